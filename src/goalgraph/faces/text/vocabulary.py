"""The vocabulary as text, JSON or Markdown.

In: terms. Out: text: each term's name and label, kind by kind; of a single term all that is said of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from goalgraph.base.jsontext import for_people
from goalgraph.base.markdown import escaped, table
from goalgraph.base.texts import text_in
from goalgraph.base.visible import in_lines
from goalgraph.base.wording import wording
from goalgraph.model.vocabulary import VocabularyTerm

FORMATS = ("table", "json", "md")
_PARTS = ("broader", "domain", "range", "values")


def write(terms: Sequence[VocabularyTerm], form: str, lang: str) -> str:
    """The terms as ``table``, ``json`` or ``md``.

    >>> from goalgraph.model.vocabulary import term_named
    >>> print(write([term_named("Steering")], "table", "en").splitlines()[0])
    gg:Steering · steering goal
    """
    if form == "json":
        return for_people({"terms": [as_json(term, lang) for term in terms]})
    if form == "md":
        return _markdown(terms, lang)
    return in_lines(_one(terms[0], lang) if len(terms) == 1 else _all(terms, lang))


def as_json(term: VocabularyTerm, lang: str) -> dict[str, Any]:
    """A term as plain values."""
    return {
        "name": term.name,
        "iri": term.iri,
        "kind": term.kind,
        "label": term.label(lang),
        "definition": term.definition(lang),
        **{part: list(getattr(term, part)) for part in _PARTS},
        "profile": term.profile,
        "called": {profile: text_in(names, lang) for profile, names in term.called.items()},
    }


def _one(term: VocabularyTerm, lang: str) -> list[str]:
    words = wording(lang)["terms"]
    lines = [f"{term.name} · {term.label(lang)}", term.iri, "", term.definition(lang)]
    told = [(words[part], getattr(term, part)) for part in _PARTS if getattr(term, part)]
    told += [(words["profile"], (term.profile,))] if term.profile else []
    told += [
        (words["called"].format(profile=profile), (text_in(names, lang),))
        for profile, names in term.called.items()
    ]
    return [*lines, *([""] if told else []), *(f"{name}: {', '.join(held)}" for name, held in told)]


def _all(terms: Sequence[VocabularyTerm], lang: str) -> list[str]:
    lines: list[str] = []
    for title, held in groupby(terms, key=lambda term: _title(term, lang)):
        lines += ["", title, *(f"  {term.name} · {term.label(lang)}" for term in held)]
    return lines[1:]


def _title(term: VocabularyTerm, lang: str) -> str:
    """The heading that a term stands under."""
    words = wording(lang)["terms"]
    return str(words["of_profile"].format(profile=term.profile) if term.profile else words[term.kind])


def _row(term: VocabularyTerm, lang: str) -> list[str]:
    parts = (", ".join(getattr(term, part)) for part in _PARTS)
    return [term.name, term.label(lang), term.definition(lang), *parts]


def _markdown(terms: Sequence[VocabularyTerm], lang: str) -> str:
    words, lines = wording(lang)["terms"], []
    heads = [words[part] for part in ("term", "label", "definition", *_PARTS)]
    for title, held in groupby(terms, key=lambda term: _title(term, lang)):
        lines += ["", f"## {escaped(title)}", "", *table(heads, (_row(term, lang) for term in held))]
    return "\n".join(lines[1:]) + "\n"
