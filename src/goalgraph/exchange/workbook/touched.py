"""Which columns of a row an import changes, for people who are to see what became of it.

In: the statements that are new or gone. Out: for each resource, the titles of the columns that say them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from goalgraph.base.names import RDF, local_name
from goalgraph.exchange.workbook.rows import title
from goalgraph.exchange.workbook.sheets import SHEETS
from goalgraph.rdf.terms import NamedNode, Quad

_TYPE = NamedNode(RDF + "type")


def touched(quads: Iterable[Quad], before: Iterable[Quad], lang: str) -> dict[object, tuple[str, ...]]:
    """The columns of each subject, by their titles; what no column says is by the name of its property.

    Args:
        quads: what is new or gone.
        before: what was said, by which each subject is on a sheet.
    """
    kinds = {quad.subject: getattr(quad.object, "value", "") for quad in before if quad.predicate == _TYPE}
    found: dict[object, set[str]] = {}
    for quad in quads:
        keys = _columns()
        key = keys.get((kinds.get(quad.subject, ""), quad.predicate.value)) or keys.get(
            ("", quad.predicate.value)
        )
        found.setdefault(quad.subject, set()).add(
            title(key, lang) if key else local_name(quad.predicate.value)
        )
    return {subject: tuple(sorted(names)) for subject, names in found.items()}


@cache
def _columns() -> Mapping[tuple[str, str], str]:
    """The column that says each property of each class, the first there is; of no class, on any sheet."""
    found: dict[tuple[str, str], str] = {}
    for sheet in SHEETS:
        for column in sheet.columns:
            for kind in (*sheet.classes, "") if column.says else ():
                found.setdefault((kind, column.says), column.key)
    return found
