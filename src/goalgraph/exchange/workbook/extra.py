"""What only this door needs is an extra, which the error names.

In: the name of a library. Out: nothing, or the error that says how to install it.
"""

from __future__ import annotations

from contextlib import AbstractContextManager

from goalgraph.base import extras

EXTRA = "office"


def needing(library: str) -> AbstractContextManager[None]:
    """Say which extra has a library that is imported in the block.

    Raises:
        ExtraMissing: it is not installed.

    >>> with needing("json"):
    ...     import json
    """
    return extras.needing(library, EXTRA)
