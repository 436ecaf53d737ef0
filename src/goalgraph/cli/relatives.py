"""The command that finds goals like a goal: similar.

In: arguments. Out: what the library answers, printed.
"""

from __future__ import annotations

import click

from goalgraph.cli import completion
from goalgraph.cli.command import form_option
from goalgraph.cli.group import main
from goalgraph.cli.settings import Settings
from goalgraph.cli.terminal import say, table, tell


@main.command(epilog="goalgraph similar KS2")
@click.argument("ident", metavar="ID", shell_complete=completion.resources())
@click.option("--limit", type=click.IntRange(min=1), metavar="N", default=10, show_default=True)
@form_option("table", "json", default="table")
@click.pass_obj
def similar(settings: Settings, ident: str, limit: int, form: str) -> None:
    """A goal's nearest relatives among the plans."""
    from goalgraph.base.wording import wording
    from goalgraph.faces.text import similar as text

    graph = settings.graph()
    found = graph.similar(ident, limit=limit, lang=settings.lang)
    if form == "json":
        say(text.as_json(graph.get(ident).id, found))
        return
    words = wording(settings.lang)["similar"]
    tell(
        f"{table(text.heads(settings.lang), text.rows(found))}\n{words['suggestion']}"
        if found
        else words["none"]
    )
