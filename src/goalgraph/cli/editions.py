"""Commands from one edition to the next: diff and new.

In: arguments. Out: what the library answers, printed.
"""

from __future__ import annotations

import click

from goalgraph.cli.group import Settings, main


@main.command(epilog="Example: goalgraph diff 2019 2020")
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "md"]),
    default="text",
    show_default=True,
    help="The form.",
)
@click.pass_obj
def diff(settings: Settings, old: str, new: str, form: str) -> None:
    """What changed between two editions, goal by goal.

    OLD and NEW are files or folders, each with one plan.
    """
    import goalgraph
    from goalgraph.faces.text import comparison as comparison_formats

    settings.refuse_plans("diff reads OLD and NEW")
    compared = goalgraph.diff(settings.read(old), settings.read(new))
    click.echo(comparison_formats.write(compared, form, settings.lang), nl=False)


@main.command(epilog="Example: goalgraph new my-municipality")
@click.argument("directory", metavar="DIR")
@click.option("--from", "source", metavar="PATH", help="The edition to go on from: a file or folder.")
@click.option("--id", "ident", metavar="ID", help="The id of the new plan, for example 0665/2020.")
@click.option("--year", type=int, metavar="YEAR", help="The first year of the new plan.")
@click.option("--municipality", metavar="NAME", help="Without --from: the name of the municipality.")
@click.option("--code", metavar="NNNN", help="Without --from: its code.")
@click.pass_obj
def new(
    settings: Settings,
    directory: str,
    source: str | None,
    ident: str | None,
    year: int | None,
    municipality: str | None,
    code: str | None,
) -> None:
    """A starting point for another municipality, or the next edition of a plan.

    DIR is a folder to make. With --from, what continues from the edition there is written to it, to be
    changed where the new edition is different.
    """
    import goalgraph
    from goalgraph.cli import output as cli_output

    settings.refuse_plans("new goes on from what --from names")
    if source and (municipality or code):
        raise click.UsageError("--municipality and --code are for a starting point; leave out --from")
    made = goalgraph.new(
        directory,
        source,
        ident=ident,
        year=year,
        municipality=municipality,
        code=code,
        lang=settings.lang,
    )
    if made.unread:
        click.echo(cli_output.unread(made.unread, settings.lang), err=True)
    click.echo(cli_output.new_edition(made, settings.lang), nl=False)
