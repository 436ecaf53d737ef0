"""The command migrate: a folder of plans from one version of the ontology to the next.

In: arguments. Out: what the library made and what it could not take over, printed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from goalgraph.cli.command import Place
from goalgraph.cli.group import main
from goalgraph.cli.settings import Settings
from goalgraph.cli.terminal import say, tell

if TYPE_CHECKING:
    from goalgraph.exchange.migration import Left, Migration


@main.command(epilog="goalgraph migrate my-old-plan")
@click.argument("directory", metavar="DIR", type=click.Path())
@click.option("--output", "-o", metavar="FOLDER", type=Place())
@click.pass_obj
def migrate(settings: Settings, directory: str, output: str | None) -> None:
    """A folder of plans in an earlier version of the ontology into one in today's."""
    import goalgraph
    from goalgraph.rdf.sources import told

    settings.refuse_plans("migrate")
    made = goalgraph.migrate(directory, output)
    if line := told(made.unread, settings.lang):
        say(line, err=True)
    tell(_told(made, settings.lang))


def _told(made: Migration, lang: str) -> str:
    from goalgraph.base.visible import in_lines
    from goalgraph.base.wording import wording
    from goalgraph.exchange.migration import NEW

    words, kinds = wording(lang)["migrate"], wording(lang)["kinds"]
    written, copied = (
        ", ".join(path.relative_to(made.folder).as_posix() for path in paths)
        for paths in (made.written, made.copied)
    )
    lines = [words["written"].format(path=made.folder, version=NEW, files=written)]
    if copied:
        lines.append(words["copied"].format(files=copied))
    if made.made:
        counted = ", ".join(f"{kinds[kind]} ({count})" for kind, count in made.made.items())
        lines.append(words["made"].format(kinds=counted))
    if made.worked_out:
        lines.append(words["worked_out"].format(count=made.worked_out))
    if made.left:
        lines += [words["left"], *(_left(one, lang) for one in made.left)]
    return in_lines([*lines, words["next"].format(path=made.folder)])


def _left(one: Left, lang: str) -> str:
    """Where a statement stands that could not be taken over, and what to do."""
    from goalgraph.base.names import GG, prefixed
    from goalgraph.base.visible import one_line
    from goalgraph.base.wording import wording

    words = wording(lang)["migrate"]
    if one.term == GG + "inPlan":
        remedy = words["plan"]
    elif one.successors:
        remedy = words["replace"].format(terms=", ".join(map(prefixed, one.successors)))
    else:
        remedy = words["remove"]
    place = words["line"].format(path=one.path, line=one.line) if one.line else str(one.path)
    shown = {"place": place, "term": prefixed(one.term), "subject": one.subject, "remedy": remedy}
    return "  " + str(words["place"]).format(**{name: one_line(text) for name, text in shown.items()})
