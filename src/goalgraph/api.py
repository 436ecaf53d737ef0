"""A loaded graph of goals: the one object that users of the library hold.

In: a store with plans. Out: typed resources, links, traces, answers, findings and pages. Every answer is
made plan by plan, over the plan's scope, by the functions of the floors below; this module joins them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goalgraph.answers.validated import Validated
from goalgraph.base.locking import WAIT
from goalgraph.base.names import Basis, Kind
from goalgraph.base.visible import one_line
from goalgraph.exchange.from_kolada import FromKolada
from goalgraph.exchange.workbooks import quads_of
from goalgraph.faces.written import Written
from goalgraph.model.loading import loaded, opened
from goalgraph.model.lookup import find, goals_of_plan, qualified, scope_named
from goalgraph.model.plans import Plans
from goalgraph.model.scope import Scope, chosen
from goalgraph.rdf.limits import MEMORY, Limits

if TYPE_CHECKING:
    from goalgraph.answers.queries.results import QueryResult
    from goalgraph.answers.similar import Relative
    from goalgraph.decisions import Outcome
    from goalgraph.decisions.errors import DamagedRecord
    from goalgraph.decisions.history import Record
    from goalgraph.editions.comparison import Comparison
    from goalgraph.faces.serving.running import Listening
    from goalgraph.model.joined import Summary
    from goalgraph.model.objects import Link, Plan, Resource, Term
    from goalgraph.model.readiness import Readiness
    from goalgraph.model.tables import Rows
    from goalgraph.model.thread import Direction, Trace
    from goalgraph.rdf.sources import Unread
    from goalgraph.rdf.store import LocalStore


class Graph(Written, FromKolada, Validated):
    """The goals of one or several plans as a knowledge graph, from :func:`goalgraph.load` or ``open``.

    Every answer is made for each plan and then joined: it says of a plan what the plan alone would say.

    >>> import goalgraph
    >>> graph = goalgraph.load()
    >>> graph.get("ks5").label("en")
    'We shall become a healthier municipality'
    """

    def __init__(self, plans: Plans) -> None:
        self._plans = plans

    def __repr__(self) -> str:
        return f"<goalgraph.Graph of {', '.join(one_line(plan.id) for plan in self.plans)}>"

    @property
    def plans(self) -> list[Plan]:
        """The plans that are loaded."""
        return [scope.plan for scope in self._plans]

    @property
    def unread(self) -> tuple[Unread, ...]:
        """What in the folders was not read as data, and why."""
        return self._plans.unread

    @property
    def loose(self) -> tuple[str, ...]:
        """The graphs that belong to none of several plans, and that no answer is made over."""
        return self._plans.unclaimed

    @property
    def scope(self) -> Scope:
        """The scope of the plan; where several are loaded, narrow with :meth:`of` first."""
        return scope_named(self._plans, None)

    @property
    def scopes(self) -> list[Scope]:
        """The scope of each plan, in the order of :attr:`plans`."""
        return list(self._plans)

    @property
    def store(self) -> LocalStore:
        """All that is loaded, with what is derived of each plan."""
        return self._plans.everything

    def scope_of(self, ident: str) -> Scope:
        """The scope that the resource with the id is looked at in; errors as of :meth:`get`."""
        return find(self._plans, ident)[0]

    def of(self, plan: str) -> Graph:
        """The graph of one of the plans; ``UnknownId`` where no plan has the id.

        >>> import goalgraph
        >>> goalgraph.load().of("0665/2019").get("KS1").id
        'KS1'
        """
        return Graph(self._plans.only(scope_named(self._plans, plan).iri))

    def get(self, ident: str) -> Resource:
        """The resource with the id (in any case), IRI or CURIE.

        Raises:
            UnknownId: no resource has the id; the error names the nearest.
            AmbiguousId: several plans have it; ``0665/2019/KS1`` is then the id.

        >>> import goalgraph
        >>> goalgraph.load().get("sdg:11").id
        'SDG11'
        """
        return qualified(self._plans, *find(self._plans, ident))

    def resources(self, kind: Kind | str | None = None) -> Rows[Resource]:
        """All resources, or those of one kind, in the order of kinds and ids.

        Raises:
            ParameterError: there is no such kind.
        """
        from goalgraph.model.joined import resources

        return resources(self._plans, kind)

    def links(self, basis: Basis | None = None) -> Rows[Link]:
        """The links, each upwards, or those that rest on one basis; of several plans, plan by plan."""
        from goalgraph.model.joined import links

        return links(self._plans, basis)

    def links_of(self, ident: str) -> tuple[Rows[Link], Rows[Link]]:
        """The links that lead up from a resource, and those that lead up to it."""
        from goalgraph.model.joined import links_of

        return links_of(self._plans, ident)

    def trace(
        self, ident: str, direction: Direction = "both", to: str | None = None, *, derived: bool = False
    ) -> Trace:
        """The red thread from a resource, or all simple paths between it and ``to``.

        Args:
            ident: where to start.
            direction: ``up``, ``down`` or ``both``.
            to: where to end.
            derived: whether to follow candidates like other links; else they are leaves, and in no path.

        Raises:
            UnknownId, AmbiguousId, ParameterError: see :meth:`get`; the direction is none.

        >>> import goalgraph
        >>> [node.id for node in goalgraph.load().trace("KS8", "up").nodes]
        ['A6', 'KF5', 'KF6', 'KF10', 'KS8']
        """
        from goalgraph.model.joined import trace
        from goalgraph.model.thread import DIRECTIONS

        chosen("direction", direction, DIRECTIONS)
        return trace(self._plans, ident, direction, to, derived=derived)

    def readiness(self, goal: str | None = None) -> Rows[Readiness]:
        """Whether the board goals, or one of them, meet each requirement on an ambition level.

        >>> import goalgraph
        >>> [r.status for r in goalgraph.load().readiness("KS4")]
        ['unclear', 'unclear', 'unclear']
        """
        from goalgraph.model.joined import readiness

        return readiness(self._plans, goal)

    def similar(self, goal: str, *, limit: int = 10, lang: str = "sv") -> Rows[Relative]:
        """The goals most like one, in the other plans if there are any: suggestions, and never links.

        Args:
            goal: the goal.
            limit: how many at most.
            lang: the language whose words are compared.

        Raises:
            UnknownId, AmbiguousId, ParameterError: see :meth:`get`; it is no goal, or ``limit`` is below 1.

        >>> import goalgraph
        >>> [relative.goal for relative in goalgraph.load().similar("KS2", limit=2)]
        ['KS3', 'KS4']
        """
        from goalgraph.answers.similar import similar

        return similar(self._plans, goal, limit=limit, lang=lang)

    def term(self, iri: str) -> Term:
        """The unit, period, group or fixed value with the IRI; an unknown one is named by its last part."""
        return next(iter(self._plans)).term(iri)

    def apply(
        self,
        decisions: str | Path,
        *,
        output: str | Path | None = None,
        dry_run: bool = False,
        wait: float = WAIT,
    ) -> Outcome:
        """Bring a workshop's decisions file into the graph, all of it or nothing.

        Decisions come into force; proposals are recorded and change nothing, nor does applying a file again.

        Args:
            decisions: the file, JSON-LD as ``shapes/decisions.schema.json`` describes.
            output: where to write the plan's decisions as well, by its ending as Turtle, TriG, JSON-LD or
                N-Quads; in a folder as ``decisions.ttl``. Written whole or not at all.
            dry_run: only tell what would change.
            wait: how long to wait, in seconds, for another run that writes to ``output``.

        Raises:
            DecisionsError: the file cannot be used; the error says where and why.
            DecisionConflict: the graph has changed since the file was made.
            OutputError: nothing can be written to ``output``; ``FileInUse`` after the wait, ``FileChanged``
                where a file that the plan was loaded from is no longer what it was.
        """
        from goalgraph.decisions import apply

        target = Path(output) if output is not None else None
        return apply(self._plans, Path(decisions), target, dry_run=dry_run, wait=wait)

    def decisions_template(self, plan: str | None = None, *, lang: str = "sv") -> dict[str, Any]:
        """A decisions file to fill in, as plain values for JSON: a proposal for each goal of a plan.

        Args:
            plan: the plan; may be left out where only one is loaded. One that another requires, as the
                council's goals are by the board's, has its own goals in a file about the other.
            lang: the language that the texts will be in.

        Raises:
            AmbiguousId, UnknownId: several plans are loaded, or require it; there is no such plan.

        >>> import goalgraph
        >>> len(goalgraph.load().decisions_template()["decisions"])
        8
        """
        from goalgraph.decisions.template import template

        scope, goals = goals_of_plan(self._plans, plan)
        return template(scope, lang, goals)

    def history(self, goal: str) -> tuple[Record, ...]:
        """Who proposed and decided what about a board goal, and when, in the order it was brought in."""
        from goalgraph.decisions.history import history

        scope, resource = find(self._plans, goal)
        return history(scope, resource.iri)

    def damaged_records(self) -> list[DamagedRecord]:
        """The records of decisions that answers leave out: each says its file and line, and what is wrong."""
        if not self._plans.has_records:
            return []
        from goalgraph.decisions import damaged

        return damaged(self._plans)

    def as_of(self, day: date) -> Graph:
        """The graph as it was on a day: what had been decided and proposed by then, and nothing later."""
        from goalgraph.decisions.past import as_of

        if all(as_of(scope, day) is scope for scope in self._plans):
            return self
        return Graph(self._plans.changed(lambda scope: as_of(scope, day)))

    def digest(self, plan: str) -> str:
        """A checksum of a plan and its decisions, the same for the same triples."""
        return scope_named(self._plans, plan).digest()

    def query(
        self,
        query: str,
        params: Mapping[str, str] | None = None,
        *,
        lang: str = "sv",
        timeout: float | None = None,
        memory: int = MEMORY,
        allow_service: bool | Collection[str] = False,
    ) -> QueryResult:
        """The answer to a shipped query, or to SPARQL text.

        A shipped query is asked of each plan; where several are loaded, the column ``plan`` says which a row
        is about. SPARQL text sees all plans at once; :meth:`of` narrows it to one.

        Args:
            query: a name from :func:`goalgraph.queries`, or SPARQL.
            params: values for the query's parameters, as text.
            lang: the language of the answer's texts, where the query has a choice.
            timeout: the longest time in seconds, from the text to the rows; without it 300 for SPARQL text,
                and none for a shipped query. ``math.inf`` is no limit.
            memory: the most memory in megabytes, for whatever has a time limit.
            allow_service: whether ``SERVICE`` may call another server, or the names of the hosts it may call.

        Raises:
            UnknownQuery, UnknownParameter, ParameterError: wrong name or value.
            QueryError: the query cannot be answered, as its kinds say: it is no SPARQL, takes too long or
                too much memory, asks for graphs that there are not, or would call another server.

        >>> import goalgraph
        >>> goalgraph.load().query("goals-without-strategy").texts()[0][0]
        'KS4'
        """
        from goalgraph.answers.queries.asking import asked

        limits = Limits.of(timeout, memory)
        given = dict(params or {})
        hosts = allow_service if isinstance(allow_service, bool) else tuple(allow_service)
        return asked(self._plans, query, given, lang=lang, limits=limits, allow_service=hosts)

    def summary(self) -> Summary:
        """What is loaded: plans, counts per kind, links per basis, findings per severity."""
        from goalgraph.model.joined import summary

        return summary(self._plans, [finding.severity for finding in self.validate().findings])


def load(*paths: str | Path, profiles: Sequence[str | Path] = ()) -> Graph:
    """Load plans from files, workbooks or folders; without any, the bundled plan.

    The bundled plan comes along with decisions on it; ``-`` is standard input. A plan's profile is looked
    for beside it, in ``profile``, then among ``profiles``, names or folders.

    Raises:
        InputError, NoPlan: a file or folder cannot be read, and where; there is no plan in them.
    """
    return Graph(loaded(paths, profiles, workbook=quads_of))


def open(location: str | Path, *, profiles: Sequence[str | Path] = ()) -> Graph:
    """The graph of the Oxigraph store in a folder; ``profiles`` as in :func:`load`.

    Reading changes nothing there; :meth:`Graph.apply` writes what has been decided.

    Raises:
        NoPlan, StoreError: there is no plan in it; no store, or somebody writes to it for too long.
    """
    return Graph(opened(location, profiles))


def serve(
    *paths: str | Path,
    store: str | Path | None = None,
    profiles: Sequence[str | Path] = (),
    plan: str | None = None,
    lang: str = "sv",
    listening: Listening | None = None,
    told: Callable[[str], None] = lambda address: None,
    tell: Callable[[str], None] = lambda line: None,
) -> None:
    """Serve the site of plans on this machine, with a read-only SPARQL endpoint, until somebody stops it.

    The pages follow the files: they reload when something changes. Needs the extra ``serve``.

    Args:
        paths, profiles: as in :func:`load`.
        store: as in :func:`open`, in place of paths.
        plan: the one of several plans to serve.
        lang: the language of addresses that name none, and of what is told.
        listening: where to listen and what a question may take; 127.0.0.1, port 8000, unless given.
        told: is given the server's address when it answers, at first that the pages are being made.
        tell: is given each line about what is done and what changes.

    Raises:
        GoalgraphError: the plans cannot be read, nothing can listen there, or what serves is not installed.
    """
    from goalgraph.faces.serving import serve as served
    from goalgraph.faces.serving.running import Listening

    def read() -> Plans:
        graph = open(store, profiles=profiles) if store else load(*paths, profiles=profiles)
        return (graph.of(plan) if plan else graph)._plans

    watched = [] if store else [path for path in map(Path, paths) if str(path) != "-"]
    served(read, watched, listening or Listening(), lang, told, tell)


def diff(old: Graph, new: Graph) -> Comparison:
    """What changed between two editions, goal by goal.

    Raises:
        SeveralPlans: a graph does not hold one plan.

    >>> import goalgraph
    >>> graph = goalgraph.load()
    >>> goalgraph.diff(graph, graph).differs
    False
    """
    from goalgraph.editions import edition_of
    from goalgraph.editions.comparison import compared

    return compared(edition_of(old._plans, "OLD"), edition_of(new._plans, "NEW"))
