"""What an answer without rows may be due to: a property or class that nothing in the data uses.

In: a question that was answered with nothing. Out: a note for each term that it uses in vain, with the
nearest one that is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goalgraph.base.names import GG, OWL, PREFIXES, RDF, RDFS
from goalgraph.base.wording import wording
from goalgraph.rdf.evaluation import Question
from goalgraph.rdf.sparql import names
from goalgraph.rdf.store import Store

_TERMS = " ".join(
    f"<{cls}>"
    for cls in (
        RDF + "Property",
        RDFS + "Class",
        OWL + "Class",
        *(OWL + kind for kind in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty")),
    )
)


@dataclass(frozen=True, slots=True)
class Note:
    """A term of a query that occurs nowhere in the data.

    Attributes:
        term: as it is written in the query.
        nearest: the known term most like it, or nothing.
    """

    term: str
    nearest: str | None

    def message(self, lang: str = "en") -> str:
        """The note in one line.

        >>> Note("gg:contributesTwo", "gg:contributesTo").message("en")
        'gg:contributesTwo occurs nowhere in the data; the nearest known term is gg:contributesTo'
        """
        texts = wording(lang)["queries"]
        form = texts["unused_nearest" if self.nearest else "unused"]
        return str(form.format(term=self.term, nearest=self.nearest))


def notes(store: Store, question: Question) -> tuple[Note, ...]:
    """A note for each property or class in the question that nothing in the data uses.

    What another server is asked for is no question to the data.
    """
    if question.allow_service:
        return ()
    asked = {iri: written for iri, written in names(question.text).items() if ":" in iri}
    unused = {iri: written for iri, written in asked.items() if not _is_used(store, question, iri)}
    known = _known(store, question.graphs) if unused else []
    return tuple(Note(written, _nearest(iri, known)) for iri, written in unused.items())


def _is_used(store: Store, question: Question, iri: str) -> bool:
    """Whether the IRI is a property or class in use, or a resource and no property or class at all."""
    node = f"<{iri}>"
    return store.ask(f"ASK {{ {{ ?s {node} ?o }} UNION {{ ?s a {node} }} }}", question.graphs) or (
        store.ask(f"ASK {{ {{ {node} ?p ?o }} UNION {{ ?s ?p {node} }} }}", question.graphs)
        and not store.ask(f"ASK {{ VALUES ?kind {{ {_TERMS} }} {node} a ?kind }}", question.graphs)
    )


def _known(store: Store, graphs: Sequence[str]) -> list[str]:
    text = f"""
        SELECT DISTINCT ?term WHERE {{
            {{ VALUES ?kind {{ {_TERMS} }} ?term a ?kind }} UNION {{ ?s ?term ?o }} UNION {{ ?s a ?term }}
            FILTER(isIRI(?term))
        }} ORDER BY ?term"""
    return [row.text("term") for row in store.select(text, graphs)]


def _nearest(iri: str, known: list[str]) -> str | None:
    """The known term most like the IRI, first among those of the same namespace."""
    from difflib import get_close_matches

    others = sorted((term for term in known if term != iri), key=lambda term: not term.startswith(GG))
    for rivals in ([term for term in others if _namespace(term) == _namespace(iri)], others):
        by_name = {term.removeprefix(_namespace(term)).casefold(): term for term in reversed(rivals)}
        local = iri.removeprefix(_namespace(iri)).casefold()
        for name in get_close_matches(local, by_name, n=1):
            return _shortened(by_name[name])
    return None


def _namespace(iri: str) -> str:
    return iri[: max(iri.rfind("#"), iri.rfind("/"), iri.rfind(":")) + 1]


def _shortened(iri: str) -> str:
    short = (f"{p}:{iri.removeprefix(space)}" for p, space in PREFIXES.items() if _namespace(iri) == space)
    return next(short, f"<{iri}>")
