"""The rows of a document's tables: what each cell seems to be, by the head of its column.

In: rows with their heads, one after the other. Out: goals, strategies, risks, indicators, values and targets,
noted by the notes. In a card, where each row has a head of its own, a row goes on with what stands above it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

from goalgraph.exchange.outline.amounts import unit_of
from goalgraph.exchange.outline.cards import kind_of, names_assignment
from goalgraph.exchange.outline.cells import figures_of, says_nothing, unit_in, when_in
from goalgraph.exchange.outline.figures import Figure, figures_in, is_country
from goalgraph.exchange.outline.findings import Found, Outlined, Reason, Sure, What
from goalgraph.exchange.outline.marks import Mark, mark_of, number_of, reference_of
from goalgraph.exchange.outline.passages import Passage


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

    def referred(self, mark: Mark) -> Found | None:
        """The goal that a mark without a text is of."""

    def note(
        self, what: What, text: str, passage: Passage, sure: Sure, why: Reason, *, of: str = ""
    ) -> Found:
        """Note something that is no goal."""

    def indicator(self, name: str, passage: Passage, sure: Sure, why: Reason, goal: str = "") -> Found:
        """The indicator of a name."""

    def value(self, passage: Passage, figure: Figure, owner: Found, sure: Sure, why: Reason) -> Found:
        """Note a figure as a value of an indicator."""

    def leave_goal(self) -> None:
        """What follows is about no goal in particular."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell: its text, the head of its column and what that says it is."""

    text: str
    head: str
    kind: str
    why: Reason


@dataclass(slots=True)
class _Row:
    """What a row has said so far: the goal, the indicator, the unit."""

    goal: Found | None = None
    owner: Found | None = None
    unit: str = ""
    # What a card says that the assignment is: the goal, where no row says another.
    assignment: tuple[Passage, _Cell] | None = None
    values: list[Found] = field(default_factory=list)
    # What is said of the goal of a row, to be told of its indicators.
    told: list[Reason] = field(default_factory=list)


