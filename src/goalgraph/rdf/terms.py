"""The terms of RDF, for the floors above: the engine's own, so that nothing is converted.

In: how a name or the tag of a language is written; quads. Out: whether it is one; terms, triples and quads,
those in no graph put in one.
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

__all__ = [
    "BlankNode",
    "Literal",
    "NamedNode",
    "Node",
    "Quad",
    "Term",
    "Triple",
    "in_graph",
    "is_iri",
    "language_tag",
]

Node = NamedNode | BlankNode
Term = NamedNode | BlankNode | Literal | Triple


def is_iri(text: str) -> bool:
    """Whether the text can name something.

    >>> is_iri("https://example.org/goal"), is_iri("a goal")
    (True, False)
    """
    try:
        NamedNode(text)
    except ValueError:
        return False
    return True


def language_tag(text: str) -> str | None:
    """The tag of a language as RDF compares it, or ``None`` where the text is none.

    >>> language_tag("SV-fi"), language_tag("på svenska")
    ('sv-fi', None)
    """
    try:
        return Literal("", language=text).language
    except ValueError:
        return None


def in_graph(quads: Iterable[Quad], graph: NamedNode) -> list[Quad]:
    """The quads, those that are in no graph in this one.

    >>> a, b, g = map(NamedNode, ("urn:a", "urn:b", "urn:g"))
    >>> [quad.graph_name.value for quad in in_graph([Quad(a, a, a), Quad(a, a, a, b)], g)]
    ['urn:g', 'urn:b']
    """
    return [
        quad
        if isinstance(quad.graph_name, NamedNode)
        else Quad(quad.subject, quad.predicate, quad.object, graph)
        for quad in quads
    ]
