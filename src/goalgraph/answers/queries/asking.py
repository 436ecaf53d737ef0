"""Questions to a graph: shipped ones by name, or SPARQL text.

In: plans, a query and its parameters. Out: a ``QueryResult``. A shipped query is asked of each plan's scope,
or of all of them at once if it says so; SPARQL text of all that is loaded. ``SERVICE`` is refused unless
allowed, so that a query never reaches another server unasked. SPARQL text runs in a process of its own, which
is ended at its limits of time and memory; so does a shipped query with a time limit and much to look at.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from goalgraph.answers.queries.catalogue import NamedQuery, named
from goalgraph.answers.queries.notes import notes
from goalgraph.answers.queries.results import QueryResult
from goalgraph.answers.queries.spoken import Spoken, spoken
from goalgraph.answers.queries.spoken import completed as completed_in
from goalgraph.base.errors import UnknownId, UnknownParameter
from goalgraph.base.names import Basis
from goalgraph.base.texts import Texts
from goalgraph.model.reference import reference_graphs
from goalgraph.rdf import limited
from goalgraph.rdf.evaluation import Question
from goalgraph.rdf.limits import SECONDS, Limits
from goalgraph.rdf.sparql import LONGEST, completed, refuse_too_deep, refuse_too_long
from goalgraph.rdf.store import LocalStore
from goalgraph.rdf.terms import NamedNode, Quad

if TYPE_CHECKING:
    from goalgraph.model.plans import Plans
    from goalgraph.model.scope import Scope
    from goalgraph.rdf.store import Store

_ALL = "urn:goalgraph:all-plans"
_LITTLE = 50_000  # quads
_NAME = re.compile(r"[\w-]+")
_IN_SCOPE: Mapping[str, tuple[Basis, ...]] = MappingProxyType(
    {
        "stated": ("stated",),
        "derived": ("stated", "derived"),
        "decided": ("stated", "decided"),
        "all": ("stated", "derived", "decided"),
    }
)


def asked(
    plans: Plans,
    query: str,
    params: Mapping[str, str],
    *,
    lang: str,
    limits: Limits,
    allow_service: bool | tuple[str, ...] = False,
) -> QueryResult:
    """The answer to ``query``; see :meth:`goalgraph.Graph.query`."""
    if len(query) > LONGEST or _NAME.fullmatch(query.strip()) is None:
        bounded = limits if limits.end is not None else Limits.of(SECONDS, limits.memory)
        return _ask(plans.everything, query, params, bounded, allow_service)
    if len(plans) == 1:
        return answer(next(iter(plans)), query, params, lang=lang, limits=limits)
    if named(query.strip()).over_plans:
        return _over(plans, query, params, lang, limits)
    answers: dict[str, QueryResult] = {}
    unknown: list[UnknownId] = []
    for scope in plans:
        try:
            answers[scope.plan.id] = answer(scope, query, params, lang=lang, limits=limits)
        except UnknownId as error:
            unknown.append(error)  # a plan that lacks what is asked about has nothing to say of it
    if not answers:
        raise unknown[0]
    return QueryResult.together(answers)


def answer(scope: Scope, name: str, params: Mapping[str, str], *, lang: str, limits: Limits) -> QueryResult:
    """The answer to a shipped query over one plan's scope."""
    chosen = named(name.strip())
    text, basis = chosen.bound(scope, params, lang)
    limits.check(chosen.name)
    graphs = scope.graphs(*_IN_SCOPE[basis])
    said = spoken(scope, chosen.language(params, lang))
    return _given(said, Question(text, tuple(graphs), chosen.name, is_distinct=True), limits, chosen.empty)


def _over(plans: Plans, name: str, params: Mapping[str, str], lang: str, limits: Limits) -> QueryResult:
    """The answer to a shipped query that is asked of all plans at once: its rows say which they are about."""
    chosen = named(name.strip())
    text, basis = _bound(chosen, plans, params, lang)
    limits.check(chosen.name)
    spoken_in = chosen.language(params, lang)
    merged = ("merged", basis, spoken_in)
    if merged not in plans.kept:
        plans.kept[merged] = completed_in(_merged(plans, _IN_SCOPE[basis]), spoken_in)
    return _given(
        plans.kept[merged], Question(text, (_ALL,), chosen.name, is_distinct=True), limits, chosen.empty
    )


def _merged(plans: Plans, bases: tuple[Basis, ...]) -> LocalStore:
    """What all plans say, in one graph: what many of them say alike, of a period or a unit, is there once.

    What is shipped for every plan is taken from the first. A scope that was not there before is let go when
    it has been read: of a nation's plans one is in hand at a time.
    """
    merged, node = LocalStore(), NamedNode(_ALL)
    there, shared = plans.kept_scopes, reference_graphs()
    left_out: frozenset[str] = frozenset()
    for plan in plans.iris:
        scope = plans.scope(plan)
        own = (graph for graph in scope.graphs(*bases) if graph not in left_out)
        said = (triple for graph in own for triple in scope.store.get_graph(graph))
        merged.add(Quad(one.subject, one.predicate, one.object, node) for one in said)
        left_out = shared
        if plan not in there:
            plans.let_go(plan)
    return merged


def _bound(chosen: NamedQuery, plans: Plans, params: Mapping[str, str], lang: str) -> tuple[str, str]:
    """The query's text and basis, its parameters bound by the first plan that knows what they name."""
    unknown: list[UnknownId] = []
    for scope in plans:
        try:
            return chosen.bound(scope, params, lang)
        except UnknownId as error:
            unknown.append(error)
    raise unknown[0]


def _ask(
    store: Store, text: str, params: Mapping[str, str], limits: Limits, allow_service: bool | tuple[str, ...]
) -> QueryResult:
    """The answer to SPARQL text over all that a store holds, with notes where it found nothing."""
    for parameter in params:
        raise UnknownParameter(query="SPARQL", name=parameter, known="-")
    refuse_too_long(text, "SPARQL")
    question = Question(completed(text), tuple(store.graphs()), "SPARQL", allow_service)
    refuse_too_deep(question.text, question.name)
    limits.check(question.name)
    result = QueryResult.of(limited.answer(store, question, limits), {})
    return result.noted(notes(store, question)) if result.is_empty else result


def _given(said: Spoken, question: Question, limits: Limits, empty: Texts) -> QueryResult:
    """The answer to a shipped query, whose text is safe here, as is its work where there is little."""
    store = said.store
    if limits.end is None or store.size <= _LITTLE:
        given = store.answer(question)
        limits.check(question.name)
    else:
        given = limited.answer(store, question, limits)
    return QueryResult.of(said.as_said(given), empty)
