"""What can be wrong with a text that only the floor of the engine knows of.

In: the details of a failure. Out: exceptions whose message is one line.
"""

from __future__ import annotations

from goalgraph.base.errors import InputError, QueryError, StoreChanged


class NestedTooDeep(InputError):
    """The file at ``path`` is nested deeper than ``most`` levels at ``line``."""


class SourceChanged(InputError):
    """The file at ``path`` is no longer what it was when it was first looked at."""


class UnknownFunction(QueryError):
    """The query ``query`` calls ``function``, which is none of SPARQL's."""


class ImpossibleValue(InputError):
    """At ``line`` the file at ``path`` gives ``property`` the ``value``, with which nothing can be done."""


class QueryTooLong(QueryError):
    """The text of the query ``query`` has more than ``most`` signs."""


class StoreMoved(StoreChanged):
    """Somebody else has written to the store at ``location`` while it was read, whichever graph it was."""
