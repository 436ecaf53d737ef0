"""What the shapes said of one plan, before it is put into a language, and how it is kept for the next time.

In: what pyshacl found, or what a check is made of: a scope, the rules and the day. Out: a ``Verdict``; from
the user's cache folder where the same was checked before with the same rules, code and libraries.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from goalgraph.answers.validation.shapes import Shape, core_files
from goalgraph.base import cache
from goalgraph.base.files import checksum
from goalgraph.model.reference import reference_graphs
from goalgraph.rdf.shacl import LIBRARIES, PYSHACL, Engine
from goalgraph.rdf.statements import from_lines, to_lines

if TYPE_CHECKING:
    from datetime import date

    import rdflib

    from goalgraph.model.scope import Scope


@dataclass(frozen=True, slots=True)
class Verdict:
    """What pyshacl said of one plan.

    Attributes:
        shapes: the rules, by name.
        results: the SHACL report.
        rule_of: the rule that each result belongs to, by the result's name in the report.
        targets: how many resources each rule looked at.
        notations: what the data calls each resource that has a code.
    """

    profile: str | None
    shapes: Mapping[str, Shape]
    results: rdflib.Graph
    rule_of: Mapping[str, str]
    targets: Mapping[str, int]
    notations: Mapping[str, str]

    def keep(self, key: str) -> None:
        """Keep it under a key."""
        cache.keep(key, self.packed())

    def packed(self) -> bytes:
        """All of it as bytes, for :func:`unpacked`."""
        head = {
            "profile": self.profile,
            "shapes": [_plain(shape) for shape in self.shapes.values()],
            "rule_of": dict(self.rule_of),
            "targets": dict(self.targets),
            "notations": dict(self.notations),
        }
        return zlib.compress(json.dumps(head).encode() + b"\n" + to_lines(self.results), level=1)


def _plain(shape: Shape) -> dict[str, Any]:
    values = {field.name: getattr(shape, field.name) for field in fields(shape)}
    return {name: dict(held) if isinstance(held, Mapping) else held for name, held in values.items()}


def kept(key: str) -> Verdict | None:
    """The verdict that was kept under a key."""
    data = cache.kept(key)
    return None if data is None else unpacked(data)


def unpacked(data: bytes) -> Verdict | None:
    """The verdict that was packed to these bytes; none where it holds what nobody can read."""
    head, _, lines = zlib.decompress(data).partition(b"\n")
    said = json.loads(head)
    shapes = (Shape(**one) for one in said.pop("shapes"))
    with suppress(SyntaxError):  # what rdflib may write of a value that is none, and nobody can read
        return Verdict(shapes={shape.rule: shape for shape in shapes}, results=from_lines(lines), **said)
    return None


def key_of(scope: Scope, day: date | None, engine: Engine = PYSHACL) -> str | None:
    """The key of a check: all that its verdict depends on; none where that cannot be told or kept."""
    known = [*reference_graphs(), *(profile.iri for profile in scope.profiles)]
    if cache.folder() is None or (said := scope.store.checksum(known)) is None:
        return None
    files = (file for profile in scope.profiles for file in profile.files())
    rules = (str(checksum(file)) for file in files)
    profiles = " ".join(profile.iri for profile in scope.profiles)
    return cache.key("verdict", scope.iri, profiles, str(day), *checked_by(engine), *rules, said)


def checked_by(engine: Engine) -> list[str]:
    """What sets a check apart from others of the same plan: the engine, its libraries, the core's rules."""
    from importlib.metadata import version

    libraries = (version(name) for name in (LIBRARIES[engine], "rdflib", "pyoxigraph"))
    return [engine, *libraries, *(str(checksum(file)) for file in core_files())]
