"""What can go wrong when something is to be served.

In: the details of a failure. Out: an exception in the tree of ``base.errors``.
"""

from __future__ import annotations

from goalgraph.base.errors import GoalgraphError


class CannotListen(GoalgraphError):
    """Nothing can listen at ``host`` and ``port``, for the ``reason``."""
