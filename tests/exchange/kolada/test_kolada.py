"""Values from Kolada in a plan: what the graph says of them, and that nothing printed is touched."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import goalgraph
import kolada_server as server
from goalgraph.answers import trends
from goalgraph.exchange.kolada import KoladaResult, Patience
from goalgraph.exchange.kolada.faults import (
    ForeignFile,
    KoladaError,
    NoAnswer,
    NoCode,
    NoKoladaIds,
    NoMunicipality,
    NoPlaceForKolada,
    NotTurtle,
    PlanInTheWay,
)
from goalgraph.faces.page.content.indicators import indicators
from goalgraph.model.objects import Observation
from kolada_plan import PLAN, TEXT, kolada, write_plan
from kolada_server import Kolada, row, serving

QUICK = Patience(silence=1, attempts=1, pause=0.01, longest_pause=0.01)
Refresh = Callable[..., KoladaResult]


@pytest.fixture
def running(monkeypatch: pytest.MonkeyPatch) -> Iterator[Kolada]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serving(kolada()) as server:
        yield server


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_plan(tmp_path / "plan")


@pytest.fixture
def refresh(running: Kolada, folder: Path) -> Refresh:
    def done(**options: object) -> KoladaResult:
        graph = goalgraph.load(folder)
        return graph.kolada(**{"endpoint": running.address, "patience": QUICK, "use": "none", **options})  # type: ignore[arg-type]

    return done


def observed(graph: goalgraph.Graph) -> dict[str, Observation]:
    return {one.id: one for one in graph.resources("observation") if isinstance(one, Observation)}


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> tuple[goalgraph.Graph, KoladaResult]:
    """The plan loaded with what a first run has brought in, and what that run said."""
    folder = write_plan(tmp_path_factory.mktemp("brought") / "plan")
    with pytest.MonkeyPatch.context() as patch, serving(kolada()) as running:
        patch.setenv("NO_PROXY", "127.0.0.1")
        made = goalgraph.load(folder).kolada(endpoint=running.address, patience=QUICK, use="none")
    return goalgraph.load(folder), made


def test_values_are_observations_of_the_plans_indicators(
    brought: tuple[goalgraph.Graph, KoladaResult],
) -> None:
    one = observed(brought[0])["I1.N00957.2018K"]
    assert (one.value, one.indicator_id) == (Decimal("32.1"), "I1")
    assert one.unit is not None
    assert one.unit.id == "DAY"
    assert one.group is not None
    assert one.group.id == "women"
    assert one.period is not None
    assert one.period.id == "2018"
    assert one.source is not None
    assert one.source.label("en").startswith("Kolada N00957 (retrieved 2")
    assert {c.circle.id: c.value for c in one.comparisons if c.circle} == {"Country": Decimal(33)}


def test_each_source_has_its_licence_its_time_and_its_address(
    brought: tuple[goalgraph.Graph, KoladaResult],
) -> None:
    rows = brought[0].query(
        "PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX prov: <http://www.w3.org/ns/prov#> "
        "SELECT ?observation ?licence ?time ?origin WHERE { "
        f"GRAPH <{PLAN}/kolada> {{ ?observation a gg:Observation ; dcterms:source ?source . "
        "?source dcterms:license ?licence ; prov:generatedAtTime ?time ; dcterms:source ?origin } }"
    )
    found = rows.texts()
    assert len(found) == len(brought[1].values) == 11
    assert {one[1] for one in found} == {"https://creativecommons.org/licenses/by/4.0/"}
    assert {str(one[3]).partition("/v3/")[2] for one in found} == {
        f"data/kpi/{kpi}/municipality/0999" for kpi in ("N00925", "N00957", "N01003", "N01982")
    }


def test_an_id_of_one_group_gives_values_of_that_group(brought: tuple[goalgraph.Graph, KoladaResult]) -> None:
    group = observed(brought[0])["I2.N00925.2018"].group
    assert group is not None
    assert group.id == "women"


def test_a_group_that_the_title_names_is_that_of_the_whole(
    brought: tuple[goalgraph.Graph, KoladaResult],
) -> None:
    found = observed(brought[0])
    groups = [found[f"I3.N01982.2017{gender}"].group for gender in ("", "K", "M")]
    assert [group.id for group in groups if group] == ["age-25-64", "women", "men"]
    assert found["I3.N01982.2017M"].value == Decimal("-0.4")


def test_the_unit_is_kolada_s_and_not_the_plans(brought: tuple[goalgraph.Graph, KoladaResult]) -> None:
    unit = observed(brought[0])["I5.N01003.2018"].unit
    assert unit is not None
    assert unit.id == "PER-1000-RESIDENTS"


def test_what_is_printed_stays_and_what_differs_is_told(
    brought: tuple[goalgraph.Graph, KoladaResult],
) -> None:
    graph, made = brought
    assert [(one.printed.id, one.fetched.id) for one in made.differences] == [("I1.O1", "I1.N00957.2018")]
    assert observed(graph)["I1.O1"].value == 26
    findings = [one for one in graph.validate(lang="en").findings if "published" in one.rule]
    assert [(one.focus, one.severity) for one in findings] == [("I1.O1", "warning")]
    assert "gives 26 of I1, but Kolada N00957" in findings[0].message
    assert not [one for one in graph.validate().findings if one.rule == "value-contradictory"]


def test_what_cannot_be_used_is_told(brought: tuple[goalgraph.Graph, KoladaResult]) -> None:
    made = brought[1]
    assert isinstance(hash(made), int)
    assert dict(made.left) == {"missing": 2, "deleted": 1, "alone": 2}
    assert [(one.kpi, one.indicators, one.replaced_by) for one in made.retired] == [("U00402", ("I4",), None)]
    assert [one.id for one in made.uncoded] == ["County"]
    assert {code: names["sv"] for code, names in made.circles.items()} == {
        "G123456": "liknande kommuner",
        "0000": "riket",
    }


def test_printed_and_fetched_numbers_are_series_of_their_own(
    brought: tuple[goalgraph.Graph, KoladaResult],
) -> None:
    mine = [one for one in observed(brought[0]).values() if one.indicator_id == "I1"]
    found = [
        (run.source and run.source.id, run.group and run.group.id, len(run.points))
        for run in trends.series(mine)
    ]
    assert set(found) == {
        (None, None, 1),
        ("kolada:N00957", None, 3),
        ("kolada:N00957", "men", 1),
        ("kolada:N00957", "women", 2),
    }
    assert [one.id for one in trends.latest(mine)] == [
        "I1.N00957.2017M",
        "I1.N00957.2018K",
        "I1.N00957.2019",
        "I1.O1",
    ]


def test_page_report_and_queries_have_the_values(
    brought: tuple[goalgraph.Graph, KoladaResult], tmp_path: Path
) -> None:
    graph = brought[0]
    page = graph.write_page(tmp_path / "page.html").read_text(encoding="utf-8")
    assert "I1.N00957.2019" in page
    assert "Kolada N00957 (hämtat" in page
    assert "I1.N00957.2019" in [row[0] for row in graph.query("latest-values").texts()]
    assert "I1.N00957.2017" not in [row[0] for row in graph.query("latest-values").texts()]
    over_time = {row[2]: row[-1] for row in graph.query("values-over-time", lang="en").texts()}
    assert str(over_time["I1.N00957.2017"]).startswith("Kolada N00957 (retrieved ")
    assert not over_time["I1.O1"]


def test_each_fetched_series_is_a_chart_that_says_whose_it_is(
    brought: tuple[goalgraph.Graph, KoladaResult],
) -> None:
    charts = indicators(brought[0].scope)["of"]["I1"]["charts"]
    assert [[row["id"] for row in rows] for rows in charts] == [
        ["I1.N00957.2017M", "I1.O1"],
        ["I1.N00957.2017", "I1.N00957.2018", "I1.N00957.2019"],
        ["I1.N00957.2017K", "I1.N00957.2018K"],
    ]
    assert charts[2][0]["of"]["en"].startswith("women, Kolada N00957 (retrieved ")


def test_the_graph_at_hand_has_the_values_as_well(refresh: Refresh, running: Kolada, folder: Path) -> None:
    graph = goalgraph.load(folder)
    graph.kolada(endpoint=running.address, patience=QUICK, use="none")
    assert observed(graph).keys() == observed(goalgraph.load(folder)).keys()


def test_the_plan_has_its_graph_among_several(refresh: Refresh, folder: Path, tmp_path: Path) -> None:
    refresh()
    other = write_plan(tmp_path / "other")
    text = TEXT.replace("lindby/2030", "sandby/2030")
    (other / "plan.ttl").write_text(text, encoding="utf-8")
    both = goalgraph.load(folder, other)
    assert both.loose == ()
    assert "I1.N00957.2019" in observed(both.of("lindby/2030"))
    assert "I1.N00957.2019" not in observed(both.of("sandby/2030"))


def test_the_same_answer_leaves_the_file_as_it_is(refresh: Refresh, folder: Path) -> None:
    first = refresh()
    assert (first.written, first.path, first.loaded) == (True, folder / "kolada.ttl", True)
    before = (folder / "kolada.ttl").stat()
    text = (folder / "kolada.ttl").read_text(encoding="utf-8")
    (folder / "kolada.ttl").write_text(text.replace("T", "T"), encoding="utf-8")
    again = refresh(lang="en")
    assert not again.written
    assert (folder / "kolada.ttl").read_text(encoding="utf-8") == text
    assert (folder / "kolada.ttl").stat().st_ino == before.st_ino


def test_the_file_that_has_the_graph_is_the_one_that_is_replaced(
    refresh: Refresh, running: Kolada, folder: Path
) -> None:
    refresh()
    (folder / "kolada.ttl").rename(folder / "values.ttl")
    running.rows.append(row("N00957", 2020, ("T", 23.0)))
    assert refresh().path == folder / "values.ttl"
    assert not (folder / "kolada.ttl").exists()


def test_another_answer_replaces_the_graph_whole(refresh: Refresh, running: Kolada, folder: Path) -> None:
    refresh()
    running.rows = [row("N00957", 2021, ("T", 22.0))]
    assert refresh().written
    assert {one.id for one in observed(goalgraph.load(folder)).values() if one.source} == {"I1.N00957.2021"}


def test_no_value_at_all_writes_nothing(refresh: Refresh, running: Kolada, folder: Path) -> None:
    refresh()
    text = (folder / "kolada.ttl").read_text(encoding="utf-8")
    running.rows = []
    made = refresh()
    assert not made.written
    assert made.silent == ("N00925", "N00957", "N01003", "N01982")
    assert (folder / "kolada.ttl").read_text(encoding="utf-8") == text


def test_a_dry_run_writes_nothing(refresh: Refresh, folder: Path) -> None:
    made = refresh(dry_run=True)
    assert made.values
    assert not made.written
    assert not (folder / "kolada.ttl").exists()


def test_a_first_year_can_be_named(refresh: Refresh) -> None:
    assert {one.year for one in refresh(since=2019).values} == {2019}


def test_others_to_compare_with_are_called_as_kolada_calls_them(
    refresh: Refresh, running: Kolada, folder: Path
) -> None:
    running.rows.append(row("N00957", 2019, ("T", 21.0), municipality="0998"))
    made = refresh(compare=["0998", "0998", "0999", "0000"])
    assert made.circles["0998"] == {"sv": "Sandby"}
    graph = goalgraph.load(folder)
    (comparison,) = observed(graph)["I1.N00957.2019"].comparisons
    assert comparison.circle is not None
    assert comparison.circle.label() == "Sandby"
    assert [one for one in graph.validate().findings if one.severity == "violation"] == []
    assert "0998" not in refresh().circles


def test_two_ids_of_an_indicator_are_two_series(refresh: Refresh, running: Kolada, folder: Path) -> None:
    text = TEXT.replace('"kolada:N00957"', '"kolada:N00957" , "kolada:N00999"')
    (folder / "plan.ttl").write_text(text, encoding="utf-8")
    running.titles["N00999"] = "Ohälsotal (ny), dagar"
    running.rows.append(row("N00999", 2020, ("T", 11.0)))
    refresh()
    mine = [one for one in observed(goalgraph.load(folder)).values() if one.indicator_id == "I1"]
    assert [
        len(run.points) for run in trends.series(mine) if run.source and run.source.id == "kolada:N00999"
    ] == [1]
    assert observed(goalgraph.load(folder))["I1.N00999.2020"].previous_id is None


def test_an_id_that_is_gone_names_what_replaced_it_where_the_catalogue_says(
    refresh: Refresh, tmp_path: Path, folder: Path
) -> None:
    catalogue = tmp_path / "kpi.csv"
    catalogue.write_text("id;title;ersatt av\nU00402;Nöjd-Region-Index;U00499\nU00499;Attraktivitet;\n")
    assert refresh(catalogue=catalogue).retired[0].replaced_by == "U00499"
    catalogue.write_text("id;title\nU00498;Nöjd region index\n")
    (gone,) = refresh(catalogue=catalogue).retired
    assert gone.replaced_by is None
    assert [one.kpi for one in gone.like] == ["U00498"]
    store = goalgraph.load(folder).store
    assert store.ask(f"ASK {{ <{PLAN}/kolada/U00402> <http://www.w3.org/2002/07/owl#deprecated> true }}")


def test_a_number_that_is_given_in_two_ways_is_not_used(refresh: Refresh, running: Kolada) -> None:
    running.rows.append(row("N00957", 2019, ("T", 99.0)))
    made = refresh()
    assert made.left["twice"] == 1
    assert "I1.N00957.2019" not in {one.id for one in made.values}


def test_what_nobody_asked_for_is_not_used(refresh: Refresh, running: Kolada) -> None:
    running.instead = [
        lambda one: one.answer(),
        lambda one: one.answer(values=[row("N09999", 2020, ("T", 1.0)), row("N00957", 2020, ("T", 2.0))]),
    ]
    made = refresh()
    assert made.left["other"] == 1
    assert [one.id for one in made.values] == ["I1.N00957.2020"]


def test_a_list_without_indicators_retires_nothing(refresh: Refresh, running: Kolada) -> None:
    running.titles = {}
    with pytest.raises(NoAnswer):
        refresh()


def test_a_unit_that_nobody_says_is_none(refresh: Refresh, running: Kolada, folder: Path) -> None:
    running.titles["N00957"] = "Ohälsotal"
    made = refresh()
    assert made.unitless == ("N00957",)
    assert made.differences == ()
    (folder / "plan.ttl").write_text(TEXT + "plan:I1 gg:unit unit:DAY .\n", encoding="utf-8")
    assert refresh().unitless == ()


@pytest.mark.parametrize(
    "instead",
    [
        [lambda one: one.answer(), server.status(500), server.status(500)],
        [lambda one: one.answer(), server.body(b'{"values": [')],
        [lambda one: one.answer(), server.leading("http://example.org/v3/")],
        [server.status(503)] * 3,
    ],
)
def test_a_failure_in_the_middle_leaves_everything_as_it_was(
    refresh: Refresh, running: Kolada, folder: Path, instead: list[server.Misbehaviour]
) -> None:
    refresh()
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    running.rows.append(row("N00957", 2022, ("T", 1.0)))
    running.instead = list(instead)
    with pytest.raises(KoladaError):
        refresh()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_file_of_somebody_else_is_not_written_over(refresh: Refresh, folder: Path, running: Kolada) -> None:
    for text in ("<urn:a> <urn:b> <urn:c> .", "not turtle"):
        (folder.parent / "mine.ttl").write_text(text)
        with pytest.raises(ForeignFile):
            refresh(output=folder.parent / "mine.ttl")
    with pytest.raises(NotTurtle):
        refresh(output=folder.parent / "values.json")
    assert running.asked == []


def test_the_bundled_plan_needs_a_file(bundled: goalgraph.Graph, running: Kolada, tmp_path: Path) -> None:
    with pytest.raises(NoPlaceForKolada):
        bundled.kolada(endpoint=running.address)
    running.titles["N01951"] = "Invånare totalt, antal"
    running.rows = [row("N01951", 2018, ("T", 1.0), municipality="0665")]
    made = goalgraph.load().kolada(
        endpoint=running.address, patience=QUICK, use="none", output=tmp_path / "kolada.ttl"
    )
    assert (made.municipality, made.written, made.loaded) == ("0665", True, False)


def test_a_store_is_written_to_itself(running: Kolada, folder: Path, tmp_path: Path) -> None:
    from goalgraph.rdf.kept import KeptStore
    from goalgraph.rdf.reading import read

    place = tmp_path / "store"
    import pyoxigraph as ox

    store = ox.Store(str(place))
    store.extend(read([folder]))
    store.flush()
    del store
    made = goalgraph.open(place).kolada(endpoint=running.address, patience=QUICK, use="none")
    assert (made.path, made.written) == (None, True)
    again = goalgraph.open(place)
    assert isinstance(again._plans.store, KeptStore)
    assert "I1.N00957.2019" in observed(again)
    assert not again.kolada(endpoint=running.address, patience=QUICK, use="none").written


def test_a_server_that_can_write_is_written_to_itself(
    running: Kolada, folder: Path, oxigraph_server: str
) -> None:
    from goalgraph.exchange.kolada.statements import graph_of

    goalgraph.load_into(oxigraph_server, folder)
    graph = goalgraph.open(oxigraph_server)
    asked: dict[str, Any] = {"endpoint": running.address, "patience": QUICK, "use": "none"}
    assert not graph.kolada(**asked, dry_run=True).written
    assert not goalgraph.open(oxigraph_server)._plans.store.get_graph(graph_of(PLAN))
    made = graph.kolada(**asked)
    assert (made.path, made.written, made.loaded) == (None, True, True)
    assert "I1.N00957.2019" in observed(graph)
    again = goalgraph.open(oxigraph_server)
    assert "I1.N00957.2019" in observed(again)
    assert not again.kolada(**asked).written
    running.rows = [one for one in running.rows if one["kpi"] != "N00957"]
    assert again.kolada(**asked).written
    assert not [one for one in observed(goalgraph.open(oxigraph_server)) if "N00957" in one]
    goalgraph.drop(oxigraph_server, "lindby/2030")


def test_a_plan_that_does_not_say_whose_it_is_is_told(
    refresh: Refresh, folder: Path, running: Kolada
) -> None:
    (folder / "plan.ttl").write_text(TEXT.replace('dcterms:identifier "0999"', 'dcterms:identifier "9"'))
    with pytest.raises(NoMunicipality, match="found: –"):
        refresh()
    assert refresh(municipality="0999").written
    with pytest.raises(NoCode):
        refresh(municipality="Lindby")
    with pytest.raises(NoCode):
        refresh(municipality="0999", compare=["0998/../x"])


def test_a_plan_where_the_graph_would_be_is_told(refresh: Refresh, folder: Path) -> None:
    more = f'<{PLAN}/kolada> a gg:Plan ; skos:notation "x" ; rdfs:label "Annan"@sv .\n'
    (folder / "more.ttl").write_text(TEXT.partition(f"<{PLAN}>")[0] + more, encoding="utf-8")
    with pytest.raises(PlanInTheWay):
        goalgraph.load(folder).of("lindby/2030").kolada()


def test_a_plan_without_ids_is_told(refresh: Refresh, folder: Path) -> None:
    (folder / "plan.ttl").write_text(TEXT.replace("kolada:N", "other:N").replace("kolada:U", "other:U"))
    with pytest.raises(NoKoladaIds):
        refresh()


def test_what_can_be_no_id_is_told_and_not_asked_for(refresh: Refresh, folder: Path, running: Kolada) -> None:
    (folder / "plan.ttl").write_text(TEXT.replace("kolada:N01003", "kolada:../../x?y=1"))
    assert refresh().unusable == ("../../x?y=1",)
    assert not [one for one in running.asked if "x?y" in one]


def test_a_body_without_a_code_is_known_by_that_of_the_plans_id(
    folder: Path, running: Kolada, refresh: Refresh
) -> None:
    text = TEXT.replace('dcterms:identifier "0999"', 'dcterms:identifier "9"')
    assert "lindby/2030" in text
    (folder / "plan.ttl").write_text(text.replace("lindby/2030", "0999/2030"))
    assert refresh().municipality == "0999"


def test_a_unit_that_kolada_says_is_never_taken_for_the_plans(
    refresh: Refresh, running: Kolada, folder: Path
) -> None:
    (folder / "plan.ttl").write_text(TEXT + "plan:I1 gg:unit unit:DAY .\n", encoding="utf-8")
    running.titles["N00957"] = "Ohälsotal, dagar/invånare"
    made = refresh()
    assert (made.unitless, dict(made.unheard), made.differences) == (
        ("N00957",),
        {"N00957": "dagar/invånare"},
        (),
    )
    assert observed(goalgraph.load(folder))["I1.N00957.2018"].unit is None


def test_millions_of_kronor_are_kronor_for_those_compared_with_too(
    refresh: Refresh, running: Kolada, folder: Path
) -> None:
    running.titles["N00957"] = "Årets resultat, mnkr"
    refresh()
    one = observed(goalgraph.load(folder))["I1.N00957.2018"]
    assert one.unit is not None
    assert (one.value, one.unit.id) == (Decimal(27_400_000), "SEK")
    assert {c.value for c in one.comparisons} == {29_000_000, 28_000_000}


def test_an_id_whose_unit_is_another_than_is_printed_is_told(
    refresh: Refresh, running: Kolada, folder: Path
) -> None:
    """A wrong id was brought in without a word: what is in other units is never compared."""
    running.titles["N00957"] = "Nöjda invånare, andel (%)"
    made = refresh()
    assert "N00957" in made.otherwise
    assert "N00957" not in {one.fetched.series.kpi for one in made.differences}


def test_an_id_whose_unit_is_that_which_is_printed_is_not(refresh: Refresh) -> None:
    made = refresh()
    assert made.values
    assert "N00957" not in made.otherwise
