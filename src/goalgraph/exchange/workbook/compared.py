"""Comparisons that a value's own row can say, so that they need no row of their own.

In: what is said of values and of what they are compared with. Out: for each value the cells that say its
comparisons, where these say nothing but what such cells do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation

from goalgraph.base.names import GG, RDF, SKOS, STATED_GRAPH, local_name
from goalgraph.base.numbers import decimal_mark
from goalgraph.base.order import natural
from goalgraph.exchange.workbook.cells import Cell, plain
from goalgraph.exchange.workbook.rows import Named, Row
from goalgraph.exchange.workbook.vocabulary import Words
from goalgraph.rdf.terms import Literal, NamedNode, Quad

About = Mapping[str, Sequence[Quad]]
_OF, _WITH, _VALUE, _UNIT, _STATED_IN = (
    GG + name for name in ("comparisonOf", "comparedWith", "value", "unit", "statedIn")
)
_SAID = frozenset({RDF + "type", SKOS + "notation", _OF, _WITH, _VALUE, _UNIT, _STATED_IN})


def in_rows_of_values(
    rows: Mapping[str, tuple[Row, About]], words: Words, lang: str, plan: str
) -> tuple[dict[str, dict[Named, Cell]], set[str]]:
    """The cells of values, by address, and the addresses of the comparisons that these say."""
    of_value: dict[str, list[tuple[str, str, str]]] = {}
    for iri, (row, about) in rows.items():
        if row.sheet.key == "comparisons" and row.graph == plan + STATED_GRAPH:
            for value, word, number in _simple(iri, row, about, rows, words, lang, plan):
                of_value.setdefault(value, []).append((iri, word, number))
    cells: dict[str, dict[Named, Cell]] = {}
    said: set[str] = set()
    for value, several in of_value.items():
        numbers = [number for _, _, number in sorted(several, key=lambda one: natural(one[1]))]
        named = [word for _, word, _ in sorted(several, key=lambda one: natural(one[1]))]
        if all(numbers) or not any(numbers):
            cells[value] = {("compared-with", ""): Cell("; ".join(named))}
            if all(numbers):
                shown = (
                    Decimal(numbers[0])
                    if len(numbers) == 1
                    else "; ".join(numbers).replace(".", decimal_mark(lang))
                )
                cells[value]["compared-value", ""] = Cell(shown)
            said |= {iri for iri, _, _ in several}
    return cells, said


def _simple(
    iri: str,
    row: Row,
    about: About,
    rows: Mapping[str, tuple[Row, About]],
    words: Words,
    lang: str,
    plan: str,
) -> Iterator[tuple[str, str, str]]:
    """The value that a comparison is of, the word for what it is compared with, and the number."""
    values, others = _iris(about, _OF), _iris(about, _WITH)
    if len(values) != 1 or len(others) != 1 or not set(about) <= _SAID or values[0] not in rows:
        return
    value, its = rows[values[0]]
    word = words.word(GG + "comparedWith", others[0], lang)
    ident = f"{value.id}.C-{local_name(others[0])}"
    same_source = bool(_iris(about, _STATED_IN)) and _iris(about, _STATED_IN) == _iris(its, _STATED_IN)
    elsewhere = value.sheet.key != "values" or value.graph != plan + STATED_GRAPH
    if elsewhere or word == others[0] or not same_source:
        return
    if row.id != ident or iri != f"{plan}/{ident}":
        return
    numbers = [quad.object for quad in about.get(_VALUE, ())]
    if not numbers and _UNIT not in about:
        yield values[0], word, ""
    elif len(numbers) == 1 and isinstance(numbers[0], Literal) and _iris(about, _UNIT) == _iris(its, _UNIT):
        try:
            yield values[0], word, plain(Decimal(numbers[0].value))
        except InvalidOperation:
            return


def _iris(about: About, prop: str) -> list[str]:
    return sorted(quad.object.value for quad in about.get(prop, ()) if isinstance(quad.object, NamedNode))
