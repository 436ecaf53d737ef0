"""The follow-up of goals for a reporting occasion, as Markdown, HTML and Word.

In: a graph and an occasion. Out: a ``Report`` and its written forms. ``occasions`` finds the occasion,
``content`` reads the graph into the tree of ``parts`` (``measures`` its figures), and one module a form
lays the same tree out: ``markdown``, ``html`` and ``word``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from goalgraph.errors import ParameterError
from goalgraph.report.content import report_of
from goalgraph.report.parts import Report

if TYPE_CHECKING:
    from goalgraph.graph import Graph

__all__ = ["FORMS", "Report", "form_of", "render", "report_of", "write_report"]

FORMS = ("md", "html", "docx")


def form_of(path: Path) -> str:
    """The form that the ending of a path names.

    Raises:
        ParameterError: the ending names no form.

    >>> form_of(Path("delårsrapport.DOCX"))
    'docx'
    """
    form = path.suffix.removeprefix(".").lower()
    if form not in FORMS:
        raise ParameterError(name="output", value=str(path), expected=", ".join(f".{one}" for one in FORMS))
    return form


def render(report: Report, form: str) -> bytes:
    """The report as ``md``, ``html`` (both UTF-8) or ``docx``; the same bytes for the same report.

    Raises:
        ParameterError: there is no such form.
    """
    if form == "md":
        from goalgraph.report.markdown import markdown

        return markdown(report).encode()
    if form == "html":
        from goalgraph.report.html import html

        return html(report).encode()
    if form == "docx":
        from goalgraph.report.word import docx

        return docx(report)
    raise ParameterError(name="format", value=form, expected=", ".join(FORMS))


def write_report(
    graph: Graph, path: Path, *, occasion: str | None = None, lang: str = "sv", form: str | None = None
) -> Path:
    """Write the report to ``path``; see :meth:`goalgraph.Graph.write_report`."""
    from goalgraph.writing import write_bytes

    form = form or form_of(path)
    return write_bytes(path, render(report_of(graph, occasion, lang), form))
