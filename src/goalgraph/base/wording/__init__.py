"""The texts people read, one TOML file a language.

In: a language code. Out: its texts as nested mappings. A language is known by its file being here; Swedish
is the default, and stands in for what the data does not say in a language.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import Any

# Not pathlib, nor tomllib and frozen before they are needed: each is a tenth of what --help takes.
_FOLDER = os.path.dirname(__file__)  # noqa: PTH120
_FIRST = ("sv", "en")
LANGUAGES = (
    *_FIRST,
    *sorted(
        name
        for entry in os.listdir(_FOLDER)  # noqa: PTH208
        if entry.endswith(".toml") and (name := entry.removesuffix(".toml")) not in _FIRST
    ),
)


@cache
def wording(lang: str) -> Mapping[str, Any]:
    """The texts of ``lang``.

    Raises:
        UnknownLanguage: there is no file for the language.

    >>> wording("en")["kinds"]["board-goal"]
    'board goal'
    """
    if lang not in LANGUAGES:
        from goalgraph.base.errors import UnknownLanguage

        raise UnknownLanguage(lang=lang, known=", ".join(LANGUAGES))
    import tomllib

    from goalgraph.base.frozen import frozen

    with open(f"{_FOLDER}/{lang}.toml", "rb") as file:  # noqa: PTH123
        texts: Mapping[str, Any] = frozen(tomllib.load(file))
    return texts


def complete() -> None:
    """Check that every language has all the texts that Swedish has.

    Raises:
        TextsMissing: one lacks some; the error names its file and the first of them.
    """
    wanted = _keys(wording(_FIRST[0]))
    for lang in LANGUAGES:
        held = set(_keys(wording(lang)))
        if lacking := [key for key in wanted if key not in held]:
            from goalgraph.base.errors import TextsMissing

            shown = ", ".join(lacking[:3]) + (" …" if len(lacking) > 3 else "")
            raise TextsMissing(path=f"wording/{lang}.toml", keys=shown, count=len(lacking))


def _keys(texts: Mapping[str, Any], above: str = "") -> list[str]:
    """The names of the texts, with those of the tables they are in."""
    found = []
    for key, text in texts.items():
        found += _keys(text, f"{above}{key}.") if isinstance(text, Mapping) else [f"{above}{key}"]
    return found
