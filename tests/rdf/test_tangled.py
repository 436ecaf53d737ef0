from __future__ import annotations

import random
import time

import pyoxigraph as ox
import pytest

from goalgraph.rdf.canonical import canonical, digest
from goalgraph.rdf.tangled import is_tangled, untangled


def complete(count: int) -> str:
    return "\n".join(f"_:n{a} <urn:p> _:n{b} ." for a in range(count) for b in range(count) if a != b)


TANGLED = {
    "nine, each linked to each": complete(9),
    "thirty, each linked to each": complete(30),
    "a long chain": "<urn:a> <urn:b> " + "[ <urn:p> " * 3000 + "1" + "]" * 3000 + " .",
    "a long list": "<urn:a> <urn:b> (" + "1 " * 3000 + ") .",
    "two lists alike": "<urn:a> <urn:b> (" + "1 " * 400 + ") , (" + "1 " * 400 + ") .",
    "a ring": "\n".join(f"_:n{n} <urn:p> _:n{(n + 1) % 500} ." for n in range(500)),
    "a star": "<urn:a> <urn:b> " + ", ".join(["[]"] * 3000) + " .",
    "pairs alike": "<urn:a> <urn:b> " + ", ".join(["[ <urn:p> [ <urn:q> 1 ] ]"] * 500) + " .",
    "a grid": "\n".join(
        f"_:n{a}x{b} <urn:p> _:n{a + 1}x{b} , _:n{a}x{b + 1} ." for a in range(15) for b in range(15)
    ),
    "in triple terms": "\n".join(
        f"<urn:a> <urn:b> <<( _:n{a} <urn:p> _:n{b} )>> ." for a in range(9) for b in range(9) if a != b
    ),
}


def triples(text: str) -> list[ox.Triple]:
    """The triples in an order and with names for blank nodes that are others each time."""
    read = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)]
    random.shuffle(read)
    return read


@pytest.mark.parametrize("kind", TANGLED)
def test_the_same_triples_are_the_same_text_and_soon(kind: str) -> None:
    before = time.process_time()
    first, second = canonical(triples(TANGLED[kind])), canonical(triples(TANGLED[kind]))
    assert first == second
    assert len(first) == len(set(triples(TANGLED[kind])))
    assert time.process_time() - before < 20


@pytest.mark.parametrize("kind", TANGLED)
def test_these_are_what_the_standards_way_is_not_for(kind: str) -> None:
    assert is_tangled(triples(TANGLED[kind]))


@pytest.mark.parametrize("text", ["<urn:a> <urn:p> [ <urn:p> 1 ] , [ <urn:p> 2 ] .", complete(3), "<urn:a> <urn:p> ( 1 2 1 ) ."])  # fmt: skip
def test_what_people_write_is_named_the_standards_way(text: str) -> None:
    assert not is_tangled(triples(text))


def test_another_link_is_another_text() -> None:
    other = complete(9).replace("_:n0 <urn:p> _:n1 .", "_:n0 <urn:q> _:n1 .")
    assert digest(triples(complete(9))) != digest(triples(other))


def test_no_two_nodes_get_one_name() -> None:
    names = {part for triple in untangled(triples(complete(12))) for part in (triple.subject, triple.object)}
    assert len(names) == 12
