"""What rows say, as statements.

In: rows that have their ids and addresses. Out: quads, each with the row that says it; and what is wrong in
their cells, all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType

from goalgraph.base.names import (
    GG,
    GGID,
    KOLADA,
    ORG,
    PROV,
    RDF,
    RDFS,
    SKOS,
    STATED_GRAPH,
    TIME,
    XSD,
    local_name,
)
from goalgraph.base.numbers import decimal_mark
from goalgraph.exchange.workbook.cells import (
    day_in,
    integer_in,
    lines_in,
    no_number,
    number_in,
    parts,
    plain,
    truth_in,
)
from goalgraph.exchange.workbook.faults import Fault
from goalgraph.exchange.workbook.form import Column, How
from goalgraph.exchange.workbook.index import Index, fault_at, nearest
from goalgraph.exchange.workbook.periods import Period, period_in
from goalgraph.exchange.workbook.rows import Row, translated
from goalgraph.exchange.workbook.sheets import MAY_GROW, NONE
from goalgraph.exchange.workbook.vocabulary import Words, class_named
from goalgraph.model.profiles import shipped
from goalgraph.rdf.terms import Literal, NamedNode, Quad, is_iri

PERCENT = "http://qudt.org/vocab/unit/PERCENT"
_ADDRESSES = ("http://", "https://", "urn:")
_TYPE = RDF + "type"
_STATED_IN = GG + "statedIn"
# The sheets whose rows are of a plan even where no column says so, and the columns that say it another way.
_IN_PLAN = MappingProxyType(
    {
        "levels": (), "areas": (), "goals": (), "occasions": (), "budget": (), "indicators": ("area",),
        "statements": (), "policies": ("area",),
    }
)  # fmt: skip
_NEEDED = MappingProxyType(
    {
        "values": (("indicator", "needs-indicator"),),
        "assessments": (("goal", "needs-goal"), ("assessment-type", "needs-type")),
        "comparisons": (("value-compared", "needs-value"),),
    }
)
# What is implied by another row rests on what that rests on.
_AS_ORIGIN = frozenset({"comparisons", "targets", "values"})
_PART_OF = MappingProxyType({ORG + "OrganizationalUnit": ORG + "unitOf", ORG + "Post": ORG + "postIn"})


class Sayer:
    """Turns rows into statements."""

    def __init__(self, index: Index, words: Words, lang: str, document: Row | None) -> None:
        self._index, self._words, self._lang, self._document = index, words, lang, document
        self.faults: list[Fault] = []
        self.said: dict[Row, list[Quad]] = {}
        self._minted: set[str] = set()
        self._readers: Mapping[How, Callable[[Row, Column], None]] = {
            How.TEXT: self._text,
            How.STRING: self._string,
            How.NUMBER: self._number,
            How.INTEGER: self._integer,
            How.DATE: self._date,
            How.TRUTH: self._truth,
            How.REFERENCE: self._reference,
            How.WORD: self._word,
            How.PERIOD: self._period,
            How.LINES: self._lines,
            How.LEVEL: self._reference,
            How.KOLADA: self._kolada,
            How.DUE: self._due,
            How.PART_OF: self._reference,
            How.DOCUMENT: self._reference,
            How.BODY: self._reference,
            How.PROFILE: self._profile,
            How.OCCASION: self._reference,
            How.SOURCE: self._reference,
        }

    def say(self, row: Row) -> None:
        """Say what a row says."""
        self.said[row] = []
        if not self._check(row):
            return
        cls = self._class(row)
        self._add(row, _TYPE, NamedNode(cls))
        if row.sheet.notation:
            self._add(row, SKOS + "notation", Literal(row.id))
        self._in_plan(row)
        for column in row.sheet.columns:
            if column.how in self._readers and (
                row.has(column.key) or column.key in row.links or translated(column)
            ):
                self._readers[column.how](row, column)
        for passage in row.implied.get("quote", ()):
            self._add(row, _STATED_IN, NamedNode(passage.iri))
        self._defaults(row)

    def _check(self, row: Row) -> bool:
        """Refuse what nobody wrote, and a row without what it hangs on."""
        whole = True
        for (key, lang), (cell, _) in row.cells.items():
            if cell.form in ("formula", "error") and row.origin is None:
                self.faults.append(fault_at(row, key, cell.form, lang, value=str(cell.value or "")))
                whole = False
        for key, fault in _NEEDED.get(row.sheet.key, ()):
            if not row.has(key) and key not in row.links:
                self.faults.append(fault_at(row, key, fault))
                whole = False
        if row.sheet.key == "targets" and not (row.has("goal") or row.has("indicator") or row.links):
            self.faults.append(fault_at(row, "goal", "needs-goal-or-indicator"))
            whole = False
        return whole and bool(row.iri)

    def _class(self, row: Row) -> str:
        column = row.sheet.column(How.CLASS)
        text = row.cell(column.key).text if column else ""
        if column and text:
            if cls := class_named(column.key, text):
                return cls
            self._wrong(row, column, "choice", choices=", ".join(_choices(column, self._lang)))
        return row.sheet.classes[-1] if column else row.sheet.classes[0]

    def _in_plan(self, row: Row) -> None:
        text = row.cell("in-plan").text
        default = row.sheet.key in _IN_PLAN and not any(row.has(key) for key in _IN_PLAN[row.sheet.key])
        if text and text != NONE:
            found, what = self._index.find(text, ("plan",), row)
            if isinstance(what, str):
                self._add(row, GG + "inPlan", NamedNode(found))
            else:
                self.faults.append(fault_at(row, "in-plan", found, **what))
        elif default and not text:
            self._add(row, GG + "inPlan", NamedNode(row.plan))

    def _defaults(self, row: Row) -> None:
        """What is meant where nothing is written: a unit, a document."""
        said = {quad.predicate.value for quad in self.said[row]}
        key = row.sheet.key
        if key in ("values", "targets", "comparisons") and GG + "unit" not in said:
            numbers = {GG + name for name in ("value", "lowerBound", "upperBound", "baselineValue")}
            if said & numbers and (unit := self._unit(row)):
                self._add(row, GG + "unit", NamedNode(unit))
        if key == "passages" and PROV + "wasQuotedFrom" not in said and self._document:
            self._add(row, PROV + "wasQuotedFrom", NamedNode(self._document.iri))
        if key in _AS_ORIGIN and row.origin:
            for quad in self.said.get(row.origin, ()):
                if quad.predicate.value == _STATED_IN and quad.object != NamedNode(row.iri):
                    self.said[row].append(
                        Quad(NamedNode(row.iri), quad.predicate, quad.object, NamedNode(row.graph))
                    )

        sourced = any(quad.predicate.value == _STATED_IN for quad in self.said[row])
        has_source = key != "plan" and any(column.key == "stated-in" for column in row.sheet.columns)
        if has_source and not sourced and not row.has("stated-in") and self._document:
            self._add(row, _STATED_IN, NamedNode(self._document.iri))

    def _unit(self, row: Row) -> str:
        """The unit of a number: its own, its value's, its indicator's, or the one that the cell shows."""
        own = self._words.find(GG + "unit", row.cell("unit").text) if row.has("unit") else []
        if len(own) == 1:
            return own[0]
        for key in ("value-compared", "indicator"):
            above = self._linked(row, key)
            if above and (unit := self._unit(above)):
                return unit
        cells = (row.cell(key) for key in ("value", "low", "high", "baseline"))
        return PERCENT if any(found[1] for cell in cells if (found := number_in(cell))) else ""

    def _linked(self, row: Row, key: str) -> Row | None:
        if row.links.get(key):
            return row.links[key][0]
        column = next((one for one in row.sheet.columns if one.key == key), None)
        if column is None or not row.has(key):
            return None
        found, what = self._index.find(row.cell(key).text, column.of, row)
        return self._index.by_iri(found) if isinstance(what, str) else None

    def _add(self, row: Row, predicate: str, value: NamedNode | Literal) -> None:
        self.said[row].append(Quad(NamedNode(row.iri), NamedNode(predicate), value, NamedNode(row.graph)))

    def _wrong(self, row: Row, column: Column, key: str, lang: str = "", **details: str) -> None:
        shown = {"value": row.cell(column.key, lang).written(decimal_mark(self._lang)), **details}
        self.faults.append(fault_at(row, column.key, key, lang, **shown))

    def _text(self, row: Row, column: Column) -> None:
        for (key, lang), (cell, _) in row.cells.items():
            if key == column.key and not cell.empty:
                spoken = lang or self._lang
                self._add(row, column.says, Literal(cell.written(decimal_mark(spoken)), language=spoken))

    def _string(self, row: Row, column: Column) -> None:
        self._add(row, column.says, Literal(row.cell(column.key).text))

    def _number(self, row: Row, column: Column) -> None:
        found = number_in(row.cell(column.key), self._lang)
        if found is None:
            key, several = no_number(row.cell(column.key), self._lang)
            self._wrong(row, column, key, several=several)
            return
        if found[1] and (unit := self._unit(row)) and unit != PERCENT:
            self._wrong(row, column, "percent", unit=self._words.word(GG + "unit", unit, self._lang))
        self._add(row, column.says, Literal(_decimal(found[0]), datatype=NamedNode(XSD + "decimal")))

    def _integer(self, row: Row, column: Column) -> None:
        self._plain(row, column, "integer", integer_in(row.cell(column.key), self._lang))

    def _date(self, row: Row, column: Column) -> None:
        self._plain(row, column, "date", day_in(row.cell(column.key)))

    def _truth(self, row: Row, column: Column) -> None:
        value = truth_in(row.cell(column.key))
        self._plain(row, column, "boolean", None if value is None else str(value).lower(), "truth")

    def _plain(self, row: Row, column: Column, kind: str, value: object, fault: str = "") -> None:
        """A value of a datatype of XML Schema, or a fault where the cell holds none."""
        if value is None:
            self._wrong(row, column, fault or kind)
        else:
            self._add(row, column.says, Literal(str(value), datatype=NamedNode(XSD + kind)))

    def _reference(self, row: Row, column: Column) -> None:
        if column.key in row.links:
            for one in row.links[column.key]:
                self._add(row, column.says, NamedNode(one.iri))
            return
        named = [text for text in self._index.listed(row, column.key, _of(column)) if text != NONE]
        if not column.many and len(named) > 1 and column.how in (How.REFERENCE, How.LEVEL, How.OCCASION):
            self._wrong(row, column, "one-only")
            return
        for text in named:
            found, what = self._index.find(text, _of(column), row)
            if not isinstance(what, str):
                self.faults.append(self._index.fault(row, column.key, found, what))
            elif found == row.iri and column.says != GG + "guides":
                self._wrong(row, column, "itself")
            else:
                self._add(row, self._property(row, column, what), NamedNode(found))

    def _property(self, row: Row, column: Column, target: str) -> str:
        """What a reference says, which for some columns depends on what it leads to."""
        if column.how is How.PART_OF:
            return _PART_OF.get(self._class(row), ORG + "subOrganizationOf")
        if column.key == "threatens" and target == "areas":
            return GG + "inArea"
        return column.says

    def _word(self, row: Row, column: Column) -> None:
        prop = column.of[0]
        cell = row.cell(column.key)
        named = parts(cell, lambda text: self._words.find(prop, text)) if column.many else [cell.text]
        for text in named:
            if text.startswith(_ADDRESSES) and is_iri(text):
                self._add(row, column.says, NamedNode(text))
                continue
            found = self._words.find(prop, text)
            if len(found) == 1:
                self._add(row, column.says, NamedNode(found[0]))
                self._describe(row, found[0])
            elif found:
                self._wrong(row, column, "ambiguous", value=text, ids=", ".join(found))
            else:
                choices = self._words.choices(prop, self._lang)
                wrong = "word-or-new" if prop in MAY_GROW.values() else "word"
                self._wrong(row, column, wrong, value=text, choices=_some(text, choices))

    def _describe(self, row: Row, iri: str) -> None:
        """Say what a unit or a group is that stands only in the workbook's own list."""
        if iri not in self._words.described or iri in self._minted:
            return
        self._minted.add(iri)
        kind, name = self._words.described[iri]
        said = (
            (RDF + "type", NamedNode(kind)),
            (SKOS + "notation", Literal(local_name(iri))),
            (RDFS + "label", Literal(name, language=self._lang)),
        )
        graph = NamedNode(row.plan + STATED_GRAPH)
        self.said[row] += [Quad(NamedNode(iri), NamedNode(prop), value, graph) for prop, value in said]

    def _period(self, row: Row, column: Column) -> None:
        named = row.list(column.key) if column.many else [row.cell(column.key).text]
        for text in named:
            if (iri := self._period_named(row, text)) is None:
                self._wrong(row, column, "period", value=text)
            else:
                self._add(row, column.says, NamedNode(iri))

    def _period_named(self, row: Row, text: str) -> str | None:
        """The address of a period: one that is known, or a new one, which is then described."""
        if text.startswith(_ADDRESSES) and is_iri(text):
            return text
        if known := self._words.periods.get(text.casefold()):
            return known
        if described := self._index.row_called(text, "periods"):
            return described.iri
        period = period_in(text)
        if period is None:
            return None
        if known := self._words.periods.get(period.id.casefold()):
            return known
        iri = f"{GGID}period/{period.id}"
        if not self._index.taken(iri) and iri not in self._minted:
            self._minted.add(iri)
            self.said[row] += _described(iri, period, row.plan + STATED_GRAPH)
        return iri

    def _due(self, row: Row, column: Column) -> None:
        cell = row.cell(column.key)
        if day := day_in(cell) if cell.form not in ("month", "year") else None:
            self._add(row, GG + "dueDate", Literal(day.isoformat(), datatype=NamedNode(XSD + "date")))
        elif (iri := self._period_named(row, cell.text)) is not None:
            self._add(row, GG + "period", NamedNode(iri))
        else:
            self._wrong(row, column, "due")

    def _lines(self, row: Row, column: Column) -> None:
        if row.sheet.key != "passages":
            return
        found = lines_in(row.cell(column.key))
        if found is None:
            self._wrong(row, column, "lines")
            return
        for name, line in zip(("firstLine", "lastLine"), found, strict=True):
            self._add(row, GG + name, Literal(str(line), datatype=NamedNode(XSD + "integer")))

    def _kolada(self, row: Row, column: Column) -> None:
        for text in row.list(column.key):
            ident = text.upper()
            if ":" in text:
                self._add(row, column.says, Literal(text))
            elif len(ident) == 6 and ident[0] in "NU" and ident[1:].isdigit() and ident.isascii():
                self._add(row, column.says, Literal(KOLADA + ident))
            else:
                self._wrong(row, column, "kolada", value=text)

    def _profile(self, row: Row, column: Column) -> None:
        text = row.cell(column.key).text
        iri = next((one.iri for one in shipped() if text in (one.name, one.iri)), text)
        if iri.startswith(_ADDRESSES) and is_iri(iri):
            self._add(row, column.says, NamedNode(iri))
        else:
            self._wrong(row, column, "profile", choices=", ".join(one.name for one in shipped()))


