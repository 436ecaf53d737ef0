"""A thing as its page tells it, in one language.

In: a thing, and the words of the language. Out: frozen parts for the template: texts with the language that
they are in, links with their basis, quotes with their lines. A text that is there in another language says
which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import cache
from types import MappingProxyType
from typing import Any

from goalgraph.base.names import (
    GG,
    OA,
    RDF,
    RDFS,
    RELATIONS,
    SKOS,
    XSD,
    Basis,
    local_name,
    prefixed,
)
from goalgraph.base.numbers import number
from goalgraph.base.texts import Texts
from goalgraph.base.visible import shortened
from goalgraph.base.wording import wording
from goalgraph.faces.site.things import Called, Possible, Thing
from goalgraph.faces.text.figures import place_of
from goalgraph.faces.text.thread import basis_in_words
from goalgraph.model.local_names import Names, kinds
from goalgraph.model.objects import Passage
from goalgraph.model.objects import Term as Known
from goalgraph.model.vocabulary import terms
from goalgraph.rdf.terms import BlankNode, Literal, NamedNode, Term

# What stands elsewhere on the page than among the facts.
_ELSEWHERE = frozenset(
    {
        RDF + "type", RDFS + "label", SKOS + "notation", SKOS + "prefLabel", GG + "shortLabel",
        GG + "statedIn", RDFS + "comment", OA + "exact", GG + "firstLine", GG + "lastLine",
    }
)  # fmt: skip
_LONGEST = 500  # signs of a text where it is only named
_LONGEST_QUOTE = 5_000  # where the passage has a page
_NUMBERS = frozenset(XSD + name for name in ("decimal", "integer", "double", "float", "nonNegativeInteger"))


@dataclass(frozen=True, slots=True)
class Said:
    """A text, and the language it is in where that is another than the page's."""

    text: str
    lang: str = ""

    def in_passing(self) -> Said:
        """The text where it is only named, on its way to the page that has it whole."""
        return Said(in_passing(self.text), self.lang)


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that is named: what it is called, its kind, where its page is, on what the link to it rests.

    ``path`` leads to a page of the site, ``anchor`` to a place on it, and ``address`` elsewhere; none of them
    where there is nothing to open.
    """

    said: Said
    name: str = ""
    kind: str = ""
    path: str = ""
    anchor: str = ""
    address: str = ""
    basis: Basis = "stated"
    why: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Things under one heading."""

    title: str
    shown: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """The document's words, on which lines, and where the passage has its page."""

    said: Said
    lines: str
    document: str
    path: str


@dataclass(frozen=True, slots=True)
class Told:
    """A thing as its page tells it."""

    iri: str
    path: str
    kind: str
    name: str
    title: Said
    short: Said
    comments: tuple[Said, ...]
    facts: tuple[Group, ...]
    quotes: tuple[Quote, ...]
    up: tuple[Group, ...]
    down: tuple[Group, ...]
    possible_up: tuple[Group, ...]
    possible_down: tuple[Group, ...]

    @property
    def heading(self) -> str:
        """What its page is called in the window and in lists of pages."""
        title = self.title.text
        return in_passing(f"{self.name} {title}" if self.name != title else self.name)


def in_passing(text: str) -> str:
    """A text as other pages than its own name it, so that a long one is not on all of them.

    >>> in_passing("Ett mål"), len(in_passing("Ett mål " * 1000))
    ('Ett mål', 503)
    """
    return shortened(text, _LONGEST)


