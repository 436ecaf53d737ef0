"""Commands that ask: show, trace, query, queries, terms, validate.

In: arguments. Out: what the library answers, printed.
"""

from __future__ import annotations

import sys
from datetime import datetime
from typing import TYPE_CHECKING, cast

import click

from goalgraph.cli import completion
from goalgraph.cli.command import STDOUT, Seconds, form_option
from goalgraph.cli.group import main
from goalgraph.cli.settings import Settings, Wrong
from goalgraph.cli.terminal import far, is_terminal, say, tell

if TYPE_CHECKING:
    from goalgraph.answers.validation.shapes import Severity
    from goalgraph.faces.text.findings_listing import Grouping
    from goalgraph.model.thread import Direction
    from goalgraph.rdf.shacl import Engine


@main.command(epilog="goalgraph show KS5")
@click.argument("ident", metavar="[ID]", required=False, shell_complete=completion.resources())
@click.option("--history", "told", is_flag=True)
@form_option("table", "json", default="table")
@click.pass_obj
def show(settings: Settings, ident: str | None, told: bool, form: str) -> None:
    """What is loaded, or one resource with its links and source."""
    from goalgraph.cli import output as cli_output

    if told and ident is None:
        raise Wrong("history")
    graph = settings.graph()
    if told and ident is not None:
        from goalgraph.cli import decisions_output

        text = decisions_output.history(graph, ident, form, settings.lang)
    elif ident is None:
        text = cli_output.summary(graph, form, settings.lang)
    else:
        text = cli_output.resource(graph, ident, form, settings.lang)
    (tell if form == "table" else say)(text)


@main.command(epilog="goalgraph trace KS5 --direction up")
@click.argument("ident", metavar="ID", shell_complete=completion.resources())
@click.option("--direction", type=click.Choice(["up", "down", "both"]), default="both", show_default=True)
@click.option("--to", "end", metavar="ID", shell_complete=completion.resources())
@click.option("--candidates", "--derived", "derived", is_flag=True)
@form_option("tree", "json", "mermaid", "dot", default="tree")
@click.pass_obj
def trace(settings: Settings, ident: str, direction: str, end: str | None, derived: bool, form: str) -> None:
    """The red thread: what a resource serves, and what serves it."""
    from goalgraph.faces.text import thread as trace_formats
    from goalgraph.model.local_names import kinds

    graph = settings.graph()
    found = graph.trace(ident, cast("Direction", direction), end, derived=derived)
    called = kinds([graph.scope_of(found.root.iri).names], settings.lang)
    (tell if form == "tree" else say)(trace_formats.write(found, form, settings.lang, called))


@main.command(epilog="goalgraph query goals-without-strategy --format csv")
@click.argument("query", metavar="NAME|TEXT|@FILE", shell_complete=completion.queries)
@click.option("--param", "params", multiple=True, metavar="K=V")
@form_option("table", "csv", "tsv", "excel", "json", "md", "turtle")
@click.option("-o", "--output", metavar="FILE", type=click.Path())
@click.option(
    "--timeout",
    type=Seconds(min=0, min_open=True),
    default=300.0,
    show_default=True,
    metavar="SECONDS",
)
@click.option("--memory", type=click.IntRange(100, 1 << 22), default=2048, show_default=True, metavar="MB")
@click.option("--allow-service", is_flag=True)
@click.option("--service-host", "hosts", multiple=True, metavar="HOST")
@click.pass_obj
def query(
    settings: Settings,
    query: str,
    params: tuple[str, ...],
    form: str | None,
    output: str | None,
    timeout: float,
    memory: int,
    allow_service: bool,
    hosts: tuple[str, ...],
) -> None:
    """Ask a shipped query by name, or SPARQL."""
    from goalgraph.cli import queried

    given = {}
    for param in params:
        name, equals, value = param.partition("=")
        if not equals:
            raise Wrong("param", value=param)
        given[name] = value
    text = queried.text_of(query[1:]) if query.startswith("@") else query
    found = settings.graph().query(
        text, given, lang=settings.lang, timeout=timeout, memory=memory, allow_service=allow_service or hosts
    )
    for note in found.notes:
        say(note.message(settings.lang), err=True)
    printed = output in (None, STDOUT)
    terminal = output is None and is_terminal(sys.stdout)
    answer = queried.answer(found, form, settings.lang, terminal=terminal)
    if output is not None and not printed:
        from goalgraph.base.files import write_bytes
        from goalgraph.cli import output as cli_output

        say(cli_output.written(write_bytes(output, answer.encode()), settings.lang))
    else:
        say(answer.encode() if form == "excel" else answer)


