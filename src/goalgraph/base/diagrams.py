"""The gates of text into diagrams that are written as text: Mermaid and DOT.

In: text from data. Out: the inside of a quoted label of Mermaid's, or a quoted name of DOT's, in one line.
"""

from __future__ import annotations

import re

from goalgraph.base.visible import one_line

_MERMAID_MARKS = re.compile(r"[\"'#<>&`\\%{}|;\[\]*_~$]")


def in_mermaid(text: str) -> str:
    """Text in a quoted label: what Mermaid or the web page around it would read as markup is a number.

    >>> in_mermaid('a "b"')
    'a #34;b#34;'
    """
    return _MERMAID_MARKS.sub(lambda mark: f"#{ord(mark[0])};", one_line(text))


def in_dot(text: str) -> str:
    r"""A quoted name or label.

    >>> print(in_dot('a "b"'))
    "a \"b\""
    """
    return '"' + re.sub(r'(["\\])', r"\\\1", one_line(text)) + '"'
