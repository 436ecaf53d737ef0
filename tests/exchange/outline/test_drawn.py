"""Bullets that are drawn make items, and small notes at the foot of a page are passed by."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from goalgraph.exchange.outline.documents import lines_of
from goalgraph.exchange.outline.drawn import looks_of
from goalgraph.exchange.outline.findings import Outlined, What
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader
from printed_pdf import Text, written

TEXTS: list[Text] = [
    (50, 60, "Mål 1. Alla mår bra"),
    (50, 90, "Andelen nöjda var 71 %"),
    (180, 90, "2040."),
    (50, 120, "Risker"),
    (65, 140, "Det blir för varmt"),
    (65, 155, "Det blir för kallt"),
]
MARK = (6, 167, 85, "1")
NOTES = [(8, 50, 700, "1 Enkät 2039 med 412 svar, 61 % svarade."), (8, 50, 711, "Den görs av 3 bolag 2041.")]


def read(path: Path, **more: list[tuple[int, int, int, str]] | list[tuple[int, int]]) -> Outlined:
    document = written(path / "plan.pdf", [TEXTS], **more)  # type: ignore[arg-type]
    return Reader(passages_of(list(lines_of(document)))).read()


def test_what_has_a_bullet_drawn_before_it_is_an_item(tmp_path: Path) -> None:
    """Without one it was a line below "Risker", and no risk."""
    found = read(tmp_path, dots=[(54, 139), (54, 154)])
    assert [one.text for one in found.of(What.RISK)] == ["Det blir för varmt", "Det blir för kallt"]


@pytest.mark.parametrize("dots", [[(250, 139), (250, 154)], [(10, 139), (10, 154)], [(54, 300), (54, 310)]])
def test_what_is_drawn_elsewhere_is_no_bullet(dots: list[tuple[int, int]], tmp_path: Path) -> None:
    assert read(tmp_path, dots=dots).of(What.RISK) == []


@pytest.mark.parametrize(("step", "count"), [((0, 15), 0), ((60, 0), 0), ((20, 15), 2)])
def test_the_key_of_a_diagram_is_no_list(step: tuple[int, int], count: int) -> None:
    """Shapes in line, below one another or beside, have a colour each there."""
    shapes = [
        {"x0": 50 + step[0] * at, "top": 99 + step[1] * at, "x1": 54 + step[0] * at, "bottom": 103 + step[1] * at,
         "non_stroking_color": colour}
        for at, colour in enumerate([(1, 0, 0), (0, 0, 1)])
    ]  # fmt: skip
    page = SimpleNamespace(curves=[], rects=shapes, chars=[])
    assert len(looks_of(page).shapes) == count
    for one in shapes:
        one["non_stroking_color"] = (0, 0, 0)
    assert len(looks_of(page).shapes) == 2


@pytest.mark.parametrize(("many", "count"), [(300, 300), (301, 0)])
def test_more_shapes_than_a_page_has_items_are_a_drawing(many: int, count: int) -> None:
    shapes = [{"x0": 50, "top": 2 * at, "x1": 54, "bottom": 2 * at + 4} for at in range(many)]
    assert len(looks_of(SimpleNamespace(curves=shapes, rects=[], chars=[])).shapes) == count


def test_a_note_that_a_raised_number_leads_to_is_passed_by(tmp_path: Path) -> None:
    found = read(tmp_path, small=[MARK, *NOTES])
    assert [f"{one.figure.value} {one.figure.year}" for one in found.of(What.VALUE) if one.figure] == [
        "71 2040"
    ]
    passed = [one.text for one in found.passages if one.passed == "footnote"]
    assert passed == [text for _, _, _, text in NOTES]


def test_small_letters_that_no_mark_leads_to_are_text(tmp_path: Path) -> None:
    found = read(tmp_path, small=NOTES)
    assert [one for one in found.passages if one.passed] == []
    assert "61 %" in " ".join(one.text for one in found.passages)
