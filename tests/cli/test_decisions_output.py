"""What the command line prints about decisions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import goalgraph
from decision_files import EVERYTHING, decision, dialogue, proposal, save
from goalgraph.base.errors import AmbiguousId, UnknownInDecisions
from goalgraph.base.visible import visible
from goalgraph.cli import decisions_output
from goalgraph.decisions.errors import DecisionConflict
from small_plan import FILE, PLAN

ODD = "Kommun\nstyrelsen\x1b[31m"
NAMED = [{"@type": "Participant", "role": "ord\nförande", "name": "A\tB"}]
DOCUMENT = dialogue(
    decision(**EVERYTHING, paragraph="§\n7", diaryNumber="1\n2", reservations=["Nej\nnej"])
    | {"body": ODD, "note": "x\ny"},
    proposal("M2", steeringMode="Direction"),
    proposal("M3", steeringMode="Undecided"),
    people=NAMED,
)


@pytest.fixture(scope="module")
def graph() -> goalgraph.Graph:
    return goalgraph.load(FILE)


@pytest.fixture(scope="module")
def outcome(graph: goalgraph.Graph, tmp_path_factory: pytest.TempPathFactory) -> goalgraph.decisions.Outcome:
    return graph.apply(save(tmp_path_factory.mktemp("files"), DOCUMENT))


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        (
            "sv",
            [
                "M 1  Badbar sjö  (beslut M1.D1)",
                "  styrform: inte avgjort → styrande mål",
                "M 2  Barn kan cykla till skolan  (förslag M2.PR1, inte beslutat)",
                "  styrform: föreslår inriktningsmål; gäller nu: inte avgjort",
                "Besluten finns i d.ttl.",
            ],
        ),
        (
            "en",
            [
                "M 1  A lake to swim in  (decision M1.D1)",
                "  steering mode: undecided → steering goal",
                "M 2  Children can cycle to school  (proposal M2.PR1, not decided)",
                "  steering mode: proposes direction goal; in force: undecided",
                "  changes nothing that is in force",
                "Brought in: decisions 1, proposals 2.",
                "The decisions are in d.ttl.",
            ],
        ),
    ],
)
def test_the_difference_goal_by_goal(
    graph: goalgraph.Graph, outcome: goalgraph.decisions.Outcome, lang: str, lines: list[str]
) -> None:
    text = decisions_output.outcome(graph, outcome, "d.ttl", lang, dry_run=False, stored=False)
    assert [line for line in lines if line not in text.splitlines()] == []


def test_what_stands_beside_the_plans_own_is_added_to_it(graph: goalgraph.Graph, tmp_path: Path) -> None:
    more = {"activities": ["Räkna cyklar"]}
    made = graph.apply(save(tmp_path, dialogue(decision("M2", **more), proposal("M3", **more))))
    shown = decisions_output.outcome(graph, made, "d.ttl", "sv", dry_run=False, stored=False)
    assert "  aktiviteter: lägger till Räkna cyklar" in shown
    assert "  aktiviteter: föreslår att lägga till Räkna cyklar" in shown
    assert "inget" not in shown


def test_what_is_no_more_than_a_draft_is_told_and_the_rest_brought_in(tmp_path: Path) -> None:
    graph = goalgraph.load(FILE)
    drafted = dialogue(proposal("M1", draft={"target": "12"}), proposal("M2", steeringMode="Direction"))
    found = graph.apply(save(tmp_path, drafted), dry_run=True)
    assert [standpoint.goal for standpoint in found.standpoints] == [f"{PLAN}/M2"]
    for lang, told in (("sv", "bara ett utkast: M 1."), ("en", "no more than a draft of it: M 1.")):
        assert told in decisions_output.outcome(graph, found, "d.ttl", lang, dry_run=True, stored=False)
    only = dialogue(proposal("M1", draft={"target": "12"}))
    found = graph.apply(save(tmp_path, only), dry_run=True)
    assert found.standpoints == ()
    assert "M 1" in decisions_output.outcome(graph, found, "d.ttl", "sv", dry_run=True, stored=False)


def test_a_draft_of_a_goal_that_is_not_there_is_refused(graph: goalgraph.Graph, tmp_path: Path) -> None:
    with pytest.raises(UnknownInDecisions):
        graph.apply(save(tmp_path, dialogue(proposal("M99", draft={"target": "12"}))), dry_run=True)


def test_a_dry_run_says_so_and_names_no_file(
    graph: goalgraph.Graph, outcome: goalgraph.decisions.Outcome
) -> None:
    text = decisions_output.outcome(graph, outcome, "d.ttl", "en", dry_run=True, stored=False)
    assert text.startswith("Dry run: nothing has been written.\n")
    assert "Would be brought in" in text
    assert "d.ttl" not in text


def test_the_store_is_named_as_such(graph: goalgraph.Graph, outcome: goalgraph.decisions.Outcome) -> None:
    text = decisions_output.outcome(graph, outcome, "folder", "en", dry_run=False, stored=True)
    assert text.endswith("The decisions are in the store folder.\n")


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_history_keeps_each_text_in_its_line(
    graph: goalgraph.Graph, outcome: goalgraph.decisions.Outcome, lang: str
) -> None:
    text = decisions_output.history(graph, "M1", "table", lang)
    assert "\x1b" not in text
    _, empty, head, *rest = text.splitlines()
    assert (empty, head.split()[:2]) == ("", ["2024-05-01", "M1.D1"])
    assert all(line.startswith("  ") for line in rest)
    for said in ("Kommun styrelsen", "§ 7", "1 2", "Nej nej", "x y", "ord förande", "A B"):
        assert said in text


@pytest.mark.parametrize(
    ("lang", "said"), [("sv", "Inget är föreslaget eller beslutat"), ("en", "Nothing has been proposed")]
)
def test_nothing_said_reads_as_such(lang: str, said: str) -> None:
    text = decisions_output.history(goalgraph.load(FILE), "M3", "table", lang)
    assert "M 3" in text
    assert said in text


def test_the_history_as_json(graph: goalgraph.Graph, outcome: goalgraph.decisions.Outcome) -> None:
    found = json.loads(decisions_output.history(graph, "M1", "json", "en"))
    (record,) = found["history"]
    assert (found["goal"], record["id"], record["decided"], record["date"]) == (
        "M1",
        "M1.D1",
        True,
        "2024-05-01",
    )
    assert record["body"] == visible(ODD)
    assert record["sets"][0] == {"field": "steering mode", "value": "steering goal"}


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_conflict_is_told_with_goal_field_and_both_values(
    graph: goalgraph.Graph, outcome: goalgraph.decisions.Outcome, tmp_path: Path, lang: str
) -> None:
    label = {"label": "Mål: något\nannat"}
    with pytest.raises(DecisionConflict) as caught:
        graph.apply(save(tmp_path, dialogue(decision(steeringMode="Direction", basedOn=label), name="two")))
    first, *rest = decisions_output.conflicts(graph, caught.value, lang).splitlines()
    assert "workshop.json" in first
    assert len(rest) == 2
    assert "M 1" in rest[0]
    assert "Mål: något annat" in rest[0]
    assert "Sjön går att bada i" in rest[0]
    values = {
        "sv": ("inte avgjort", "styrande mål", "inriktningsmål"),
        "en": ("undecided", "steering goal", "direction goal"),
    }
    assert all(value in rest[1] for value in ("M 1", "M1.D1", *values[lang]))


def test_nothing_to_do_is_said(
    graph: goalgraph.Graph, outcome: goalgraph.decisions.Outcome, tmp_path: Path
) -> None:
    again = graph.apply(save(tmp_path, DOCUMENT))
    text = decisions_output.outcome(graph, again, None, "en", dry_run=False, stored=False)
    assert text == "Nothing to do: all that is in the file is there already.\n"


def test_a_conflict_beside_another_plan_with_the_same_ids_is_told_all_the_same(tmp_path: Path) -> None:
    other = tmp_path / "other.ttl"
    other.write_text(FILE.read_text(encoding="utf-8").replace(PLAN, f"{PLAN}-other"), encoding="utf-8")
    graph = goalgraph.load(FILE, other)
    with pytest.raises(AmbiguousId):
        graph.get("M1")
    label = {"label": "Mål: något annat"}
    with pytest.raises(DecisionConflict) as caught:
        graph.apply(save(tmp_path, dialogue(decision(steeringMode="Direction", basedOn=label))))
    assert "M 1" in decisions_output.conflicts(graph, caught.value, "sv").splitlines()[1]
