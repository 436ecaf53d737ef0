"""Values that nothing can be done with, refused when they are read and nowhere else.

In: the quads of a file. Out: nothing, or where in the file such a value stands: a number that is none or is
beyond all measure, or a blank node or a triple where a text, a number or a date belongs. What is merely
wrong, a word in the place of a number, is read, and a rule tells it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pyoxigraph as ox

from goalgraph.base.names import XSD, curie
from goalgraph.rdf.faults import ImpossibleValue
from goalgraph.rdf.lines import find
from goalgraph.rdf.ontology import vocabulary
from goalgraph.rdf.sources import STDIN

MOST_DIGITS = 40  # before or after the point
_NO_NUMBER = re.compile(r"[+-]?(s?nan\d*|inf(inity)?)", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_NUMBERS = frozenset({XSD + "decimal", XSD + "integer"})


def refuse_impossible(path: Path, quads: Iterable[ox.Quad]) -> None:
    """Refuse a file with a value that nothing can be done with.

    Raises:
        ImpossibleValue: it has one.
    """
    datatypes = dict(vocabulary().datatypes)  # asked for each quad, and faster as a plain one
    for quad in quads:
        if (wanted := datatypes.get(quad.predicate.value)) and not is_possible(quad.object, wanted):
            raise ImpossibleValue(
                path=path,
                line=_line(path, quad),
                property=curie(quad.predicate.value),
                value=_shown(quad.object),
            )


def is_possible(value: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, datatype: str) -> bool:
    """Whether anything can be done with a value of a property whose values have the datatype.

    >>> is_possible(ox.Literal("3.5"), XSD + "decimal"), is_possible(ox.Literal("1e9999999"), XSD + "decimal")
    (True, False)
    """
    if isinstance(value, ox.BlankNode | ox.Triple):
        return False
    if not isinstance(value, ox.Literal) or datatype not in _NUMBERS:
        return True
    text = value.value.strip()
    if _NO_NUMBER.fullmatch(text):
        return False
    if not _NUMBER.fullmatch(text):
        return True
    try:
        number = Decimal(text)
    except InvalidOperation:  # an exponent beyond all measure
        return False
    exponent = number.as_tuple().exponent
    return abs(number.adjusted()) < MOST_DIGITS and isinstance(exponent, int) and exponent > -MOST_DIGITS


def _line(path: Path, quad: ox.Quad) -> int | str:
    """The line of the statement; where it is about or of a blank node, that of one like it."""
    if path == STDIN:
        return "-"
    said = (quad.subject, quad.predicate)
    found = find([path], (*said, quad.object), said)
    return found[1] if found else "-"


def _shown(value: object) -> str:
    text = (
        value.value
        if isinstance(value, ox.Literal)
        else "[]"
        if isinstance(value, ox.BlankNode)
        else str(value)
    )
    return text if len(text) <= 60 else f"{text[:50]} …"
