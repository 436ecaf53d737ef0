"""Where in a file a statement stands, found only when somebody has to be told.

In: files that were read, and the statement. Out: the file and the line. The parser is fed one line at a time,
so that every way of writing a statement is understood and the line is the one that completed it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from goalgraph.base.errors import InputError
from goalgraph.rdf.parsing import FORMATS, text_of
from goalgraph.rdf.sources import files_of

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Statement = Sequence[Term]


def find(paths: Iterable[Path], *statements: Statement, last: bool = False) -> tuple[Path, int] | None:
    """The file and line (from 1) of the first of the ``statements`` that stands in the files.

    Args:
        paths: the files, and folders with files.
        statements: each a subject, a subject and a predicate, or both and a value.
        last: where a statement stands in several lines, tell the last of them.
    """
    told = [(path, line, parts) for path in _files(paths) for line, parts in _statements(path)]
    for wanted in statements:
        places = [(path, line) for path, line, parts in told if tuple(parts[: len(wanted)]) == tuple(wanted)]
        if places:
            return places[-1 if last else 0]
    return None


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files that statements are read from, those in folders as well."""
    for path in paths:
        files = files_of(path)[0] if path.is_dir() else [path]
        yield from (file for file in files if file.suffix.lower() in FORMATS and file.is_file())


def _statements(path: Path) -> Iterator[tuple[int, Statement]]:
    """The statements of a file, as far as it can be read, each with its line."""
    form = FORMATS[path.suffix.lower()]
    try:
        lines = _Lines(path)
        for quad in ox.parse(lines, format=form, base_iri=path.resolve().as_uri()):
            yield lines.read_so_far, (quad.subject, quad.predicate, quad.object)
    except (SyntaxError, InputError):
        return


class _Lines(io.BytesIO):
    """A file that is read one line at a time, whatever is asked for; texts in NFC, as when it is loaded."""

    def __init__(self, path: Path) -> None:
        super().__init__(text_of(path).encode())
        self.read_so_far = 0
        self._ended = True

    def read(self, size: int | None = -1, /) -> bytes:
        """The next line, or as much of it as is asked for: the engine breaks on more."""
        line = self.readline(-1 if size is None else size)
        self.read_so_far += bool(line) and self._ended
        self._ended = line.endswith(b"\n")
        return line
