"""What notebooks show of the objects that the library hands out.

In: a graph, a thread, findings, readiness, an answer or a list. Out: a piece of HTML that stands alone:
nothing in it runs, is fetched or reaches beyond it, and its colours are the page's, light or dark as the
notebook is.
"""

from __future__ import annotations

import os
import re
from importlib.resources import files

from jinja2 import PackageLoader
from markupsafe import Markup

from goalgraph.answers.queries.results import QueryResult
from goalgraph.answers.validation.check import Finding, Report
from goalgraph.base.displayed import Displayed
from goalgraph.base.html import environment
from goalgraph.base.visible import visible
from goalgraph.base.wording import LANGUAGE_VARIABLE, LANGUAGES, wording
from goalgraph.faces.notebook.parts import Parts, findings, of_plans, of_report, of_result, of_rows, of_thread
from goalgraph.faces.notebook.placing import LINE, SIZE
from goalgraph.faces.written import Written
from goalgraph.model.readiness import Readiness
from goalgraph.model.scope import chosen
from goalgraph.model.tables import Rows
from goalgraph.model.thread import Trace

_TOKENS = re.compile(r"(--[a-z0-9-]+): ([^;{}]+);")
_USED = re.compile(r"var\((--[a-z0-9-]+)\)")


def html(shown: Displayed, lang: str | None = None) -> str:
    """The HTML that shows an object, in its own language, the one chosen for all, or ``lang``.

    Raises:
        ParameterError: there is no such language.

    >>> import goalgraph
    >>> html(goalgraph.load().trace("KS8", "up"), "en").count("<svg")
    3
    """
    if lang is not None:
        chosen("lang", lang, LANGUAGES)
    wanted = [lang, getattr(shown, "lang", None), os.environ.get(LANGUAGE_VARIABLE)]
    spoken = next((one for one in wanted if one in LANGUAGES), LANGUAGES[0])
    parts = parts_of(shown, spoken)
    return (
        environment(PackageLoader("goalgraph.faces", "notebook"))
        .get_template("template.html.j2")
        .render(
            lang=spoken,
            words=wording(spoken)["notebook"],
            style=Markup(style()),
            title=parts.title,
            told=parts.told,
            drawing=parts.drawing,
            legend=_legend(parts, spoken),
            tables=parts.tables,
            text=parts.text,
            size=SIZE,
            step=LINE,
        )
    )


def parts_of(shown: Displayed, lang: str) -> Parts:
    """What is shown of an object."""
    match shown:
        case Written():
            return of_plans(shown._plans, lang)
        case Trace():
            return of_thread(shown, lang)
        case Report():
            return of_report(shown, lang)
        case Finding():
            return Parts(tables=(findings([shown], lang),))
        case Readiness():
            return of_rows([shown], lang, of=Readiness)
        case QueryResult():
            return of_result(shown, lang)
        case Rows():
            return of_rows(shown, lang, of=shown.of)
        case _:
            return Parts(text=visible(str(shown)))


def style() -> str:
    """The style sheet, with those of the page's colours and letters that it uses."""
    own = files("goalgraph.faces.notebook").joinpath("style.css").read_text(encoding="utf-8")
    page = files("goalgraph.faces.page").joinpath("web/shared/shared.css").read_text(encoding="utf-8")
    used = set(_USED.findall(own))
    tokens = {name: value for name, value in _TOKENS.findall(page) if name in used}
    return f".goalgraph {{ {' '.join(f'{name}: {value};' for name, value in tokens.items())} }}\n{own}"


def _legend(parts: Parts, lang: str) -> list[tuple[str, str]]:
    """What the lines of the drawing mean."""
    words = wording(lang)
    if parts.drawing is None:
        return []
    ways = parts.drawing.ways
    if parts.red:
        found = [
            (f"gg-{basis}{'' if basis == 'derived' else ' gg-on'}", words["basis"][basis])
            for basis in parts.drawing.bases
        ]
        beside = any(tie.basis != "derived" and not tie.on for tie in parts.drawing.ties)
        return [*found, *([("gg-stated", words["notebook"]["beside"])] if beside else [])]
    told = words["page"]["key"]
    marks = {True: ("gg-on", told["thread"]), False: ("gg-stated", told["open"])}
    return [marks[on] for on in (True, False) if any(way.on is on for way in ways)]
