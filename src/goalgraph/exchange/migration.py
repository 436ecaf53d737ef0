"""A folder of plans in an earlier version of the ontology into one in the version of today.

In: the folder. Out: a new folder beside it with the same files, made whole or not at all; what became of the
old terms, and what could not be taken over, each with its place. The changes are SPARQL updates in
``ontology/migrations``, each with the row of the model that it stands for. Other files are copied.
"""

from __future__ import annotations

import errno
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from goalgraph.base.errors import (
    AlreadyMigrated,
    DecisionsAsData,
    EmptyInput,
    FolderInUse,
    InputError,
    MixedVersions,
    NothingToMigrate,
    OtherContent,
)
from goalgraph.base.files import make_folder
from goalgraph.base.files import told as told_of
from goalgraph.base.frozen import Frozen
from goalgraph.base.names import GG, KIND_OF_CLASS, PREFIXES, RDF, Kind, prefixed
from goalgraph.base.resources import resource_folder
from goalgraph.rdf.layout import Layout, layout_of
from goalgraph.rdf.lines import find
from goalgraph.rdf.ontology import deprecated, vocabulary
from goalgraph.rdf.parsing import parse, text_of
from goalgraph.rdf.sources import Unread, files_of
from goalgraph.rdf.store import LocalStore
from goalgraph.rdf.terms import Literal, NamedNode, Quad, Term, Triple
from goalgraph.rdf.turtle import trig, whole_addresses

OLD, NEW = "0.1", "0.2"
# What every plan of today says, and none of the earlier version could.
_OF_TODAY = frozenset(GG + name for name in ("Goal", "Level", "inPlan", "atLevel", "statedIn", "usesProfile"))
_TYPE = NamedNode(RDF + "type")
_WORKED_OUT = GG + "meetsRequirement"
# The prefixes that the new statements need, beside those that a file has.
_NEEDED = ("gg", "ggsh", "dcterms", "foaf", "org", "prov", "rdfs", "skos", "xsd")
_TERM = re.compile(r"\bgg:(\w+)")
_NOT_COPIED = frozenset({"hidden", "copy", "link"})
_RANKED = frozenset({GG + "rank", GG + "rankTotal", GG + "rankAmong"})


@dataclass(frozen=True, slots=True)
class Left(Frozen):
    """A statement that could not be taken over, and is in the new folder as it was.

    Attributes:
        term: the class, property or value that today's ontology does not have, or does not have so.
        subject: of what it is said.
        path, line: where it stands in the old folder; no line where that cannot be told.
        successors: what its place is taken by today, as far as the ontology says.
    """

    term: str
    subject: str
    path: Path
    line: int | None
    successors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Migration(Frozen):
    """What :func:`migrate` made.

    Attributes:
        folder: the new folder.
        written: the files with statements, in it.
        copied: the other files, as they were.
        unread: what was passed by and is not in the new folder: hidden files, and half-written copies.
        made: how many resources of each kind there are that the old folder did not have.
        worked_out: how many statements are left out because they are worked out from others.
        left: what could not be taken over.
    """

    folder: Path
    written: tuple[Path, ...]
    copied: tuple[Path, ...]
    unread: tuple[Unread, ...]
    made: Mapping[Kind, int]
    worked_out: int
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True)
class _File:
    """A file with statements, and the graph of the working store that each of its own graphs is in."""

    path: Path
    name: str
    graphs: Mapping[str, str]
    layout: Layout


def migrate(folder: str | Path, output: str | Path | None = None) -> Migration:
    """Turn a folder of plans from ontology 0.1 into one of 0.2; the old folder stays as it is.

    Args:
        folder: the old folder.
        output: the new one; the old one's name and ``-0.2`` without it.

    Raises:
        AlreadyMigrated, NothingToMigrate, MixedVersions: it is not in ontology 0.1.
        FolderInUse: something is at ``output`` already.
        InputError: a file in it cannot be read.
        OutputError: nothing can be written there.

    >>> import tempfile
    >>> old = "PREFIX gg: <https://w3id.org/goalgraph/ontology#> <urn:a> a gg:BoardGoal . <urn:b> a gg:Plan ."
    >>> with tempfile.TemporaryDirectory() as place:
    ...     Path(place, "town").mkdir()
    ...     _ = Path(place, "town", "plan.ttl").write_text(old)
    ...     made = migrate(Path(place, "town"))
    >>> made.folder.name, [path.name for path in made.written], made.left
    ('town-0.2', ['plan.ttl'], ())
    """
    source = Path(folder)
    if source.exists() and not source.is_dir():
        raise InputError(path=source, reason=os.strerror(errno.ENOTDIR))
    target = Path(output) if output else source.with_name(f"{source.resolve().name}-{NEW}")
    with told_of(target):
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise FolderInUse(path=target)
    files, quads, passed_by = _read(source)
    _check_version(source, quads)
    store = LocalStore()
    store.add(quads)
    before = {quad for file in files for graph in file.graphs for quad in store.quads(graph)}
    for path in sorted((resource_folder("ontology") / "migrations" / f"{OLD}-to-{NEW}").glob("*.ru")):
        store.update(path.read_text(encoding="utf-8"))
    said = {graph: store.get_graph(graph) for file in files for graph in file.graphs}
    as_written = _Written(quads)
    texts = {file.name: _text(file, said, as_written) for file in files}
    copied = [path for path in _others(source) if path not in {file.path for file in files}]
    make_folder(
        target,
        {**{name: text.encode() for name, text in texts.items()}, **_bytes(source, copied)},
    )
    return Migration(
        folder=target,
        written=tuple(target / name for name in sorted(texts)),
        copied=tuple(target / path.relative_to(source) for path in copied),
        unread=tuple(one for one in passed_by if one.reason in _NOT_COPIED),
        made=_made(before, said),
        worked_out=_worked_out(before, said),
        left=tuple(sorted(_left(files, said), key=lambda one: (one.path, one.line or 0, one.term))),
    )


