"""What is said of a thing as linked data: Turtle and JSON-LD that lie beside its page.

In: a thing. Out: bytes, the same for the same statements. What is stated stands apart from what is decided,
and what other things say of it comes last; what is only possible is no statement, and in neither. JSON-LD
names the context of plans by its address, and takes its short names where they say the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from goalgraph.base.names import GG, OA, PREFIXES, RDF, XSD
from goalgraph.base.resources import resource_folder
from goalgraph.base.visible import unseen
from goalgraph.base.wording import wording
from goalgraph.faces.site.things import Thing
from goalgraph.rdf.canonical import canonical
from goalgraph.rdf.terms import BlankNode, Literal, NamedNode, Term, Triple
from goalgraph.rdf.turtle import Section, turtle

CONTEXT = "https://w3id.org/goalgraph/ontology/plans.context.jsonld"


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
    return turtle(named, PREFIXES, sections).encode()


def as_json_ld(thing: Thing, quotes: Iterable[Triple] = ()) -> bytes:
    """The JSON-LD beside the page of a thing."""
    nodes = _by_subject([triple for part in triples(thing) for triple in part] + list(quotes))
    graph = [_node(block) for block in nodes]
    text = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1)
    return (unseen().sub(lambda one: json.dumps(one[0])[1:-1], text) + "\n").encode()


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


def _node(block: list[Triple]) -> dict[str, Any]:
    node: dict[str, Any] = {"id": _address(block[0].subject)}
    by: dict[str, list[Term]] = {}
    for triple in block:
        by.setdefault(triple.predicate.value, []).append(triple.object)
    if types := by.pop(RDF + "type", []):
        node["type"] = sorted(_compact(_address(one)) for one in types)
    for predicate, values in sorted(by.items()):
        key, said = _said(predicate, sorted(values, key=str))
        node[key] = said
    return node


def _said(predicate: str, values: list[Term]) -> tuple[str, Any]:
    """The key of a property and its values: the short name where all values are as it says."""
    for name, form, in_languages in _short_names().get(predicate, ()):
        if in_languages and all(isinstance(one, Literal) and one.language for one in values):
            texts: dict[str, list[str]] = {}
            for one in values:
                texts.setdefault(str(getattr(one, "language", "")), []).append(str(getattr(one, "value", "")))
            return name, {tag: held[0] if len(held) == 1 else held for tag, held in texts.items()}
        if in_languages:
            continue
        if form in ("@id", "@vocab") and all(isinstance(one, NamedNode) for one in values):
            return name, _one([_address(one) for one in values])
        wanted = form or XSD + "string"
        if all(
            isinstance(one, Literal) and not one.language and one.datatype.value == wanted for one in values
        ):
            return name, _one([_native(str(getattr(one, "value", "")), wanted) for one in values])
    return predicate, _one([_full(one) for one in values])


def _native(text: str, datatype: str) -> object:
    """A whole number or a truth value as JSON has it, where that is how it is written; else the text."""
    if datatype == XSD + "integer" and text.removeprefix("-").isdecimal() and str(int(text)) == text:
        return int(text)
    return {"true": True, "false": False}.get(text, text) if datatype == XSD + "boolean" else text


def _one(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _full(value: Term) -> dict[str, Any]:
    if isinstance(value, Literal):
        said = {"@value": value.value}
        if value.language:
            said["@language"] = value.language
        elif value.datatype.value != XSD + "string":
            said["@type"] = value.datatype.value
        return said
    return {"@id": _address(value)}


def _address(node: Term) -> str:
    if isinstance(node, BlankNode):
        return f"_:{node.value}"
    return str(getattr(node, "value", node))


def _compact(iri: str) -> str:
    """A class of ours by its name alone; another by its whole address."""
    return iri.removeprefix(GG) if iri.startswith(GG) and iri.removeprefix(GG).isalnum() else iri


@cache
def _short_names() -> Mapping[str, tuple[tuple[str, str, bool], ...]]:
    """By property, the names that the context of plans has for it: with the type of its values."""
    path = resource_folder("ontology") / "plans.context.jsonld"
    context = json.loads(path.read_text(encoding="utf-8"))["@context"]
    found: dict[str, list[tuple[str, str, bool]]] = {}

    def whole(name: str) -> str:
        prefix, _, local = name.partition(":")
        return context[prefix] + local if local and isinstance(context.get(prefix), str) else name

    for name, told in context.items():
        if isinstance(told, dict):
            form = whole(told.get("@type", ""))
            in_languages = told.get("@container") == "@language"
            found.setdefault(whole(told["@id"]), []).append((name, form, in_languages))
    return MappingProxyType({iri: tuple(names) for iri, names in found.items()})
