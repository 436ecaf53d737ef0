"""The page as a pyvis network that renders its own template.

In: the page's content. Out: HTML. The network carries the whole graph with fixed positions; pyvis's own
page is not used, for it loads scripts from elsewhere and takes markup from labels. Only the drawing
library that pyvis carries is.
"""

from __future__ import annotations

import base64
import hashlib
import json
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from pyvis.network import Network

from goalgraph.errors import ResourceMissing
from goalgraph.objects import text_in
from goalgraph.page.layout import positions

VIS = "templates/lib/vis-9.1.2/vis-network.min.js"
SCRIPTS = (
    "text.js",
    "views.js",
    "state.js",
    "edges.js",
    "rules.js",
    "stage.js",
    "focus.js",
    "panel.js",
    "values.js",
    "indicators.js",
    "free.js",
    "table.js",
    "decisions.js",
    "names.js",
    "store.js",
    "exchange.js",
    "target.js",
    "summary.js",
    "form.js",
    "merge.js",
    "changes.js",
    "presentation.js",
    "accessibility.js",
    "search.js",
    "picture.js",
    "keys.js",
    "main.js",
)
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


class PageNetwork(Network):  # type: ignore[misc]
    """The content's resources as nodes and its links as edges; renders the workshop page."""

    def __init__(self, content: dict[str, Any], lang: str) -> None:
        super().__init__(directed=True)
        self.content = content
        self.lang = lang
        for ident, (x, y) in positions(content).items():
            resource = content["resources"][ident]
            self.add_node(
                ident, label=resource["name"], shape="box", group=resource["kind"], x=x, y=y, physics=False
            )
        drawn = set(self.node_ids)
        for link in content["links"]:
            if link["from"] in drawn and link["to"] in drawn:
                self.add_edge(link["from"], link["to"], basis=link["basis"], relation=link["relation"])

    def generate_html(self, name: str = "index.html", local: bool = True, notebook: bool = False) -> str:
        """The page; the parameters are pyvis's and change nothing."""
        nodes, edges, *_ = self.get_network_data()
        own = files(__package__)
        scripts = [drawing_library(), *(own.joinpath("js", f).read_text(encoding="utf-8") for f in SCRIPTS)]
        environment = Environment(
            loader=PackageLoader("goalgraph.page", "."), autoescape=True, undefined=StrictUndefined
        )
        return environment.get_template("template.html.j2").render(
            lang=self.lang,
            title=self.content["plan"][self.lang],
            texts=self.content["texts"][self.lang],
            goals=[
                (resource["name"], text_in(resource["label"], self.lang))
                for resource in self.content["resources"].values()
                if resource["kind"] == "board-goal"
            ],
            style=Markup(own.joinpath("page.css").read_text(encoding="utf-8")),
            scripts=[Markup(script) for script in map(_checked, scripts)],
            hashes=Markup(" ".join(f"'sha256-{_digest(script)}'" for script in scripts)),
            data=Markup(as_json({**self.content, "nodes": nodes, "edges": edges})),
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
    r"""JSON that can stand in a script element: nothing in it can end the element.

    >>> as_json("</script>")
    '"\\u003c/script\\u003e"'
    """
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPES)


def _checked(script: str) -> str:
    lowered = script.lower()
    if "</script" in lowered or "<!--" in lowered:
        raise ResourceMissing(name="script", reason="it holds text that would end its element")
    return script


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