class Rows:
    """Reads the rows of tables in order."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes
        self._table = 0
        self._row = _Row()

    def leave(self) -> None:
        """What follows is below something else: its goal is not that of the row above."""
        self._table = 0

    def read(self, passage: Passage) -> None:
        """Note what the cells of a row seem to be."""
        above = self._row if passage.table and passage.table == self._table else _Row()
        self._table = passage.table
        self._row = above if passage.card else _Row()
        cells = self._cells(passage)
        goals = [one.text for one in cells if one.kind == "goal"]
        if not passage.card and goals and not any(goals) and above.goal is not None:
            self._row.goal, self._row.told = above.goal, [Reason("row-above")]
        for cell in cells:
            if cell.text:
                self._cell(passage, cell)
        if self._row.goal is not None:
            self._notes.leave_goal()

    def _cells(self, passage: Passage) -> list[_Cell]:
        """The cells; what a column for goals has beside an indicator is what is to be for that."""
        found: list[_Cell] = []
        measured = passage.card and self._row.owner is not None
        unnamed = not passage.card and not any(map(kind_of, passage.heads[:1]))
        for at, text in enumerate(passage.cells):
            head = passage.heads[at] if at < len(passage.heads) else ""
            kind = kind_of(head)
            named = mark_of(text) or (passage.card and reference_of(head))
            if kind == "goal" and measured and not named:
                kind = "target"
            measured = measured or kind == "indicator" or (kind == "value" and at > 0 and unnamed)
            found.append(_Cell(text, head, kind, Reason("column", {"heading": head})))
        return found

    def _cell(self, passage: Passage, cell: _Cell) -> None:
        row, notes = self._row, self._notes
        heads = passage.card and row.owner is None and names_assignment(cell.head)
        if heads and not self._figures(cell):
            row.assignment = (passage, cell)
            return
        if row.assignment and row.goal is None and cell.kind not in ("", "goal", "responsible"):
            self._goal(*row.assignment)
        of = row.goal.id if row.goal else ""
        if cell.kind == "goal" and not reference_of(cell.text) and self._figures(cell):
            self._amounts(passage, replace(cell, kind="target"))
        elif cell.kind == "goal":
            self._goal(passage, cell)
        elif cell.kind == "risk":
            notes.note(What.RISK, cell.text, passage, Sure.SURE, cell.why, of=of)
        elif cell.kind == "strategy":
            notes.note(What.STRATEGY, cell.text, passage, Sure.SURE, cell.why, of=of)
        elif cell.kind == "indicator":
            row.owner = notes.indicator(cell.text, passage, Sure.SURE, cell.why, of or notes.at_goal)
            row.owner.why += [one for one in row.told if one not in row.owner.why]
            row.unit, row.values = unit_in(cell.text) or row.unit, []
        elif unit_of(cell.text):
            row.unit = cell.text
        elif cell.kind in ("value", "target"):
            self._amounts(passage, cell)
        elif cell.kind == "compared":
            self._compared(cell)
        else:
            self._told(cell)

    def _figures(self, cell: _Cell) -> list[Figure]:
        return figures_of(cell.text, cell.head, self._row.unit, english=self._notes.english)

    def _goal(self, passage: Passage, cell: _Cell) -> None:
        """Note a goal, or find the one that a cell only names."""
        row, text = self._row, cell.text
        if passage.card and reference_of(cell.head):
            row.owner, text = None, text if mark_of(text) else f"{cell.head.rstrip(' :')}: {text}"
        reference = reference_of(text)
        if reference is not None:
            row.goal = self._notes.referred(reference)
            row.told = [] if row.goal else [Reason("no-such-goal", {"mark": text})]
            return
        mark = mark_of(text) or number_of(text)
        if mark is None or mark.area:
            known = next((one for one in self._notes.outlined.of(What.GOAL) if one.text == text), None)
            mark = Mark("", "", "", text)
        else:
            known = self._notes.referred(mark)
            known = known if known and _plain(known.text) == _plain(mark.text) else None
        if known is not None:
            row.goal, row.told = known, []
            if mark.number:
                known.why.append(Reason("again", {"place": passage.lines}))
            return
        row.goal = self._notes.goal(passage, mark, Sure.LIKELY, cell.why)

    def _amounts(self, passage: Passage, cell: _Cell) -> None:
        """Note what a cell says that was or is to be: figures, or words where none can be read."""
        row, notes = self._row, self._notes
        figures = self._figures(cell)
        heads = [kind_of(head) for head in passage.heads[:1]]
        first = bool(figures) and cell.kind == "value" and row.owner is None and row.goal is None
        if first and not any(heads) and passage.cells[0] not in ("", cell.text):
            name = passage.cells[0]
            row.owner = notes.indicator(name, passage, Sure.LIKELY, cell.why, notes.at_goal)
            row.unit = unit_in(name) or row.unit
            figures = self._figures(cell)
        if says_nothing(cell.text) or (row.owner is None and (cell.kind == "value" or row.goal is None)):
            return
        if cell.kind == "value" and row.owner is not None:
            for figure in figures:
                row.values.append(notes.value(passage, figure, row.owner, Sure.LIKELY, cell.why))
            if not figures and any(one.isdigit() for one in cell.text):
                self._words(passage, cell, What.VALUE, row.owner.id)
            return
        of = row.goal.id if row.goal else notes.at_goal
        for figure in figures:
            found = notes.note(What.TARGET, cell.text, passage, Sure.LIKELY, cell.why, of=of)
            found.aim_at(figure, row.owner.id if row.owner else "")
        if not figures:
            found = self._words(passage, cell, What.TARGET, of)
            found.area = row.owner.id if row.owner else ""

    def _words(self, passage: Passage, cell: _Cell, what: What, of: str) -> Found:
        """Note what is said in words, or in figures that are no single amount."""
        found = self._notes.note(what, cell.text, passage, Sure.UNSURE, cell.why, of=of)
        found.why.append(Reason("in-words"))
        found.year, part = when_in(cell.head)
        found.why += [Reason("part-of-year", {"part": part})] if part else []
        return found

    def _compared(self, cell: _Cell) -> None:
        """Say of the last value of a row, or of that of the same year, what the column has for others."""
        values, figures = self._row.values, self._figures(cell)
        year, part = when_in(cell.head)
        same = [one for one in values if one.figure and (not year or one.figure.year == year)]
        same = [one for one in same if one.figure and one.figure.part == part] if part else same
        if not same or len(figures) != 1:
            self._told(cell)
            return
        found = same[-1]
        if found.figure is not None:
            of = "Country" if is_country(cell.head) else "County"
            compared = (*found.figure.compared, (of, figures[0].value))
            found.figure = replace(found.figure, compared=compared)
            found.why.append(Reason("compared-column", {"heading": cell.head}))

    def _told(self, cell: _Cell) -> None:
        """Tell of an indicator or a goal what a column says that is not read."""
        of = self._row.owner or self._row.goal
        if of is None or says_nothing(cell.text):
            return
        if cell.kind == "responsible":
            why = Reason("responsible", {"text": cell.text})
            of = self._row.goal or of
        elif figures_in(cell.text, english=self._notes.english):
            why = Reason("column-not-read", {"heading": cell.head, "text": cell.text})
        else:
            return
        if why not in of.why:
            of.why.append(why)


def _plain(text: str) -> str:
    return text.casefold().strip(" .")
