"""A loaded graph of goals: the one object that users of the library hold.

In: a store with plans. Out: typed resources, links, traces, answers, findings and pages. The work is
done in the modules that each method names; this one keeps what they share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goalgraph.base.errors import AmbiguousId, NoPlan, StoreError, UnknownId
from goalgraph.base.names import BASES, Kind
from goalgraph.base.wording import LANGUAGES
from goalgraph.model.derivation import derive, plan_graphs
from goalgraph.model.loading import loaded
from goalgraph.model.objects import Summary
from goalgraph.model.scope import Scope, chosen
from goalgraph.rdf.store import LocalStore, Store

if TYPE_CHECKING:
    import networkx
    import rdflib

    from goalgraph.answers.queries.results import QueryResult
    from goalgraph.answers.validation.check import Report
    from goalgraph.answers.validation.shapes import Severity
    from goalgraph.decisions import Outcome
    from goalgraph.decisions.history import Record
    from goalgraph.faces.report.parts import Report as GoalReport
    from goalgraph.rdf.sources import Unread


class Graph(Scope):
    """The goals of one or several plans as a knowledge graph.

    Made by :func:`goalgraph.load` and :func:`goalgraph.open`.

    >>> import goalgraph
    >>> graph = goalgraph.load()
    >>> graph.get("ks5").label("en")
    'We shall become a healthier municipality'

    Attributes:
        unread: what in the folders was not read as data, and why.
    """

    def __init__(self, store: Store, unread: tuple[Unread, ...] = ()) -> None:
        super().__init__(store)
        self.unread = unread

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
        from goalgraph.answers.queries.asking import answer

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
        from goalgraph.answers.validation.check import validate
        from goalgraph.answers.validation.shapes import SEVERITIES

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
        from goalgraph.exchange.networkx_graph import to_networkx

        return to_networkx(self)

    def write_page(
        self, path: str | Path, *, lang: str = "sv", contact: str = "", publisher: str = ""
    ) -> Path:
        """Write the page of ``publisher``, one file, and return its path; ``contact`` is told of faults.

        Raises:
            OutputError: nothing can be written there.
        """
        from goalgraph.faces.page import write_page

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
        from goalgraph.faces.report import report_of

        chosen("lang", lang, LANGUAGES)
        return report_of(self, occasion, lang)

    def write_report(self, path: str | Path, *, occasion: str | None = None, lang: str = "sv") -> Path:
        """Write the report as ``md``, ``html`` or ``docx``, by the path's ending, and return its path.

        Raises:
            UnknownOccasion, NoOccasion, AmbiguousId: see :meth:`report`.
            ParameterError, OutputError: the ending is no form; nothing can be written there.
        """
        from goalgraph.faces.report import write_report

        chosen("lang", lang, LANGUAGES)
        return write_report(self, Path(path), occasion=occasion, lang=lang)

    def rdf(self) -> rdflib.Dataset:
        """A copy of the graph for rdflib, one named graph per plan and purpose."""
        from goalgraph.rdf.statements import to_rdflib

        return to_rdflib(self.store)


def load(*paths: str | Path) -> Graph:
    """Load plans from files or folders; without any, the bundled plan.

    The ontology, Agenda 2030, units, periods and groups that goalgraph ships always come along, and with
    decisions on the bundled plan that plan. ``-`` is standard input, in a format that is seen from what it
    holds. What in a folder is not data is left out and told in ``unread``.

    Raises:
        NoPlan: there is no plan in them.
        InputError: a file or folder cannot be read; the error says which line.
    """
    read = loaded(paths)
    return Graph(read.store, read.unread)


def open(location: str | Path) -> Graph:
    """The graph of the Oxigraph store in a folder; its derived links are made anew.

    Raises:
        NoPlan: there is no plan in it.
        StoreError: the location is a server, is no folder with a store, or is in use.
    """
    if str(location).startswith(("http://", "https://")):
        raise StoreError(location=location, reason="servers cannot be opened; give a folder")
    folder = Path(location)
    if not (folder / "CURRENT").is_file():
        raise StoreError(location=folder, reason="there is no store in this folder")
    store = LocalStore(folder)
    if not plan_graphs(store):
        raise NoPlan(source=folder)
    derive(store)
    return Graph(store)
