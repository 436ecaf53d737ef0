"""What can go wrong only with decisions.

In: conflicts. Out: an exception that names them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalgraph.base.errors import GoalgraphError

if TYPE_CHECKING:
    from goalgraph.decisions.application import Conflict


class PastPlan(GoalgraphError):
    """The plan ``plan`` is looked at as it was on an earlier day, and decisions come into it as it is."""


class DecisionConflict(GoalgraphError):
    """The file at ``path`` contradicts what has changed since it was made; nothing has been changed.

    ``count`` conflicts, each of ``conflicts`` with goal, field and both values.
    """

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts, in the order of the file."""
        found = self.details.get("conflicts", ())
        return found if isinstance(found, tuple) else ()
