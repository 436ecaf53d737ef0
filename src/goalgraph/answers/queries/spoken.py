"""In which language a shipped query finds texts: each in the reader's, or in another where it is not in that.

In: a plan's scope and a language. Out: its triples, with a text in Swedish, or else in the first language
that there is, said in the language too where the resource says nothing in it by the same property. What the
scope holds is not touched.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, cast

from goalgraph.base.names import GG, RDFS, SHAPES
from goalgraph.base.texts import preferred
from goalgraph.rdf.store import LocalStore
from goalgraph.rdf.terms import Literal, NamedNode, Node, Quad

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope

# What queries show by language.
SHOWN = (
    RDFS + "label",
    RDFS + "comment",
    SHAPES + "nextStep",
    *(
        GG + name
        for name in ("shortLabel", "motivation", "correctiveAction", "toBeAchieved", "qualitativeResult")
    ),
)


def spoken(scope: Scope, lang: str) -> LocalStore:
    """What to ask for answers in ``lang``: the scope's own triples where they say everything in it."""
    question = ("spoken", lang)
    if question not in scope.kept:
        scope.kept[question] = in_language(scope.store, lang)
    held: LocalStore = scope.kept[question]
    return held


def in_language(store: LocalStore, lang: str) -> LocalStore:
    """What to ask for answers in ``lang``: the store itself where it says everything in it."""
    lacking = said_too(store, lang)
    if not lacking:
        return store
    completed = store.copy(store.graphs())
    completed.add(lacking)
    return completed


def said_too(store: LocalStore, lang: str) -> list[Quad]:
    """The texts that are not there in ``lang``, said in it."""
    rows = store.select(_lacking(lang), store.graphs())
    said = defaultdict(set)
    for row in rows:
        said[row["s"], row["p"]].add(row.text("language"))
    return [
        Quad(
            cast("Node", row["s"]),
            NamedNode(row.text("p")),
            Literal(row.text("text"), language=lang),
            NamedNode(row.text("g")),
        )
        for row in rows
        if row.text("language") == preferred(said[row["s"], row["p"]])
    ]


def _lacking(lang: str) -> str:
    shown = " ".join(f"<{iri}>" for iri in SHOWN)
    return f"""SELECT ?g ?s ?p ?text (LANG(?text) AS ?language) WHERE {{
  VALUES ?p {{ {shown} }}
  GRAPH ?g {{ ?s ?p ?text }}
  FILTER(LANG(?text) != {Literal(lang)})
  FILTER NOT EXISTS {{ ?s ?p ?said FILTER(LANG(?said) = {Literal(lang)}) }}
}}"""
