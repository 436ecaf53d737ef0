"""What can go wrong, as one tree of exceptions.

In: the details of a failure (path, line, name …). Out: an exception whose ``message(lang)`` is one
line for people: what, where, what to do.

    GoalgraphError
    ├── InputError            a file or folder cannot be used
    │   ├── SourceNotFound
    │   ├── NothingToLoad
    │   ├── EmptyInput
    │   ├── WrongEncoding
    │   ├── UnknownFormat
    │   ├── ParseError
    │   ├── RemoteContext
    │   ├── NoPlan
    │   └── SeveralPlans
    ├── UnknownName           nothing has this name
    │   ├── UnknownId
    │   ├── AmbiguousId
    │   ├── UnknownQuery
    │   ├── UnknownParameter
    │   ├── UnknownLanguage
    │   └── UnknownProfile
    ├── QueryError            a query cannot be answered
    │   ├── QuerySyntaxError
    │   ├── ParameterError
    │   ├── QueryTimeout
    │   ├── RemoteAccessRefused
    │   ├── RemoteAccessFailed
    │   └── WrongResultForm
    ├── OutputError           a file cannot be written
    │   └── FolderInUse
    ├── StoreError            a store cannot be opened
    ├── ResourceMissing       a part of the installation is not there
    └── Unforeseen            a fault in goalgraph itself
"""

from __future__ import annotations

from goalgraph.wording import wording


class GoalgraphError(Exception):
    """The root of everything goalgraph raises on purpose.

    Keyword arguments are the details of the failure; each is an item of :attr:`details`.

    >>> error = UnknownId(id="KS9", nearest="KS8")
    >>> error.message("en")
    'no resource has the id KS9; the nearest are: KS8'
    """

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(self.message("en"))

    def message(self, lang: str = "en") -> str:
        """The failure in one line, in Swedish (``sv``) or English (``en``)."""
        text = wording(lang)["errors"][type(self).__name__]
        shown = {name: " ".join(str(value).split()) for name, value in self.details.items()}
        return str(text).format_map(shown)


class InputError(GoalgraphError):
    """A file or folder cannot be used: ``path``, ``reason``."""


class SourceNotFound(InputError):
    """There is nothing at ``path``."""


class NothingToLoad(InputError):
    """The folder at ``path`` holds no file in a known format."""


class EmptyInput(InputError):
    """The file at ``path`` holds no statement."""


class WrongEncoding(InputError):
    """The file at ``path`` is not UTF-8 from ``line`` on."""


class UnknownFormat(InputError):
    """The ending of ``path`` names no known format."""


class ParseError(InputError):
    """The file at ``path`` breaks its format at ``line`` (from 1), which reads ``text``: ``reason``."""


class RemoteContext(InputError):
    """The JSON-LD file at ``path`` needs a context that is on another server."""


class NoPlan(InputError):
    """``source`` holds no plan."""


class SeveralPlans(InputError):
    """``source`` holds the several ``plans``, where one is needed."""


class UnknownName(GoalgraphError):
    """Nothing has the name asked for."""


class UnknownId(UnknownName):
    """No resource has the ``id``; ``nearest`` are those most like it."""


class AmbiguousId(UnknownName):
    """Several plans have the ``id``; ``candidates`` are the ids to choose from."""


class UnknownQuery(UnknownName):
    """No shipped query has the ``name``; ``nearest`` are those most like it."""


class UnknownParameter(UnknownName):
    """The query ``query`` has no parameter ``name``; it has ``known``."""


class UnknownLanguage(UnknownName):
    """There are no texts in ``lang``; there are in ``known``."""


class UnknownProfile(UnknownName):
    """There is no validation profile ``name``; there are ``known``."""


class QueryError(GoalgraphError):
    """A query cannot be answered."""


class QuerySyntaxError(QueryError):
    """The text of ``query`` is not SPARQL: ``reason``."""


class ParameterError(QueryError):
    """The parameter ``name`` cannot be ``value``; it takes ``expected``."""


class QueryTimeout(QueryError):
    """The query ``query`` took longer than ``seconds``."""


class RemoteAccessRefused(QueryError):
    """The query ``query`` would call another server (``SERVICE``)."""


class RemoteAccessFailed(QueryError):
    """The server that the query ``query`` calls gave no answer: ``reason``."""


class WrongResultForm(QueryError):
    """The result cannot be written as ``format``; it can as ``known``."""


class OutputError(GoalgraphError):
    """Nothing could be written to ``path``: ``reason``."""


class FolderInUse(OutputError):
    """The folder at ``path`` cannot be made, for something is there already."""


class StoreError(GoalgraphError):
    """The store at ``location`` cannot be opened: ``reason``."""


class ResourceMissing(GoalgraphError):
    """The installation lacks ``name``: ``reason``."""


class Unforeseen(GoalgraphError):
    """A fault in goalgraph itself: ``reason``."""
