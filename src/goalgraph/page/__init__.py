"""The workshop page: one file to show on a projector, offline, with the whole red thread in it.

In: a graph. Out: one self-contained HTML file. ``content`` reads the graph into a plain dictionary,
``network`` carries it as a pyvis network and renders the template, the scripts in ``js`` draw it.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from goalgraph.errors import OutputError, UnknownLanguage
from goalgraph.wording import LANGUAGES

if TYPE_CHECKING:
    from goalgraph.graph import Graph

__all__ = ["render", "write_page"]


def render(graph: Graph, lang: str = "sv") -> str:
    """The page as text; ``lang`` is the language it opens in.

    Raises:
        UnknownLanguage: the page has no texts in ``lang``.
        ResourceMissing: the installed pyvis lacks the drawing library.
    """
    if lang not in LANGUAGES:
        raise UnknownLanguage(lang=lang, known=", ".join(LANGUAGES))
    from goalgraph.page.content import content
    from goalgraph.page.network import PageNetwork

    return PageNetwork(content(graph), lang).generate_html()


def write_page(graph: Graph, path: str | Path, lang: str = "sv") -> Path:
    """Write the page to ``path``; what was there stays until the new file is whole.

    Raises:
        OutputError: nothing can be written there.
    """
    target = Path(path)
    html = render(graph, lang)
    if target.exists() and not target.is_file():
        raise OutputError(path=target, reason="there is something else than a file")
    final = target.resolve()
    try:
        handle, name = tempfile.mkstemp(dir=final.parent, prefix=f".{final.name}.", suffix=".part")
    except OSError as error:
        raise OutputError(path=target, reason=error.strerror or error) from error
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(html)
        unfinished.chmod(_mode_of(final))
        unfinished.replace(final)
    except OSError as error:
        raise OutputError(path=target, reason=error.strerror or error) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return target


def _mode_of(target: Path) -> int:
    """The permissions of the file to replace, or those that a new file gets."""
    with suppress(OSError):
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
