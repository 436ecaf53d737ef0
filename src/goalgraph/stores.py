"""Where plans are kept for long: brought in, taken out, and listed.

In: files and folders, and the folder of a store or the address of an endpoint. Out: what was done with each
plan. What :func:`goalgraph.open` reads, these write.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from goalgraph.api import Graph
from goalgraph.base.temporary import tidy_temporary
from goalgraph.decisions.log import recorded
from goalgraph.exchange.kinds import MOST_MEGABYTES
from goalgraph.exchange.workbook import Import
from goalgraph.exchange.workbooks import quads_of
from goalgraph.model import storing
from goalgraph.model.loading import place_at
from goalgraph.model.storing import Folders, Listed, Stored
from goalgraph.rdf.sources import Unread

if TYPE_CHECKING:
    from goalgraph.rdf.endpoint.conformance import Check

Told = Callable[[int, int, Stored], object]


def load_into(
    location: str | Path,
    *paths: str | Path,
    told: Told = lambda number, count, one: None,
    unread: Callable[[tuple[Unread, ...]], object] = lambda several: None,
    loose: Callable[[tuple[str, ...]], object] = lambda graphs: None,
) -> tuple[Stored, ...]:
    """Bring the plans in files, workbooks or folders to a store, each whole or not at all.

    A plan that is there already is replaced, and left alone where nothing of it has changed, so that what was
    interrupted goes on when it is called again. Decisions that were recorded there are never lost, and values
    that were fetched later there stay.

    Args:
        location: the folder of a store, which is made where there is nothing, or an endpoint's address.
        paths: as in :func:`goalgraph.load`.
        told: is given the number of the plan, that of all plans, and what was done, when a plan is there.
        unread: is given what in the folders was not read as data, before anything is written.
        loose: is given, before anything is written, the graphs that belong to none of several plans, which
            are not brought in; a single plan has them.

    Raises:
        InputError, NoPlan: a file or folder cannot be read, and where; there is no plan in them.
        DecisionsDiffer: of the decisions on a plan, each side has some that the other has not; the other
            plans are brought in.
        StoreError: nothing can be written there, or somebody else has changed it meanwhile.

    >>> import tempfile
    >>> from goalgraph.model.reference import bundled_plan
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     place = Path(folder, "store")
    ...     [load_into(place, bundled_plan())[0].done for _ in range(2)]
    ['new', 'unchanged']
    """
    tidy_temporary()
    folders = Folders([Path(path) for path in paths], quads_of)
    count = len(folders.plans)
    unread(tuple(folders.unread))
    loose(folders.unclaimed)
    done: list[Stored] = []
    for one in storing.stored(folders, place_at(location, make=True), recorded):
        done.append(one)
        told(len(done), count, one)
    return tuple(done)


def import_into(
    location: str | Path,
    source: str | Path,
    *,
    plan: str | None = None,
    dry_run: bool = False,
    lang: str = "sv",
    most: int = MOST_MEGABYTES,
    errors: str | Path | None = None,
) -> tuple[Import, Stored | None]:
    """Bring a file in, as :func:`goalgraph.import_file` does, to a store in place of a folder.

    Args:
        location: the folder of a store, or an endpoint's address.
        source, dry_run, lang, most, errors: as in :func:`goalgraph.import_file`.
        plan: the plan that a saved answer from Kolada is for, where there are several.

    Raises:
        InputError, WorkbookFaults, ExtraMissing: as :func:`goalgraph.import_file`.
        StoreError: nothing can be written there, or somebody else has changed it meanwhile.

    >>> import tempfile, goalgraph
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     plan, book = Path(folder, "plan"), Path(folder, "book")
    ...     _ = goalgraph.new(plan), goalgraph.load(plan).export(book, "csv")
    ...     import_into(Path(folder, "store"), book)[1].done
    'new'
    """
    from goalgraph.exchange.stored import import_stored

    return import_stored(
        place_at(location, make=not dry_run),
        Path(source),
        plan=plan,
        dry_run=dry_run,
        lang=lang,
        most=most,
        errors=Path(errors) if errors else None,
    )


def drop(location: str | Path, plan: str) -> Listed:
    """Take a plan out of a store, with the decisions on it; graphs that other plans have too stay.

    A plan that it alone requires is taken out with it, and is named in what is given back; one that is
    required by it and requires it stays, and is named as lacking it.

    Args:
        location: the folder of a store, or an endpoint's address.
        plan: the plan's id or IRI.

    Raises:
        UnknownId: there is no such plan.
        PlanRequired: another plan requires it.
        StoreError: nothing can be written there, or somebody else has changed it meanwhile.

    >>> import tempfile
    >>> from goalgraph.model.reference import bundled_plan
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     place = Path(folder, "store")
    ...     _ = load_into(place, bundled_plan())
    ...     drop(place, "0665/2019").id
    '0665/2019'
    """
    tidy_temporary()
    return storing.dropped(place_at(location), plan)


def check_endpoint(address: str, told: Callable[[Check], object] = lambda one: None) -> tuple[Check, ...]:
    """Try out what an endpoint can of what goalgraph needs, and say what works.

    What is written to try it stands in graphs of its own, and is removed.

    Args:
        address: as in :func:`goalgraph.open`.
        told: is given each check when it is made.

    Raises:
        StoreError: it is no address, or nobody answers there.

    >>> import goalgraph
    >>> try:
    ...     check_endpoint("ftp://example.org/")
    ... except goalgraph.StoreError as error:
    ...     type(error).__name__
    'WrongAddress'
    """
    from goalgraph.rdf.endpoint import Client, endpoint_at
    from goalgraph.rdf.endpoint.conformance import tried

    done: list[Check] = []
    for one in tried(Client(endpoint_at(address))):
        done.append(one)
        told(one)
    return tuple(done)


def plans(graph: Graph) -> tuple[Listed, ...]:
    """The plans of a graph with their graphs; quick for many, for nothing is made of them.

    >>> import goalgraph
    >>> [one.labels["en"] for one in plans(goalgraph.load())]
    ["The executive board's goals 2019"]
    """
    return storing.listing(graph._plans)
