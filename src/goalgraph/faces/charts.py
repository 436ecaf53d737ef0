"""A small chart of a series: as SVG, as PNG and in words.

In: a ``Series`` of ``trends``, what its values are compared with, and the targets. Out: a ``Chart``: what
is drawn, the sentence that tells the same numbers, and the note on how far it is to the target, which way is
good and whether the axis is broken; then SVG text for web pages and notebooks, and PNG bytes for Word.
``plotting`` says where everything stands.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from goalgraph.answers.trends import Series
from goalgraph.base.names import GG
from goalgraph.base.numbers import number
from goalgraph.base.visible import cell
from goalgraph.base.wording import wording
from goalgraph.faces.plotting import RADIUS, Aim, Dot, Layout, Plot, place, scale
from goalgraph.model.amounts import measured, with_unit
from goalgraph.model.objects import Target, Term, ValueComparison

WIDTH, HEIGHT, SIZE = 460, 200, 15
PIXELS = 3
_ANCHORS = MappingProxyType({"start": "ls", "middle": "ms", "end": "rs"})
_INK, _AXIS, _TARGET, _BAND, _OTHER = "#18202a", "#777c85", "#b3142e", "#f9e9e8", "#4d6188"
_COLOURS = MappingProxyType({"aim": _TARGET, "step": _TARGET, "other": _OTHER})
_WAYS: Mapping[str, int] = MappingProxyType({GG + "HigherIsBetter": 1, GG + "LowerIsBetter": -1})

Span = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with its title, all its numbers in words, and what has to be said beside it.

    Attributes:
        title, plot: what is drawn.
        told: the title, every number, how far it is to the target and which way is good.
        meaning: the last two of these alone.
        broken: that the axis does not start at zero; empty where it does.
    """

    title: str
    plot: Plot
    told: str
    meaning: str
    broken: str

    @property
    def note(self) -> str:
        """What stands beside the drawing for those who see it."""
        return " ".join(part for part in (self.meaning, self.broken) if part)


def drawable(series: Series) -> bool:
    """Whether there is something to draw: two points or more."""
    return len(series.points) > 1


def chart(
    series: Series,
    title: str,
    lang: str,
    aims: Iterable[Target] = (),
    compared: Mapping[str, ValueComparison] | None = None,
    polarity: Term | None = None,
) -> Chart:
    """The chart of a series.

    Args:
        series: the values, oldest first.
        title: what they are of.
        lang: of the words.
        aims: targets in the series' unit; without a number they are not drawn.
        compared: by observation, the value that it is compared with, the country's as a rule.
        polarity: which way is good.

    >>> from goalgraph.answers.trends import Point
    >>> from goalgraph.base.names import Kind
    >>> points = (Point("X1", Decimal(46), None), Point("X2", Decimal("58.5"), None))
    >>> aim = Target(iri="urn:t", id="T", kind=Kind.TARGET, labels={}, goal_id="M", value=Decimal(60))
    >>> found = chart(Series("I", None, None, {}, points), "Inflytande", "sv", [aim])
    >>> found.told
    'Inflytande: föregående värde 46, senaste värde 58,5. Målvärde 60. 1,5 från målet 60.'
    >>> found.note
    '1,5 från målet 60. Skalan börjar inte vid noll.'
    """
    held, known = compared or {}, list(aims)
    plot = _plot(series, lang, known, held)
    told = _told(series, title, lang, plot, held)
    meaning = " ".join(_meaning(series, known, lang, polarity))
    low, high, _ = scale(plot.values, ruled=False)
    broken = "" if low <= 0 <= high else str(wording(lang)["chart"]["broken"])
    return Chart(title, plot, f"{told} {meaning}".strip(), meaning, broken)


def periods(series: Series, lang: str) -> list[str]:
    """What each point is called: its period, or its place in the order."""
    words = wording(lang)["chart"]
    last = len(series.points) - 1
    return [
        point.period.label(lang) if point.period else words["latest" if place == last else "earlier"]
        for place, point in enumerate(series.points)
    ]


