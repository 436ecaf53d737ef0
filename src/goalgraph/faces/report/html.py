"""A report as one HTML page that can be read aloud and printed.

In: a ``Report``. Out: the page as text, with its style sheet and charts inside and nothing fetched. The
texts are escaped by jinja2; the style sheet is the only thing that its policy allows.
"""

from __future__ import annotations

from markupsafe import Markup

from goalgraph.base.html import page
from goalgraph.faces.charts import Chart, svg
from goalgraph.faces.report.parts import Report


def html(report: Report) -> str:
    """The report as an HTML page."""

    def drawn(chart: Chart) -> Markup:
        return Markup(svg(chart))

    return page(
        __package__,
        "report.css",
        report=report,
        words=report.words,
        drawn=drawn,
        anchors=_anchors(report),
    )


def _anchors(report: Report) -> dict[str, str]:
    """Where each goal is told of first."""
    found: dict[str, str] = {}
    for place, area in enumerate(report.areas, 1):
        for number, goal in enumerate(area.goals, 1):
            found.setdefault(goal.id, f"area-{place}-goal-{number}")
    return found
