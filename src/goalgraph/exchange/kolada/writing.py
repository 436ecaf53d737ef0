"""The file with what comes from Kolada: where it is, and when it is written.

In: the blocks of the graph. Out: a Turtle file beside the plan, whole and in one step; one that says the same
already, but for when it was retrieved, is left as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from goalgraph.base.errors import GoalgraphError
from goalgraph.base.files import checksum, prepared
from goalgraph.base.names import DCAT, GG, PREFIXES, PROV, RDF
from goalgraph.base.wording import wording
from goalgraph.exchange.kolada.faults import ForeignFile, NoPlaceForKolada, NotTurtle
from goalgraph.exchange.kolada.statements import Blocks, graph_of
from goalgraph.model.reference import bundled_plan
from goalgraph.rdf.canonical import canonical
from goalgraph.rdf.parsing import parse
from goalgraph.rdf.reading import read
from goalgraph.rdf.store import LocalStore
from goalgraph.rdf.terms import Literal, NamedNode, Triple
from goalgraph.rdf.turtle import Section, turtle, whole_addresses

if TYPE_CHECKING:
    from goalgraph.model.plans import Plans
    from goalgraph.model.scope import Scope

FILE_NAME = "kolada.ttl"
_GENERATED = NamedNode(PROV + "generatedAtTime")


def place_of(plans: Plans, plan: str, output: Path | None) -> Path | None:
    """The file to write: ``output``, or in that folder; the one that has it, or one beside the plan's own.

    None is needed where the plans are kept in a store.

    Raises:
        NotTurtle: the file's name is not that of Turtle.
        NoPlaceForKolada: the plan is the bundled one, or in no folder.
    """
    if output is not None:
        path = output / FILE_NAME if output.is_dir() else output
        if path.suffix.lower() != ".ttl":
            raise NotTurtle(path=path)
        return path
    if plans.store.location is not None:
        return None
    shipped = bundled_plan().resolve().parent.parent
    own = [path for path in plans.checksums if path.is_file() and not path.is_relative_to(shipped)]
    for described, beside in (((graph_of(plan), DCAT + "Dataset"), False), ((plan, GG + "Plan"), True)):
        for path in own:
            if described in _types_in(path):
                return path.parent / FILE_NAME if beside else path
    raise NoPlaceForKolada(plan=plans.ids[plan])


def _types_in(path: Path) -> set[tuple[str, str]]:
    """What is said in a file to be of which class."""
    typed = NamedNode(RDF + "type")
    return {
        (quad.subject.value, quad.object.value)
        for quad in parse(path)
        if quad.predicate == typed
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode)
    }


def is_loaded(plans: Plans, path: Path) -> bool:
    """Whether the file is read when the plans are loaded again from where they were."""
    real = path.resolve()
    return any(real.is_relative_to(source.resolve()) for source in plans.sources)


def held(path: Path, graph: str) -> list[Triple] | None:
    """The triples that the file has; none where there is no file.

    Raises:
        ForeignFile: it holds something else than the graph.
    """
    if not path.exists():
        return None
    try:
        quads = read([path])
    except GoalgraphError as error:
        raise ForeignFile(path=path) from error
    if any(quad.graph_name != NamedNode(graph) for quad in quads):
        raise ForeignFile(path=path)
    return [quad.triple for quad in quads]


def times_in(triples: Iterable[Triple]) -> dict[str, datetime]:
    """When each document of the graph, and the graph itself, was retrieved."""
    found: dict[str, datetime] = {}
    for one in triples:
        if one.predicate == _GENERATED and isinstance(one.object, Literal):
            try:
                found[str(getattr(one.subject, "value", ""))] = datetime.fromisoformat(one.object.value)
            except ValueError:
                continue
    return found


def is_same(there: list[Triple], made: Callable[[dict[str, datetime]], Blocks]) -> bool:
    """Whether the triples are what would be made if it had been retrieved when they were."""
    return _canonical(there) == _canonical(made(times_in(there)).triples)


def _canonical(triples: Iterable[Triple]) -> list[Triple]:
    """The triples as a store has them, which knows ``84.0`` and ``84.00`` as one number."""
    store = LocalStore()
    store.put_graph("urn:written", triples)
    return canonical(store.get_graph("urn:written"))


def keep(plans: Plans, scope: Scope, path: Path | None, blocks: Blocks, lang: str) -> None:
    """Replace the graph, in the plans that are loaded and in the file, which is ready before they change.

    Raises:
        OutputError: nothing can be written there.
    """
    graph = graph_of(scope.iri)
    file = prepared(path, text_of(scope, blocks, lang).encode()) if path else nullcontext()
    with file:
        plans.replace(scope.iri, graph, blocks.triples)
    if path:
        plans.checksums[path.resolve()] = checksum(path)


def text_of(scope: Scope, blocks: Blocks, lang: str) -> str:
    """The text of the file, in sections: the graph, its sources, and each indicator."""
    words = wording(lang)["kolada"]["file"]
    own = {"plan": f"{scope.iri}/", "kolada": f"{scope.iri}/kolada/"}
    known = {name: space for name, space in PREFIXES.items() if name not in ("council", "plan", "muni")}
    sections = [
        Section(words["about"], blocks.about),
        Section(words["sources"], blocks.sources),
        *(
            Section(words["indicator"].format(id=one.id, name=one.label(lang)), several)
            for iri, several in blocks.values.items()
            if (one := scope.by_iri(iri))
        ),
    ]
    return whole_addresses(turtle(words["head"], {**own, **known}, sections))
