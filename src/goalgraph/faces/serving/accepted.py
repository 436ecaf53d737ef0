"""Which of the forms that there are somebody wants, by what the request accepts.

In: the headers ``Accept`` and ``Accept-Language``. Out: one of the forms, or none.
"""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

# What programs ask for that know of JSON or XML, and not of the forms of them that there are.
_GENERAL = MappingProxyType({"application/json": "json", "application/xml": "xml", "text/xml": "xml"})


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """The media type that is wanted most, of those wanted alike the first that is offered.

    >>> preferred("text/turtle;q=0.5, text/*", ["text/html", "text/turtle"])
    'text/html'
    >>> preferred("image/png", ["text/html"])
    """
    ranges = _ranges(accept) or {"*/*": 1.0}

    def wish(media: str) -> float:
        kind = media.partition("/")[0]
        return next((ranges[one] for one in (media, f"{kind}/*", "*/*") if one in ranges), 0.0)

    best = max(offered, key=wish)
    return best if wish(best) > 0 else None


def wanted(accept: str, offered: Sequence[str]) -> str | None:
    """The form that is wanted most, by its own name or by that of the kind it is of, JSON or XML.

    >>> wanted("application/json", ["text/html", "application/ld+json"])
    'application/ld+json'
    """
    general = {one: media for media in offered for one, kind in _GENERAL.items() if media.endswith(kind)}
    best = preferred(accept, (*offered, *general))
    return general.get(best, best) if best else None


def spoken(accept: str, offered: Sequence[str]) -> str:
    """The language that is wanted most, else the first that is offered.

    >>> spoken("en-GB,en;q=0.9,sv;q=0.1", ["sv", "en"]), spoken("", ["sv", "en"])
    ('en', 'sv')
    """
    wishes: dict[str, float] = {}
    for tag, wish in _ranges(accept).items():
        wishes[tag.partition("-")[0]] = max(wish, wishes.get(tag.partition("-")[0], 0.0))
    return max(offered, key=lambda lang: wishes.get(lang, 0.0))


def _ranges(header: str) -> dict[str, float]:
    """What a header of this sort names, with how much each is wanted."""
    found: dict[str, float] = {}
    for part in header.split(","):
        name, *more = (piece.strip().lower() for piece in part.split(";"))
        weight = next((one[2:] for one in more if one.startswith("q=")), "1")
        try:
            found[name] = min(1.0, max(0.0, float(weight)))
        except ValueError:
            found[name] = 0.0
    found.pop("", None)
    return found