def _read(source: Path) -> tuple[list[_File], list[Quad], list[Unread]]:
    """The files with statements, what they say, each graph by a name of its own, and what was passed by."""
    files: list[_File] = []
    quads: list[Quad] = []
    paths, passed_by = files_of(source)
    for path in paths:
        try:
            said = parse(path)
        except (OtherContent, DecisionsAsData, EmptyInput):
            continue
        own = list(dict.fromkeys(_graph(quad) for quad in said))
        working = {name: f"urn:goalgraph:file:{len(files)}:{number}" for number, name in enumerate(own)}
        quads += [Quad(q.subject, q.predicate, q.object, NamedNode(working[_graph(q)])) for q in said]
        new_name = _new_name(source, path, files, named=any(own))
        files.append(_File(path, new_name, {graph: name for name, graph in working.items()}, _layout(path)))
    return files, quads, passed_by


def _graph(quad: Quad) -> str:
    """The name of the graph that a file says a statement is in; none for its own."""
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""


def _new_name(source: Path, path: Path, files: Iterable[_File], *, named: bool) -> str:
    """The file's name in the new folder: what is no Turtle becomes Turtle, or TriG where graphs are named."""
    relative = path.relative_to(source)
    ending = ".trig" if named else ".ttl"
    name = relative.with_suffix(ending)
    taken = {file.name for file in files}
    if name != relative and (name.as_posix() in taken or (source / name).exists()):
        name = relative.with_name(relative.name + ending)
    return name.as_posix()


def _layout(path: Path) -> Layout:
    if path.suffix.lower() not in (".ttl", ".trig"):
        return Layout((), {}, (), {})
    return layout_of(text_of(path), path.resolve().as_uri())


def _check_version(source: Path, quads: Sequence[Quad]) -> None:
    """Refuse what is of today, of both versions, or of neither.

    Raises:
        AlreadyMigrated, MixedVersions, NothingToMigrate: it is.
    """
    nodes = (node for quad in quads for node in (quad.predicate, quad.object))
    used = {node.value for node in nodes if isinstance(node, NamedNode)}
    old, today = sorted(used & deprecated().keys()), sorted(used & _OF_TODAY)
    if today and not old:
        raise AlreadyMigrated(path=source, version=NEW)
    if not old:
        raise NothingToMigrate(path=source, version=OLD)
    if today:
        raise MixedVersions(
            path=source, old=prefixed(old[0]), old_place=_place(source, quads, old[0]),
            new=prefixed(today[0]), new_place=_place(source, quads, today[0]),
        )  # fmt: skip


def _place(source: Path, quads: Iterable[Quad], term: str) -> str:
    """The file and line of the first statement that uses the term."""
    node = NamedNode(term)
    quad = next(quad for quad in quads if node in (quad.predicate, quad.object))
    found = find([source], (quad.subject, quad.predicate, quad.object))
    return f"{found[0].relative_to(source).as_posix()}:{found[1]}" if found else source.name


class _Written:
    """Numbers and times as they were written: the engine keeps the value and not the digits."""

    def __init__(self, quads: Sequence[Quad]) -> None:
        store = LocalStore()
        self._of: dict[tuple[object, Term], Literal] = {}
        self._any: dict[Term, Literal] = {}
        written = dict.fromkeys(quad.object for quad in quads if isinstance(quad.object, Literal))
        literals = {literal: NamedNode(f"urn:n:{number}") for number, literal in enumerate(written)}
        store.add(Quad(node, _TYPE, literal, NamedNode("urn:g")) for literal, node in literals.items())
        kept = {quad.subject: quad.object for quad in store.quads("urn:g")}
        for quad in quads:
            if isinstance(quad.object, Literal):
                value = kept[literals[quad.object]]
                self._of.setdefault((quad.subject, value), quad.object)
                self._any.setdefault(value, quad.object)

    def __call__(self, triple: Triple) -> Triple:
        """The triple with its literal as it was written of this resource, or else of any."""
        value = triple.object
        written = self._of.get((triple.subject, value)) or self._any.get(value) or value
        return Triple(triple.subject, triple.predicate, written)


