"""The terms of RDF, for the floors above: the engine's own, so that nothing is converted.

In: how a name or the tag of a language is written. Out: whether it is one; terms, triples and quads.
"""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

__all__ = ["BlankNode", "Literal", "NamedNode", "Node", "Quad", "Term", "Triple", "is_iri", "language_tag"]

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
