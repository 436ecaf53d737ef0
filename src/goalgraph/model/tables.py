"""Resources, links and what else comes as a list, as a table: a column for everything that is said of them.

In: objects of one class. Out: its columns with their types, and a row for each object; and ``Rows``, the list
that knows them. A text is the one of a language; what there are several of is joined by ``; ``; a period has
its first and last day beside its name; of passages there are the document, the lines and the words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import date
from decimal import Decimal
from operator import attrgetter
from types import MappingProxyType, UnionType
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from goalgraph.base.displayed import Displayed
from goalgraph.base.errors import ParameterError
from goalgraph.base.frames import Library, frame
from goalgraph.base.names import Kind
from goalgraph.base.texts import text_in
from goalgraph.model import objects
from goalgraph.model.objects import Passage, Period, Resource, Term

T = TypeVar("T")
Value = Callable[[Any, str], Any]
Column = tuple[type, Value]
SEPARATOR = "; "
# What the column is called that has the text in one language, or one of several.
_NAMES = MappingProxyType(
    {
        "labels": "label",
        "short_labels": "short_label",
        "comments": "comment",
        "requirement_labels": "requirement_label",
        "reasons": "reason",
        "explanations": "explanation",
        "next_steps": "next_step",
        "headings": "heading",
        "messages": "message",
        "remedies": "remedy",
    }
)
# What a passage has stands last.
_SOURCE = ("document", "lines", "quote")
_PLAIN = (str, int, float, bool, Decimal, date)
_CLASSES: Mapping[Kind, type[Resource]] = MappingProxyType(
    {
        Kind.PLAN: objects.Plan,
        Kind.LEVEL: objects.Level,
        Kind.GOAL: objects.Goal,
        Kind.ACTIVITY: objects.Activity,
        Kind.TARGET: objects.Target,
        Kind.FORECAST: objects.Forecast,
        Kind.OUTCOME_ASSESSMENT: objects.OutcomeAssessment,
        Kind.DECISION: objects.Decision,
        Kind.PASSAGE: objects.Passage,
        Kind.INDICATOR: objects.Indicator,
        Kind.OBSERVATION: objects.Observation,
        Kind.COMPARISON: objects.ValueComparison,
        Kind.PROCESS_EVENT: objects.ProcessEvent,
        Kind.REPORTING_OCCASION: objects.ReportingOccasion,
        Kind.BUDGET_LINE: objects.BudgetLine,
        Kind.ANOMALY: objects.Anomaly,
    }
)


class Rows(list[T], Displayed, Generic[T]):
    """A list of objects of one class that can be had as a data frame.

    >>> import goalgraph
    >>> values = goalgraph.load().resources("observation").to_frame("polars")
    >>> values["value"].dtype
    Decimal(precision=38, scale=2)
    """

    __slots__ = ("of", "plans")

    def __init__(self, rows: Iterable[T], of: type[T], *, plans: bool = False) -> None:
        super().__init__(rows)
        self.of = of
        self.plans = plans

    def to_frame(self, library: Library, *, lang: str = "sv") -> Any:
        """The list as a data frame of ``pandas`` or ``polars``, a column for each thing that is said.

        Args:
            library: the one that makes the frame.
            lang: the language of texts.

        Raises:
            ParameterError, ExtraMissing: there is no such library; it is not installed.
        """
        return framed(self, self.of, library, lang, plans=self.plans)


def class_of(kind: Kind | str | None) -> type[Resource]:
    """The class of the resources of a kind.

    >>> class_of("goal").__name__, class_of("risk").__name__
    ('Goal', 'Resource')
    """
    return _CLASSES.get(Kind(kind), Resource) if kind else Resource


def framed(rows: Iterable[Any], of: type, library: Library, lang: str, *, plans: bool = False) -> Any:
    """Objects of a class as a data frame.

    Args:
        rows: the objects.
        of: their class, which says the columns, also where there is no object.
        library: ``pandas`` or ``polars``.
        lang: the language of texts.
        plans: whether there are several plans, so that a column ``plan`` comes first; else there is none.
    """
    columns = dict(columns_of(of))
    plan = columns.pop("plan", None)
    if plans and plan:
        columns = {"plan": plan, **columns}
    values = ([value(one, lang) for _, value in columns.values()] for one in rows)
    return frame({name: kind for name, (kind, _) in columns.items()}, values, library)


def part_framed(
    whole: Any, part: str, of: Mapping[str, type], library: Library, lang: str, *, plans: bool = False
) -> Any:
    """A part of something as a data frame; ``of`` are the parts that it has, and what each is made of.

    Raises:
        ParameterError: it has no such part.
    """
    if part not in of:
        raise ParameterError(name="part", value=part, expected=", ".join(of))
    return framed(getattr(whole, part), of[part], library, lang, plans=plans)


def columns_of(cls: type) -> Mapping[str, Column]:
    """The columns of a class by name, each with its type and what it holds of an object in a language.

    >>> list(columns_of(objects.Link))[:4]
    ['subject', 'relation', 'object', 'basis']
    """
    hints = get_type_hints(cls)
    own = {field.name: hints[field.name] for field in fields(cls)}
    found: dict[str, Column] = {}
    for name, hint in own.items():
        if _inside(hint) is not Passage:
            found |= _columns(name, hint)
    for name, hint in own.items():
        if _inside(hint) is Passage:
            found = _quoted(name) | found
    order = [*(name for name in found if name not in _SOURCE), *(name for name in _SOURCE if name in found)]
    return MappingProxyType({name: found[name] for name in order})


def _columns(name: str, hint: Any) -> dict[str, Column]:
    """The columns of a field, by what may stand in it."""
    get = attrgetter(name)
    if _is_texts(hint):
        return {_NAMES.get(name, name): (str, lambda one, lang: text_in(get(one), lang) or None)}
    held = _inside(hint)
    if get_origin(hint) is tuple:
        return {name: (str, lambda one, lang: SEPARATOR.join(_said(x, lang) for x in get(one)) or None)}
    if isinstance(held, type) and issubclass(held, Period):
        days: dict[str, Column] = {f"{name}_{end}": (date, _day(get, end)) for end in ("start", "end")}
        return {name: (str, lambda one, lang: _maybe(get(one), lang))} | days
    plain = next((kind for kind in _PLAIN if held is kind), str)
    return {name: (plain, lambda one, lang: _maybe(get(one), lang))}


def _day(get: Callable[[Any], Any], end: str) -> Value:
    return lambda one, lang: getattr(get(one), end, None)


def _quoted(name: str) -> dict[str, Column]:
    """Of passages: each document once, the lines, and the words of each."""
    get = attrgetter(name)

    def of(one: Any, said: Callable[[Passage], str]) -> str | None:
        return SEPARATOR.join(dict.fromkeys(map(said, get(one)))) or None

    return {
        "document": (str, lambda one, lang: of(one, attrgetter("document"))),
        "lines": (str, lambda one, lang: of(one, _lines)),
        "quote": (str, lambda one, lang: of(one, attrgetter("quote"))),
    }


def _lines(passage: Passage) -> str:
    first, last = passage.first_line, passage.last_line
    return f"{first}–{last}" if last > first else str(first or "")


def _maybe(value: Any, lang: str) -> Any:
    return value if value is None or type(value) in _PLAIN else _said(value, lang)


def _said(value: Any, lang: str) -> str:
    """A term by its name, a resource and whatever else has an id by that, and a plain value as it is."""
    if isinstance(value, Term):
        return value.label(lang)
    return str(getattr(value, "id", value))


def _is_texts(hint: Any) -> bool:
    return get_origin(hint) is Mapping


def _inside(hint: Any) -> Any:
    """What a field holds, one or several, where it may also hold nothing."""
    parts = [part for part in get_args(hint) if part not in (type(None), Ellipsis)]
    if get_origin(hint) in (Union, UnionType, tuple) and len(parts) == 1:
        return parts[0]
    return hint
