"""What can go wrong, as one tree of exceptions.

In: the details of a failure (path, line, name …). Out: an exception whose ``message(lang)`` is one
line for people: what, where, what to do.

    GoalgraphError
    ├── InputError            a file or folder cannot be used
    │   ├── SourceNotFound
    │   ├── NothingToLoad
    │   ├── EmptyInput, WrongEncoding, UnknownFormat, ParseError, OtherContent, UnsafeXml
    │   ├── UnfinishedEdition
    │   ├── RemoteContext, LocalContext
    │   ├── DecisionsError    a decisions file cannot be used
    │   │   ├── FileTooLarge, NotJson, NotDecisions, NewerFormat, OtherPlan
    │   │   ├── InvalidDecisions, DateNotReal, UnknownInDecisions
    │   │   ├── UnknownRequirement
    │   │   ├── RequirementNotAsked
    │   │   │   └── NothingAsked
    │   │   ├── UnknownGoalType
    │   │   │   └── NoGoalTypes
    │   │   ├── UnknownWithdrawn
    │   │   ├── ForecastForDirection
    │   │   └── decisions.errors.UnknownAssessment, TargetForDirection
    │   ├── DecisionsAsData
    │   ├── decisions.errors.DamagedRecord      a record of a decision log cannot be read
    │   ├── NoPlan
    │   │   └── OtherNamespace
    │   ├── NoProfile
    │   ├── AlreadyMigrated, NothingToMigrate, MixedVersions
    │   ├── SeveralPlans, UnusableImage
    │   └── exchange.faults, exchange.workbook.faults, exchange.outline.faults   a file cannot be brought in
    ├── decisions.errors.DecisionConflict, PastPlan   with what is in force; on a plan as it was
    ├── UnknownName           nothing has this name
    │   ├── UnknownId, AmbiguousId
    │   ├── UnknownQuery, UnknownTerm, UnknownParameter
    │   ├── UnknownLanguage
    │   ├── UnknownProfile
    │   ├── ProfileNotFound
    │   ├── UnknownOccasion
    │   └── NoOccasion
    ├── QueryError            a query cannot be answered
    │   ├── QuerySyntaxError
    │   ├── UnknownPrefix
    │   ├── UnknownGraph
    │   ├── QueryTooDeep, QueryTooLarge, QueryBroken
    │   ├── ParameterError
    │   ├── QueryTimeout
    │   ├── RemoteAccessRefused, RemoteAccessFailed
    │   └── WrongResultForm
    ├── OutputError           a file cannot be written
    │   └── FileChanged, FileInUse, FolderInUse, DiskFull
    ├── StoreError            a store cannot be opened
    │   └── StoreInUse, StoreChanged, StoreFull
    ├── AddressTaken          a plan stands where something else would; exchange.kolada.faults are beside it
    ├── ResourceMissing       a part of the installation is not there
    │   └── TextsMissing
    └── Unforeseen            a fault in goalgraph itself
"""

from __future__ import annotations

import copyreg
import errno
from collections.abc import Mapping

from goalgraph.base.texts import text_in
from goalgraph.base.visible import one_line, shortened, without_secrets
from goalgraph.base.wording import wording


class GoalgraphError(Exception):
    """The root of everything goalgraph raises on purpose.

    Keyword arguments are the details of the failure; each is an item of :attr:`details`. A detail with a
    text for each language is a mapping.

    >>> error = UnknownId(id="KS9", nearest="KS8")
    >>> error.message("en")
    'no resource has the id KS9; the nearest are: KS8'
    """

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(self.message("en"))

    def __reduce__(self) -> tuple[object, ...]:
        """So that it comes back from another process as it was raised there."""
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]

    def message(self, lang: str = "en") -> str:
        """The failure in one line, in ``lang``; in English where the language does not have it."""
        name = type(self).__name__
        text = wording(lang).get("errors", {}).get(name) or wording("en")["errors"][name]
        shown = {name: _said(value, lang) for name, value in self.details.items()}
        return str(text).format_map(shown)


def _said(value: object, lang: str) -> str:
    """A detail in one line that can be read, without a password that somebody wrote into an address."""
    said = text_in(value, lang) if isinstance(value, Mapping) else str(value)
    return shortened(without_secrets(one_line(said)), 4000)  # a path may be as long


