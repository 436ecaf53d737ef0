"""Numbers and dates as a language writes them.

In: a number or a date, and a language. Out: its text for people.
"""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal, localcontext

from goalgraph.base.wording import wording

_MOST_PLACES = 18


def number(value: Decimal, lang: str) -> str:
    r"""A number as the language's wording writes 1234.5: in Swedish with decimal comma and spaces.

    Below zero it has a minus sign, not a hyphen, at which a line would break.

    >>> number(Decimal("13955.5"), "sv"), number(Decimal("13955.5"), "en"), number(Decimal("-2"), "en")
    ('13\xa0955,5', '13,955.5', '−2')
    """
    between = wording(lang)["numbers"]["sample"][1]
    marks = str.maketrans({"-": "\N{MINUS SIGN}", ",": between, ".": decimal_mark(lang)})
    return f"{value.normalize():,f}".translate(marks)


def decimal_mark(lang: str) -> str:
    """What stands before the decimals of a number.

    >>> decimal_mark("sv"), decimal_mark("en")
    (',', '.')
    """
    return str(wording(lang)["numbers"]["sample"][-2])


def day(value: date, lang: str) -> str:
    r"""A date as it is written in a report.

    >>> day(date(2019, 8, 31), "sv"), day(date(2019, 8, 31), "en")
    ('31\xa0augusti 2019', '31\xa0August 2019')
    """
    words = wording(lang)
    month = words["months"][f"m{value.month}"]
    return str(words["dates"]["day"].format(day=value.day, month=month, year=value.year))


def as_printed(printed: Decimal, exact: Decimal) -> bool:
    """Whether a number is the printed one, with as many decimals as are printed.

    >>> as_printed(Decimal("25.9"), Decimal("25.94")), as_printed(Decimal("431.0"), Decimal("431.6"))
    (True, False)
    """
    if not (printed.is_finite() and exact.is_finite()) or abs(exact.adjusted()) > _MOST_PLACES:
        return printed == exact
    plain = printed.normalize()
    step = Decimal(1).scaleb(min(0, max(int(plain.as_tuple().exponent), -_MOST_PLACES)))
    with localcontext(prec=3 * _MOST_PLACES):
        return plain in {exact.quantize(step, rounding=way) for way in (ROUND_HALF_UP, ROUND_HALF_DOWN)}
