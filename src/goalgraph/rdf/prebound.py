"""The query of a SPARQL constraint, which SHACL asks of one focus node after the other, as ``$this``.

In: its text, a store and the focus nodes. Out: each focus node of which it finds something, with the value. A
query whose answer says of which node it is, whatever ``$this`` is, is asked once of all of them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from goalgraph.rdf.terms import Term

_THIS = ox.Variable("this")
_VALUE = ox.Variable("value")
# What is no syntax: texts, addresses and remarks.
_OPAQUE = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
    r"|<[^<>\"{}|^`\\\s]*>"
    r"|\#[^\n]*",
    re.DOTALL,
)
FEW = 8  # that many nodes are asked one by one sooner than all that the query may be about are gone through
_TOKEN = re.compile(r"[{}]|[$?]\w+|[\w-]*:[\w-]*|\w+|\S")  # a property gg:group is no GROUP
_OF_ONE = frozenset(
    {"GROUP", "HAVING", "LIMIT", "OFFSET", "GRAPH", "FROM", "COUNT", "SUM", "AVG", "MIN", "MAX", "SAMPLE"}
    | {"GROUP_CONCAT", "REDUCED"}
)
_NOT_ALLOWED = frozenset({"MINUS", "VALUES", "SERVICE"})  # by SHACL 5.3.1, where a variable is bound before
_OTHERS = re.compile(r"[$?](PATH|shapesGraph|currentShape|path|message)\b")


@dataclass(frozen=True, slots=True)
class Prebound:
    """A query that is asked of focus nodes."""

    text: str

    @property
    def is_known(self) -> bool:
        """Whether it is as SHACL 5.3.1 has it, ``$this`` alone is filled in, and but a value read."""
        syntax = _syntax(self.text)
        selected = re.findall(r"\bSELECT\b([^{]*)", syntax, re.IGNORECASE)
        return (
            not _OTHERS.search(syntax)
            and not _NOT_ALLOWED & set(_TOKEN.findall(syntax.upper()))
            and all(re.search(r"[$?]this\b|\*", names) for names in selected)
        )

    @property
    def at_once(self) -> bool:
        """Whether one answer for all nodes says the same as one for each.

        So it is where each group that is about ``$this`` begins with a statement about it: then every
        solution has the node that it is about, and what it filters or leaves out, it does so for that one. A
        group within ``EXISTS`` knows the node anyway.

        >>> Prebound("SELECT $this { $this <urn:p> ?v FILTER NOT EXISTS { ?v <urn:q> $this } }").at_once
        True
        >>> Prebound("SELECT $this { FILTER NOT EXISTS { $this <urn:p> ?v } }").at_once
        False
        """
        tokens = _TOKEN.findall(_syntax(self.text).replace("?this", "$this"))
        words = [token.upper() for token in tokens]
        if words.count("SELECT") != 1 or _OF_ONE & set(words) or "{" not in tokens:
            return False
        first = tokens.index("{")
        in_group = tokens[first + 1 : first + 3] == ["{", "$this"] and "UNION" not in words
        if tokens[first + 1] != "$this" and not in_group:
            return False
        groups: list[
            tuple[bool, bool]
        ] = []  # whether each open group is free to say anything, and begins with $this
        for at, token in enumerate(tokens):
            if token == "{":
                free = words[at - 1] == "EXISTS" or any(free for free, _ in groups)
                groups.append((free, tokens[at + 1] == "$this" or (at == first and in_group)))
            elif token == "}":
                groups.pop()
            elif token == "$this" and groups and not any(groups[-1]):
                return False
        return True

    def solutions(self, store: ox.Store, nodes: Collection[Term]) -> Iterator[tuple[Term, Term | None]]:
        """The nodes of which the query finds something, each with what it finds, if it says so.

        Raises:
            SyntaxError: it is no query.
        """
        if len(nodes) > FEW and self.at_once:
            yield from self.of_all(store, nodes)
        else:
            yield from self.of_each(store, nodes)

    def of_all(self, store: ox.Store, nodes: Collection[Term]) -> Iterator[tuple[Term, Term | None]]:
        """The same of a query that is :attr:`at_once`, asked once."""
        several = ((row[_THIS], value) for row, value in self._rows(store))
        yield from dict.fromkeys(both for both in several if both[0] in nodes)

    def of_each(self, store: ox.Store, nodes: Collection[Term]) -> Iterator[tuple[Term, Term | None]]:
        """The same, asked of one node after the other."""
        for node in nodes:
            yield from dict.fromkeys((node, value) for _, value in self._rows(store, node))

    def _rows(
        self, store: ox.Store, node: Term | None = None
    ) -> Iterator[tuple[ox.QuerySolution, Term | None]]:
        """The rows, each with the value in it."""
        found = store.query(self.text, substitutions=None if node is None else {_THIS: node})
        if not isinstance(found, ox.QuerySolutions):
            raise SyntaxError("no SELECT")
        has_value = _VALUE in found.variables
        for row in found:
            yield row, row[_VALUE] if has_value else None


def _syntax(text: str) -> str:
    """A query without its texts, addresses and remarks."""
    return _OPAQUE.sub(lambda found: " " if found[0].startswith("#") else " _ ", text)
