"""The gate for XML: nothing in it that XML cannot hold, and nothing that cannot be seen.

In: XML. Out: the same, with what cannot be seen as references; what no XML can hold is left out.
"""

from __future__ import annotations

import re

from goalgraph.base.visible import unseen

_UNHOLDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def in_xml(text: str) -> str:
    r"""The text of a document, or of a part of one.

    >>> in_xml("a\u202eb\x07c\n")
    'a&#x202E;bc\n'
    """
    return unseen().sub(_reference, _UNHOLDABLE.sub("", text))


def unholdable(text: str) -> int:
    r"""How many signs of a text XML cannot hold.

    >>> unholdable("a\x07b\x00")
    2
    """
    return len(_UNHOLDABLE.findall(text))


def _reference(one: re.Match[str]) -> str:
    return one[0] if one[0] in "\t\n\r" else f"&#x{ord(one[0]):X};"
