"""One short id a resource, also where others give it codes of their own.

In: quads. Out: the same, with each ``skos:notation`` a plain text. By SKOS the datatype of a notation says
whose code it is: the UN's ``"4.1"^^sdgo:SDGCodeCompact`` beside our ``"SDG4.1"`` becomes a
``dcterms:identifier``, by which the resource is found as well. Where there are only such codes, the
shortest is the id.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from goalgraph.base.names import DCTERMS, SKOS, XSD

_NOTATION = ox.NamedNode(SKOS + "notation")
_IDENTIFIER = ox.NamedNode(DCTERMS + "identifier")
_PLAIN = ox.NamedNode(XSD + "string")


def with_plain_codes(quads: list[ox.Quad], known: Sequence[ox.Quad]) -> list[ox.Quad]:
    """The quads, every id a plain text, the codes of others as identifiers."""
    special = [
        (place, quad, quad.object)
        for place, quad in enumerate(quads)
        if quad.predicate == _NOTATION
        if isinstance(quad.object, ox.Literal) and quad.object.datatype != _PLAIN
    ]
    if not special:
        return quads
    subjects = {quad.subject for _, quad, _ in special}
    named = {
        quad.subject
        for quad in (*quads, *known)
        if quad.predicate == _NOTATION and quad.subject in subjects
        if isinstance(quad.object, ox.Literal) and (quad.object.datatype == _PLAIN or quad.object.language)
    }
    changed = list(quads)
    for place, quad, code in sorted(special, key=lambda one: (len(one[2].value), one[2].value)):
        if code.language or quad.subject not in named:
            named.add(quad.subject)
            changed[place] = ox.Quad(quad.subject, _NOTATION, ox.Literal(code.value), quad.graph_name)
        else:
            changed[place] = ox.Quad(quad.subject, _IDENTIFIER, code, quad.graph_name)
    return list(dict.fromkeys(changed))
