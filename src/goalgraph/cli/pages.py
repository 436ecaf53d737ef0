"""The command that writes for a meeting: page.

In: arguments. Out: what the library answers, printed.
"""

from __future__ import annotations

from pathlib import Path

import click

from goalgraph.cli.group import Settings, main


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
