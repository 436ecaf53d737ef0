"""Figures: the numbers in a passage that seem to be values, each with unit, year and comparison.

In: the text of a passage. Out: figures, with the place and the words of each. Numbers that count something
else are left out: years and days, ages, grades, places in a ranking, numbers of goals and pages, and what
stands in "(11 of 35)" or "within 60 seconds".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from goalgraph.base.frozen import Frozen
from goalgraph.exchange.outline.amounts import (
    GROUPED,
    ON_SCALE,
    POINTED,
    SIGNS,
    in_money,
    measures,
    number_of,
    scaled,
    unit_of,
)
from goalgraph.exchange.outline.bounds import SAID_BOUND, bound_after
from goalgraph.exchange.outline.otherwise import passed_in
from goalgraph.exchange.outline.pairs import BETWEEN, NEAR, Pair, pair_of
from goalgraph.exchange.outline.words import any_of, small_words, unit_word, words
from goalgraph.exchange.outline.years import YEAR, leads, period_at, period_of

_GAP = "[ \u00a0\u202f]"
_NUMBER = rf"{GROUPED}|{POINTED}|\d{{1,3}}(?:{_GAP}\d{{3}})+(?![\d])(?:,\d+)?|\d{{1,9}}(?:[.,]\d{{1,6}})?"
# "4,5/5": a mark on a scale, where "220/235" is no single amount.
_SCALE = rf"(?=(?P<scale>{ON_SCALE}))"
_FIGURE = re.compile(
    rf"(?P<minus>(?<![^\s(])(?<!\d\s)(?<!%\s)(?:[-\u2212]|(?:{any_of('negative')})\s))?(?<![\w.,:/§])(?(minus)|(?<!-))"
    rf"(?:(?<!\d)(?<!\d\s)(?P<money>[{''.join(SIGNS)}]\s?))?(?P<low>{_NUMBER})(?:(?:(?<!20\d\d)\s?[-–])\s?(?P<high>{_NUMBER}))?"
    rf"(?![.,:]?\d|-\d)(?:{_SCALE}|(?!/\d))"
    rf"(?P<gap>\s?)(?P<unit>%|{unit_word()})?",
    re.IGNORECASE,
)
_A_YEAR = re.compile(r"(?:19|20)\d\d")
_COMPARED = any_of("country", "county")
_BEFORE_COMPARED = re.compile(rf"(?:{_COMPARED})\b[^\d.,;()]{{0,12}}$", re.IGNORECASE)
_AFTER_COMPARED = re.compile(rf"^\s?(?:i\s|in\s(?:the\s)?)?(?:{_COMPARED})\b", re.IGNORECASE)
# "65 % 2030, 71 % i riket": what is said of a figure right beside another says whose it is.
_IN_COMPARED = re.compile(rf"^\s(?:i|in(?:\sthe)?)\s(?:{_COMPARED})\b", re.IGNORECASE)
_BESIDE_COMPARED = re.compile(
    rf"\W*(?:\w{{1,3}}\s)?(?:(?:19|20)\d\d)?\W*(?:[^\W\d_]{{1,3}}\s){{0,3}}(?:{_COMPARED})\b[^\d.,;()]{{0,12}}",
    re.IGNORECASE,
)
_IN_COUNTRY = re.compile(rf"^\s(?:i|in(?:\sthe)?)\s(?:{any_of('country')})\b", re.IGNORECASE)
_SAYS_COMPARED = re.compile(rf"\b(?:{any_of('compared')})\b|\(", re.IGNORECASE)
_COUNTRY = re.compile(any_of("country"), re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?]\s+(?=[^\W\d_a-zåäö])")
_FROM = re.compile(rf"\b(?:{any_of('from')})\s*$", re.IGNORECASE)
_COMPARES = re.compile(rf"\b(?:{any_of('compared-with')})\s+$", re.IGNORECASE)
_TWO_YEARS = re.compile(
    rf"[^\d.;,()]{{0,20}}{BETWEEN}\s+((?:19|20)\d\d)\s+(?:{any_of('and')})\s+((?:19|20)\d\d)\b", re.IGNORECASE
)
_AIMS = re.compile(rf"\b(?:{any_of('aimed', 'goal', 'target')})(?!\w)", re.IGNORECASE)
_GOES_TO = re.compile(rf"[^.;]{{0,16}}\b(?:{any_of('to')})\s+(?:{SAID_BOUND}\s*)?", re.IGNORECASE)
# A word that stands where that of a unit does: "kWh", "kWh/m2", "ton per invånare".
_WORD = re.compile(
    rf"\s?([{''.join(SIGNS)}]|[^\W\d_]+(?:/[^\W\d_]+[\d²³]?)?(?:\sper\s[^\W\d_]+)?)", re.IGNORECASE
)
# What makes another unit of one, as of kronor in "kr/m2"; but the year of "besök per år" is only the time.
_OF_EACH = re.compile(
    rf"\s?/\s?[^\W\d_]|\sper\s(?!(?:{any_of('time', 'year', 'small')})\b)[^\W\d_]", re.IGNORECASE
)
_NO_UNIT = small_words("sv").union(
    small_words("en"),
    *map(words, ("must", "may", "be", "aimed", "months", "within", "compared", "country", "county")),
    *map(words, ("of", "and", "between", "approximately", "more-than", "less-than", "before-number")),
    *map(words, ("value", "target", "goal")),
)
_MOST_FIGURES = 40
# What stands between a number in a name and the figure of what it names.
_NAMED_BY = re.compile(
    rf"(?:\s[^\W\d_]+){{0,3}}(?:\s\d{{1,2}})?\)?:\s+(?:(?:{any_of('approximately')}|{SAID_BOUND})\s+)?\d+(?:[.,]\d+)?"
    rf"(?!\d|:|\s(?:{any_of('months')}))(?!(?<=\D(?:19|20)\d\d)(?:\W*$|\s*[(,;]))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Figure(Frozen):
    """A figure.

    Attributes:
        start, end: where it stands in the text, with its unit.
        value, high: the number; of a range the lowest and the highest.
        unit: the name of its unit, if it is known.
        year: the year that it seems to be for.
        inferred: whether the year stands elsewhere in the passage.
        compared: what it is compared with, as ``Country`` or ``County``, and the number for that.
        bound: whether it is the ``low`` or the ``high`` end of what has no other, as "at least" says.
        word: the word that stands where its unit would, if that is not known.
        whole: what the number is a part of, as 7 in "5 of 7".
        own: whether it is the body's own, and not only what that of others is.
        part: words for a part of a year that may be one of several, so that no year is said.
    """

    start: int
    end: int
    value: Decimal
    high: Decimal | None = None
    unit: str = ""
    year: str = ""
    inferred: bool = False
    compared: tuple[tuple[str, Decimal], ...] = ()
    bound: str = ""
    word: str = ""
    whole: Decimal | None = None
    own: bool = True
    part: str = ""


def figures_in(text: str, *, english: bool | None = None) -> list[Figure]:
    """The figures in a text, which is in English or not; without that said, as its small words are.

    >>> found = figures_in("Valdeltagande – 85 % år 2018 (84,7 % år 2014)")
    >>> [(str(one.value), one.unit, one.year) for one in found]
    [('85', 'PERCENT', '2018'), ('84.7', 'PERCENT', '2014')]
    >>> figures_in("Mål 3 följs upp i åk 9 den 5 mars 2018, inom 60 sek")
    []
    """
    taken = passed_in(text)
    whose = is_english(text) if english is None else english
    found = [one for one in _paired(text, _all(text, whose)) if not any(a <= one.start < b for a, b in taken)]
    found = _without_names(text, [one for one in found if not _in_name(text, one)])[:_MOST_FIGURES]
    years = [(one.start(), *period_at(text, one)) for one in YEAR.finditer(text)]
    leading = bool(found) and leads(text[: found[0].start], text[found[-1].end :])
    figures: list[Figure] = []
    for at, one in enumerate(found):
        before = text[found[at - 1].end if at else 0 : one.start]
        if at and found[at - 1].word:
            before = before.replace(found[at - 1].word, "", 1)
        after = text[one.end : found[at + 1].start if at + 1 < len(found) else len(text)]
        same = bool(figures) and figures[-1].unit == one.unit
        beside = ("unit" if one.unit else "none") if same else ""
        if figures and (of := _compared(before, text[one.end :], beside)):
            of_own = _compared_with(figures, text, one.start)
            owner = figures[of_own]
            figures[of_own] = replace(owner, compared=(*owner.compared, (of, one.value)))
            if not owner.year and not owner.part and (own := YEAR.search(after)):
                year, part = period_at(after, own)
                figures[of_own] = replace(figures[of_own], year=year, part=part)
            continue
        *earlier, own_before = _SENTENCE_END.split(before)
        year, part = period_of(
            own_before, _SENTENCE_END.split(after)[0], first=bool(earlier) or not at, leading=leading
        )
        if _IN_COUNTRY.match(text[one.end :]):
            one = replace(one, own=False, compared=(("Country", one.value),))
        figures.append(replace(one, year=year, part=part, bound=bound_after(before)))
    return _with_only_year(_between_years(figures, text), years, text)


def _compared_with(figures: Sequence[Figure], text: str, at: int) -> int:
    """Which figure one for others is compared with: the last, or the one before the parentheses of that."""
    opened = text.rfind("(", 0, figures[-1].start)
    closed = text.find(")", figures[-1].end, at)
    if opened < 0 or closed < 0 or ")" in text[opened : figures[-1].start]:
        return len(figures) - 1
    return max((number for number, one in enumerate(figures) if one.start < opened), default=len(figures) - 1)


def _compared(before: str, after: str, beside: str) -> str:
    """What a figure is for, where it is not for the body itself: ``Country`` or ``County``.

    ``beside`` says whether it stands beside one in the same ``unit``, or one without a unit as it is.
    """
    close = _BEFORE_COMPARED.search(before) or _AFTER_COMPARED.match(after)
    if not close or not _SAYS_COMPARED.search(before):
        said = _AFTER_COMPARED if beside == "unit" else _IN_COMPARED
        close = (said.match(after) or _BESIDE_COMPARED.fullmatch(before)) if beside else None
    if not close:
        return ""
    return "Country" if is_country(close[0]) else "County"


def is_country(text: str) -> bool:
    """Whether a text speaks of the country, and not of the county.

    >>> is_country("Riket"), is_country("Länet")
    (True, False)
    """
    return bool(_COUNTRY.search(text))


def sets_out(before: str) -> bool:
    """Whether the words before a number say that it is what something is to go from.

    >>> sets_out("ska öka från "), sets_out("ska öka till ")
    (True, False)
    """
    return bool(_FROM.search(before[-NEAR:]))


def compares(before: str) -> bool:
    """Whether the words before a number say that something is compared with it.

    >>> compares("ska öka, jämfört med "), compares("ska öka till ")
    (True, False)
    """
    return bool(_COMPARES.search(before[-NEAR:]))


def _between_years(figures: list[Figure], text: str) -> list[Figure]:
    """The figures, where "between 2029 and 2030" follows one: it went from one before, or is for both."""
    found = list(figures)
    for at, one in enumerate(figures):
        years = _TWO_YEARS.match(text[one.end :])
        if not years:
            continue
        above = figures[at - 1] if at else None
        if above and sets_out(text[: above.start]) and _GOES_TO.fullmatch(text[above.end : one.start]):
            found[at - 1], found[at] = replace(above, year=years[1]), replace(one, year=years[2])
        else:
            found[at] = replace(one, year=f"{years[1]}–{years[2]}")
    return found


def _with_only_year(figures: list[Figure], years: list[tuple[int, str, str]], text: str) -> list[Figure]:
    """The figures, those without a year with the only one of the passage, unless it is another figure's."""
    if len({(year, part) for _, year, part in years}) != 1:
        return figures
    first, year, part = years[0]
    free = not any(one.year or one.part for one in figures)
    return [
        replace(one, year=year, part=part, inferred=True)
        if not one.year
        and not one.part
        and (free or _is_of(text, first, one.start))
        and not sets_out(text[: one.start])
        else one
        for one in figures
    ]


