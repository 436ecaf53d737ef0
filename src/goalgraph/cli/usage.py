"""What click says of wrong usage, in the reader's language.

In: a sentence of click's. Out: the same in another language. The English file of texts has click's own
sentences, with what varies in braces; each is found by its form, so a sentence that a later click words
otherwise stays in English.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from string import Formatter
from types import MappingProxyType

from goalgraph.base.wording import wording


def translated(sentence: str, lang: str) -> str:
    """A sentence of click's in the language.

    >>> translated("Invalid value for '--format': 'x' is not one of 'md', 'html'.", "sv")
    "Ogiltigt värde för '--format': 'x' är inget av 'md', 'html'."
    """
    for key, form in _forms().items():
        if found := form.fullmatch(sentence):
            parts = {name: translated(part, lang) for name, part in found.groupdict().items()}
            return str(wording(lang)["usage"]["click"][key]).format_map(parts)
    return sentence


@cache
def _forms() -> Mapping[str, re.Pattern[str]]:
    """The forms of click's sentences, in the order of the file: the more special first."""
    sentences = wording("en")["usage"]["click"]
    return MappingProxyType({key: re.compile(_form(text), re.DOTALL) for key, text in sentences.items()})


def _form(text: str) -> str:
    return "".join(
        re.escape(fixed) + (f"(?P<{name}>.+)" if name else "") for fixed, name, *_ in Formatter().parse(text)
    )
