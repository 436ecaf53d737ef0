"""The layout that people gave a file in Turtle, kept when its statements change.

In: the text of a file, and later what it is to say. Out: which resources it describes, in which order and
below which comments; and the sections of the new file, in which each resource is where it was, and a new one
behind the one whose address it goes on from.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from goalgraph.base.frozen import Frozen
from goalgraph.base.order import natural
from goalgraph.rdf.terms import Node
from goalgraph.rdf.turtle import Section

# What in Turtle a # may stand in: texts of four kinds, addresses, and comments, which are its group.
_PIECE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r'|<[^<>"{}|^`\\\x00-\x20]*>'
    r"|(?<!\\)#\s?([^\n]*)",
    re.DOTALL,
)
_TITLE = re.compile(r"-{2,}\s*(.*?)\s*-{2,}")


@dataclass(frozen=True, slots=True)
class Layout(Frozen):
    """How a file is laid out.

    Attributes:
        head: the comments that it begins with.
        prefixes: its prefixes, in their order.
        order: the resources that it describes, in the order in which they come.
        above: the comments above or in the block of a resource.
    """

    head: tuple[str, ...]
    prefixes: Mapping[str, str]
    order: tuple[str, ...]
    above: Mapping[str, tuple[str, ...]]

    def sections(self, triples: Iterable[ox.Triple]) -> list[Section]:
        """What is to be said, in sections as they were.

        >>> said = "# Town\\n\\n# --- Goals ---\\n<urn:b> <urn:p> 1 .\\n# Old\\n<urn:a> <urn:p> 2 .\\n"
        >>> [(one.title, one.remarks, len(one.blocks)) for one in layout_of(said).sections(triples_of(said))]
        [('Goals', (), 1), ('', ('Old',), 1)]
        """
        blocks: dict[str, list[ox.Triple]] = {}
        for triple in triples:
            blocks.setdefault(_name(triple.subject), []).append(triple)
        sections = [_Draft()]
        for name in self._places(blocks):
            if not name:
                sections.append(_Draft())
            for comment in self.above.get(name, ()):
                if title := _TITLE.fullmatch(comment):
                    sections.append(_Draft(title[1]))
                elif sections[-1].blocks:
                    sections.append(_Draft(remarks=(comment,)))
                else:
                    sections[-1].remarks += (comment,)
            if name in blocks:
                sections[-1].blocks.append(blocks[name])
        return [Section(one.title, one.blocks, one.remarks) for one in sections if one.blocks]

    def _places(self, blocks: Iterable[str]) -> list[str]:
        """Those that were there where they were, each new one behind its kin; after a blank those without."""
        behind: dict[str, list[str]] = {}
        for name in sorted(set(blocks) - set(self.order), key=natural):
            kin = max((place for place in self.order if name.startswith(place)), key=len, default="")
            behind.setdefault(kin, []).append(name)
        return [name for place in (*self.order, "") for name in (place, *behind.get(place, ()))]


@dataclass(slots=True)
class _Draft:
    title: str = ""
    remarks: tuple[str, ...] = ()
    blocks: list[list[ox.Triple]] = field(default_factory=list)


def triples_of(text: str) -> list[ox.Triple]:
    """The triples of a text in Turtle."""
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]


def layout_of(text: str, base: str | None = None) -> Layout:
    """How a file in Turtle or TriG is laid out; one in another format has neither order nor comments.

    >>> layout_of("# Town\\n@prefix p: <urn:> .\\np:a p:b p:c . # why\\n").above
    immutabledict({'urn:a': ('why',)})
    """
    lines = _Lines(text.encode())
    parser = ox.parse(lines, format=ox.RdfFormat.TRIG, base_iri=base)
    told = [(lines.read_so_far, _name(quad.subject)) for quad in parser]
    ends = [line for line, _ in told]
    order = tuple(dict.fromkeys(name for _, name in told))
    head: list[str] = []
    above: dict[str, tuple[str, ...]] = {}
    begun, at = False, 0
    for piece in _PIECE.finditer(text):
        begun = begun or bool(text[at : piece.start()].strip()) or piece[1] is None
        at = piece.end()
        if piece[1] is None:
            continue
        comment = piece[1].strip()
        if not begun and not _TITLE.fullmatch(comment):
            head.append(comment)
        elif told:
            line = text.count("\n", 0, piece.start()) + 1
            name = told[min(bisect_left(ends, line), len(told) - 1)][1]
            above[name] = (*above.get(name, ()), comment)
    return Layout(tuple(head), dict(parser.prefixes), order, above)


def _name(node: Node | ox.Triple) -> str:
    return node.value if isinstance(node, ox.NamedNode) else str(node)


class _Lines(io.BytesIO):
    """A text that is read one line at a time, whatever is asked for."""

    read_so_far = 0

    def read(self, size: int | None = -1, /) -> bytes:
        """The next line."""
        line = self.readline()
        self.read_so_far += bool(line)
        return line
