"""Why nothing can be had from Kolada, or from what somebody has saved of it.

In: the details of a failure. Out: errors whose message is one line.
"""

from __future__ import annotations

import http.client
import socket
from math import ceil
from types import MappingProxyType

from goalgraph.base.errors import GoalgraphError, InputError
from goalgraph.base.texts import Texts
from goalgraph.base.wording import LANGUAGES, wording

# What is at the bottom of a silence, what is most particular first.
_SILENT = MappingProxyType(
    {
        (TimeoutError,): "slow",
        (socket.gaierror,): "host",
        (ConnectionRefusedError,): "refused",
        (ConnectionError, http.client.HTTPException): "broken",
    }
)
# Beyond which nobody counts seconds.
_LONGEST_TOLD = 999 * 3600.0


def reason(key: str, **details: object) -> Texts:
    """Why, in every language: the text ``kolada.form.<key>``.

    >>> reason("circle")["en"]
    'next_url leads back to it'
    """
    return {lang: str(wording(lang)["kolada"]["form"][key]).format_map(details) for lang in LANGUAGES}


def duration(seconds: float) -> str:
    """So long a time, at least, in signs that all languages have.

    >>> duration(90), duration(600), duration(86_400)
    ('90 s', '10 min', '24 h')
    """
    seconds = min(seconds, _LONGEST_TOLD)
    for size, sign in ((3600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{ceil(seconds / size)} {sign}"
    return f"{ceil(seconds)} s"


def why_silent(error: BaseException) -> Texts | str:
    """Why there is no whole answer, in every language; what is none of the usual, as the system says it.

    >>> why_silent(ConnectionResetError())["en"], why_silent(ValueError("odd"))
    ('the connection was broken', 'odd')
    """
    said, below = str(error), error
    while (further := below.__cause__ or below.__context__) is not None:
        below = further
    known = (key for kinds, key in _SILENT.items() if isinstance(below, kinds))
    key = next(known, "")
    return reason(key) if key else said


class OtherForm(ValueError):
    """A text is no such answer; ``texts`` say where and why, by language."""

    def __init__(self, key: str, **details: object) -> None:
        self.texts = reason(key, **details)
        super().__init__(self.texts["en"])


class KoladaError(GoalgraphError):
    """Kolada, or a server that stands in for it, cannot be used; nothing has been changed."""


class WrongEndpoint(KoladaError):
    """``address`` is no address that can be asked: ``reason``."""


class ServerSilent(KoladaError):
    """The server at ``address`` cannot be reached, or ends in the middle: ``reason``."""


class ServerRefuses(KoladaError):
    """The server at ``address`` answers with the ``status``, again and again where that may pass."""


class ServerPostpones(KoladaError):
    """The server at ``address`` answers with the ``status`` and asks to be left alone for the ``pause``."""


class LedElsewhere(KoladaError):
    """The answer of ``address`` leads to ``other``, another server, which is not asked."""


class TooMuch(KoladaError):
    """The answer of ``address`` is larger, longer in time or in more pages than ``most``."""


class NoAnswer(KoladaError):
    """What ``address`` answers is no answer of Kolada's: ``reason``."""


class NothingKept(KoladaError):
    """No answer of ``address`` has been kept, and the server is not to be asked."""


class NoMunicipality(KoladaError):
    """The plan ``plan`` does not say which municipality it is of, or says several: ``found``."""


class NoKoladaIds(KoladaError):
    """No indicator of the plan ``plan`` has an id in Kolada."""


class NoCode(KoladaError):
    """``code`` is no code of a municipality, region or group in Kolada."""


class NoPlaceForKolada(KoladaError):
    """The plan ``plan`` stands in no folder of the user's, so the file has to be named."""


class ForeignFile(KoladaError):
    """The file at ``path`` holds something else than what goalgraph writes from Kolada."""


class PlanInTheWay(KoladaError):
    """A plan has the ``address`` where the values from Kolada for another plan would stand."""


class NotTurtle(KoladaError):
    """The file to write at ``path`` does not have the ending of Turtle, in which it is written."""


class PlanNeeded(InputError):
    """The file at ``path`` is a saved answer of Kolada's, and the folder of its plan is not given."""


class NotSaved(InputError):
    """The file at ``path`` is no saved answer with values from Kolada: ``reason``."""


class NotACatalogue(InputError):
    """The file at ``path`` is no catalogue of Kolada's indicators: ``reason``."""
