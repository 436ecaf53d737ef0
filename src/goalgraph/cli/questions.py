"""Commands that ask: show, trace, query, queries, validate.

In: arguments. Out: what the library answers, printed.
"""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, cast

import click

from goalgraph.cli.group import Settings, main

if TYPE_CHECKING:
    from goalgraph.answers.validation.shapes import Severity
    from goalgraph.model.thread import Direction


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
    from goalgraph.cli import output as cli_output

    if told and ident is None:
        raise click.UsageError("--history needs the ID of a goal")
    graph = settings.graph()
    if told and ident is not None:
        from goalgraph.cli import decisions_output

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
    from goalgraph.faces.text import thread as trace_formats

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
    from goalgraph.cli import output as cli_output

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
    from goalgraph.cli import output as cli_output

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
    from goalgraph.cli import output as cli_output

    settings = cast(Settings, ctx.obj)
    graph = settings.graph()
    report = graph.validate(
        as_of.date() if as_of else None,
        profile=profile,
        lang=settings.lang,
        fail_on=cast("Severity", fail_on),
    )
    click.echo(cli_output.report(report, form, settings.lang), nl=False)
    ctx.exit(0 if report.conforms and not graph.damaged_records() else 1)
