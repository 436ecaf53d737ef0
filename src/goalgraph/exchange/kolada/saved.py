"""Answers of Kolada's that somebody saved, read offline.

In: JSON files: an answer to ``/data``, or a list of its pages. Out: figures as if they had been fetched; they
are as old as the file says that it is. A page that says that there is a next one which is not given is
refused, for part of a series would be taken for the whole.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from goalgraph.exchange.kolada.answers import Figure, Page, figures_in, page_of, parsed
from goalgraph.exchange.kolada.catalogue import MOST_MEGABYTES, bytes_of
from goalgraph.exchange.kolada.faults import NotSaved, OtherForm, reason
from goalgraph.exchange.kolada.retired import KNOWN
from goalgraph.exchange.kolada.values import Fetched


def read_saved(paths: Sequence[Path], titles: Mapping[str, str]) -> Fetched:
    """The figures in saved answers.

    Args:
        titles: what indicators are called, where a catalogue says it.

    Raises:
        NotSaved: a file is no such answer, or not the whole of it.
        InputError: it cannot be read.
    """
    figures: list[Figure] = []
    left: Counter[str] = Counter()
    retrieved: dict[str, datetime] = {}
    origins: dict[str, str] = {}
    pages = [(path, page) for path in paths for page in _pages(path)]
    further = sum(page.next_url is not None for _, page in pages)
    if further and further >= len(pages):
        raise NotSaved(path=pages[-1][0], reason=reason("more"))
    for path, page in pages:
        try:
            found, none = figures_in(page.values)
        except OtherForm as error:
            raise NotSaved(path=path, reason=error.texts) from error
        when = datetime.fromtimestamp(int(path.stat().st_mtime), UTC)
        figures += found
        left += none
        for kpi in {one.kpi for one in found}:
            retrieved[kpi] = min(when, retrieved.get(kpi, when))
            origins[kpi] = path.name
    if not figures:
        raise NotSaved(path=paths[0], reason=reason("empty"))
    return Fetched(tuple(figures), left, titles, {}, retrieved, origins, min(retrieved.values()), KNOWN)


def _pages(path: Path) -> list[Page]:
    """The pages in a file."""
    try:
        document = parsed(bytes_of(path, MOST_MEGABYTES))
        several = document if isinstance(document, list) else [document]
        if several and all(isinstance(one, dict) and "kpi" in one for one in several):
            several = [{"values": several}]
        return [page_of(one) for one in several]
    except OtherForm as error:
        raise NotSaved(path=path, reason=error.texts) from error
