"""The shapes of the core and of a profile, and what each says when it fires.

In: the files in ``shapes/``. Out: a graph for pyshacl, and by rule the messages, remedies and sources in
each language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from goalgraph.base.errors import UnknownProfile
from goalgraph.base.frozen import Frozen
from goalgraph.base.names import REQUIREMENT_CODES, SHAPES, local_name
from goalgraph.base.resources import resource_folder
from goalgraph.base.texts import Texts
from goalgraph.rdf.statements import parsed

if TYPE_CHECKING:
    import rdflib

Severity = Literal["violation", "warning", "info"]
CORE = ("core.ttl", "agreement.ttl")
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


def profiles() -> list[str]:
    """The names of the shipped profiles.

    >>> profiles()
    ['vaggeryd']
    """
    return sorted(path.stem for path in (resource_folder("shapes") / "profiles").glob("*.ttl"))


def refuse_unknown(profile: str) -> None:
    """Refuse a profile that is not shipped."""
    if profile not in profiles():
        raise UnknownProfile(name=profile, known=", ".join(profiles()))


def shapes_graph(profile: str | None) -> rdflib.Graph:
    """The shapes of the core, and of a profile."""
    folder = resource_folder("shapes")
    core = [folder / name for name in CORE]
    return parsed([*core, *([folder / "profiles" / f"{profile}.ttl"] if profile else [])])


def shapes_of(graph: rdflib.Graph) -> dict[str, Shape]:
    """The named shapes of a shapes graph, by rule."""
    from rdflib import SH, URIRef

    found = {}
    for node in named(graph):
        requirement = graph.value(node, URIRef(SHAPES + "requirement"))
        found[local_name(str(node))] = Shape(
            local_name(str(node)),
            severity_of(graph.value(node, SH.severity)),
            _texts(graph, node, URIRef(SHAPES + "template")) or _texts(graph, node, SH.message),
            _texts(graph, node, URIRef(SHAPES + "remedy")),
            REQUIREMENT_CODES.get(str(requirement)),
            tuple(sorted(str(source) for source in graph.objects(node, URIRef(SHAPES + "ruleSource")))),
        )
    return found


def named(graph: rdflib.Graph) -> list[rdflib.URIRef]:
    """The shapes with an IRI of their own: the rules that users know."""
    from rdflib import RDF, SH, URIRef

    return [
        node
        for cls in (SH.NodeShape, SH.PropertyShape)
        for node in graph.subjects(RDF.type, cls)
        if isinstance(node, URIRef)
    ]


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