class InputError(GoalgraphError):
    """A file or folder cannot be used: ``path``, ``reason``."""


class SourceNotFound(InputError):
    """There is nothing at ``path``."""


class UnusableImage(InputError):
    """The image at ``path`` cannot be put on the page: ``reason``."""


class NothingToLoad(InputError):
    """The folder at ``path`` holds no file in a known format; ``left_out`` says what it holds instead."""


class EmptyInput(InputError):
    """The file at ``path`` holds no statement."""


class WrongEncoding(InputError):
    """The file at ``path`` is not in the encoding it should be in from ``line`` on."""


class UnfinishedEdition(InputError):
    """Somebody is making an edition in the folder at ``path``, or was stopped before it was whole."""


class UnknownFormat(InputError):
    """The ending of ``path`` names no known format."""


class ParseError(InputError):
    """The file at ``path`` breaks its format at ``line`` (from 1), which reads ``text``: ``reason``."""


class RemoteContext(InputError):
    """The JSON-LD file at ``path`` needs a context that is on another server."""


class LocalContext(InputError):
    """The JSON-LD file at ``path`` needs the ``context`` that is in another file."""


class OtherContent(InputError):
    """The file at ``path`` is no ``kind`` (JSON-LD, RDF/XML), in spite of its ending."""


class UnsafeXml(InputError):
    """The XML file at ``path`` declares at ``line`` the entity ``name``, which is not a short text."""


class DecisionsAsData(InputError):
    """The file at ``path`` is a decisions file, which is brought in and not read as data."""


class DecisionsError(InputError):
    """The decisions file at ``path`` cannot be used; nothing has been changed."""


class FileTooLarge(DecisionsError):
    """The file at ``path`` is ``size`` megabytes; at most ``most`` are read."""


class NotJson(DecisionsError):
    """The file at ``path`` breaks JSON at ``line`` and ``column`` (from 1): ``reason``."""


class NotDecisions(DecisionsError):
    """The file at ``path`` is no JSON-LD with decisions: it lacks ``reason``."""


class NewerFormat(DecisionsError):
    """The file at ``path`` is of format ``version``; this goalgraph knows ``known``."""


class OtherPlan(DecisionsError):
    """The file at ``path`` is about the plan ``plan``; loaded are ``known``."""


class InvalidDecisions(DecisionsError):
    """At ``place`` in the file at ``path`` something breaks its form: ``reason``."""


class DateNotReal(DecisionsError):
    """At ``place`` in the file at ``path`` stands ``value``, a day or time that does not exist."""


class UnknownInDecisions(DecisionsError):
    """At ``place`` the file at ``path`` names ``iri``, which the plan does not have as ``kind``."""


class UnknownRequirement(DecisionsError):
    """At ``place`` the file at ``path`` answers ``iri``; the profiles in use have ``known``."""


class RequirementNotAsked(DecisionsError):
    """At ``place`` the file at ``path`` answers ``requirement``; of that goal only ``known`` are asked."""


class NothingAsked(RequirementNotAsked):
    """At ``place`` the file at ``path`` answers ``requirement``; of that goal nothing is asked."""


class UnknownGoalType(DecisionsError):
    """At ``place`` the file at ``path`` gives the goal the type ``word``; its profiles have ``known``."""


class NoGoalTypes(UnknownGoalType):
    """At ``place`` the file at ``path`` gives the type ``word`` to a goal that no profile has types for."""


class UnknownWithdrawn(DecisionsError):
    """At ``place`` the file at ``path`` takes back ``word``, which stands for nothing; ``known`` can be."""


class ForecastForDirection(DecisionsError):
    """The file at ``path`` gives a forecast for ``place``, a goal of the ``type`` that has none."""


class NoPlan(InputError):
    """``source`` holds no plan; ``left_out`` says what there was not read."""


class OtherNamespace(NoPlan):
    """``source`` holds no plan, but terms in ``used``, a namespace that is almost goalgraph's, ``right``."""


class NoProfile(InputError):
    """The file at ``path`` is missing, or does not describe exactly one profile."""


class AlreadyMigrated(InputError):
    """The folder at ``path`` is written in ``version`` of the ontology, to which it would be migrated."""


class NothingToMigrate(InputError):
    """Nothing in the folder at ``path`` is written in ``version`` of the ontology."""


