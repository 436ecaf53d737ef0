"""Why a plan is not told from others, or cannot be brought to where plans are kept or taken from there.

In: the details of a failure. Out: errors whose message is one line.
"""

from __future__ import annotations

from goalgraph.base.errors import AmbiguousId, GoalgraphError, SeveralPlans


class PlanWanted(AmbiguousId, SeveralPlans):
    """There are several plans, ``candidates``, and none is chosen."""


class StorageError(GoalgraphError):
    """A plan cannot be brought in or taken out; what is kept is as it was."""


class DecisionsDiffer(StorageError):
    """Of the decisions on ``plan`` at ``location``, some are not in what is loaded, which has others."""


class PlanRequired(StorageError):
    """The plan ``plan`` is required by ``needing``, which would lack it."""
