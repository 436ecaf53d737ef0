"""Files into quads, each in the graph it belongs to.

In: files or folders in Turtle, TriG, JSON-LD, N-Quads or N-Triples. Out: quads, texts in Unicode NFC.
The graph of a file without graph names: the plan or data set described in it, otherwise the plan of
its folder, otherwise a graph named after the file. Nothing is fetched: JSON-LD with a context on
another server is refused by the parser.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from goalgraph.errors import (
    EmptyInput,
    InputError,
    NothingToLoad,
    ParseError,
    SourceNotFound,
    UnknownFormat,
    WrongEncoding,
)
from goalgraph.names import DCAT, GG, OWL, RDF

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
}
_NAMING_CLASSES = (GG + "Plan", DCAT + "Dataset", DCAT + "Catalog", OWL + "Ontology")


def read(paths: Iterable[Path]) -> list[ox.Quad]:
    """The quads of files and folders (read with their subfolders, in the order of their names).

    Raises:
        SourceNotFound: a path does not exist.
        NothingToLoad: a folder holds no file in a known format.
        UnknownFormat: the ending of a file names no known format.
        EmptyInput, WrongEncoding, ParseError: a file cannot be read.
    """
    quads: list[ox.Quad] = []
    for path in paths:
        files = _files(path)
        parsed = [(file, _parse(file)) for file in files]
        plan_of_folder = {
            file.parent: plan
            for file, triples in parsed
            if (plan := _described(triples, _NAMING_CLASSES[:1]))
        }
        for file, triples in parsed:
            home = _described(triples, _NAMING_CLASSES) or plan_of_folder.get(file.parent)
            graph = ox.NamedNode(home or f"urn:goalgraph:file:{file.name}".replace(" ", "%20"))
            for quad in triples:
                named = quad.graph_name if not isinstance(quad.graph_name, ox.DefaultGraph) else graph
                quads.append(ox.Quad(quad.subject, quad.predicate, quad.object, named))
    return quads


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.suffix.lower() in FORMATS and file.is_file())
        if not files:
            raise NothingToLoad(path=path)
        return files
    if not path.exists():
        raise SourceNotFound(path=path)
    if path.suffix.lower() not in FORMATS:
        raise UnknownFormat(path=path)
    return [path]


def _parse(path: Path) -> list[ox.Quad]:
    text = _text(path)
    try:
        quads = list(
            ox.parse(
                text,
                format=FORMATS[path.suffix.lower()],
                base_iri=path.resolve().as_uri(),
                rename_blank_nodes=True,
            )
        )
    except SyntaxError as error:
        lines = text.splitlines()
        line = min(error.lineno or len(lines), len(lines))
        shown = lines[line - 1].strip() if lines else ""
        reason = str(error.msg).partition(" at line ")[0].removeprefix("Parser error")
        raise ParseError(
            path=path, line=line, text=shown[:120], reason=reason.strip() or error.msg
        ) from error
    if not quads:
        raise EmptyInput(path=path)
    return quads


def _text(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(path=path, reason=error.strerror or error) from error
    try:
        return unicodedata.normalize("NFC", raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise WrongEncoding(path=path, line=raw[: error.start].count(b"\n") + 1) from error


def _described(quads: list[ox.Quad], classes: tuple[str, ...]) -> str | None:
    typed = [
        (str(quad.object.value), str(quad.subject.value))
        for quad in quads
        if quad.predicate.value == RDF + "type" and isinstance(quad.object, ox.NamedNode)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.DefaultGraph)
    ]
    for wanted in classes:
        described = {subject for cls, subject in typed if cls == wanted}
        if len(described) == 1:
            return described.pop()
    return None
