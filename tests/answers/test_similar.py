"""A goal's relatives: those about the same, however they are worded, and why; and nothing is linked by it."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path

import pytest
from click.testing import CliRunner

import goalgraph
from goalgraph.answers.similar import LEAST, alike_in_words, stems
from goalgraph.base.errors import AmbiguousId, ParameterError
from goalgraph.cli import main
from nation import Known, nation, themes


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("nation")


@pytest.fixture(scope="module")
def known(folder: Path) -> list[Known]:
    return nation(8, folder)


@pytest.fixture(scope="module")
def graph(folder: Path, known: list[Known]) -> goalgraph.Graph:
    return goalgraph.load(folder)


def aim_of(one: Known, goal: str) -> str:
    """What a generated goal is about: the aim of its theme."""
    [aim] = [f"SDG{theme['aim']}" for theme in themes() if one.goals[goal] in theme["goals"]]
    return aim


def test_goals_in_the_same_words_come_first(graph: goalgraph.Graph, known: list[Known]) -> None:
    by_plan = {one.plan: one for one in known}
    for one in known:
        for goal, text in list(one.goals.items())[:3]:
            found = graph.similar(f"{one.plan}/{goal}", limit=100)
            assert [r.likeness for r in found] == sorted((r.likeness for r in found), reverse=True)
            assert all(r.plan != one.plan for r in found)
            alike = [r for r in found if r.label == text]
            assert all(r.likeness == 100 for r in alike)
            expected = {
                (other.plan, ident)
                for other in known
                for ident, said in other.goals.items()
                if other is not one and said == text
            }
            assert {(r.plan, r.goal) for r in alike} == expected
            for relative in found:
                assert by_plan[relative.plan].goals[relative.goal] == relative.label


def test_what_both_serve_is_told_and_brings_them_nearer(graph: goalgraph.Graph, known: list[Known]) -> None:
    told = 0
    for one in known:
        for aim, goals in one.aims.items():
            for relative in graph.similar(f"{one.plan}/{goals[0]}", limit=200) if goals[0][0] == "N" else ():
                other = next(k for k in known if k.plan == relative.plan)
                shared_aim = aim in other.aims and aim_of(other, relative.goal) == aim
                contributes = other.aims.get(aim, [""])[0].startswith("A") or relative.goal in other.aims.get(
                    aim, []
                )
                assert (aim in relative.shared) == (shared_aim and contributes)
                told += aim in relative.shared
                lacking = (100 - relative.wording) / 2 ** len(relative.shared)
                assert relative.likeness == pytest.approx(100 - lacking, abs=0.1)
                assert relative.shared or relative.wording >= LEAST
    assert told > 5


def test_words_alone_tell_most_goals_about_other_things_apart() -> None:
    """What is said of ``LEAST``: how few of unrelated goals reach it, and how many of related ones do."""
    other = [
        alike_in_words(stems(a, "sv"), stems(b, "sv"))
        for one, two in combinations(themes(), 2)
        for a in one["goals"]
        for b in two["goals"]
    ]
    same = [
        alike_in_words(stems(a, "sv"), stems(b, "sv"))
        for theme in themes()
        for a, b in combinations(theme["goals"], 2)
    ]
    assert sum(one >= LEAST for one in other) <= 0.05 * len(other)
    assert sum(one >= LEAST for one in same) >= 0.5 * len(same)


def test_endings_and_words_that_say_little_make_no_difference() -> None:
    assert alike_in_words(stems("Vägarna ska bli tryggare", "sv"), stems("Tryggare vägar", "sv")) == 100
    assert alike_in_words(stems("The lakes shall be clean", "en"), stems("Clean lake", "en")) == 100
    assert stems("Alla ska ha", "sv")  # words that all say little are still compared


def test_a_suggestion_links_nothing(graph: goalgraph.Graph, known: list[Known]) -> None:
    before = graph.links()
    assert graph.similar(f"{known[0].plan}/N1")
    assert graph.links() == before


def test_a_goal_of_the_only_plan_has_its_relatives_there() -> None:
    plan = goalgraph.load()
    assert {relative.plan for relative in plan.similar("KS2")} <= {"0665/2019", "0665/2015"}
    assert "KS2" not in {relative.goal for relative in plan.similar("KS2", limit=50)}


def test_what_cannot_be_asked_is_refused(graph: goalgraph.Graph) -> None:
    with pytest.raises(ParameterError, match="goal"):
        goalgraph.load().similar("A1")
    with pytest.raises(ParameterError, match="limit"):
        goalgraph.load().similar("KS1", limit=0)
    with pytest.raises(AmbiguousId):
        graph.similar("N1")


def test_the_command_shows_what_the_library_finds() -> None:
    result = CliRunner().invoke(main, ["similar", "KS2", "--limit", "2", "--format", "json"])
    document = json.loads(result.stdout)
    assert document["goal"] == "KS2"
    assert [one["id"] for one in document["similar"]] == ["KS3", "KS4"]
    assert document["similar"][0]["shared"] == ["SDG8"]
    table = CliRunner().invoke(main, ["similar", "KS2", "--lang", "en"])
    assert "SDG8" in table.stdout
    assert "no link" in table.stdout
    none = CliRunner().invoke(main, ["similar", "KS5", "--lang", "sv"])
    assert "Inget annat mål liknar det." in none.stdout
    frame = goalgraph.load().similar("KS2").to_frame("polars")
    assert frame.columns[:4] == ["plan", "goal", "iri", "label"]
