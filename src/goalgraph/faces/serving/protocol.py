"""SPARQL 1.1 Protocol, read only, over the loaded plans.

In: what a request asks, and the plans. Out: what is answered: status, media type and bytes. Each question
runs in a process of its own under limits of time, memory and rows; what cannot be answered is said in one
line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from goalgraph.base.errors import QueryError, QueryTimeout, QueryTooLarge, RemoteAccessRefused
from goalgraph.base.visible import one_line
from goalgraph.base.wording import wording
from goalgraph.faces.serving.accepted import wanted
from goalgraph.rdf.results import GRAPHS, RESULTS, graph, results

if TYPE_CHECKING:
    from goalgraph.model.plans import Plans

PLAIN = "text/plain; charset=utf-8"
# What may stand in the address in place of the header, for programs that cannot say what they accept.
FORMS = MappingProxyType(
    {
        "json": "application/sparql-results+json",
        "xml": "application/sparql-results+xml",
        "csv": "text/csv",
        "tsv": "text/tab-separated-values",
        "turtle": "text/turtle",
        "nt": "application/n-triples",
        "jsonld": "application/ld+json",
        "rdfxml": "application/rdf+xml",
    }
)


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one question may take: seconds, megabytes and rows."""

    seconds: float = 30.0
    memory: int = 1024
    rows: int = 100_000


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as a request asks it."""

    query: str
    union: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    accept: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What a request is answered."""

    status: int
    media: str
    body: bytes


def refused(status: int, text: str) -> Answered:
    """An answer that says in one line why there is none."""
    return Answered(status, PLAIN, (one_line(text) + "\n").encode())


def answered(plans: Plans, asked: Asked, bounds: Bounds, lang: str) -> Answered:
    """The answer to a question over all that is loaded."""
    from goalgraph.answers.queries.results import QueryResult
    from goalgraph.rdf import limited
    from goalgraph.rdf.evaluation import Question
    from goalgraph.rdf.limits import Limits
    from goalgraph.rdf.sparql import completed, refuse_too_deep

    words = wording(lang)["serve"]
    if asked.form and asked.form not in FORMS:
        return refused(400, words["no_form"].format(form=asked.form, known=", ".join(FORMS)))
    store = plans.everything
    graphs = tuple(store.graphs())
    said = (asked.union, asked.named) if asked.union or asked.named else None
    try:
        question = Question(completed(asked.query), graphs, dataset=said)
        refuse_too_deep(question.text, question.name)
        found = QueryResult.of(limited.answer(store, question, Limits.of(bounds.seconds, bounds.memory)), {})
    except (QueryTimeout, QueryTooLarge):
        limits = words["too_much"].format(seconds=f"{bounds.seconds:g}", memory=bounds.memory)
        return refused(400, limits)
    except RemoteAccessRefused:
        return refused(400, words["no_service"])
    except QueryError as error:
        return refused(400, error.message(lang))
    if len(found.rows or found.triples or ()) > bounds.rows:
        return refused(400, words["too_many"].format(rows=bounds.rows))
    offered: Sequence[str] = tuple(RESULTS if found.triples is None else GRAPHS)
    media = FORMS[asked.form] if asked.form else wanted(asked.accept, offered)
    if media is None or media not in offered:
        return refused(406, words["not_offered"].format(known=", ".join(offered)))
    if found.triples is None:
        return Answered(200, _charset(media), results(found.write("json"), media))
    return Answered(200, _charset(media), graph(found.triples, media))


def _charset(media: str) -> str:
    return f"{media}; charset=utf-8" if media.startswith("text/") else media
