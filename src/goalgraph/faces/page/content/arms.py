"""The arms or logo of the body whose plan the page shows, as an address that holds the image; its colour.

In: an image file, or a scope whose body has a ``foaf:logo`` of that kind (``data:image/png;base64,…``). Out:
the address, or nothing: the page asks for no file, so an image that stands elsewhere is not shown. A colour
comes out as it is, if white can be read on it.
"""

from __future__ import annotations

import base64
import re
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from goalgraph.base.errors import ParameterError, UnusableImage
from goalgraph.base.names import FOAF, GG, ORG

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope

MOST_KILOBYTES = 100
LEAST_CONTRAST = 4.5
_INLINE = re.compile(r"data:image/(png|jpeg|webp|svg\+xml);base64,[A-Za-z0-9+/]+=*")
_FORMS = MappingProxyType(
    {
        "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
        "jpeg": re.compile(rb"\xff\xd8\xff"),
        "webp": re.compile(rb"RIFF....WEBP", re.DOTALL),
        "svg+xml": re.compile(rb"(\xef\xbb\xbf)?\s*(<\?xml[^>]*\?>|<!--.*?-->|\s)*<svg[\s>]", re.DOTALL),
    }
)


def inlined(path: str | Path) -> str:
    """The image in a file as an address that holds it. In an image of a page an SVG runs no script.

    Raises:
        UnusableImage: it cannot be read, is larger than 100 kB, or is no PNG, JPEG, WebP or SVG.
    """
    try:
        with Path(path).open("rb") as file:
            data = file.read(MOST_KILOBYTES * 1000 + 1)
    except OSError as error:
        raise UnusableImage(path=str(path), reason=error.strerror or type(error).__name__) from error
    if len(data) > MOST_KILOBYTES * 1000:
        raise UnusableImage(path=str(path), reason=f"> {MOST_KILOBYTES} kB")
    form = next((name for name, start in _FORMS.items() if start.match(data)), None)
    if form is None:
        raise UnusableImage(path=str(path), reason="PNG, JPEG, WebP, SVG?")
    return f"data:image/{form};base64,{base64.b64encode(data).decode('ascii')}"


def arms(graph: Scope) -> str:
    """What the graph gives the body that adopted the plan, or one above, if it is an image in itself."""
    rows = graph.store.select(
        f"SELECT ?logo {{ <{graph.iri}> <{GG}adoptedBy>/(<{ORG}unitOf>|<{ORG}subOrganizationOf>)* ?body ."
        f" ?body <{FOAF}logo> ?logo }} ORDER BY ?logo"
    )
    found = (row.text("logo") for row in rows)
    return next((one for one in found if len(one) < 1400 * MOST_KILOBYTES and _INLINE.fullmatch(one)), "")


def readable(colour: str) -> str:
    """The colour, if white text can be read on it.

    Raises:
        ParameterError: it is not written ``#rrggbb``, or white on it has a contrast under 4.5 to 1, which
            WCAG 2.2 asks for (1.4.3, with the relative luminance that it defines).

    >>> readable("#5B2A6E")
    '#5b2a6e'
    """
    expected = f"#rrggbb, {LEAST_CONTRAST}:1 (#ffffff)"
    if not re.fullmatch("#[0-9a-fA-F]{6}", colour):
        raise ParameterError(name="colour", value=colour, expected=expected)
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    luminance = sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    contrast = 1.05 / (luminance + 0.05)
    if contrast < LEAST_CONTRAST:
        raise ParameterError(name="colour", value=f"{colour} ({contrast:.1f}:1)", expected=expected)
    return colour.lower()
