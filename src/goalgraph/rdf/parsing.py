"""One file's bytes into quads.

In: a file, or standard input, in Turtle, TriG, JSON-LD, RDF/XML, N-Quads or N-Triples, in UTF-8, or in
UTF-16 or UTF-32 with a byte order mark. Out: quads, texts in Unicode NFC. Nothing is fetched: a JSON-LD
context outside of the file is refused, unless it is that of plans, which is shipped, and so are XML entities
that come from elsewhere or grow.
"""

from __future__ import annotations

import codecs
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType
from xml.parsers import expat

import pyoxigraph as ox

from goalgraph.base.errors import (
    DecisionsAsData,
    EmptyInput,
    InputError,
    LocalContext,
    OtherContent,
    ParseError,
    RemoteContext,
    UnsafeXml,
    WrongEncoding,
)
from goalgraph.base.names import RDF
from goalgraph.base.resources import resource_folder
from goalgraph.rdf.faults import NestedTooDeep
from goalgraph.rdf.nesting import DEEPEST, too_deep
from goalgraph.rdf.sources import STDIN

FORMATS = MappingProxyType(
    {
        ".ttl": ox.RdfFormat.TURTLE,
        ".trig": ox.RdfFormat.TRIG,
        ".nq": ox.RdfFormat.N_QUADS,
        ".nt": ox.RdfFormat.N_TRIPLES,
        ".jsonld": ox.RdfFormat.JSON_LD,
        ".json": ox.RdfFormat.JSON_LD,
        ".rdf": ox.RdfFormat.RDF_XML,
        ".owl": ox.RdfFormat.RDF_XML,
        ".xml": ox.RdfFormat.RDF_XML,
    }
)
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PLACE = re.compile(r"^Parser error at line \d+[^:]*: ")
_LINE_END = re.compile(r"\r\n|\r|\n")
_HAND_IN = re.compile(r'"@type"\s*:\s*"Dialogue"')
_KEYWORD = re.compile(r'"@(context|id|graph|type|value|list|set|reverse|included)"')
_XML_ENCODING = re.compile(r"""(^<\?xml[^>]*?)\s+encoding\s*=\s*["']([\w.-]+)["']""")
_XML = re.compile(r"<\?xml|<!DOCTYPE|<!--|<[\w.-]+(:[\w.-]+)?\s[^<>]*\bxmlns")
_JSON = re.compile(r'\{\s*["}]|\[\s*[{"]')  # Turtle may begin with the same brackets
_OUR_CONTEXT = re.compile(
    r'("@context"\s*:\s*(?:\[(?:[^\[\]"]|"(?:[^"\\]|\\.)*")*?)?)'
    r'"https://w3id\.org/goalgraph/ontology/plans\.context\.jsonld"'
)
_LONGEST_ENTITY = 300  # a namespace, which is what entities are for in RDF/XML


def parse(path: Path) -> list[ox.Quad]:
    """The quads of a file, or of standard input for ``-``, whose format is seen from what it holds.

    Raises:
        EmptyInput: it holds no statement.
        OtherContent: it is JSON that is no JSON-LD, or XML that is no RDF/XML.
        DecisionsAsData: it is a decisions file.
        NestedTooDeep: the parser could not follow it.
        WrongEncoding, ParseError, RemoteContext, LocalContext, UnsafeXml, InputError: it cannot be read.
    """
    text = text_of(path)
    if not text.strip():
        raise EmptyInput(path=path)
    form = _format(path, text)
    _refuse_too_deep(path, text, form)
    if form == ox.RdfFormat.JSON_LD and _HAND_IN.search(text):
        raise DecisionsAsData(path=path)
    if form == ox.RdfFormat.JSON_LD:
        text = _with_our_context(text)
    if form == ox.RdfFormat.RDF_XML:
        _check_xml(path, text)
        text = _XML_ENCODING.sub(r"\1", text, count=1)
    base = Path.cwd() if path == STDIN else path.resolve()
    try:
        quads = list(ox.parse(text, format=form, base_iri=base.as_uri(), rename_blank_nodes=True))
    except SyntaxError as error:
        if form == ox.RdfFormat.JSON_LD:
            _explain_json(path, text, error)
        raise _fault(path, text, error.lineno, str(error.msg)) from error
    if not quads:
        other = form == ox.RdfFormat.JSON_LD and not _KEYWORD.search(text)
        raise OtherContent(path=path, kind="JSON-LD") if other else EmptyInput(path=path)
    return [_composed(quad) for quad in quads] if "\\u" in text or "&#" in text else quads


def triples_in(text: str) -> list[ox.Triple]:
    """The triples of a text in Turtle that goalgraph has written."""
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]


def triples_of_json(document: object, base: str) -> list[ox.Triple]:
    """The triples of a JSON-LD document; its blank nodes are nobody else's.

    Raises:
        ValueError: it is no JSON-LD, with the engine's words.
    """
    text = json.dumps(document)
    if too_deep(text, ox.RdfFormat.JSON_LD):
        raise ValueError(f"nested deeper than {DEEPEST} levels")
    try:
        quads = ox.parse(text, format=ox.RdfFormat.JSON_LD, base_iri=base, rename_blank_nodes=True)
        return [quad.triple for quad in quads]
    except SyntaxError as error:
        raise ValueError(str(error)) from error