def _is_of(text: str, year: int, figure: int) -> bool:
    """Whether a year that is another figure's is this one's too: before it, and not before what is to be."""
    return year < figure and not _AIMS.search(text[year:figure])


def _all(text: str, english: bool) -> list[Figure]:
    figures: list[Figure] = []
    after: re.Match[str] | None = None
    for found in reversed(list(_FIGURE.finditer(text))):
        word = found["unit"]
        if unit_of(word) == "YR" and YEAR.match(text[found.end() :].lstrip()):
            word = None
        if _OF_EACH.match(text[found.end() :]):
            word = None
        if re.match(r"[a-h]\)", text[found.end("low") :]):
            continue
        if _A_YEAR.fullmatch(found["low"]) and not measures(unit_of(word)) and not found["money"]:
            continue
        end = found.end() if unit_of(word) else found.end("high") if found["high"] else found.end("low")
        if not unit_of(word) and after and _goes_to(text, found.start(), end, after.start()):
            word = after["unit"]
        behind = text[found.end("high") if found["high"] else found.end("low") :]
        told = "" if unit_of(word) else (found["scale"] or _word_after(behind)).strip()
        plain = english or unit_of(word) == "PERCENT"
        low = scaled(number_of(found["low"], english=english, decimal=plain), word)
        high = (
            scaled(number_of(found["high"], english=english, decimal=plain), word) if found["high"] else None
        )
        if found["money"]:
            (low, longer), told, word = in_money(low, behind), found["money"].strip(), None
            high = None if high is None else in_money(high, behind)[0]
            end = len(text) - len(behind) + longer
        value = -low if found["minus"] else low
        figures.append(Figure(found.start(), end, value, high, unit_of(word), word=told))
        after = found
    return figures[::-1]


