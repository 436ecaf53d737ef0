"""The same text for the same triples.

In: triples or quads, in any order and with any names for blank nodes. Out: them with fixed names;
triples in a fixed order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pyoxigraph as ox

from goalgraph.rdf.tangled import is_tangled, untangled

# That a graph holds a triple, as long as names are sought; and the graph without a name.
_HOLDS = ox.NamedNode("urn:goalgraph:holds")


def canonical(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Distinct triples in a fixed order; blank nodes are named by what is said of them."""
    distinct = list(dict.fromkeys(triples))
    if is_tangled(distinct):
        return sorted(untangled(distinct), key=str)
    dataset = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in distinct)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted((quad.triple for quad in dataset), key=str)


def with_names(quads: Iterable[ox.Quad]) -> list[ox.Quad]:
    """The quads, each once, with blank nodes named by what is said of them in all graphs together.

    >>> quad = ox.Quad(ox.BlankNode(), ox.NamedNode("urn:p"), ox.Literal("a"), ox.NamedNode("urn:g"))
    >>> print(*with_names([quad]))
    _:c14n0 <urn:p> "a" <urn:g>
    """
    several = list(dict.fromkeys(quads))
    blank = [quad for quad in several if _has_blank(quad)]
    if not blank:
        return several
    held = canonical(ox.Triple(_graph(quad), _HOLDS, quad.triple) for quad in blank)
    return [
        *(quad for quad in several if not _has_blank(quad)),
        *(_held(triple) for triple in held),
    ]


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


def sharing(graphs: Mapping[str, Iterable[ox.Triple]]) -> list[list[str]]:
    """The graphs that have blank nodes in common, together, sorted.

    >>> node, a = ox.BlankNode(), ox.NamedNode("urn:a")
    >>> sharing({"urn:g": [ox.Triple(a, a, node)], "urn:h": [ox.Triple(node, a, a)], "urn:i": []})
    [['urn:g', 'urn:h']]
    """
    holding: dict[ox.BlankNode, set[str]] = {}
    for name, triples in graphs.items():
        for triple in triples:
            for node in _blank(triple):
                holding.setdefault(node, set()).add(name)
    together: list[set[str]] = []
    for names in filter(lambda one: len(one) > 1, holding.values()):
        near = [group for group in together if group & names]
        together = [group for group in together if group not in near]
        together.append(names.union(*near))
    return sorted(sorted(group) for group in together)


def same_together(
    names: Iterable[str], one: Mapping[str, Sequence[ox.Triple]], other: Mapping[str, Sequence[ox.Triple]]
) -> bool:
    """Whether graphs hold the same in both, the blank nodes that they have in common included."""
    first, second = (
        {
            str(quad)
            for quad in with_names(
                ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(name))
                for name in names
                for t in graphs.get(name, ())
            )
        }
        for graphs in (one, other)
    )
    return first == second


def digest(triples: Iterable[ox.Triple]) -> str:
    """A checksum of triples, the same for the same triples in any order.

    >>> digest([])
    'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
    """
    written = "".join(f"{triple} .\n" for triple in canonical(triples))
    return "sha256:" + hashlib.sha256(written.encode()).hexdigest()


def _blank(triple: ox.Triple) -> Iterator[ox.BlankNode]:
    for part in (triple.subject, triple.object):
        if isinstance(part, ox.BlankNode):
            yield part
        elif isinstance(part, ox.Triple):
            yield from _blank(part)


def _has_blank(said: ox.Triple | ox.Quad) -> bool:
    return any(isinstance(part, ox.BlankNode | ox.Triple) for part in (said.subject, said.object))


def _graph(quad: ox.Quad) -> ox.NamedNode | ox.BlankNode:
    return _HOLDS if isinstance(quad.graph_name, ox.DefaultGraph) else quad.graph_name


def _held(told: ox.Triple) -> ox.Quad:
    graph = ox.DefaultGraph() if told.subject == _HOLDS else told.subject
    subject, predicate, held = told.object  # type: ignore[misc]
    return ox.Quad(subject, predicate, held, graph)  # type: ignore[arg-type]
