"""Commands that write for a meeting: page and report.

In: arguments. Out: what the library answers, printed.
"""

from __future__ import annotations

import click

from goalgraph.cli import completion
from goalgraph.cli.command import STDOUT, form_option
from goalgraph.cli.group import main
from goalgraph.cli.settings import Settings, Wrong
from goalgraph.cli.terminal import say, tell


@main.command(epilog="goalgraph page -o goals.html")
@click.option("-o", "--output", default="goals.html", show_default=True, metavar="FILE", type=click.Path())
@click.option("--open", "show_it", is_flag=True)
@click.option("--contact", default="", metavar="TEXT")
@click.option("--publisher", default="", metavar="TEXT")
@click.option("--logo", default="", metavar="FILE", type=click.Path())
@click.option("--colour", default="", metavar="#RRGGBB")
@click.pass_obj
def page(
    settings: Settings, output: str, show_it: bool, contact: str, publisher: str, logo: str, colour: str
) -> None:
    """The interactive page: one self-contained file, and what is in it."""
    from goalgraph.cli import output as cli_output

    if show_it and output == STDOUT:
        raise Wrong("open")
    graph = settings.graph()
    if output == STDOUT:
        text = graph.page(lang=settings.lang, contact=contact, publisher=publisher, logo=logo, colour=colour)
        say(text.encode())
        return
    written = graph.write_page(
        output, lang=settings.lang, contact=contact, publisher=publisher, logo=logo, colour=colour
    )
    tell(cli_output.summary(graph, "table", settings.lang) + "\n")
    say(cli_output.page_line(written, settings.lang))
    if show_it:
        click.launch(str(written))


@main.command(epilog="goalgraph report --occasion 2019-08")
@click.option("--occasion", metavar="ID", shell_complete=completion.resources("reporting-occasion"))
@form_option("md", "html", "docx")
@click.option("-o", "--output", metavar="FILE", type=click.Path())
@click.pass_obj
def report(settings: Settings, occasion: str | None, form: str | None, output: str | None) -> None:
    """The follow-up of the goals for a reporting occasion, to read, print or edit in Word."""
    from pathlib import Path

    from goalgraph.base.files import write_bytes
    from goalgraph.cli import output as cli_output
    from goalgraph.faces.report import FORMS, file_name, form_of, render

    ending = Path(output or "").suffix.lower().removeprefix(".")
    if form and ending in FORMS and form != ending:
        raise Wrong("ending", form=form, path=output)
    printed = output in (None, STDOUT)
    form = form or ("md" if printed else form_of(Path(str(output))))
    found = settings.graph().report(occasion, settings.lang)
    data = render(found, form)
    if output == STDOUT and form == "docx":
        say(data)
    elif printed and form != "docx":
        say(data.decode())
    else:
        written = write_bytes(output or file_name(found, form), data)
        say(cli_output.report_line(written, settings.lang))
