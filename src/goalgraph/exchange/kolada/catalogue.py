"""A catalogue of Kolada's indicators that the user has, and ids that it proposes by name.

In: a file, the answer to ``/kpi`` as JSON or a table as CSV, and indicators. Out: their nearest titles, each
with how alike it is. A proposal is no link: nothing is written.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from immutabledict import immutabledict

from goalgraph.base.errors import InputError, SourceNotFound
from goalgraph.base.frozen import Frozen
from goalgraph.exchange.kolada.answers import Named, named_in, page_of, parsed
from goalgraph.exchange.kolada.faults import NotACatalogue, OtherForm, reason
from goalgraph.model.objects import Indicator

MOST_MEGABYTES = 50
_LEAST, _MOST = 60.0, 3
_ID = re.compile(r"[A-Z]\d{5}", re.ASCII)
_COLUMNS: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "id": ("id", "kpi", "kolada-id", "kolada id", "nyckeltal", "nyckeltals-id"),
        "title": ("title", "titel", "namn", "name", "benämning"),
        "replaced": ("replaced_by", "replaced by", "ersatt av", "ersatt_av"),
    }
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An id that an indicator may have, by its name; ``likeness`` is from 0 to 100."""

    kpi: str
    title: str
    likeness: int


@dataclass(frozen=True, slots=True)
class Catalogue(Frozen):
    """What a file says of Kolada's indicators: their titles, and what replaced those that are gone."""

    titles: Mapping[str, str]
    replaced: Mapping[str, str] = immutabledict()

    def like(self, indicator: Indicator) -> list[Suggestion]:
        """The three titles that are most like the indicator's name, the nearest first.

        >>> from goalgraph.base.names import Kind
        >>> one = Indicator(iri="urn:i", id="I1", kind=Kind.INDICATOR, labels={"sv": "Ohälsotal"})
        >>> Catalogue({"N00957": "Ohälsotal, dagar", "N01951": "Invånare totalt, antal"}).like(one)
        [Suggestion(kpi='N00957', title='Ohälsotal, dagar', likeness=100)]
        """
        from rapidfuzz import fuzz, process, utils

        name = indicator.label("sv")
        if not utils.default_process(name):
            return []
        current = {kpi: title for kpi, title in self.titles.items() if kpi not in self.replaced}
        found = process.extract(
            name,
            current,
            scorer=fuzz.WRatio if len(name.split()) > 1 else fuzz.token_set_ratio,
            processor=utils.default_process,
            score_cutoff=_LEAST,
            limit=_MOST,
        )
        return sorted(
            (Suggestion(kpi, title, round(score)) for title, score, kpi in found),
            key=lambda one: (-one.likeness, one.kpi),
        )


@cache
def _names() -> Mapping[str, str]:
    return MappingProxyType({name: key for key, several in _COLUMNS.items() for name in several})


def read_catalogue(path: Path) -> Catalogue:
    """The catalogue in a file.

    Raises:
        NotACatalogue: it is none.
        InputError: it cannot be read.
    """
    data = bytes_of(path, MOST_MEGABYTES)
    try:
        if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
            found = _in_json(data)
        else:
            found = _in_table(data.decode("utf-8-sig"))
    except OtherForm as error:
        raise NotACatalogue(path=path, reason=error.texts) from error
    except UnicodeDecodeError as error:
        raise NotACatalogue(path=path, reason=reason("utf8")) from error
    except csv.Error as error:
        raise NotACatalogue(path=path, reason=reason("csv", reason=error)) from error
    if not found.titles:
        raise NotACatalogue(path=path, reason=reason("untitled"))
    return found


def bytes_of(path: Path, most: int) -> bytes:
    """The bytes of a file, which may not be larger than ``most`` megabytes.

    Raises:
        InputError: it cannot be read, or is larger.
    """
    try:
        with path.open("rb") as file:
            data = file.read(most * 1_000_000 + 1)
    except FileNotFoundError as error:
        raise SourceNotFound(path=path) from error
    except (OSError, ValueError) as error:
        raise InputError(path=path, reason=getattr(error, "strerror", None) or error) from error
    if len(data) > most * 1_000_000:
        raise InputError(path=path, reason=reason("large", most=most))
    return data


def _in_json(data: bytes) -> Catalogue:
    document = parsed(data)
    pages = document if isinstance(document, list) else [document]
    if pages and all(isinstance(one, dict) and "values" not in one for one in pages):
        pages = [{"values": pages}]
    found: list[Named] = []
    for one in pages:
        rows = page_of(one).values
        if any("municipality" in row for row in rows):
            raise OtherForm("data")
        found += named_in(rows)
    return Catalogue({one.id: one.title for one in found if _ID.fullmatch(one.id)})


def _in_table(text: str) -> Catalogue:
    first = text.partition("\n")[0]
    mark = max(";,\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    heads = [_names().get(head.strip().casefold(), "") for head in next(rows, [])]
    if not {"id", "title"} <= {*heads}:
        raise OtherForm("columns")
    titles: dict[str, str] = {}
    replaced: dict[str, str] = {}
    for row in rows:
        cells = {head: cell.strip() for head, cell in zip(heads, row, strict=False) if head}
        kpi, after = cells.get("id", "").upper(), cells.get("replaced", "").upper()
        if _ID.fullmatch(kpi) and cells.get("title"):
            titles[kpi] = cells["title"]
        if _ID.fullmatch(kpi) and _ID.fullmatch(after) and after != kpi:
            replaced[kpi] = after
    return Catalogue(titles, replaced)
