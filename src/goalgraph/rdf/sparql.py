"""SPARQL as text, before a parser reads it: what it names, how deep it goes, which graphs it asks for.

In: a query that somebody wrote. Out: the same query with goalgraph's prefixes, its dataset clause and the
names in it. Everything here takes time in proportion to the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from urllib.parse import urljoin

from goalgraph.base.errors import QueryTooDeep
from goalgraph.base.names import PREFIXES, RDF
from goalgraph.rdf.faults import QueryTooLong

LONGEST = 1_000_000  # signs, which take some seconds to be looked through before any clock begins
DEEPEST = 100  # the native parser ends the process from about 150 levels on a stack of one megabyte

_UPDATES = (
    *("INSERT", "DELETE", "WITH", "LOAD", "CLEAR", "DROP"),
    *("CREATE", "ADD", "MOVE", "COPY"),
)
#: The words that say what is asked for.
FORMS = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
# What a triple pattern may stand after, and what may follow on a whole one.
_BETWEEN, _AFTER = frozenset({"{", "}", ".", ")"}), frozenset({";", ".", "}", ","})
_OPENING, _CLOSING = frozenset({"{", "(", "[", "<<"}), frozenset({"}", ")", "]", ">>"})


@dataclass(frozen=True, slots=True)
class Token:
    """A part of a query: its kind, its text and where it stands."""

    kind: str
    text: str
    start: int

    def is_word(self, word: str) -> bool:
        """Whether it is the keyword, in capitals or not."""
        return self.kind == "word" and self.text.rstrip(".-").upper() == word


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs of ``FROM`` and of ``FROM NAMED``, as IRIs."""

    union: tuple[str, ...]
    named: tuple[str, ...]


# How a line ends that goalgraph put before a query: as nobody ends one of their own.
_OURS = " #\n"


@cache
def _token() -> re.Pattern[str]:
    return re.compile(
        r'''(?P<text>"""(?:[^"\\]|\\.|"(?!""))*+(?:"""|\Z)|\'\'\'(?:[^'\\]|\\.|'(?!\'\'))*+(?:\'\'\'|\Z)'''
        r"""|"(?:[^"\\\r\n]|\\.)*+"?|'(?:[^'\\\r\n]|\\.)*+'?)"""
        r"""|(?P<iri><[^<>"{}|^`\\\s]*+>)"""
        r"""|(?P<comment>\#[^\r\n]*+)"""
        r"""|(?P<variable>[?$]\w++)"""
        r"""|(?P<language>@[A-Za-z][\w-]*+)"""
        r"""|(?P<name>(?:[^\W\d_][\w.-]*+)?:(?:[\w.:-]|%[0-9A-Fa-f]{2}|\\.)*+)"""
        r"""|(?P<word>[^\W\d][\w.-]*+(?::[\w.-]*+)?)"""
        r"""|(?P<number>[\d][\w.]*+)"""
        r"""|(?P<sign>\|\||&&|\^\^|<<|>>|\S)""",
        re.DOTALL,
    )


def tokens(query: str) -> Iterator[Token]:
    """The parts of a query, without comments and blanks.

    >>> [token.text for token in tokens("ASK { ?s a gg:Plan } # is there one?")]
    ['ASK', '{', '?s', 'a', 'gg:Plan', '}']
    """
    for part in _token().finditer(query):
        if part.lastgroup != "comment":
            yield Token(str(part.lastgroup), part[0], part.start())


def completed(query: str) -> str:
    """The query with goalgraph's prefixes declared where it does not declare them itself.

    The dots of names like ``plan:A1.I1.O1`` are escaped, which the parser needs.

    >>> completed("SELECT * { ?s a gg:Plan }").splitlines()[0]
    'PREFIX gg: <https://w3id.org/goalgraph/ontology#> #'
    """
    parts, end = [], 0
    used, own = _used(query), declared(query)
    for token in tokens(query):
        if token.kind == "name" and token.text.rstrip(".").count(".") > 1:
            whole = token.text.rstrip(".")
            parts += [query[end : token.start], re.sub(r"(?<!\\)\.", r"\\.", whole)]
            end = token.start + len(whole)
    parts.append(query[end:])
    missing = [prefix for prefix in PREFIXES if prefix in used and prefix not in own]
    return "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>{_OURS}" for prefix in missing) + "".join(parts)


def lines_added(query: str) -> int:
    """How many lines of a completed query nobody wrote.

    >>> lines_added(completed("SELECT ?x { ?x a gg:Goal }")), lines_added("ASK {}")
    (1, 0)
    """
    ours = (line.startswith("PREFIX ") and line.endswith(_OURS[:-1]) for line in query.split("\n"))
    return next((number for number, own in enumerate(ours) if not own), 0)