def way(polarity: Term | None, aim: Target | None = None) -> int:
    """Which way is good: 1 up, -1 down, 0 where nobody says; a target that is a bound says it itself."""
    if aim is not None and is_bound(aim):
        return 1 if aim.upper_bound is None else -1
    return _WAYS.get(polarity.iri, 0) if polarity else 0


def gap(now: Decimal, target: Span, unit: Term | None, lang: str, good: int = 0) -> str:
    r"""How far it is to the target, in words; ``good`` as :func:`way` says it; an interval is reached inside.

    >>> share = Term("%", "", {"sv": "%"})
    >>> gap(Decimal(59), (Decimal(65), Decimal(65)), share, "sv")
    '6 procentenheter från målet 65\xa0%.'
    >>> gap(Decimal(5), (Decimal(1), Decimal(3)), share, "sv")
    '2 procentenheter kvar till målet 1–3\xa0%.'
    """
    words: dict[str, Any] = wording(lang)["chart"]
    low, high = target
    near = min(max(now, low), high)
    goal = with_unit(_reach(target, lang), unit, lang)
    if now == near or (low == high and (now - near) * good > 0):
        return str(words["reached"]).format(target=goal)
    size = number(abs(near - now), lang)
    is_share = unit is not None and unit.label(lang) == "%"
    size = str(words["points"]).format(value=size) if is_share else with_unit(size, unit, lang)
    return str(words["left" if good or low != high else "from"]).format(value=size, target=goal)


def span(aim: Target) -> Span | None:
    """What is drawn of a target: its value or its one bound, twice, or both its bounds, the lower first."""
    if aim.value is not None:
        return aim.value, aim.value
    bounds = [one for one in (aim.lower_bound, aim.upper_bound) if one is not None]
    return (min(bounds), max(bounds)) if bounds else None


def is_bound(aim: Target) -> bool:
    """Whether a target is a number to reach at least, or at most."""
    return aim.value is None and (aim.lower_bound is None) != (aim.upper_bound is None)


def _reach(found: Span, lang: str) -> str:
    low, high = (number(one, lang) for one in found)
    return low if low == high else f"{low}–{high}"


def svg(drawn: Chart, width: int = WIDTH, height: int = HEIGHT, size: int = SIZE) -> str:
    """The chart as an SVG element that stands alone in a web page or a notebook."""
    found = place(drawn.plot, width, height, size)
    out = [
        f'<svg class="chart" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label={quoteattr(cell(drawn.told))} font-size="{size}" xmlns="http://www.w3.org/2000/svg">',
        _line([(found.start, found.axis), (found.end, found.axis)], f'stroke="{_AXIS}"'),
    ]
    if found.broken:
        out.append(_line(_break(found), f'stroke="{_AXIS}"'))
    if found.band:
        upper, lower = found.band
        out.append(
            f'<rect x="{found.start}" y="{upper}" width="{found.end - found.start:.2f}" '
            f'height="{lower - upper:.2f}" fill="{_TARGET}" fill-opacity=".12"/>'
        )
    for y in _levels(found):
        out.append(_line([(found.start, y), (found.end, y)], f'stroke="{_TARGET}"'))
    if found.flags:
        way = [found.dots[-1], *found.flags]
        out.append(
            _line(way, f'stroke="{_TARGET}" stroke-width="2.5" stroke-dasharray="1 5" stroke-linecap="round"')
        )
        out += [
            _line([(x, upper), (x, lower)], f'stroke="{_TARGET}" stroke-width="5"')
            for x, upper, lower in found.spans
        ]
        out += [f'<path d="{_flag(x, y)}" fill="{_TARGET}" stroke="{_TARGET}"/>' for x, y in found.flags]
    out.append(_line(found.others, f'stroke="{_OTHER}" stroke-width="2" stroke-dasharray="6 4"'))
    if len(found.others) == 1:
        [(x, y)] = found.others
        out.append(_line([(x - 9, y), (x + 9, y)], f'stroke="{_OTHER}" stroke-width="2"'))
    out.append(_line(found.dots, 'stroke="currentColor" stroke-width="2"'))
    for n, (x, y) in enumerate(found.dots):
        out.append(f'<circle cx="{x}" cy="{y}" r="{_radius(n, found)}" fill="currentColor"/>')
    bold = ' font-weight="bold"'
    for label in found.labels:
        out.append(
            f'<text x="{label.x:.2f}" y="{label.y:.2f}" text-anchor="{label.anchor}" '
            f"fill='{_COLOURS.get(label.kind, 'currentColor')}'"
            f"{bold if label.kind == 'last' else ''} "
            f'paint-order="stroke" stroke="Canvas" stroke-width="4" stroke-linejoin="round">'
            f"{escape(cell(label.text))}</text>"
        )
    return "".join(out) + "</svg>"


