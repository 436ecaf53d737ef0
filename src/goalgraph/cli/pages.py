"""Commands that write for a meeting: page and report.

In: arguments. Out: what the library answers, printed.
"""

from __future__ import annotations

from pathlib import Path

import click

from goalgraph.cli.group import Settings, main
from goalgraph.cli.terminal import say


@main.command(epilog="Example: goalgraph page -o goals.html")
@click.option(
    "-o", "--output", default="goals.html", show_default=True, metavar="FILE", help="Where to write it."
)
@click.option("--open", "show_it", is_flag=True, help="Open the page in the browser.")
@click.option(
    "--contact",
    default="",
    metavar="TEXT",
    help="Whom the page's accessibility statement says to tell of faults: an address or a sentence.",
)
@click.option(
    "--publisher",
    default="",
    metavar="TEXT",
    help="The public body that publishes the page, for its accessibility statement.",
)
@click.pass_obj
def page(settings: Settings, output: str, show_it: bool, contact: str, publisher: str) -> None:
    """The interactive page: one self-contained file, and what is in it."""
    from goalgraph.cli import output as cli_output

    graph = settings.graph()
    written = graph.write_page(Path(output), lang=settings.lang, contact=contact, publisher=publisher)
    say(cli_output.summary(graph.summary(), "table", settings.lang) + "\n")
    say(cli_output.page_line(written, settings.lang))
    if show_it:
        click.launch(str(written))


@main.command(epilog="Example: goalgraph report --occasion 2019-08")
@click.option(
    "--occasion",
    metavar="ID",
    help="The reporting occasion: its id, month or day; the latest with a forecast, else the first.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["md", "html", "docx"]),
    help="The form; that of the file's ending, and md without a file.",
)
@click.option(
    "-o", "--output", metavar="FILE", help="Where to write it; docx goes to report-DATE.docx by itself."
)
@click.pass_obj
def report(settings: Settings, occasion: str | None, form: str | None, output: str | None) -> None:
    """The follow-up of the goals for a reporting occasion, to read, print or edit in Word."""
    from goalgraph.base.files import write_bytes
    from goalgraph.cli import output as cli_output
    from goalgraph.faces.report import FORMS, file_name, form_of, render

    ending = Path(output).suffix.lower().removeprefix(".") if output else ""
    if form and ending in FORMS and form != ending:
        raise click.UsageError(f"--format {form} does not go with the ending of {output}")
    form = form or (form_of(Path(output)) if output else "md")
    found = settings.graph().report(occasion, settings.lang)
    data = render(found, form)
    if output is None and form != "docx":
        say(data.decode())
    else:
        written = write_bytes(output or file_name(found, form), data)
        say(cli_output.report_line(written, settings.lang))
