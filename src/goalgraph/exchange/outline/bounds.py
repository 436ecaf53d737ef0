"""Which end of what there may be a number is: "minst 90", "no more than 10", "får inte överstiga 5".

In: the words before a number. Out: whether they make it the lowest or the highest; and patterns for such
words, for those who read what stands around them.
"""

from __future__ import annotations

import re

from goalgraph.exchange.outline.words import any_of

_MORE, _LESS = any_of("more-than"), any_of("less-than")
_NOT = rf"(?<!\w)(?:{any_of('not')})\s+(?:(?:{any_of('be')})\s+)?"
_ABOUT = rf"(?:\s+(?:{any_of('approximately')}))?"

#: Words that make a number an end.
BOUND = rf"(?:{_NOT})?(?<!\w)(?:{any_of('at-least', 'at-most', 'more-than', 'less-than')})"
#: The same, with what makes a sentence of them: "ska inte vara mer än cirka".
SAID_BOUND = rf"(?:(?<!\w)(?:{any_of('must', 'may')})\s+)?(?:(?<!\w)(?:{any_of('be')})\s+)?{BOUND}{_ABOUT}"
_ENDS = tuple(
    (bound, re.compile(rf"{words}{_ABOUT}\s*$", re.IGNORECASE))
    for bound, words in (
        ("high", rf"{_NOT}(?:{_MORE})"),
        ("low", rf"{_NOT}(?:{_LESS})"),
        ("low", rf"(?<!\w)(?:{any_of('at-least')}|{_MORE})"),
        ("high", rf"(?<!\w)(?:{any_of('at-most')}|{_LESS})"),
    )
)


def bound_after(before: str) -> str:
    """Which end of what there may be a number is, by the words before it; none where they do not say.

    >>> [bound_after(one) for one in ("ska vara minst ", "≤ ", "får inte överstiga ", "var ")]
    ['low', 'high', 'high', '']
    """
    return next((bound for bound, said in _ENDS if said.search(before)), "")
