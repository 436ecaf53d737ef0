"""Commands from one edition to the next: diff and new.

In: arguments. Out: what the library answers, printed.
"""

from __future__ import annotations

import click

from goalgraph.cli.command import Place, form_option
from goalgraph.cli.group import main
from goalgraph.cli.settings import Settings, Wrong
from goalgraph.cli.terminal import say, tell


@main.command(epilog="goalgraph diff 2019 2020")
@click.argument("old", metavar="OLD", type=click.Path())
@click.argument("new", metavar="NEW", type=click.Path())
@form_option("text", "json", "md", default="text")
@click.pass_obj
def diff(settings: Settings, old: str, new: str, form: str) -> None:
    """What changed between two editions, goal by goal."""
    import goalgraph
    from goalgraph.faces.text import comparison as comparison_formats

    settings.refuse_plans("diff")
    compared = goalgraph.diff(settings.read(old), settings.read(new))
    (tell if form == "text" else say)(comparison_formats.write(compared, form, settings.lang))


@main.command(epilog="goalgraph new my-municipality")
@click.argument("directory", metavar="DIR", type=Place())
@click.option("--from", "source", metavar="PATH", type=click.Path())
@click.option("--id", "ident", metavar="ID")
@click.option("--year", type=int, metavar="YEAR")
@click.option("--municipality", metavar="NAME")
@click.option("--code", metavar="NNNN")
@click.option("--level", "levels", metavar="PREFIX=NAME", multiple=True)
@click.pass_obj
def new(
    settings: Settings,
    directory: str,
    source: str | None,
    ident: str | None,
    year: int | None,
    municipality: str | None,
    code: str | None,
    levels: tuple[str, ...],
) -> None:
    """A starting point for another organisation, or the next edition of a plan."""
    import goalgraph
    from goalgraph.cli import output as cli_output
    from goalgraph.rdf.sources import told

    settings.refuse_plans("new")
    if source and (municipality or code or levels):
        raise Wrong("starting_point")
    made = goalgraph.new(
        directory,
        source,
        ident=ident,
        year=year,
        municipality=municipality,
        code=code,
        levels=levels,
        lang=settings.lang,
    )
    if line := told(made.unread, settings.lang):
        say(line, err=True)
    told_lines = [cli_output.new_edition(made, settings.lang)]
    if source is None:
        told_lines.append(_workbook(directory, settings.lang, municipality or "", code or "", levels, year))
    tell("".join(told_lines))


def _workbook(
    directory: str, lang: str, name: str, code: str, levels: tuple[str, ...], year: int | None
) -> str:
    """Write an empty workbook beside the starting point, and say what to do with it, or why there is none."""
    from pathlib import Path

    import goalgraph
    from goalgraph.base.extras import ExtraMissing
    from goalgraph.base.visible import in_lines
    from goalgraph.base.wording import wording

    words = wording(lang)["workbook"]["told"]
    path = Path(directory, words["file"])
    try:
        goalgraph.new_workbook(path, lang=lang, name=name, code=code, levels=levels, year=year)
    except ExtraMissing as error:
        return in_lines([words["without"].format(reason=error.message(lang))])
    return in_lines([words["bring_in"].format(path=path, folder=directory)])
