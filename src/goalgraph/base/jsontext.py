r"""The gate for JSON: what cannot be seen is written as an escape, so that a terminal never acts on it.

In: plain values. Out: JSON text in UTF-8. What is for people is made visible as well; what a program sends
back, or compares, keeps its every character.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from goalgraph.base.visible import unseen, visible_tree


def for_people(value: Any) -> str:
    r"""JSON whose texts are shown to people: they read as everywhere else.

    >>> for_people({"label": "Trygg\x0bskolväg"})
    '{\n  "label": "Trygg skolväg"\n}\n'
    """
    return exact(visible_tree(value))


def exact(value: Any, *, compact: bool = False) -> str:
    r"""JSON with every character of its texts.

    >>> print(exact({"label": "a\u009bb"}, compact=True))
    {"label":"a\u009bb"}
    """
    written = json.dumps(
        value,
        default=_plain,
        ensure_ascii=False,
        indent=None if compact else 2,
        separators=(",", ":") if compact else None,
    )
    kept = "\n" if not compact else ""
    return unseen().sub(lambda match: json.dumps(match[0])[1:-1], written) + kept


def _plain(value: Any) -> dict[Any, Any]:
    """A mapping as JSON knows it."""
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is nothing that JSON knows")
