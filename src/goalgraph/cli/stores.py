"""The commands load, drop, plans and check-endpoint: plans into a store, out of it, and which there are.

In: arguments. Out: what the library did, told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from goalgraph.cli.command import Place, form_option
from goalgraph.cli.group import main
from goalgraph.cli.settings import Settings, Wrong
from goalgraph.cli.terminal import say, table, tell

if TYPE_CHECKING:
    from goalgraph.model.storing import Listed, Stored
    from goalgraph.rdf.endpoint.conformance import Check
    from goalgraph.rdf.sources import Unread


@main.command(epilog="goalgraph load 2019 --into store")
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=click.Path())
@click.option("--into", metavar="LOCATION", required=True, type=Place())
@click.pass_obj
def load(settings: Settings, paths: tuple[str, ...], into: str) -> None:
    """Plans into a store, each whole or not at all."""
    import goalgraph
    from goalgraph.base.visible import in_lines
    from goalgraph.base.wording import wording
    from goalgraph.cli.output import loose as not_claimed
    from goalgraph.rdf.sources import told as not_read

    settings.refuse_plans("load")
    words = wording(settings.lang)["stores"]

    def told(number: int, count: int, one: Stored) -> None:
        line = words["loaded"].format(number=number, count=count, plan=one.id, done=words[one.done])
        line += words["decisions_kept"] if one.decisions_kept else ""
        line += words["values_kept"] if one.values_kept else ""
        line += words["values_gone"].format(count=one.values_gone) if one.values_gone else ""
        line += words["cleared"].format(count=one.cleared) if one.cleared else ""
        say(in_lines([line]), err=True)

    def unread(several: tuple[Unread, ...]) -> None:
        if line := not_read(several, settings.lang):
            say(line, err=True)

    def loose(graphs: tuple[str, ...]) -> None:
        if graphs:
            say(not_claimed(graphs, settings.lang), err=True)

    done = goalgraph.load_into(into, *paths, told=told, unread=unread, loose=loose)
    counts = {name: sum(one.done == name for one in done) for name in ("new", "replaced", "unchanged")}
    tell(words["all"].format(location=into, count=len(done), **counts))


@main.command(epilog="goalgraph drop 0665/2019 --store store")
@click.argument("ident", metavar="PLAN")
@click.pass_obj
def drop(settings: Settings, ident: str) -> None:
    """A plan out of a store."""
    import goalgraph
    from goalgraph.base.visible import in_lines
    from goalgraph.base.wording import wording

    if settings.store is None:
        raise Wrong("drop")
    gone = goalgraph.drop(settings.store, ident)
    words = wording(settings.lang)["stores"]
    lines = [words["dropped"].format(location=settings.store, plan=gone.id, count=len(gone.graphs))]
    for name, plans in (("with_it", gone.with_it), ("lacking", gone.lacking)):
        if plans:
            lines.append(words[name].format(plan=gone.id, plans=", ".join(plans)))
    tell(in_lines(lines))


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


@main.command("check-endpoint", epilog="goalgraph check-endpoint http://127.0.0.1:7878/query")
@click.argument("address", metavar="URL")
@form_option("table", "json", default="table")
@click.pass_context
def check_endpoint(ctx: click.Context, address: str, form: str) -> None:
    """What an endpoint can of what goalgraph needs."""
    import goalgraph

    settings: Settings = ctx.obj
    settings.refuse_plans("check_endpoint")
    checks = goalgraph.check_endpoint(address)
    if form == "json":
        from goalgraph.base.jsontext import for_people

        rows = [
            {"name": one.name, "needed": one.need, "outcome": one.outcome, "found": one.found}
            for one in checks
        ]
        say(for_people({"location": address, "checks": rows}))
    else:
        _tell_checks(checks, settings.lang)
    if any(one.outcome == "fails" and one.need in ("read", "write") for one in checks):
        ctx.exit(1)


def _tell_checks(checks: Sequence[Check], lang: str) -> None:
    from goalgraph.base.wording import wording

    words = wording(lang)["check_endpoint"]
    rows = [
        (
            words["names"].get(one.name) or words["value"].format(value=one.name),
            words["needs"][one.need],
            words["outcomes"][one.outcome],
            one.found,
        )
        for one in checks
    ]
    say(table([words[name] for name in ("name", "need", "outcome", "found")], rows))
    for need in ("read", "write"):
        outcomes = {one.outcome for one in checks if one.need == need}
        tell(words[f"{need}_{next(one for one in ('fails', 'untried', 'works') if one in outcomes)}"])
    if changed := [one.name for one in checks if one.need == "values" and one.outcome == "fails"]:
        tell(words["changed"].format(values=", ".join(changed)))
