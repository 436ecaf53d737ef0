"""Quads as JSON-LD with the context of plans, for programs and people to read.

In: quads. Out: a document whose keys are the properties' names, in the graphs that the quads are in. What the
context has no key for is written out in full, so that reading the document gives the quads again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from goalgraph.base.names import GG, RDF, XSD
from goalgraph.base.order import natural
from goalgraph.base.resources import resource_folder
from goalgraph.base.visible import unseen
from goalgraph.rdf.statements import dataset
from goalgraph.rdf.terms import Literal, NamedNode, Quad

CONTEXT = "https://w3id.org/goalgraph/ontology/plans.context.jsonld"
_TYPE = RDF + "type"
_FIRST = ("id", "type", "notation", "label")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?!//)")
_INTEGER = re.compile(r"-?[1-9]\d{0,14}|0")


@dataclass(frozen=True, slots=True)
class _Words:
    """What the context says: prefixes, and for each property its keys with what their values are."""

    prefixes: Mapping[str, str]
    keys: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    taken: frozenset[str] = frozenset()
    own: Mapping[str, str] = field(default_factory=dict)


def document(quads: Iterable[Quad], plans: Iterable[str]) -> bytes:
    """The document; ``plans`` are the addresses that further prefixes are made of."""
    several = sorted(set(quads), key=str)
    words = _words(tuple(plans))
    if any(_mistakable(node, words) for quad in several for node in quad):
        return dataset(several, ".jsonld")
    graphs: dict[str, dict[str, list[Quad]]] = {}
    for quad in several:
        graph = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
        graphs.setdefault(graph, {}).setdefault(_id(quad.subject, words), []).append(quad)
    found: list[dict[str, Any]] = []
    for name, subjects in graphs.items():
        nodes = [_node(ident, subjects[ident], words) for ident in sorted(subjects, key=natural)]
        found += [{"id": name, "@graph": nodes}] if name else nodes
    whole = {"@context": [CONTEXT, dict(words.own)], "@graph": found}
    text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    return unseen().sub(lambda one: json.dumps(one[0])[1:-1] if one[0] != "\n" else "\n", text).encode()


@lru_cache(16)
def _words(plans: tuple[str, ...]) -> _Words:
    own = {f"plan{number or ''}": f"{plan}/" for number, plan in enumerate(plans)}
    path = resource_folder("ontology") / "plans.context.jsonld"
    context = json.loads(path.read_text(encoding="utf-8"))["@context"]
    prefixes = {
        name: space for name, space in context.items() if isinstance(space, str) and space[-1] in "/#"
    }
    prefixes.pop("@vocab", None)
    keys: dict[str, dict[str, str]] = {}
    for key, said in context.items():
        if isinstance(said, dict):
            holds = "@language" if "@container" in said else said.get("@type", "xsd:string")
            expanded = holds if holds.startswith("@") else _expanded(holds, prefixes)
            keys.setdefault(_expanded(said["@id"], prefixes), {})[expanded] = key
    every = {**own, **prefixes}
    longest_first = {name: every[name] for name in sorted(every, key=lambda name: -len(every[name]))}
    return _Words(longest_first, keys, frozenset(context), own)


def _expanded(name: str, prefixes: Mapping[str, str]) -> str:
    prefix, _, local = name.partition(":")
    return prefixes[prefix] + local


def _mistakable(node: object, words: _Words) -> bool:
    """Whether an address would be read as one with a prefix."""
    found = _SCHEME.match(node.value) if isinstance(node, NamedNode) else None
    return bool(found and found[1] in words.taken | set(words.prefixes))


def _node(ident: str, quads: Iterable[Quad], words: _Words) -> dict[str, Any]:
    """All that is said of a resource."""
    said: dict[str, Any] = {"id": ident}
    for quad in quads:
        key, value = _pair(quad, words)
        if isinstance(value, dict) and "@value" not in value and "@id" not in value:
            texts = said.setdefault(key, {})
            for lang, text in value.items():
                texts[lang] = [*_listed(texts[lang]), text] if lang in texts else text
        else:
            said[key] = [*_listed(said[key]), value] if key in said else value
    rest = sorted(set(said) - set(_FIRST))
    return {key: said[key] for key in (*_FIRST, *rest) if key in said}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _pair(quad: Quad, words: _Words) -> tuple[str, Any]:
    """The key and the value of a statement."""
    prop, value = quad.predicate.value, quad.object
    keys = words.keys.get(prop, {})
    if prop == _TYPE and isinstance(value, NamedNode):
        return "type", _name(value.value, words)
    if not isinstance(value, Literal):
        if "@vocab" in keys and isinstance(value, NamedNode):
            return keys["@vocab"], _name(value.value, words)
        named = _id(value, words)
        return (keys["@id"], named) if "@id" in keys else (_full(prop, words), {"@id": named})
    if value.language:
        if "@language" in keys:
            return keys["@language"], {value.language: value.value}
        return _full(prop, words), {"@value": value.value, "@language": value.language}
    datatype = value.datatype.value
    if datatype in keys:
        return keys[datatype], _plain(value.value, datatype)
    typed = {} if datatype == XSD + "string" else {"@type": datatype}
    return _full(prop, words), {"@value": value.value, **typed}


def _plain(text: str, datatype: str) -> Any:
    """A value as JSON has it, where that says the same."""
    if datatype == XSD + "boolean" and text in ("true", "false"):
        return text == "true"
    return int(text) if datatype == XSD + "integer" and _INTEGER.fullmatch(text) else text


def _name(iri: str, words: _Words) -> str:
    """A class or a fixed value: one of the ontology by its name alone."""
    local = iri.removeprefix(GG)
    return local if local != iri and local.isalnum() and local not in words.taken else _short(iri, words)


def _id(node: object, words: _Words) -> str:
    return _short(node.value, words) if isinstance(node, NamedNode) else str(node)


def _short(iri: str, words: _Words) -> str:
    """An address with a prefix, where that is read as the same."""
    for prefix, space in words.prefixes.items():
        local = iri.removeprefix(space)
        if local and local != iri and not local.startswith("//"):
            return f"{prefix}:{local}"
    return iri


def _full(prop: str, words: _Words) -> str:
    """A property by its address, so that no key of the context is meant."""
    return _short(prop, words)