class MixedVersions(InputError):
    """The folder at ``path`` has ``old`` at ``old_place`` and ``new`` at ``new_place``, of two versions."""


class SeveralPlans(InputError):
    """``source`` holds the several ``plans``, where one is needed."""


class UnknownName(GoalgraphError):
    """Nothing has the name asked for."""


class UnknownId(UnknownName):
    """No resource has the ``id``; ``nearest`` are those most like it."""


class AmbiguousId(UnknownName):
    """Several plans have the ``id``; ``candidates`` are the ids to choose from."""


class UnknownTerm(UnknownName):
    """The vocabulary has no term ``name``; ``nearest`` are those most like it."""


class UnknownQuery(UnknownName):
    """No shipped query has the ``name``; ``nearest`` are those most like it."""


class UnknownParameter(UnknownName):
    """The query ``query`` has no parameter ``name``; it has ``known``."""


class UnknownLanguage(UnknownName):
    """There are no texts in ``lang``; there are in ``known``."""


class UnknownProfile(UnknownName):
    """There is no profile ``name``; there are ``known``."""


class ProfileNotFound(UnknownName):
    """``user``, a plan, level or profile, needs ``profile``, which is nowhere; ``known`` are shipped."""


class UnknownOccasion(UnknownName):
    """There is no reporting occasion ``occasion``; there are ``known``."""


class NoOccasion(UnknownName):
    """The plan ``plan`` has no reporting occasion."""


class QueryError(GoalgraphError):
    """A query cannot be answered."""


class QuerySyntaxError(QueryError):
    """The text of ``query`` is not SPARQL: ``reason``."""


class ParameterError(QueryError):
    """The parameter ``name`` cannot be ``value``; it takes ``expected``."""


class QueryTimeout(QueryError):
    """The query ``query`` took longer than ``seconds``."""


class UnknownPrefix(QueryError):
    """The query ``query`` uses ``prefix``, which is not declared; ``known`` are."""


class UnknownGraph(QueryError):
    """The query ``query`` asks for ``graph``, which there is not; ``nearest`` are most like it."""


class QueryTooDeep(QueryError):
    """The query ``query`` is nested deeper than ``most`` levels."""


class QueryTooLarge(QueryError):
    """The query ``query`` took more than ``most`` megabytes of memory."""


class QueryBroken(QueryError):
    """The query ``query`` ended the process that answered it: ``reason``."""


class RemoteAccessRefused(QueryError):
    """The query ``query`` would call another server (``SERVICE``)."""


class RemoteAccessFailed(QueryError):
    """The server that the query ``query`` calls gave no answer: ``reason``."""


class WrongResultForm(QueryError):
    """The result cannot be written as ``format``; it can as ``known``."""


class OutputError(GoalgraphError):
    """Nothing could be written to ``path``: ``reason``."""

    @staticmethod
    def of(path: object, error: OSError) -> OutputError:
        """What the system says of writing to ``path``."""
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return DiskFull(path=path)
        return OutputError(path=path, reason=error.strerror or error)


class FileChanged(OutputError):
    """The file at ``path`` is no longer what was read; nothing has been written."""


class FileInUse(OutputError):
    """After ``wait`` seconds process ``pid`` on ``host`` still writes ``path``, as it does ``since``."""


class FolderInUse(OutputError):
    """The folder at ``path`` cannot be made, for something is there already."""


class DiskFull(OutputError):
    """There is no room for ``path``; what was there is there still."""


class StoreError(GoalgraphError):
    """The store at ``location`` cannot be opened: ``reason``."""


class StoreInUse(StoreError):
    """The store at ``location`` has been written to by somebody else for ``seconds``."""


class StoreChanged(StoreError):
    """The graph ``graph`` of the store at ``location`` has been changed since the store was opened."""


class StoreFull(StoreError):
    """There is no room for what the store at ``location`` should take; it holds what it held."""


class AddressTaken(GoalgraphError):
    """At ``address`` stands a plan, where decisions on another would be kept."""


class ResourceMissing(GoalgraphError):
    """The installation lacks ``name``: ``reason``."""


class TextsMissing(ResourceMissing):
    """The language file at ``path`` lacks ``count`` texts, among them ``keys``."""


class Unforeseen(GoalgraphError):
    """A fault in goalgraph itself, while it worked on ``place``: ``reason``."""
