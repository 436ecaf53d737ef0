"""The marks that lead to notes, which are no part of what is said: "71 %²", "trygga[^1]".

In: the text of a line. Out: it without them. What is raised in markup becomes raised figures, so that all
kinds of document have the same marks; in "m²" and "km²" they are part of the unit, and stay.
"""

from __future__ import annotations

import re
from types import MappingProxyType

_RAISED = MappingProxyType(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"))
_LOWERED = MappingProxyType(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))
_SIGN = "[⁰¹²³⁴⁵⁶⁷⁸⁹]"
_MARK = re.compile(rf"(\b[cdkmµ]?m[²³](?!{_SIGN}))|\s?\[?{_SIGN}+(?:[,–-]\s?{_SIGN}+)*\]?")
_REFERENCE = re.compile(r"[\[(]?\s*(\d{1,3}(?:[,–-]\s?\d{1,3})*)\s*[\])]?")
_DEFINED = re.compile(r"\s*\[(?:\^[^\]]+\]:|[^\]^]+\]:\s*<?https?:)")
_MARKDOWN = re.compile(
    r"\s?\[\^[^\]\s]+\]|!?\[(?P<shown>[^\[\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)"
)
_STRUCK = re.compile(r"~~(?=[^\s~])[^~]*~~")
_EMPHASIS = re.compile(r"(?<![\w*\\])\*(?=[^\s*])(?P<shown>[^*]*[^\s*])\*(?![\w*])")


def without_marks(text: str) -> str:
    """A text without raised figures that lead to notes.

    >>> without_marks("Kön är 5³ dagar, och 71 %¹,² cyklar 12 km²")
    'Kön är 5 dagar, och 71 % cyklar 12 km²'
    """
    return _MARK.sub(lambda found: found[1] or "", text)


def raised(text: str) -> str:
    """A text that is raised in markup, with raised figures if it is figures.

    >>> raised("[12]"), raised("1)"), raised("st")
    ('¹²', '¹', 'st')
    """
    found = _REFERENCE.fullmatch(text.strip())
    return found[1].translate(_RAISED) if found else text


def lowered(text: str) -> str:
    """Raised figures as others; empty if a text has anything else.

    >>> lowered("¹²"), lowered("12")
    ('12', '')
    """
    return text.translate(_LOWERED) if text and {ord(one) for one in text} <= set(_LOWERED) else ""


def without_markup(text: str) -> str:
    """A line of Markdown without notes, addresses of links and what is struck; empty if it is a note.

    >>> without_markup("~~Alla~~ *Trygga*[^1] är [71 %](https://a.example/2030)")
    ' Trygga är 71 %'
    >>> without_markup("[^1]: Enkät med 1 200 svar")
    ''
    """
    if _DEFINED.match(text):
        return ""
    shown = _MARKDOWN.sub(lambda found: found["shown"] or "", _STRUCK.sub("", text))
    return _EMPHASIS.sub(r"\g<shown>", shown)
