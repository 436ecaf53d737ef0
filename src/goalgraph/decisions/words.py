"""What a field holds, in words that people read.

In: a field and a value, and the graph that names what they point at. Out: texts in a language.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from goalgraph.base.errors import UnknownName
from goalgraph.base.names import GG
from goalgraph.base.numbers import number
from goalgraph.base.texts import text_in
from goalgraph.base.visible import one_line
from goalgraph.base.wording import wording
from goalgraph.decisions.standpoints import (
    AMBITION,
    STEERING_MODE,
    Ambition,
    Answer,
    Field,
    Outlook,
    Value,
    Work,
)
from goalgraph.model.local_names import name_of

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope

# The fields that a profile may have a name of its own for, by the term that it names.
_TERMS = MappingProxyType({AMBITION: GG + "Target", STEERING_MODE: GG + "goalType"})


def field_name(graph: Scope, field: Field, lang: str) -> str:
    """The field's name, with the requirement or occasion that it is about."""
    own = name_of([graph.names], _TERMS[field], lang) if field in _TERMS else None
    name = own or str(wording(lang)["decisions"]["fields"][field.name])
    return f"{name} ({_named(graph, field.about, lang)})" if field.about else name


def value_text(graph: Scope, value: Value, lang: str) -> str:
    """The value in words; nothing set reads as such."""
    words = wording(lang)["decisions"]
    if value is None:
        return str(words["nothing"])
    if isinstance(value, str):
        is_type = value.startswith(GG) or graph.declared.type_with(value) is not None
        return _named(graph, value, lang) if is_type else one_line(value)
    if isinstance(value, Answer):
        return _joined(_named(graph, value.answer, lang), text_in(value.evidence, lang))
    if isinstance(value, Ambition):
        return _joined(text_in(value.text, lang), *_measured(graph, value, lang))
    if isinstance(value, Outlook):
        action = text_in(value.action, lang)
        return _joined(
            _named(graph, value.assessment, lang),
            text_in(value.motivation, lang),
            words["action"].format(action=action) if action else "",
        )
    named = [
        _activity(graph, one, lang) if isinstance(one, Work) else _named(graph, one, lang) for one in value
    ]
    return "; ".join(named)


def _activity(graph: Scope, work: Work, lang: str) -> str:
    """The activity's text, with what is said of it in brackets."""
    words = wording(lang)["decisions"]
    days = {"from_day": work.start, "to_day": work.end, "by": work.due}
    told = [graph.term(work.status).label(lang)] if work.status else []
    told += [words[key].format(day=day.isoformat()) for key, day in days.items() if day]
    told += [graph.term(work.responsible).label(lang)] if work.responsible else []
    text = one_line(work.text)
    return f"{text} ({one_line(', '.join(told))})" if told else text


def _measured(graph: Scope, value: Ambition, lang: str) -> list[str]:
    words = wording(lang)["decisions"]
    unit = graph.term(value.unit).counting(value.target, lang) if value.unit else ""
    found = []
    if value.indicator:
        found.append(words["measured_by"].format(indicator=_named(graph, value.indicator, lang)))
    if value.target is not None:
        goal = f"{number(value.target, lang)} {unit}".strip()
        start = number(value.baseline, lang) if value.baseline is not None else None
        found.append(
            words["from_to"].format(start=start, goal=goal) if start else words["to"].format(goal=goal)
        )
    if value.by:
        found.append(words["by"].format(day=value.by.isoformat()))
    return found


def _joined(*parts: str) -> str:
    return " – ".join(one_line(part) for part in parts if part)


def _named(graph: Scope, iri: str, lang: str) -> str:
    """A resource by its id, a fixed value by its name."""
    try:
        found = graph.get(iri)
    except UnknownName:
        return graph.term(iri).label(lang)
    return found.screen_name
