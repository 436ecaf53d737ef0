"""The site's data sets described as DCAT-AP-SE 3.0.1 asks, so that data portals can fetch them.

In: what the plans say of themselves, and what whoever publishes says. Out: Turtle, and the names of what
the description still lacks: a licence or a publisher that nobody has given is left out, and told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from goalgraph.base.names import DCAT, DCTERMS, FOAF, PREFIXES, RDF, RDFS, XSD
from goalgraph.base.texts import text_in
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.rdf.terms import Literal, NamedNode, Term, Triple, is_iri
from goalgraph.rdf.turtle import Section, turtle

if TYPE_CHECKING:
    from goalgraph.faces.site.place import Place
    from goalgraph.faces.site.plan import Summary
    from goalgraph.model.credited import Credited

# DCAT-AP-SE asks every title for a language; of one that says none BCP 47 says that it is not determined.
_UNTOLD = "und"
_EU = "http://publications.europa.eu/resource/authority/"
_LANGUAGES: Mapping[str, str] = MappingProxyType({"sv": "SWE", "en": "ENG"})
_VCARD = "http://www.w3.org/2006/vcard/ns#"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")


def catalogue(summaries: Sequence[Summary], place: Place) -> tuple[bytes, tuple[str, ...]]:
    """The description of all data sets, and what it lacks."""
    base = place.base.rstrip("/") + "/" if place.base else ""
    own = base or f"{summaries[0].iri}/"
    node = f"{own}catalogue"
    lacking = [] if base else ["base"]
    publishers = {one.iri: _publisher(one, place, own) for one in summaries}
    named = next(iter(filter(None, publishers.values())), None)
    licences = {one.iri: one.licence or _address(place.licence) for one in summaries}
    licence = _address(place.licence) or next(filter(None, licences.values()), "")
    lacking += [] if all(licences.values()) else ["licence"]
    lacking += [] if all(publishers.values()) else ["publisher"]
    whole = _Node(node)
    whole.a(DCAT + "Catalog")
    for lang in LANGUAGES:
        words = wording(lang)["site"]
        title = (
            words["catalogue_title"].format(publisher=text_in(named[1], lang)) if named else words["title"]
        )
        whole.text(DCTERMS + "title", title, lang)
        whole.text(DCTERMS + "description", words["catalogue_description"], lang)
        if lang in _LANGUAGES:
            whole.link(DCTERMS + "language", f"{_EU}language/{_LANGUAGES[lang]}")
    if named:
        whole.link(DCTERMS + "publisher", named[0])
    if licence:
        whole.link(DCTERMS + "license", licence)
    if base:
        whole.link(FOAF + "homepage", base)
    whole.link(DCAT + "themeTaxonomy", f"{_EU}data-theme")
    for summary in summaries:
        whole.link(DCAT + "dataset", summary.dataset)
    contact = _contact(place, named, own)
    sections = [
        Section("Catalogue", [whole.triples]),
        Section("Publishers", [_agent(*one) for one in _distinct(publishers.values())]),
        Section("Contact", [contact] if contact else []),
        Section(
            "Data sets",
            [
                block
                for one in summaries
                for block in _dataset(one, base, publishers[one.iri], licences[one.iri], contact)
            ],
        ),
    ]
    return turtle("DCAT-AP-SE 3.0.1", {**PREFIXES, "vcard": _VCARD}, sections).encode(), tuple(lacking)


class _Node:
    """What is said of one resource, in the order in which it is said."""

    def __init__(self, iri: str) -> None:
        self._iri = NamedNode(iri)
        self.triples: list[Triple] = []

    def say(self, predicate: str, value: Term) -> None:
        self.triples.append(Triple(self._iri, NamedNode(predicate), value))

    def a(self, kind: str) -> None:
        self.say(RDF + "type", NamedNode(kind))

    def link(self, predicate: str, iri: str) -> None:
        self.say(predicate, NamedNode(iri))

    def text(self, predicate: str, text: str, lang: str = "") -> None:
        self.say(predicate, Literal(text, language=lang) if lang else Literal(text))


_Agent = tuple[str, Mapping[str, str]]


def _publisher(summary: Summary, place: Place, own: str) -> _Agent | None:
    """Who publishes: who is named to, or the body that the plan says itself."""
    if place.publisher:
        return f"{own}publisher", {"": place.publisher}
    return summary.publisher


def _agent(iri: str, names: Mapping[str, str]) -> list[Triple]:
    agent = _Node(iri)
    agent.a(FOAF + "Agent")
    for lang, name in names.items():
        agent.text(FOAF + "name", name, lang)
    return agent.triples


def _contact(place: Place, named: _Agent | None, own: str) -> list[Triple]:
    """Whom to ask, where an address of mail is given."""
    if not named or not _MAIL.fullmatch(place.contact):
        return []
    contact = _Node(f"{own}contact")
    contact.a(_VCARD + "Organization")
    contact.text(_VCARD + "fn", next(iter(named[1].values())))
    contact.link(_VCARD + "hasEmail", f"mailto:{place.contact}")
    return contact.triples


def _dataset(
    summary: Summary, base: str, publisher: _Agent | None, licence: str, contact: list[Triple]
) -> Iterable[list[Triple]]:
    node = _Node(summary.dataset)
    node.a(DCAT + "Dataset")
    node.link(FOAF + "primaryTopic", summary.iri)
    for lang, text in summary.names.items():
        node.text(DCTERMS + "title", text, lang or _UNTOLD)
    for lang, text in summary.described().items():
        node.text(DCTERMS + "description", text, lang or _UNTOLD)
    if publisher:
        node.link(DCTERMS + "publisher", publisher[0])
    for triple in contact[:1]:
        node.say(DCAT + "contactPoint", triple.subject)
    node.link(DCTERMS + "accessRights", f"{_EU}access-right/PUBLIC")
    node.link(DCAT + "theme", f"{_EU}data-theme/GOVE")
    if base:
        node.link(DCAT + "landingPage", f"{base}{summary.path}.html")
    if summary.period:
        span = f"{summary.dataset}-period"
        node.link(DCTERMS + "temporal", span)
    iri = f"{summary.dataset}-file"
    node.link(DCAT + "distribution", iri)
    data = _Node(iri)
    data.a(DCAT + "Distribution")
    address = f"{base}{summary.path}.trig" if base else summary.iri
    data.link(DCAT + "accessURL", address)
    if base:
        data.link(DCAT + "downloadURL", address)
    data.link(DCTERMS + "format", f"{_EU}file-type/RDF_TRIG")
    data.link(DCAT + "mediaType", "http://www.iana.org/assignments/media-types/application/trig")
    if licence:
        data.link(DCTERMS + "license", licence)
    rights = [_rights(iri, number, one) for number, one in enumerate(summary.credited, 1)]
    for one, said in zip(summary.credited, rights, strict=True):
        data.link(DCTERMS + "source", one.iri)
        data.say(DCTERMS + "rights", said[0].subject)
    yield node.triples
    if summary.period:
        time = _Node(f"{summary.dataset}-period")
        time.a(DCTERMS + "PeriodOfTime")
        for name, day in zip(("startDate", "endDate"), summary.period, strict=True):
            time.say(DCAT + name, Literal(day, datatype=NamedNode(XSD + "date")))
        yield time.triples
    yield data.triples
    yield from rights


def _rights(file: str, number: int, part: Credited) -> list[Triple]:
    """That the licence of a file is not that of a part of it, and whose the part is."""
    node = _Node(f"{file}-rights-{number}")
    node.a(DCTERMS + "RightsStatement")
    for lang in LANGUAGES:
        said = wording(lang)["site"]["rights"]
        node.text(RDFS + "label", said.format(part=text_in(part.titles, lang), credit=part.line(lang)), lang)
    node.link(DCTERMS + "license", part.licence)
    return node.triples


def _distinct(agents: Iterable[_Agent | None]) -> list[_Agent]:
    return list({agent[0]: agent for agent in agents if agent}.values())


def _address(text: str) -> str:
    return text if text and is_iri(text) else ""
