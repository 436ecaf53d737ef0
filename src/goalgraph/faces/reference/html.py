"""The documentation as one HTML page that needs nothing else.

In: a ``Reference``. Out: the page as text, with its style sheet inside and nothing fetched; a term's local
name is its anchor, so that the term's IRI leads to it. The texts are escaped by jinja2.
"""

from __future__ import annotations

from goalgraph.base.html import page
from goalgraph.base.wording import wording
from goalgraph.faces.reference.content import Reference


def html(reference: Reference) -> str:
    """The documentation as an HTML page.

    >>> from goalgraph.faces.reference import reference
    >>> 'id="Plan"' in html(reference("en"))
    True
    """
    words = wording(reference.lang)["reference"]
    return page(__package__, "reference.css", reference=reference, words=words)
