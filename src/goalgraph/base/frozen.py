"""Frozen to the bottom: what is in a frozen object cannot be changed either, and so it can be hashed.

In: the values of a dataclass's fields. Out: mappings as immutable ones, in the same order, and
sequences as tuples.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, TypeVar

from immutabledict import immutabledict


class Frozen:
    """A frozen dataclass whose mappings and sequences are frozen when it is made.

    >>> from dataclasses import dataclass
    >>> @dataclass(frozen=True)
    ... class Goal(Frozen):
    ...     labels: dict[str, str]
    >>> {Goal({"sv": "Skola"}): "found"}[Goal({"sv": "Skola"})]
    'found'
    """

    __slots__ = ()

    def __post_init__(self) -> None:
        for name in getattr(self, "__dataclass_fields__", ()):
            value = getattr(self, name)
            kept = frozen(value)
            if kept is not value:
                object.__setattr__(self, name, kept)


T = TypeVar("T")


def with_field(one: T, name: str, value: Any) -> T:
    """A copy of a frozen dataclass that has another value there; the others, frozen already, are as they are.

    >>> from dataclasses import dataclass
    >>> @dataclass(frozen=True)
    ... class Goal(Frozen):
    ...     labels: dict[str, str]
    ...     board: str
    >>> with_field(Goal({"sv": "Skola"}, "KS"), "board", "BUN").board
    'BUN'
    """
    copy = object.__new__(type(one))
    for other in getattr(one, "__dataclass_fields__", ()):
        object.__setattr__(copy, other, getattr(one, other))
    object.__setattr__(copy, name, frozen(value))
    return copy


def frozen(value: Any) -> Any:
    """The value, with every mapping, sequence and set in it as one that cannot be changed.

    >>> frozen({"a": [1, {"b": 2}]})
    immutabledict({'a': (1, immutabledict({'b': 2}))})
    """
    if isinstance(value, dict | MappingProxyType):
        return immutabledict({key: frozen(one) for key, one in value.items()})
    if isinstance(value, list) or type(value) is tuple:
        parts = tuple(frozen(one) for one in value)
        same = type(value) is tuple and all(part is one for part, one in zip(parts, value, strict=True))
        return value if same else parts
    return frozenset(value) if isinstance(value, set) else value
