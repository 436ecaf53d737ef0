"""The commands load, drop and plans: plans into a store, out of it, and which there are.

In: arguments. Out: what the library did, told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from goalgraph.cli.command import form_option
from goalgraph.cli.group import main
from goalgraph.cli.settings import Settings, Wrong
from goalgraph.cli.terminal import say, table, tell

if TYPE_CHECKING:
    from goalgraph.model.storing import Listed, Stored
    from goalgraph.rdf.sources import Unread


@main.command(epilog="goalgraph load my-plans --into store")
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path())
@click.option("--into", metavar="LOCATION", required=True, type=click.Path())
@click.pass_obj
def load(settings: Settings, paths: tuple[str, ...], into: str) -> None:
    """Plans into a store, each whole or not at all."""
    import goalgraph
    from goalgraph.base.wording import wording
    from goalgraph.rdf.sources import told as not_read

    settings.refuse_plans("load")
    words = wording(settings.lang)["stores"]

    def told(number: int, count: int, one: Stored) -> None:
        line = words["loaded"].format(number=number, count=count, plan=one.id, done=words[one.done])
        say(line + (words["decisions_kept"] if one.decisions_kept else ""), err=True)

    def unread(several: tuple[Unread, ...]) -> None:
        if line := not_read(several, settings.lang):
            say(line, err=True)

    done = goalgraph.load_into(into, *paths, told=told, unread=unread)
    counts = {name: sum(one.done == name for one in done) for name in ("new", "replaced", "unchanged")}
    tell(words["all"].format(location=into, count=len(done), **counts))


@main.command(epilog="goalgraph drop 0665/2019 --store store")
@click.argument("ident", metavar="PLAN")
@click.pass_obj
def drop(settings: Settings, ident: str) -> None:
    """A plan out of a store."""
    import goalgraph
    from goalgraph.base.wording import wording

    if settings.store is None:
        raise Wrong("drop")
    gone = goalgraph.drop(settings.store, ident)
    words = wording(settings.lang)["stores"]
    tell(words["dropped"].format(location=settings.store, plan=gone.id, count=len(gone.graphs)))


@main.command(epilog="goalgraph plans --format json")
@form_option("table", "csv", "json", default="table")
@click.pass_obj
def plans(settings: Settings, form: str) -> None:
    """Which plans there are, in a store or in files."""
    import goalgraph

    listed = goalgraph.plans(settings.graph_as_kept())
    if form == "json":
        from goalgraph.base.jsontext import for_people

        say(for_people({"plans": [_as_json(one) for one in listed]}))
        return
    from goalgraph.base.texts import text_in
    from goalgraph.base.wording import wording

    words = wording(settings.lang)["stores"]
    columns = ("id", "name", "iri", "graphs")
    rows = [(one.id, text_in(one.labels, settings.lang), one.iri, str(len(one.graphs))) for one in listed]
    if form == "csv":
        from goalgraph.base.separated import plain

        say(plain(columns, rows))
    else:
        say(table([words[name] for name in columns], rows))


def _as_json(one: Listed) -> dict[str, object]:
    return {"id": one.id, "iri": one.iri, "labels": dict(one.labels), "graphs": list(one.graphs)}
