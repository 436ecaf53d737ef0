"""Turtle that people read and edit: sections, one block a resource, only the prefixes that are used.

In: triples, resource by resource. Out: the text of a file. Each block is written by Oxigraph, so names and
texts are escaped as the format asks; what cannot be seen is too, and a comment stays one line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pyoxigraph as ox

from goalgraph.base.frozen import Frozen
from goalgraph.base.names import GG, RDF, RDFS, SKOS, XSD
from goalgraph.base.order import natural
from goalgraph.base.visible import one_line, unseen

_FIRST = (
    RDF + "type",
    SKOS + "notation",
    RDFS + "label",
    SKOS + "altLabel",
    GG + "shortLabel",
)
_BY_FORM = frozenset(
    {RDF + "type", RDF + "langString", *(XSD + name for name in ("string", "boolean", "decimal", "integer"))}
)
_LANGUAGES = MappingProxyType({"sv": 0, "en": 1})
_TOKEN = re.compile(r'"""(?:[^"\\]|\\.|"(?!""))*"""|"(?:[^"\\\n]|\\.)*"|<[^<>"{}|^`\\\x00-\x20]*>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Section(Frozen):
    """A heading, remarks of one line each, and the resources below it, each with its triples."""

    title: str
    blocks: Sequence[Sequence[ox.Triple]]
    remarks: Sequence[str] = ()


def turtle(head: str, prefixes: Mapping[str, str], sections: Iterable[Section]) -> str:
    r"""The text of a Turtle file; a section without resources is left out.

    >>> ends = [ox.NamedNode(f"http://example.org/{name}") for name in ("goal", "in", "area")]
    >>> print(turtle("A goal.", {"p": "http://example.org/"}, [Section("Goals", [[ox.Triple(*ends)]])]))
    # A goal.
    <BLANKLINE>
    @prefix p: <http://example.org/> .
    <BLANKLINE>
    # --- Goals ---
    <BLANKLINE>
    p:goal p:in p:area .
    <BLANKLINE>
    """
    written = [section for section in sections if section.blocks]
    iris = {iri for section in written for block in section.blocks for t in block for iri in _iris(t)}
    used = {name: space for name, space in prefixes.items() if any(iri.startswith(space) for iri in iris)}
    parts = [comment(head), "\n".join(f"@prefix {name}: <{space}> ." for name, space in used.items())]
    for section in written:
        parts.append("\n".join([comment(f"--- {section.title} ---"), *map(comment, section.remarks)]))
        parts += [_block(block, used) for block in section.blocks]
    return "\n\n".join(parts) + "\n"


def comment(text: str) -> str:
    r"""A comment, in one line: nothing in the text becomes a statement.

    >>> comment("Skola\n<http://example.org/a> a <http://example.org/B> .")
    '# Skola <http://example.org/a> a <http://example.org/B> .'
    """
    return f"# {one_line(text)}"


def with_escapes(text: str) -> str:
    r"""Turtle in which what cannot be seen in a literal or an IRI is written as an escape.

    >>> print(with_escapes('[] a "a\u009bb" .'))
    [] a "a\u009Bb" .
    """
    return _TOKEN.sub(lambda token: unseen().sub(lambda one: _escape(one[0]), token[0]), text)


def _escape(character: str) -> str:
    code = ord(character)
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"


def _block(triples: Sequence[ox.Triple], prefixes: Mapping[str, str]) -> str:
    written = ox.serialize(sorted(triples, key=_order), format=ox.RdfFormat.TURTLE, prefixes=dict(prefixes))
    lines = [line for line in str(written or b"", "utf-8").split("\n") if not line.startswith("@prefix ")]
    return with_escapes("\n".join(lines).strip().replace("\n\t", "\n    "))


def _order(triple: ox.Triple) -> tuple[object, ...]:
    predicate, value = triple.predicate.value, triple.object
    place = _FIRST.index(predicate) if predicate in _FIRST else len(_FIRST)
    if isinstance(value, ox.Literal):
        return place, predicate, _LANGUAGES.get(value.language or "", 2), natural(value.value)
    return place, predicate, -1, natural(str(value))


def _iris(triple: ox.Triple) -> list[str]:
    """The IRIs that are written as such: not the type, and not what a literal shows by its form."""
    nodes: list[object] = [triple.subject, triple.predicate, triple.object]
    if isinstance(triple.object, ox.Literal):
        nodes[2] = triple.object.datatype
    iris = [node.value for node in nodes if isinstance(node, ox.NamedNode)]
    return [iri for iri in iris if iri not in _BY_FORM]
