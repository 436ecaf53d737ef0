"""The gate to the screen: everything that a command prints goes through here.

In: text, or the bytes of a finished file. Out: standard output or standard error, where nothing steers the
terminal, hides or turns the text around it.
"""

from __future__ import annotations

import io
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

import click

from goalgraph.base.visible import one_line, visible
from goalgraph.cli.progress import Progress

PIPE_WIDTH = 160
_PROGRESS: ContextVar[Progress | None] = ContextVar("progress", default=None)


@contextmanager
def while_working(progress: Progress) -> Iterator[None]:
    """Let ``progress`` tell that work goes on, until something is printed."""
    running = _PROGRESS.set(progress)
    progress.start()
    try:
        yield
    finally:
        progress.stop()
        _PROGRESS.reset(running)


def say(text: str | bytes, *, err: bool = False) -> None:
    """Print a text, with a line break after it unless it ends in one; bytes as they are."""
    if progress := _PROGRESS.get():
        progress.stop()
    if isinstance(text, bytes):
        click.echo(text, nl=False, err=err)
        return
    shown = visible(text)
    click.echo(shown, nl=not shown.endswith("\n"), err=err)


def table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of plain text, as wide as the terminal."""
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    drawn = Table(box=SIMPLE, pad_edge=False)
    for column in columns:
        drawn.add_column(Text(one_line(column)))
    for row in rows:
        drawn.add_row(*(Text(visible(cell)) for cell in row))
    out = io.StringIO()
    width = shutil.get_terminal_size((PIPE_WIDTH, 24)).columns if sys.stdout.isatty() else PIPE_WIDTH
    Console(file=out, width=width, force_terminal=False, highlight=False).print(drawn)
    return "".join(line.rstrip() + "\n" for line in out.getvalue().splitlines())
