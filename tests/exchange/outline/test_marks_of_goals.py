"""Marks of goals with letters, three digits or a word for number."""

from __future__ import annotations

from pathlib import Path

import pytest

import goalgraph
from goalgraph.exchange.outline import outline
from goalgraph.exchange.outline.findings import Outlined, Sure, What
from goalgraph.exchange.outline.lines import plain_lines
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader


def marked_read(text: str) -> Outlined:
    return Reader(passages_of(list(plain_lines(text)))).read()


@pytest.mark.parametrize(
    ("mark", "ident"),
    [
        ("Inriktning A.1", "IMA.1"), ("Inriktning A.1:", "IMA.1"), ("Inriktningsmål A.1", "IMA.1"),
        ("Nämndmål A1", "NMA1"), ("Nämndmål A.1", "NMA.1"), ("Mål A.1.1", "MA.1.1"), ("Mål nr 1", "M1"),
        ("Målsättning 1:", "M1"), ("Mål 101", "M101"), ("Strategic Objective SO1:", "SO1"),
        ("Strategic Goal A.1:", "SGA.1"), ("Enhetsmål A.1.1.1.a", "EMA.1.1.1.a"),
    ],
)  # fmt: skip
def test_a_goal_is_seen_by_its_mark(mark: str, ident: str) -> None:
    [goal] = marked_read(f"Region Lund\nPlan 2041\n\n{mark} Ett friskare Lund\nText om detta.\n").of(
        What.GOAL
    )
    assert (goal.text, goal.id, goal.sure) == (
        "Ett friskare Lund",
        ident,
        Sure.SURE,
    )


@pytest.mark.parametrize(
    "line", ["Mål 100 nya bostäder", "Målsättning 3 000 timmar 2041", "Antal mål 3 av 5"]
)
def test_what_counts_is_no_mark(line: str) -> None:
    assert not [
        one for one in marked_read(f"Lund\nPlan\n\nText.\n\n{line}\n").of(What.GOAL) if one.sure is Sure.SURE
    ]


def test_a_goal_with_letters_is_below_the_one_whose_number_it_goes_on_with(tmp_path: Path) -> None:
    document = tmp_path / "plan.txt"
    document.write_text(
        "Region Lund\nPlan 2041\n\nInriktning A.1 Ett friskare Lund\n\nFullmäktigemål A.1.1 Korta väntetider\n\n"
        "Nämndmål A.1.1.1 Kirurgen opererar i tid\n",
        encoding="utf-8",
    )
    first, second, third = marked_read(document.read_text(encoding="utf-8")).of(What.GOAL)
    assert (second.of, third.of) == (first.id, second.id)
    goalgraph.import_workbook(outline(document).workbook, tmp_path / "plan")
    assert len(goalgraph.load(tmp_path / "plan").resources("goal")) == 3


def test_a_unit_of_several_words_is_no_part_of_a_name() -> None:
    found = marked_read(
        "Region Lund\nPlan 2041\n\nMål 1. Klimat\n\n"
        "Utsläppen ska minska från 4,2 ton per invånare 2039 till 2,1 ton per invånare 2043.\n"
    )
    assert [one.text for one in found.of(What.INDICATOR)] == ["Utsläppen"]
    [target] = found.of(What.TARGET)
    assert target.figure is not None
    assert target.baseline is not None
    assert (str(target.figure.value), str(target.baseline.value)) == ("2.1", "4.2")
