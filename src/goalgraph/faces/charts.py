"""A small chart of a series: as SVG, as PNG and in words.

In: a ``Series`` of ``trends`` with two points or more. Out: SVG text for web pages, PNG bytes for Word, and
the sentence that tells the same numbers. The scale starts at zero, so that a small change looks small.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from xml.sax.saxutils import escape, quoteattr

from goalgraph.answers.trends import Series
from goalgraph.base.numbers import number
from goalgraph.base.visible import cell
from goalgraph.base.wording import wording
from goalgraph.model.amounts import measured

WIDTH, HEIGHT = 380, 150
PIXELS = 3
_ANCHORS = MappingProxyType({"start": "ls", "middle": "ms", "end": "rs"})
_LEFT, _RIGHT, _TOP, _BOTTOM = 50, 330, 30, 118
_INK, _LINE, _AXIS, _TARGET = "#1a1a1a", "#1d4e89", "#6b6b6b", "#8a3b00"


@dataclass(frozen=True, slots=True)
class Mark:
    """A point as it is drawn: where, and the texts above and below it."""

    x: float
    y: float
    value: str
    period: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart before it is drawn: marks, the level of the target with its text, and the level of zero."""

    marks: tuple[Mark, ...]
    target: tuple[float, str] | None
    zero: float


def drawable(series: Series) -> bool:
    """Whether there is something to draw: two points or more."""
    return len(series.points) > 1


def alternative(series: Series, title: str, lang: str, target: Decimal | None = None) -> str:
    """The chart in words, with all its numbers.

    >>> from goalgraph.answers.trends import Point
    >>> points = (Point("X1", Decimal(46), None), Point("X2", Decimal("58.5"), None))
    >>> alternative(Series("I", None, None, {}, points), "Elevers inflytande", "sv", Decimal(60))
    'Elevers inflytande: föregående värde 46, senaste värde 58,5. Målvärde 60.'
    """
    words = wording(lang)["chart"]
    told = ", ".join(
        f"{period} {measured(point.value, series.unit, lang)}"
        for point, period in zip(series.points, periods(series, lang), strict=True)
    )
    text = str(words["told"]).format(title=title, points=told)
    if target is None:
        return text
    return f"{text} {words['target'].format(value=measured(target, series.unit, lang))}."


def periods(series: Series, lang: str) -> list[str]:
    """What each point is called: its period, or its place in the order."""
    words = wording(lang)["chart"]
    last = len(series.points) - 1
    return [
        point.period.label(lang) if point.period else words["latest" if place == last else "earlier"]
        for place, point in enumerate(series.points)
    ]


def drawing(series: Series, lang: str, target: Decimal | None = None) -> Drawing:
    """Where everything in the chart is."""
    values = [float(point.value) for point in series.points]
    goal = float(target) if target is not None else None
    reach = [0.0, *values, *([goal] if goal is not None else [])]
    low, high = min(reach), max(reach)
    span = (high - low) or 1.0

    def level(value: float) -> float:
        return round(_BOTTOM - (value - low) / span * (_BOTTOM - _TOP), 2)

    marks = tuple(
        Mark(x, level(float(point.value)), number(point.value, lang), period)
        for x, point, period in zip(_places(series), series.points, periods(series, lang), strict=True)
    )
    named = None
    if target is not None and goal is not None:
        named = (level(goal), wording(lang)["chart"]["target"].format(value=number(target, lang)))
    return Drawing(marks, named, level(0.0))


