"""All rows of a question to a server that cuts its answers.

In: a pattern, its columns, and one of them by which the rows can be asked for a part at a time. Out: all
rows, as many as the server counts; or an error, for what is cut is never passed off as whole.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import pyoxigraph as ox

from goalgraph.rdf.endpoint.client import Client
from goalgraph.rdf.endpoint.faults import AnswersCut, NotSparql
from goalgraph.rdf.terms import Term

Row = tuple[Term | None, ...]
_COUNT = re.compile("[0-9]{1,18}")
_AT_ONCE = 500  # names in one question
_TRIES = 3  # while others write, a count and the rows may not be of one moment


def all_rows(client: Client, columns: Sequence[str], pattern: str, key: str, what: str) -> list[Row]:
    """The distinct rows of a pattern; ``what`` they are of is told where they cannot be had.

    ``key`` is a column that holds IRIs, of each of which the server has to give all rows at once.

    Raises:
        AnswersCut: it does not.
        EndpointError: as of :meth:`goalgraph.rdf.endpoint.client.Client.rows`.
    """
    selected = " ".join(f"?{name}" for name in columns)
    whole = f"SELECT DISTINCT {selected} WHERE {{ {pattern} }}"
    count = got = 0
    for _ in range(_TRIES):
        rows = list(client.rows(whole, *columns).rows)
        count = counted(client, f"{{ {whole} }}")
        if 0 < len(rows) < count:
            rows = _in_pages(client, pattern, (columns, key), (len(rows), count))
        if (got := len(rows)) == count:
            return rows
    raise AnswersCut(location=client.location, graph=what, got=got, count=count)


def counted(client: Client, pattern: str) -> int:
    """How many rows the server says that a pattern has.

    Raises:
        NotSparql: it says no number.
    """
    found = client.rows(f"SELECT (COUNT(*) AS ?count) WHERE {{ {pattern} }}", "count").rows
    term = found[0][0] if found else None
    if not isinstance(term, ox.Literal) or not _COUNT.fullmatch(term.value):
        raise NotSparql(location=client.location, reason="COUNT")
    return int(term.value)


def existing(client: Client, names: Sequence[str]) -> set[str]:
    """Those of the graphs that hold something.

    Raises:
        EndpointError: as of :meth:`goalgraph.rdf.endpoint.client.Client.rows`.
    """
    found: set[str] = set()
    for start in range(0, len(names), _AT_ONCE):
        listed = " ".join(str(ox.NamedNode(name)) for name in names[start : start + _AT_ONCE])
        pattern = f"VALUES ?g {{ {listed} }} FILTER EXISTS {{ GRAPH ?g {{ ?s ?p ?o }} }}"
        rows = client.rows(f"SELECT ?g WHERE {{ {pattern} }}", "g").rows
        found |= {str(getattr(graph, "value", "")) for (graph,) in rows}
    return found


def _in_pages(client: Client, pattern: str, by: tuple[Sequence[str], str], of: tuple[int, int]) -> list[Row]:
    """The rows of one key after the other, as many keys at a time as the server gives whole; or fewer."""
    (columns, key), (size, count) = by, of
    selected, at = " ".join(f"?{name}" for name in columns), columns.index(key)
    found: list[Row] = []
    last = ""
    while len(found) <= count:
        after = f"{pattern} FILTER(STR(?{key}) > {ox.Literal(last)})"
        query = f"SELECT DISTINCT {selected} WHERE {{ {after} }} ORDER BY STR(?{key}) LIMIT {size}"
        page = list(client.rows(query, *columns).rows)
        keys = [str(getattr(row[at], "value", "")) for row in page]
        if not all(isinstance(row[at], ox.NamedNode) for row in page) or keys != sorted(keys):
            break  # it is by IRIs in their order that one goes on
        if len(page) < size:
            return found + page
        whole = [row for row, one in zip(page, keys, strict=True) if one != keys[-1]]
        if not whole or keys[0] <= last:
            break  # of one there is more than a page, or it goes round
        found += whole
        last = keys[len(whole) - 1]
    return found
