"""The command line: thin commands over the library.

In: arguments. Out: text on standard output, one line on standard error when something is wrong, and
an exit code: 0 fine, 1 findings at or above ``--fail-on``, 2 wrong usage or unreadable input.
"""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

if TYPE_CHECKING:
    from goalgraph.graph import Graph
    from goalgraph.trace import Direction
    from goalgraph.validation import Severity


@dataclass(frozen=True)
class Settings:
    """What the options before the command say."""

    data: tuple[str, ...]
    store: str | None
    lang: str

    def graph(self) -> Graph:
        """The graph to work on: a store, files, or the bundled plan."""
        import goalgraph

        return goalgraph.open(self.store) if self.store else goalgraph.load(*self.data)

    def graph_to_change(self, output: str | None, decisions: str | None = None) -> tuple[Graph, Path | None]:
        """The graph with the decisions that are in the file to write, and that file; a store needs none."""
        from goalgraph.decisions import load_with_decisions

        if self.store:
            return self.graph(), Path(output) if output else None
        return load_with_decisions(self.data, output, decisions)


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
        from goalgraph.errors import GoalgraphError, OutputError, Unforeseen

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
@click.option(
    "--lang",
    type=click.Choice(["sv", "en"]),
    envvar="GOALGRAPH_LANG",
    default="sv",
    show_default=True,
    help="The language of what is written; GOALGRAPH_LANG changes the default.",
)
@click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
@click.pass_context
def main(ctx: click.Context, data: tuple[str, ...], store: str | None, lang: str, debug: bool) -> None:
    """The goals of a public body as a graph: question it, check it, decide on it.

    Without --data or --store, the bundled plan is used: Vaggeryd 2019.
    """
    if data and store:
        raise click.UsageError("give either --data or --store, not both")
    ctx.obj = Settings(data, store, lang)


@main.command(epilog="Example: goalgraph show KS5")
@click.argument("ident", metavar="[ID]", required=False)
@click.option("--history", "told", is_flag=True, help="For a goal: who proposed and decided what, and when.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="The form.",
)
@click.pass_obj
def show(settings: Settings, ident: str | None, told: bool, form: str) -> None:
    """What is loaded, or one resource with its links and source."""
    from goalgraph import cli_output

    if told and ident is None:
        raise click.UsageError("--history needs the ID of a goal")
    graph = settings.graph()
    if told and ident is not None:
        from goalgraph import decisions_output

        click.echo(decisions_output.history(graph, ident, form, settings.lang), nl=False)
    elif ident is None:
        click.echo(cli_output.summary(graph.summary(), form, settings.lang), nl=False)
    else:
        click.echo(cli_output.resource(graph, ident, form, settings.lang), nl=False)


@main.command(epilog="Example: goalgraph trace KS5 --direction up")
@click.argument("ident", metavar="ID")
@click.option(
    "--direction",
    type=click.Choice(["up", "down", "both"]),
    default="both",
    show_default=True,
    help="Which way.",
)
@click.option("--to", "end", metavar="ID", help="All simple paths between the two instead.")
@click.option("--derived", is_flag=True, help="With --to: let paths use derived links too.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["tree", "json", "mermaid", "dot"]),
    default="tree",
    show_default=True,
    help="The form.",
)
@click.pass_obj
def trace(settings: Settings, ident: str, direction: str, end: str | None, derived: bool, form: str) -> None:
    """The red thread: what a resource serves, and what serves it."""
    from goalgraph import trace_formats

    found = settings.graph().trace(ident, cast("Direction", direction), end, derived=derived)
    click.echo(trace_formats.write(found, form, settings.lang), nl=False)


@main.command(epilog="Example: goalgraph query goals-without-strategy --format csv")
@click.argument("query", metavar="NAME|TEXT|@FILE")
@click.option("--param", "params", multiple=True, metavar="K=V", help="A parameter of the query.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "tsv", "json", "md", "turtle"]),
    help="The form; a table on a terminal, otherwise CSV, and Turtle for triples.",
)
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), metavar="SECONDS", help="The longest time."
)
@click.option("--allow-service", is_flag=True, help="Let SERVICE call other servers.")
@click.pass_obj
def query(
    settings: Settings,
    query: str,
    params: tuple[str, ...],
    form: str | None,
    timeout: float | None,
    allow_service: bool,
) -> None:
    """Ask a shipped query by name, or SPARQL."""
    from goalgraph import cli_output

    given = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals:
            raise click.BadParameter(f"{param!r} is not of the form name=value", param_hint="--param")
        given[name] = value
    text = cli_output.text_of(query[1:]) if query.startswith("@") else query
    found = settings.graph().query(
        text, given, lang=settings.lang, timeout=timeout, allow_service=allow_service
    )
    terminal = sys.stdout.isatty()
    click.echo(cli_output.answer(found, form, settings.lang, terminal=terminal), nl=False)


