"""Questions to a graph: shipped ones by name, or SPARQL text.

In: a graph, a query and its parameters. Out: a ``QueryResult``. ``SERVICE`` is refused unless allowed, so
that a query never reaches another server unasked. A query with a time limit, and one so large that
reading it could end the process, runs in a process of its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from goalgraph.answers.queries.catalogue import named
from goalgraph.answers.queries.notes import notes
from goalgraph.answers.queries.results import QueryResult
from goalgraph.base.errors import UnknownParameter
from goalgraph.model.basis import bases
from goalgraph.rdf.evaluation import Question
from goalgraph.rdf.sparql import completed, refuse_too_deep

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope
    from goalgraph.rdf.limits import Limits

_NAME = re.compile(r"[\w-]+")
_IN_SCOPE = {
    "stated": ("stated",),
    "derived": ("stated", "derived"),
    "decided": ("stated", "decided"),
    "all": ("stated", "derived", "decided"),
}


def answer(
    graph: Scope,
    query: str,
    params: Mapping[str, str],
    *,
    lang: str,
    limits: Limits,
    allow_service: bool,
) -> QueryResult:
    """The answer to ``query``; see :meth:`goalgraph.Graph.query`."""
    shipped = _NAME.fullmatch(query.strip()) is not None
    if shipped:
        chosen = named(query.strip())
        text, basis = chosen.bound(graph, params, lang)
        name, empty = chosen.name, chosen.empty
    else:
        text, basis, name, empty = completed(query), "all", "SPARQL", {}
        for parameter in params:
            raise UnknownParameter(query=name, name=parameter, known="-")
    is_large = refuse_too_deep(text, name)
    limits.check(name)
    seen = tuple(g for g, rests_on in bases(graph.store).items() if rests_on in _IN_SCOPE[basis])
    question = Question(text, seen, name, allow_service)
    if limits.end is None and not is_large:
        given = graph.store.answer(question)
    else:
        from goalgraph.rdf import limited

        given = limited.answer(graph.store, question, limits)
    result = QueryResult.of(given, empty)
    return result if shipped or not result.is_empty else result.noted(notes(graph.store, question))
