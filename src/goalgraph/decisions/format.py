"""The form of the decisions file, read from the two published files that say it: the schema and the context.

In: ``shapes/decisions.schema.json`` and ``ontology/decisions.context.jsonld``. Out: the schema, the context,
and what the library and the page need of them: version, choices and lengths.
"""

from __future__ import annotations

import json
from functools import cache
from types import MappingProxyType
from typing import Any

from goalgraph.base.names import local_name
from goalgraph.base.resources import Folder, resource_folder

MOST_BYTES = 10_000_000
CONTEXT_IRI = "https://w3id.org/goalgraph/ontology/decisions.context.jsonld"
Json = dict[str, Any]
_CHOICES = MappingProxyType(
    {
        "answers": ("answer", "answer"),
        "assessments": ("forecast", "assessment"),
        "progress": ("work", "status"),
    }
)


def context() -> Json:
    """The published JSON-LD context.

    >>> context()["goal"]
    {'@id': 'gg:concerns', '@type': '@id'}
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


def word_for(iri: str) -> str:
    """How the file names a term of the ontology: the context's own word for it, or its local name.

    >>> word_for("https://w3id.org/goalgraph/ontology#Activity")
    'contributingActivity'
    """
    name = local_name(iri)
    return next((word for word, meant in context().items() if meant == f"gg:{name}"), name)


@cache
def _text(folder: Folder, name: str) -> str:
    return (resource_folder(folder) / name).read_text(encoding="utf-8")


def version() -> int:
    """The version of the form that this goalgraph reads and writes."""
    return int(schema()["properties"]["formatVersion"]["const"])


def choices(name: str) -> tuple[str, ...]:
    """What may be chosen as one of the ``answers``, ``assessments`` or as ``progress``.

    >>> choices("answers")
    ('Met', 'NotMet', 'Unclear')
    """
    part, key = _CHOICES[name]
    given = schema()["$defs"][part]["properties"][key]
    return tuple(given["enum"] if "enum" in given else given["anyOf"][0]["enum"])


def fixed_withdrawals() -> tuple[str, ...]:
    """What any standpoint can take back, whatever the profile.

    >>> "targetFor" in fixed_withdrawals()
    True
    """
    return tuple(schema()["$defs"]["withdrawn"]["anyOf"][0]["enum"])


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
        "fields": _fields(),
    }


def _fields() -> Json:
    """The keys of what is said of a goal, by the names that the page gives its fields."""
    return {
        "single": {
            "mode": "steeringMode",
            **_same("note", "body", "date", "paragraph", "diaryNumber"),
        },
        "several": _same("indicators", "councilGoals", "activities", "reservations"),
        "ambition": {
            "key": "ambitionLevel",
            "parts": {
                **_same("text", "indicator"),
                "baseline": "baselineValue",
                "target": "targetValue",
                "unit": "unit",
                "by": "targetDate",
            },
        },
        "answers": {"key": "requirements", "about": "requirement", "parts": _same("answer", "evidence")},
        "forecasts": {
            "key": "forecasts",
            "about": "occasion",
            "parts": _same("assessment", "motivation", "action"),
        },
        "withdraws": {
            "key": "withdraws",
            "names": {
                "text": "targetFor",
                "indicators": "measures",
                "councilGoals": "contributesTo",
                "activities": "contributingActivity",
            },
        },
    }


def _same(*keys: str) -> dict[str, str]:
    return {key: key for key in keys}
