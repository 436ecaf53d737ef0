"""The words that a cell may choose among: fixed values, units, groups, global goals, kinds.

In: what goalgraph ships, the shipped profiles, what the workbook itself says beside its sheets, and the words
that stand in those of its lists that may be added to. Out: the resource that a word stands for in a column,
the word for a resource, and the lists behind the drop-downs.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from types import MappingProxyType
from urllib.parse import quote

from goalgraph.base.names import (
    DCTERMS,
    GG,
    GGID,
    ONTOLOGY_GRAPH,
    ORG,
    RDF,
    RDFS,
    SDGO,
    SKOS,
    TIME,
    VALUES_OF,
    local_name,
)
from goalgraph.base.texts import text_in
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.exchange.workbook.sheets import MAY_GROW
from goalgraph.model.profiles import shipped, with_those_below
from goalgraph.model.reference import reference
from goalgraph.rdf.normalised.matched import with_names_of_concepts
from goalgraph.rdf.terms import Literal, NamedNode, Quad

_UNIT = "http://qudt.org/schema/qudt/Unit"
_GROUPS = GGID + "groups"
_SCHEMES = MappingProxyType(
    {
        GG + "polarity": ("polarity",),
        GG + "status": ("activity-status",),
        GG + "comparedWith": ("comparator",),
        GG + "targetDirection": ("movement",),
        GG + "movement": ("movement",),
        GG + "development": ("development",),
        GG + "rating": ("attainment",),
        GG + "qualifier": ("qualifier",),
        GG + "position": ("position",),
        GG + "nonExhaustive": ("list-type",),
        DCTERMS + "type": ("indicator-type", "statement-type", "note-type", "anomaly-type"),
    }
)
_NUMBERED = re.compile(r"(?:[^\W\d_]+ ){1,2}(\d{1,2}(?:\.\w{1,2})?)")
_UNFIT = re.compile(r"[^\w.]+")
# For these, a concept that the workbook itself describes may be chosen too.
_OPEN = frozenset(
    {GG + "group", GG + "rating", GG + "goalType", GG + "unit", GG + "qualifier", DCTERMS + "type"}
)
_NAMES = (RDFS + "label", SKOS + "prefLabel", SKOS + "notation", SKOS + "altLabel")


class Words:
    """What may be chosen, by property.

    ``described`` has what is chosen from the workbook's own lists and described nowhere: its class and name.
    """

    def __init__(
        self, own: Iterable[Quad] = (), listed: Iterable[tuple[str, str]] = (), lang: str = LANGUAGES[0]
    ) -> None:
        mine = list(own)
        quads = [*_shipped(), *mine]
        named = with_names_of_concepts(mine, _shipped()) if mine else []
        self.labels: dict[str, dict[str, str]] = {}
        self._names: dict[str, set[str]] = {}
        schemes: dict[str, set[str]] = {}
        classes: dict[str, set[str]] = {}
        values_of: dict[str, set[str]] = {}
        for quad in (*quads, *named):
            subject, predicate, value = quad.subject, quad.predicate.value, quad.object
            if not isinstance(subject, NamedNode):
                continue
            if isinstance(value, Literal) and predicate in _NAMES:
                self._names.setdefault(subject.value, set()).add(value.value.casefold())
                if predicate == RDFS + "label" and value.language:
                    self.labels.setdefault(subject.value, {}).setdefault(value.language, value.value)
            elif isinstance(value, NamedNode):
                if predicate == SKOS + "inScheme":
                    schemes.setdefault(value.value, set()).add(subject.value)
                elif predicate == RDF + "type":
                    classes.setdefault(value.value, set()).add(subject.value)
                elif predicate == VALUES_OF:
                    values_of.setdefault(value.value, set()).add(subject.value)
        own_concepts = {
            quad.subject.value
            for quad in mine
            if quad.predicate.value == RDF + "type" and isinstance(quad.subject, NamedNode)
            if isinstance(quad.object, NamedNode) and quad.object.value in (SKOS + "Concept", _UNIT)
        }
        self._of: dict[str, set[str]] = {
            prop: {one for name in names for one in schemes.get(f"{ONTOLOGY_GRAPH}/{name}", ())}
            for prop, names in _SCHEMES.items()
        }
        self._of[GG + "unit"] = set(classes.get(_UNIT, ()))
        self._of[GG + "group"] = set(schemes.get(_GROUPS, ()))
        self._of[GG + "goalType"] = {
            one for scheme in values_of.get(GG + "goalType", ()) for one in schemes.get(scheme, ())
        }
        for prop in _OPEN:
            self._of.setdefault(prop, set()).update(own_concepts)
        self._elsewhere = {(prop, one) for prop in _OPEN for one in own_concepts}
        self._elsewhere -= {
            (q.predicate.value, q.object.value) for q in mine if isinstance(q.object, NamedNode)
        }
        self.periods = {
            name: one for one in classes.get(TIME + "ProperInterval", ())
            for name in (*self._names.get(one, ()), local_name(one).casefold())
        }  # fmt: skip
        self.sdg = {
            name: one
            for cls in (SDGO + "Goal", SDGO + "Target")
            for one in classes.get(cls, ())
            for name in self._names.get(one, ())
        }
        self._by_name: dict[tuple[str, str], list[str]] = {}
        for prop, several in self._of.items():
            for one in sorted(several):
                for name in {*self._names.get(one, ()), local_name(one).casefold()}:
                    self._by_name.setdefault((prop, name), []).append(one)

        # What people write of a unit beside its name, where nothing is called so.
        units = {local_name(one): one for one in sorted(self._of[GG + "unit"], reverse=True)}
        for language in LANGUAGES:
            for unit, words in wording(language)["workbook"]["units"].items():
                for word in words:
                    self._by_name.setdefault((GG + "unit", word), [units[unit]])

        self.described: dict[str, tuple[str, str]] = {}
        for key, text in listed:
            if not self.find(prop := MAY_GROW[key], text):
                iri = f"{GGID}{key}/{_UNFIT.sub('-', text).strip('-') or quote(text)}"
                self.described[iri] = (_UNIT if key == "unit" else SKOS + "Concept", text)
                self.labels[iri] = {lang: text}
                self._of[prop].add(iri)
                for name in (text, local_name(iri)):
                    self._by_name[prop, " ".join(name.casefold().split())] = [iri]

    def find(self, prop: str, text: str) -> list[str]:
        """The resources that a word may stand for as a value of the property."""
        return self._by_name.get((prop, " ".join(text.casefold().split())), [])

    def word(self, prop: str, iri: str, lang: str) -> str:
        """The word for a resource as a value of the property: its name if that tells it, or its address."""
        for text in (text_in(self.labels.get(iri, {}), lang), local_name(iri)):
            if text and ";" not in text and self.find(prop, text) == [iri]:
                return text
        return iri

    def choices(self, prop: str, lang: str, profiles: Collection[str] | None = None) -> list[str]:
        """The words of a property, in the order of the alphabet.

        Args:
            prop: its IRI.
            lang: the language of the words.
            profiles: the names and IRIs of the profiles that are used. With them only the words are given
                that are meant here: not those of other shipped profiles, nor the workbook's own concepts
                that are values of other properties.
        """
        unused = _of_others(profiles) if profiles is not None else frozenset()
        elsewhere = self._elsewhere if profiles is not None else frozenset()
        found = {
            self.word(prop, iri, lang)
            for iri in self._of.get(prop, ())
            if iri not in unused and (prop, iri) not in elsewhere
        }
        return sorted(found, key=str.casefold)

    def global_goal(self, text: str) -> str | None:
        """The global goal or target that a text names: ``SDG11``, ``SDG 11``, ``11``, ``11.2`` or by name."""
        name = " ".join(text.casefold().split())
        return self.sdg.get(name) or self.sdg.get(f"sdg{name.removeprefix('sdg').lstrip()}")

    def global_goal_meant(self, text: str) -> str:
        """The id of the global goal that is meant by ``Goal 13``, or a goal of the plan's own."""
        found = _NUMBERED.fullmatch(text.strip())
        return f"SDG{found[1]}" if found and self.global_goal(found[1]) else ""


