"""How deep a text is nested, measured before a native parser reads it, which too deep a text would end.

In: what a file says, and its format. Out: nothing, or the line where it is too deep. It takes time in
proportion to the text.
"""

from __future__ import annotations

import re

import pyoxigraph as ox

DEEPEST = 100
# What nests in each family of formats, beside what only looks as if it did: texts, IRIs and comments.
_IN_JSON = re.compile(r'"(?:[^"\\]|\\.)*+"?|(?P<opening>[{\[])|(?P<closing>[}\]])', re.DOTALL)
_IN_TURTLE = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*+(?:"""|\Z)|\'\'\'(?:[^'\\]|\\.|'(?!\'\'))*+(?:\'\'\'|\Z)'''
    r"""|"(?:[^"\\\r\n]|\\.)*+"?|'(?:[^'\\\r\n]|\\.)*+'?"""
    r"""|<(?!<)[^<>"{}|^`\\\s]*+>|\#[^\r\n]*+|(?P<opening><<)|(?P<closing>>>)""",
    re.DOTALL,
)
_JSON, _XML = ox.RdfFormat.JSON_LD, ox.RdfFormat.RDF_XML


def too_deep(text: str, form: ox.RdfFormat) -> int | None:
    """The line where a text is nested deeper than the parser of its format can follow; none where it is not.

    Collections and blank nodes in Turtle may be as deep as anybody likes, triple terms may not. XML is
    measured where it is checked.

    >>> too_deep('{"a": [1, {"b": "[["}]}', ox.RdfFormat.JSON_LD)
    >>> too_deep("\\n" + "[" * 101, ox.RdfFormat.JSON_LD)
    2
    """
    if form == _XML or not _may_be_deep(text, form):
        return None
    depth = 0
    for part in (_IN_JSON if form == _JSON else _IN_TURTLE).finditer(text):
        depth += (part["opening"] is not None) - (part["closing"] is not None)
        if depth > DEEPEST:
            return text.count("\n", 0, part.start()) + 1
    return None


def _may_be_deep(text: str, form: ox.RdfFormat) -> bool:
    """Whether enough is opened at all, which costs next to nothing to see."""
    opened = text.count("{") + text.count("[") if form == _JSON else text.count("<<")
    return opened > DEEPEST
