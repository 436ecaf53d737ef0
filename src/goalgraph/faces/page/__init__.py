"""The workshop page: one file to show on a projector, offline, with the whole red thread in it.

In: a graph. Out: one self-contained HTML file. ``content`` reads the graph into a plain dictionary, with
``findings`` for what validation found, ``indicators`` for how figures stand, ``goals`` for what the plan
says of its goals, ``dialogue`` for what the form starts from and ``accessibility`` for the statement that
goes with it; ``network`` carries it as a pyvis network and renders the template; ``scripts`` puts in order
those of ``web``, which draw it and keep what is typed.
A graph of several plans becomes a page of ``plans``.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from goalgraph.base.errors import UnknownLanguage
from goalgraph.base.files import write_text
from goalgraph.base.wording import LANGUAGES, complete

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope

__all__ = ["render", "write_page"]


def render(
    scopes: Sequence[Scope],
    lang: str = "sv",
    contact: str = "",
    publisher: str = "",
    logo: str | Path = "",
    colour: str = "",
) -> str:
    """The page as text.

    Args:
        scopes: the plans that it shows, one or several.
        lang: the language it opens in.
        contact: whom its accessibility statement says to tell of what is not accessible, an address of mail
            or of the web, or a sentence; without it the statement says that it is missing.
        publisher: the public body that publishes the page, for the statement; likewise.
        logo: a file with the body's arms or logo, shown beside its name; on a page of several plans none is.
        colour: the body's, ``#rrggbb``, behind the head of the page; one that white text can be read on.

    Raises:
        UnknownLanguage: the page has no texts in ``lang``.
        UnusableImage: ``logo`` is no image that a page can hold.
        ParameterError: ``colour`` is none, or white text on it has a contrast under 4.5 to 1 (WCAG 1.4.3).
        ResourceMissing: the installed pyvis lacks the drawing library.
        TextsMissing: the file of a language lacks texts.
    """
    if lang not in LANGUAGES:
        raise UnknownLanguage(lang=lang, known=", ".join(LANGUAGES))
    complete()
    from goalgraph.faces.page.content.arms import inlined, readable
    from goalgraph.faces.page.content.whole import content
    from goalgraph.faces.page.network import PageNetwork, document

    head = readable(colour) if colour else ""
    if len(scopes) > 1:
        from goalgraph.faces.page.plans import several

        first, packed = several(scopes, contact, publisher)
        return document({**first, "colour": head}, lang, packed)
    image = inlined(logo) if logo else ""
    whole = {**content(scopes[0], contact, publisher, image), "colour": head}
    return PageNetwork(whole, lang).generate_html()


def write_page(
    scopes: Sequence[Scope],
    path: str | Path,
    lang: str = "sv",
    contact: str = "",
    publisher: str = "",
    logo: str | Path = "",
    colour: str = "",
) -> Path:
    """Write the page to ``path``; what was there stays until the new file is whole. See :func:`render`.

    Raises:
        OutputError: nothing can be written there.
    """
    return write_text(path, render(scopes, lang, contact, publisher, logo, colour))