@main.command(epilog="goalgraph queries red-thread")
@click.argument("name", metavar="[NAME]", required=False, shell_complete=completion.queries)
@form_option("table", "json", "md", default="table")
@click.pass_obj
def queries(settings: Settings, name: str | None, form: str) -> None:
    """The catalogue of shipped queries, or one of them with its parameters."""
    from goalgraph.cli import queried

    (tell if form == "table" else say)(queried.catalogue(name, form, settings.lang))


@main.command(epilog="goalgraph terms goalType")
@click.argument("term", metavar="[TERM]", required=False, shell_complete=completion.terms)
@form_option("table", "json", "md", "html", default="table")
@click.pass_obj
def terms(settings: Settings, term: str | None, form: str) -> None:
    """The vocabulary, or one of its terms; as HTML, with the rules and queries too."""
    from pathlib import Path

    from goalgraph.faces.text import vocabulary as vocabulary_formats
    from goalgraph.model import vocabulary
    from goalgraph.model.profiles import beside, profile_at, profile_named

    if form == "html":
        from goalgraph.faces.reference import html, reference

        if term is not None:
            raise Wrong("whole")
        say(html(reference(settings.lang)))
        return
    own = (profile_at(folder) for folder in beside([Path(one) for one in settings.data]))
    profiles = (*own, *map(profile_named, settings.profiles))
    found = vocabulary.terms(profiles) if term is None else [vocabulary.term_named(term, profiles)]
    (tell if form == "table" else say)(vocabulary_formats.write(found, form, settings.lang))


@main.command(epilog="goalgraph validate --fail-on warning")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE")
@click.option(
    "--fail-on",
    type=click.Choice(["violation", "warning", "info"]),
    default="violation",
    show_default=True,
)
@click.option("--by", type=click.Choice(["rule", "goal"]), default="rule", show_default=True)
@click.option("--idle-rules", is_flag=True)
@click.option("--engine", type=click.Choice(["pyshacl", "fast"]), default="pyshacl", show_default=True)
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", default=1, show_default=True)
@form_option("table", "json", "md", "html", "turtle", default="table")
@click.pass_context
def validate(
    ctx: click.Context,
    as_of: datetime | None,
    fail_on: str,
    by: str,
    idle_rules: bool,
    engine: str,
    jobs: int,
    form: str,
) -> None:
    """What the rules say of the plans."""
    from goalgraph.base.wording import wording
    from goalgraph.cli import output as cli_output

    settings = cast(Settings, ctx.obj)
    graph = settings.graph()
    of_plans = wording(settings.lang)["progress"]["plans"]

    def told(number: int, count: int, plan: str) -> None:
        if count > 1:
            far(of_plans.format(number=number, count=count))

    report = graph.validate(
        as_of.date() if as_of else None,
        profile=settings.profile,
        lang=settings.lang,
        fail_on=cast("Severity", fail_on),
        engine=cast("Engine", engine),
        jobs=jobs,
        told=told,
    )
    text = cli_output.report(report, form, settings.lang, by=cast("Grouping", by), idle=idle_rules)
    (tell if form == "table" else say)(text)
    ctx.exit(0 if report.conforms and not graph.damaged_records() else 1)
