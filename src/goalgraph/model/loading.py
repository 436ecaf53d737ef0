"""Where plans come from: files, or a store on disk.

In: paths, or none for the bundled plan, or the folder of a store. Out: plans, each with its scope.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from goalgraph.base.errors import NoPlan, StoreError
from goalgraph.base.names import BUNDLED_PLAN
from goalgraph.model.plans import Plans
from goalgraph.model.reference import bundled_plan, reference
from goalgraph.rdf.reading import only_decisions_on, read
from goalgraph.rdf.store import LocalStore


def loaded(paths: Sequence[str | Path]) -> Plans:
    """The plans in ``paths``; see :func:`goalgraph.load`."""
    quads = read([Path(path) for path in paths] or [bundled_plan()])
    if paths and only_decisions_on(BUNDLED_PLAN, quads):
        quads += read([bundled_plan()])
    store = LocalStore()
    store.add(reference())
    store.add(quads)
    return _some(Plans(store), ", ".join(map(str, paths)))


def opened(location: str | Path) -> Plans:
    """The plans of the store at ``location``; see :func:`goalgraph.open`."""
    if str(location).startswith(("http://", "https://")):
        raise StoreError(location=location, reason="servers cannot be opened; give a folder")
    folder = Path(location)
    if not (folder / "CURRENT").is_file():
        raise StoreError(location=folder, reason="there is no store in this folder")
    return _some(Plans(LocalStore(folder)), str(location))


def _some(plans: Plans, source: str) -> Plans:
    if not len(plans):
        raise NoPlan(source=source)
    return plans
