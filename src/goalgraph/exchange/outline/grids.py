"""The rows of a document's tables: what each cell seems to be, by the head of its column.

In: a row with its heads. Out: goals, strategies, risks, indicators, values and targets, noted by the notes.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Protocol

from goalgraph.exchange.outline.amounts import number_of as amount_of
from goalgraph.exchange.outline.amounts import scaled, unit_of
from goalgraph.exchange.outline.bounds import SAID_BOUND, bound_after
from goalgraph.exchange.outline.figures import Figure, figures_in
from goalgraph.exchange.outline.findings import Found, Outlined, Reason, Sure, What
from goalgraph.exchange.outline.marks import Mark, mark_of, number_of
from goalgraph.exchange.outline.pairs import BETWEEN
from goalgraph.exchange.outline.passages import Passage
from goalgraph.exchange.outline.words import any_of, unit_word

_CELL = re.compile(
    rf"((?:{any_of('approximately')}|{SAID_BOUND})\s?)?"
    rf"((?:[-–\u2212+]|{any_of('negative')})\s?)?"
    r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,9}(?:[.,]\d{1,6})?)"
    rf"\s?(%|{unit_word()}|)",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"\s*(?:{any_of('approximately')}|{SAID_BOUND}|{BETWEEN})?\s*", re.IGNORECASE)
_UNIT = re.compile(r"[,(]\s*([^,()]+)\)?$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_HEADS = ("target", "risk", "strategy", "indicator", "goal", "value")


class Notes(Protocol):
    """Where what a row seems to be is noted."""

    @property
    def outlined(self) -> Outlined:
        """What was found so far."""

    @property
    def english(self) -> bool:
        """Whether the document is in English."""

    @property
    def at_goal(self) -> str:
        """The id of the goal that the table stands below; empty where it is none in particular."""

    def goal(self, passage: Passage, mark: Mark, sure: Sure, why: Reason) -> Found:
        """Note a goal with a mark."""

    def note(
        self, what: What, text: str, passage: Passage, sure: Sure, why: Reason, *, of: str = ""
    ) -> Found:
        """Note something that is no goal."""

    def indicator(self, name: str, passage: Passage, sure: Sure, why: Reason, goal: str = "") -> Found:
        """The indicator of a name."""

    def value(self, passage: Passage, figure: Figure, owner: Found, sure: Sure, why: Reason) -> None:
        """Note a figure as a value of an indicator."""

    def leave_goal(self) -> None:
        """What follows is about no goal in particular."""


def kind_of(head: str) -> str:
    """What the cells below a head are; empty where it does not say.

    >>> kind_of("Mål"), kind_of("Målvärde 2031"), kind_of("Utfall 2029"), kind_of("2030"), kind_of("Ansvarig")
    ('goal', 'target', 'value', 'value', '')
    """
    for kind in _HEADS:
        if re.search(rf"\b(?:[^\W\d]*?)(?:{any_of(kind)})\b", head, re.IGNORECASE):
            return kind
    return "value" if _YEAR.fullmatch(head.strip()) else ""


def read_row(notes: Notes, passage: Passage) -> None:
    """Note what the cells of a row seem to be."""
    kinds = [kind_of(head) for head in passage.heads]
    goal = owner = None
    unit = ""
    for at, cell in enumerate(passage.cells):
        head = passage.heads[at] if at < len(passage.heads) else ""
        kind = kinds[at] if at < len(kinds) else ""
        if not cell:
            continue
        why = Reason("column", {"heading": head})
        if kind == "goal" and _figure(cell, head, unit, english=notes.english):
            kind = "target"
        if kind == "goal":
            goal = _goal(notes, passage, cell, why)
        elif kind == "risk":
            notes.note(What.RISK, cell, passage, Sure.SURE, why, of=goal.id if goal else "")
        elif kind == "strategy":
            notes.note(What.STRATEGY, cell, passage, Sure.SURE, why, of=goal.id if goal else "")
        elif kind == "indicator":
            owner = notes.indicator(cell, passage, Sure.SURE, why, goal.id if goal else notes.at_goal)
            unit = _unit_in(cell) or unit
        elif unit_of(cell):
            unit = cell
        elif kind in ("value", "target"):
            figure = _figure(cell, head, unit, english=notes.english)
            if figure and kind == "value" and owner is None and goal is None and at and not kinds[0]:
                owner = notes.indicator(passage.cells[0], passage, Sure.LIKELY, why)
            if figure and kind == "value" and owner is not None:
                notes.value(passage, figure, owner, Sure.LIKELY, why)
            elif figure and (owner is not None or goal is not None):
                of = goal.id if goal else notes.at_goal
                found = notes.note(What.TARGET, cell, passage, Sure.LIKELY, why, of=of)
                found.aim_at(figure, owner.id if owner else "")
    if goal is not None:
        notes.leave_goal()


def _unit_in(name: str) -> str:
    """The word for a unit that the name of an indicator, or a head, ends with.

    >>> _unit_in("Behörighet till gymnasiet, %"), _unit_in("Resultat (mnkr)"), _unit_in("Nöjdhet (index)")
    ('%', 'mnkr', '')
    """
    found = _UNIT.search(name)
    word = found[1].strip() if found else ""
    return word if unit_of(word) else ""


def _goal(notes: Notes, passage: Passage, cell: str, why: Reason) -> Found:
    mark = mark_of(cell) or number_of(cell)
    if mark is None or mark.area:
        known = next((one for one in notes.outlined.of(What.GOAL) if one.text == cell), None)
        if known:
            return known
        mark = Mark("", "", "", cell)
    return notes.goal(passage, mark, Sure.LIKELY, why)


def _figure(cell: str, head: str, unit: str, *, english: bool = False) -> Figure | None:
    found = _CELL.fullmatch(cell.strip())
    year = _YEAR.search(head)
    if not found:
        return _joint(cell, _unit_of_column(head, unit), year[0] if year else "", english=english)
    word = found[4] if unit_of(found[4]) else _unit_of_column(head, unit)
    amount = scaled(amount_of(found[3], english=english), word)
    value = amount if found[2] in (None, "+", "+ ") else -amount
    bound, told = bound_after(found[1] or ""), "" if word else found[4]
    said = year[0] if year else ""
    return Figure(0, len(cell), value, bound=bound, unit=unit_of(word), year=said, word=told)


def _unit_of_column(head: str, unit: str) -> str:
    """The word for the unit of a column: what its head says, or what stands before it in the row."""
    return next(filter(unit_of, (_unit_in(head), "%" if "%" in head else "", unit)), "")


def _joint(cell: str, unit: str, year: str, *, english: bool) -> Figure | None:
    """What a cell of several numbers says, if it is one amount: a range, a share, or what is compared."""
    figures = figures_in(cell, english=english)
    if len(figures) == 1 and unit and not figures[0].unit:
        figures = figures_in(f"{cell} {unit}", english=english)
    if len(figures) != 1 or not _BEFORE.fullmatch(cell[: figures[0].start]):
        return None
    [figure] = figures
    after = cell[figure.end :].strip()
    if after not in ("", figure.word) and not figure.compared:
        return None
    own = figure.unit or (
        unit_of(unit) if figure.compared and scaled(figure.value, unit) == figure.value else ""
    )
    return replace(figure, start=0, end=len(cell), year=figure.year or year, unit=own)
