"""The command that decides: apply.

In: arguments. Out: what the library answers, printed.
"""

from __future__ import annotations

import click

from goalgraph.base.locking import WAIT
from goalgraph.cli.group import Settings, main


@main.command(epilog="Example: goalgraph apply --template")
@click.argument("decisions", metavar="DECISIONS", required=False)
@click.option("--template", "blank", is_flag=True, help="Print a decisions file to fill in instead.")
@click.option("--dry-run", is_flag=True, help="Only tell what would change.")
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    help="The file or folder to write the plan's decisions to; decisions.ttl in the --data folder.",
)
@click.option(
    "--wait",
    type=click.FloatRange(min=0),
    default=WAIT,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait for another run that writes there.",
)
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
            click.echo(decisions_output.template(graph, settings.lang), nl=False)
        return
    if decisions is None:
        raise click.UsageError("give the DECISIONS file, or --template for one to fill in")
    with settings.graph_to_change(output, decisions, None if dry_run else wait) as (graph, target):
        try:
            outcome = graph.apply(decisions, output=target, dry_run=dry_run, wait=wait)
        except DecisionConflict as error:
            click.echo(decisions_output.conflicts(graph, error, settings.lang), err=True, nl=False)
            click.get_current_context().exit(1)
        if outcome.outdated:
            click.echo(decisions_output.outdated(settings.lang), err=True)
        place = target or settings.store
        click.echo(
            decisions_output.outcome(
                graph, outcome, place, settings.lang, dry_run=dry_run, stored=target is None
            ),
            nl=False,
        )
