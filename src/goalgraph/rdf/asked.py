"""The graphs that pyshacl asks: hundreds of thousands of small questions, each answered with little ado.

In: triples. Out: an rdflib graph that answers the same as any other, at less cost: its store holds one graph
and looks up no contexts, addresses are not shortened in texts that nobody reads, and a query that was
parsed before is not parsed again.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import rdflib
from rdflib.namespace import NamespaceManager
from rdflib.paths import MulPath
from rdflib.store import Store

from goalgraph.rdf.circular import circular

if TYPE_CHECKING:
    from rdflib.plugins.sparql.sparql import Query

_Index = dict[Any, dict[Any, dict[Any, None]]]


def asked_graph() -> rdflib.Graph:
    """An empty graph for pyshacl."""
    return _over(_OneGraph())


def _over(store: _OneGraph) -> rdflib.Graph:
    graph = _Asked(store=store)
    store.contexts_of_each = (graph,)
    graph.namespace_manager = _WholeAddresses(graph, bind_namespaces="none")
    return graph


def asked(graph: rdflib.Graph) -> rdflib.Graph:
    """A graph for pyshacl: this one, if it was made as one, or its triples in one."""
    if isinstance(graph, _Asked):
        return graph
    copied = asked_graph()
    for triple in graph:
        copied.add(triple)
    return copied


def merged(graph: rdflib.Graph, other: rdflib.Graph) -> rdflib.Graph:
    """A graph for pyshacl with the triples of one that was made as such, which costs little, and of another.

    >>> small, large = asked_graph(), asked_graph()
    >>> _ = small.add((rdflib.RDF.type, rdflib.RDF.type, rdflib.RDF.Property))
    >>> len(merged(small, merged(small, large))), len(large)
    (1, 0)
    """
    store = graph.store
    assert isinstance(store, _OneGraph)
    both = store.copy()
    for triple in other:
        both.add(triple)
    return _over(both)


class _OneGraph(Store):
    """The triples of one graph, by subject, by property and by object."""

    context_aware = graph_aware = True  # pyshacl wants a store that could hold several graphs

    def __init__(self) -> None:
        super().__init__()
        # pyshacl looks for the graph that a blank node is in, to describe it.
        self.contexts_of_each: tuple[rdflib.Graph, ...] = ()
        self._by_subject: _Index = {}
        self._by_property: _Index = {}
        self._by_object: _Index = {}
        self._size = 0
        # What each path leads back to, by how it is written, as long as nothing changes.
        self.circles: dict[str, set[Any]] = {}
        # Each index, and the keys under which another store has the same: it is copied before it changes.
        self._lent: tuple[tuple[_Index, set[Any]], ...] = ()

    def copy(self) -> _OneGraph:
        """Another store with the same triples, at the cost of what is changed in either afterwards."""
        other = _OneGraph()
        other._by_subject, other._by_property, other._by_object = (
            index.copy() for index in (self._by_subject, self._by_property, self._by_object)
        )
        other._size = self._size
        for store in (self, other):
            indexes = (store._by_subject, store._by_property, store._by_object)
            store._lent = tuple((index, set(index)) for index in indexes)
        return other

    def _own(self, triple: Any) -> None:
        """Copy what another store has too of the nodes of a triple, before it is changed."""
        for (index, lent), key in zip(self._lent, triple, strict=False):
            if key in lent:
                lent.remove(key)
                index[key] = {inner: last.copy() for inner, last in index[key].items()}

    def add(self, triple: Any, context: Any = None, quoted: bool = False) -> None:
        if self._lent:
            self._own(triple)
        self.circles.clear()
        s, p, o = triple
        objects = self._by_subject.setdefault(s, {}).setdefault(p, {})
        self._size += o not in objects
        objects[o] = None
        self._by_property.setdefault(p, {}).setdefault(o, {})[s] = None
        self._by_object.setdefault(o, {}).setdefault(s, {})[p] = None

    def add_graph(self, graph: rdflib.Graph) -> None:
        pass

    def remove(self, triple_pattern: Any, context: Any = None) -> None:
        for (s, p, o), _ in list(self.triples(triple_pattern)):
            self._own((s, p, o))
            self.circles.clear()
            del self._by_subject[s][p][o], self._by_property[p][o][s], self._by_object[o][s][p]
            self._size -= 1

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[Any]:
        s, p, o = triple_pattern
        if s is not None and p is not None:
            objects = self._by_subject.get(s, {}).get(p, {})
            for one in objects if o is None else (o,) if o in objects else ():
                yield (s, p, one), self.contexts_of_each
        elif p is not None:
            subjects = self._by_property.get(p, {})
            for one in subjects if o is None else (o,):
                for subject in subjects.get(one, {}):
                    yield (subject, p, one), self.contexts_of_each
        elif o is not None:
            subjects = self._by_object.get(o, {})
            for subject in subjects if s is None else (s,):
                for one in subjects.get(subject, {}):
                    yield (subject, one, o), self.contexts_of_each
        else:
            for subject in self._by_subject if s is None else (s,):
                for one, objects in self._by_subject.get(subject, {}).items():
                    for obj in objects:
                        yield (subject, one, obj), self.contexts_of_each

    def __len__(self, context: Any = None) -> int:
        return self._size

    def namespaces(self) -> Iterator[tuple[str, rdflib.URIRef]]:
        return iter(())

    def namespace(self, prefix: str) -> None:
        return None

    def prefix(self, namespace: rdflib.URIRef) -> None:
        return None


class _WholeAddresses(NamespaceManager):
    def bind(self, *args: Any, **kwargs: Any) -> None:
        pass

    def normalizeUri(self, rdfTerm: str) -> str:  # noqa: N802, N803
        return f"<{rdfTerm}>"


class _Asked(rdflib.Graph):
    def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Any:
        asked = _prepared(query_object) if isinstance(query_object, str) else query_object
        return super().query(asked, *args, **kwargs)

    def namespaces(self) -> Generator[tuple[str, rdflib.URIRef], None, None]:
        # Looked up for each query, and of no use to one that is parsed.
        yield "sh", rdflib.URIRef(str(rdflib.SH))

    def triples(self, triple: Any) -> Generator[Any, None, None]:
        s, p, o = triple
        if isinstance(p, MulPath) and p.more:
            for start, end in _led_to(self, s, p, o):
                yield start, p, end
        else:
            yield from super().triples(triple)

    def transitive_objects(
        self, subject: Any, predicate: Any, remember: Any = None
    ) -> Generator[Any, None, None]:
        yield from _reached(subject, lambda one: self.objects(one, predicate))

    def transitive_subjects(
        self, predicate: Any, object: Any, remember: Any = None
    ) -> Generator[Any, None, None]:
        yield from _reached(object, lambda one: self.subjects(predicate, one))


def _led_to(graph: rdflib.Graph, start: Any, path: MulPath, end: Any) -> Iterator[tuple[Any, Any]]:
    """The ends of the ways that a path with ``+`` or ``*`` leads, each pair once."""

    def on(one: Any) -> Iterable[Any]:
        return (o for _, _, o in graph.triples((one, path.path, None)))

    def back(one: Any) -> Iterable[Any]:
        return (s for s, _, _ in graph.triples((None, path.path, one)))

    if start is not None and start == end and not path.zero:
        if start in _circular(graph, path):
            yield start, start
    elif start is not None:
        if path.zero and end in (None, start):
            yield start, start
        for one in _reached(start, on, itself=False):
            if end in (None, one) and not (path.zero and one == start):
                yield start, one
    elif end is not None:
        if path.zero:
            yield end, end
        for one in _reached(end, back, itself=False):
            if not (path.zero and one == end):
                yield one, end
    else:
        nodes = {s for s, _, _ in graph.triples((None, path.path, None))}
        if path.zero:
            nodes.update(node for s, _, o in graph for node in (s, o))
        for node in nodes:
            yield from _led_to(graph, node, path, None)


def _circular(graph: rdflib.Graph, path: MulPath) -> set[Any]:
    """What a path with ``+`` leads back to, worked out once for all that it is asked of."""
    store = graph.store
    assert isinstance(store, _OneGraph)
    circles, written = store.circles, path.n3()
    if written not in circles:
        nodes = {s for s, _, _ in graph.triples((None, path.path, None))}
        circles[written] = circular(
            nodes, lambda one: (o for _, _, o in graph.triples((one, path.path, None)))
        )
    return circles[written]


def _reached(start: Any, steps: Callable[[Any], Iterable[Any]], *, itself: bool = True) -> Iterator[Any]:
    """What one step after the other leads to, each once; of the start, ``itself`` says whether unasked."""
    waiting, seen = [start], {start} if itself else set()
    if itself:
        yield start
    while waiting:
        for one in steps(waiting.pop()):
            if one not in seen:
                seen.add(one)
                waiting.append(one)
                yield one


@lru_cache(maxsize=256)
def _prepared(text: str) -> Query:
    """A query, parsed; pyshacl writes its prefixes in another order for each graph of shapes."""
    lines = text.split("\n")
    prefixes = [line for line in lines if line.startswith("PREFIX ")]
    return _parsed("\n".join([*sorted(prefixes), *(line for line in lines if line not in prefixes)]))


@lru_cache(maxsize=256)
def _parsed(text: str) -> Query:
    from rdflib.plugins.sparql import prepareQuery

    return prepareQuery(text)
