"""Observations as people read them.

In: an ``Observation`` and a language, or passages. Out: one phrase with number,
unit, group and period; the lines of the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from goalgraph.base.names import ESTIMATED, PRELIMINARY
from goalgraph.base.numbers import number
from goalgraph.base.texts import text_in
from goalgraph.base.wording import wording
from goalgraph.model.amounts import quantity
from goalgraph.model.objects import Observation, Passage, Term

# Qualifiers that say how final a number is, and stand after it; the others say how exact, and stand before.
FINALITY = (ESTIMATED, PRELIMINARY)


def result(observation: Observation, lang: str) -> str:
    """An observation's value, range, rank or words, with its unit; else its name, or that it has no value."""
    parts = []
    if observation.value is not None:
        parts.append(number(observation.value, lang))
    elif bounds := quantity(replace(observation, unit=None), lang):
        parts.append(bounds)
    elif ranked := observation.ranked:
        of_how_many = f"/{ranked.rank_total}" if ranked.rank_total else ""
        parts.append(f"{wording(lang)['details']['rank']} {ranked.rank}{of_how_many}")
    if parts and observation.unit is not None:
        parts.append(observation.unit.counting(observation.value, lang))
    parts[:0] = [one.label(lang) for one in observation.qualifiers if one.iri not in FINALITY]
    if not parts:
        words = [text_in(observation.qualitative, lang)]
        words += [
            term.label(lang) for term in (observation.movement, observation.development) if term is not None
        ]
        words += [text_in(observation.labels, lang), str(wording(lang)["report"]["no_value"])]
        parts = [next(word for word in words if word)]
    return " ".join(parts).replace("\u00a0%", " %")


def figure(observation: Observation, lang: str) -> str:
    """An observation in one phrase, for example ``80,6 % (60–64 år, 2017)``."""
    about = [term.label(lang) for term in (observation.group, observation.period) if term is not None]
    return result(observation, lang) + (f" ({', '.join(about)})" if about else "")


def address_outside(document: Term, plan: str) -> str:
    """Where a document is to be found; nothing for one whose address is only its name in the plan.

    >>> from goalgraph.model.objects import Term
    >>> address_outside(Term("a.pdf", "https://example.org/a.pdf", {}), "https://example.org/plan")
    'https://example.org/a.pdf'
    >>> address_outside(Term("DOC", "https://example.org/plan/DOC", {}), "https://example.org/plan")
    ''
    """
    return "" if document.iri.startswith(f"{plan}/") else document.iri


def lines_of(passages: Iterable[Passage]) -> str:
    """The lines of the document, for example ``36–40, 274–278``, each once."""
    spans = (
        f"{one.first_line}–{one.last_line}" if one.last_line > one.first_line else str(one.first_line)
        for one in passages
        if one.first_line
    )
    return ", ".join(dict.fromkeys(spans))


def place_of(passage: Passage, words: Mapping[str, str]) -> str:
    """Where a quote stands, as far as it is told: ``page 5, lines 36–40``.

    Args:
        words: the texts named ``page``, ``line`` and ``lines``.
    """
    parts = [words["page"].format(page=passage.page)] if passage.page else []
    if passage.first_line:
        key = "line" if passage.first_line == passage.last_line else "lines"
        parts.append(words[key].format(lines=lines_of([passage])))
    return ", ".join(parts)


def places_of(passages: Iterable[Passage], *, named: bool) -> str:
    """The lines, and where ``named`` each document after its own: ``5, Delårsrapport; 36, Plan``."""
    if not named:
        return lines_of(passages)
    documents: dict[str, list[Passage]] = {}
    for one in passages:
        documents.setdefault(one.document, []).append(one)
    return "; ".join(
        ", ".join(filter(None, (lines_of(several), title))) for title, several in documents.items()
    )
