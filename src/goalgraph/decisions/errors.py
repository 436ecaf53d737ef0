"""What can go wrong only with decisions.

In: conflicts, and what is in the way in a log. Out: exceptions that name them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from goalgraph.base.errors import DecisionsError, GoalgraphError, InputError

if TYPE_CHECKING:
    from goalgraph.decisions.application import Conflict


class PastPlan(GoalgraphError):
    """The plan ``plan`` is looked at as it was on an earlier day, and decisions come into it as it is."""


class UnknownAssessment(DecisionsError):
    """At ``place`` the file at ``path`` assesses the goal as ``word``; ``known`` can be given."""


class TargetForDirection(DecisionsError):
    """The file at ``path`` gives ``place`` a measured target, a goal of the ``type`` that has none."""


class DecisionConflict(GoalgraphError):
    """The file at ``path`` contradicts what has changed since it was made; nothing has been changed.

    ``count`` conflicts, each of ``conflicts`` with goal, field and both values.
    """

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The conflicts, in the order of the file."""
        found = self.details.get("conflicts", ())
        return found if isinstance(found, tuple) else ()


class DamagedRecord(InputError):
    """The ``record`` of a decision log at ``line`` of the file at ``path`` cannot be read: ``reason``.

    Where no file is known, ``path`` is the IRI of the log's graph and ``line`` is ``None``; ``place`` is both
    in one text.
    """
