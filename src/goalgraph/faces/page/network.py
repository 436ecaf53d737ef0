"""The page as a pyvis network that renders its own template.

In: the page's content. Out: HTML. The network carries the whole graph with fixed positions, or, of one too
large to draw, an aggregate; pyvis's own page is not used, for it loads scripts from elsewhere and takes
markup from labels. Only the drawing library that pyvis carries is.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from jinja2 import PackageLoader
from markupsafe import Markup
from pyvis.network import Network

from goalgraph.base.errors import ResourceMissing
from goalgraph.base.html import environment
from goalgraph.base.jsontext import exact
from goalgraph.base.texts import text_in
from goalgraph.base.visible import visible_tree
from goalgraph.faces.page.layout.aggregate import MOST, aggregate
from goalgraph.faces.page.layout.grid import grid
from goalgraph.faces.page.layout.groups import CARDS, Group, groups
from goalgraph.faces.page.layout.ring import PITCH, WORDS, Ring, ring
from goalgraph.faces.page.layout.ways import ways
from goalgraph.faces.page.scripts import script as page_script
from goalgraph.faces.page.scripts import styles

VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
# What pyvis says of each node and line for its own page.
_UNASKED = frozenset({"label", "shape", "physics", "arrows", "relation"})
_ESCAPES = MappingProxyType({ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


class PageNetwork(Network):  # type: ignore[misc]
    """The content's resources as nodes and its links as edges; renders the workshop page."""

    def __init__(self, content: dict[str, Any], lang: str) -> None:
        super().__init__(directed=True)
        self.content = content
        self.lang = lang
        if len(content["resources"]) > MOST:
            self._add_groups()
        else:
            self._add_all()

    def _add_all(self) -> None:
        resources = self.content["resources"]
        placed = grid(self.content)
        held = groups(self.content)
        for ident, resource in resources.items():
            if spot := placed.spots.get(ident):
                self._add(ident, resource["kind"], spot.x, spot.y, most=spot.wide, tall=spot.tall)
        for group in held:
            spot = placed.spots[group.id]
            opened = self._ring(group)
            more = {
                "holds": len(group.members) + len(group.shared),
                "of": group.holder,
                "reach": opened.reach,
                "within": {**opened.cards, **{ident: opened.members[ident] for ident in group.shared}},
            }
            self._add(group.id, group.kind, spot.x, spot.y, most=spot.wide, tall=spot.tall, **more)
            for ident in group.members:
                x, y = opened.members[ident]
                self._add(ident, group.kind, x, y, most=WORDS, tall=PITCH, of=group.id)
        links = [link for link in self.content["links"] if {link["from"], link["to"]} <= resources.keys()]
        drawn = [link for link in links if {link["from"], link["to"]} <= placed.spots.keys()]
        ends = [(link["from"], link["to"]) for link in drawn]
        found = dict(zip(ends, ways(placed, ends), strict=True))
        for link in links:
            way = found.get((link["from"], link["to"]))
            self.add_edge(link["from"], link["to"], basis=link["basis"], relation=link["relation"], way=way)

    def _add(self, ident: str, kind: str, x: int, y: int, **more: Any) -> None:
        self.add_node(ident, label=ident, shape="box", group=kind, physics=False, x=x, y=y, **more)

    def _ring(self, group: Group) -> Ring:
        """The group opened: with the cards that its holder is linked to, as far as somebody has stated it."""
        kinds = {ident: resource["kind"] for ident, resource in self.content["resources"].items()}
        beside = {
            end
            for link in self.content["links"]
            if link["basis"] != "derived" and group.holder in (link["from"], link["to"])
            for end in (link["from"], link["to"])
            if kinds.get(end) in CARDS and end != group.holder
        }
        after = [end for end in beside if self._rank(kinds, end) > self._rank(kinds, group.holder)]
        order = list(kinds).index
        return ring(
            [*group.members, *group.shared],
            sorted(beside.difference(after), key=order),
            sorted(after, key=order),
        )

    def _rank(self, kinds: dict[str, str], ident: str) -> tuple[int, int]:
        level = {goal: n for n, one in enumerate(self.content["levels"]) for goal in one["goals"]}
        return CARDS.index(kinds[ident]), level.get(ident, 0)

    def _add_groups(self) -> None:
        nodes, edges = aggregate(self.content)
        for node in nodes:
            held = {key: node[key] for key in ("area", "count", "most", "tall")}
            self._add(node["id"], node["kind"], node["x"], node["y"], **held)
        for edge in edges:
            held = {key: edge[key] for key in ("basis", "count", "way")}
            self.add_edge(edge["from"], edge["to"], **held)

    def data(self) -> dict[str, Any]:
        """The content with the network's nodes and edges, as the page's own drawing asks for them."""
        nodes, edges, *_ = self.get_network_data()
        return {**self.content, "nodes": _without(nodes, _UNASKED), "edges": _without(edges, _UNASKED)}

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """The page; the parameters are pyvis's and change nothing."""
        return document(self.data(), self.lang)


def _without(items: Iterable[dict[str, Any]], keys: frozenset[str]) -> list[dict[str, Any]]:
    return [{key: value for key, value in item.items() if key not in keys} for item in items]


def document(data: dict[str, Any], lang: str, packed: Iterable[str] = ()) -> str:
    """The page's HTML: ``data``, and for a page of several plans each of them packed."""
    library, script = drawing_library(), page_script()
    goals = [
        (resource["name"], text_in(resource["label"], lang))
        for resource in data["resources"].values()
        if resource["kind"] == "board-goal"
    ]
    return (
        environment(PackageLoader("goalgraph.faces.page", "web"))
        .get_template("template.html.j2")
        .render(
            lang=lang,
            title=text_in(data["plan"], lang),
            texts=data["texts"][lang],
            listed=goals or [(plan["id"], text_in(plan["label"], lang)) for plan in data.get("plans", [])],
            style=Markup(styles()),
            library=Markup(_checked(library)),
            script=Markup(_checked(script)),
            hashes=Markup(" ".join(f"'sha256-{_digest(one)}'" for one in (library, script))),
            data=Markup(as_json(data)),
            packed=[Markup(as_json(plan)) for plan in packed],
        )
    )


def drawing_library() -> str:
    """vis-network as the installed pyvis carries it.

    Raises:
        ResourceMissing: pyvis has moved it.
    """
    try:
        return files("pyvis").joinpath(VIS).read_text(encoding="utf-8")
    except OSError as error:
        raise ResourceMissing(name=f"pyvis/{VIS}", reason="pyvis >= 0.3.2, < 0.4 has it") from error


def as_json(value: object) -> str:
    r"""JSON that can stand in a script element: nothing in it can end the element or hide on the page.

    >>> as_json("</script>")
    '"\\u003c/script\\u003e"'
    """
    return exact(visible_tree(value), compact=True).translate(_ESCAPES)


def _checked(script: str) -> str:
    lowered = script.lower()
    if "</script" in lowered or "<!--" in lowered:
        raise ResourceMissing(name="script", reason="it holds text that would end its element")
    return script


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