def _goes_to(text: str, start: int, end: int, after: int) -> bool:
    """Whether a figure goes to the next one, in whose unit it is said."""
    before, between = text[:start], text[end:after]
    return (sets_out(before) and bool(_GOES_TO.fullmatch(between))) or pair_of(before, between) is Pair.RANGE


def _word_after(text: str) -> str:
    """The word that a text begins with, if it may be that of a unit."""
    found = _WORD.match(text)
    return found[1] if found and found[1].split()[0].casefold() not in _NO_UNIT else ""


def _paired(text: str, found: list[Figure]) -> list[Figure]:
    """The figures, two that are one amount as one."""
    figures: list[Figure] = []
    for one in found:
        before = figures[-1] if figures else None
        if before is None or one.high is not None or before.high is not None or before.whole is not None:
            figures.append(one)
            continue
        pair = pair_of(text[: before.start], text[before.end : one.start])
        if pair is Pair.RANGE and before.value <= one.value and before.unit in ("", one.unit):
            figures[-1] = replace(one, start=before.start, value=before.value, high=one.value)
        elif pair is Pair.SHARE and _is_share(before, one):
            figures[-1] = replace(one, start=before.start, value=before.value, whole=one.value)
        elif pair is Pair.SHARE and not before.unit and before.value < one.value:
            scale = " ".join(text[before.start : one.end].split()[1:])
            figures[-1] = replace(one, start=before.start, value=before.value, word=scale)
        else:
            figures.append(one)
    return figures


