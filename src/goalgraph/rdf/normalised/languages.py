"""Swedish as written in Sweden or in Finland is Swedish.

In: quads. Out: the same, with a text in a regional language (``sv-FI``, ``en-GB``) in the plain one
(``sv``, ``en``) where the resource says nothing in that by the same property. Of several regions the
largest (``sv-SE``, ``en-GB``) is taken, else the first by name; the others stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from types import MappingProxyType

import pyoxigraph as ox

_LARGEST = MappingProxyType({"sv-se": 0, "en-gb": 0})
_Said = tuple[str, str]


def in_plain_languages(quads: list[ox.Quad], known: Sequence[ox.Quad]) -> list[ox.Quad]:
    """The quads, regional texts in their plain language where that has none."""
    regional: dict[_Said, dict[str, set[str]]] = {}
    for said, language in _languages(quad for quad in quads if "-" in _tag(quad)):
        plain = language.partition("-")[0]
        regional.setdefault(said, {}).setdefault(plain, set()).add(language)
    if not regional:
        return quads
    for said, language in _languages([*quads, *known]):
        if "-" not in language and said in regional:
            regional[said].pop(language, None)
    chosen = {
        (said, min(several, key=lambda tag: (_LARGEST.get(tag, 1), tag)))
        for said, by_plain in regional.items()
        for several in by_plain.values()
    }
    return [
        _in(quad, key[1].partition("-")[0]) if (key := _key(quad)) and key in chosen else quad
        for quad in quads
    ]


def _tag(quad: ox.Quad) -> str:
    said = quad.object
    return (isinstance(said, ox.Literal) and said.language) or ""


def _key(quad: ox.Quad) -> tuple[_Said, str] | None:
    tag = _tag(quad)
    return ((str(quad.subject), quad.predicate.value), tag.lower()) if tag else None


def _languages(quads: Iterable[ox.Quad]) -> Iterator[tuple[_Said, str]]:
    return (key for quad in quads if (key := _key(quad)))


def _in(quad: ox.Quad, language: str) -> ox.Quad:
    literal = ox.Literal(getattr(quad.object, "value", ""), language=language)
    return ox.Quad(quad.subject, quad.predicate, literal, quad.graph_name)
