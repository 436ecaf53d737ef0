"""The documentation as one HTML page that needs nothing else.

In: a ``Reference``. Out: the page as text, with its style sheet inside and nothing fetched; a term's local
name is its anchor, so that the term's IRI leads to it. The texts are escaped by jinja2.
"""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from markupsafe import Markup

from goalgraph.base.html import environment
from goalgraph.base.wording import wording
from goalgraph.faces.reference.content import Reference


def html(reference: Reference) -> str:
    """The documentation as an HTML page.

    >>> from goalgraph.faces.reference import reference
    >>> 'id="Plan"' in html(reference("en"))
    True
    """
    folder = files(__package__)
    style = folder.joinpath("reference.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    template = environment().from_string(folder.joinpath("template.html.j2").read_text(encoding="utf-8"))
    return (
        template.render(
            reference=reference,
            words=wording(reference.lang)["reference"],
            style=Markup(style),
            digest=digest,
        )
        + "\n"
    )