def svg(series: Series, title: str, lang: str, target: Decimal | None = None) -> str:
    """The chart as an SVG element that stands alone in a web page."""
    found = drawing(series, lang, target)
    told = quoteattr(cell(alternative(series, title, lang, target)))
    out = [
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}" role="img" '
        f'aria-label={told} xmlns="http://www.w3.org/2000/svg">',
        f'<line x1="{_LEFT - 30}" y1="{found.zero}" x2="{_RIGHT + 30}" y2="{found.zero}" stroke="{_AXIS}"/>',
        _text(_LEFT - 34, found.zero + 4, "0", "end"),
    ]
    if found.target:
        y, name = found.target
        out.append(
            f'<line x1="{_LEFT - 30}" y1="{y}" x2="{_RIGHT + 30}" y2="{y}" '
            f'stroke="{_TARGET}" stroke-dasharray="6 4"/>'
        )
        out.append(_text(_LEFT - 30, y - 5, name, "start", _TARGET))
    line = " ".join(f"{mark.x},{mark.y}" for mark in found.marks)
    out.append(f'<polyline points="{line}" fill="none" stroke="{_LINE}" stroke-width="2"/>')
    for mark in found.marks:
        out.append(f'<circle cx="{mark.x}" cy="{mark.y}" r="4" fill="{_LINE}"/>')
        out.append(_text(mark.x, mark.y + _above(mark, found), mark.value, "middle"))
        x, anchor = _beside(mark, found)
        out.append(_text(x, HEIGHT - 12, mark.period, anchor))
    return "".join(out) + "</svg>"


def png(series: Series, lang: str, target: Decimal | None = None) -> bytes:
    """The chart as a PNG picture, for Word; the same bytes for the same series.

    The font that travels with Pillow has no letters beyond ASCII, so the picture has no words; they belong
    beside it, as :func:`alternative` gives them.
    """
    from PIL import Image, ImageDraw, ImageFont

    found = drawing(series, lang, target)
    picture = Image.new("RGB", (WIDTH * PIXELS, HEIGHT * PIXELS), "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(12 * PIXELS)

    def at(x: float, y: float) -> tuple[float, float]:
        return x * PIXELS, y * PIXELS

    draw.line([at(_LEFT - 30, found.zero), at(_RIGHT + 30, found.zero)], _AXIS, PIXELS)
    draw.text(at(_LEFT - 34, found.zero + 4), "0", _INK, font, anchor="rs")
    if found.target and target is not None:
        y = found.target[0]
        for x in range(_LEFT - 30, _RIGHT + 30, 10):
            draw.line([at(x, y), at(x + 6, y)], _TARGET, PIXELS)
        draw.text(at(_LEFT - 30, y - 5), plain(number(target, lang)), _TARGET, font, anchor="ls")
    draw.line([at(mark.x, mark.y) for mark in found.marks], _LINE, 2 * PIXELS)
    for mark in found.marks:
        draw.circle(at(mark.x, mark.y), 4 * PIXELS, _LINE)
        draw.text(at(mark.x, mark.y + _above(mark, found)), plain(mark.value), _INK, font, anchor="ms")
        place, anchor = _beside(mark, found)
        draw.text(at(place, HEIGHT - 12), plain(mark.period), _INK, font, anchor=_ANCHORS[anchor])
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def plain(text: str) -> str:
    r"""The text where it is ASCII, spaces and dashes aside; otherwise nothing.

    >>> plain("13\xa0955,5"), plain("2018–2019"), plain("föregående värde")
    ('13 955,5', '2018-2019', '')
    """
    shown = text.replace("\u00a0", " ").replace("–", "-")
    return shown if shown.isascii() else ""


def _places(series: Series) -> list[float]:
    """Across: by the days that the periods end, or evenly where they are not all known."""
    ends = [point.period.end.toordinal() for point in series.points if point.period and point.period.end]
    steps = ends if len(ends) == len(series.points) else list(range(len(series.points)))
    first, last = steps[0], steps[-1]
    return [round(_LEFT + (step - first) / ((last - first) or 1) * (_RIGHT - _LEFT), 2) for step in steps]


def _beside(mark: Mark, found: Drawing) -> tuple[float, str]:
    """Where a period's name stands: the outermost ones at the edges, so that none is cut off."""
    if mark is found.marks[0]:
        return _LEFT - 46, "start"
    if mark is found.marks[-1]:
        return WIDTH - 4, "end"
    return mark.x, "middle"


def _above(mark: Mark, found: Drawing) -> int:
    """How far from the point its value stands: above it, or below where the target's text is in the way."""
    return 20 if found.target and 0 <= mark.y - found.target[0] < 24 else -9


def _text(x: float, y: float, text: str, anchor: str, colour: str = _INK) -> str:
    return (
        f'<text x="{x}" y="{round(y, 2)}" text-anchor="{anchor}" font-size="12" fill="{colour}">'
        f"{escape(cell(text))}</text>"
    )
