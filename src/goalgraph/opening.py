"""Stores on disk.

In: the folder of a store. Out: a graph over it.
"""

from __future__ import annotations

from pathlib import Path

from goalgraph.derivation import derive
from goalgraph.errors import StoreError
from goalgraph.graph import Graph
from goalgraph.store import LocalStore


def open_store(location: str | Path) -> Graph:
    """The graph of the Oxigraph store in a folder; its derived links are made anew.

    Raises:
        StoreError: the location is a server, is no folder with a store, or is in use.
    """
    if str(location).startswith(("http://", "https://")):
        raise StoreError(location=location, reason="servers cannot be opened; give a folder")
    folder = Path(location)
    if not (folder / "CURRENT").is_file():
        raise StoreError(location=folder, reason="there is no store in this folder")
    store = LocalStore(folder)
    derive(store)
    return Graph(store)
