"""The site in a folder.

In: plans, a folder and where the site will stand. Out: the folder with the site's files, kept by
``base.synced``, and what was done there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from goalgraph.base.errors import OutputError, ParameterError, UnknownLanguage
from goalgraph.base.frozen import Frozen
from goalgraph.base.synced import sync
from goalgraph.base.wording import LANGUAGES, complete
from goalgraph.faces.site.place import Place
from goalgraph.faces.site.whole import Site
from goalgraph.rdf.terms import is_iri

if TYPE_CHECKING:
    from goalgraph.model.plans import Plans


# Of so many plans the workshop pages are made unasked: the rules take a second or two a plan.
MOST_WORKSHOPS = 20


@dataclass(frozen=True, slots=True)
class Published(Frozen):
    """A site that was written.

    Attributes:
        folder: where it is.
        written, unchanged, removed: how many files.
        left: files that somebody else wrote where the site has one too: they stay as they are.
        lacking: what the description of the data sets needs and nobody has given: ``base``, ``licence``,
            ``publisher``.
        workshop: whether each plan has its workshop page.
        gone: the goals that something is recorded of and that no plan has; they have no page.
        feed: whether there is a feed, which there is where something says a day.
    """

    folder: Path
    written: int
    unchanged: int
    removed: int
    left: tuple[str, ...]
    lacking: tuple[str, ...]
    workshop: bool
    gone: tuple[str, ...] = ()
    feed: bool = True


def place_of(
    lang: str, base: str = "", licence: str = "", publisher: str = "", contact: str = "", live: str = ""
) -> Place:
    """Where a site will stand, checked.

    Raises:
        UnknownLanguage: there are no texts in ``lang``.
        ParameterError: ``base`` is no address of the web, or ``licence`` no address.
    """
    if lang not in LANGUAGES:
        raise UnknownLanguage(lang=lang, known=", ".join(LANGUAGES))
    complete()
    for name, address in (("base", base), ("licence", licence)):
        if address and not _is_web(address):
            raise ParameterError(name=name, value=address, expected="https://…")
    return Place(lang, base, licence, publisher, contact, live)


def publish(
    plans: Plans, folder: str | Path, place: Place, workshop: bool | None, jobs: int = 1
) -> Published:
    """Write the site; see :meth:`goalgraph.Graph.publish`."""
    if jobs < 1:
        raise ParameterError(name="jobs", value=str(jobs), expected="1, 2, …")
    wanted = len(plans) <= MOST_WORKSHOPS if workshop is None else workshop
    if any(source.is_dir() and source.resolve() == Path(folder).resolve() for source in plans.sources):
        raise OutputError(path=folder, reason="the plans lie in this folder; publish into another")
    site = Site(plans, replace(place, workshop=wanted), jobs)
    done = sync(folder, site.files(keep=len(plans) == 1))
    counts = (done.written, done.unchanged, done.removed)
    return Published(done.folder, *counts, done.left, site.lacking, wanted, site.gone, site.dated)


def _is_web(address: str) -> bool:
    """Whether it is an address that a browser opens, without a query or a fragment."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return (
        parts.scheme in ("http", "https")
        and bool(parts.netloc)
        and is_iri(address)
        and not (parts.query or parts.fragment)
    )
