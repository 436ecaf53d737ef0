"""What kind of file a file is: by what it holds, and by its ending where that does not tell.

In: a path. Out: the name of a kind: one that is brought in (``workbook``, ``stratml`` …), or another one
that has a name in the texts (``html``, ``geojson`` …). Only the beginning of a file is looked at, but all of
what is JSON.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any
from xml.parsers import expat

from goalgraph.base.errors import InputError
from goalgraph.base.files import require
from goalgraph.base.names import RDF
from goalgraph.exchange.faults import FileTooBig
from goalgraph.exchange.opensdg.site import META_ENDINGS, is_data, is_metadata, is_site
from goalgraph.rdf.sources import ENDINGS, WORKBOOK_ENDINGS

MOST_MEGABYTES = 64
_BEGINNING = 1 << 16
_MOST_LOOKED_AT = 50
_CIDS = re.compile(r"//ontology\.commonapproach\.org/|//ontology\.eil\.utoronto\.ca/cids|\"cids:\w")
# How files begin that are no text.
_BYTES = (
    (b"%PDF-", "pdf"), (b"\xd0\xcf\x11\xe0", "old-office"), (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"), (b"GIF8", "picture"), (b"SQLite format 3", "database"),
    (b"\x1f\x8b", "packed"), (b"7z\xbc\xaf", "packed"), (b"Rar!", "packed"),
)  # fmt: skip
_IN_ZIP = (
    ("word/document.xml", "word"), ("xl/workbook.xml", "excel"), ("ppt/presentation.xml", "slides"),
    ("content.xml", "opendocument"),
)  # fmt: skip
# What a file may be that a workbook's name says: the rest is for the reader of workbooks to refuse.
_LEFT_TO_READER = frozenset({"", "packed", "old-office"})
_IN_WORKBOOKS = MappingProxyType(
    {
        ".xlsx": _LEFT_TO_READER | {"excel"}, ".xlsm": _LEFT_TO_READER | {"excel"},
        ".ods": _LEFT_TO_READER | {"opendocument"},
    }
)  # fmt: skip
_ROOTS = MappingProxyType(
    {
        "strategicplan": "stratml", "performanceplanorreport": "stratml", "html": "html", "svg": "picture",
        "graphml": "graphml", "gexf": "gexf", "rss": "feed", "feed": "feed", "schema": "schema",
    }
)  # fmt: skip
_HTML = re.compile(r"\s*<(!doctype\s+html|html|head|body|title|meta)\b", re.IGNORECASE)
_TURTLE = re.compile(r"^\s*(@prefix|@base|prefix|base)\s", re.IGNORECASE | re.MULTILINE)
_STATEMENT = re.compile(r"^\s*(<[^<>\"{}|^`\\\s]+>|_:\S+)\s+<[^<>\s]+>\s", re.MULTILINE)


def kind_of(path: Path, most: int = MOST_MEGABYTES) -> str:
    """The kind of a file or folder.

    Raises:
        SourceNotFound, InputError: there is nothing, or it cannot be read.
        FileTooBig: it is JSON of more than ``most`` megabytes.

    >>> kind_of(Path("goals.xlsx"))
    Traceback (most recent call last):
    ...
    goalgraph.base.errors.SourceNotFound: goals.xlsx: there is no such file or folder; check the path
    """
    require(path)
    try:
        if path.is_dir():
            return "opensdg" if is_site(path) else "workbook"
        with path.open("rb") as file:
            head = file.read(_BEGINNING)
    except OSError as error:
        raise InputError(path=path, reason=error.strerror or error) from error
    ending = path.suffix.lower()
    if not head:
        return "empty"
    if head.startswith(b"PK\x03\x04"):
        named = _in_archive(path)
    else:
        named = next((kind for begins, kind in _BYTES if head.startswith(begins)), "")
    if ending in WORKBOOK_ENDINGS - {".csv"}:
        return "workbook" if named in _IN_WORKBOOKS[ending] else named
    if named:
        return named
    text = _text(head)
    if text is None:
        return "bytes"
    return _of_text(path, text, ending, most)


def _in_archive(path: Path) -> str:
    """What an archive is, by what is in it."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return "packed"
    return next((kind for name, kind in _IN_ZIP if name in names), "packed")


def _text(head: bytes) -> str | None:
    """The text that a file begins with; none where it is no text."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if head.startswith(mark):
            return head.decode(encoding, errors="replace").lstrip("\ufeff")
    if b"\0" in head:
        return None
    try:
        return head.decode("utf-8")
    except UnicodeDecodeError as error:
        whole = error.start > len(head) - 4
        return head.decode("utf-8", errors="ignore") if whole else head.decode("cp1252", errors="replace")


def _of_text(path: Path, text: str, ending: str, most: int) -> str:
    start = text.lstrip()
    if not start:
        return "empty"
    if start[0] in "{[" and (kind := _of_json(path, ending, most)):
        return kind
    if start[0] == "<":
        if _HTML.match(start):
            return "html"
        if kind := _of_xml(path):
            return kind
        if start.startswith("<?xml"):
            return "xml"
    if _STATEMENT.match(text):
        return "rdf"
    if (ending == ".csv" and is_data(text)) or (ending in META_ENDINGS and is_metadata(text)):
        return "opensdg"
    if ending in (".csv", ".tsv"):
        return "workbook" if ending == ".csv" else "table"
    if _TURTLE.search(text) or _STATEMENT.search(text):
        return "rdf"
    if ending in (".md", ".markdown"):
        return "markdown"
    return "rdf" if ending in ENDINGS - {".json", ".xml"} else "text"


def _of_json(path: Path, ending: str, most: int) -> str:
    """What kind of JSON a file holds; nothing where it is none."""
    if path.stat().st_size > most << 20:
        raise FileTooBig(path=path, size=f"{path.stat().st_size >> 20} MB", most=f"{most} MB")
    try:
        found = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        return "json" if ending in (".json", ".jsonld", ".geojson") else ""
    several = [one for one in found if isinstance(one, dict)] if isinstance(found, list) else [found]
    kinds = [_of_object(one) for one in several[:_MOST_LOOKED_AT] if isinstance(one, dict)]
    return "cids" if "cids" in kinds else kinds[0] if kinds else "json"


def _of_object(found: Mapping[str, Any]) -> str:
    keys = set(found)
    if {"values", "results"} & keys and {"count", "next_url", "kpi"} & keys:
        return "kolada"
    if found.get("type") in ("FeatureCollection", "Feature", "Topology"):
        return "geojson"
    if found.get("nbformat"):
        return "notebook"
    if _CIDS.search(json.dumps([found.get(key) for key in ("@context", "@type")])):
        return "cids"
    if keys & {"@context", "@graph", "@id", "@type"}:
        return "decisions" if found.get("@type") == "Dialogue" else "rdf"
    return "json"


def _of_xml(path: Path) -> str:
    """What kind of XML a file holds, by its root, of which nothing is expanded; nothing where it is none."""
    parser = expat.ParserCreate(namespace_separator=" ")
    roots: list[str] = []
    parser.StartElementHandler = lambda name, _: roots.append(name) if not roots else None
    try:
        with path.open("rb") as file:
            while not roots and (chunk := file.read(_BEGINNING)):
                parser.Parse(chunk)
    except (expat.ExpatError, ValueError, LookupError):
        pass
    if not roots:
        return ""
    space, _, name = roots[0].rpartition(" ")
    if space == RDF.rstrip():
        return "rdf"
    return _ROOTS.get(name.lower(), "xml")
