"""Questions to a graph: shipped ones by name, or SPARQL text.

In: a graph, a query and its parameters. Out: a ``QueryResult``. ``SERVICE`` is refused unless allowed, so
that a query never reaches another server unasked; a query with a time limit runs in a process of its
own, which is ended when the time is up.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from goalgraph.answers.queries.catalogue import named
from goalgraph.answers.queries.results import QueryResult
from goalgraph.base.errors import (
    QuerySyntaxError,
    QueryTimeout,
    RemoteAccessFailed,
    RemoteAccessRefused,
    UnknownParameter,
)
from goalgraph.base.names import PREFIXES, Basis
from goalgraph.base.texts import Texts
from goalgraph.rdf.limited import UNREACHABLE

if TYPE_CHECKING:
    from goalgraph.model.plans import Plans
    from goalgraph.model.scope import Scope
    from goalgraph.rdf.store import Store

_LONGEST = 7 * 24 * 3600.0  # the most that a system's clock for waiting takes, and some room
_NAME = re.compile(r"[\w-]+")
_QUIET = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|<[^<>\"{}|^`\\\s]*>|\\.|#[^\r\n]*",
    re.DOTALL,
)
_DOTTED = re.compile(_QUIET.pattern + r"|(?<![\w?$:-])[A-Za-z][\w-]*:[\w-]+(?:\.[\w-]+){2,}", re.DOTALL)
_SERVICE = re.compile(r"SERVICE", re.IGNORECASE)
_SERVICE_CLAUSE = re.compile(r"(?<![\w:?$-])SERVICE(\s+SILENT)?(?![\w-])", re.IGNORECASE)
_IN_SCOPE: dict[str, tuple[Basis, ...]] = {
    "stated": ("stated",),
    "derived": ("stated", "derived"),
    "decided": ("stated", "decided"),
}


def asked(
    plans: Plans,
    query: str,
    params: Mapping[str, str],
    *,
    lang: str,
    timeout: float | None = None,
    allow_service: bool = False,
) -> QueryResult:
    """The answer to ``query``: see :meth:`goalgraph.Graph.query`."""
    if not is_name(query):
        return ask(plans.everything, query, params, timeout=timeout, allow_service=allow_service)
    answers = {
        scope.plan.id: answer(scope, query, params, lang=lang, timeout=timeout, allow_service=allow_service)
        for scope in plans
    }
    return QueryResult.together(answers) if len(answers) > 1 else next(iter(answers.values()))


def answer(
    graph: Scope,
    query: str,
    params: Mapping[str, str],
    *,
    lang: str,
    timeout: float | None = None,
    allow_service: bool = False,
) -> QueryResult:
    """The answer to ``query`` over one plan's scope."""
    if not is_name(query):
        return ask(graph.store, query, params, timeout=timeout, allow_service=allow_service)
    chosen = named(query.strip())
    text, basis = chosen.bound(graph, params, lang)
    graphs = None if basis == "all" else graph.graphs(*_IN_SCOPE[basis])
    if not allow_service:
        _refuse_service(text, chosen.name)
    return _run(graph.store, text, graphs, timeout, chosen.name, chosen.empty)


def is_name(query: str) -> bool:
    """Whether the text names a shipped query, rather than being SPARQL."""
    return _NAME.fullmatch(query.strip()) is not None


def ask(
    store: Store,
    query: str,
    params: Mapping[str, str],
    *,
    timeout: float | None = None,
    allow_service: bool = False,
) -> QueryResult:
    """The answer to SPARQL text over all that a store holds."""
    for parameter in params:
        raise UnknownParameter(query="SPARQL", name=parameter, known="-")
    text = with_prefixes(_readable(query))
    if not allow_service:
        _refuse_service(text, "SPARQL")
    return _run(store, text, None, timeout, "SPARQL", {})


def _run(
    store: Store,
    text: str,
    graphs: list[str] | None,
    timeout: float | None,
    name: str,
    empty: Texts,
) -> QueryResult:
    if timeout is not None:
        return QueryResult.parse(_limited(store, text, graphs or store.graphs(), timeout, name), empty)
    try:
        return QueryResult.of(store.query(text, graphs, name=name), empty)
    except (OSError, RuntimeError) as error:
        raise RemoteAccessFailed(query=name, reason=error) from error


def _refuse_service(text: str, name: str) -> None:
    """Refuse a query that calls another server, as the parser that would run it reads it.

    With every "service" misspelt, a query still parses where the word is in a text, a comment or a name,
    and no longer where it is the keyword; with ``GRAPH`` in its place, a call parses again.
    """
    if not _SERVICE.search(text):
        return
    if not _syntax_error(_misspelt(text)):
        return
    if reason := _syntax_error(_misspelt(_SERVICE_CLAUSE.sub("GRAPH ", text))):
        raise QuerySyntaxError(query=name, reason=reason)
    raise RemoteAccessRefused(query=name)


def _misspelt(text: str) -> str:
    return _SERVICE.sub(lambda m: m[0][:-1] + ("X" if m[0][-1] == "E" else "x"), text)


def _syntax_error(text: str) -> str:
    try:
        ox.Store().query(text)
    except (SyntaxError, ValueError) as error:
        return str(error)
    return ""


def with_prefixes(text: str) -> str:
    """The query with goalgraph's prefixes declared, where it does not declare them itself.

    >>> with_prefixes("SELECT * { ?s a gg:Plan }").splitlines()[0]
    'PREFIX gg: <https://w3id.org/goalgraph/ontology#>'
    """
    bare = _QUIET.sub(" ", text)
    declared = {m.casefold() for m in re.findall(r"PREFIX\s+([\w-]*)\s*:", bare, flags=re.IGNORECASE)}
    used = {m.casefold() for m in re.findall(r"([A-Za-z][\w-]*):", bare)}
    missing = [prefix for prefix in PREFIXES if prefix in used and prefix not in declared]
    head = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in missing)
    return head + text


def _readable(text: str) -> str:
    """The query with the dots of names like ``plan:A1.I1.O1`` escaped, which Oxigraph's parser needs."""
    return _DOTTED.sub(lambda m: m[0] if m[0][0] in "\"'<\\#" else m[0].replace(".", "\\."), text)


def _limited(store: Store, text: str, scope: list[str], seconds: float, name: str) -> bytes:
    quads = ox.serialize(
        (
            ox.Quad(t.subject, t.predicate, t.object, ox.NamedNode(g))
            for g in scope
            for t in store.get_graph(g)
        ),
        format=ox.RdfFormat.N_QUADS,
    )
    asked = text.encode("utf-8", "replace")
    seconds = min(_LONGEST, seconds)
    command = [sys.executable, "-m", "goalgraph.rdf.limited", str(len(asked))]
    try:
        done = subprocess.run(
            command, input=asked + cast(bytes, quads), capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise QueryTimeout(query=name, seconds=f"{seconds:g}") from error
    if done.returncode:
        reason = (done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no answer"])[-1]
        failure = RemoteAccessFailed if done.returncode == UNREACHABLE else QuerySyntaxError
        raise failure(query=name, reason=reason)
    return done.stdout
