"""What one cell of a table says in figures: an amount, a range, a share, each for its year.

In: a cell, the head of its column, and the unit that is said in the row. Out: figures, if the cell says
nothing else; whether it says that there is nothing to say.
"""

from __future__ import annotations

import re
from dataclasses import replace

from goalgraph.exchange.outline.amounts import POINTED, number_of, scaled, unit_of
from goalgraph.exchange.outline.bounds import SAID_BOUND, bound_after
from goalgraph.exchange.outline.figures import Figure, figures_in
from goalgraph.exchange.outline.pairs import BETWEEN
from goalgraph.exchange.outline.parts import part_of_year
from goalgraph.exchange.outline.words import any_of, unit_word, words
from goalgraph.exchange.outline.years import YEAR

_CELL = re.compile(
    rf"((?:{any_of('approximately')}|{SAID_BOUND})\s?)?"
    rf"((?:[-–\u2212+]|{any_of('negative')})\s?)?"
    rf"({POINTED}|\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?"
    r"|\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,9}(?:[.,]\d{1,6})?)"
    rf"\s?(%|{unit_word()}|)",
    re.IGNORECASE,
)
_AROUND = re.compile(rf"(?:{any_of('approximately')}|{SAID_BOUND}|{BETWEEN})", re.IGNORECASE)
_UNIT = re.compile(r"[,(]\s*([^,()]+)\)?$")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# A year and the small word before it: "(2025)", "år 2025", "senast 2028", "2025:".
_SAYS_YEAR = re.compile(rf"(?:\b(?:{any_of('year', 'by')})\s+)*\b(?:19|20)\d\d\b", re.IGNORECASE)
_IN_PARENTHESES = re.compile(r"\([^()]*\)")
_SIGNS = " \u00a0()[],;:/.–—"


def year_in(head: str) -> str:
    """The year that the head of a column names.

    >>> year_in("Utfall 2029"), year_in("Utfall 2029/30"), year_in("Utfall")
    ('2029', '2029-2030', '')
    """
    found = re.search(r"\b((?:19|20)\d\d)(?:\s?/\s?((?:(?:19|20)?\d\d))\b)?", head)
    if not found:
        return ""
    first, last = found[1], (found[2] or "")[-2:]
    return f"{first}-{first[:2]}{last}" if last and int(last) == int(first[2:]) + 1 else first


def when_in(head: str) -> tuple[str, str]:
    """The period that the head of a column names, and the words for a part of a year that is none.

    >>> when_in("Utfall 2029"), when_in("Utfall kvartal 1 2029"), when_in("Utfall T2 2029")
    (('2029', ''), ('2029-Q1', ''), ('', 'T2'))
    """
    year = YEAR.search(head)
    part, period = part_of_year(head, year.start(), year.end()) if year else ("", "")
    return (period, "" if period else part) if part else (year_in(head), "")


def unit_in(name: str) -> str:
    """The word for a unit that the name of an indicator, or a head, ends with.

    >>> unit_in("Behörighet till gymnasiet, %"), unit_in("Resultat (mnkr)"), unit_in("Nöjdhet (index)")
    ('%', 'mnkr', '')
    """
    found = _UNIT.search(name)
    word = found[1].strip() if found else ""
    return word if unit_of(word) else ""


def says_nothing(cell: str) -> bool:
    """Whether a cell has no letter and no figure, or a word for that nothing is known.

    >>> says_nothing("–"), says_nothing("i.u."), says_nothing("Minska")
    (True, True, False)
    """
    plain = cell.strip().casefold()
    return plain in words("nothing") or not any(one.isalnum() for one in plain)


def figures_of(cell: str, head: str, unit: str = "", *, english: bool = False) -> list[Figure]:
    """The figures of a cell, each with its unit and year, if it says nothing but them.

    >>> [(str(one.value), one.unit, one.year) for one in figures_of("71 % (2025)", "Utfall")]
    [('71', 'PERCENT', '2025')]
    >>> figures_of("minska med 10 %", "Mål 2028")
    []
    """
    found = _CELL.fullmatch(cell.strip())
    if not found:
        return _several(cell, _unit_of_column(head, unit), when_in(head), english=english)
    word = found[4] if unit_of(found[4]) else _unit_of_column(head, unit)
    decimal = unit_of(word) == "PERCENT"
    amount = scaled(number_of(found[3], english=english, decimal=decimal), word)
    value = amount if found[2] in (None, "+", "+ ") else -amount
    bound, told = bound_after(found[1] or ""), "" if word else found[4]
    year, part = when_in(head)
    return [Figure(0, len(cell), value, bound=bound, unit=unit_of(word), year=year, word=told, part=part)]


def _unit_of_column(head: str, unit: str) -> str:
    """The word for the unit of a column: what its head says, or what stands before it in the row."""
    return next(filter(unit_of, (unit_in(head), "%" if "%" in head else "", unit)), "")


def _several(cell: str, unit: str, when: tuple[str, str], *, english: bool) -> list[Figure]:
    """What a cell of several numbers says: a range, a share, or an amount for each of several years."""
    figures = figures_in(cell, english=english)
    if len(figures) == 1 and unit and not figures[0].unit:
        figures = figures_in(f"{cell} {unit}", english=english)
    # "(1 180)" is less than nothing to those who keep accounts, and to others beside the point.
    if len(figures) == 1 and _IN_PARENTHESES.fullmatch(cell.strip()):
        return []
    years = [one.year for one in figures]
    if not figures or (len(figures) > 1 and len(set(filter(None, years))) < len(figures)):
        return []
    left = cell
    for one in reversed(figures):
        left = left[: one.start] + left[one.end :].removeprefix(one.word).removeprefix(f" {one.word}")
    compared = any(one.compared for one in figures)
    if not compared and _AROUND.sub("", _SAYS_YEAR.sub("", left)).strip(_SIGNS):
        return []
    if compared and not _plain_before(cell[: figures[0].start]):
        return []
    return [
        replace(
            one,
            start=0,
            end=len(cell),
            year=one.year or ("" if one.part else when[0]),
            part=one.part or ("" if one.year else when[1]),
            unit=_unit_of(one, unit),
        )
        for one in figures
    ]


def _plain_before(text: str) -> bool:
    return not _AROUND.sub("", text).strip(_SIGNS)


def _unit_of(figure: Figure, unit: str) -> str:
    """The unit of a figure: its own, or that of its column where that is no scale of another."""
    plain = scaled(figure.value, unit) == figure.value
    return figure.unit or (unit_of(unit) if (figure.compared or figure.year) and plain else "")
