"""Numbers with their unit as people read them, and the name of what has only a number.

In: a number with its unit, a target, an observation or an assessment. Out: "86 %", "minst 86 % (2026)"; what
a plan gives no name is called by what it says, in every language that goalgraph writes.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from goalgraph.base.numbers import day, number
from goalgraph.base.texts import Texts, text_in
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.model.objects import Assessment, Observation, Resource, Target, Term, ValueComparison


def measured(value: Decimal, unit: Term | None, lang: str) -> str:
    r"""A number with its unit.

    >>> measured(Decimal("80.6"), Term("%", "", {"sv": "%"}), "sv")
    '80,6\xa0%'
    """
    return with_unit(number(value, lang), unit, lang, value)


def with_unit(text: str, unit: Term | None, lang: str, value: Decimal | None = None) -> str:
    """What is measured, in words, followed by its unit."""
    if unit is None:
        return text
    if unit.label(lang) == "%":
        return str(wording(lang)["numbers"]["percent"]).replace("5", text)
    return f"{text}\u00a0{unit.counting(value, lang)}"


def named(one: Resource) -> Resource:
    """The same with a name: its own, or else what it says; unchanged where it says nothing."""
    if one.labels or not isinstance(one, Target | Observation | Assessment):
        return one
    if isinstance(one, Assessment):
        return replace(one, labels=_judged(one)) if one.rating else one
    if isinstance(one, Target) and one.text:
        return replace(one, labels=one.text)
    labels: Texts = {lang: said for lang in LANGUAGES if (said := _said(one, lang))}
    return replace(one, labels=labels)


def _judged(one: Assessment) -> Texts:
    """The value of the scale with its sign and the score."""
    if one.rating is None:
        return {}
    sign = f"{one.rating.sign} " if one.rating.sign else ""
    scored = {lang: "" if one.score is None else f" ({number(one.score, lang)})" for lang in LANGUAGES}
    return {lang: f"{sign}{text}{scored.get(lang, '')}" for lang, text in one.rating.labels.items()}


def _said(one: Target | Observation, lang: str) -> str:
    """The number or way to go, for whom and for when."""
    if not (said := amount(one, lang)):
        return ""
    due = day(one.due_date, lang) if isinstance(one, Target) and one.due_date else ""
    about = [*(term.label(lang) for term in (one.group, one.period) if term), *([due] if due else [])]
    return said + (f" ({', '.join(about)})" if about else "")


def amount(one: Target | Observation, lang: str) -> str:
    """The number, bounds or way to go, with the unit; an observation's words where it has no number."""
    if found := quantity(one, lang):
        return found
    if isinstance(one, Observation):
        return text_in(one.qualitative, lang)
    return one.direction.label(lang) if one.direction else ""


def quantity(one: Target | Observation | ValueComparison, lang: str, unit: Term | None = None) -> str:
    """The number or bounds in its own unit, or else in the one given; nothing where there is none."""
    words = wording(lang)["numbers"]
    low, high, unit = one.lower_bound, one.upper_bound, one.unit or unit
    if one.value is not None:
        return measured(one.value, unit, lang)
    if low is not None and high is not None:
        return with_unit(f"{number(low, lang)}–{number(high, lang)}", unit, lang)
    for key, bound in (("at_least", low), ("at_most", high)):
        if bound is not None:
            return str(words[key]).format(value=measured(bound, unit, lang))
    return ""
