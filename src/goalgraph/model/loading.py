"""Where plans come from: files, or a store on disk.

In: paths, or none for the bundled plan, or the folder of a store. Out: plans, each with its scope.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from goalgraph.base.errors import NoPlan, StoreError, StoreInUse
from goalgraph.base.files import checksum
from goalgraph.base.names import BUNDLED_PLAN
from goalgraph.model.plans import Plans
from goalgraph.model.reference import bundled_plan, reference
from goalgraph.rdf.reading import files_in, only_decisions_on, read
from goalgraph.rdf.store import LocalStore


def loaded(paths: Sequence[str | Path]) -> Plans:
    """The plans in ``paths``; see :func:`goalgraph.load`."""
    sources = [Path(path) for path in paths] or [bundled_plan()]
    checksums = {file.resolve(): checksum(file) for file in files_in(sources)}
    quads = read(sources)
    if paths and only_decisions_on(BUNDLED_PLAN, quads):
        quads += read([bundled_plan()])
    store = LocalStore()
    store.add(reference())
    store.add(quads)
    return _some(Plans(store, checksums=checksums), ", ".join(map(str, paths)))


def opened(location: str | Path, wait: float = 0.0) -> Plans:
    """The plans of the store at ``location``; see :func:`goalgraph.open`."""
    if str(location).startswith(("http://", "https://")):
        raise StoreError(location=location, reason="servers cannot be opened; give a folder")
    folder = Path(location)
    if not (folder / "CURRENT").is_file():
        raise StoreError(location=folder, reason="there is no store in this folder")
    return _some(Plans(_store(folder, wait)), str(location))


def _store(folder: Path, wait: float) -> LocalStore:
    """The store in a folder, as soon as no other program has it open."""
    until = time.monotonic() + wait
    while True:
        try:
            return LocalStore(folder)
        except StoreInUse:
            if time.monotonic() >= until:
                raise
            time.sleep(0.02)


def _some(plans: Plans, source: str) -> Plans:
    if not len(plans):
        raise NoPlan(source=source)
    return plans
