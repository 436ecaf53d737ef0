"""Files into a store: plans, and what goalgraph ships for every plan.

In: paths, or none for the bundled plan. Out: a store with the plans in goalgraph's form, the shared
reference data and what is derived; and what in the folders was not read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from goalgraph.base.errors import NoPlan, OtherNamespace
from goalgraph.base.names import BUNDLED_PLAN, GG
from goalgraph.base.resources import resource_folder
from goalgraph.model.derivation import derive, plan_graphs
from goalgraph.rdf.normalised import normalised
from goalgraph.rdf.reading import gather, only_decisions_on, read
from goalgraph.rdf.sources import Unread
from goalgraph.rdf.store import LocalStore
from goalgraph.rdf.vocabulary import almost_ours_in


@dataclass(frozen=True, slots=True)
class Loaded:
    """A store with plans, and what in the folders was not read."""

    store: LocalStore
    unread: tuple[Unread, ...] = ()


def loaded(paths: Sequence[str | Path]) -> Loaded:
    """What is in ``paths``; see :func:`goalgraph.load`.

    Raises:
        NoPlan: there is no plan in them.
        InputError: a file or folder cannot be read.
    """
    data = resource_folder("data")
    shared = read([resource_folder("ontology") / "goalgraph.ttl", data / "agenda2030", data / "reference"])
    bundled = data / "vaggeryd" / "2019"
    reading = gather([Path(path) for path in paths] or [bundled])
    quads = reading.quads
    if paths and only_decisions_on(BUNDLED_PLAN, quads):
        quads = [*quads, *read([bundled])]
    store = LocalStore()
    store.add(shared)
    store.add(normalised(quads, shared))
    if not plan_graphs(store):
        source = ", ".join(map(str, paths))
        if namespace := almost_ours_in(quads):
            raise OtherNamespace(source=source, used=namespace, right=GG)
        raise NoPlan(source=source)
    derive(store)
    return Loaded(store, reading.unread)
