"""The texts people read, one TOML file a language.

In: a language code. Out: its texts as nested mappings. A language is known by its file being here; Swedish
is the default, and stands in for what the data does not say in a language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FILES = Path(__file__).parent
_FIRST = ("sv", "en")
LANGUAGES = (
    *_FIRST,
    *sorted(name for entry in _FILES.glob("*.toml") if (name := entry.stem) not in _FIRST),
)


@cache
def wording(lang: str) -> dict[str, Any]:
    """The texts of ``lang``.

    Raises:
        UnknownLanguage: there is no file for the language.

    >>> wording("en")["kinds"]["board-goal"]
    'board goal'
    """
    if lang not in LANGUAGES:
        from goalgraph.base.errors import UnknownLanguage

        raise UnknownLanguage(lang=lang, known=", ".join(LANGUAGES))
    return tomllib.loads((_FILES / f"{lang}.toml").read_text(encoding="utf-8"))


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
