"""Two editions of a plan: in folders, for the examples that name them, and in memory."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox

import goalgraph
from goalgraph.api import Graph
from goalgraph.base.resources import resource_folder
from goalgraph.model.plans import Plans
from goalgraph.rdf.reading import read
from goalgraph.rdf.store import LocalStore
from small_plan import FILE, PLAN

BUNDLED = Path(__file__).parent.parent / "data" / "vaggeryd" / "2019"
OLD = FILE.parent / "ontology-0.1" / "sjobacka" / "2030"
SMALL = FILE.read_text(encoding="utf-8")


# What stands between the words of a goal and its area.
AREA = '"@sv ;\n    gg:inPlan <https://example.org/sjobacka/2024> ; gg:atLevel p:L2 ;\n    gg:inArea '


def lay_out(example: str, folder: Path) -> None:
    """Put the folders 2019, 2020 and one in ontology 0.1 where an example of a command expects them."""
    words = example.split()
    if "2019" in words:
        shutil.copytree(BUNDLED, folder / "2019")
    if "--store" in words:
        goalgraph.load_into(folder / words[-1], BUNDLED)
    if words[0] == "migrate":
        shutil.copytree(OLD, folder / words[1])
    if words[0] == "import":
        goalgraph.load().export(folder / words[1])
    if words[0] == "outline":
        goalgraph.load().write_report(folder / words[1])
    if words[0] == "kolada":
        (folder / words[-1]).write_text('id,title\nN01951,"Invånare totalt, antal"\n', encoding="utf-8")
    if words[0] == "diff":
        goalgraph.new(folder / "2020", BUNDLED)


def edition(*edits: tuple[str, str], more: str = "") -> Graph:
    """The small plan, with texts replaced (each has to be there) and statements added."""
    text = SMALL
    for before, after in edits:
        assert before in text, before
        text = text.replace(before, after)
    store = LocalStore()
    data = resource_folder("data")
    shared = [resource_folder("ontology") / "goalgraph.ttl", data / "agenda2030", data / "reference"]
    store.add(read(shared))
    home = ox.NamedNode(PLAN)
    triples = ox.parse(f"{text}\n{more}", format=ox.RdfFormat.TURTLE)
    store.add(ox.Quad(t.subject, t.predicate, t.object, home) for t in triples)
    return Graph(Plans(store))


def decided(graph: Graph, turtle: str) -> Graph:
    """The graph with decisions on top."""
    store = graph.store.copy([name for name in graph.store.graphs() if not name.endswith("/derived")])
    home = ox.NamedNode(PLAN + "/decided")
    head = "\n".join(line for line in SMALL.splitlines() if line.startswith("@prefix"))
    triples = ox.parse(f"{head}\n{turtle}", format=ox.RdfFormat.TURTLE)
    store.add(ox.Quad(t.subject, t.predicate, t.object, home) for t in triples)
    return Graph(Plans(store))
