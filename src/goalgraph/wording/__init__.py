"""The texts people read, one TOML file a language.

In: a language code. Out: its texts as nested mappings.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

LANGUAGES = ("sv", "en")


@cache
def wording(lang: str) -> dict[str, Any]:
    """The texts of ``lang``.

    Raises:
        UnknownLanguage: there is no file for the language.

    >>> wording("en")["kinds"]["board-goal"]
    'board goal'
    """
    if lang not in LANGUAGES:
        from goalgraph.errors import UnknownLanguage

        raise UnknownLanguage(lang=lang, known=", ".join(LANGUAGES))
    return tomllib.loads(files(__name__).joinpath(f"{lang}.toml").read_text(encoding="utf-8"))
