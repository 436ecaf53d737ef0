"""Frozen objects as bytes, and back: exactly what they were.

In: an object of the classes that are named, with texts, numbers, days, mappings and tuples in it. Out: bytes
in which each object stands once, however often it is used; and of such bytes the object again. What is read
makes objects of the named classes and of no others, whoever wrote it.
"""

from __future__ import annotations

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from immutabledict import immutabledict

Classes = Mapping[str, type[Any]]


def packed(value: Any, classes: Classes) -> bytes:
    """A value as bytes, for :func:`unpacked` with the same classes.

    Raises:
        TypeError: something in it is of another class.

    >>> unpacked(packed((date(2030, 1, 31), {"sv": "Skola"}), {}), {})
    (datetime.date(2030, 1, 31), immutabledict({'sv': 'Skola'}))
    """
    names = {cls: name for name, cls in classes.items()}
    places: dict[int, int] = {}
    table: list[Any] = []

    def plain(one: Any) -> Any:
        match one:
            case Enum() if type(one) in names:
                return ["of", names[type(one)], one.value]
            case None | bool() | int() | str():
                return one
            case bytes():
                return ["bytes", b64encode(one).decode()]
            case date():
                return ["day", one.isoformat()]
            case Decimal():
                return ["number", str(one)]
            case tuple():
                return ["several", *map(plain, one)]
            case Mapping():
                return {key: plain(held) for key, held in one.items()}
        if not is_dataclass(one) or type(one) not in names:
            raise TypeError(f"{type(one).__name__} is not packed")
        if id(one) not in places:
            held = [plain(getattr(one, field.name)) for field in fields(one)]
            places[id(one)] = len(table)
            table.append([names[type(one)], *held])
        return ["at", places[id(one)]]

    whole = plain(value)
    return zlib.compress(json.dumps([table, whole]).encode(), level=1)


def unpacked(data: bytes, classes: Classes, shared: dict[Any, Any] | None = None) -> Any:
    """The value that was packed to these bytes.

    Args:
        shared: mappings that were read before, used again where another value has the same.

    Raises:
        ValueError, KeyError, TypeError, IndexError: these are no such bytes.
    """
    made: list[Any] = []
    known = {} if shared is None else shared

    def mapping(one: dict[str, Any]) -> Any:
        if not all(type(held) is str for held in one.values()):
            return immutabledict({key: whole(held) for key, held in one.items()})
        texts = tuple(one.items())
        return known.get(texts) or known.setdefault(texts, immutabledict(one))

    def whole(one: Any) -> Any:
        kind = type(one)
        if kind is dict:
            return mapping(one)
        return tagged(*one) if kind is list else one

    def tagged(tag: str, *held: Any) -> Any:
        if tag == "several":
            return tuple([whole(one) for one in held])
        if tag == "of":
            name, value = held
            return classes[name](value)
        (only,) = held
        match tag:
            case "at":
                return made[only]
            case "bytes":
                return b64decode(only)
            case "day":
                return date.fromisoformat(only)
            case "number":
                return Decimal(only)
        raise ValueError(str(tag)[:80])

    try:
        table, value = json.loads(zlib.decompress(data))
    except zlib.error as error:
        raise ValueError(str(error)) from error
    parts = {name: [part.name for part in fields(cls)] for name, cls in classes.items() if is_dataclass(cls)}
    for name, *held in table:
        one = object.__new__(classes[name])
        for field, given in zip(parts[name], held, strict=True):
            object.__setattr__(one, field, whole(given))
        made.append(one)
    return whole(value)
