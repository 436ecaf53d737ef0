"""A workbook's graph as a folder of Turtle for people.

In: a reading. Out: the text of each file: the plan and what is common to it in one, its goals and what hangs
on them in another, and each further graph in its own. Resources stand in the order of the rows, each with
the passages that it is the first to quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from goalgraph.base.files import safe_name
from goalgraph.base.names import DCTERMS, GG, GGID, PREFIXES, STATED_GRAPH
from goalgraph.base.wording import wording
from goalgraph.exchange.workbook.reading import Reading
from goalgraph.exchange.workbook.rows import Row, sheet_title
from goalgraph.exchange.workbook.sheets import ORDER, REST
from goalgraph.rdf.reading import home_of
from goalgraph.rdf.terms import NamedNode, Quad, Triple
from goalgraph.rdf.turtle import Section, trig, whole_addresses

PLAN_FILE, GOALS_FILE = "plan.ttl", "goals.ttl"
_COMMON = frozenset(
    {"plan", "levels", "organisations", "documents", "periods", "occasions", "policies", "events"}
)
_OF_VAGGERYD = ("council", "plan", "muni")
_STATED_IN = NamedNode(GG + "statedIn")


def files_of(reading: Reading, lang: str) -> dict[str, str]:
    """The name and the text of each file."""
    stated = reading.plan + STATED_GRAPH
    graphs = list(dict.fromkeys([stated, *(_graph(quad) for quad in reading.quads)]))
    apart = _apart(reading)
    files: dict[str, str] = {}
    for graph in graphs:
        quads = [quad for quad in reading.quads if _graph(quad) == graph]
        if not quads:
            continue
        name = _name(graph, stated, files)
        if graph == stated and apart and _alone(quads, graph):
            common = _sections(reading, graph, lang, lambda key: key in _COMMON or key == REST)
            goals = _sections(reading, graph, lang, lambda key: key not in _COMMON and key != REST)
            files[name] = _text(reading, {"": common}, lang)
            if any(section.blocks for section in goals):
                files[GOALS_FILE] = _text(reading, {"": goals}, lang)
        else:
            described = "" if _alone(quads, graph) else graph
            ending = ".trig" if described else ".ttl"
            sections = _sections(reading, graph, lang, lambda key: True)
            files[name.removesuffix(".ttl") + ending] = _text(reading, {described: sections}, lang)
    return files


def prefixes_of(plan: str, others: Iterable[str] = ()) -> dict[str, str]:
    """The prefixes of a plan's files: its own first."""
    known = {name: space for name, space in PREFIXES.items() if name not in _OF_VAGGERYD}
    body = plan.rpartition("/")[0] + "/"
    own = {"plan": plan + "/", **({} if body == GGID else {"body": body})}
    for number, other in enumerate(sorted(set(others) - {plan}), 1):
        own[f"plan{number}"] = other + "/"
    return {**own, **known}


def _text(reading: Reading, graphs: Mapping[str, Sequence[Section]], lang: str) -> str:
    plans = {row.iri for row in reading.said if row.sheet.key == "plan"}
    head = str(wording(lang)["workbook"]["head"])
    return whole_addresses(trig(head, prefixes_of(reading.plan, plans), graphs))


def _graph(quad: Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""


def _apart(reading: Reading) -> bool:
    """Whether the goals may have a file of their own: where the folder tells which plan it belongs to."""
    plans = {row.iri for row in reading.said if row.sheet.key == "plan"} - {reading.plan}
    requires = NamedNode(DCTERMS + "requires")
    required = {
        quad.object.value
        for quad in reading.quads
        if quad.predicate == requires and isinstance(quad.object, NamedNode)
    }
    return plans <= required


def _alone(quads: Iterable[Quad], graph: str) -> bool:
    """Whether a file says by what it describes which graph it is, and that this is the one."""
    return home_of(quads) == graph


def _name(graph: str, stated: str, taken: Mapping[str, str]) -> str:
    if graph == stated:
        return PLAN_FILE
    stem = safe_name(graph.removeprefix(GGID).removeprefix("urn:goalgraph:file:").removesuffix(".ttl"))
    name, number = f"{stem}.ttl", 1
    while name in taken or name in (PLAN_FILE, GOALS_FILE):
        number += 1
        name = f"{stem}-{number}.ttl"
    return name


def _sections(reading: Reading, graph: str, lang: str, wanted: object) -> list[Section]:
    """The sections of a file: one a sheet, whose blocks stand in the order of its rows."""
    assert callable(wanted)
    blocks: dict[str, list[Triple]] = {}
    for quad in reading.quads:
        if _graph(quad) == graph:
            name = quad.subject.value if isinstance(quad.subject, NamedNode) else str(quad.subject)
            blocks.setdefault(name, []).append(Triple(quad.subject, quad.predicate, quad.object))
    rows: dict[str, list[Row]] = {}
    sheet_of: dict[str, str] = {}
    for row in reading.said:
        rows.setdefault(row.sheet.key, []).append(row)
        sheet_of[row.iri] = row.sheet.key
    placed: set[str] = set()

    def behind(iri: str) -> Iterator[list[Triple]]:
        """The block of a resource, and of the passages that it is the first to quote."""
        if iri in placed or iri not in blocks:
            return
        placed.add(iri)
        yield blocks[iri]
        for triple in blocks[iri]:
            target = triple.object
            named = target.value if isinstance(target, NamedNode) else ""
            if triple.predicate == _STATED_IN and sheet_of.get(named) == "passages":
                yield from behind(named)

    sections: list[Section] = []
    by_sheet: dict[str, list[list[Triple]]] = {}
    for key in ORDER:
        if key not in ("passages", "periods"):
            by_sheet[key] = [block for row in rows.get(key, ()) for block in behind(row.iri)]
    for key in ("passages", "periods"):
        by_sheet[key] = [block for row in rows.get(key, ()) for block in behind(row.iri)]
    by_sheet[REST] = [block for iri, block in blocks.items() if iri not in placed]
    for key, several in by_sheet.items():
        if several and wanted(key):
            sections.append(Section(sheet_title(key, lang), several))
    return sections
