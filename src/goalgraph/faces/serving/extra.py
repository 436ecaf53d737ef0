"""What only serving needs is an extra, which the error names.

In: the name of a library. Out: nothing, or the error that says how to install it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from goalgraph.exchange.workbook.faults import ExtraMissing

EXTRA = "serve"


@contextmanager
def needing(library: str) -> Iterator[None]:
    """Say which extra has a library that is imported in the block.

    Raises:
        ExtraMissing: it is not installed.

    >>> with needing("json"):
    ...     import json
    """
    try:
        yield
    except ImportError as error:
        raise ExtraMissing(what=library, extra=EXTRA) from error
