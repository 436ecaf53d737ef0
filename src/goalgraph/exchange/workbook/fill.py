"""The cells of a row that is to be written.

In: a resource and what is said of it. Out: the cells of its columns, as far as they can say it; what they
cannot is left out, and told apart by who calls.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from goalgraph.base.names import GG, GGID, KOLADA, OA, ORG, PAGES, RDF, STATED_GRAPH, local_name
from goalgraph.base.order import natural
from goalgraph.base.visible import unseen
from goalgraph.base.wording import LANGUAGES
from goalgraph.exchange.workbook.cells import Cell
from goalgraph.exchange.workbook.form import Base, Column, How
from goalgraph.exchange.workbook.index import Index
from goalgraph.exchange.workbook.rows import Named, Row
from goalgraph.exchange.workbook.sheets import GLOBAL, NONE
from goalgraph.exchange.workbook.vocabulary import Words, class_word
from goalgraph.model.profiles import shipped
from goalgraph.rdf.terms import Literal, NamedNode, Quad

_LONGEST = 32_000
_XML_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_")
_YEAR = re.compile(r"[12]\d{3}")
_STATED_IN = GG + "statedIn"
_IN_AREA = GG + "inArea"
_PART_OF = (ORG + "unitOf", ORG + "postIn", ORG + "subOrganizationOf")
About = Mapping[str, Sequence[Quad]]
_NO_CELLS: Mapping[Named, Cell] = MappingProxyType({})


class Filler:
    """Fills in rows."""

    def __init__(self, index: Index, words: Words, lang: str, plan: str, said: Mapping[str, About]) -> None:
        self._index, self._words, self._lang, self._main, self._said = index, words, lang, plan, said
        self._passages: dict[tuple[object, ...], list[str]] = {}
        for iri, about in said.items():
            if OA + "exact" in about:
                self._passages.setdefault(_passage_key(about), []).append(iri)
        self._fillers: Mapping[How, Callable[[Row, Column, About], Mapping[Named, Cell]]] = {
            How.TEXT: self._text,
            How.STRING: self._single(str),
            How.NUMBER: self._single(_number),
            How.INTEGER: self._single(_number),
            How.DATE: self._single(_day),
            How.TRUTH: self._truth,
            How.REFERENCE: self._reference,
            How.LEVEL: self._level,
            How.WORD: self._word,
            How.PERIOD: self._period,
            How.LINES: self._lines,
            How.DUE: self._due,
            How.KOLADA: self._kolada,
            How.PROFILE: self._profile,
            How.CLASS: self._class,
            How.PART_OF: self._part_of,
            How.QUOTE: self._quote,
            How.BODY: self._reference,
            How.DOCUMENT: self._reference,
            How.OCCASION: self._reference,
            How.SOURCE: self._reference,
        }

    def place(self, row: Row, about: About) -> None:
        """Say which plan a row is of, as reading it would find it."""
        row.plan = row.iri if row.sheet.key == "plan" else self._main
        named = _iris(about, GG + "inPlan")
        if row.sheet.key == "goals":
            levels = [self._index.by_iri(one) for one in _iris(about, GG + "atLevel")]
            if levels and levels[0]:
                row.plan = levels[0].plan
                return
        if len(named) == 1 and named[0] in self._said:
            row.plan = named[0]

    def cells(self, row: Row, about: About) -> dict[Named, Cell]:
        """The cells of a row."""
        found: dict[Named, Cell] = {("id", ""): Cell(row.id)}
        if row.sheet.key == "plan":
            found["code", ""] = Cell(row.id.partition("/")[0])
        base = (
            GGID if row.sheet.key == "plan"
            else f"{GGID}period/" if row.sheet.base is Base.PERIOD
            else row.plan.rpartition("/")[0] + "/" if row.sheet.base is Base.BODY
            else f"{row.plan}/"
        )  # fmt: skip
        if row.iri != base + row.id:
            found["address", ""] = Cell(row.iri)
        if row.graph != row.plan + STATED_GRAPH:
            found["part", ""] = Cell(
                row.graph.removeprefix(GGID) if row.graph.startswith(GGID) else row.graph
            )
        found.update(self._plan(row, about))
        for column in row.sheet.columns:
            if column.how in self._fillers and (column.says or column.how in _UNSAID):
                found.update(self._fillers[column.how](row, column, about))
        if (
            row.sheet.key == "levels"
            and found["id", ""].text == f"L{found.get(('order', ''), Cell('?')).text}"
        ):
            del found["id", ""]
        return found

    def _plan(self, row: Row, about: About) -> Iterator[tuple[Named, Cell]]:
        """The column that names the plan, where it is not the one that is meant anyhow."""
        if row.sheet.column(How.IN_PLAN) is None:
            return
        named = _iris(about, GG + "inPlan")
        at_level = row.sheet.key == "goals" and bool(_iris(about, GG + "atLevel"))
        if not named:
            yield ("in-plan", ""), Cell(NONE)
        elif row.plan != self._main and not at_level and (plan := self._index.by_iri(row.plan)):
            yield ("in-plan", ""), Cell(plan.id)
        elif _IN_AREA in about and row.sheet.key in ("indicators", "policies"):
            yield ("in-plan", ""), Cell(local(self._index, row.plan))

    def _text(self, row: Row, column: Column, about: About) -> Mapping[Named, Cell]:
        found: dict[Named, Cell] = {}
        literals = [quad.object for quad in about.get(column.says, ()) if isinstance(quad.object, Literal)]
        for lang in LANGUAGES:
            texts = [one.value for one in literals if one.language == lang]
            if len(texts) == 1 and writable(texts[0]):
                found[column.key, "" if lang == self._lang else lang] = Cell(texts[0])
        return found

    def _single(self, made: Callable[[str], object]) -> Callable[[Row, Column, About], Mapping[Named, Cell]]:
        def fill(row: Row, column: Column, about: About) -> Mapping[Named, Cell]:
            values = [quad.object for quad in about.get(column.says, ())]
            if len(values) != 1 or not isinstance(values[0], Literal) or values[0].language:
                return _NO_CELLS
            value = made(values[0].value)
            if value is None or (isinstance(value, str) and not writable(value)):
                return _NO_CELLS
            return {(column.key, ""): Cell(value)}  # type: ignore[arg-type]

        return fill

    def _truth(self, row: Row, column: Column, about: About) -> Mapping[Named, Cell]:
        values = [str(getattr(quad.object, "value", "")) for quad in about.get(column.says, ())]
        words = {"true": {"sv": "ja"}.get(self._lang, "yes"), "false": {"sv": "nej"}.get(self._lang, "no")}
        return (
            {(column.key, ""): Cell(words[values[0]])}
            if len(values) == 1 and values[0] in words
            else _NO_CELLS
        )

    def _reference(self, row: Row, column: Column, about: About) -> Mapping[Named, Cell]:
        targets = [one for one in _iris(about, column.says) if self._belongs(row, column, one, about)]
        if column.key == "threatens":
            targets += [one for one in _iris(about, _IN_AREA) if self._sheet_of(one) == "areas"]
        if column.key == "area" and row.sheet.key == "risks":
            targets = [one for one in targets if self._sheet_of(one) != "areas"]
        return self._named(
            row, column.key, column.of or _OF.get(column.how, ()), targets, many=column.many, column=column
        )

    def _named(
        self,
        row: Row,
        key: str,
        of: Sequence[str],
        targets: Sequence[str],
        *,
        many: bool = True,
        column: Column | None = None,
    ) -> Mapping[Named, Cell]:
        if column and column.key == "stated-in" and row.sheet.key != "plan" and not self._sourced(row):
            return {(key, ""): Cell(NONE)}
        if not targets or (not many and len(targets) > 1 and not (column and column.how is How.DOCUMENT)):
            return _NO_CELLS
        by_name = column is not None and column.how in (How.BODY, How.DOCUMENT)
        return {(key, ""): Cell("; ".join(self._text_for(row, one, of, by_name=by_name) for one in targets))}

    def _sourced(self, row: Row) -> bool:
        return bool(_iris(self._said[row.iri], _STATED_IN))

    def _text_for(self, row: Row, iri: str, of: Sequence[str], *, by_name: bool = False) -> str:
        """The shortest text that means a resource in a cell."""
        target = self._index.by_iri(iri)
        texts: list[str] = []
        if target is not None:
            texts = [*(target.texts if by_name else ()), target.id, iri.removeprefix(GGID)]
        elif GLOBAL in of:
            texts = [
                name.upper() for name, one in self._words.sdg.items() if one == iri and name.startswith("sdg")
            ]
        for text in texts:
            if text and ";" not in text and writable(text) and self._index.find(text, of, row)[0] == iri:
                return text
        return iri

    def _belongs(self, row: Row, column: Column, target: str, about: About) -> bool:
        """Whether a target is to stand in this column, of several that say the same."""
        sheet = self._sheet_of(target)
        if column.says == GG + "contributesTo" and row.sheet.key == "goals":
            return (sheet == GLOBAL) == (column.key == "supports")
        if column.says == _STATED_IN:
            if row.sheet.key == "plan":
                first = next(
                    (one for one in _iris(about, _STATED_IN) if self._sheet_of(one) == "documents"), ""
                )
                return (target == first) == (column.how is How.DOCUMENT)
            return target != self._quoted(row, about)
        return True

    def _sheet_of(self, iri: str) -> str:
        row = self._index.by_iri(iri)
        return row.sheet.key if row else GLOBAL

    def _quoted(self, row: Row, about: About) -> str:
        """The passage whose words stand in the row itself: the first that its words and lines tell."""
        if row.sheet.column(How.QUOTE) is None:
            return ""
        for one in _iris(about, _STATED_IN):
            if (
                self._sheet_of(one) == "passages"
                and len(self._passages.get(_passage_key(self._said[one]), ())) == 1
            ):
                return one
        return ""

    def _quote(self, row: Row, column: Column, about: About) -> Mapping[Named, Cell]:
        passage = self._quoted(row, about)
        target = self._index.by_iri(passage)
        if target is None:
            return _NO_CELLS
        wanted = target.sheet.columns
        cells: dict[Named, Cell] = {}
        for one in wanted:
            if one.key in ("quote", "page", "lines"):
                cells.update(self._fillers[one.how](target, one, self._said[passage]))
        return cells

    def _level(self, row: Row, column: Column, about: About) -> Mapping[Named, Cell]:
        levels = _iris(about, column.says)
        if len(levels) != 1 or (level := self._index.by_iri(levels[0])) is None:
            return self._named(row, column.key, ("levels",), levels, many=False)
        prefixes = self._said[levels[0]].get(GG + "idPrefix", ())
        for text in (*(str(getattr(quad.object, "value", "")) for quad in prefixes), level.id):
            if text and self._index.find(text, ("levels",), row)[0] == levels[0]:
                return {(column.key, ""): Cell(text)}
        return {(column.key, ""): Cell(levels[0])}

    def _word(self, row: Row, column: Column, about: About) -> Mapping[Named, Cell]:
        values = _iris(about, column.says)
        if not values or (len(values) > 1 and not column.many):
            return _NO_CELLS
        return {
            (column.key, ""): Cell(
                "; ".join(self._words.word(column.of[0], one, self._lang) for one in values)
            )
        }

    def _period(self, row: Row, column: Column, about: About) -> Mapping[Named, Cell]:
        values = _iris(about, column.says)
        if row.sheet.column(How.DUE) and column.how is How.PERIOD and GG + "dueDate" not in about:
            return _NO_CELLS
        if not values or (len(values) > 1 and not column.many):
            return _NO_CELLS
        texts = [self._period_text(row, one) for one in values]
        if len(texts) == 1 and _YEAR.fullmatch(texts[0]):
            return {(column.key, ""): Cell(Decimal(texts[0]))}
        return {(column.key, ""): Cell("; ".join(texts))}

    def _period_text(self, row: Row, iri: str) -> str:
        text = local_name(iri)
        known = self._words.periods.get(text.casefold()) or self._index.find(text, ("periods",), row)[0]
        return text if known == iri and ";" not in text else iri

    def _due(self, row: Row, column: Column, about: About) -> Mapping[Named, Cell]:
        if GG + "dueDate" in about:
            return self._single(_day)(row, Column(column.key, How.DATE, GG + "dueDate"), about)
        return self._period(row, Column(column.key, How.DUE, GG + "period"), about)

    def _lines(self, row: Row, column: Column, about: About) -> Mapping[Named, Cell]:
        if row.sheet.key != "passages":
            return _NO_CELLS
        first, last = (
            [str(getattr(quad.object, "value", "")) for quad in about.get(GG + name, ())]
            for name in ("firstLine", "lastLine")
        )
        if len(first) != 1 or len(last) != 1 or not (first[0] + last[0]).isdigit():
            return _NO_CELLS
        return {(column.key, ""): Cell(Decimal(first[0]) if first == last else f"{first[0]}–{last[0]}")}

    def _kolada(self, row: Row, column: Column, about: About) -> Mapping[Named, Cell]:
        ids = sorted(str(getattr(quad.object, "value", "")) for quad in about.get(column.says, ()))
        shown = [
            one.removeprefix(KOLADA) if re.fullmatch(r"kolada:[NU]\d{5}", one, re.ASCII) else one
            for one in ids
        ]
        if not shown or any(";" in one or not writable(one) for one in shown):
            return _NO_CELLS
        return {(column.key, ""): Cell("; ".join(shown))}

    def _profile(self, row: Row, column: Column, about: About) -> Mapping[Named, Cell]:
        values = _iris(about, column.says)
        if len(values) != 1:
            return _NO_CELLS
        name = next((one.name for one in shipped() if one.iri == values[0]), values[0])
        return {(column.key, ""): Cell(name)}

    def _class(self, row: Row, column: Column, about: About) -> Mapping[Named, Cell]:
        classes = [one for one in row.sheet.classes if one in _iris(about, RDF + "type")]
        return (
            {(column.key, ""): Cell(class_word(column.key, classes[0], self._lang))} if classes else _NO_CELLS
        )

    def _part_of(self, row: Row, column: Column, about: About) -> Mapping[Named, Cell]:
        targets = [one for prop in _PART_OF for one in _iris(about, prop)]
        return self._named(row, column.key, column.of, targets)


_UNSAID = (How.CLASS, How.QUOTE, How.LINES, How.DUE, How.PART_OF)
_OF = MappingProxyType({How.BODY: ("organisations",), How.DOCUMENT: ("documents",), How.LEVEL: ("levels",)})


def local(index: Index, iri: str) -> str:
    """The id of a row, or its address where it is not known."""
    row = index.by_iri(iri)
    return row.id if row else iri


def writable(text: str) -> bool:
    """Whether a cell can hold the text, so that it is read as it is."""
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n").strip()
    hidden = unseen().search(text.replace("\n", ""))
    return (
        plain == text and bool(text) and not hidden and len(text) <= _LONGEST and not _XML_ESCAPE.search(text)
    )


def _iris(about: About, prop: str) -> list[str]:
    """The addresses that a property leads to, in a fixed order."""
    return sorted(
        (quad.object.value for quad in about.get(prop, ()) if isinstance(quad.object, NamedNode)), key=natural
    )


def _number(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return (
        value
        if value.is_finite() and abs(value.adjusted()) < 15 and len(value.as_tuple().digits) <= 15
        else None
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None
    except ValueError:
        return None


def _passage_key(about: About) -> tuple[object, ...]:
    props = (OA + "exact", GG + "firstLine", GG + "lastLine", PAGES)
    return tuple(tuple(sorted(str(quad.object) for quad in about.get(prop, ()))) for prop in props)
