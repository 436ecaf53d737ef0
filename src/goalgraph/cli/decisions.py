"""The command that decides: apply.

In: arguments. Out: what the library answers, printed.
"""

from __future__ import annotations

import click

from goalgraph.base.locking import WAIT
from goalgraph.cli.command import Place, Seconds
from goalgraph.cli.group import main
from goalgraph.cli.settings import Settings, Wrong
from goalgraph.cli.terminal import say, tell


@main.command(epilog="goalgraph apply --template")
@click.argument("decisions", metavar="[DECISIONS]", required=False, type=click.Path())
@click.option("--template", "blank", is_flag=True)
@click.option("--dry-run", is_flag=True)
@click.option("-o", "--output", metavar="PATH", type=Place())
@click.option("--wait", metavar="SECONDS", type=Seconds(min=0), default=WAIT, show_default=True)
@click.pass_obj
def apply(
    settings: Settings,
    decisions: str | None,
    blank: bool,
    dry_run: bool,
    output: str | None,
    wait: float,
) -> None:
    """Bring a workshop's decisions (JSON-LD) into the graph, and tell what changes."""
    from goalgraph.cli import decisions_output
    from goalgraph.decisions.errors import DecisionConflict

    if blank:
        with settings.graph_to_change(output) as (graph, _):
            say(decisions_output.template(graph, settings.plan, settings.lang))
        return
    if decisions is None:
        raise Wrong("decisions")
    with settings.graph_to_change(output, decisions, None if dry_run else wait) as (graph, target):
        try:
            outcome = graph.apply(decisions, output=target, dry_run=dry_run, wait=wait)
        except DecisionConflict as error:
            tell(decisions_output.conflicts(graph, error, settings.lang), err=True)
            click.get_current_context().exit(1)
        if outcome.outdated:
            tell(decisions_output.outdated(settings.lang), err=True)
        place = target or settings.store
        stored = target is None
        tell(decisions_output.outcome(graph, outcome, place, settings.lang, dry_run=dry_run, stored=stored))
