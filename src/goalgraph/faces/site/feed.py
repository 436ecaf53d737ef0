"""The decisions as an Atom feed, newest first.

In: what the plans' pages told of decisions. Out: the feed in one language. Its days are those of the
decisions, or where there are none of the plans, and no clock's; where nothing says a day there is no feed,
because Atom asks for one. Written with the standard library: a feed
library would bring lxml for a dozen elements.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from goalgraph.base.visible import visible
from goalgraph.base.wording import wording

if TYPE_CHECKING:
    from goalgraph.faces.site.pages import Frame
    from goalgraph.faces.site.plan import Summary

_ATOM = "http://www.w3.org/2005/Atom"
_NEWEST = 500


def is_dated(summaries: Sequence[Summary]) -> bool:
    """Whether something says a day that a feed may have."""
    return any(_day(one) or any(record.decided for record in one.records) for one in summaries)


def feed(summaries: Sequence[Summary], frame: Frame, lang: str) -> bytes:
    """The feed of all plans' decisions, which are dated."""
    words = wording(lang)["site"]
    records = sorted(
        ((record, summary) for summary in summaries for record in summary.records if record.decided),
        key=lambda decided: (decided[0].day, decided[0].iri),
        reverse=True,
    )[:_NEWEST]
    ElementTree.register_namespace("", _ATOM)
    root = ElementTree.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": lang})
    name = "feed" + frame.ending(lang).replace(".html", ".xml")
    _text(root, "id", f"{frame.base}{name}" if frame.base else f"{summaries[0].iri}/decisions#{lang}")
    _text(root, "title", f"{words['feed_title']} – {frame.title[lang]}")
    if not records:
        _text(root, "subtitle", words["feed_none"])
    days = [record.day for record, _ in records] or [day for one in summaries if (day := _day(one))]
    _text(root, "updated", _moment(max(days)))
    _link(root, "self", frame.base + name, "application/atom+xml")
    _link(root, "alternate", f"{frame.base}index{frame.ending(lang)}", "text/html")
    for record, summary in records:
        told = record.told[lang]
        # Of several plans a goal's id does not say whose it is.
        whose = f"{summary.title(lang)}, " if len(summaries) > 1 else ""
        entry = ElementTree.SubElement(root, f"{{{_ATOM}}}entry")
        _text(entry, "id", record.iri)
        _text(entry, "title", f"{whose}{record.goal}: {told.text or told.title}")
        _text(entry, "updated", _moment(record.day))
        author = ElementTree.SubElement(entry, f"{{{_ATOM}}}author")
        _text(author, "name", told.who)
        _link(entry, "alternate", f"{frame.base}{record.path}{frame.ending(lang)}", "text/html")
        _text(entry, "content", f"{told.title}: {told.text}" if told.text else told.title)
    ElementTree.indent(root, " ")
    written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _day(plan: Summary) -> str:
    """The day that a plan describes things on, or the first of its period."""
    return plan.day or (plan.period[0] if plan.period else "")


def _text(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}").text = visible(text)


def _link(parent: ElementTree.Element, rel: str, href: str, media: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": href, "type": media})


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
