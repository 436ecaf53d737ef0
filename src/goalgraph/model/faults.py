"""Why a plan is not told from others, or cannot be brought to where plans are kept or taken from there.

In: the details of a failure. Out: errors whose message is one line.
"""

from __future__ import annotations

from collections.abc import Collection

from goalgraph.base.errors import AmbiguousId, GoalgraphError, SeveralPlans, UnknownId

_MOST_NAMED = 10


class PlanWanted(AmbiguousId, SeveralPlans):
    """There are several plans, ``candidates``, and none is chosen."""


class UnknownPlan(UnknownId):
    """No plan has the id or IRI ``id``; those that are most like it are ``nearest``."""

    @classmethod
    def among(cls, ident: str | None, known: Collection[str]) -> UnknownPlan:
        """That none of the known ids is the one that was asked for.

        >>> UnknownPlan.among("0665/2091", ["0665/2019", "0682/2024"]).message("en")
        'no plan has the id 0665/2091; the nearest are: 0665/2019, 0682/2024'
        """
        from difflib import get_close_matches

        nearest = get_close_matches(ident or "", known, n=3, cutoff=0.4) or list(known)[:3]
        return cls(id=ident or "-", nearest=", ".join(nearest) or "-")


def some_of(several: Collection[str]) -> str:
    """As many ids as one reads in a line; where there are more, how many.

    >>> some_of(["KF1", "KF2"]), some_of([f"KF{number}" for number in range(1, 13)])
    ('KF1, KF2', 'KF1, KF2, KF3, KF4, KF5, KF6, KF7, KF8, KF9, KF10, … (12)')
    """
    more = [f"… ({len(several)})"] if len(several) > _MOST_NAMED else []
    return ", ".join([*list(several)[:_MOST_NAMED], *more])


class StorageError(GoalgraphError):
    """A plan cannot be brought in or taken out; what is kept is as it was."""


class DecisionsDiffer(StorageError):
    """Of the decisions on ``plan`` at ``location``, some are not in what is loaded, which has others."""


class PlanRequired(StorageError):
    """The plan ``plan`` is required by ``needing``, which would lack it."""
