"""What nobody foresaw, as an error that says where it was.

In: any exception, and what was being worked on. Out: ``Unforeseen``, whose message is one line.
"""

from __future__ import annotations

from goalgraph.base.errors import Unforeseen


def unforeseen(error: BaseException, place: str) -> Unforeseen:
    """What an exception tells; the notes on it say better than ``place`` where it was.

    >>> error = ValueError("no such thing")
    >>> error.add_note("plan.ttl")
    >>> unforeseen(error, "show").message("en").partition(";")[0]
    'a fault in goalgraph while it worked on plan.ttl (ValueError: no such thing)'
    """
    noted = ", ".join(dict.fromkeys(map(str, getattr(error, "__notes__", ()))))
    return Unforeseen(place=noted or place, reason=f"{type(error).__name__}: {error}")
