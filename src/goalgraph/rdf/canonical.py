"""The same text for the same triples.

In: triples, in any order and with any names for blank nodes. Out: them in a fixed order with fixed names.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

import pyoxigraph as ox

from goalgraph.rdf.tangled import is_tangled, untangled


def canonical(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Distinct triples in a fixed order; blank nodes are named by what is said of them."""
    distinct = list(dict.fromkeys(triples))
    if is_tangled(distinct):
        return sorted(untangled(distinct), key=str)
    dataset = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in distinct)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted((quad.triple for quad in dataset), key=str)


def same(one: Iterable[ox.Triple], other: Iterable[ox.Triple]) -> bool:
    """Whether the triples are the same but for the names of blank nodes.

    >>> node, property_ = ox.NamedNode("urn:a"), ox.NamedNode("urn:p")
    >>> same([ox.Triple(node, property_, ox.BlankNode("a"))], [ox.Triple(node, property_, ox.BlankNode("b"))])
    True
    """
    first, second = set(one), set(other)
    if first == second or len(first) != len(second):
        return first == second
    differing = first ^ second
    return all(map(_has_blank, differing)) and canonical(first) == canonical(second)


def digest(triples: Iterable[ox.Triple]) -> str:
    """A checksum of triples, the same for the same triples in any order.

    >>> digest([])
    'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    """
    written = "".join(f"{triple} .\n" for triple in canonical(triples))
    return "sha256:" + hashlib.sha256(written.encode()).hexdigest()


def _has_blank(triple: ox.Triple) -> bool:
    return any(isinstance(part, ox.BlankNode | ox.Triple) for part in (triple.subject, triple.object))
