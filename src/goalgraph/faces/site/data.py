"""What is said of a thing as linked data: Turtle and JSON-LD that lie beside its page.

In: a thing. Out: bytes, the same for the same statements. What is stated stands apart from what is decided,
and what other things say of it comes last; what is only possible is no statement, and in neither. JSON-LD
names the context of plans by its address, and takes its short names where they say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from goalgraph.base.names import GG, OA, PREFIXES
from goalgraph.base.wording import wording
from goalgraph.exchange.jsonld import document
from goalgraph.faces.site.telling import in_passing
from goalgraph.faces.site.things import Thing
from goalgraph.rdf.canonical import canonical
from goalgraph.rdf.terms import NamedNode, Quad, Term, Triple
from goalgraph.rdf.turtle import Section, turtle


def triples(thing: Thing) -> tuple[list[Triple], list[Triple], list[Triple]]:
    """What is stated of it, what is decided, and what others say of it."""
    subject = NamedNode(thing.called.iri)
    own: dict[str, list[Triple]] = {"stated": [], "decided": []}
    for one in thing.said:
        own[one.basis].append(Triple(subject, NamedNode(one.predicate), one.value))
    if thing.inner:
        inner = (triple for told in thing.inner.values() for triple in told)
        own["stated"] = canonical((*own["stated"], *inner))
    pointing = [
        Triple(NamedNode(one.subject), NamedNode(one.predicate), subject)
        for one in thing.pointing
        if one.predicate != GG + "inPlan"
    ]
    return own["stated"], own["decided"], pointing


def as_turtle(thing: Thing, lang: str, quotes: Iterable[Triple] = ()) -> bytes:
    """The Turtle beside the page of a thing, with the ``quotes`` that it is stated in."""
    words = wording(lang)["site"]
    stated, decided, pointing = triples(thing)
    named = f"{thing.called.name} · {next(iter(thing.called.labels.values()), '')}".rstrip(" ·")
    sections = [
        Section(words["stated"], [stated] if stated else []),
        Section(words["decided"], [decided] if decided else []),
        Section(words["source"], _by_subject(quotes)),
        Section(words["pointing"], [pointing] if pointing else []),
    ]
    return turtle(in_passing(named), PREFIXES, sections).encode()


def as_json_ld(thing: Thing, plans: Iterable[str], quotes: Iterable[Triple] = ()) -> bytes:
    """The JSON-LD beside the page of a thing; names below the ``plans`` are short."""
    said = (*(triple for part in triples(thing) for triple in part), *quotes)
    return document((Quad(one.subject, one.predicate, one.object) for one in said), plans)


def quotes_of(thing: Thing, things: Mapping[str, Thing]) -> list[Triple]:
    """The words and lines of the passages that a thing is stated in."""
    found = []
    for iri in dict.fromkeys(thing.passages()):
        passage = things.get(iri)
        if passage and any(one.predicate == OA + "exact" for one in passage.said):
            found += triples(passage)[0]
    return found


def _by_subject(several: Iterable[Triple]) -> list[list[Triple]]:
    blocks: dict[Term, dict[Triple, None]] = {}
    for triple in several:
        blocks.setdefault(triple.subject, {})[triple] = None
    return [list(block) for block in blocks.values()]