def png(drawn: Chart) -> bytes:
    """The chart as a PNG picture, for Word; the same bytes for the same chart.

    The font that travels with Pillow has no letters beyond ASCII, so the picture has the numbers; the words
    belong beside it, as ``told`` gives them.
    """
    from PIL import Image, ImageDraw, ImageFont

    found = place(drawn.plot, WIDTH, HEIGHT, SIZE)
    picture = Image.new("RGB", (WIDTH * PIXELS, HEIGHT * PIXELS), "white")
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(SIZE * PIXELS)

    def at(points: Iterable[tuple[float, float]]) -> list[tuple[float, float]]:
        return [(x * PIXELS, y * PIXELS) for x, y in points]

    draw.line(at([(found.start, found.axis), (found.end, found.axis)]), _AXIS, PIXELS)
    if found.broken:
        draw.line(at(_break(found)), _AXIS, PIXELS)
    if found.band:
        draw.rectangle(at([(found.start, found.band[0]), (found.end, found.band[1])]), _BAND)
    for y in _levels(found):
        draw.line(at([(found.start, y), (found.end, y)]), _TARGET, PIXELS)
    for x, upper, lower in found.spans:
        draw.line(at([(x, upper), (x, lower)]), _TARGET, 5 * PIXELS)
    for x, y in found.flags:
        draw.line(at([(x, y + 8), (x, y - 14)]), _TARGET, 2 * PIXELS)
        draw.polygon(
            at([(x, y - 14), (x + 13, y - 14), (x + 9, y - 9), (x + 13, y - 4), (x, y - 4)]), _TARGET
        )
    for x, y in found.others:
        draw.line(at([(x - 9, y), (x + 9, y)]), _OTHER, 2 * PIXELS)
    if len(found.others) > 1:
        draw.line(at(found.others), _OTHER, PIXELS)
    if len(found.dots) > 1:
        draw.line(at(found.dots), _INK, 2 * PIXELS)
    for n, place_of in enumerate(at(found.dots)):
        draw.circle(place_of, _radius(n, found) * PIXELS, _INK)
    for label in found.labels:
        where = (label.x * PIXELS, label.y * PIXELS)
        text, colour = plain(label.text), _COLOURS.get(label.kind, _INK)
        draw.text(
            where, text, colour, font, _ANCHORS[label.anchor], stroke_width=2 * PIXELS, stroke_fill="white"
        )
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def plain(text: str) -> str:
    r"""The text where it is ASCII, dashes and hard spaces aside; of another one only its numbers.

    >>> plain("13\xa0955,5"), plain("2018–2019"), plain("mål 65"), plain("senaste värde")
    ('13 955,5', '2018-2019', '65', '')
    """
    words = text.replace("–", "-").split()
    is_plain = "".join(words).isascii()
    return " ".join(word for word in words if is_plain or (word.isascii() and word[-1].isdigit()))


