"""What was found in a document as the tables of a workbook.

In: what was found. Out: the tables of the form, each with two columns more, how sure a row is and why; and
two further sheets, which ``goalgraph import`` passes by: the global goals that are mentioned, and all
passages of the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from types import MappingProxyType

from goalgraph.base.names import GG, GGID
from goalgraph.base.wording import wording
from goalgraph.exchange.outline.figures import Figure
from goalgraph.exchange.outline.findings import Found, Mention, Outlined, Reason, Sure, What
from goalgraph.exchange.outline.passages import Passage
from goalgraph.exchange.outline.units import own_unit, owner_of, units_of
from goalgraph.exchange.workbook.cells import Value
from goalgraph.exchange.workbook.vocabulary import shipped_words
from goalgraph.exchange.workbook.writing import Table, begun_tables

SURE, WHY = "how-sure", "why"
MENTIONS, PASSAGES = "mentions", "text"
_SHEET = MappingProxyType({
    What.AREA: "areas", What.GOAL: "goals", What.STRATEGY: "strategies", What.RISK: "risks",
    What.INDICATOR: "indicators", What.VALUE: "values", What.TARGET: "targets",
})  # fmt: skip
_YEARS = re.compile(r"(?<!\d)(20\d\d)(?:\s?[-–]\s?(20\d\d|\d\d(?!\d)))?(?![\d-])")
_MONTHS = 12
_UNIT = GG + "unit"
_CURRENCIES = frozenset({"SEK"})
_UNITS = "http://qudt.org/vocab/"
# Columns that only some rows need.
_RARELY = ("numerator", "denominator", "to-be-achieved", "unit", "group")
_Row = Mapping[str, Value]


def tables_of(outlined: Outlined, lang: str) -> list[Table]:
    """The tables, with titles in ``lang``."""
    rows = _rows(outlined, lang)
    titles = wording(lang)["outline"]["columns"]
    tables: list[Table] = []
    for table in begun_tables(lang):
        keys = [key for key, _ in table.columns]
        said = {key for row in rows.get(table.key, ()) for key in row}
        extra = [
            key for key in ("quote", "page", "lines") if key not in keys and table.key in _SHEET.values()
        ]
        extra += [key for key in _RARELY if key in said and key not in keys]
        extra += [SURE, WHY] if table.key in (*_SHEET.values(), "plan") else []
        cells = tuple(tuple(row.get(key) for key in (*keys, *extra)) for row in rows.get(table.key, ()))
        columns = (*table.columns, *((key, "") for key in extra))
        shown = (*table.titles, *(str(titles.get(key) or _title(key, lang)) for key in extra))
        tables.append(replace(table, columns=columns, titles=shown, rows=cells))
    return [*tables, *_beside(outlined, lang)]


def counted(outlined: Outlined) -> dict[str, int]:
    """How many rows there are on each sheet that has some."""
    counts = {sheet: len(outlined.of(what)) for what, sheet in _SHEET.items()}
    return {sheet: count for sheet, count in counts.items() if count}


def _title(key: str, lang: str) -> str:
    return str(wording(lang)["workbook"]["columns"][key])


def _rows(outlined: Outlined, lang: str) -> dict[str, list[_Row]]:
    rows: dict[str, list[_Row]] = {
        "levels": [
            {"prefix": prefix, "name": name, "order": Decimal(order)}
            for order, (prefix, name) in enumerate(outlined.levels.items(), 1)
        ]
    }
    title = outlined.title
    if title:
        why = str(wording(lang)["outline"]["why"]["title"])
        name = title.text[:200]
        told: _Row = {SURE: _sure(Sure.UNSURE, lang), WHY: why}
        rows["plan"] = [{"name": name, "document": name, "period": _period(name), **told}]
    units = units_of(outlined)
    for found in outlined.found:
        row: dict[str, Value] = {
            **_FILLED[found.what](found, lang),
            **_quoted(found.passage),
            SURE: _sure(found.sure, lang),
            WHY: "; ".join(reason.told(lang) for reason in found.why[:12]),
        }
        if unit := units.get(found.id if found.what is What.INDICATOR else ""):
            row["unit"] = _unit(unit, lang)
        if found.figure and (unit := own_unit(found, units)):
            row["unit"] = _unit(unit, lang)
            if owner_of(found):
                row[WHY] = f"{row[WHY]}; {Reason('own-unit').told(lang)}"
        rows.setdefault(_SHEET[found.what], []).append(row)
    return rows


def _period(name: str) -> str | None:
    """The years that the name of a document says; "2030-08" is a month, and no eight years.

    >>> _period("Corporate Plan 2030-33"), _period("Mål 2030–2032"), _period("Läget 2030-08")
    ('2030–2033', '2030–2032', None)
    """
    years = _YEARS.search(name)
    if not years or (years[2] and len(years[2]) == 2 and int(years[2]) <= _MONTHS):
        return None
    first, last = years[1], years[2] or ""
    last = first[: 4 - len(last)] + last if last else ""
    if last and last <= first:
        return None
    return f"{first}–{last}" if last else first


def _area(found: Found, lang: str) -> _Row:
    return {"id": found.id, "name": found.text}


def _goal(found: Found, lang: str) -> _Row:
    return {
        "id": found.id, "level": found.level, "text": found.text, "area": found.area or None,
        "sub-goal-of": found.of or None, "supports": "; ".join(found.mentions) or None,
    }  # fmt: skip


def _strategy(found: Found, lang: str) -> _Row:
    return {"text": found.text, "for": found.of or None}


def _risk(found: Found, lang: str) -> _Row:
    return {"text": found.text, "threatens": found.of or found.area or None}


def _indicator(found: Found, lang: str) -> _Row:
    return {"id": found.id, "name": found.text, "measures": found.of or None}


def _value(found: Found, lang: str) -> _Row:
    figure = found.figure
    if figure is None:
        return {"indicator": found.of, "period": found.year or None, "in-words": found.text}
    words = shipped_words()
    compared = [words.word(GG + "comparedWith", GG + of, lang) for of, _ in figure.compared]
    return {
        "indicator": found.of, "period": figure.year or None, **_group(found, lang), **_number(figure),
        "compared-with": "; ".join(compared) or None,
        "compared-value": "; ".join(f"{value:f}" for _, value in figure.compared) or None,
        **(_share(figure) if figure.whole is not None and not figure.bound else {}),
    }  # fmt: skip


def _group(found: Found, lang: str) -> _Row:
    words, own = shipped_words(), f"{GGID}group/{found.group}"
    return {"group": words.word(GG + "group", own, lang)} if found.group else {}


def _share(figure: Figure) -> _Row:
    return {"numerator": figure.value, "denominator": figure.whole}


def _target(found: Found, lang: str) -> _Row:
    figure = found.figure
    of: _Row = {"goal": found.of or None, "indicator": found.area or None}
    if figure is None:
        return {**of, "due": found.year or None, "to-be-achieved": found.text}
    return {
        **of, **_number(figure), **_group(found, lang),
        "due": figure.year or None, **(_baseline(found.baseline) if found.baseline else {}),
    }  # fmt: skip


def _baseline(figure: Figure) -> _Row:
    said = figure.year if not figure.inferred else ""
    return {"baseline": figure.value, "baseline-period": said or None}


def _number(figure: Figure) -> _Row:
    if not figure.own:
        return {}
    if figure.high is None:
        return {figure.bound or "value": figure.value}
    return {"low": figure.value, "high": figure.high}


_FILLED: Mapping[What, Callable[[Found, str], _Row]] = MappingProxyType({
    What.AREA: _area, What.GOAL: _goal, What.STRATEGY: _strategy, What.RISK: _risk,
    What.INDICATOR: _indicator, What.VALUE: _value, What.TARGET: _target,
})  # fmt: skip


def _quoted(passage: Passage) -> _Row:
    return {
        "quote": passage.text,
        "page": str(passage.page) if passage.page else None,
        "lines": passage.lines,
    }


def _sure(sure: Sure, lang: str) -> str:
    return str(wording(lang)["outline"]["sure"][sure])


def _unit(name: str, lang: str) -> str:
    words, own = shipped_words(), f"{GGID}unit/{name}"
    kind = "currency" if name in _CURRENCIES else "unit"
    return words.word(_UNIT, own if own in words.labels else f"{_UNITS}{kind}/{name}", lang)


def _beside(outlined: Outlined, lang: str) -> list[Table]:
    """The sheets that are only for the person to look at."""
    words = wording(lang)["outline"]
    seems: dict[int, list[str]] = {}
    for one in outlined.found:
        seems.setdefault(id(one.passage), []).append(str(words["kinds"][one.what]))

    def mention(one: Mention) -> tuple[Value, ...]:
        page = str(one.passage.page) if one.passage.page else None
        place = (one.passage.text, page, one.passage.lines)
        return (one.id, one.text, *place, _sure(one.sure, lang), one.why.told(lang))

    def passage(one: Passage) -> tuple[Value, ...]:
        kinds = list(dict.fromkeys(seems.get(id(one), ())))
        shown = ", ".join(kinds) or words["kinds"][one.passed or ("heading" if one.heading else "nothing")]
        return (str(one.page) if one.page else None, one.lines, one.text, shown)

    mentioned = ("global-goal", "text", "quote", "page", "lines", SURE, WHY)
    text = ("page", "lines", "text", "seems")
    return [
        _extra(
            MENTIONS, str(words["mentions"]), mentioned, [mention(one) for one in outlined.mentions], lang
        ),
        _extra(PASSAGES, str(words["passages"]), text, [passage(one) for one in outlined.passages], lang),
    ]


def _extra(
    key: str, name: str, columns: Sequence[str], rows: Sequence[tuple[Value, ...]], lang: str
) -> Table:
    titles = wording(lang)["outline"]["columns"]
    shown = tuple(str(titles.get(column) or _title(column, lang)) for column in columns)
    return Table(key, name, tuple((column, "") for column in columns), shown, tuple(rows))
