"""A plan in other formats.

In: plans. Out: a file: the workbook, linked data in its usual forms, or the network for drawing programs.
What a form cannot carry is said in the table of forms in ``docs/formats.md``.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from immutabledict import immutabledict

from goalgraph.base.diagrams import in_dot, in_mermaid
from goalgraph.base.errors import OutputError, ParameterError
from goalgraph.base.files import make_folder, write_bytes
from goalgraph.base.names import GG, PROV, RDF, RDFS, SKOS
from goalgraph.base.visible import visible
from goalgraph.base.wording import wording
from goalgraph.base.xmltext import unholdable
from goalgraph.exchange.forms import ENDINGS, FORMS
from goalgraph.exchange.jsonld import document
from goalgraph.model.faults import PlanWanted, some_of
from goalgraph.model.plans import Plans
from goalgraph.model.reference import reference_graphs
from goalgraph.rdf.canonical import with_names
from goalgraph.rdf.statements import dataset, plain_literals, turtle
from goalgraph.rdf.terms import Literal, NamedNode, Quad

if TYPE_CHECKING:
    from goalgraph.exchange.taken import Records
    from goalgraph.exchange.workbook.writing import Table

# What a network shows of a resource beside its links.
_DRAWN = frozenset({RDF + "type", RDFS + "label", SKOS + "notation"})
_INFORMED = PROV + "wasInformedBy"  # said once of each decision and proposal
_STRATML = frozenset({"stratml", "stratml-1"})
# What Excel would read as a sign, and what stands for its first sign where no Excel is to read it.
_ESCAPE, _HELD = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)"), "\ue05f"
_DATASETS = MappingProxyType({"trig": ".trig", "nquads": ".nq", "jsonld": ".jsonld"})


def export(plans: Plans, path: Path, form: str | None = None, lang: str = "sv") -> Path:
    """Write the plans to ``path`` in a form; see :meth:`goalgraph.Graph.export`."""
    form = form or ENDINGS.get(path.suffix.lower(), path.suffix)
    if form == "csv":
        from goalgraph.exchange.workbook.separated import written

        if path.exists() and not path.is_dir():
            raise OutputError(path=path, reason="there is something else than a folder")
        make_folder(path, written(_tables(plans, lang), lang))
        return path
    return write_bytes(path, rendered(plans, form, lang))


def rendered(plans: Plans, form: str, lang: str = "sv") -> bytes:
    """The bytes of a file with the plans.

    Raises:
        ParameterError: there is no such form, or it is several files.
        SeveralPlans: a workbook is of one plan.
    """
    if form == "xlsx":
        from goalgraph.exchange.workbook.spreadsheet import write_tables
        from goalgraph.exchange.workbook.vocabulary import Words

        return write_tables(_tables(plans, lang), lang, Words(stated(plans)))
    if form == "jsonld":
        return document(stated(plans, decided=True), plans.iris)
    if form in _DATASETS:
        return dataset(stated(plans, decided=True), _DATASETS[form])
    if form == "turtle":
        return turtle(quad.triple for quad in stated(plans, decided=True)).encode()
    if form == "rdfxml":
        return dataset(stated(plans, decided=True), ".rdf")
    if form in ("graphml", "gexf"):
        return _network(plans, form, lang)
    if form in _STRATML:
        return _stratml(plans, form, lang)[0]
    if form in ("mermaid", "dot"):
        return _drawn(plans, form, lang).encode()
    raise ParameterError(name="to", value=form, expected=", ".join(FORMS))


def lost(plans: Plans, form: str, lang: str = "sv") -> Mapping[str, int]:
    """What a form cannot carry of the plans; see :meth:`goalgraph.Graph.lost`."""
    words = wording(lang)["importing"]["lost"]
    if form in _STRATML:
        signs = _signs(stated(plans))
        gone = {**_stratml(plans, form, lang)[1].lost(), **_decisions(plans, words)}
        return immutabledict({**gone, words["signs"]: signs} if signs else gone)
    if form in ("xlsx", "csv"):
        return immutabledict(_decisions(plans, words))
    if form in _DATASETS:
        return immutabledict()
    quads = stated(plans, decided=True)
    if form in ("turtle", "rdfxml"):
        graphs = len({quad.graph_name for quad in quads})
        signs = _signs(quads) if form == "rdfxml" else 0
        records = sum(quad.predicate.value == _INFORMED for quad in quads)
        found = {
            words["graphs"]: graphs if graphs > 1 else 0,
            words["records"]: records,
            words["signs"]: signs,
        }
        return immutabledict({what: count for what, count in found.items() if count})
    if form in FORMS:
        return immutabledict({words["statements"]: _not_drawn(plans, quads)})
    raise ParameterError(name="to", value=form, expected=", ".join(FORMS))


def _not_drawn(plans: Plans, quads: Iterable[Quad]) -> int:
    """How many statements a network does not show: all but names, kinds and links."""
    from goalgraph.exchange.networkx_graph import network_of

    network = network_of(plans, candidates=False)
    iris = network.nodes(data="iri")
    links = {(iris[a], GG + relation, iris[b]) for a, b, relation in network.edges(data="relation")}
    return sum(
        quad.predicate.value not in _DRAWN
        and (_iri(quad.subject), quad.predicate.value, _iri(quad.object)) not in links
        for quad in quads
    )


def _signs(quads: Iterable[Quad]) -> int:
    """How many signs of the texts XML cannot hold."""
    return sum(unholdable(quad.object.value) for quad in quads if isinstance(quad.object, Literal))


def _iri(node: object) -> str:
    return node.value if isinstance(node, NamedNode) else ""


def _decisions(plans: Plans, words: Mapping[str, str]) -> dict[str, int]:
    count = len(stated(plans, decided=True)) - len(stated(plans))
    return {words["decisions"]: count} if count else {}


def stated(plans: Plans, *, decided: bool = False) -> list[Quad]:
    """What is stated in the plans, as it was read, and what is recorded of decisions if that is wanted.

    Blank nodes have the same names each time.
    """
    shipped = reference_graphs()
    names = dict.fromkeys(
        graph
        for scope in plans
        for graph in scope.graphs("stated", *(("decided",) if decided else ()))
        if graph not in shipped
    )
    there = plans.store.existing(names)
    quads = (
        Quad(triple.subject, triple.predicate, triple.object, NamedNode(graph))
        for graph in names
        if graph in there
        for triple in plans.store.get_graph(graph)
    )
    return with_names(plain_literals(quads))


def _tables(plans: Plans, lang: str, *, seen: bool = False) -> list[Table]:
    """The tables of a plan; where they are only to be read, with texts as people see them."""
    from goalgraph.exchange.workbook.writing import tables_of

    if len(plans) != 1:
        raise PlanWanted(id="-", candidates=some_of(plans.ids.values()))
    return (readable_tables if seen else tables_of)(stated(plans), plans.iris[0], lang)


def readable_tables(quads: Iterable[Quad], plan: str, lang: str) -> list[Table]:
    """The tables with texts as people see them; what no cell can hold has no row otherwise."""
    from goalgraph.exchange.workbook.writing import tables_of

    return [
        replace(
            table,
            rows=tuple(
                tuple(one.replace(_HELD, "_") if isinstance(one, str) else one for one in row)
                for row in table.rows
            ),
        )
        for table in tables_of(_readable(quads), plan, lang)
    ]


def _readable(quads: Iterable[Quad]) -> Iterator[Quad]:
    for quad in quads:
        text = quad.object
        if isinstance(text, Literal) and text.language:
            seen = _ESCAPE.sub(_HELD, visible(text.value).strip())
            text = Literal(seen, language=text.language)
        yield Quad(quad.subject, quad.predicate, text, quad.graph_name)


def _stratml(plans: Plans, form: str, lang: str) -> tuple[bytes, Records]:
    """The file, and the rows with what was left in them."""
    from goalgraph.exchange.stratml.writing import written
    from goalgraph.exchange.taken import Records

    records = Records(_tables(plans, lang, seen=True), lang)
    return written(records, form), records


def _network(plans: Plans, form: str, lang: str) -> bytes:
    import networkx as nx

    from goalgraph.exchange.networkx_graph import network_of

    network = nx.relabel_nodes(network_of(plans, candidates=False), visible)
    if form == "gexf":  # programs that draw it write what is called label
        nx.set_node_attributes(
            network, {name: _label(data, lang) for name, data in network.nodes(data=True)}, "label"
        )
    for attributes in _attributes(network):
        for name, value in list(attributes.items()):
            if value is None or isinstance(value, tuple | list):
                attributes[name] = ", ".join(map(str, value or ()))
            if isinstance(attributes[name], str):
                attributes[name] = visible(attributes[name])
    out = io.BytesIO()
    (nx.write_graphml if form == "graphml" else nx.write_gexf)(network, out)
    return out.getvalue()


def _drawn(plans: Plans, form: str, lang: str) -> str:
    """The network as text that a program draws; what is decided has a line of its own."""
    from goalgraph.exchange.networkx_graph import network_of

    network = network_of(plans, candidates=False)
    keys = {name: f"n{position}" for position, name in enumerate(network)}
    labels = {name: f"{name} {_label(data, lang)}" for name, data in network.nodes(data=True)}
    edges = [(keys[a], keys[b], data["basis"], data["relation"]) for a, b, data in network.edges(data=True)]
    if form == "mermaid":
        arrows = {"stated": "-->", "decided": "==>"}
        lines = [
            "flowchart BT",
            *(f'    {keys[name]}["{in_mermaid(text)}"]' for name, text in labels.items()),
        ]
        lines += [f'    {a} {arrows[basis]}|"{in_mermaid(word)}"| {b}' for a, b, basis, word in edges]
        return "\n".join(lines) + "\n"
    styles = {"stated": "solid", "decided": "bold"}
    lines = ["digraph plan {", "    rankdir=BT;", "    node [shape=box];"]
    lines += [f"    {in_dot(keys[name])} [label={in_dot(text)}];" for name, text in labels.items()]
    lines += [
        f"    {in_dot(a)} -> {in_dot(b)} [style={styles[basis]}, label={in_dot(word)}];"
        for a, b, basis, word in edges
    ]
    return "\n".join([*lines, "}"]) + "\n"


def _label(data: Mapping[str, str], lang: str) -> str:
    return data.get(f"label_{lang}", data["label_sv"])


def _attributes(network: Any) -> Iterator[dict[str, Any]]:
    yield from (attributes for _, attributes in network.nodes(data=True))
    yield from (attributes for _, _, attributes in network.edges(data=True))
