"""Where plans come from: files, or a store on disk.

In: paths, or none for the bundled plan, or the folder of a store. Out: plans, each with its scope.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from goalgraph.base.errors import NoPlan, OtherNamespace, SourceNotFound, StoreError
from goalgraph.base.names import BUNDLED_PLAN, DECISION_LOG, GG, RDF, STATED_GRAPH
from goalgraph.model.plans import Plans
from goalgraph.model.profiles import beside, profile_at, profile_named
from goalgraph.model.ready import listing
from goalgraph.model.reference import bundled_plan, reference, reference_graphs
from goalgraph.model.scope import Scope
from goalgraph.rdf.catalogue import PLAN
from goalgraph.rdf.filed import FiledStore
from goalgraph.rdf.kept import KeptStore, is_store
from goalgraph.rdf.ontology import almost_ours_in
from goalgraph.rdf.reading import Reading, as_it_stands, gather_by
from goalgraph.rdf.repository import Repository
from goalgraph.rdf.sources import PROFILE_FOLDER, is_workbook, left_out
from goalgraph.rdf.store import LocalStore
from goalgraph.rdf.terms import Quad

_FEW = 3  # plans that are read at once


def loaded(
    paths: Sequence[str | Path],
    profiles: Sequence[str | Path] = (),
    workbook: Callable[[Path], list[Quad]] | None = None,
) -> Plans:
    """The plans in ``paths``; see :func:`goalgraph.load`. ``workbook`` reads those that are workbooks."""
    for path in paths:
        if not str(path):
            raise SourceNotFound(path="''")  # Path("") is the folder that one stands in
    sources = [Path(path) for path in paths]
    if workbook and (books := [path for path in sources if is_workbook(path)]):
        return _with_workbooks(sources, books, profiles, workbook)
    places = [*map(profile_at, beside(sources)), *map(profile_named, profiles)]
    files = listing(sources or [bundled_plan()], places)
    if files and (ready := files.ready()):
        return Plans(
            lambda: _read(sources)[0],
            scopes={ready.scope.iri: ready.scope},
            sources=sources,
            unread=ready.unread,
            checksums=dict(files.checksums),
            homes=ready.homes,
            required=ready.required,
            profiles=places,
        )
    store, reading = _filed(sources) if files else _read(sources)

    def keep(scope: Scope) -> None:
        if files and files.checksums == reading.checksums:
            files.keep(scope, plans.homes, plans.required, reading.unread)

    found = dict(reading.checksums)
    plans = Plans(
        store, sources=sources, unread=reading.unread, checksums=found, on_built=keep, profiles=places
    )
    return _some(plans, ", ".join(map(str, paths)))


def _with_workbooks(
    sources: Sequence[Path],
    books: Sequence[Path],
    profiles: Sequence[str | Path],
    workbook: Callable[[Path], list[Quad]],
) -> Plans:
    """The plans in workbooks and in other files; nothing is kept of them, each is read anew."""
    others = [path for path in sources if path not in books]
    places = [*map(profile_at, beside(others)), *map(profile_named, profiles)]
    store = LocalStore()
    store.add(reference())
    for book in books:
        store.add(workbook(book))
    reading = _gathered(others, store)
    plans = Plans(
        store, sources=sources, unread=reading.unread, checksums=dict(reading.checksums), profiles=places
    )
    return _some(plans, ", ".join(map(str, sources)))


def _filed(paths: Sequence[Path]) -> tuple[Repository, Reading]:
    """The files as a place that reads them when they are asked for, where they are as they were before.

    Of few plans everything is read at once: what is loaded stays as it was, whatever happens to the files.
    """
    several = list(paths or [bundled_plan()])
    store = FiledStore(several, reference(), lambda: _read(paths)[0])
    reading = store.reading
    if paths and _only_decisions_on(BUNDLED_PLAN, store):
        store = FiledStore([*several, bundled_plan()], reference(), lambda: _read(paths)[0])
    if len({plan for plan, _ in store.subjects(RDF + "type", PLAN)}) <= _FEW:
        store.settle()
    return store, reading


def _read(paths: Sequence[Path]) -> tuple[LocalStore, Reading]:
    store = LocalStore()
    store.add(reference())
    reading = _gathered(paths or [bundled_plan()], store)
    if paths and _only_decisions_on(BUNDLED_PLAN, store):
        _gathered([bundled_plan()], store)
    return store, reading


def _gathered(paths: Sequence[Path], store: LocalStore) -> Reading:
    return gather_by(paths, as_it_stands, lambda file, quads, home: store.add(quads, home))


def _only_decisions_on(plan: str, store: Repository) -> bool:
    """Whether the decisions on a plan are there, but not the plan."""
    concerned = (
        quad
        for log, graph in store.subjects(RDF + "type", DECISION_LOG)
        for quad in store.matching(log, GG + "inPlan", plan, graph)
    )
    return {plan, plan + STATED_GRAPH}.isdisjoint(store.graphs()) and any(concerned)


def opened(location: str | Path, profiles: Sequence[str | Path] = ()) -> Plans:
    """The plans of the store at ``location``; see :func:`goalgraph.open`."""
    place = place_at(location)
    own = []
    if not place.shared:
        near = Path(location).parent / PROFILE_FOLDER
        own = [profile_at(near)] if (near / "profile.ttl").is_file() else []
    return _some(Plans(place, profiles=[*own, *map(profile_named, profiles)]), str(location))


def place_at(location: str | Path, *, make: bool = False) -> Repository:
    """The place where plans are kept: the store in a folder, or an endpoint.

    With ``make``, a store is made where there is nothing.

    Raises:
        StoreError: there is none, or it cannot be read.
    """
    if "://" in str(location) or str(location).casefold().startswith(("http:", "https:")):
        from goalgraph.rdf.endpoint import endpoint_store

        return endpoint_store(str(location))
    if not str(location):
        raise StoreError(location="''", reason="no folder is named")
    folder = Path(location)
    if make:
        return KeptStore.at(folder)
    if not is_store(folder):
        raise StoreError(location=folder, reason="there is no store in this folder")
    return KeptStore(folder)


def _some(plans: Plans, source: str) -> Plans:
    if not len(plans):
        others = reference_graphs()
        names = [g for g in plans.store.graphs() if g not in others and not plans.store.shared]
        used = almost_ours_in(quad for graph in names for quad in plans.store.quads(graph))
        if used:
            raise OtherNamespace(source=source, used=used, right=GG)
        raise NoPlan(source=source, left_out=left_out(plans.unread))
    return plans
