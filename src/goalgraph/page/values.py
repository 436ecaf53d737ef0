"""An observation as people read it, in both languages.

In: an observation. Out: its main value, its facts in the order they are shown, and the number that a
chart draws.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from goalgraph.figures import number, with_unit
from goalgraph.objects import Observation, Term
from goalgraph.wording import LANGUAGES, wording


def observed(observation: Observation) -> dict[str, Any]:
    """What the page shows of an observation."""
    found: dict[str, Any] = {
        "value": {lang: _value(observation, lang) for lang in LANGUAGES},
        "facts": [[key, texts] for key, texts in _facts(observation)],
    }
    if observation.value is not None:
        found["number"] = float(observation.value)
        found["exact"] = f"{observation.value:f}"
        found["unit"] = observation.unit.iri if observation.unit else ""
        if observation.comparator_value is not None:
            found["comparison"] = float(observation.comparator_value)
    return found


def _value(o: Observation, lang: str) -> str:
    if o.value is not None:
        text = with_unit(number(o.value, lang), o.unit, lang)
        return f"{o.qualifier.label(lang)} {text}" if o.qualifier else text
    if o.lower_bound is not None and o.upper_bound is not None:
        return with_unit(f"{number(o.lower_bound, lang)}–{number(o.upper_bound, lang)}", o.unit, lang)
    if o.rank is not None:
        pattern = _words(lang)["rank_of" if o.rank_total else "rank"]
        text = pattern.format(rank=o.rank, total=o.rank_total)
        return f"{text}, {o.rank_among.label(lang)}" if o.rank_among else text
    words = o.qualitative.get(lang) or o.qualitative.get("sv")
    if words:
        return words
    term = o.development or o.movement or o.country_position
    return term.label(lang) if term else o.label(lang)


def _facts(o: Observation) -> list[tuple[str, dict[str, str]]]:
    facts: list[tuple[str, dict[str, str]]] = []

    def add(key: str, term: Term | None) -> None:
        if term:
            facts.append((key, {lang: term.label(lang) for lang in LANGUAGES}))

    add("period", o.period)
    add("group", o.group)
    if o.numerator is not None and o.denominator is not None:
        part, whole = Decimal(o.numerator), Decimal(o.denominator)
        facts.append(
            (
                "count",
                {
                    lang: _words(lang)["count"].format(part=number(part, lang), whole=number(whole, lang))
                    for lang in LANGUAGES
                },
            )
        )
    if o.comparator_value is not None:
        compared = o.comparator
        facts.append(
            (
                "comparator",
                {
                    lang: " ".join(
                        filter(
                            None,
                            (
                                compared.label(lang) if compared else "",
                                with_unit(number(o.comparator_value, lang), o.unit, lang),
                            ),
                        )
                    )
                    for lang in LANGUAGES
                },
            )
        )
    add("country", o.country_position)
    add("county", o.county_position)
    add("movement", o.movement)
    add("development", o.development)
    if o.rank is not None and o.value is not None:
        facts.append(("rank", {lang: _words(lang)["rank"].format(rank=o.rank) for lang in LANGUAGES}))
    if o.qualitative and (o.value is not None or o.rank is not None or o.lower_bound is not None):
        facts.append(("words", dict(o.qualitative)))
    if o.response_option:
        facts.append(("answer", dict(o.response_option)))
    if o.estimated:
        facts.append(("note", _said("estimated")))
    if o.preliminary:
        facts.append(("note", _said("preliminary")))
    return facts


def _words(lang: str) -> dict[str, str]:
    words: dict[str, str] = wording(lang)["page"]["values"]
    return words


def _said(key: str) -> dict[str, str]:
    return {lang: _words(lang)[key] for lang in LANGUAGES}
