"""Files into a store: plans, and what goalgraph ships for every plan.

In: paths, or none for the bundled plan. Out: a store with the plans, the shared reference data and what
is derived.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from goalgraph.base.names import BUNDLED_PLAN
from goalgraph.base.resources import resource_folder
from goalgraph.model.derivation import derive
from goalgraph.rdf.reading import only_decisions_on, read
from goalgraph.rdf.store import LocalStore


def loaded(paths: Sequence[str | Path]) -> LocalStore:
    """The store of the plans in ``paths``; see :func:`goalgraph.load`."""
    data = resource_folder("data")
    shared = [resource_folder("ontology") / "goalgraph.ttl", data / "agenda2030", data / "reference"]
    bundled = data / "vaggeryd" / "2019"
    quads = read([Path(path) for path in paths] or [bundled])
    if paths and only_decisions_on(BUNDLED_PLAN, quads):
        quads += read([bundled])
    store = LocalStore()
    store.add(read(shared))
    store.add(quads)
    derive(store)
    return store
