"""What only one door needs is an extra, which the error names.

In: the name of a library, and of the extra that has it. Out: nothing, or the error that says how to
install it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from goalgraph.base.errors import GoalgraphError


class ExtraMissing(GoalgraphError):
    """What reads, writes or makes something, ``what``, is not installed; the extra ``extra`` has it."""


@contextmanager
def needing(library: str, extra: str) -> Iterator[None]:
    """Say which extra has a library that is imported in the block.

    Raises:
        ExtraMissing: it is not installed.

    >>> with needing("json", "office"):
    ...     import json
    """
    try:
        yield
    except ImportError as error:
        raise ExtraMissing(what=library, extra=extra) from error
