"""Kolada's answers, checked for their form.

In: the JSON of a server or a file, which may be anything. Out: the page it is, the figures on it, or the
indicators it lists; what is no value is counted under its reason, and what is no such answer is refused with
the place where it is not.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Any, Literal

from goalgraph.exchange.kolada.faults import OtherForm

Gender = Literal["T", "K", "M"]

# What Kolada calls the genders; F is women too.
_GENDERS: Mapping[str, Gender] = MappingProxyType({"T": "T", "K": "K", "F": "K", "M": "M"})
_YEAR = re.compile(r"(?:19|20|21)\d\d", re.ASCII)
_MOST_DIGITS, _LARGEST = 28, 18


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an answer, and the address of the next."""

    values: tuple[Mapping[str, Any], ...]
    next_url: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One value, of an indicator in Kolada, for a municipality, a year and a gender."""

    kpi: str
    municipality: str
    year: int
    gender: Gender
    value: Decimal


@dataclass(frozen=True, slots=True)
class Named:
    """What has an id and a title in Kolada: an indicator, a municipality."""

    id: str
    title: str


def parsed(data: bytes) -> Any:
    """The JSON in ``data``, numbers as they are written.

    Raises:
        OtherForm: it is none.

    >>> parsed(b'{"value": 30.70}')
    {'value': Decimal('30.70')}
    """
    try:
        return json.loads(
            data.decode("utf-8-sig"), parse_float=Decimal, parse_int=Decimal, parse_constant=_no_number
        )
    except UnicodeDecodeError as error:
        raise OtherForm("utf8") from error
    except json.JSONDecodeError as error:
        if error.pos >= len(error.doc.rstrip()):
            raise OtherForm("cut") from error
        raise OtherForm("json", line=error.lineno, column=error.colno) from error
    except (RecursionError, ArithmeticError, ValueError) as error:
        raise OtherForm("deep", reason=str(error)[:100]) from error


def page_of(document: Any) -> Page:
    """The page that a document is.

    Raises:
        OtherForm: it is none.

    >>> page_of({"values": [], "count": 0}).values
    ()
    """
    if not isinstance(document, dict):
        raise OtherForm("top")
    values, after = document.get("values"), document.get("next_url")
    if not isinstance(values, list):
        raise OtherForm("values")
    for place, one in enumerate(values):
        if not isinstance(one, dict):
            raise OtherForm("object", place=f"values[{place}]")
    if after is not None and not isinstance(after, str):
        raise OtherForm("next")
    return Page(tuple(values), after or None)


def figures_in(rows: Iterable[Mapping[str, Any]]) -> tuple[list[Figure], Counter[str]]:
    """The values in rows of data, and how many were none, by reason.

    ``missing``: null, or of the status Missing; ``deleted``; ``period``: no year; ``gender``: an unknown one.

    Raises:
        OtherForm: a row is no row of data.

    >>> value = {"gender": "F", "status": "", "value": Decimal("-1.5"), "isdeleted": False}
    >>> row = {"kpi": "N00957", "municipality": "0665", "period": "2017", "values": [value]}
    >>> figures_in([row])[0]
    [Figure(kpi='N00957', municipality='0665', year=2017, gender='K', value=Decimal('-1.5'))]
    """
    found: list[Figure] = []
    left: Counter[str] = Counter()
    for place, row in enumerate(rows):
        kpi, municipality = (_text(row, name, place) for name in ("kpi", "municipality"))
        values, year = row.get("values"), _year(row.get("period"))
        if not isinstance(values, list):
            raise OtherForm("row", place=f"values[{place}]")
        for number, one in enumerate(values):
            where = f"values[{place}].values[{number}]"
            if not isinstance(one, dict):
                raise OtherForm("object", place=where)
            value, gender = _number(one.get("value"), f"{kpi}: {where}"), one.get("gender")
            if one.get("isdeleted") is True:
                left["deleted"] += 1
            elif value is None or str(one.get("status") or "").strip().casefold() == "missing":
                left["missing"] += 1
            elif year is None:
                left["period"] += 1
            elif not isinstance(gender, str) or gender not in _GENDERS:
                left["gender"] += 1
            else:
                found.append(Figure(kpi, municipality, year, _GENDERS[gender], value))
    return found, left


def named_in(rows: Iterable[Mapping[str, Any]]) -> list[Named]:
    """The indicators or municipalities in rows of metadata.

    Raises:
        OtherForm: a row is no such row.
    """
    return [Named(*(_text(row, name, place) for name in ("id", "title"))) for place, row in enumerate(rows)]


def _text(row: Mapping[str, Any], name: str, place: int) -> str:
    value = row.get(name)
    if not isinstance(value, str) or not value.strip() or not _is_text(value):
        raise OtherForm("text", place=f"values[{place}]", name=name)
    return value.strip()


def _is_text(value: str) -> bool:
    """Whether every character is one: half of one, as JSON can write it, is none."""
    return not any("\ud800" <= one <= "\udfff" for one in value)


def _year(period: Any) -> int | None:
    """The year that a period is, written as a text or a number."""
    return int(text) if _YEAR.fullmatch(text := str(period)) else None


def _number(value: Any, where: str) -> Decimal | None:
    if value is None:
        return None
    if not isinstance(value, Decimal):
        raise OtherForm("number", place=f"{where}.value")
    if len(value.as_tuple().digits) > _MOST_DIGITS or abs(value.adjusted()) > _LARGEST:
        raise OtherForm("size", place=f"{where}.value")
    return value


def _no_number(text: str) -> Any:
    raise ValueError(f"{text} is no number")
