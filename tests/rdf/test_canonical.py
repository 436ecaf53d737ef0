"""Blank nodes are named by what is said of them, in whichever graphs it is said."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest

from goalgraph.rdf.canonical import with_names

LINKED = " ".join(f"_:n{a} <urn:p> _:n{b} ." for a in range(7) for b in range(7) if a != b)


@pytest.mark.parametrize(
    "text",
    [
        "<urn:a> <urn:p> 1 . <urn:g> { <urn:a> <urn:p> 1 }",
        "_:a <urn:p> _:b . <urn:g> { _:a <urn:p> _:b } <urn:h> { _:b <urn:q> _:a . _:c <urn:q> 1 }",
        "_:g { _:a <urn:p> 1 } _:h { _:a <urn:p> 2 } _:g <urn:q> _:h .",
        f"<urn:g> {{ {LINKED} }} <urn:h> {{ _:n3 <urn:q> 1 }}",
    ],
)
def test_quads_have_the_same_names_whatever_they_were_called(text: str) -> None:
    named = set()
    for _ in range(5):
        read = list(ox.parse(text, format=ox.RdfFormat.TRIG, rename_blank_nodes=True))
        random.shuffle(read)
        told = with_names([*read, read[0]])
        assert len(told) == len(read)
        assert _renamed(told) == _renamed(read)
        named.add(frozenset(map(str, told)))
    assert len(named) == 1


def _renamed(quads: list[ox.Quad]) -> set[ox.Quad]:
    """The quads as the standard's way names them."""
    dataset = ox.Dataset(quads)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return set(dataset)
