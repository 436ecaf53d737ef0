"""A loaded graph of goals: the one object that users of the library hold.

In: a store with plans. Out: typed resources, links, traces, answers, findings and pages. The work is
done in the modules that each method names; this one keeps what they share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from goalgraph.assembly import Assembler
from goalgraph.derivation import derive
from goalgraph.errors import AmbiguousId, ParameterError, UnknownId
from goalgraph.identifiers import Inventory
from goalgraph.links import read_links
from goalgraph.names import BASES, BUNDLED_PLAN, DECISIONS_GRAPH, Basis, Kind
from goalgraph.objects import Link, Plan, Resource, Summary, Term
from goalgraph.readiness import Readiness, read_readiness
from goalgraph.reading import only_decisions_on, read
from goalgraph.resources import resource_folder
from goalgraph.store import LocalStore, Store
from goalgraph.trace import DIRECTIONS, Direction, Trace, trace, trace_to
from goalgraph.wording import LANGUAGES

if TYPE_CHECKING:
    import networkx
    import rdflib

    from goalgraph.decisions import Outcome
    from goalgraph.decisions.history import Record
    from goalgraph.report.parts import Report as GoalReport
    from goalgraph.results import QueryResult
    from goalgraph.validation import Report, Severity


class Graph:
    """The goals of one or several plans as a knowledge graph.

    Made by :func:`goalgraph.load` and :func:`goalgraph.open`.

    >>> import goalgraph
    >>> graph = goalgraph.load()
    >>> graph.get("ks5").label("en")
    'We shall become a healthier municipality'
    """

    def __init__(self, store: Store) -> None:
        self.store = store
        self.checks: dict[tuple[str | None, date | None], Any] = {}

    @cached_property
    def _inventory(self) -> Inventory:
        return Inventory(self.store)

    @cached_property
    def _assembler(self) -> Assembler:
        return Assembler(self.store, self._inventory)

    @cached_property
    def _links(self) -> list[Link]:
        return read_links(self.store, self._inventory)

    @property
    def plans(self) -> list[Plan]:
        """The plans that are loaded."""
        return [plan for plan in self.resources(Kind.PLAN) if isinstance(plan, Plan)]

    def get(self, ident: str) -> Resource:
        """The resource with the id (in any case), IRI or CURIE.

        Raises:
            UnknownId: no resource has the id; the error names the nearest.
            AmbiguousId: several plans have it; ``0665/2019/KS1`` is then the id.

        >>> import goalgraph
        >>> goalgraph.load().get("sdg:11").id
        'SDG11'
        """
        return self._assembler.resource(self._inventory.find(ident))

    def resources(self, kind: Kind | str | None = None) -> list[Resource]:
        """All resources, or those of one kind, in the order of kinds and ids.

        Raises:
            ParameterError: there is no such kind.
        """
        if kind:
            chosen("kind", kind, [known.value for known in Kind])
        entries = self._inventory.of_kind(Kind(kind)) if kind else self._inventory
        return [self._assembler.resource(entry) for entry in entries]

    def links(self, basis: Basis | None = None) -> list[Link]:
        """The links, each upwards, or those that rest on one basis."""
        return [link for link in self._links if basis in (None, link.basis)]

    def links_of(self, ident: str) -> tuple[list[Link], list[Link]]:
        """The links that lead up from a resource, and those that lead up to it."""
        own = self.get(ident).id
        return (
            [link for link in self._links if link.subject == own],
            [link for link in self._links if link.object == own],
        )

    def trace(
        self, ident: str, direction: Direction = "both", to: str | None = None, *, derived: bool = False
    ) -> Trace:
        """The red thread from a resource, or all simple paths between it and ``to``.

        Args:
            ident: where to start.
            direction: ``up``, ``down`` or ``both``.
            to: where to end; then only stated and decided links count, unless ``derived``.
            derived: whether paths may use derived links.

        Raises:
            UnknownId, AmbiguousId: see :meth:`get`.
            ParameterError: the direction is none.

        >>> import goalgraph
        >>> [node.id for node in goalgraph.load().trace("KS8", "up").nodes]
        ['A6', 'KF5', 'KF6', 'KF10', 'KS8']
        """
        chosen("direction", direction, DIRECTIONS)
        root = self.get(ident)
        if to is None:
            return trace(root, direction, self._links, self.get)
        return trace_to(root, self.get(to), direction, self._links, self.get, derived=derived)

    def readiness(self, goal: str | None = None) -> list[Readiness]:
        """Whether the board goals, or one of them, meet each requirement on an ambition level.

        >>> import goalgraph
        >>> [r.status for r in goalgraph.load().readiness("KS4")]
        ['unclear', 'not-met', 'unclear']
        """
        wanted = self.get(goal).id if goal else None
        return [r for r in self._readiness if wanted in (None, r.goal)]

    @cached_property
    def _readiness(self) -> list[Readiness]:
        return read_readiness(self.store, self._inventory, self._links, self.term)

    def term(self, iri: str) -> Term:
        """The unit, period, group or fixed value with the IRI; an unknown one is named by its last part."""
        return self._assembler.term(iri)

    def apply(
        self, decisions: str | Path, *, output: str | Path | None = None, dry_run: bool = False
    ) -> Outcome:
        """Bring a workshop's decisions file into the graph, all of it or nothing.

        The file is JSON-LD as ``shapes/decisions.schema.json`` describes. Decisions come into force;
        proposals are recorded and change nothing. Applying a file again changes nothing.

        Args:
            decisions: the file.
            output: where to write the plan's decisions as well, by its ending as Turtle, TriG, JSON-LD or
                N-Quads; in a folder as ``decisions.ttl``. Written whole or not at all, before the graph
                changes.
            dry_run: only tell what would change.

        Raises:
            DecisionsError: the file cannot be used; the error says where and why.
            DecisionConflict: the graph has changed since the file was made.
            OutputError: nothing can be written to ``output``.
        """
        from goalgraph.decisions import apply

        return apply(self, Path(decisions), Path(output) if output is not None else None, dry_run=dry_run)

    def decisions_template(self, plan: str | None = None, *, lang: str = "sv") -> dict[str, Any]:
        """A decisions file to fill in, as plain values for JSON: a proposal for each goal of a plan.

        Args:
            plan: the plan; may be left out where only one is loaded.
            lang: the language that the texts will be in.

        Raises:
            AmbiguousId: several plans are loaded.
            UnknownId: there is no such plan.

        >>> import goalgraph
        >>> len(goalgraph.load().decisions_template()["decisions"])
        8
        """
        from goalgraph.decisions.template import template

        plans = [p for p in self.plans if plan is None or p == self.get(plan)]
        if len(plans) > 1:
            raise AmbiguousId(id="-", candidates=", ".join(p.id for p in plans))
        if not plans:
            raise UnknownId(id=plan or "-", nearest=", ".join(p.id for p in self.plans) or "-")
        return template(self, plans[0], lang)

    def history(self, goal: str) -> tuple[Record, ...]:
        """Who proposed and decided what about a board goal, and when, in the order it was brought in.

        >>> import goalgraph
        >>> goalgraph.load().history("KS3")
        ()
        """
        from goalgraph.decisions.history import history

        return history(self, goal)

    def as_of(self, day: date) -> Graph:
        """The graph as it was on a day: what had been decided and proposed by then, and nothing later.

        >>> import goalgraph
        >>> goalgraph.load().as_of(date(2019, 4, 30)).history("KS3")
        ()
        """
        from goalgraph.decisions.past import as_of

        return as_of(self, day)

    def digest(self, plan: str) -> str:
        """A checksum of a plan and its decisions, the same for the same triples.

        >>> import goalgraph
        >>> goalgraph.load().digest("0665/2019")[:7]
        'sha256:'
        """
        from goalgraph.interchange import digest

        iri = self.get(plan).iri
        return digest(t for graph in (iri, iri + DECISIONS_GRAPH) for t in self.store.get_graph(graph))

    def replace(self, name: str, triples: Iterable[ox.Triple]) -> None:
        """Replace what the named graph ``name`` holds, and make anew what is derived and read from it."""
        self.store.put_graph(name, triples)
        derive(self.store)
        self.checks.clear()
        for kept in ("_inventory", "_assembler", "_links", "_readiness"):
            self.__dict__.pop(kept, None)

    def query(
        self,
        query: str,
        params: Mapping[str, str] | None = None,
        *,
        lang: str = "sv",
        timeout: float | None = None,
        allow_service: bool = False,
    ) -> QueryResult:
        """The answer to a shipped query, or to SPARQL text.

        Args:
            query: a name from :func:`goalgraph.queries`, or SPARQL.
            params: values for the query's parameters, as text.
            lang: the language of the answer's texts, where the query has a choice.
            timeout: the longest time in seconds.
            allow_service: whether ``SERVICE`` may call another server.

        Raises:
            UnknownQuery, UnknownParameter, ParameterError: wrong name or value.
            QuerySyntaxError, QueryTimeout, RemoteAccessRefused: the query cannot be answered.

        >>> import goalgraph
        >>> goalgraph.load().query("goals-without-strategy").texts()[0][0]
        'KS4'
        """
        from goalgraph.querying import answer

        given = dict(params or {})
        return answer(self, query, given, lang=lang, timeout=timeout, allow_service=allow_service)

    def validate(
        self,
        as_of: date | None = None,
        *,
        profile: str | None = None,
        lang: str = "sv",
        fail_on: Severity = "violation",
    ) -> Report:
        """What the shapes say of each plan.

        Args:
            as_of: the day that decides what is due: a reporting occasion is, from the day after its last;
                each plan's own day unless given.
            profile: the local rules to use; the plan's own unless given.
            lang: the language of messages.
            fail_on: the severity from which the report does not conform.

        Raises:
            UnknownProfile: there is no such profile.
            ParameterError: the language or severity is none.
        """
        from goalgraph.validation import SEVERITIES, validate

        chosen("fail_on", fail_on, SEVERITIES)
        chosen("lang", lang, LANGUAGES)
        return validate(self, as_of=as_of, profile=profile, lang=lang, fail_on=fail_on)

    def summary(self) -> Summary:
        """What is loaded: plans, counts per kind, links per basis, findings per severity."""
        counts = Counter(entry.kind for entry in self._inventory)
        links = Counter(link.basis for link in self._links)
        findings = Counter(finding.severity for finding in self.validate().findings)
        return Summary(
            plans=tuple(self.plans),
            counts={kind.value: counts[kind] for kind in Kind},
            links={basis: links[basis] for basis in BASES},
            findings={severity: findings[severity] for severity in ("violation", "warning", "info")},
        )

    def to_networkx(self) -> networkx.MultiDiGraph[Any]:
        """The resources and links as a networkx graph; nodes are ids, edges lead upwards.

        >>> import goalgraph
        >>> goalgraph.load().to_networkx().nodes["KS1"]["kind"]
        'board-goal'
        """
        from goalgraph.network import to_networkx

        return to_networkx(self)

    def write_page(
        self, path: str | Path, *, lang: str = "sv", contact: str = "", publisher: str = ""
    ) -> Path:
        """Write the page of ``publisher``, one file, and return its path; ``contact`` is told of faults.

        Raises:
            OutputError: nothing can be written there.
        """
        from goalgraph.page import write_page

        return write_page(self, path, lang=lang, contact=contact, publisher=publisher)

    def report(self, occasion: str | None = None, lang: str = "sv") -> GoalReport:
        """The follow-up of the goals for a reporting occasion, ready to be laid out.

        Args:
            occasion: its id, IRI, month or day; without it, the latest that has a forecast, else the first.
            lang: the language of the report.

        Raises:
            UnknownOccasion, NoOccasion, AmbiguousId: there is no such occasion, none at all, or several.

        >>> import goalgraph
        >>> goalgraph.load().report("2019-08", lang="en").goals[0].forecast.text
        'none, the goal is undecided'
        """
        from goalgraph.report import report_of

        chosen("lang", lang, LANGUAGES)
        return report_of(self, occasion, lang)

    def write_report(self, path: str | Path, *, occasion: str | None = None, lang: str = "sv") -> Path:
        """Write the report as ``md``, ``html`` or ``docx``, by the path's ending, and return its path.

        Raises:
            UnknownOccasion, NoOccasion, AmbiguousId: see :meth:`report`.
            ParameterError, OutputError: the ending is no form; nothing can be written there.
        """
        from goalgraph.report import write_report

        chosen("lang", lang, LANGUAGES)
        return write_report(self, Path(path), occasion=occasion, lang=lang)

    def rdf(self) -> rdflib.Dataset:
        """A copy of the graph for rdflib, one named graph per plan and purpose."""
        from goalgraph.interchange import to_rdflib

        return to_rdflib(self.store)


def chosen(name: str, value: str, allowed: Sequence[str]) -> None:
    """Refuse a value that is not one of ``allowed``."""
    if value not in allowed:
        raise ParameterError(name=name, value=value, expected=", ".join(allowed))


def load(*paths: str | Path) -> Graph:
    """Load plans from files or folders; without any, the bundled plan.

    The ontology, Agenda 2030, units, periods and groups that goalgraph ships always come along, and with
    decisions on the bundled plan that plan.

    Raises:
        InputError: a file or folder cannot be read; the error says which line.
    """
    data = resource_folder("data")
    shared = [resource_folder("ontology") / "goalgraph.ttl", data / "agenda2030", data / "reference"]
    bundled = data / "vaggeryd" / "2019"
    quads = read([Path(path) for path in paths] or [bundled])
    if paths and only_decisions_on(BUNDLED_PLAN, quads):
        quads += read([bundled])
    store = LocalStore()
    store.add(read(shared))
    store.add(quads)
    derive(store)
    return Graph(store)
