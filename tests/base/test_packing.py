"""Frozen objects come back from their bytes as they were, each once, and nothing else comes from bytes."""

from __future__ import annotations

import json
import zlib
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest

from goalgraph.base.frozen import Frozen
from goalgraph.base.packing import packed, unpacked


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Quote(Frozen):
    text: str
    labels: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Frozen):
    quotes: tuple[Quote, ...] = ()
    value: Any = None


CLASSES = {cls.__name__: cls for cls in (Colour, Quote, Said)}


@pytest.mark.parametrize(
    "value",
    [
        *(
            None,
            True,
            0,
            -12,
            "",
            "å\ud7ff\u2028",
            b"\x00\xff",
            date(2030, 1, 31),
            Decimal("61.00"),
            Colour.RED,
        ),
        ((), ("several", 1), ("at", 0), (("of", "Quote", "x"),)),
        Said(quotes=(Quote("a", {"": "b", "sv": "c"}),), value={"day": ("day", "x"), "at": None}),
    ],
)
def test_what_was_packed_is_there_again(value: Any) -> None:
    again = unpacked(packed(value, CLASSES), CLASSES)
    assert again == value
    assert type(again) is type(value)


def test_what_stands_several_times_is_one_object() -> None:
    quote = Quote("a", {"sv": "b"})
    first, second = unpacked(packed((quote, Said(quotes=(quote,))), CLASSES), CLASSES)
    assert first is second.quotes[0]


def test_mappings_that_are_shared_are_one_object() -> None:
    shared: dict[Any, Any] = {}
    one, other = (unpacked(packed(Quote(text, {"sv": "b"}), CLASSES), CLASSES, shared) for text in "ab")
    assert one.labels is other.labels


def test_other_classes_are_neither_packed_nor_made() -> None:
    with pytest.raises(TypeError, match="object"):
        packed(object(), CLASSES)
    with pytest.raises(TypeError, match="Quote"):
        packed(Quote("a", {}), {})
    with pytest.raises(KeyError):
        unpacked(packed(Quote("a", {}), CLASSES), {})


@pytest.mark.parametrize(
    "value",
    [
        [[], ["at", 0]],
        [[["Quote", "a"]], None],
        [[], ["date", "2030-01-31"]],
        [[], ["day", "x"]],
        [[], []],
        [],
        7,
    ],
)
def test_what_is_none_of_ours_is_refused(value: object) -> None:
    data = zlib.compress(json.dumps(value).encode())
    with pytest.raises((ValueError, KeyError, TypeError, IndexError)):
        unpacked(data, CLASSES)
    with pytest.raises(ValueError, match="header"):
        unpacked(b"none", CLASSES)
