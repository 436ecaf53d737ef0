"""The form of the decisions file, read from the two published files that say it: the schema and the context.

In: ``shapes/decisions.schema.json`` and ``ontology/decisions.context.jsonld``. Out: the schema, the context,
and what the library and the page need of them: version, choices and lengths.
"""

from __future__ import annotations

import json
from functools import cache
from types import MappingProxyType
from typing import Any

from goalgraph.base.resources import Folder, resource_folder

MOST_BYTES = 10_000_000
CONTEXT_IRI = "https://w3id.org/goalgraph/ontology/decisions.context.jsonld"
Json = dict[str, Any]
_CHOICES = MappingProxyType(
    {
        "modes": ("basedOn", "steeringMode"),
        "answers": ("answer", "answer"),
        "assessments": ("forecast", "assessment"),
    }
)


def context() -> Json:
    """The published JSON-LD context.

    >>> context()["goal"] if "goal" in context() else "in the types' own contexts"
    "in the types' own contexts"
    """
    published: Json = json.loads(_text("ontology", "decisions.context.jsonld"))["@context"]
    return published


def schema() -> Json:
    """The published JSON Schema of the file.

    >>> schema()["properties"]["formatVersion"]
    {'const': 1}
    """
    published: Json = json.loads(_text("shapes", "decisions.schema.json"))
    return published


@cache
def _text(folder: Folder, name: str) -> str:
    return (resource_folder(folder) / name).read_text(encoding="utf-8")


def version() -> int:
    """The version of the form that this goalgraph reads and writes."""
    return int(schema()["properties"]["formatVersion"]["const"])


def choices(name: str) -> tuple[str, ...]:
    """What may be chosen as one of the ``modes``, ``answers`` or ``assessments``.

    >>> choices("answers")
    ('Met', 'NotMet', 'Unclear')
    """
    part, key = _CHOICES[name]
    return tuple(schema()["$defs"][part]["properties"][key]["enum"])


def for_page() -> Json:
    """What the workshop page needs to write and read the file."""
    parts = schema()["$defs"]
    return {
        "context": CONTEXT_IRI,
        "version": version(),
        "mostBytes": MOST_BYTES,
        **{name: list(choices(name)) for name in _CHOICES},
        "short": parts["short"]["maxLength"],
        "long": parts["text"]["maxLength"],
        "decimal": parts["decimal"]["pattern"],
    }
