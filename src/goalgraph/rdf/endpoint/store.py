"""An endpoint as a place where plans are kept.

In: its address. Out: what tells plans apart, by a few questions whatever their number, and each graph that is
asked for, whole, by one request and one that counts; graphs replaced all or none, by one writer at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

import pyoxigraph as ox

from goalgraph.base.errors import StoreChanged
from goalgraph.base.names import DCTERMS, DECISION_LOG
from goalgraph.rdf.canonical import same, sharing
from goalgraph.rdf.catalogue import PLAN, SPECIAL, TELLING, TYPE, of_plans
from goalgraph.rdf.endpoint.client import Client
from goalgraph.rdf.endpoint.faults import AnswersCut, NodesShared, NotKept, ReadOnly
from goalgraph.rdf.endpoint.locking import alone, is_ours, staged
from goalgraph.rdf.endpoint.paging import Row, all_rows, counted, existing
from goalgraph.rdf.repository import Changes, Repository
from goalgraph.rdf.store import LocalStore

_REQUIRES = DCTERMS + "requires"
_TRIES = 3


class EndpointStore(Repository):
    """The graphs at an endpoint, as they were when each was first asked for, with what it has kept itself.

    Of a pattern that names no graph, only what tells plans apart is known.
    """

    shared = True

    def __init__(self, client: Client) -> None:
        self.location = client.location
        self._client = client
        self._fetched = LocalStore()
        self._known: set[str] = set()
        self._there: dict[str, bool] = {}

    def matching(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        obj: str | None = None,
        graph: str | None = None,
    ) -> list[ox.Quad]:
        """The statements with this subject, property, resource as object, and graph.

        Raises:
            EndpointError: there is no answer that can be used.
        """
        if graph is None or (subject is not None and graph not in self._known):
            return self._catalogue.matching(subject, predicate, obj, graph)
        if graph not in self._known:
            self._hold(graph, self.all_of(graph) if self.existing([graph]) else ())
        return self._fetched.matching(subject, predicate, obj, graph)

    def graphs(self) -> list[str]:
        """The graphs in which something tells plans apart, and others that were asked for, sorted."""
        self.existing([])
        return sorted(graph for graph, there in self._there.items() if there)

    def existing(self, names: Iterable[str]) -> set[str]:
        """Those of the graphs that there are."""
        if not self._there:
            self._there = dict.fromkeys(self._catalogue.graphs(), True)
        wanted = set(names)
        unknown = sorted(wanted - self._there.keys())
        found = existing(self._client, unknown)
        self._there |= {name: name in found for name in unknown}
        return {name for name in wanted if self._there[name]}

    def forget(self) -> None:
        """Let go of the graphs that were fetched."""
        self._fetched, self._known = LocalStore(), set()

    def keep(self, changes: Changes) -> None:
        """Replace what graphs hold, all of them or none; what somebody else has made the same is left.

        A server may still do what a writer asked of it who is gone, and who is then asked again.

        Raises:
            StoreChanged: somebody else has changed one of them since it was read, to something else.
            EndpointInUse: somebody has been writing to the endpoint for too long.
            NodesShared: two of them have a blank node in common, which an endpoint keeps apart.
            NotKept: it does not keep what it is sent, which has been put back as it was.
            EndpointError: nothing can be written there.
        """
        there = self.existing(changes)
        changes = {graph: triples for graph, triples in changes.items() if triples or graph in there}
        if not changes:
            return
        if together := sharing(changes):
            raise NodesShared(location=self.location, graphs=", ".join(together[0]))
        before = {graph: self.get_graph(graph) for graph in changes}
        ready = 0 if len(changes) == 1 else len(changes)
        with alone(self._client, ready, self._count_cleared) as token:
            now = {graph: as_kept(self.all_of(graph)) for graph in changes}
            other = [graph for graph, seen in before.items() if not same(now[graph], seen)]
            if not other:
                self._replace(changes, before, token)
            elif not all(same(now[graph], as_kept(triples)) for graph, triples in changes.items()):
                raise StoreChanged(location=self.location, graph=other[0])
        for graph, triples in changes.items():
            self._hold(graph, triples)
            self._catalogue.drop_graph(graph)
            self._catalogue.add(of_plans(self._fetched.quads(graph)))
            self._there[graph] = bool(triples)

    def _count_cleared(self, graphs: int) -> None:
        self.cleared += graphs

    def _replace(self, changes: Changes, before: Changes, token: str) -> None:
        """Put one graph in place; have several ready beside, and put them in place by one update."""
        if len(changes) == 1:
            [(graph, triples)] = changes.items()
            self._put(graph, graph, triples, before[graph])
            return
        if self._client.endpoint.update is None:
            raise ReadOnly(location=self.location, what="update")
        moves = []
        for number, (graph, triples) in enumerate(changes.items()):
            beside = staged(token, number)
            if triples:
                self._put(beside, graph, triples, ())
                moves.append(f"MOVE GRAPH {ox.NamedNode(beside)} TO GRAPH {ox.NamedNode(graph)}")
            else:
                moves.append(f"DROP SILENT GRAPH {ox.NamedNode(graph)}")
        self._client.update(" ;\n".join(moves))
        self._look_again(changes, before, token)

    def _look_again(self, changes: Changes, before: Changes, token: str) -> None:
        """Ask whether the graphs have been put in place; where they have not, all is put back as it was."""
        wanted = {graph: len(as_kept(triples)) for graph, triples in changes.items()}
        wanted |= {staged(token, number): 0 for number in range(len(changes))}
        listed = ", ".join(str(ox.NamedNode(graph)) for graph in wanted)
        pattern = f"GRAPH ?g {{ ?s ?p ?o }} FILTER(?g IN ({listed}))"
        query = f"SELECT ?g (COUNT(*) AS ?count) WHERE {{ {pattern} }} GROUP BY ?g"
        rows = self._client.rows(query, "g", "count").rows
        found = {str(getattr(graph, "value", "")): str(getattr(n, "value", "")) for graph, n in rows}
        wrong = [graph for graph, count in wanted.items() if found.get(graph, "0") != str(count)]
        if not wrong:
            return
        for graph, triples in before.items():
            if not same(as_kept(self.all_of(graph)), as_kept(triples)):
                self._put(graph, graph, triples, ())
        named = next((graph for graph in wrong if graph in changes), next(iter(changes)))
        raise NotKept(location=self.location, graph=named, example="MOVE, DROP")

    def _put(self, name: str, graph: str, triples: Sequence[ox.Triple], before: Sequence[ox.Triple]) -> None:
        """Write a graph under a name and read it again; what is not kept as it was sent is put back."""
        if not triples:
            self._client.delete(name)
            return
        self._client.put(name, triples)
        wanted, there = as_kept(triples), as_kept(self.all_of(name))
        if same(wanted, there):
            return
        if before:
            self._client.put(name, before)
        else:
            self._client.delete(name)
        example = next(iter(sorted(map(str, set(wanted) - set(there)))), "–")
        raise NotKept(location=self.location, graph=graph, example=example)

    def _hold(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        self._fetched.put_graph(graph, triples)
        self._known.add(graph)

    def all_of(self, graph: str) -> list[ox.Triple]:
        """All that a graph holds now, in parts where the server cuts its answers."""
        node = ox.NamedNode(graph)
        pattern = f"GRAPH {node} {{ ?s ?p ?o }}"
        got = count = 0
        for _ in range(_TRIES):
            triples = self._client.graph(graph)
            got, count = len(set(triples)), counted(self._client, pattern)
            if got == count:
                return triples
            if got < count:
                rows = all_rows(self._client, ("s", "p", "o"), pattern, "s", graph)
                return [quad.triple for quad in self._said((*row, node) for row in rows)]
        raise AnswersCut(location=self.location, graph=graph, got=got, count=count)

    @cached_property
    def _catalogue(self) -> LocalStore:
        """What tells plans apart."""
        special = self._special()
        kinds = {PLAN, *(quad.subject.value for quad in special if isinstance(quad.subject, ox.NamedNode))}
        of = ", ".join(f"<{one}>" for one in sorted({*kinds, DECISION_LOG}))
        telling = ", ".join(f"<{one}>" for one in TELLING)
        pattern = (
            f"{{ GRAPH ?g {{ ?s <{TYPE}> ?o }} FILTER(?o IN ({of})) BIND(<{TYPE}> AS ?p) }}"
            f" UNION {{ GRAPH ?g {{ ?s <{TYPE}> ?kind . ?s ?p ?o }}"
            f" FILTER(?kind IN ({of})) FILTER(?p IN ({telling})) }}"
            f" UNION {{ GRAPH ?g {{ ?s <{_REQUIRES}> ?o }} BIND(<{_REQUIRES}> AS ?p) }}"
            f" UNION {{ GRAPH ?g {{ ?g <{TYPE}> ?o }} BIND(?g AS ?s) BIND(<{TYPE}> AS ?p) }}"
        )
        store = LocalStore()
        store.add([*special, *self._quads(pattern)])
        return store

    def _special(self) -> list[ox.Quad]:
        """Which kinds of plans there are, step by step from the general to the special."""
        found: dict[str, ox.Quad] = {}
        above = {PLAN}
        while above:
            of = ", ".join(f"<{one}>" for one in sorted(above))
            pattern = f"GRAPH ?g {{ ?s <{SPECIAL}> ?o }} FILTER(?o IN ({of})) BIND(<{SPECIAL}> AS ?p)"
            new = {str(getattr(quad.subject, "value", "")): quad for quad in self._quads(pattern)}
            above = new.keys() - found.keys() - {PLAN}
            found |= new
        return list(found.values())

    def _quads(self, pattern: str) -> list[ox.Quad]:
        """The statements that a pattern of ``?g ?s ?p ?o`` finds, but for those of graphs in the making."""
        rows = all_rows(self._client, ("s", "p", "o", "g"), pattern, "s", "?g")
        return [q for q in self._said(rows) if not is_ours(str(getattr(q.graph_name, "value", "")))]

    def _said(self, rows: Iterable[Row]) -> list[ox.Quad]:
        """The statements that rows hold, of which a server may make anything."""
        try:
            return [ox.Quad(*row) for row in rows]  # type: ignore[arg-type]
        except (TypeError, ValueError) as error:
            raise self._client.no_sparql("statements") from error


def as_kept(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """The triples as an engine keeps them, for which ``84.0`` and ``84.00`` are one number."""
    store = LocalStore()
    store.put_graph("urn:kept", triples)
    return store.get_graph("urn:kept")