def text_of(path: Path) -> str:
    """What a file says, in NFC: by its byte order mark, else by what XML says of itself, else as UTF-8.

    Raises:
        WrongEncoding, InputError: it cannot be read.
    """
    raw = _bytes(path)
    mark, encoding = next(((m, e) for m, e in _MARKS if raw.startswith(m)), (b"", ""))
    if not encoding:
        said = _XML_ENCODING.match(raw[:200].decode("latin-1"))
        encoding = said[2] if said else "utf-8"
    try:
        return unicodedata.normalize("NFC", raw.removeprefix(mark).decode(encoding))
    except UnicodeDecodeError as error:
        raise WrongEncoding(path=path, line=raw[: error.start].count(b"\n") + 1) from error
    except LookupError as error:
        raise WrongEncoding(path=path, line=1) from error


def _bytes(path: Path) -> bytes:
    try:
        return sys.stdin.buffer.read() if path == STDIN else path.read_bytes()
    except OSError as error:
        raise InputError(path=path, reason=error.strerror or error) from error


def _format(path: Path, text: str) -> ox.RdfFormat:
    """The format by the file's ending; of standard input, and of ``.owl``, by how the text begins."""
    if path != STDIN and path.suffix.lower() != ".owl":
        return FORMATS[path.suffix.lower()]
    start = text.lstrip()
    if _XML.match(start):
        return ox.RdfFormat.RDF_XML
    if _JSON.match(start):
        return ox.RdfFormat.JSON_LD
    _refuse_too_deep(path, text, ox.RdfFormat.TRIG)
    first = next((line for line in _LINE_END.split(text) if line.strip() and line.lstrip()[0] != "#"), "")
    return ox.RdfFormat.N_QUADS if _names_its_graph(first) else ox.RdfFormat.TRIG


def _refuse_too_deep(path: Path, text: str, form: ox.RdfFormat) -> None:
    if line := too_deep(text, form):
        raise NestedTooDeep(path=path, line=line, most=DEEPEST)


def _names_its_graph(line: str) -> bool:
    try:
        quads = list(ox.parse(line, format=ox.RdfFormat.N_QUADS))
    except SyntaxError:
        return False
    return any(not isinstance(quad.graph_name, ox.DefaultGraph) for quad in quads)


def _check_xml(path: Path, text: str) -> None:
    """Refuse XML that is not well-formed, too deep or no RDF/XML, or has entities other than short names."""
    parser = expat.ParserCreate("utf-8", namespace_separator=" ")
    roots: list[str] = []
    spaces: set[str | None] = set()
    depth = 0

    def begun(name: str, _: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise NestedTooDeep(path=path, line=parser.CurrentLineNumber, most=DEEPEST)
        if not roots:
            roots.append(name)

    def ended(_: str) -> None:
        nonlocal depth
        depth -= 1

    def entity(name: str, parameter: int, value: str | None, *place: str | None) -> None:
        if parameter or value is None or "&" in value or len(value) > _LONGEST_ENTITY:
            raise UnsafeXml(path=path, line=parser.CurrentLineNumber, name=name)

    parser.EntityDeclHandler = entity
    parser.StartElementHandler = begun
    parser.EndElementHandler = ended
    parser.StartNamespaceDeclHandler = lambda _, space: spaces.add(space)
    try:
        parser.Parse(text.encode(), True)
    except expat.ExpatError as error:
        if roots and RDF not in spaces:
            raise OtherContent(path=path, kind="RDF/XML") from error
        raise _fault(path, text, error.lineno, expat.ErrorString(error.code)) from error
    if RDF not in spaces:
        raise OtherContent(path=path, kind="RDF/XML")


def _with_our_context(text: str) -> str:
    """The text with the context of plans in the place of its address, on the same line."""
    if not _OUR_CONTEXT.search(text):
        return text
    shipped = (resource_folder("ontology") / "plans.context.jsonld").read_text(encoding="utf-8")
    context = json.dumps(json.loads(shipped)["@context"])
    return _OUR_CONTEXT.sub(lambda found: found[1] + context, text)


def _explain_json(path: Path, text: str, error: SyntaxError) -> None:
    """Say what is the matter with JSON, where that is not its grammar."""
    if "LoadDocumentCallback" in str(error.msg):
        outside = sorted(set(_contexts(json.loads(text))))
        if any(re.match(r"(https?:)?//", address) for address in outside):
            raise RemoteContext(path=path) from error
        raise LocalContext(path=path, context=", ".join(outside)) from error
    if not _KEYWORD.search(text):
        raise OtherContent(path=path, kind="JSON-LD") from error


def _contexts(document: object, *, inside: bool = False) -> Iterator[str]:
    """The addresses that a JSON-LD document gives for its contexts."""
    if isinstance(document, str) and inside:
        yield document
    elif isinstance(document, list):
        for item in document:
            yield from _contexts(item, inside=inside)
    elif isinstance(document, dict):
        for key, value in document.items():
            outside = key == "@context" or (inside and key == "@import")
            if outside or isinstance(value, dict | list):
                yield from _contexts(value, inside=outside)


def _fault(path: Path, text: str, line: int | None, reason: str) -> ParseError:
    lines = _LINE_END.split(text.rstrip())
    line = min(line or len(lines), len(lines))
    shown = lines[line - 1].strip()
    return ParseError(path=path, line=line, text=shown[:120], reason=_PLACE.sub("", reason))


def _composed(quad: ox.Quad) -> ox.Quad:
    """The quad with its text in NFC, also where the text was written with escapes."""
    text = quad.object
    if not isinstance(text, ox.Literal) or unicodedata.is_normalized("NFC", text.value):
        return quad
    value = unicodedata.normalize("NFC", text.value)
    typed = {"language": text.language} if text.language else {"datatype": text.datatype}
    return ox.Quad(quad.subject, quad.predicate, ox.Literal(value, **typed), quad.graph_name)
