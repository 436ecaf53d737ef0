"""The process in which a query with a time limit runs, so that it can be ended.

In: the query and then N-Quads on standard input, and the query's length in bytes as the argument. Out:
the answer on standard output, as SPARQL results JSON or N-Triples.
"""

from __future__ import annotations

import sys

import pyoxigraph as ox

INVALID, UNREACHABLE = 2, 3


def main() -> int:
    """Answer the query and return the exit code."""
    given, length = sys.stdin.buffer.read(), int(sys.argv[1])
    text, quads = given[:length].decode("utf-8"), given[length:]
    store = ox.Store()
    store.bulk_load(quads, format=ox.RdfFormat.N_QUADS)
    scope = list(store.named_graphs())
    union: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [*scope]
    try:
        found = store.query(text, default_graph=union, named_graphs=scope)
        if isinstance(found, ox.QueryTriples):
            written = b"N" + (found.serialize(format=ox.RdfFormat.N_TRIPLES) or b"")
        else:
            written = b"J" + (found.serialize(format=ox.QueryResultsFormat.JSON) or b"")
    except (SyntaxError, ValueError) as error:
        return _fail(error, INVALID)
    except (OSError, RuntimeError) as error:
        return _fail(error, UNREACHABLE)
    sys.stdout.buffer.write(written)
    return 0


def _fail(error: Exception, code: int) -> int:
    sys.stderr.write(" ".join(str(error).split()) + "\n")
    return code


if __name__ == "__main__":
    raise SystemExit(main())
