"""The shapes of the core and of profiles, and what each says when it fires.

In: the files in ``shapes/`` and those of the profiles. Out: a graph for pyshacl, and by rule the messages,
remedies and sources in each language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from immutabledict import immutabledict

from goalgraph.base.files import checksum
from goalgraph.base.frozen import Frozen
from goalgraph.base.names import GG, SHAPES, local_name
from goalgraph.base.resources import resource_folder
from goalgraph.base.texts import Texts
from goalgraph.model.profiles import Profile
from goalgraph.rdf.statements import parsed

if TYPE_CHECKING:
    from pathlib import Path

    import rdflib

Severity = Literal["violation", "warning", "info"]
CORE = ("core.ttl", "agreement.ttl")
_Files: TypeAlias = "tuple[tuple[Path, str | None], ...]"
SEVERITIES: tuple[Severity, ...] = ("violation", "warning", "info")


@dataclass(frozen=True, slots=True)
class Shape(Frozen):
    """A named shape: what the report says when it fires."""

    rule: str
    severity: Severity
    messages: Texts
    remedies: Texts
    requirement: str | None
    sources: tuple[str, ...]


def shapes_graph(profiles: Iterable[Profile] = ()) -> rdflib.Graph:
    """The shapes of the core, and of profiles.

    Where profiles stand beside each other, the shapes of each for goals with a readiness are about those that
    :func:`asked_by` notes as its own.
    """
    several = list(profiles)
    if len(several) < 2:
        return _read(_as_they_are([*core_files(), *(file for one in several for file in one.shapes)]))
    own = tuple((one.iri, _as_they_are(one.shapes)) for one in several)
    return _read_beside(_as_they_are(core_files()), own)


def asked_by(profile: str) -> str:
    """The property that a check notes of the goals that a profile asks something of."""
    return f"urn:goalgraph:asked-by:{profile}"


@lru_cache(maxsize=8)
def _read(files: _Files) -> rdflib.Graph:
    """The shapes in files, read once while these stay as they are; nobody may change the graph."""
    return parsed(file for file, _ in files)


@lru_cache(maxsize=8)
def _read_beside(core: _Files, profiles: tuple[tuple[str, _Files], ...]) -> rdflib.Graph:
    """The same of profiles that stand beside each other."""
    graph = parsed(file for file, _ in core)
    for profile, files in profiles:
        own = parsed(file for file, _ in files)
        _aim(own, profile)
        graph += own
    return graph


def _as_they_are(files: Iterable[Path]) -> _Files:
    return tuple((file, checksum(file)) for file in files)


def core_files() -> list[Path]:
    """The files with the shapes of the core."""
    return [resource_folder("shapes") / name for name in CORE]


def _aim(graph: rdflib.Graph, profile: str) -> None:
    from rdflib import SH, URIRef

    for shape in list(graph.subjects(SH.targetObjectsOf, URIRef(GG + "readinessOf"))):
        graph.remove((shape, SH.targetObjectsOf, URIRef(GG + "readinessOf")))
        graph.add((shape, SH.targetSubjectsOf, URIRef(asked_by(profile))))


def shapes_of(graph: rdflib.Graph, codes: Mapping[str, str]) -> Mapping[str, Shape]:
    """The named shapes of a graph of shapes, by rule, found once; ``codes`` are the requirements' by IRI."""
    return _shapes_of(graph, immutabledict(codes))


@lru_cache(maxsize=8)
def _shapes_of(graph: rdflib.Graph, codes: immutabledict[str, str]) -> Mapping[str, Shape]:
    from rdflib import SH, URIRef

    found = {}
    for node in named(graph):
        requirement = graph.value(node, URIRef(SHAPES + "requirement"))
        found[local_name(str(node))] = Shape(
            local_name(str(node)),
            severity_of(graph.value(node, SH.severity)),
            _texts(graph, node, URIRef(SHAPES + "template")) or _texts(graph, node, SH.message),
            _texts(graph, node, URIRef(SHAPES + "remedy")),
            codes.get(str(requirement)),
            tuple(sorted(str(source) for source in graph.objects(node, URIRef(SHAPES + "ruleSource")))),
        )
    return immutabledict(found)


def named(graph: rdflib.Graph) -> list[rdflib.URIRef]:
    """The shapes with an IRI of their own: the rules that users know."""
    from rdflib import RDF, SH, URIRef

    return [
        node
        for cls in (SH.NodeShape, SH.PropertyShape)
        for node in graph.subjects(RDF.type, cls)
        if isinstance(node, URIRef)
    ]


@lru_cache(maxsize=8)
def led_by_rule(graph: rdflib.Graph) -> frozenset[str]:
    """The properties that a rule asks by name what they lead to; found once for a graph of shapes."""
    from rdflib import SH, URIRef

    asking = (SH["class"], SH["or"], SH["and"])
    return frozenset(
        str(path)
        for shape, path in graph.subject_objects(SH.path)
        if isinstance(path, URIRef) and any((shape, asked, None) in graph for asked in asking)
    )


@lru_cache(maxsize=8)
def limited_by_rule(graph: rdflib.Graph) -> Mapping[str, frozenset[str]]:
    """By property, the classes whose resources a rule of its own allows so many values of it; as above."""
    from rdflib import RDF, SH, URIRef
    from rdflib.paths import MulPath

    limited: dict[str, set[str]] = {}
    parts = MulPath(SH.property | SH["and"] / MulPath(RDF.rest, "*") / RDF.first, "*")
    for shape in named(graph):
        for part in graph.objects(shape, parts):
            path = graph.value(part, SH.path)
            if isinstance(path, URIRef) and (part, SH.maxCount, None) in graph:
                limited.setdefault(str(path), set()).update(map(str, graph.objects(shape, SH.targetClass)))
    return immutabledict({path: frozenset(classes) for path, classes in limited.items()})


def _texts(graph: rdflib.Graph, node: Any, predicate: Any) -> dict[str, str]:
    return {str(getattr(o, "language", "") or ""): str(o) for o in graph.objects(node, predicate)}


def severity_of(node: Any) -> Severity:
    """The severity that a node of the standard names."""
    match local_name(str(node)):
        case "Warning":
            return "warning"
        case "Info":
            return "info"
        case _:
            return "violation"
