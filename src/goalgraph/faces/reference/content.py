"""What the documentation says of each class, property, value, rule and query.

In: the shipped vocabulary, shapes and queries. Out: frozen sections of entries in one language; a text that
is there in another language only says which.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goalgraph.answers.queries.catalogue import NamedQuery, queries
from goalgraph.answers.validation.messages import of_any
from goalgraph.answers.validation.shapes import Shape, shapes_graph, shapes_of
from goalgraph.base.names import GG, PREFIXES, SHAPES, local_name
from goalgraph.base.texts import Texts, text_in
from goalgraph.base.wording import wording
from goalgraph.model.profiles import shipped
from goalgraph.model.vocabulary import VocabularyTerm, heading, terms


@dataclass(frozen=True, slots=True)
class Said:
    """A text, the language it is in, and what it links to."""

    text: str
    lang: str
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """What an entry has of one sort, such as the values of a property."""

    name: str
    told: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A term, a rule or a query.

    Attributes:
        anchor: its name in the page's address; a term's is its local name, so that its IRI leads to it.
        name: as it is written; iri: the whole of it, for a term.
    """

    anchor: str
    name: str
    iri: str | None
    label: Said
    definition: Said
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Entries of one kind."""

    anchor: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """The page in one language."""

    lang: str
    title: Said
    description: Said
    version: str
    iri: str
    sections: tuple[Section, ...]


def reference(lang: str = "sv") -> Reference:
    """The documentation in ``lang``.

    Raises:
        UnknownLanguage: there are no texts in it.

    >>> [section.anchor for section in reference("en").sections][:3]
    ['classes', 'properties', 'values']
    """
    words = wording(lang)
    every, about = terms(), heading()
    kinds = (("classes", "class"), ("properties", "property"), ("values", "value"))
    vocabulary = [
        Section(
            anchor,
            words["terms"][kind],
            tuple(
                _term(term, every, lang)
                for term in every
                if term.kind == kind and term.iri.startswith(GG) and not term.profile
            ),
        )
        for anchor, kind in kinds
    ]
    beside = tuple(_term(term, every, lang) for term in every if term.iri.startswith(SHAPES))
    vocabulary.append(Section("beside", words["reference"]["beside"], beside))
    for profile in dict.fromkeys(term.profile for term in every if term.profile):
        title = words["terms"]["of_profile"].format(profile=profile)
        own = tuple(_term(term, every, lang) for term in every if term.profile == profile)
        vocabulary.append(Section(f"values-{profile}", title, own))
    asked = Section(
        "queries", words["reference"]["queries"], tuple(_query(q, lang) for q in queries().values())
    )
    return Reference(
        lang,
        _said(about.titles, lang),
        _said(about.descriptions, lang),
        about.version,
        about.iri,
        (*vocabulary, *_rules(lang), asked),
    )


def _term(term: VocabularyTerm, every: Sequence[VocabularyTerm], lang: str) -> Entry:
    words = wording(lang)
    below = [one.name for one in every if term.name in one.broader and one.kind == term.kind]
    having = [one.name for one in every if one.kind == "property" and term.name in one.domain]
    leading = [one.name for one in every if one.kind == "property" and term.name in one.range]
    names = words["reference"]
    facts = (
        (words["terms"]["broader"], term.broader),
        (names["narrower"], below),
        (words["terms"]["domain"], term.domain),
        (words["terms"]["range"], term.range),
        (names["properties"], having),
        (names["leading"], leading),
        (words["terms"]["values"], term.values),
    )
    return Entry(
        local_name(term.iri),
        term.name,
        term.iri,
        _said(term.labels, lang),
        _said(term.definitions, lang),
        tuple(Fact(name, tuple(map(_named, held))) for name, held in facts if held),
    )


def _rules(lang: str) -> Iterable[Section]:
    words = wording(lang)["reference"]
    core = shapes_of(shapes_graph(), {})
    yield Section(
        "rules", words["core"], tuple(_rule(shape, "rule", lang) for shape in _by_name(core.values()))
    )
    for profile in (one for one in shipped() if one.shapes):
        own = [shape for rule, shape in shapes_of(shapes_graph([profile]), {}).items() if rule not in core]
        title = words["profile"].format(profile=profile.name)
        anchor = f"rules-{profile.name}"
        yield Section(anchor, title, tuple(_rule(shape, anchor, lang) for shape in _by_name(own)))


def _by_name(shapes: Iterable[Shape]) -> list[Shape]:
    return sorted(shapes, key=lambda shape: shape.rule)


def _rule(shape: Shape, section: str, lang: str) -> Entry:
    words = wording(lang)
    facts = (
        Fact(words["reference"]["severity"], (Said(words["severity"][shape.severity], lang),)),
        Fact(words["reference"]["remedy"], (_said(shape.remedies, lang),)),
    )
    message = _said({spoken: of_any(text) for spoken, text in shape.messages.items()}, lang)
    return Entry(f"{section}-{shape.rule}", shape.rule, None, Said("", lang), message, facts)


def _query(query: NamedQuery, lang: str) -> Entry:
    words = wording(lang)["reference"]
    parameters = tuple(
        Said(
            f"{one.name} ({one.type}{' = ' if one.default else ''}{one.default}): "
            f"{text_in(one.explanations, lang)}",
            lang,
        )
        for one in query.parameters
    )
    facts = (Fact(words["parameters"], parameters),) if parameters else ()
    return Entry(
        f"query-{query.name}",
        query.name,
        None,
        _said(query.titles, lang),
        _said(query.questions, lang),
        facts,
    )


def _said(texts: Texts, lang: str) -> Said:
    text = text_in(texts, lang)
    return Said(text, next((tag for tag in (lang, *texts) if texts.get(tag) == text), lang))


def _named(name: str) -> Said:
    prefix, colon, local = name.partition(":")
    if colon and prefix in ("gg", "ggsh"):
        return Said(name, "", f"#{local}")
    link = PREFIXES[prefix] + local if colon and prefix in PREFIXES else name
    return Said(name, "", link if link.startswith(("http://", "https://")) else None)
