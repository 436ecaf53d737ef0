r"""The gate for Markdown (GitHub's flavour): nothing that data says is read as markup.

In: text, or the cells of a table. Out: Markdown that shows them as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from goalgraph.base.visible import one_line

_MARKUP = re.compile(r"([\\`*_\[\]|~#$])")
_LINK = re.compile(r"(?i)\b(https?|ftp|mailto|xmpp):|\b(www)\.")
_BLOCK_MARK = re.compile(r"^(?:(\d{1,9})([.)])(?=\s|$)|([-+=])(?=\s|$|\3))")


def escaped(text: str) -> str:
    r"""Text that Markdown shows as it is, in one line; an address in it is no link.

    >>> escaped("a|b <script> `x`\n# y")
    'a\\|b &lt;script&gt; \\`x\\` \\# y'
    >>> escaped("www.lindby.example")
    'www\\.lindby.example'
    """
    line = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _MARKUP.sub(r"\\\1", line)
    line = _LINK.sub(lambda found: f"{found[1]}\\:" if found[1] else f"{found[2]}\\.", line)
    return _BLOCK_MARK.sub(lambda mark: f"{mark[1] or ''}\\{mark[2] or mark[3]}", line)


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """The lines of a table.

    >>> table(["Mål", "Rad"], [["KS1", "36–40"]])
    ['| Mål | Rad |', '| --- | --- |', '| KS1 | 36–40 |']
    """
    return [_row(heads), "|" + " --- |" * len(heads), *map(_row, rows)]


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(escaped, cells))} |"
