"""A starting point with levels of one's own, in place of a board's goals under a council's.

In: levels, as they are asked for. Out: a folder that loads, is checked, traced and made into a page.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import goalgraph
from goalgraph.base.errors import ParameterError
from goalgraph.base.names import Kind
from goalgraph.cli import main

LEVELS = ("OM=Övergripande mål", "N=Nämndernas mål", "D")


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_each_level_has_a_goal_under_the_one_above(lang: str, tmp_path: Path) -> None:
    made = goalgraph.new(
        tmp_path / "mine", ident="tranhult/2031", municipality="Tranhult", levels=LEVELS, lang=lang
    )
    assert (made.plan, [path.name for path in made.paths]) == ("tranhult/2031", ["goals.ttl", "plan.ttl"])
    graph = goalgraph.load(tmp_path / "mine")
    assert [goal.id for goal in graph.scope.goals] == ["OM1", "N1", "D1"]
    assert [one.label("sv") for one in graph.resources(Kind.LEVEL)] == [
        "Övergripande mål",
        "Nämndernas mål",
        "D",
    ]
    chain = [(k.subject, k.object) for k in graph.links() if k.relation == "subGoalOf"]
    assert sorted(chain) == [("D1", "N1"), ("N1", "OM1")]
    assert {one.id for one in graph.trace("OM1", "down").nodes} >= {"N1", "D1", "D1.S1", "D1.R1", "D1.I1"}
    assert {f.rule for f in graph.validate().findings} == {"placeholder-left", "indicator-without-value"}
    assert graph.write_page(tmp_path / "goals.html").stat().st_size > 100_000
    assert "Mål 2031, Tranhult" in graph.plans[0].label("sv")
    for path in made.paths:
        text = path.read_text(encoding="utf-8")
        assert [word for word in ("kommun", "municipality") if word in text] == []


def test_it_goes_on_to_a_next_edition(tmp_path: Path) -> None:
    goalgraph.new(tmp_path / "one", ident="tranhult/2031", levels=LEVELS)
    made = goalgraph.new(tmp_path / "two", tmp_path / "one")
    assert made.plan == "tranhult/2032"
    assert [goal.id for goal in goalgraph.load(tmp_path / "two").scope.goals] == ["OM1", "N1", "D1"]


@pytest.mark.parametrize("levels", [("O M=x",), ("",), ("N", "N=Nämndmål"), ("K1",), ("L=Led",), ("RO",)])
def test_a_prefix_that_is_none_or_taken_is_refused(levels: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(ParameterError) as caught:
        goalgraph.new(tmp_path / "mine", levels=levels)
    assert caught.value.details["name"] == "level"
    assert not (tmp_path / "mine").exists()


def test_a_name_may_hold_any_signs(tmp_path: Path) -> None:
    name = 'Mål "A" \\ och = B'
    goalgraph.new(tmp_path / "mine", levels=[f"N={name}"])
    [level] = goalgraph.load(tmp_path / "mine").resources(Kind.LEVEL)
    assert level.label("sv") == name


def test_the_command_takes_levels_and_refuses_them_with_an_edition(tmp_path: Path) -> None:
    folder = str(tmp_path / "mine")
    done = CliRunner().invoke(main, ["new", folder, "--level", "O=Objectives", "--level", "KR=Key results"])
    assert (done.exit_code, "goals.ttl, plan.ttl" in done.stdout) == (0, True)
    refused = CliRunner().invoke(main, ["new", folder + "2", "--from", folder, "--level", "O"])
    assert (refused.exit_code, "--level" in refused.stderr) == (2, True)
