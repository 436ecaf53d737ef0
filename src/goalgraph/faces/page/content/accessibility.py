"""The accessibility statement that goes with each page, as the law on digital public service asks for.

In: what the page shows, who publishes it, and whom to tell of what is not accessible. Out: the facts of the
statement; its sentences, and the known limits with their reasons, are in the wording of each language.

The law: lag (2018:1937) om tillgänglighet till digital offentlig service, with the regulations MDFFS 2019:2.
The days are those of the last assessment and the last change of the statement, so that the same graph gives
the same page; they are moved when the page has been assessed, or the statement written, anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import DCTERMS, FOAF, GG, ORG, RDFS
from goalgraph.base.texts import Texts
from goalgraph.base.visible import one_line
from goalgraph.faces.page.content.saying import written
from goalgraph.rdf.terms import Literal

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope

ASSESSED = date(2026, 11, 28)
UPDATED = date(2026, 11, 28)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_WEB = re.compile(r"https?://[\w.-]+\.\w+(:\d+)?([/?#]\S*)?")
Json = dict[str, Any]


def statement(service: Texts, bodies: Iterable[Texts] = (), contact: str = "", publisher: str = "") -> Json:
    """The facts of the statement.

    Args:
        service: what the page is called.
        bodies: who published the documents that it shows, where the graph says so.
        contact: an address or a sentence.
        publisher: who publishes the page.

    >>> statement({"sv": "Mål"}, contact=" tillganglighet@example.org ")["contact"]
    {'text': 'tillganglighet@example.org', 'href': 'mailto:tillganglighet@example.org'}
    """
    return {
        "service": written(service),
        "bodies": [written(body) for body in bodies],
        "publisher": one_line(publisher),
        "contact": _linked(one_line(contact)),
        "assessed": ASSESSED.isoformat(),
        "updated": UPDATED.isoformat(),
        "version": version("goalgraph"),
    }


def named_in(graph: Scope) -> tuple[Texts, list[Texts]]:
    """What the graph's plan is called in full, and who published it or the document that it comes from."""
    plan = graph.iri
    titles = _texts(graph, f"<{plan}> (^<{FOAF}primaryTopic>)?/<{DCTERMS}title> ?text")
    bodies = _texts(
        graph,
        f"<{plan}> (<{GG}statedIn>?/<{DCTERMS}publisher>) ?body . ?body <{RDFS}label> ?text",
    )
    return next(iter(titles.values()), {}), list(bodies.values())


def whose(graph: Scope) -> Texts:
    """Whose plan it is: who published it, or the body at the top of the one that adopted it; nothing
    where nothing says."""
    _, publishers = named_in(graph)
    tops = _texts(
        graph,
        f"<{graph.iri}> <{GG}adoptedBy>/(<{ORG}unitOf>|<{ORG}subOrganizationOf>)* ?body ."
        f"?body <{RDFS}label> ?text "
        f"FILTER NOT EXISTS {{ ?body <{ORG}unitOf>|<{ORG}subOrganizationOf> ?above }}",
    )
    found = publishers or list(tops.values())
    return written(found[0]) if len(found) == 1 else {}


def _texts(graph: Scope, pattern: str) -> dict[str, dict[str, str]]:
    """The texts that a pattern finds, by what they are about."""
    rows = graph.store.select(f"SELECT DISTINCT ?body ?text WHERE {{ {pattern} }}")
    texts: dict[str, dict[str, str]] = {}
    for row in sorted(rows, key=lambda row: (str(row["body"]), str(row["text"]))):
        if isinstance(text := row["text"], Literal):
            texts.setdefault(str(row["body"]), {})[text.language or ""] = text.value
    return texts


def _linked(contact: str) -> Json:
    """What to show, and where it leads when it is an address of mail or of the web."""
    if _MAIL.fullmatch(contact):
        return {"text": contact, "href": f"mailto:{contact}"}
    return {"text": contact, "href": contact} if _WEB.fullmatch(contact) else {"text": contact}
