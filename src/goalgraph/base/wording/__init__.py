"""The texts people read: a folder a language, in it a TOML file for each place where they are read.

In: a language code. Out: its texts as nested mappings; a file is read when it is first asked for. A language
is known by its folder being here; Swedish is the default, and stands in for what the data does not say in it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

# Not pathlib, nor tomllib and frozen before they are needed: each is a tenth of what --help takes.
_FOLDER = os.path.dirname(__file__)  # noqa: PTH120
_FIRST = ("sv", "en")
_SUFFIX = ".toml"


def _languages() -> tuple[str, ...]:
    with os.scandir(_FOLDER) as entries:
        known = {entry.name for entry in entries if entry.is_dir() and entry.name.isalpha()}
    return *_FIRST, *sorted(known.difference(_FIRST))


LANGUAGES = _languages()
# By which somebody chooses a language where none is said.
LANGUAGE_VARIABLE = "GOALGRAPH_LANG"


class Wording(Mapping[str, Any]):
    """A language's texts, by the name of the file that they stand in."""

    def __init__(self, lang: str) -> None:
        self._folder = f"{_FOLDER}/{lang}"
        self._files = sorted(
            name.removesuffix(_SUFFIX)
            for name in os.listdir(self._folder)  # noqa: PTH208
            if name.endswith(_SUFFIX)
        )
        self._read: dict[str, Mapping[str, Any]] = {}

    def __getitem__(self, name: str) -> Mapping[str, Any]:
        if name not in self._read:
            if name not in self._files:
                raise KeyError(name)
            from goalgraph.base.frozen import frozen
            from goalgraph.base.parsed import parsed

            with open(f"{self._folder}/{name}{_SUFFIX}", "rb") as file:  # noqa: PTH123
                self._read[name] = frozen(parsed(file.read()))
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


@cache
def wording(lang: str) -> Mapping[str, Any]:
    """The texts of ``lang``.

    Raises:
        UnknownLanguage: there is no folder for the language.

    >>> wording("en")["kinds"]["goal"]
    'goal'
    """
    if lang not in LANGUAGES:
        from goalgraph.base.errors import UnknownLanguage

        raise UnknownLanguage(lang=lang, known=", ".join(LANGUAGES))
    return Wording(lang)


def complete() -> None:
    """Check that every language has all the texts that Swedish has.

    Raises:
        TextsMissing: one lacks some; the error names its folder and the first of them.
    """
    wanted = _keys(wording(_FIRST[0]))
    for lang in LANGUAGES:
        held = set(_keys(wording(lang)))
        if lacking := [key for key in wanted if key not in held]:
            from goalgraph.base.errors import TextsMissing

            shown = ", ".join(lacking[:3]) + (" …" if len(lacking) > 3 else "")
            raise TextsMissing(path=f"wording/{lang}", keys=shown, count=len(lacking))


def _keys(texts: Mapping[str, Any], above: str = "") -> list[str]:
    """The names of the texts, with those of the tables they are in."""
    keys = []
    for key, text in texts.items():
        keys += _keys(text, f"{above}{key}.") if isinstance(text, Mapping) else [f"{above}{key}"]
    return keys