@main.command(epilog="Example: goalgraph queries red-thread")
@click.argument("name", required=False)
@click.pass_obj
def queries(settings: Settings, name: str | None) -> None:
    """The catalogue of shipped queries, or one of them with its parameters."""
    from goalgraph import cli_output

    click.echo(cli_output.catalogue(name, settings.lang), nl=False)


@main.command(epilog="Example: goalgraph validate --fail-on warning")
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="The day that decides what is due; the plan's own.",
)
@click.option(
    "--fail-on",
    type=click.Choice(["violation", "warning", "info"]),
    default="violation",
    show_default=True,
    help="The severity from which the exit code is 1.",
)
@click.option("--profile", metavar="NAME", help="The local rules to use; the plan's own unless given.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "md", "html", "turtle"]),
    default="table",
    show_default=True,
    help="The form; turtle is the SHACL report.",
)
@click.pass_context
def validate(
    ctx: click.Context, as_of: datetime | None, fail_on: str, profile: str | None, form: str
) -> None:
    """What the rules say of the plans."""
    from goalgraph import cli_output

    settings = cast(Settings, ctx.obj)
    report = settings.graph().validate(
        as_of.date() if as_of else None,
        profile=profile,
        lang=settings.lang,
        fail_on=cast("Severity", fail_on),
    )
    click.echo(cli_output.report(report, form, settings.lang), nl=False)
    ctx.exit(0 if report.conforms else 1)


@main.command(epilog="Example: goalgraph apply --template")
@click.argument("decisions", metavar="DECISIONS", required=False)
@click.option("--template", "blank", is_flag=True, help="Print a decisions file to fill in instead.")
@click.option("--dry-run", is_flag=True, help="Only tell what would change.")
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    help="The file or folder to write the plan's decisions to; decisions.ttl in the --data folder.",
)
@click.pass_obj
def apply(settings: Settings, decisions: str | None, blank: bool, dry_run: bool, output: str | None) -> None:
    """Bring a workshop's decisions (JSON-LD) into the graph, and tell what changes."""
    from goalgraph import decisions_output
    from goalgraph.errors import DecisionConflict

    if blank:
        template = settings.graph_to_change(output)[0].decisions_template(lang=settings.lang)
        click.echo(json.dumps(template, ensure_ascii=False, indent=2))
        return
    if decisions is None:
        raise click.UsageError("give the DECISIONS file, or --template for one to fill in")
    graph, target = settings.graph_to_change(output, decisions)
    try:
        outcome = graph.apply(decisions, output=target, dry_run=dry_run)
    except DecisionConflict as error:
        click.echo(decisions_output.conflicts(graph, error, settings.lang), err=True, nl=False)
        click.get_current_context().exit(1)
    if outcome.outdated:
        click.echo(decisions_output.outdated(settings.lang), err=True)
    place = target or settings.store
    click.echo(
        decisions_output.outcome(
            graph, outcome, place, settings.lang, dry_run=dry_run, stored=target is None
        ),
        nl=False,
    )


@main.command(epilog="Example: goalgraph page -o goals.html")
@click.option(
    "-o", "--output", default="goals.html", show_default=True, metavar="FILE", help="Where to write it."
)
@click.option("--open", "show_it", is_flag=True, help="Open the page in the browser.")
@click.pass_obj
def page(settings: Settings, output: str, show_it: bool) -> None:
    """The interactive page: one self-contained file, and what is in it."""
    from goalgraph import cli_output

    graph = settings.graph()
    written = graph.write_page(Path(output), lang=settings.lang)
    click.echo(cli_output.summary(graph.summary(), "table", settings.lang))
    click.echo(cli_output.page_line(written, settings.lang))
    if show_it:
        click.launch(str(written))
