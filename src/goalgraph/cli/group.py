"""The group of commands: the options before a command, and how errors are told.

In: arguments. Out: ``Settings`` for the command; one line on standard error when something is wrong.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from goalgraph.base.wording import LANGUAGES

if TYPE_CHECKING:
    from goalgraph.api import Graph


@dataclass(frozen=True)
class Settings:
    """What the options before the command say."""

    data: tuple[str, ...]
    store: str | None
    lang: str
    plan: str | None = None

    def graph(self) -> Graph:
        """The graph to work on: a store, files, or the bundled plan."""
        import goalgraph

        graph = goalgraph.open(self.store) if self.store else goalgraph.load(*self.data)
        return graph.of(self.plan) if self.plan else graph

    @contextmanager
    def graph_to_change(
        self, output: str | None, decisions: str | None = None, wait: float | None = None
    ) -> Iterator[tuple[Graph, Path | None]]:
        """The graph with the decisions that are in the file to write, and that file; a store needs none.

        Nobody else changes them meanwhile, for which ``wait`` says how long to wait; without it, nothing is
        to be written.
        """
        import goalgraph
        from goalgraph.base.locking import locked
        from goalgraph.decisions import place_of, with_decisions

        if self.store:
            with nullcontext() if wait is None else locked(Path(self.store, "store"), wait):
                yield goalgraph.open(self.store, wait=wait or 0.0), Path(output) if output else None
        else:
            target = place_of(self.data, output, decisions)
            with nullcontext() if wait is None else locked(target, wait):
                yield goalgraph.load(*with_decisions(self.data, target)), target

    def refuse_plans(self, why: str) -> None:
        """Say that a command that names its plans itself takes no others."""
        if self.data or self.store:
            raise click.UsageError(f"{why}; leave out --data and --store")


class WrongUsage(click.ClickException):
    """What click says of wrong usage, in one line."""

    exit_code = 2

    def __init__(self, error: click.UsageError) -> None:
        help_for = error.ctx.command_path if error.ctx else "goalgraph"
        super().__init__(f"{' '.join(error.format_message().split()).rstrip('.')}; see '{help_for} --help'")


class Commands(click.Group):
    """A group that turns goalgraph's errors, and click's, into one line and exit code 2."""

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **extra: Any) -> click.Context:
        """Read the options before the command; without any argument, click shows the help."""
        given = bool(args)
        try:
            return super().make_context(info_name, args, *rest, **extra)
        except click.UsageError as error:
            if not given:
                raise
            raise WrongUsage(error) from error

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        from goalgraph.base.errors import GoalgraphError, OutputError, Unforeseen

        try:
            return super().invoke(ctx)
        except GoalgraphError as error:
            if ctx.params.get("debug"):
                raise
            lang = ctx.obj.lang if isinstance(ctx.obj, Settings) else "sv"
            click.echo(error.message(lang), err=True)
            ctx.exit(2)
        except click.UsageError as error:
            raise WrongUsage(error) from error
        except OSError as error:
            if error.errno == errno.EPIPE or ctx.params.get("debug"):
                raise
            lang = ctx.obj.lang if isinstance(ctx.obj, Settings) else "sv"
            click.echo(OutputError(path="stdout", reason=error.strerror).message(lang), err=True)
            ctx.exit(2)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:
            if ctx.params.get("debug"):
                raise
            lang = ctx.obj.lang if isinstance(ctx.obj, Settings) else "sv"
            click.echo(Unforeseen(reason=f"{type(error).__name__}: {error}").message(lang), err=True)
            ctx.exit(2)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run with UTF-8 output whatever the locale; bytes that were no text are shown as escapes."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return super().main(args, *rest, **extra)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="goalgraph", prog_name="goalgraph")
@click.option("--data", multiple=True, metavar="PATH", help="A file or folder with plans; may be repeated.")
@click.option("--store", metavar="LOCATION", help="A folder with a store, instead of files.")
@click.option("--plan", metavar="ID", help="Of several plans, the one to work on.")
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    envvar="GOALGRAPH_LANG",
    default="sv",
    show_default=True,
    help="The language of what is written; GOALGRAPH_LANG changes the default.",
)
@click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
@click.pass_context
def main(
    ctx: click.Context, data: tuple[str, ...], store: str | None, plan: str | None, lang: str, debug: bool
) -> None:
    """The goals of a public body as a graph: question it, check it, decide on it.

    Without --data or --store, the bundled plan is used: Vaggeryd 2019.
    """
    if data and store:
        raise click.UsageError("give either --data or --store, not both")
    ctx.obj = Settings(data, store, lang, plan)
