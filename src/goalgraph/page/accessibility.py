"""The accessibility statement that goes with each page, as the law on digital public service asks for.

In: whom to tell of what is not accessible. Out: the facts of the statement; its sentences, and the known
limits, are in the wording of each language.

The law: lag (2018:1937) om tillgänglighet till digital offentlig service; the standard: EN 301 549, which
for web pages is WCAG 2.1, level AA. The day is that of the last assessment, so that the same graph gives the
same page; it is moved when the page has been assessed anew.
"""

from __future__ import annotations

from datetime import date
from importlib.metadata import version
from typing import Any

from goalgraph.wording import one_line

ASSESSED = date(2026, 11, 25)


def statement(contact: str = "") -> dict[str, Any]:
    """The facts of the statement.

    >>> statement(" tillganglighet@example.org ")["contact"]
    'tillganglighet@example.org'
    """
    return {"contact": one_line(contact), "assessed": ASSESSED.isoformat(), "version": version("goalgraph")}