class Teller:
    """Tells things in a language, with the names that a plan's profiles have for kinds."""

    def __init__(
        self,
        lang: str,
        address: Mapping[str, str],
        vocabulary: str,
        names: Iterable[Names] = (),
        term: Callable[[str], Known] | None = None,
        *,
        whose: bool = False,
    ) -> None:
        self.lang = lang
        self._whose = whose
        self._vocabulary, self._term = vocabulary, term
        self.words: Mapping[str, Any] = wording(lang)["site"]
        self._kinds = kinds(names, lang)
        self._address = address

    def told(self, thing: Thing) -> Told:
        """The thing, told."""
        called = thing.called
        up, down = self._links(thing)
        title = self._label(called)
        short = self._texts(called.short)
        return Told(
            iri=called.iri,
            path=self._address[called.iri],
            kind=self.kind(called),
            name=called.name,
            title=title,
            short=short if short.text != title.text else Said(""),
            comments=tuple(self._several(thing, RDFS + "comment")),
            facts=self._facts(thing),
            quotes=tuple(self._quotes(thing)),
            up=up,
            down=down,
            possible_up=self._possible(thing.up, thing),
            possible_down=self._possible(thing.down, thing),
        )

    def kind(self, called: Called) -> str:
        """What sort of thing it is."""
        if called.kind:
            return self._kinds[called.kind.value]
        return self._property(called.sort) if called.sort else ""

    def shown(self, called: Called, basis: Basis = "stated", why: str = "") -> Shown:
        """A thing as a link to its page."""
        short = self._texts(called.short)
        said = (short if short.text else self._label(called)).in_passing()
        name = in_passing(called.name)
        name = name if said.text != name else ""
        path = self._address.get(called.iri, "")
        plan = in_passing(self._texts(called.plan).text) if self._whose else ""
        kind = ", ".join(part for part in (self.kind(called), plan) if part)
        return Shown(said, name, kind, path, basis=basis, why=why)

    def _label(self, called: Called) -> Said:
        return self._texts(called.labels) if called.labels else Said(called.name)

    def _texts(self, texts: Texts) -> Said:
        """The text in the page's language, or the one there is, with its language."""
        if not texts:
            return Said("")
        used = next((tag for tag in (self.lang, "", "sv", *sorted(texts)) if texts.get(tag)), None)
        return Said(texts[used], used if used != self.lang else "") if used is not None else Said("")

    def _several(self, thing: Thing, predicate: str) -> list[Said]:
        """What is said by a property in the page's language; else in another one."""
        values = [one.value for one in thing.said if one.predicate == predicate]
        literals = [one for one in values if isinstance(one, Literal)]
        spoken = [(one.value, one.language or "") for one in literals]
        for tag in (self.lang, "sv", *sorted({tag for _, tag in spoken})):
            if here := [one for one in spoken if one[1] in (tag, "")]:
                return [Said(text, own if own != self.lang else "") for text, own in here]
        return []

    def _property(self, iri: str) -> str:
        """What a property or a class is called."""
        known = _labels(self.lang).get(iri)
        return known or self.words["properties"].get(local_name(iri)) or prefixed(iri)

    def _facts(self, thing: Thing) -> tuple[Group, ...]:
        by: dict[str, list[Shown]] = {}
        for one in thing.said:
            is_link = one.predicate in RELATIONS and isinstance(one.value, NamedNode)
            if one.predicate in _ELSEWHERE or (is_link and getattr(one.value, "value", "") in thing.around):
                continue
            if isinstance(one.value, Literal) and one.value.language:
                by.setdefault(one.predicate, [])
            else:
                by.setdefault(one.predicate, []).append(self._value(one.value, thing, one.basis))
        for predicate, shown in by.items():
            shown += [
                Shown(said) for said in self._several(thing, predicate) if self._spoken(thing, predicate)
            ]
            if thing.inner:
                shown.sort(key=lambda one: one.said.text)
        groups = [Group(self._property(iri), tuple(shown)) for iri, shown in by.items() if shown]
        return tuple(sorted(groups, key=lambda group: group.title.casefold()))

    def _spoken(self, thing: Thing, predicate: str) -> bool:
        return any(
            isinstance(one.value, Literal) and one.value.language
            for one in thing.said
            if one.predicate == predicate
        )

    def _value(self, value: Term, thing: Thing, basis: Basis) -> Shown:
        if isinstance(value, Literal):
            return Shown(Said(self._literal(value)), basis=basis)
        if isinstance(value, NamedNode):
            return self._node(value.value, thing, basis)
        told = thing.inner.get(value, ()) if isinstance(value, BlankNode) else ()
        inner = [self._literal(one.object) for one in told if isinstance(one.object, Literal)]
        return Shown(Said(", ".join(inner) or "…"), basis=basis)

    def _literal(self, value: Literal) -> str:
        if value.datatype.value in _NUMBERS:
            try:
                return number(Decimal(value.value), self.lang)
            except InvalidOperation:
                return value.value
        if value.datatype.value == XSD + "boolean":
            return str(self.words.get({"true": "yes", "false": "no"}.get(value.value, ""), value.value))
        return value.value

    def _node(self, iri: str, thing: Thing, basis: Basis) -> Shown:
        if iri in thing.around:
            return self.shown(thing.around[iri], basis)
        label = _labels(self.lang).get(iri)
        if label and iri.startswith(GG):
            return Shown(Said(label), path=self._vocabulary, anchor=f"#{local_name(iri)}", basis=basis)
        web = iri.startswith(("http://", "https://"))
        said = Said(label) if label else self._texts(self._term(iri).labels) if self._term else Said("")
        return Shown(said if said.text else Said(iri), address=iri if web else "", basis=basis)

    def _links(self, thing: Thing) -> tuple[tuple[Group, ...], tuple[Group, ...]]:
        up: dict[str, list[tuple[Called, Basis]]] = {}
        down: dict[str, list[tuple[Called, Basis]]] = {}
        for one in thing.said:
            other = thing.around.get(getattr(one.value, "value", ""))
            if other and one.predicate in RELATIONS and isinstance(one.value, NamedNode):
                up.setdefault(one.predicate, []).append((other, one.basis))
        for pointer in thing.pointing:
            if pointer.subject in thing.around:
                down.setdefault(pointer.predicate, []).append((thing.around[pointer.subject], pointer.basis))
        return self._grouped(up), self._grouped(down)

    def _grouped(self, by: Mapping[str, list[tuple[Called, Basis]]]) -> tuple[Group, ...]:
        order = {iri: place for place, iri in enumerate(RELATIONS)}
        return tuple(
            Group(
                self._property(iri),
                tuple(
                    self.shown(called, basis, self._basis(basis))
                    for called, basis in sorted(_flat(ends), key=lambda end: end[0].order)
                ),
            )
            for iri, ends in sorted(by.items(), key=lambda one: (order.get(one[0], len(order)), one[0]))
        )

    def _basis(self, basis: Basis) -> str:
        return str(wording(self.lang)["basis"][basis])

    def _possible(self, several: Iterable[Possible], thing: Thing) -> tuple[Group, ...]:
        by: dict[str, list[Shown]] = {}
        found = sorted(several, key=lambda one: thing.around[one.other].order)
        for one in found:
            why = basis_in_words(one.link, self.lang)
            by.setdefault(one.link.relation, []).append(self.shown(thing.around[one.other], "derived", why))
        order = list(RELATIONS.values())
        iris = {name: iri for iri, name in RELATIONS.items()}
        return tuple(
            Group(self._property(iris[name]), tuple(shown))
            for name, shown in sorted(by.items(), key=lambda one: order.index(one[0]))
        )

    def _quotes(self, thing: Thing) -> Iterable[Quote]:
        found = thing.resource
        passages = [found] if isinstance(found, Passage) else found.passages if found else ()
        for one in passages:
            own = one.iri == thing.called.iri
            spoken = next(iter(one.labels), self.lang)
            path = "" if own else self._address.get(one.iri, "")
            yield Quote(
                Said(
                    shortened(one.quote, _LONGEST_QUOTE) if path else one.quote,
                    spoken if spoken != self.lang else "",
                ),
                place_of(one, {key: self.words[f"quote_{key}"] for key in ("page", "line", "lines")}),
                one.document,
                path,
            )


def _flat(ends: list[tuple[Called, Basis]]) -> list[tuple[Called, Basis]]:
    """Each once; what is stated and decided is said as stated."""
    best: dict[str, tuple[Called, Basis]] = {}
    for called, basis in ends:
        if called.iri not in best or basis == "stated":
            best[called.iri] = (called, basis)
    return list(best.values())


@cache
def _labels(lang: str) -> Mapping[str, str]:
    """What the ontology's terms are called, by IRI."""
    return MappingProxyType({term.iri: term.label(lang) for term in terms() if term.label(lang)})
