"""Where the shipped ontology, data, shapes and queries are.

In: the name of a resource folder. Out: its path, whether goalgraph runs from a wheel (the folders
travel inside the package), from an editable install or from a checkout (they stay at the top).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from goalgraph.base.errors import ResourceMissing

Folder = Literal["ontology", "data", "shapes", "queries"]


@cache
def resource_folder(name: Folder) -> Path:
    """The folder ``name``.

    Raises:
        ResourceMissing: the installation does not hold it.

    >>> (resource_folder("ontology") / "goalgraph.ttl").is_file()
    True
    """
    package = Path(__file__).parent.parent
    places = (package / "_resources" / name, package.parent.parent / name)
    for place in places:
        if place.is_dir():
            return place
    raise ResourceMissing(name=name, reason=f"looked in {places[0]}")
