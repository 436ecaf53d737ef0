"""Which rows of a file are of something that a plan has already, so that it keeps its id.

In: filled sheets, and the rows of the plan that is there. Out: the same rows under the ids that the plan has
for what is called so. An id that goalgraph counted says nothing of what it is of, and is never another's.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from goalgraph.base.names import GGID, OWL
from goalgraph.exchange.filled import Filled
from goalgraph.exchange.workbook.cells import Cell, Grid, Value
from goalgraph.exchange.workbook.rows import Named
from goalgraph.exchange.workbook.writing import tables_of
from goalgraph.rdf.terms import NamedNode, Quad

_DEPRECATED = NamedNode(OWL + "deprecated")
Cells = Mapping[Named, Value]
Sheets = Mapping[str, Sequence[Cells]]
_CALLED = ("address", "text", "name", "short-name")
# What is still the same where it has the number that it had, but other words.
_NUMBERED = frozenset({"goals", "indicators"})
_LEADING = frozenset(
    {"id", "sub-goal-of", "responsible", "measures", "indicator", "goal", "guides", "concerns", "body",
     "document", "area", "for", "threatens", "adopted-by"}
)  # fmt: skip
_NUMBER = re.compile(r"\d+\Z")


class Ids:
    """The ids of what there is, by what it is called.

    Args:
        rows: of the plan that is there, by sheet.
        gone: the ids of what is gone.
    """

    def __init__(self, rows: Sheets, gone: Iterable[str]) -> None:
        self._taken = {one.casefold() for one in gone}
        self._called: dict[tuple[str, str, str], str] = {}
        self._ids: dict[str, dict[str, str]] = {}
        self.add(rows)

    def add(self, rows: Sheets) -> None:
        """Know rows too; what is called as something else is, is known by neither's name."""
        told: Counter[tuple[str, str, str]] = Counter()
        for sheet, several in rows.items():
            for row in several:
                if not (ident := said_of(row, "id")):
                    continue
                if ident.casefold() in self._ids.setdefault(sheet, {}):
                    continue
                self._taken.add(ident.casefold())
                self._ids[sheet][ident.casefold()] = ident
                for name in dict.fromkeys(_names(sheet, row)):
                    told[name] += 1
                    self._called[name] = ident
        self._called = {name: ident for name, ident in self._called.items() if told[name] < 2}

    def of(self, filled: Filled) -> dict[str, str]:
        """The ids that the rows of filled sheets are to have, by those that they have."""
        found: dict[str, str] = {}
        used: dict[str, set[str]] = {}
        later: list[tuple[str, str, str]] = []
        addressed = {
            row.get("id") for sheet in filled.sheets for row in filled.rows(sheet) if "address" in row
        }
        for sheet in ("plan", *(key for key in filled.sheets if key not in ("plan", "notes")), "notes"):
            for row in filled.rows(sheet):
                if not (own := str(row.get("id", ""))):
                    continue
                cells = {(key, ""): _changed(key, value, found) for key, value in row.items()}
                here, known = used.setdefault(sheet, set()), self._ids.get(sheet, {})
                below = _below(own, str(row.get("indicator", "")), said_of(cells, "indicator"))
                same = known.get(below.casefold()) if own not in filled.numbered else None
                same = same or self._named(sheet, cells)
                if sheet == "plan":
                    same = next(iter(known.values()), None)
                if same and same not in here:
                    found[own] = same
                    here.add(same)
                else:
                    later.append((sheet, own, below))
        for sheet, own, wanted in later:
            known = self._ids.get(sheet, {})
            same = known.get(own.casefold()) if sheet in _NUMBERED and own not in addressed else None
            if same and same not in used[sheet]:
                found[own] = same
                used[sheet].add(same)
            else:
                found[own] = self._free(wanted) if wanted.casefold() in self._taken else wanted
                self._taken.add(found[own].casefold())
        return found

    def _named(self, sheet: str, row: Cells) -> str | None:
        if address := said_of(row, "address"):
            return self._called.get((sheet, "", address.casefold()))
        known = {self._called[name] for name in _names(sheet, row) if name in self._called}
        return known.pop() if len(known) == 1 else None

    def _free(self, own: str) -> str:
        begins, number = _NUMBER.sub("", own), 1
        while f"{begins}{number}".casefold() in self._taken:
            number += 1
        return f"{begins}{number}"


def renamed(filled: Filled, ids: Mapping[str, str]) -> dict[str, list[Cells]]:
    """The rows of filled sheets with other ids, wherever one leads to them."""
    return {
        sheet: [
            {(key, ""): _changed(key, value, ids) for key, value in row.items()} for row in filled.rows(sheet)
        ]
        for sheet in filled.sheets
    }


def keeping(filled: Filled, old: Sequence[Quad]) -> list[Grid]:
    """The sheets of a file whose plan is there already, under the ids that the plan has for the same."""
    meant = GGID + str(next(iter(filled.rows("plan")), {}).get("id", ""))
    plan = NamedNode(meant)
    if not any(quad.subject == plan for quad in old):
        return filled.grids()
    rows = {
        table.key: [dict(zip(table.columns, row, strict=True)) for row in table.rows]
        for table in tables_of(old, meant, filled.lang)
        if table.key not in ("plan", "documents")
    }
    ids = Ids(rows, gone(old, meant)).of(filled)
    return filled.changed(
        {
            sheet: [{key: value for (key, _), value in row.items()} for row in several]
            for sheet, several in renamed(filled, ids).items()
        }
    )


def gone(old: Iterable[Quad], plan: str) -> set[str]:
    """The ids that something in a plan had which is gone."""
    subjects = {quad.subject for quad in old if quad.predicate == _DEPRECATED}
    return {one.value.removeprefix(f"{plan}/") for one in subjects if isinstance(one, NamedNode)}


def said_of(row: Cells, key: str, lang: str = "") -> str:
    """What a row says in a column, as text."""
    return Cell(row.get((key, lang))).text


def _below(own: str, was: str, indicator: str) -> str:
    """The id of a value that is made of its indicator's, which has another now."""
    return indicator + own.removeprefix(was) if was and own.startswith(f"{was}.") else own


def _changed(key: str, value: Value, ids: Mapping[str, str]) -> Value:
    if key not in _LEADING or not isinstance(value, str):
        return value
    return "; ".join(ids.get(part.strip(), part.strip()) for part in value.split(";"))


def _names(sheet: str, row: Cells) -> list[tuple[str, str, str]]:
    """What a row is called; a note also by what it is about, and an indicator by what it measures."""
    about = said_of(row, "concerns") if sheet == "notes" else ""
    texts = [Cell(value).text for (key, _), value in row.items() if key in _CALLED]
    return [(sheet, about, " ".join(text.casefold().split())) for text in texts if text]
