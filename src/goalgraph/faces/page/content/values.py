"""An observation as people read it, in each language that has its words; and which of several is the latest.

In: an observation. Out: its main value, its facts in the order they are shown, and the number, or the bounds,
that a chart draws. Of several, the one that is how things stand.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from goalgraph.answers import trends
from goalgraph.base.names import COUNTRY, COUNTY, ESTIMATED, PRELIMINARY
from goalgraph.base.numbers import number
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.faces.page.content.saying import labels, named, said, written
from goalgraph.faces.text.figures import FINALITY
from goalgraph.model.amounts import measured, quantity
from goalgraph.model.objects import Observation, Term, ValueComparison


def latest(observations: Sequence[Observation]) -> Observation | None:
    """The latest value: of the whole before that of a group, the document's first where times are equal.

    What is said in words is the latest only where it is known to be later than the latest number or bound.
    """
    told = _last([one for one in observations if quantity(one, LANGUAGES[0])])
    worded = _last([one for one in observations if not quantity(one, LANGUAGES[0])])
    if told is None or worded is None:
        return told or worded
    is_later = told.id in worded.earlier_ids or _end(worded) > _end(told) > date.min
    return worded if is_later else told


def latest_number(observations: Sequence[Observation]) -> Observation | None:
    """The latest of those that are one number."""
    return _last([one for one in observations if one.value is not None])


def _last(observations: Sequence[Observation]) -> Observation | None:
    whole = [one for one in observations if one.group is None] or observations
    # What another says comes before it is not the latest, also where no period of theirs has days.
    return max(trends.latest(whole) or whole, key=_end, default=None)


def _end(one: Observation) -> date:
    return (one.period and one.period.end) or date.min


def observed(observation: Observation) -> dict[str, Any]:
    """What the page shows of an observation."""
    found: dict[str, Any] = {
        "value": _value(observation),
        "facts": [[key, texts] for key, texts in _facts(observation)],
    }
    if observation.value is not None:
        found["number"] = float(observation.value)
        found["exact"] = f"{observation.value:f}"
        found["unit"] = observation.unit.iri if observation.unit else ""
        compared = next((one.value for one in _compared(observation) if one.value is not None), None)
        if compared is not None:
            found["comparison"] = float(compared)
    elif quantity(observation, LANGUAGES[0]):
        bounds = {"low": observation.lower_bound, "high": observation.upper_bound}
        found |= {key: float(bound) for key, bound in bounds.items() if bound is not None}
        found["unit"] = observation.unit.iri if observation.unit else ""
    elif not observation.ranked:
        found["words"] = True
    return found


def _value(o: Observation) -> dict[str, str]:
    if o.value is not None:
        exact = next((one for one in o.qualifiers if one.iri not in FINALITY), None)
        return amount(o.value, o.unit, exact)
    if quantity(o, LANGUAGES[0]):
        return said(lambda lang: quantity(o, lang), *labels(o.unit))
    if ranked := o.ranked:
        return said(lambda lang: _ranked(ranked, lang), *labels(ranked.circle))
    if o.qualitative:
        return written(o.qualitative)
    term = o.development or o.movement or _position(o, COUNTRY)
    return named(term) if term else _said("none")


def amount(value: Decimal, unit: Term | None, before: Term | None = None) -> dict[str, str]:
    """A number with its unit, and the words before it."""

    def text(lang: str) -> str:
        told = measured(value, unit, lang)
        return f"{before.label(lang)} {told}" if before else told

    return said(text, *labels(unit, before))


def _position(o: Observation, circle: str) -> Term | None:
    compared = o.against(circle)
    return compared.position if compared else None


def _ranked(o: ValueComparison, lang: str) -> str:
    kept = {"of": o.rank_total, "among": o.circle}
    pattern = _words(lang)["_".join(["rank", *(key for key, there in kept.items() if there)])]
    return pattern.format(rank=o.rank, total=o.rank_total, among=o.circle.label(lang) if o.circle else "")


def _facts(o: Observation) -> list[tuple[str, dict[str, str]]]:
    facts: list[tuple[str, dict[str, str]]] = []

    def add(key: str, term: Term | None) -> None:
        if term:
            facts.append((key, named(term)))

    add("period", o.period)
    add("group", o.group)
    if o.numerator is not None and o.denominator is not None:
        part, whole = Decimal(o.numerator), Decimal(o.denominator)
        counted = {
            lang: _words(lang)["count"].format(part=number(part, lang), whole=number(whole, lang))
            for lang in LANGUAGES
        }
        facts.append(("count", counted))
    for one in _compared(o):
        facts.append(
            ("comparator", _beside(one.circle, partial(quantity, one, unit=o.unit), one.unit or o.unit))
        )
    add("country", _position(o, COUNTRY))
    add("county", _position(o, COUNTY))
    for one in o.comparisons:
        if one.position and not (one.circle and one.circle.iri in (COUNTRY, COUNTY)):
            facts.append(("comparator", _beside(one.circle, one.position.label, one.position)))
    add("movement", o.movement)
    add("development", o.development)
    if (ranked := o.ranked) and o.value is not None:
        facts.append(("rank", {lang: _words(lang)["rank"].format(rank=ranked.rank) for lang in LANGUAGES}))
    if o.qualitative and (ranked or quantity(o, LANGUAGES[0])):
        facts.append(("words", written(o.qualitative)))
    if o.response_option:
        facts.append(("answer", written(o.response_option)))
    add("source", o.source)
    if o.qualified(ESTIMATED):
        facts.append(("note", _said("estimated")))
    if o.qualified(PRELIMINARY):
        facts.append(("note", _said("preliminary")))
    return facts


def _compared(o: Observation) -> list[ValueComparison]:
    """The comparisons with a number or bounds, the country's first."""
    found = [one for one in o.comparisons if quantity(one, LANGUAGES[0])]
    return sorted(found, key=lambda one: not (one.circle and one.circle.iri == COUNTRY))


def in_country(o: Observation) -> dict[str, str] | None:
    """The country's value beside an observation, where there is one."""
    found = [one for one in _compared(o) if one.circle and one.circle.iri == COUNTRY]
    return _beside(None, partial(quantity, found[0], unit=o.unit), found[0].unit or o.unit) if found else None


def _beside(circle: Term | None, there: Callable[[str], str], unit: Term | None) -> dict[str, str]:
    """What is compared with, and what was found there."""

    def text(lang: str) -> str:
        return f"{circle.label(lang)} {there(lang)}" if circle else there(lang)

    return said(text, *labels(unit, circle))


def _words(lang: str) -> dict[str, str]:
    words: dict[str, str] = wording(lang)["page"]["values"]
    return words


def _said(key: str) -> dict[str, str]:
    return {lang: _words(lang)[key] for lang in LANGUAGES}
