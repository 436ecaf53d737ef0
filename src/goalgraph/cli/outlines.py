"""The command outline: a goal document into a workbook to confirm.

In: arguments. Out: what the library wrote, told.
"""

from __future__ import annotations

import click

from goalgraph.cli.command import Place, form_option
from goalgraph.cli.group import main
from goalgraph.cli.settings import Settings
from goalgraph.cli.terminal import say, tell


@main.command(epilog="goalgraph outline goals.docx -o goals.xlsx")
@click.argument("file", metavar="FILE", type=click.Path())
@click.option("-o", "--output", metavar="WORKBOOK", type=Place())
@click.option("--max-size", type=click.IntRange(1), metavar="MB")
@form_option("text", "json", default="text")
@click.pass_obj
def outline(settings: Settings, file: str, output: str | None, max_size: int | None, form: str) -> None:
    """A goal document into a workbook where a person confirms."""
    import goalgraph
    from goalgraph.base.visible import in_lines
    from goalgraph.base.wording import wording

    settings.refuse_plans("outline")
    lang = settings.lang
    made = goalgraph.outline(file, output, lang=lang, most=max_size)
    if form == "json":
        from goalgraph.base.jsontext import for_people

        shown = {"workbook": str(made.workbook), "counts": dict(made.counts), "passages": made.passages}
        say(for_people({**shown, "mentions": list(made.mentions)}))
        return
    words, sheets = wording(lang)["outline"], wording(lang)["workbook"]["sheets"]
    counts = [words["counted"].format(sheet=sheets[key], count=count) for key, count in made.counts.items()]
    tell(in_lines([words["told"].format(path=made.workbook, counts=", ".join(counts) or "–")]))
