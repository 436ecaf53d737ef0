"""Numbers, dates and yes or no in the datatype that their property has.

In: quads. Out: the same, with a value in its property's datatype where it is certain what was meant: a
number that JSON-LD wrote with an exponent, a whole number for a decimal one, a date or number written
without a datatype. That a datatype was missing is noted on the resource (``ggsh:readAs``), for a rule to
tell; what is not certain stays as it was written, and a rule tells that too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

import pyoxigraph as ox

from goalgraph.base.names import RDF, SHAPES, XSD, curie
from goalgraph.rdf.ontology import vocabulary

_READ_AS = ox.NamedNode(SHAPES + "readAs")
_NUMBERS = frozenset(XSD + name for name in ("decimal", "integer", "int", "long", "double", "float"))
_UNTYPED = frozenset((XSD + "string", RDF + "langString"))
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_EXPONENT = re.compile(_DECIMAL.pattern + r"([eE][+-]?\d+)?", re.ASCII)
_INTEGER = re.compile(r"[+-]?\d+", re.ASCII)
_DATE = re.compile(r"(\d{4}-\d\d-\d\d)(T00:00:00(\.0+)?)?", re.ASCII)
_MOST_DIGITS = 40


def with_datatypes(quads: list[ox.Quad]) -> list[ox.Quad]:
    """The quads, each value in its property's datatype where that is certain."""
    datatypes = dict(vocabulary().datatypes)  # asked for each quad, and faster as a plain one
    typed: list[ox.Quad] = []
    for quad in quads:
        wanted = datatypes.get(quad.predicate.value, "")
        value, read = quad.object, _READERS.get(wanted)
        text = read(value) if read and isinstance(value, ox.Literal) else None
        literal = None if text is None else ox.Literal(text, datatype=ox.NamedNode(wanted))
        if literal is None or literal == value or not isinstance(value, ox.Literal):
            typed.append(quad)
            continue
        typed.append(ox.Quad(quad.subject, quad.predicate, literal, quad.graph_name))
        if value.datatype.value not in _NUMBERS:
            note = f'{curie(quad.predicate.value)} "{text}"^^xsd:{wanted.removeprefix(XSD)}'
            typed.append(ox.Quad(quad.subject, _READ_AS, ox.Literal(note), quad.graph_name))
    return typed


def _number(value: ox.Literal) -> Decimal | None:
    text = value.value.strip()
    if value.datatype.value not in _NUMBERS | _UNTYPED or not _EXPONENT.fullmatch(text):
        return None
    try:
        number = Decimal(text)
    except InvalidOperation:  # an exponent beyond all measure
        return None
    return number if abs(number.adjusted()) < _MOST_DIGITS else None


def _decimal(value: ox.Literal) -> str | None:
    if value.datatype.value == XSD + "decimal" and _DECIMAL.fullmatch(value.value):
        return None
    number = _number(value)
    return None if number is None else f"{number:f}"


def _integer(value: ox.Literal) -> str | None:
    if value.datatype.value == XSD + "integer" and _INTEGER.fullmatch(value.value):
        return None
    number = _number(value)
    return f"{number:.0f}" if number is not None and number == number.to_integral_value() else None


def _date(value: ox.Literal) -> str | None:
    if value.datatype.value not in _UNTYPED | {XSD + "dateTime"}:
        return None
    match = _DATE.fullmatch(value.value.strip())
    try:
        return date.fromisoformat(match[1]).isoformat() if match else None
    except ValueError:
        return None


def _boolean(value: ox.Literal) -> str | None:
    kind, text = value.datatype.value, value.value.strip()
    if kind in _UNTYPED and text in ("true", "false"):
        return text
    return {"1": "true", "0": "false"}.get(text) if kind == XSD + "integer" else None


_READERS: Mapping[str, Callable[[ox.Literal], str | None]] = MappingProxyType(
    {
        XSD + "decimal": _decimal,
        XSD + "integer": _integer,
        XSD + "date": _date,
        XSD + "boolean": _boolean,
    }
)