def _of(column: Column) -> tuple[str, ...]:
    fixed = {How.LEVEL: ("levels",), How.DOCUMENT: ("documents",), How.BODY: ("organisations",)}
    return fixed.get(column.how, column.of)


def _decimal(value: Decimal) -> str:
    text = plain(value)
    return text if "." in text else f"{text}.0"


def _described(iri: str, period: Period, graph: str) -> Iterator[Quad]:
    node, where = NamedNode(iri), NamedNode(graph)
    day = NamedNode(XSD + "date")
    yield Quad(node, NamedNode(_TYPE), NamedNode(TIME + "ProperInterval"), where)
    yield Quad(node, NamedNode(SKOS + "notation"), Literal(period.id), where)
    for lang, label in period.labels.items():
        yield Quad(node, NamedNode(RDFS + "label"), Literal(label, language=lang), where)
    yield Quad(node, NamedNode(GG + "startDate"), Literal(period.start.isoformat(), datatype=day), where)
    yield Quad(node, NamedNode(GG + "endDate"), Literal(period.end.isoformat(), datatype=day), where)


def _choices(column: Column, lang: str) -> list[str]:
    from goalgraph.exchange.workbook.vocabulary import names_of_classes

    return list(names_of_classes(column.key, lang))


def _some(text: str, choices: list[str]) -> str:
    """The choices that are most like the text, or the first of all."""
    lowered = {choice.casefold(): choice for choice in choices}
    close = nearest(text.casefold(), lowered)
    return ", ".join(lowered[one] for one in close) or ", ".join(choices[:6]) + (
        " …" if len(choices) > 6 else ""
    )