def _is_share(part: Figure, whole: Figure) -> bool:
    """Whether two figures count a part and a whole of the same things."""
    counts = all(one.value == int(one.value) and one.unit != "PERCENT" for one in (part, whole))
    return counts and 0 <= part.value <= whole.value and part.unit in ("", whole.unit)


def _in_name(text: str, figure: Figure) -> bool:
    """Whether a number that measures nothing stands in a name: "linje 3: 40 %", "med minst 3 val: 71 %"."""
    return not measures(figure.unit) and bool(_NAMED_BY.match(text[figure.end :]))


def _without_names(text: str, found: list[Figure]) -> list[Figure]:
    """Without a time before a dash with a figure after it: that is part of what is measured."""
    dash = re.search(r"\s[–—]\s", text)
    if not dash or not any(one.start >= dash.end() for one in found):
        return found
    return [
        one
        for one in found
        if one.start > dash.start() or not re.match(rf"\s?(?:{any_of('time')})\b(?!\s*\d)", text[one.end :])
    ]


def is_english(text: str) -> bool:
    """Whether more of the small words in a text are English."""
    said = text.casefold().split()
    counts = [sum(one in own for one in said) for own in (small_words("en"), small_words("sv"))]
    return counts[0] > counts[1]


def names_global(text: str) -> bool:
    """Whether a text speaks of the global goals."""
    return bool(re.search(rf"\b(?:{any_of('global')})\b", text, re.IGNORECASE))
