"""The files of a site, in memory.

In: a graph, and where the site would stand. Out: the files by path, each path once.
"""

from __future__ import annotations

import goalgraph
from goalgraph.faces.site import Place, Site

BASE = "https://goals.example/mal/"


def files_of(graph: goalgraph.Graph, place: Place | None = None) -> dict[str, bytes]:
    """The site's files."""
    made: dict[str, bytes] = {}
    for path, data in Site(graph._plans, place or Place()).files():
        assert path not in made
        made[path] = data
    return made
