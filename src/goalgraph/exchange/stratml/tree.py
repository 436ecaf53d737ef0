"""The elements of a StratML file, as they are read: by their local names, and each remembered when it is.

In: a file. Out: its root, with what nobody has read. Nothing is expanded or fetched: a document type is
refused, and with it every entity. defusedxml is here because it refuses them before they are looked at.
"""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from goalgraph.base.errors import InputError, UnsafeXml
from goalgraph.base.extras import needing
from goalgraph.exchange.faults import FileTooBig, Malformed

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

KIND = "StratML"
_DEEPEST = 100
_ENTITY = re.compile(rb"<!ENTITY\s+(?:%\s+)?([^\s<>\"']+)")
_ABOUT_XML = "{http://www.w3.org/2001/XMLSchema-instance}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class Node:
    """An element: its name without its namespace, its text, its attributes and what is below it."""

    def __init__(self, element: Element, depth: int = 0) -> None:
        if depth > _DEEPEST:
            raise RecursionError
        self.name = _local(element.tag)
        self.attributes = {
            name: value for name, value in element.attrib.items() if not name.startswith(_ABOUT_XML)
        }
        pieces = [element.text, *(below.tail for below in element)]
        lines = (line for piece in pieces for line in (piece or "").splitlines())
        self.text = "\n".join(" ".join(line.split()) for line in lines if line.strip())
        self.below = [Node(below, depth + 1) for below in element if isinstance(below.tag, str)]
        self._read = False

    def all(self, name: str) -> list[Node]:
        """The elements below with a name, whatever its case."""
        return [one for one in self.below if one.name.casefold() == name.casefold()]

    def one(self, name: str) -> Node | None:
        """The first of them."""
        return next(iter(self.all(name)), None)

    def said(self, name: str) -> str:
        """The text of the first of them, which is then read."""
        found = next((one for one in self.all(name) if one.text), None)
        return found.read() if found else ""

    def read(self) -> str:
        """Its text, which is then read."""
        self._read = True
        return self.text

    def attribute(self, name: str) -> str:
        """An attribute, which is then read."""
        return self.attributes.pop(name, "").strip()

    def left(self) -> Counter[str]:
        """What nobody has read, by the name of the element or the attribute."""
        found = Counter(f"{self.name}/@{_local(name)}" for name, value in self.attributes.items() if value)
        for one in self.below:
            if one.says and one._unread:
                found[f"{self.name}/{one.name}"] += 1
            else:
                found += one.left()
                if one.text and not one._read:
                    found[f"{self.name}/{one.name}"] += 1
        return found

    @property
    def says(self) -> bool:
        """Whether anything stands in it."""
        return bool(self.text or any(self.attributes.values()) or any(one.says for one in self.below))

    @property
    def _unread(self) -> bool:
        """Whether nothing of it and below it has been read."""
        return not self._read and all(one._unread for one in self.below)


def root_of(path: Path, most: int) -> Node:
    """The root of a file.

    Raises:
        InputError: it cannot be read, or is not well-formed.
        FileTooBig, UnsafeXml: it is refused.
        ExtraMissing: defusedxml is not installed.
    """
    with needing("defusedxml", "office"):
        from defusedxml.common import DefusedXmlException
        from defusedxml.ElementTree import ParseError, fromstring
    try:
        if path.stat().st_size > most << 20:
            raise FileTooBig(path=path, size=f"{path.stat().st_size >> 20} MB", most=f"{most} MB")
        data = path.read_bytes()
    except OSError as error:
        raise InputError(path=path, reason=error.strerror or error) from error
    try:
        return Node(fromstring(data, forbid_dtd=True))
    except DefusedXmlException as error:
        line, name = _declared(data)
        raise UnsafeXml(path=path, line=line, name=name or getattr(error, "name", None)) from error
    except ParseError as error:
        raise Malformed(path=path, kind=KIND, reason=str(error)) from error
    except RecursionError as error:
        raise Malformed(path=path, kind=KIND, reason=f"> {_DEEPEST} levels") from error
    except (ValueError, LookupError) as error:
        raise Malformed(path=path, kind=KIND, reason=str(error)) from error


def _declared(data: bytes) -> tuple[int, str]:
    """The line and the name of the first entity that is declared, or else the line of the document type."""
    text = data.replace(b"\0", b"")
    found = _ENTITY.search(text)
    start = found.start() if found else max(0, text.find(b"<!DOCTYPE"))
    return text[:start].count(b"\n") + 1, found[1].decode(errors="replace") if found else ""


def _local(tag: object) -> str:
    return str(tag).rpartition("}")[2]
