"""The vocabulary: the classes, properties and fixed values that plans are written in.

In: the shipped ontology, the terms beside it, and what the shipped profiles add. Out: their terms with
labels, definitions and what goes with them, in the order of the files.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from types import MappingProxyType
from typing import Literal

from goalgraph.base.errors import UnknownTerm
from goalgraph.base.frozen import Frozen
from goalgraph.base.names import DCTERMS, GG, OWL, PREFIXES, RDF, RDFS, SHAPES, SKOS, VALUES_OF, local_name
from goalgraph.base.resources import resource_folder
from goalgraph.base.texts import Texts, text_in
from goalgraph.model.profiles import Profile, shipped
from goalgraph.rdf.reading import read

TermKind = Literal["class", "property", "value"]
Facts = dict[str, dict[str, list[object]]]
_CLASSES = (OWL + "Class",)
_PROPERTIES = (OWL + "ObjectProperty", OWL + "DatatypeProperty", OWL + "AnnotationProperty")


@dataclass(frozen=True, slots=True)
class VocabularyTerm(Frozen):
    """A class, a property or a fixed value.

    Attributes:
        name: as it is written, for example ``gg:Goal``.
        iri: the whole name.
        kind: ``class``, ``property`` or ``value``.
        labels, definitions: per language.
        broader: the classes or properties that it specialises, or the class that a value belongs to.
        domain, range: of a property: what has it, and what it leads to.
        values: the fixed values that a class has, or that a property leads to.
        profile: the name of the profile that it belongs to, if any.
        called: per profile that has a name of its own for it, that name per language.
    """

    name: str
    iri: str
    kind: TermKind
    labels: Texts
    definitions: Texts
    broader: tuple[str, ...] = ()
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    profile: str | None = None
    called: Mapping[str, Texts] = field(default_factory=dict)

    def label(self, lang: str = "sv") -> str:
        """What it is called."""
        return text_in(self.labels, lang)

    def definition(self, lang: str = "sv") -> str:
        """What it means."""
        return text_in(self.definitions, lang)


@dataclass(frozen=True, slots=True)
class Heading(Frozen):
    """What the ontology says of itself, the texts per language."""

    iri: str
    version: str
    titles: Texts
    descriptions: Texts


def heading() -> Heading:
    """What the ontology says of itself.

    >>> heading().iri
    'https://w3id.org/goalgraph/ontology'
    """
    iri = GG.removesuffix("#")
    said = _facts(())[iri]
    (version,) = _texts(said[OWL + "versionInfo"]).values()
    return Heading(iri, version, _texts(said[DCTERMS + "title"]), _texts(said[DCTERMS + "description"]))


def terms(profiles: tuple[Profile, ...] = ()) -> tuple[VocabularyTerm, ...]:
    """All terms, classes first, then properties and values, those of the profiles last.

    Args:
        profiles: whose terms to give as well as those of the shipped ones.

    >>> terms()[0].name
    'gg:Plan'
    """
    return _terms(profiles)


def term_named(name: str, profiles: tuple[Profile, ...] = ()) -> VocabularyTerm:
    """The term with the name, with or without ``gg:`` and in any case, its IRI, or its label in any language.

    Raises:
        UnknownTerm: there is none; the error names the nearest.

    >>> term_named("polarity").values
    ('gg:HigherIsBetter', 'gg:LowerIsBetter', 'gg:NoPolarity')
    """
    wanted = name.strip().strip("<>")
    index = _index(profiles)
    if found := index.get(wanted) or index.get(wanted.casefold()):
        return found
    near = get_close_matches(wanted.casefold().removeprefix("gg:"), index, n=6, cutoff=0.5)
    nearest = list(dict.fromkeys(index[one].name for one in near))[:3]
    raise UnknownTerm(name=name, nearest=", ".join(nearest) or "gg:Plan")


@cache
def _index(profiles: tuple[Profile, ...]) -> Mapping[str, VocabularyTerm]:
    """The terms by what they may be called: exactly first, then in any case, the ontology's first."""
    every = terms(profiles)
    beside = [term for term in every if term.iri.startswith(SHAPES)]
    return MappingProxyType(
        _by_word(beside) | _by_word([term for term in every if not term.iri.startswith(SHAPES)])
    )


def _by_word(several: Iterable[VocabularyTerm]) -> dict[str, VocabularyTerm]:
    called = [
        (word, term)
        for term in several
        for word in (
            term.iri,
            term.name,
            term.name.partition(":")[2],
            local_name(term.iri),
            *term.labels.values(),
        )
    ]
    found: dict[str, VocabularyTerm] = {}
    for word, term in [*called, *((word.casefold(), term) for word, term in called)]:
        found.setdefault(word, term)
    return found


