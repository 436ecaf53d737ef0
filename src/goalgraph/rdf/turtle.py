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

_PREFIX = re.compile(r"^@prefix ([\w.-]*): <([^>]*)> \.$", re.MULTILINE)
_SLASHED = re.compile(r"(?<![\w#])([\w.-]*):((?:[^\W]|[.%:-]|\\.)*\\/(?:[^\W]|[.%:-]|\\.)*(?:[\w%-]|\\.))")
_BACKSLASH = re.compile(r"\\(?=.)")


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
    return trig(head, prefixes, {"": sections})


def trig(
    head: str, prefixes: Mapping[str, str], graphs: Mapping[str, Iterable[Section]], more: Sequence[str] = ()
) -> str:
    r"""The text of a TriG file: the sections of each graph, those of the one without a name as in Turtle.

    ``more`` are comments below the head. A section without a title has only its remarks above it.

    >>> ends = [ox.NamedNode(f"http://example.org/{name}") for name in ("goal", "in", "area")]
    >>> print(trig("A goal.", {}, {"http://example.org/plan": [Section("", [[ox.Triple(*ends)]])]}))
    # A goal.
    <BLANKLINE>
    <http://example.org/plan> {
    <BLANKLINE>
    <http://example.org/goal> <http://example.org/in> <http://example.org/area> .
    <BLANKLINE>
    }
    <BLANKLINE>
    """
    written = {name: [one for one in sections if one.blocks] for name, sections in graphs.items()}
    blocks = [block for sections in written.values() for section in sections for block in section.blocks]
    iris = {iri for block in blocks for triple in block for iri in _iris(triple)}
    used = {name: space for name, space in prefixes.items() if any(iri.startswith(space) for iri in iris)}
    parts = ["\n".join(map(comment, (head, *more)))]
    parts.append("\n".join(f"@prefix {name}: <{space}> ." for name, space in used.items()))
    for name, sections in written.items():
        parts += [f"<{name}> {{"] if name else []
        for section in sections:
            title = [comment(f"--- {section.title} ---")] if section.title else []
            parts.append("\n".join([*title, *map(comment, section.remarks)]))
            parts += [_block(block, used) for block in section.blocks]
        parts += ["}"] if name else []
    return "\n\n".join(part for part in parts if part) + "\n"


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


def whole_addresses(text: str) -> str:
    r"""Turtle in which a name that needs a slash escaped is written as the whole address.

    >>> print(whole_addresses("@prefix p: <http://example.org/> .\np:a\\/b p:c p:d ."))
    @prefix p: <http://example.org/> .
    <http://example.org/a/b> p:c p:d .
    """
    spaces = dict(_PREFIX.findall(text))
    parts, at = [], 0
    for token in [*_TOKEN.finditer(text), None]:
        between = text[at : token.start() if token else len(text)]
        parts.append(_SLASHED.sub(lambda name: _address(name, spaces), between))
        parts.append(token[0] if token else "")
        at = token.end() if token else at
    return "".join(parts)


def _address(name: re.Match[str], spaces: Mapping[str, str]) -> str:
    space = spaces.get(name[1])
    return f"<{space}{_BACKSLASH.sub('', name[2])}>" if space else name[0]


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
