"""A plan in other formats.

In: plans. Out: a file: the workbook, linked data in its usual forms, or the network for drawing programs.
What a form cannot carry is said in the table of forms in ``docs/workbook.md``.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from goalgraph.base.diagrams import in_dot, in_mermaid
from goalgraph.base.errors import OutputError, ParameterError, SeveralPlans
from goalgraph.base.files import make_folder, write_bytes
from goalgraph.base.visible import visible
from goalgraph.exchange.forms import ENDINGS, FORMS
from goalgraph.model.plans import Plans
from goalgraph.model.reference import reference_graphs
from goalgraph.rdf.statements import dataset, plain_literals, turtle
from goalgraph.rdf.terms import NamedNode, Quad

if TYPE_CHECKING:
    from goalgraph.exchange.workbook.writing import Table

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
    if form in _DATASETS:
        return dataset(stated(plans, decided=True), _DATASETS[form])
    if form == "turtle":
        return turtle(quad.triple for quad in stated(plans, decided=True)).encode()
    if form == "rdfxml":
        return dataset(stated(plans, decided=True), ".rdf")
    if form in ("graphml", "gexf"):
        return _network(plans, form)
    if form in ("mermaid", "dot"):
        return _drawn(plans, form, lang).encode()
    raise ParameterError(name="to", value=form, expected=", ".join(FORMS))


def stated(plans: Plans, *, decided: bool = False) -> list[Quad]:
    """What is stated in the plans, as it was read, and what is recorded of decisions if that is wanted."""
    shipped = reference_graphs()
    names = dict.fromkeys(
        graph
        for scope in plans
        for graph in scope.graphs("stated", *(("decided",) if decided else ()))
        if graph not in shipped
    )
    there = set(plans.store.graphs())
    quads = (
        Quad(triple.subject, triple.predicate, triple.object, NamedNode(graph))
        for graph in names
        if graph in there
        for triple in plans.store.get_graph(graph)
    )
    return list(plain_literals(quads))


def _tables(plans: Plans, lang: str) -> list[Table]:
    from goalgraph.exchange.workbook.writing import tables_of

    if len(plans) != 1:
        raise SeveralPlans(source="export", plans=", ".join(plans.ids.values()))
    return tables_of(stated(plans), plans.iris[0], lang)


def _network(plans: Plans, form: str) -> bytes:
    import networkx as nx

    from goalgraph.exchange.networkx_graph import network_of

    network = nx.relabel_nodes(network_of(plans, candidates=False), visible)
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
    labels = {
        name: f"{name} {data[f'label_{lang}'] if f'label_{lang}' in data else data['label_sv']}"
        for name, data in network.nodes(data=True)
    }
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


def _attributes(network: Any) -> Iterator[dict[str, Any]]:
    yield from (attributes for _, attributes in network.nodes(data=True))
    yield from (attributes for _, _, attributes in network.edges(data=True))
