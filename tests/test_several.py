"""Several plans: every answer is the answers of the plans alone, put together, with a word on which plan."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

import goalgraph
from goalgraph.base.errors import AmbiguousId, UnknownId
from goalgraph.base.names import Kind
from places import EXAMPLE, ROOT
from small_plan import FILE

CODES = ("aby", "bby", "cby")


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> dict[str, goalgraph.Graph]:
    """Plans with the same ids, each loaded for itself: an invented one three times, and the example's years."""
    folder = tmp_path_factory.mktemp("plans")
    paths = [_copy(folder, code) for code in CODES] + [EXAMPLE / "2030", EXAMPLE / "2031"]
    graphs = [goalgraph.load(path) for path in paths]
    found = {graph.plans[0].id: graph for graph in graphs}
    assert len(found) == len(paths)
    return dict(sorted(found.items()))


@pytest.fixture(scope="module")
def together(tmp_path_factory: pytest.TempPathFactory) -> goalgraph.Graph:
    folder = tmp_path_factory.mktemp("plans")
    return goalgraph.load(*(_copy(folder, code) for code in CODES), EXAMPLE / "2030", EXAMPLE / "2031")


def _copy(folder: Path, code: str) -> Path:
    path = folder / f"{code}.ttl"
    path.write_text(
        FILE.read_text(encoding="utf-8").replace("sjobacka/2024", f"{code}/2024").replace("sjobacka", code),
        encoding="utf-8",
    )
    return path


def test_each_plan_is_there_once(together: goalgraph.Graph, alone: dict[str, goalgraph.Graph]) -> None:
    assert sorted(plan.id for plan in together.plans) == list(alone)


@pytest.mark.parametrize(
    "name", sorted(n for n, query in goalgraph.queries().items() if not query.over_plans)
)
def test_a_shipped_query_gives_the_rows_of_each_plan(
    name: str, together: goalgraph.Graph, alone: dict[str, goalgraph.Graph]
) -> None:
    joined = together.query(name, lang="en")
    single: dict[str, goalgraph.QueryResult] = {}
    for plan, graph in alone.items():
        with suppress(UnknownId):  # the query asks about KS1 unless told otherwise, and not every plan has it
            single[plan] = graph.query(name, lang="en")
    first = next(iter(single.values()))
    if first.triples is not None:
        assert set(joined.triples or ()) == {t for one in single.values() for t in one.triples or ()}
        return
    assert joined.columns == ("plan", *first.columns)
    assert sorted(map(str, joined.texts())) == sorted(
        str((plan, *row)) for plan, one in single.items() for row in one.texts()
    )


@pytest.mark.parametrize("name", sorted(n for n, query in goalgraph.queries().items() if query.over_plans))
def test_a_query_over_plans_says_itself_which_plan_a_row_is_about(
    name: str, together: goalgraph.Graph, alone: dict[str, goalgraph.Graph]
) -> None:
    found = together.query(name, lang="en")
    assert found.columns == next(iter(alone.values())).query(name, lang="en").columns
    assert found.columns[0] == "county_code" or "plan" in found.columns


def test_findings_and_rules_are_those_of_each_plan(
    together: goalgraph.Graph, alone: dict[str, goalgraph.Graph]
) -> None:
    joined = together.validate(lang="en")
    single = {plan: graph.validate(lang="en") for plan, graph in alone.items()}
    assert sorted(map(str, joined.findings)) == sorted(
        str(replace(f, plan=plan)) for plan, report in single.items() for f in report.findings
    )
    counted = {(r.plan, r.rule): (r.targets, r.findings) for r in joined.rules}
    assert counted == {
        (plan, r.rule): (r.targets, r.findings) for plan, report in single.items() for r in report.rules
    }


def test_links_and_readiness_are_those_of_each_plan(
    together: goalgraph.Graph, alone: dict[str, goalgraph.Graph]
) -> None:
    assert set(together.links()) == {
        replace(link, plan=plan) for plan, graph in alone.items() for link in graph.links()
    }
    assert sorted(map(str, together.readiness())) == sorted(
        str(replace(one, plan=plan)) for plan, graph in alone.items() for one in graph.readiness()
    )


def test_an_id_that_several_plans_have_is_asked_for_with_its_plan(together: goalgraph.Graph) -> None:
    with pytest.raises(AmbiguousId) as caught:
        together.get("M1")
    assert "aby/2024/M1" in str(caught.value.details["candidates"])
    assert together.get("ABY/2024/m1").id == "aby/2024/M1"
    assert together.get("SDG11").id == "SDG11"
    thread = together.trace("bby/2024/M1")
    assert thread.root.id == "bby/2024/M1"
    assert all(together.get(node.id).iri == node.iri for node in thread.nodes)
    up, down = together.links_of("cby/2024/M1")
    assert {link.object for link in down} == {"cby/2024/M1"} == {link.subject for link in up}


def test_narrowed_to_one_plan_ids_are_short_again(
    together: goalgraph.Graph, alone: dict[str, goalgraph.Graph]
) -> None:
    one = together.of("bby/2024")
    assert one.get("M1").id == "M1"
    assert one.links() == alone["bby/2024"].links()
    assert one.query("goals-without-strategy").columns[0] != "plan"
    assert one.digest("bby/2024") == alone["bby/2024"].digest("bby/2024")


def test_what_plans_share_is_counted_once(
    together: goalgraph.Graph, alone: dict[str, goalgraph.Graph]
) -> None:
    counts = together.summary().counts
    assert counts[Kind.GLOBAL_GOAL.value] == 17
    own = sum(len(graph.scope.goals) for graph in alone.values())
    assert counts[Kind.GOAL.value] == own + len(
        {g.iri for graph in alone.values() for g in graph.scope.goals_above}
    )
    network = together.to_networkx()
    assert sum(data["kind"] == "global-goal" for _, data in network.nodes(data=True)) == 17


def test_sparql_sees_all_plans_and_of_narrows_it(together: goalgraph.Graph) -> None:
    text = "SELECT DISTINCT ?plan { ?area a gg:FocusArea ; gg:inPlan ?plan }"
    assert len(together.query(text).rows) == len(together.plans)
    assert len(together.of("aby/2024").query(text).rows) == 1


def test_another_bodys_council_goals_stay_away() -> None:
    both = goalgraph.load(ROOT / "data" / "vaggeryd" / "2019", EXAMPLE / "2030")
    for plan in both.plans:
        own = {goal.iri for goal in both.of(plan.id).scope.goals_above}
        assert all(("0665" in iri) == (plan.id == "0665/2019") for iri in own)


def test_what_no_plan_has_is_an_unknown_id(together: goalgraph.Graph) -> None:
    with pytest.raises(UnknownId):
        together.query("source-of", {"resource": "nowhere"})
    assert {row[0] for row in together.query("source-of", {"resource": "aby/2024/M1"}).texts()} <= {
        "aby/2024"
    }