def declared(query: str) -> dict[str, str]:
    """The prefixes that a query declares, with their namespaces."""
    found: dict[str, str] = {}
    read = list(tokens(query))
    for keyword, name, namespace in zip(read, read[1:], read[2:], strict=False):
        if keyword.is_word("PREFIX") and name.kind == "name" and namespace.kind == "iri":
            found[name.text.partition(":")[0]] = namespace.text[1:-1]
    return found


def is_update(query: str) -> bool:
    """Whether it would change something, by the word that comes first after prefixes and base.

    >>> is_update("PREFIX a: <urn:a> DELETE WHERE { ?s ?p ?o }"), is_update("ASK { ?s a 'DELETE' }")
    (True, False)
    """
    begins = first_word(query)
    return begins is not None and any(begins.is_word(word) for word in _UPDATES)


def first_word(query: str) -> Token | None:
    """The word that says what is asked for or changed, after prefixes and base."""
    for token in tokens(query):
        if token.kind == "word" and not (token.is_word("PREFIX") or token.is_word("BASE")):
            return token
        if token.kind not in ("word", "name", "iri"):
            return None
    return None


@cache
def required(query: str) -> tuple[frozenset[str], frozenset[str]]:
    """Classes and properties without which a CONSTRUCT has no answer, as far as its text shows it.

    Those of the triple patterns that stand in no braces within its ``WHERE``, and are single terms.

    >>> rule = "CONSTRUCT { } WHERE { ?s a gg:Risk ; gg:via ?o . OPTIONAL { ?o gg:x ?y } }"
    >>> classes, properties = required(rule)
    >>> [name.rpartition("#")[2] for name in (*classes, *properties)]
    ['Risk', 'via']
    """
    known = {**PREFIXES, **declared(query)}
    read = _outermost(query)
    classes, properties = set(), set()
    for before, subject, verb, held, after in zip(read, read[1:], read[2:], read[3:], read[4:], strict=False):
        begins = subject.text == ";" or (subject.kind == "variable" and before.text in _BETWEEN)
        if not begins or held.kind == "sign":
            continue
        if verb.is_word("A") and held.kind == "name" and after.text in _AFTER:
            classes.add(_iri(held, known))
        elif verb.kind == "name":
            properties.add(_iri(verb, known))
    return frozenset(classes - {""}), frozenset(properties - {""})


def _outermost(query: str) -> list[Token]:
    """What stands in the braces of ``WHERE`` itself, of each inner brace or parenthesis its two signs."""
    every = list(tokens(query))
    starts = [
        n for n, (word, sign) in enumerate(pairwise(every)) if word.is_word("WHERE") and sign.text == "{"
    ]
    depth, found = 0, []
    for token in every[starts[0] + 1 :] if starts else ():
        depth -= token.text in _CLOSING
        if depth <= 1:
            found.append(token)
        depth += token.text in _OPENING
        if not depth:
            break
    return found


def _iri(name: Token, known: Mapping[str, str]) -> str:
    prefix, _, local = name.text.rstrip(".").partition(":")
    return known[prefix] + local if prefix in known and "\\" not in local and "%" not in local else ""


def unknown_prefixes(query: str) -> list[str]:
    """The prefixes that a query uses and that nobody has declared.

    >>> unknown_prefixes("SELECT * { ?s foo:bar gg:Plan }")
    ['foo']
    """
    known = PREFIXES | declared(query)
    return [prefix for prefix in _used(query) if prefix not in known]


def refuse_too_long(query: str, name: str) -> None:
    """Refuse a query whose text takes long to be looked through.

    Raises:
        QueryTooLong: with the number of signs allowed.
    """
    if len(query) > LONGEST:
        raise QueryTooLong(query=name, most=LONGEST)


def refuse_too_deep(query: str, name: str) -> None:
    """Refuse a query that is nested deeper than a parser can follow.

    Raises:
        QueryTooDeep: with the number of levels allowed.
    """
    depth = denials = 0
    for token in tokens(query):
        denials = denials + 1 if token.text == "!" else 0
        if token.kind == "sign":
            depth += (token.text in _OPENING) - (token.text in _CLOSING)
        if depth + denials > DEEPEST:
            raise QueryTooDeep(query=name, most=DEEPEST)