def class_named(column: str, text: str) -> str | None:
    """The class that a word chooses in a column.

    >>> class_named("assessment-type", "Prognos").rpartition("#")[2]
    'Forecast'
    """
    wanted = " ".join(text.casefold().split())
    for lang in LANGUAGES:
        for name, words in wording(lang)["workbook"]["classes"][column].items():
            if wanted in {name.casefold(), *(word.strip().casefold() for word in words.split(";"))}:
                return _CLASSES[name]
    return None


def class_word(column: str, cls: str, lang: str) -> str:
    """The word that chooses a class."""
    name = next(name for name, iri in _CLASSES.items() if iri == cls)
    return str(wording(lang)["workbook"]["classes"][column][name]).split(";")[0].strip()


_CLASSES = MappingProxyType(
    {
        "Forecast": GG + "Forecast",
        "OutcomeAssessment": GG + "OutcomeAssessment",
        "FormalOrganization": ORG + "FormalOrganization",
        "OrganizationalUnit": ORG + "OrganizationalUnit",
        "Post": ORG + "Post",
        "Organization": ORG + "Organization",
    }
)


def _of_others(used: Collection[str]) -> frozenset[str]:
    """What the shipped profiles describe that are not used, nor built on by one that is."""
    own = {
        below.iri
        for profile in shipped()
        if {profile.name, profile.iri} & set(used)
        for below in with_those_below(profile, shipped())
    }
    return frozenset(
        quad.subject.value
        for profile in shipped()
        if profile.iri not in own
        for quad in profile.quads()
        if isinstance(quad.subject, NamedNode)
    )


@cache
def _shipped() -> tuple[Quad, ...]:
    return (*reference(), *(quad for profile in shipped() for quad in profile.quads()))


@cache
def shipped_words() -> Words:
    """The words of what goalgraph ships."""
    return Words()


def names_of_classes(column: str, lang: str) -> Mapping[str, str]:
    """The words that choose a class in a column."""
    return {
        class_word(column, _CLASSES[name], lang): name
        for name in wording(lang)["workbook"]["classes"][column]
    }