def _plot(series: Series, lang: str, aims: list[Target], compared: Mapping[str, ValueComparison]) -> Plot:
    dots = []
    for point, when in zip(series.points, periods(series, lang), strict=True):
        other = compared.get(point.observation_id)
        dots.append(
            Dot(
                float(point.value),
                number(point.value, lang),
                when,
                float(point.period.end.toordinal()) if point.period and point.period.end else None,
                float(other.value) if other and other.value is not None else None,
            )
        )
    named = [one for point in series.points if (one := compared.get(point.observation_id))]
    return Plot(tuple(dots), _aims(aims, lang), _called(named[-1], series.unit, lang) if named else "")


def _called(other: ValueComparison, unit: Term | None, lang: str) -> str:
    name = other.circle.label(lang) if other.circle else wording(lang)["report"]["compared"]
    return f"{name} {measured(other.value, other.unit or unit, lang)}" if other.value is not None else name


def _in_time(aims: Iterable[Target]) -> list[tuple[int, Span, Target]]:
    """The targets with a number, those without a day first, then day by day."""
    found = []
    for one in aims:
        values, day = span(one), _day(one)
        if values is not None:
            found.append((day.toordinal() if day else 0, values, one))
    return sorted(found, key=lambda each: each[:2])


def _day(aim: Target) -> date | None:
    return aim.due_date or (aim.period.end if aim.period else None)


def _aims(aims: list[Target], lang: str) -> tuple[Aim, ...]:
    words, found = wording(lang), _in_time(aims)
    made = []
    for n, (at, values, one) in enumerate(found):
        text, day = _reach(values, lang), _day(one)
        if n == len(found) - 1:
            key = "" if not is_bound(one) else "at_least" if one.upper_bound is None else "at_most"
            said = str(words["numbers"][key]).format(value=text) if key else text
            text = str(words["chart"]["aim"]).format(value=said)
        when = (one.period.label(lang) if one.period else str(day.year)) if day else ""
        low, high = (float(value) for value in values)
        made.append(Aim(high, text, when, float(at) if day else None, low if low < high else None))
    return tuple(made)


def _told(series: Series, title: str, lang: str, found: Plot, compared: Mapping[str, ValueComparison]) -> str:
    words = wording(lang)["chart"]
    parts = []
    for point, when in zip(series.points, periods(series, lang), strict=True):
        other = compared.get(point.observation_id)
        beside = f" ({_called(other, series.unit, lang)})" if other else ""
        parts.append(f"{when} {measured(point.value, series.unit, lang)}{beside}")
    text = str(words["told"]).format(title=title, points=", ".join(parts))
    for one in found.aims:
        ends = [Decimal(str(end)) for end in one.values]
        value = with_unit(_reach((min(ends), max(ends)), lang), series.unit, lang)
        when = f" ({one.when})" if one.when else ""
        text += f" {words['target'].format(value=value)}{when}."
    return text


def _meaning(series: Series, aims: list[Target], lang: str, polarity: Term | None) -> list[str]:
    """How far it is to the target, and which way is good."""
    note = []
    for _, values, aim in _in_time(aims)[-1:]:
        note.append(gap(series.points[-1].value, values, series.unit, lang, way(polarity, aim)))
    if polarity and polarity.iri in _WAYS:
        said = polarity.label(lang)
        note.append(f"{said[:1].upper()}{said[1:]}.")
    return note


def _line(points: Iterable[tuple[float, float]], more: str) -> str:
    return f'<polyline points="{" ".join(f"{x},{y}" for x, y in points)}" fill="none" {more}/>'


def _break(found: Layout) -> list[tuple[float, float]]:
    """The sign of a broken axis, across its start."""
    x, y = found.start, found.axis
    return [(x + 2, y + 5), (x + 5, y - 5), (x + 9, y + 5), (x + 12, y - 5)]


def _levels(found: Layout) -> tuple[float, ...]:
    """Where the last target's line is, or where the lines of its band are."""
    return found.band or (() if found.goal is None else (found.goal,))


def _flag(x: float, y: float) -> str:
    return f"M{x} {y + 8}V{y - 14}h13l-4 5l4 5h-13z"


def _radius(n: int, found: Layout) -> float:
    """Of the latest value's dot, and of those before it."""
    return RADIUS if n == len(found.dots) - 1 else RADIUS - 1
