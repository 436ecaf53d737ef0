"""The catalogue of shipped queries as rows, JSON or Markdown.

In: named queries. Out: text, or the heads and rows of a table.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from goalgraph.answers.queries.catalogue import NamedQuery
from goalgraph.base import markdown
from goalgraph.base.jsontext import for_people
from goalgraph.base.texts import text_in
from goalgraph.base.wording import wording

FORMATS = ("table", "json", "md")


def write(queries: Sequence[NamedQuery], form: str, lang: str) -> str:
    """The queries as ``json`` or ``md``."""
    if form == "json":
        return for_people({"queries": [as_json(query, lang) for query in queries]})
    return "\n".join(markdown.table(heads(lang), rows(queries, lang))) + "\n"


def as_json(query: NamedQuery, lang: str) -> dict[str, Any]:
    """A query as the contract's JSON object."""
    return {
        "name": query.name,
        "title": text_in(query.titles, lang),
        "question": text_in(query.questions, lang),
        "parameters": [
            {
                "name": parameter.name,
                "type": parameter.type,
                "default": parameter.default or None,
                "explanation": text_in(parameter.explanations, lang),
            }
            for parameter in query.parameters
        ],
    }


def heads(lang: str) -> list[str]:
    """The heads of the catalogue's columns."""
    words = wording(lang)["queries"]
    return [words[key] for key in ("name", "title", "question", "parameters")]


def rows(queries: Sequence[NamedQuery], lang: str) -> list[list[str]]:
    """A row for each query."""
    return [
        [
            query.name,
            text_in(query.titles, lang),
            text_in(query.questions, lang),
            "\n".join(f"{one.name}: {one.type} = {one.default or '–'}" for one in query.parameters),
        ]
        for query in queries
    ]
