"""Files into quads, each in the graph it belongs to.

In: files, folders or ``-`` for standard input. Out: their quads, handed over file by file so that those of
many plans are never held at once, and what in the folders was not read.
The graph of a file without graph names: that of what the plan described in it states, or the decision log or
data set described in it; or else that of what its folder's plan states; or else one named after the file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox
from immutabledict import immutabledict

from goalgraph.base.errors import DecisionsAsData, EmptyInput, NothingToLoad, OtherContent
from goalgraph.base.files import checksum
from goalgraph.base.names import DCAT, DCTERMS, DECISION_LOG, GG, OWL, RDF, RDFS, STATED_GRAPH
from goalgraph.rdf.hierarchy import declared, nearest_of_ours
from goalgraph.rdf.parsing import FORMATS, parse
from goalgraph.rdf.sources import STDIN, Reason, Unread, files_of, left_out
from goalgraph.rdf.terms import in_graph

__all__ = ["FORMATS", "Reading", "gather", "home_of", "read"]

_NAMING_CLASSES = (DECISION_LOG, DCAT + "Dataset", DCAT + "Catalog", OWL + "Ontology")
_REQUIRES = DCTERMS + "requires"
_TYPE = ox.NamedNode(RDF + "type")


@dataclass(frozen=True, slots=True)
class Reading:
    """What in the folders was passed by, and the checksums of the files that were read."""

    unread: tuple[Unread, ...] = ()
    checksums: Mapping[Path, str | None] = immutabledict()


def read(paths: Iterable[Path]) -> list[ox.Quad]:
    """The quads of files and folders; see :func:`gather`."""
    quads: list[ox.Quad] = []
    gather(paths, quads.extend)
    return quads


def gather(paths: Iterable[Path], keep: Callable[[list[ox.Quad]], object]) -> Reading:
    """Hand over what is in files and folders, each quad in its graph; see :func:`gather_by`."""
    return gather_by(paths, as_it_stands, lambda file, quads, home: keep(in_graph(quads, home)))


def gather_by(
    paths: Iterable[Path],
    reader: Callable[[Path, str | None, Collection[str]], tuple[list[ox.Quad], Collection[str]]],
    keep: Callable[[Path, list[ox.Quad], ox.NamedNode], object],
) -> Reading:
    """Hand over what is in files and folders (read with their subfolders, in the order of their names).

    Hidden files, half-written copies and files of other kinds in a folder are passed by and told, except
    those that a text in the data names, such as the plan's document; given outright, they are refused.

    Args:
        paths: the files and folders.
        reader: gives the quads of a file, whose checksum it is told, and those of some names that it says.
        keep: is given one file after the other with its quads and the graph of those that are in none, when
            all of its path is read without error.

    Raises:
        SourceNotFound: a path does not exist.
        NothingToLoad: a folder holds no file that can be read.
        UnknownFormat: the ending of a file names no known format.
        ImpossibleValue: nothing can be done with a value in a file.
        InputError: a file cannot be read; see :func:`goalgraph.rdf.parsing.parse`.
    """
    unread: list[Unread] = []
    checksums: dict[Path, str | None] = {}
    for path in paths:
        files, passed_by = files_of(path)
        parsed: list[tuple[Path, list[ox.Quad]]] = []
        names = {one.path.name for one in passed_by if one.reason == "ending"}
        named: set[str] = set()
        for file in files:
            as_it_is = checksum(file) if file != STDIN else None
            try:
                quads, said = reader(file, as_it_is, names)
                parsed.append((file, quads))
                named.update(said)
            except (OtherContent, DecisionsAsData, EmptyInput) as error:
                if file == path or not (reason := _passed_by(file, error)):
                    raise
                unread.append(Unread(file, reason))
            except Exception as error:
                error.add_note(str(file))
                raise
            else:
                if file != STDIN:
                    checksums[file.resolve()] = as_it_is
        if not parsed:
            raise NothingToLoad(path=path, left_out=left_out([*passed_by, *unread]))
        unread += [one for one in passed_by if one.reason != "ending" or one.path.name not in named]
        for file, quads, home in _with_their_graphs(parsed):
            keep(file, quads, home)
    return Reading(tuple(unread), immutabledict(checksums))


def _passed_by(file: Path, error: Exception) -> Reason | None:
    """Why a file in a folder is passed by; not at all where it is a format for nothing but RDF."""
    if isinstance(error, EmptyInput):
        return "nothing" if FORMATS[file.suffix.lower()] == ox.RdfFormat.JSON_LD else None
    return "decisions" if isinstance(error, DecisionsAsData) else "other"


def as_it_stands(
    file: Path, as_it_is: str | None, names: Collection[str]
) -> tuple[list[ox.Quad], Collection[str]]:
    """The quads of a file, and those of ``names`` that a text in it has."""
    from goalgraph.rdf.possible import refuse_impossible

    quads = parse(file)
    refuse_impossible(file, quads)
    texts = [quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)] if names else []
    return quads, [name for name in names if any(name in text for text in texts)]


def _with_their_graphs(
    parsed: list[tuple[Path, list[ox.Quad]]],
) -> Iterator[tuple[Path, list[ox.Quad], ox.NamedNode]]:
    pairs = [pair for _, triples in parsed for pair in declared(triples, RDFS + "subClassOf")]
    above = nearest_of_ours(pairs, (GG + "Plan", *_NAMING_CLASSES))
    typed = {file: _typed(triples, above) for file, triples in parsed}
    plan_of = {file: _plan_of(typed[file], triples) for file, triples in parsed}
    plans: dict[Path, set[str]] = {}
    required: dict[Path, set[str]] = {}
    for file, triples in parsed:
        if plan := plan_of[file]:
            plans.setdefault(file.parent, set()).add(plan)
        required.setdefault(file.parent, set()).update(needed for _, needed in declared(triples, _REQUIRES))
    own = {folder: several - required[folder] or several for folder, several in plans.items()}
    plan_of_folder = {folder: min(several) for folder, several in own.items() if len(several) == 1}
    parsed.reverse()
    while parsed:
        file, triples = parsed.pop()
        home = _home(typed[file], plan_of[file], plan_of_folder.get(file.parent))
        yield file, triples, ox.NamedNode(home or f"urn:goalgraph:file:{quote(file.name)}")


def home_of(quads: Iterable[ox.Quad]) -> str | None:
    """The graph that a file with these statements is by what it describes, its folder left aside."""
    unnamed = [ox.Quad(quad.subject, quad.predicate, quad.object) for quad in quads]
    typed = _typed(unnamed, {})
    return _home(typed, _plan_of(typed, unnamed))


def _home(typed: list[tuple[str, str]], plan: str | None, plan_of_folder: str | None = None) -> str | None:
    """The graph that a file without graph names is."""
    if plan is None and (described := _described(typed, _NAMING_CLASSES)):
        return described
    plan = plan or plan_of_folder
    return plan and plan + STATED_GRAPH


def _plan_of(typed: list[tuple[str, str]], quads: list[ox.Quad]) -> str | None:
    """The plan that a file describes: the one, or the one that requires the others."""
    plans = {subject for cls, subject in typed if cls == GG + "Plan"}
    own = plans - {needed for _, needed in declared(quads, _REQUIRES)} if len(plans) > 1 else plans
    return own.pop() if len(own) == 1 else None


def _typed(quads: list[ox.Quad], above: dict[str, list[str]]) -> list[tuple[str, str]]:
    """Class, or what it specialises, and resource of each type that is given outside of named graphs."""
    return [
        (cls, quad.subject.value)
        for quad in quads
        if quad.predicate == _TYPE and isinstance(quad.object, ox.NamedNode)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.DefaultGraph)
        for cls in above.get(quad.object.value, [quad.object.value])
    ]


def _described(typed: list[tuple[str, str]], classes: tuple[str, ...]) -> str | None:
    for wanted in classes:
        described = {subject for cls, subject in typed if cls == wanted}
        if len(described) == 1:
            return described.pop()
    return None
