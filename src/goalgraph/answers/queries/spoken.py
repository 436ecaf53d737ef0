"""In which language a shipped query finds texts: each in the reader's, or in Swedish where it is not in that.

In: a plan's scope and a language. Out: its triples, with a Swedish text said in the language too where the
resource says nothing in it by the same property. What the scope holds is not touched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from goalgraph.base.names import GG, RDFS, SHAPES
from goalgraph.base.wording import LANGUAGES
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
    graphs = store.graphs()
    rows = store.select(_lacking(lang), graphs) if lang != LANGUAGES[0] else []
    if not rows:
        return store
    completed = store.copy(graphs)
    completed.add(
        Quad(
            cast("Node", row["s"]),
            NamedNode(row.text("p")),
            Literal(row.text("text"), language=lang),
            NamedNode(row.text("g")),
        )
        for row in rows
    )
    return completed


def _lacking(lang: str) -> str:
    shown = " ".join(f"<{iri}>" for iri in SHOWN)
    return f"""SELECT ?g ?s ?p ?text WHERE {{
  VALUES ?p {{ {shown} }}
  GRAPH ?g {{ ?s ?p ?text }}
  FILTER(LANG(?text) = {Literal(LANGUAGES[0])})
  FILTER NOT EXISTS {{ ?s ?p ?said FILTER(LANG(?said) = {Literal(lang)}) }}
}}"""