def _text(file: _File, said: Mapping[str, Sequence[Triple]], as_written: _Written) -> str:
    """The text of a file, laid out as it was."""
    kept = file.layout
    above = {name: tuple(map(_in_todays_terms, comments)) for name, comments in kept.above.items()}
    layout = replace(kept, head=tuple(map(_in_todays_terms, kept.head)), above=above)
    head, *more = layout.head or (Path(file.name).name,)
    own = layout.prefixes
    more_prefixes = {n: PREFIXES[n] for n in _NEEDED if n not in own and PREFIXES[n] not in own.values()}
    graphs = {name: layout.sections(map(as_written, said[graph])) for graph, name in file.graphs.items()}
    return whole_addresses(trig(head, {**own, **more_prefixes}, graphs, more))


def _in_todays_terms(comment: str) -> str:
    """A comment with what replaced each term that it speaks of.

    >>> _in_todays_terms("gg:supports points at a global goal, gg:prioritises at the council's.")
    "gg:contributesTo points at a global goal, gg:prioritises at the council's."
    """
    return _TERM.sub(
        lambda found: ", ".join(map(prefixed, deprecated().get(GG + found[1], ()))) or found[0], comment
    )


def _others(source: Path) -> Iterator[Path]:
    """Every file of a folder but hidden ones."""
    for parent, folders, names in os.walk(source):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith((".", "~$")) and not name.lower().endswith(".part"):
                yield Path(parent, name)


def _bytes(source: Path, paths: Iterable[Path]) -> dict[str, bytes]:
    try:
        return {path.relative_to(source).as_posix(): path.read_bytes() for path in paths}
    except OSError as error:
        raise InputError(path=error.filename or source, reason=error.strerror or error) from error


def _made(before: Iterable[Quad], said: Mapping[str, Iterable[Triple]]) -> dict[Kind, int]:
    """How many resources of each kind are new: those that were not there, and data sets that became plans."""
    old = {(quad.subject, quad.object) for quad in before if quad.predicate == _TYPE}
    there = {quad.subject for quad in before}
    plan = NamedNode(GG + "Plan")
    new = {
        (t.subject, t.object)
        for triples in said.values()
        for t in triples
        if t.predicate == _TYPE and isinstance(t.object, NamedNode) and t.object.value in KIND_OF_CLASS
        if (t.subject not in there or t.object == plan) and (t.subject, t.object) not in old
    }
    counted = Counter(KIND_OF_CLASS[cls.value] for _, cls in new if isinstance(cls, NamedNode))
    return {kind: counted[kind] for kind in Kind if counted[kind]}


def _worked_out(before: Iterable[Quad], said: Mapping[str, Iterable[Triple]]) -> int:
    predicate = NamedNode(_WORKED_OUT)
    return sum(quad.predicate == predicate for quad in before) - sum(
        triple.predicate == predicate for triples in said.values() for triple in triples
    )


def _left(files: Iterable[_File], said: Mapping[str, Iterable[Triple]]) -> Iterator[Left]:
    """What today's ontology does not have, and goals without a plan."""
    known = vocabulary().terms
    placed = {t.subject for triples in said.values() for t in triples if t.predicate.value == GG + "inPlan"}
    for file in files:
        triples = [triple for graph in file.graphs for triple in said[graph]]
        compared = {t.subject for t in triples if t.predicate.value == GG + "comparisonOf"}
        told: set[tuple[object, str]] = set()
        for triple in triples:
            terms = [n.value for n in (triple.predicate, triple.object) if isinstance(n, NamedNode)]
            wrong = next((term for term in terms if term.startswith(GG) and term not in known), "")
            if terms[0] in _RANKED and triple.subject not in compared:
                wrong = terms[0]
            if terms == [_TYPE.value, GG + "Goal"] and triple.subject not in placed:
                wrong = GG + "inPlan"
            if not wrong or (triple.subject, wrong) in told:
                continue
            told.add((triple.subject, wrong))
            found = find([file.path], tuple(triple), (triple.subject, triple.predicate), (triple.subject,))
            line = found[1] if found else None
            subject = triple.subject.value if isinstance(triple.subject, NamedNode) else str(triple.subject)
            yield Left(wrong, subject, file.path, line, deprecated().get(wrong, ()))
