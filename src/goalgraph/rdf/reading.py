"""Files into quads, each in the graph it belongs to.

In: files or folders in Turtle, TriG, JSON-LD, N-Quads or N-Triples. Out: quads, texts in Unicode NFC.
The graph of a file without graph names: the plan, decision log or data set described in it, otherwise
the plan of its folder, otherwise a graph named after the file. Nothing is fetched: JSON-LD with a
context on another server is refused. A decisions file in a folder is not data and is left to ``apply``.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from goalgraph.base.errors import (
    DecisionsAsData,
    EmptyInput,
    InputError,
    NothingToLoad,
    ParseError,
    RemoteContext,
    SourceNotFound,
    UnknownFormat,
    WrongEncoding,
)
from goalgraph.base.names import DCAT, GG, OWL, RDF

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nq": ox.RdfFormat.N_QUADS,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".json": ox.RdfFormat.JSON_LD,
}
_NAMING_CLASSES = (GG + "Plan", GG + "DecisionLog", DCAT + "Dataset", DCAT + "Catalog", OWL + "Ontology")
_TYPE = ox.NamedNode(RDF + "type")
_PLACE = re.compile(r"^Parser error at line \d+[^:]*: ")
_HAND_IN = re.compile(rb'"@type"\s*:\s*"Dialogue"')
_LINE_END = re.compile(r"\r\n|\r|\n")


def read(paths: Iterable[Path]) -> list[ox.Quad]:
    """The quads of files and folders (read with their subfolders, in the order of their names).

    Raises:
        SourceNotFound: a path does not exist.
        NothingToLoad: a folder holds no file in a known format.
        UnknownFormat: the ending of a file names no known format.
        EmptyInput, WrongEncoding, ParseError, RemoteContext: a file cannot be read.
    """
    quads: list[ox.Quad] = []
    for path in paths:
        parsed = [(file, triples, _typed(triples)) for file in _files(path) for triples in (_parse(file),)]
        plans: dict[Path, set[str]] = {}
        for file, _, typed in parsed:
            if plan := _described(typed, (GG + "Plan",)):
                plans.setdefault(file.parent, set()).add(plan)
        plan_of_folder = {folder: min(found) for folder, found in plans.items() if len(found) == 1}
        for file, triples, typed in parsed:
            home = _described(typed, _NAMING_CLASSES) or plan_of_folder.get(file.parent)
            graph = ox.NamedNode(home or f"urn:goalgraph:file:{quote(file.name)}")
            for quad in triples:
                named = quad.graph_name if isinstance(quad.graph_name, ox.NamedNode) else graph
                quads.append(ox.Quad(quad.subject, quad.predicate, quad.object, named))
    return quads


def files_in(paths: Iterable[Path]) -> list[Path]:
    """The files that :func:`read` reads; errors as of it."""
    return [file for path in paths for file in _files(path)]


def _files(path: Path) -> list[Path]:
    try:
        if path.is_dir():
            known = (file for file in _walk(path) if file.suffix.lower() in FORMATS and file.is_file())
            files = sorted(file for file in known if not _is_hand_in(file))
            if not files:
                raise NothingToLoad(path=path)
            return files
        if not path.exists():
            raise SourceNotFound(path=path)
    except OSError as error:
        raise InputError(path=error.filename or path, reason=error.strerror or error) from error
    if path.suffix.lower() not in FORMATS:
        raise UnknownFormat(path=path)
    if _is_hand_in(path):
        raise DecisionsAsData(path=path)
    return [path]


def _is_hand_in(file: Path) -> bool:
    """Whether it is a workshop's decisions file, whose proposals are no part of the plan beside it."""
    if FORMATS[file.suffix.lower()] != ox.RdfFormat.JSON_LD:
        return False
    return _HAND_IN.search(_bytes(file)) is not None


def _walk(folder: Path) -> Iterator[Path]:
    """The files below a folder; unlike ``Path.rglob``, a folder that cannot be read is an error."""

    def refuse(error: OSError) -> None:
        raise error

    for parent, _, names in os.walk(folder, onerror=refuse):
        yield from (Path(parent, name) for name in names)


def _parse(path: Path) -> list[ox.Quad]:
    text = _text(path)
    if not text.strip():
        raise EmptyInput(path=path)
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
        if "LoadDocumentCallback" in str(error.msg):
            raise RemoteContext(path=path) from error
        lines = _LINE_END.split(text.rstrip())
        line = min(error.lineno or len(lines), len(lines))
        shown = lines[line - 1].strip()
        reason = _PLACE.sub("", str(error.msg))
        raise ParseError(path=path, line=line, text=shown[:120], reason=reason) from error
    if not quads:
        raise EmptyInput(path=path)
    return [_composed(quad) for quad in quads] if "\\u" in text else quads


def _composed(quad: ox.Quad) -> ox.Quad:
    """The quad with its text in NFC, also where the text was written with escapes."""
    text = quad.object
    if not isinstance(text, ox.Literal) or unicodedata.is_normalized("NFC", text.value):
        return quad
    value = unicodedata.normalize("NFC", text.value)
    typed = {"language": text.language} if text.language else {"datatype": text.datatype}
    return ox.Quad(quad.subject, quad.predicate, ox.Literal(value, **typed), quad.graph_name)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(path=path, reason=error.strerror or error) from error


def _text(path: Path) -> str:
    raw = _bytes(path)
    try:
        return unicodedata.normalize("NFC", raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise WrongEncoding(path=path, line=raw[: error.start].count(b"\n") + 1) from error


def _typed(quads: list[ox.Quad]) -> list[tuple[str, str]]:
    """Class and resource of each type that is given outside of named graphs."""
    return [
        (quad.object.value, quad.subject.value)
        for quad in quads
        if quad.predicate == _TYPE and isinstance(quad.object, ox.NamedNode)
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.DefaultGraph)
    ]


def _described(typed: list[tuple[str, str]], classes: tuple[str, ...]) -> str | None:
    for wanted in classes:
        described = {subject for cls, subject in typed if cls == wanted}
        if len(described) == 1:
            return described.pop()
    return None


def only_decisions_on(plan: str, quads: Sequence[ox.Quad]) -> bool:
    """Whether the decisions on a plan are there, but not the plan."""
    named = ox.NamedNode(plan)
    decided = any(quad.predicate.value == GG + "decisionsOf" and quad.object == named for quad in quads)
    return decided and not any(quad.graph_name == named for quad in quads)