@lru_cache(maxsize=64)
def dataset(query: str) -> Dataset | None:
    """What ``FROM`` and ``FROM NAMED`` say, if they say anything.

    >>> dataset("SELECT * FROM <urn:a> FROM NAMED <urn:b> { ?s ?p ?o }")
    Dataset(union=('urn:a',), named=('urn:b',))
    """
    namespaces = PREFIXES | declared(query)
    union: list[str] = []
    named: list[str] = []
    base = _base(query)
    read = list(tokens(query))
    for at, token in enumerate(read):
        if token.is_word("FROM"):
            within = at + 1 < len(read) and read[at + 1].is_word("NAMED")
            graph = read[at + 1 + within : at + 2 + within]
            if graph and (iri := _expanded(graph[0], namespaces)) is not None:
                (named if within else union).append(urljoin(base, iri) if base else iri)
    return Dataset(tuple(union), tuple(named)) if union or named else None


@dataclass(frozen=True, slots=True)
class Call:
    """A ``SERVICE``: where its words stand, and its server's IRI; none for a variable."""

    start: int
    silent: int | None
    server: int
    end: int
    iri: str | None

    def written(self, query: str, *, calling: bool = True) -> str:
        """It with its server as a whole IRI; ``GRAPH`` stands there where it is not to be called."""
        word, length = ("SERVICE", len("SERVICE")) if calling else ("GRAPH", len("SERVICE"))
        parts, end = [word], self.start + length
        if self.silent is not None and not calling:
            parts.append(query[end : self.silent])
            end = self.silent + len("SILENT")
        return "".join([*parts, query[end : self.server], f"<{self.iri}>"])


def calls(query: str) -> Iterator[Call]:
    """Each ``SERVICE`` of a query, as far as its text shows it: a parser may read it otherwise.

    >>> [call.iri for call in calls("ASK { SERVICE SILENT <https://example.org/sparql> { ?s ?p ?o } }")]
    ['https://example.org/sparql']
    """
    namespaces = PREFIXES | declared(query)
    read = list(tokens(query))
    for at, token in enumerate(read):
        if token.text.upper() == "SERVICE":
            silent = (
                read[at + 1].start if at + 1 < len(read) and read[at + 1].text.upper() == "SILENT" else None
            )
            for server in read[at + 1 + (silent is not None) :][:1]:
                end = server.start + len(server.text.rstrip("."))
                iri = _expanded(server, namespaces)
                yield Call(token.start, silent, server.start, end, iri if _is_iri(iri) else None)


def _is_iri(iri: str | None) -> bool:
    """Whether it can stand in angle brackets, as nothing else than one IRI."""
    found = _token().fullmatch(f"<{iri}>") if iri is not None else None
    return found is not None and found.lastgroup == "iri"


def names(query: str) -> dict[str, str]:
    """The IRIs that a query asks the data for, each as it is written.

    Left out is what is no question to the data: prefixes, graphs, functions, data types, and what a
    ``CONSTRUCT`` makes.

    >>> names("SELECT * { ?s gg:contributesTo ?o }")
    {'https://w3id.org/goalgraph/ontology#contributesTo': 'gg:contributesTo'}
    """
    namespaces = PREFIXES | declared(query)
    read = list(_asked(list(tokens(query))))
    found: dict[str, str] = {}
    for before, token, after in zip(read, read[1:], read[2:], strict=False):
        is_graph = any(before.is_word(word) for word in ("PREFIX", "BASE", "FROM", "NAMED", "GRAPH"))
        is_namespace = token.kind == "iri" and before.text.endswith(":")
        if is_graph or is_namespace or before.text == "^^" or after.text == "(":
            continue
        if (iri := _expanded(token, namespaces)) is not None and iri != RDF + "type":
            found.setdefault(iri, token.text.rstrip("."))
    return found


def _asked(read: list[Token]) -> Iterator[Token]:
    """The tokens without the template of a ``CONSTRUCT``."""
    depth, template = 0, False
    for before, token in zip([Token("sign", "", 0), *read], read, strict=False):
        if before.is_word("CONSTRUCT") and token.text == "{":
            template, depth = True, 0
        if template:
            depth += (token.text == "{") - (token.text == "}")
            template = depth > 0
        else:
            yield token


def _used(query: str) -> dict[str, None]:
    return {token.text.partition(":")[0]: None for token in tokens(query) if token.kind == "name"}


def _base(query: str) -> str:
    read = list(tokens(query))
    bases = [iri.text[1:-1] for word, iri in pairwise(read) if word.is_word("BASE")]
    return bases[-1] if bases else ""


def _expanded(token: Token, namespaces: Mapping[str, str]) -> str | None:
    if token.kind == "iri":
        return token.text[1:-1]
    prefix, _, local = token.text.rstrip(".").partition(":")
    if token.kind != "name" or prefix not in namespaces:
        return None
    return namespaces[prefix] + re.sub(r"\\(.)", r"\1", local)