@cache
def _facts(profiles: tuple[Profile, ...]) -> Facts:
    facts: Facts = {}
    own = read([resource_folder("ontology") / "goalgraph.ttl", resource_folder("shapes") / "terms.ttl"])
    for quad in (*own, *(quad for profile in _several(profiles) for quad in profile.quads())):
        about = facts.setdefault(str(getattr(quad.subject, "value", "")), {})
        about.setdefault(quad.predicate.value, []).append(quad.object)
    return facts


@cache
def _terms(profiles: tuple[Profile, ...]) -> tuple[VocabularyTerm, ...]:
    facts = _facts(profiles)
    own = [iri for iri, said in facts.items() if iri.startswith((GG, SHAPES)) or SKOS + "inScheme" in said]
    homes: dict[str, str] = {}
    called: dict[str, dict[str, list[object]]] = {}
    for profile in _several(profiles):
        for quad in profile.quads():
            iri = str(getattr(quad.subject, "value", ""))
            if quad.predicate.value == SHAPES + "name":
                called.setdefault(iri, {}).setdefault(profile.name, []).append(quad.object)
            elif quad.predicate.value == RDF + "type":
                homes[iri] = profile.name
    types = {iri: _iris(facts, iri, RDF + "type") for iri in own}
    members: dict[str, list[str]] = {}
    for iri in own:
        for cls in types[iri]:
            if cls.startswith(GG):
                members.setdefault(cls, []).append(_short(iri))
        for scheme in _iris(facts, iri, SKOS + "inScheme"):
            members.setdefault(scheme, []).append(_short(iri))
    listed: dict[str, list[str]] = {}
    for scheme in facts:
        for listing in _iris(facts, scheme, VALUES_OF):
            listed.setdefault(listing, []).append(scheme)
    found: dict[TermKind, list[VocabularyTerm]] = {"class": [], "property": [], "value": []}
    for iri in own:
        kind = _kind(types[iri])
        ranges = _classes(facts, iri, RDFS + "range") | _iris(facts, iri, SHAPES + "datatype")
        schemes = _iris(facts, iri, SKOS + "inScheme")
        lists = [iri, *sorted(ranges | _iris(facts, iri, RDFS + "seeAlso")), *listed.get(iri, ())]
        above = _iris(facts, iri, RDFS + "subClassOf") | _iris(facts, iri, RDFS + "subPropertyOf")
        found[kind].append(
            VocabularyTerm(
                _short(iri),
                iri,
                kind,
                _texts(facts[iri].get(RDFS + "label", ())),
                _texts(facts[iri].get(SKOS + "definition", ())),
                tuple(sorted(map(_short, above or _home(kind, types[iri], schemes)))),
                tuple(sorted(map(_short, _classes(facts, iri, RDFS + "domain")))),
                tuple(sorted(map(_short, ranges))),
                tuple(dict.fromkeys(value for one in lists for value in members.get(one, ()))),
                homes.get(iri),
                {profile: _texts(names) for profile, names in called.get(iri, {}).items()},
            )
        )
    return tuple(term for kind in found for term in found[kind])


def _several(profiles: tuple[Profile, ...]) -> tuple[Profile, ...]:
    return tuple({profile.iri: profile for profile in (*shipped(), *profiles)}.values())


def _kind(types: set[str]) -> TermKind:
    if not types.isdisjoint(_CLASSES):
        return "class"
    return "value" if types.isdisjoint(_PROPERTIES) else "property"


def _home(kind: TermKind, types: set[str], schemes: set[str]) -> set[str]:
    """What a value belongs to: its class of ours, or its scheme."""
    return ({one for one in types if one.startswith(GG)} or schemes or types) if kind == "value" else set()


def _iris(facts: Facts, subject: str, predicate: str) -> set[str]:
    values = {str(getattr(node, "value", "")) for node in facts[subject].get(predicate, ())}
    return {value for value in values if ":" in value}


def _classes(facts: Facts, subject: str, predicate: str) -> set[str]:
    """The classes that a predicate points at, and the members of a union of classes."""
    found = _iris(facts, subject, predicate)
    for node in facts[subject].get(predicate, ()):
        union = facts.get(str(getattr(node, "value", "")), {})
        rest = [getattr(one, "value", "") for one in union.get(OWL + "unionOf", ())]
        while rest and (item := facts.get(rest.pop(), {})):
            found |= {str(getattr(one, "value", "")) for one in item.get(RDF + "first", ())}
            rest += [getattr(one, "value", "") for one in item.get(RDF + "rest", ())]
    return found


def _texts(literals: Iterable[object]) -> dict[str, str]:
    return {str(getattr(one, "language", "") or ""): str(getattr(one, "value", "")) for one in literals}


def _short(iri: str) -> str:
    known = [prefix for prefix, namespace in PREFIXES.items() if iri.startswith(namespace)]
    if not known:
        return iri
    prefix = max(known, key=lambda one: len(PREFIXES[one]))
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"
