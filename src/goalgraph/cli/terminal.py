"""The gate to the screen: everything that a command prints goes through here.

In: text, or the bytes of a finished file. Out: standard output or standard error, where nothing steers the
terminal, hides or turns the text around it, and lines are no longer than the terminal is wide.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from contextvars import ContextVar
from types import MappingProxyType
from typing import TextIO

import click

from goalgraph.base.visible import cell, one_line, visible
from goalgraph.cli.progress import Progress

PIPE_WIDTH = 160
_NO_TERMINAL = 80
_MOST_LINES = 500  # of a cell
_WIDEST_HELP, _NARROWEST_HELP = 80, 50
_PROGRESS: ContextVar[Progress | None] = ContextVar("progress", default=None)
_BRANCH = re.compile(r"[ │├└─]*")
_GOING_ON = MappingProxyType(str.maketrans("├└─", "│  "))


@contextmanager
def while_working(progress: Progress) -> Iterator[None]:
    """Let ``progress`` tell that work goes on, until the answer is printed."""
    running = _PROGRESS.set(progress)
    progress.start()
    try:
        yield
    finally:
        progress.stop()
        _PROGRESS.reset(running)


def far(text: str) -> None:
    """Tell how far the work has come, where it is told that it goes on."""
    if progress := _PROGRESS.get():
        progress.at(text)


def say(text: str | bytes, *, err: bool = False) -> None:
    """Print a text, with a line break after it unless it ends in one; bytes as they are.

    What is said beside the answer, on standard error, is no end of the work; the answer is.
    """
    progress = _PROGRESS.get()
    if progress:
        progress.stop()
    _print(text, err)
    if progress and err:
        progress.start()
    elif progress:
        _PROGRESS.set(None)


def _print(text: str | bytes, err: bool) -> None:
    # Nobody may hear what is said beside the answer, which is no reason not to go on.
    with suppress(OSError) if err else nullcontext():
        if isinstance(text, bytes):
            click.echo(text, nl=False, err=err)
            return
        shown = visible(text)
        click.echo(shown, nl=not shown.endswith("\n"), err=err)


def tell(text: str, *, err: bool = False) -> None:
    """Print a text for people, in lines that fit the terminal."""
    width = screen_width()
    say(fitted(text, width) if width else text, err=err)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal; there is none where it was closed before the command began."""
    return stream is not None and stream.isatty()


def screen_width() -> int | None:
    """How wide the terminal is, or is said to be (COLUMNS); nothing for a pipe, whose lines stay whole."""
    if is_terminal(sys.stdout) or os.environ.get("COLUMNS", "").isdecimal():
        return max(_columns(), 40)
    return None


def help_width() -> int:
    """How wide help is: as the terminal, but lines stay short enough to read."""
    return max(min(_columns(), _WIDEST_HELP) - 2, _NARROWEST_HELP)


def _columns() -> int:
    """What ``shutil.get_terminal_size`` says, without its imports of every way to compress an archive."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal() and int(said):
        return int(said)
    with suppress(AttributeError, ValueError, OSError):
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _NO_TERMINAL  # type: ignore[union-attr]
    return _NO_TERMINAL


def fitted(text: str, width: int) -> str:
    """The text in lines of that width: no word is cut, and the branches of a tree go on.

    >>> print(fitted("  ├─ A1 · Skola och förskola\\n  │  └─ KS 1 · Läsning", 20))
      ├─ A1 · Skola och
      │  │  förskola
      │  └─ KS 1 ·
      │       Läsning
    """
    lines = text.split("\n")
    return "\n".join(
        "\n".join(_wrapped(line, after, width)) for line, after in zip(lines, [*lines[1:], ""], strict=True)
    )


def _wrapped(line: str, after: str, width: int) -> list[str]:
    if len(line) <= width:
        return [line]
    import textwrap

    branch = _BRANCH.match(line)
    begun = branch[0] if branch else ""
    held = after[len(begun) : len(begun) + 1] in ("├", "└") and after.startswith(begun.translate(_GOING_ON))
    return textwrap.wrap(
        line[len(begun) :],
        width,
        initial_indent=begun,
        subsequent_indent=begun.translate(_GOING_ON) + ("│  " if held else "  "),
        break_long_words=False,
        break_on_hyphens=False,
    )


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as wide as the terminal; where that would cut a word, each row is a list of its cells."""
    heads = [one_line(column) for column in columns]
    cells = [[_in_few_lines(cell) for cell in row] for row in rows]
    width = screen_width() or PIPE_WIDTH
    longest = [max(map(_longest_word, column)) for column in zip(heads, *cells, strict=True)]
    if sum(longest) + 3 * len(longest) > width:
        return "\n".join(fitted(_listed(heads, row), width) for row in cells)
    return _drawn(heads, cells, longest, width)


def _in_few_lines(text: str) -> str:
    """A cell with its lines, or in one where they are so many that nobody reads them as lines."""
    return cell(text) if text.count("\n") > _MOST_LINES else visible(text)


def _widths(
    heads: Sequence[str], rows: Sequence[Sequence[str]], longest: Sequence[int], width: int
) -> list[int]:
    """How wide each column is drawn: as its longest line, or with a fair share of the room that is left."""
    from rich.cells import cell_len

    lines = [
        [line for cell in column for line in cell.splitlines()] for column in zip(heads, *rows, strict=True)
    ]
    whole = [max(map(cell_len, column), default=1) for column in lines]
    widths = list(longest)
    left = width - sum(longest) - 3 * len(longest)
    waiting = sorted(range(len(widths)), key=lambda at: whole[at] - longest[at])
    for number, at in enumerate(waiting):
        share = max(0, min(whole[at] - longest[at], left // (len(waiting) - number)))
        widths[at] += share
        left -= share
    return widths


def _longest_word(text: str) -> int:
    return max(map(len, text.split()), default=1)


def _listed(heads: Sequence[str], row: Sequence[str]) -> str:
    return "".join(f"{head}: {one_line(cell)}\n" for head, cell in zip(heads, row, strict=True))


def _drawn(heads: Sequence[str], rows: Sequence[Sequence[str]], longest: Sequence[int], width: int) -> str:
    import io

    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=SIMPLE, pad_edge=False)
    for head, wide in zip(heads, _widths(heads, rows, longest, width), strict=True):
        drawn.add_column(Text(head), width=wide)
    for row in rows:
        drawn.add_row(*(Text(cell) for cell in row))
    out = io.StringIO()
    Console(file=out, width=width, force_terminal=False, highlight=False).print(drawn)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())
