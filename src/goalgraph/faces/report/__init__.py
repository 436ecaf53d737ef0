"""The follow-up of goals for a reporting occasion, as Markdown, HTML and Word.

In: plans and an occasion. Out: a ``Report`` and its written forms. ``occasions`` finds the occasion,
``content`` reads the graph into the tree of ``parts`` (``measures`` its figures), and one module a form
lays the same tree out: ``markdown``, ``html`` and ``word``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from goalgraph.base.errors import ParameterError
from goalgraph.base.files import safe_name
from goalgraph.faces.report.content import report_of
from goalgraph.faces.report.parts import Report

if TYPE_CHECKING:
    from goalgraph.model.plans import Plans

__all__ = ["FORMS", "Report", "file_name", "form_of", "render", "report_of", "write_report"]

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
        from goalgraph.faces.report.markdown import markdown

        return markdown(report).encode()
    if form == "html":
        from goalgraph.faces.report.html import html

        return html(report).encode()
    if form == "docx":
        from goalgraph.faces.report.word import docx

        return docx(report)
    raise ParameterError(name="format", value=form, expected=", ".join(FORMS))


def file_name(report: Report, form: str) -> str:
    """What the report's file is called where nobody says: by the day it is for, or by its occasion.

    >>> import goalgraph
    >>> file_name(goalgraph.load().report("RO2"), "docx")
    'report-2019-08-31.docx'
    """
    told = report.day.isoformat() if report.day else safe_name(report.occasion_id)
    return f"report-{told}.{form}"


def write_report(plans: Plans, path: Path, *, occasion: str | None = None, lang: str = "sv") -> Path:
    """Write the report to ``path``; see :meth:`goalgraph.Graph.write_report`."""
    from goalgraph.base.files import write_bytes

    form = form_of(path)
    return write_bytes(path, render(report_of(plans, occasion, lang), form))
