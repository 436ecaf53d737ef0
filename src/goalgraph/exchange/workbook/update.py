"""A workbook brought in where its plan already is: what changes, and the files that say so.

In: a reading, and the folder with the plan. Out: what is new, removed and changed, and the new text of each
file that changes; headings, comments and the order of resources stay. What the workbook has no sheet or
column for stays as it is, and so does every record of decisions, and what comes from Kolada.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from immutabledict import immutabledict

from goalgraph.base.files import safe_name
from goalgraph.base.names import (
    GG,
    GGID,
    KOLADA_GRAPH,
    OWL,
    RDF,
    RDFS,
    SKOS,
    XSD,
    prefixed,
)
from goalgraph.base.order import natural
from goalgraph.exchange.workbook.before import Before, before_of, bodies_in, without_ambitions
from goalgraph.exchange.workbook.cells import Cell, Grid
from goalgraph.exchange.workbook.folder import files_of, prefixes_of
from goalgraph.exchange.workbook.meant import plan_meant
from goalgraph.exchange.workbook.naming import NO_CODE
from goalgraph.exchange.workbook.reading import Reading, read
from goalgraph.exchange.workbook.sheets import REST
from goalgraph.exchange.workbook.there import graph_of, is_begun, logs_in, old_files
from goalgraph.exchange.workbook.touched import touched as fields_of
from goalgraph.exchange.workbook.writing import Table, tables_of
from goalgraph.rdf.layout import Layout, layout_of
from goalgraph.rdf.parsing import text_of
from goalgraph.rdf.statements import plain_literals, serialised
from goalgraph.rdf.store import as_kept
from goalgraph.rdf.terms import Literal, NamedNode, Quad, Triple
from goalgraph.rdf.turtle import trig, whole_addresses

_TYPE, _PLAN = NamedNode(RDF + "type"), NamedNode(GG + "Plan")
_NOTATION = NamedNode(SKOS + "notation")
_STATED_IN = NamedNode(GG + "statedIn")
_OBSERVATION_OF, _COMPARISON_OF = NamedNode(GG + "observationOf"), NamedNode(GG + "comparisonOf")
_GOAL, _LABEL = NamedNode(GG + "Goal"), NamedNode(RDFS + "label")
_DEPRECATED, _TRUE = NamedNode(OWL + "deprecated"), Literal("true", datatype=NamedNode(XSD + "boolean"))


@dataclass(frozen=True, slots=True)
class Changes:
    """What an import changes.

    Attributes:
        added, removed, changed: the ids of what is new, gone or changed.
        fields: of what is changed, the columns in which it is.
        decided: of what is gone, what decisions are about.
        kept: of what comes from Kolada, what the workbook says something else of; it stays as it is.
        files: the new text of each file, by name.
        replaced: files of placeholders, which go.
        uncoded: where the plan is new, the files there of a plan that has no code; they stay.
        beside: where the plan is new, the ids of the same body's plans that are there.
    """

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    decided: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)
    replaced: tuple[Path, ...] = ()
    uncoded: tuple[Path, ...] = ()
    beside: tuple[str, ...] = ()


@dataclass(slots=True)
class _File:
    path: Path
    quads: list[Quad]


def with_old(
    grids: Sequence[Grid],
    reading: Reading,
    old: Sequence[Quad],
    taken: Iterable[str] = (),
    bodies: Mapping[str, frozenset[str]] = immutabledict(),
) -> Reading:
    """What a workbook says, with what the plan says already on the sheets that the workbook lacks.

    Args:
        taken: the ids that decisions are about, and those of what is gone.
        bodies: what organisations in the same folder are called.
    """
    tables = tables_of(old, reading.plan, reading.lang)
    lacking = [table for table in tables if table.key not in reading.columns]
    before = replace(before_of(tables, taken), plan=reading.plan, bodies=bodies)
    saying = [
        row for row in reading.said if row.sheet.key == "goals" and any(k == "ambition" for k, _ in row.cells)
    ]
    goals = {(row.cell("id").text or before.id_of("goals", row.texts)).casefold() for row in saying}
    lacking = [without_ambitions(table, goals) if table.key == "targets" else table for table in lacking]
    return read([*grids, *map(grid_of, lacking)], reading.lang, before)


def grid_of(table: Table) -> Grid:
    """A table as it is read."""
    rows = [[Cell(value) for value in row] for row in table.rows]
    return Grid(table.name, [[Cell(title) for title in table.titles], *rows])


def changes(folder: Path, grids: Sequence[Grid], first: Reading, lang: str) -> tuple[Changes, Reading]:
    """What bringing a workbook in changes in a folder, and the reading that it rests on."""
    files = [_File(path, quads) for path, quads in old_files(folder)]
    if first.faults and not files:
        return Changes(), first
    bodies = bodies_in(quad for file in files for quad in file.quads)
    if files:
        plan = plan_meant(first, [quad for file in files for quad in file.quads])
        first = read(grids, lang, Before(plan=plan, bodies=bodies))
    logs = logs_in(quad for file in files for quad in file.quads)
    graphs = {graph_of(quad) for quad in first.quads} - logs
    old = [quad for file in files for quad in file.quads if graph_of(quad) in graphs]
    begun = bool(files) and not logs and is_begun(quad for file in files for quad in file.quads)
    if not old or begun:
        # Beside another plan, the new one has a folder of its own: a file belongs to the plan of its folder.
        inside = f"{safe_name(first.plan.removeprefix(GGID))}/" if files and not begun else ""
        texts = {f"{inside}{name}": text.encode() for name, text in files_of(first, lang).items()}
        ids = tuple(dict.fromkeys(row.id for row in first.said if row.id))
        gone = [file for file in files if begun]
        before = _ids(quad for file in gone for quad in file.quads)
        removed = tuple(sorted(set(before.values()) - set(ids), key=natural))
        replaced = tuple(file.path for file in gone if file.path.name not in texts)
        stays = [] if begun else files
        uncoded = tuple(file.path for file in stays if any(map(_is_uncoded, file.quads)))
        plans = [
            q.subject for file in stays for q in file.quads if q.predicate == _TYPE and q.object == _PLAN
        ]
        beside = of_same_body(first.plan, (one.value for one in plans if isinstance(one, NamedNode)))
        made = Changes(added=ids, removed=removed, files=texts, replaced=replaced)
        return replace(made, uncoded=uncoded, beside=beside), first
    decided = _decided((quad for file in files for quad in file.quads if graph_of(quad) in logs), first.plan)
    retired = _retired(old, first.plan)
    taken = decided | {_local(quad, first.plan) for quad in retired}
    reading = with_old(grids, first, old, taken, bodies)
    if reading.faults:
        return Changes(), reading
    wanted = {quad for quad in reading.quads if graph_of(quad) not in logs}
    unsaid = set(_unsaid(reading, old, wanted))
    sourced = {quad.subject for quad in unsaid if quad.predicate == _STATED_IN}
    meant = {q for q in wanted - plain_literals(old) if q.predicate == _STATED_IN and q.subject in sourced}
    wanted = wanted - meant | unsaid
    kolada = first.plan + KOLADA_GRAPH
    theirs = [quad for file in files for quad in file.quads if graph_of(quad) == kolada]
    kept: tuple[str, ...] = ()
    if theirs:
        said = {quad for quad in wanted if graph_of(quad) == kolada}
        old = [*(quad for quad in old if graph_of(quad) != kolada), *theirs]
        wanted, others = _with_kolada(theirs, old, wanted - said, said)
        known = {quad.subject: _local(quad, first.plan) for quad in (*theirs, *said)} | _ids(theirs)
        kept = tuple(sorted({known[one] or _shown(one) for one in others}, key=natural))
        graphs |= {kolada}
    wanted = _remembering(old, wanted, retired, first.plan)
    made = _compared(folder, files, old, wanted, graphs, reading, lang)
    return replace(made, decided=tuple(one for one in made.removed if one in decided), kept=kept), reading


def of_same_body(plan: str, others: Iterable[str]) -> tuple[str, ...]:
    """The ids of the other plans of the body that a plan is of, all by their addresses."""
    body = plan.rpartition("/")[0] + "/"
    return tuple(sorted({one.removeprefix(GGID) for one in others if one.startswith(body)}, key=natural))


def _is_uncoded(quad: Quad) -> bool:
    """Whether a statement is in a plan that has no code."""
    return graph_of(quad).startswith(f"{GGID}{NO_CODE}/")


def _with_kolada(
    theirs: Sequence[Quad], old: Iterable[Quad], wanted: set[Quad], said: set[Quad]
) -> tuple[set[Quad], set[object]]:
    """What is wanted, with what comes from Kolada as it is; and what of that the workbook says otherwise.

    The values of an indicator that is gone go with it.

    Args:
        theirs: what comes from Kolada.
        old: all that was said.
        wanted, said: what is to be said of the plan, and what the workbook says of Kolada's values.
    """
    there = {quad.subject for quad in wanted}
    gone = {quad.subject for quad in old if quad.subject not in there}
    left: set[object] = {q.subject for q in theirs if q.predicate == _OBSERVATION_OF and q.object in gone}
    left |= {q.subject for q in theirs if q.predicate == _COMPARISON_OF and q.object in left}
    staying = {quad for quad in theirs if quad.subject not in left}
    forms = [plain_literals(quad for quad, _ in as_kept(several)) for several in (staying, said)]
    others: set[object] = {quad.subject for quad in forms[0] ^ forms[1] if said}
    return wanted | staying, others - left


def _retired(quads: Sequence[Quad], plan: str) -> set[Quad]:
    """What says of ids in the plan that nothing has them any more."""
    there = {quad.subject for quad in quads if quad.predicate == _TYPE}
    return {q for q in quads if q.predicate == _DEPRECATED and q.subject not in there and _local(q, plan)}


def _remembering(old: Iterable[Quad], wanted: set[Quad], retired: set[Quad], plan: str) -> set[Quad]:
    """What is wanted, and that the ids of what is gone are no longer in use, so that nothing is given them.

    Remembered is what had a name; what is there again under its id is in use.
    """
    there = {quad.subject for quad in wanted if quad.predicate == _TYPE}
    gone = {
        Quad(quad.subject, _DEPRECATED, _TRUE, quad.graph_name)
        for quad in old
        if quad.predicate == _LABEL and _local(quad, plan)
    }
    return wanted - retired | {quad for quad in retired | gone if quad.subject not in there}


def _local(quad: Quad, plan: str) -> str:
    """The id of what is spoken of, by its address in the plan; nothing where it has another."""
    inside = f"{plan}/"
    iri = quad.subject.value if isinstance(quad.subject, NamedNode) else ""
    return iri.removeprefix(inside) if iri.startswith(inside) else ""


def _unsaid(reading: Reading, old: Sequence[Quad], wanted: set[Quad]) -> Iterator[Quad]:
    """What the columns that the workbook lacks say of resources that it still has."""
    tables = tables_of(old, reading.plan, reading.lang)
    every = set(read([grid_of(table) for table in tables], reading.lang).quads)
    partly = set(read([grid_of(_cut(table, reading)) for table in tables], reading.lang).quads)
    subjects = {quad.subject for quad in wanted}
    kept = plain_literals(old)
    yield from (quad for quad in every - partly if quad.subject in subjects and quad in kept)


def _cut(table: Table, reading: Reading) -> Table:
    """A table without the columns that the workbook lacks."""
    has = reading.columns.get(table.key, frozenset())
    if table.key == REST or not has:
        return table
    kept = [
        at for at, named in enumerate(table.columns) if named in has or named[0] in ("id", "address", "part")
    ]
    return Table(
        table.key,
        table.name,
        tuple(table.columns[at] for at in kept),
        tuple(table.titles[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in table.rows),
    )


def _compared(
    folder: Path,
    files: Sequence[_File],
    old: Sequence[Quad],
    wanted: set[Quad],
    graphs: set[str],
    reading: Reading,
    lang: str,
) -> Changes:
    before = plain_literals(old)
    after = plain_literals(wanted)
    # A value that a store writes in another way is the same value.
    forms = list(as_kept(before))
    after = after - {kept for kept, _ in forms} | {was for kept, was in forms if kept in after}
    gone, new = before - after, after - before
    texts: dict[str, bytes] = {}
    left = sorted(new, key=str)
    homes = _homes(files, left)
    for file in files:
        kept = [q for q in file.quads if graph_of(q) not in graphs or not plain_literals([q]) & gone]
        more = homes.get(file.path, [])
        if len(kept) != len(file.quads) or more:
            name = file.path.relative_to(folder.resolve()).as_posix()
            texts[name] = _text(file, [*kept, *more], reading)
    placed = {quad for several in homes.values() for quad in several}
    apart = [quad for quad in left if quad not in placed]
    for graph in sorted({graph_of(quad) for quad in apart}):
        quads = [quad for quad in apart if graph_of(quad) == graph]
        name = f"{graph.removeprefix(GGID).replace('/', '-').replace(':', '-')}.trig"
        texts[name] = _new_text(graph, quads, reading)
    ids = _ids([*before, *after])
    subjects_before, subjects_after, touched = (
        {quad.subject for quad in some if quad.predicate != _DEPRECATED}
        for some in (before, after, gone | new)
    )

    def told(subjects: Iterable[object]) -> tuple[str, ...]:
        return tuple(sorted({ids.get(one, _shown(one)) for one in subjects}, key=natural))

    return Changes(
        told(touched - subjects_before),
        told(touched - subjects_after),
        told(both := touched & subjects_before & subjects_after),
        {told([one])[0]: names for one, names in fields_of(gone | new, before, lang).items() if one in both},
        files=texts,
    )


def _homes(files: Sequence[_File], new: Iterable[Quad]) -> dict[Path, list[Quad]]:
    """The file that each new statement goes to: where its subject is, else where most like it are."""
    of_subject: dict[tuple[object, str], Path] = {}
    of_class: dict[tuple[object, str], Path] = {}
    of_graph: dict[str, Path] = {}
    for file in files:
        for quad in file.quads:
            graph = graph_of(quad)
            of_subject.setdefault((quad.subject, graph), file.path)
            of_graph.setdefault(graph, file.path)
            if quad.predicate == _TYPE:
                of_class[quad.object, graph] = file.path
    several = list(new)
    classes = {quad.subject: quad.object for quad in several if quad.predicate == _TYPE}
    found: dict[Path, list[Quad]] = {}
    for quad in several:
        graph = graph_of(quad)
        path = (
            of_subject.get((quad.subject, graph))
            or of_class.get((classes.get(quad.subject), graph))
            or of_graph.get(graph)
        )
        if path is not None:
            found.setdefault(path, []).append(quad)
    return found


def _text(file: _File, quads: Sequence[Quad], reading: Reading) -> bytes:
    """The new text of a file, laid out as it was."""
    ending = file.path.suffix.lower()
    if ending not in (".ttl", ".trig"):
        return serialised([_triple(quad) for quad in quads], graph_of(quads[0]), ending) if quads else b""
    text = text_of(file.path)
    kept = layout_of(text, file.path.as_uri())
    own = kept.prefixes
    more = {n: s for n, s in prefixes_of(reading.plan).items() if n not in own and s not in own.values()}
    head, *below = kept.head or (file.path.name,)
    names = dict.fromkeys(graph_of(quad) for quad in quads) if ending == ".trig" else {"": None}
    graphs = {
        name: kept.sections(_triple(quad) for quad in quads if name in ("", graph_of(quad))) for name in names
    }
    return whole_addresses(trig(head, {**own, **more}, graphs, below)).encode()


def _new_text(graph: str, quads: Sequence[Quad], reading: Reading) -> bytes:
    sections = Layout((), {}, (), {}).sections(map(_triple, quads))
    return whole_addresses(trig(graph, prefixes_of(reading.plan), {graph: sections})).encode()


def _triple(quad: Quad) -> Triple:
    return Triple(quad.subject, quad.predicate, quad.object)


def _decided(records: Iterable[Quad], plan: str) -> set[str]:
    """The ids of what records of decisions are about."""
    nodes = (node for quad in records for node in (quad.subject, quad.object) if isinstance(node, NamedNode))
    inside = f"{plan}/"
    return {node.value.removeprefix(inside) for node in nodes if node.value.startswith(inside)}


def _ids(quads: Iterable[Quad]) -> dict[object, str]:
    return {
        q.subject: q.object.value for q in quads if q.predicate == _NOTATION and isinstance(q.object, Literal)
    }


def _shown(node: object) -> str:
    return prefixed(node.value) if isinstance(node, NamedNode) else str(node)
