"""In which language a shipped query finds texts: each in the reader's, or in another where it is not in that.

In: a plan's scope and a language. Out: its triples, with a text in Swedish, or else in the first language
that there is, said in the language too where the resource says nothing in it by the same property; an answer
still says which language each text is in. What the scope holds is not touched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from goalgraph.base.names import GG, RDFS, SHAPES
from goalgraph.base.texts import preferred
from goalgraph.rdf.evaluation import Answer, Rows
from goalgraph.rdf.store import LocalStore
from goalgraph.rdf.terms import Literal, NamedNode, Node, Quad, Term

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


@dataclass(frozen=True, slots=True)
class Spoken:
    """What to ask for answers in a language, and which texts of it are lent from another.

    Attributes:
        store: the triples, with what is not said in the language said in it too.
        lang: the language.
        lent: by text, the language that it really is in, which may be none; texts that are said in both are
            not among them.
    """

    store: LocalStore
    lang: str
    lent: Mapping[str, str]

    def as_said(self, answer: Answer) -> Answer:
        """The answer with each text in the language that it really is in."""
        if not self.lent or not isinstance(answer, Rows):
            return answer
        return Rows(answer.columns, tuple(tuple(map(self._as_said, row)) for row in answer.rows))

    def _as_said(self, term: Term | None) -> Term | None:
        if isinstance(term, Literal) and term.language == self.lang and term.value in self.lent:
            return Literal(term.value, language=self.lent[term.value] or None)
        return term


def spoken(scope: Scope, lang: str) -> Spoken:
    """What to ask for answers in ``lang``: the scope's own triples where they say everything in it."""
    question = ("spoken", lang)
    if question not in scope.kept:
        lacking, lent = _lent(scope.store, lang)
        store = scope.store.copy(scope.store.graphs()) if lacking else scope.store
        store.add(lacking)
        scope.kept[question] = Spoken(store, lang, lent)
    held: Spoken = scope.kept[question]
    return held


def completed(store: LocalStore, lang: str) -> Spoken:
    """The same of a store that nobody else uses, to which is added what it lacks."""
    lacking, lent = _lent(store, lang)
    store.add(lacking)
    return Spoken(store, lang, lent)


def _lent(store: LocalStore, lang: str) -> tuple[list[Quad], dict[str, str]]:
    """The texts that are not there in ``lang``, said in it, and the language of each."""
    every = store.select(_lacking(lang), store.graphs())
    said = defaultdict(set)
    for row in every:
        said[row["s"], row["p"]].add(row.text("language"))
    rows = [row for row in every if row.text("language") == preferred(said[row["s"], row["p"]])]
    quads = [
        Quad(
            cast("Node", row["s"]),
            NamedNode(row.text("p")),
            Literal(row.text("text"), language=lang),
            NamedNode(row.text("g")),
        )
        for row in rows
    ]
    texts = {row.text("text"): row.text("language") for row in rows}
    in_both = {row.text("text") for row in store.select(_really_said(lang), store.graphs())} if texts else ()
    return quads, {text: language for text, language in texts.items() if text not in in_both}


def _really_said(lang: str) -> str:
    return f"""SELECT DISTINCT ?text WHERE {{
  VALUES ?p {{ {" ".join(f"<{iri}>" for iri in SHOWN)} }}
  GRAPH ?g {{ ?s ?p ?text }}
  FILTER(LANG(?text) = {Literal(lang)})
}}"""


def _lacking(lang: str) -> str:
    shown = " ".join(f"<{iri}>" for iri in SHOWN)
    return f"""SELECT ?g ?s ?p ?text (LANG(?text) AS ?language) WHERE {{
  VALUES ?p {{ {shown} }}
  GRAPH ?g {{ ?s ?p ?text }}
  FILTER(LANG(?text) != {Literal(lang)})
  FILTER NOT EXISTS {{ ?s ?p ?said FILTER(LANG(?said) = {Literal(lang)}) }}
}}"""
