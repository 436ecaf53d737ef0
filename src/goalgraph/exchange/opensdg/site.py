"""The files of an Open SDG site: for each indicator its data and its metadata.

In: the folder of a site, or one of its files. Out: indicators by their number, each with the rows of its data
and the fields of its metadata, all of them texts. PyYAML is here because it reads YAML without building
anything but texts, lists and mappings of it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from goalgraph.base.errors import InputError
from goalgraph.base.extras import needing
from goalgraph.base.frozen import Frozen
from goalgraph.base.order import natural
from goalgraph.exchange.faults import FileTooBig, Malformed
from goalgraph.exchange.workbook.separated import read_file

EXTRA = "opensdg"
# What stands for a field that is a list or has fields of its own.
NO_TEXT = "…"
# The settings of an indicator stand in the last one; they say something only of one that has more.
_FOLDERS = ("data", "meta", "indicator-config")
META_ENDINGS = (".yml", ".yaml", ".md")
_DATA = re.compile(r"(?:indicator[_-])?(\d{1,2}-[0-9a-z]{1,2}(?:-\w+)*)\.csv", re.IGNORECASE)
_META = re.compile(r"(?:indicator[_-])?(\d{1,2}-[0-9a-z]{1,2}(?:-\w+)*)\.(?:ya?ml|md)", re.IGNORECASE)
_FRONT = re.compile(r"\A\s*---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_HEAD = re.compile(
    r"^(?:indicator_number|indicator_name|indicator|national_indicator_available)\s*:", re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Indicator(Frozen):
    """An indicator: its number, the heads and the rows of its data, and the fields of its metadata."""

    number: str
    heads: Sequence[str] = ()
    rows: Sequence[Sequence[str]] = ()
    meta: Mapping[str, str] = field(default_factory=dict)


def is_site(folder: Path) -> bool:
    """Whether a folder is that of a site: indicators' data are in it, or in its folder ``data``."""
    return any(_DATA.fullmatch(path.name) and "indicator" in path.name.lower() for path in _files(folder))


def is_data(text: str) -> bool:
    """Whether a text in CSV begins as an indicator's data does.

    >>> is_data("Year,Units,Value\\n"), is_data("period;value\\n")
    (True, False)
    """
    try:
        firsts = [
            next(csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=mark), [])
            for mark in ",;\t"
        ]
    except csv.Error:
        return False
    return any({"year", "value"} <= {head.strip().casefold() for head in heads} for heads in firsts)


def is_metadata(text: str) -> bool:
    """Whether a text in YAML, or with YAML in front, has the fields of an indicator."""
    front = _FRONT.match(text)
    return bool(_HEAD.search(front[1] if front else text))


def site_at(path: Path, most: int) -> list[Indicator]:
    """The indicators of a site, or of one of its files, in the order of their numbers.

    Raises:
        InputError: a file cannot be read.
        FileTooBig, Malformed: it is refused.
        ExtraMissing: PyYAML is not installed.
    """
    try:
        files = list(_files(path)) if path.is_dir() else [path, *_beside(path)]
        size = sum(one.stat().st_size for one in files)
    except OSError as error:
        raise InputError(path=path, reason=error.strerror or error) from error
    if size > most << 20:
        raise FileTooBig(path=path, size=f"{size >> 20} MB", most=f"{most} MB")
    data: dict[str, tuple[list[str], list[list[str]]]] = {}
    meta: dict[str, dict[str, str]] = {}
    settings: dict[str, dict[str, str]] = {}
    for one in files:
        if one.suffix.lower() == ".csv":
            number = _number(one, _DATA)
            data.setdefault(number, _rows(one, most))
        elif one.suffix.lower() in META_ENDINGS and (one == path or _META.fullmatch(one.name)):
            fields = _fields(one)
            number = fields.get("indicator_number") or fields.get("indicator") or _number(one, _META)
            into = settings if one.parent.name == _FOLDERS[-1] and one != path else meta
            into.setdefault(_key(number), {}).update(fields)
    return [
        Indicator(number, *data.get(number, ([], [])), {**settings.get(number, {}), **meta.get(number, {})})
        for number in sorted({**data, **meta}, key=natural)
    ]


def _files(folder: Path) -> Iterator[Path]:
    for place in (folder, *(folder / name for name in _FOLDERS)):
        if place.is_dir():
            yield from (
                one
                for one in sorted(place.iterdir(), key=lambda one: natural(one.name))
                if one.is_file() and (_DATA.fullmatch(one.name) or _META.fullmatch(one.name))
            )


def _beside(path: Path) -> Iterator[Path]:
    """The metadata of an indicator whose data was given, or the other way round, where they are usual."""
    for pattern, other, ending in ((_DATA, "meta", META_ENDINGS), (_META, "data", (".csv",))):
        if found := pattern.fullmatch(path.name):
            for folder in (path.parent, path.parent.parent / other):
                for name in (f"{found[1]}{one}" for one in ending):
                    yield from (one for one in (folder / name, folder / f"indicator_{name}") if one.is_file())


def _number(path: Path, pattern: re.Pattern[str]) -> str:
    found = pattern.fullmatch(path.name)
    return _key(found[1] if found else path.stem)


def _key(number: str) -> str:
    return number.strip().casefold().replace(".", "-")


def _rows(path: Path, most: int) -> tuple[list[str], list[list[str]]]:
    """The heads of a file, and its rows."""
    filled = [[cell.text for cell in row] for _, row in read_file(path, most).filled()]
    if not filled:
        return [], []
    return [head.strip("\ufeff") for head in filled[0]], filled[1:]


def _fields(path: Path) -> dict[str, str]:
    """The fields of a file's metadata in which something is; what is no text is shown as an ellipsis."""
    with needing("PyYAML", EXTRA):
        import yaml
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Malformed(path=path, kind="YAML", reason="not UTF-8") from error
    except OSError as error:
        raise InputError(path=path, reason=error.strerror or error) from error
    front = _FRONT.match(text)
    try:
        found: Any = yaml.load(
            front[1] if front else text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        )
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        reason = str(getattr(error, "problem", None) or type(error).__name__)
        raise Malformed(path=path, kind="YAML", reason=reason) from error
    if not isinstance(found, dict):
        raise Malformed(path=path, kind="YAML", reason="no fields")
    texts = {
        key: value if isinstance(value, str) else NO_TEXT if value else "" for key, value in found.items()
    }
    return {key: value for key, value in texts.items() if isinstance(key, str) and value.strip()}
