"""The commands publish and serve: the plans as a site of linked data, in a folder or on this machine.

In: arguments. Out: what the library wrote or serves, told.
"""

from __future__ import annotations

from types import MappingProxyType

import click

from goalgraph.base.processes import processors
from goalgraph.cli.command import Place, Seconds
from goalgraph.cli.group import main
from goalgraph.cli.settings import Settings
from goalgraph.cli.terminal import say, tell

_OPTIONS = MappingProxyType({"base": "--base", "licence": "--licence", "publisher": "--publisher"})


@main.command(epilog="goalgraph publish site --base https://goals.example.org/")
@click.argument("folder", metavar="DIR", type=Place())
@click.option("--base", default="", metavar="URL")
@click.option("--licence", "--license", default="", metavar="URL")
@click.option("--publisher", default="", metavar="TEXT")
@click.option("--contact", default="", metavar="TEXT")
@click.option("--workshop/--no-workshop", default=None)
@click.option("--jobs", type=click.IntRange(min=1), metavar="N", default=processors)
@click.pass_obj
def publish(
    settings: Settings,
    folder: str,
    base: str,
    licence: str,
    publisher: str,
    contact: str,
    workshop: bool | None,
    jobs: int,
) -> None:
    """A static site of linked data, ready for any host."""
    from goalgraph.base.visible import in_lines
    from goalgraph.base.wording import wording

    words = wording(settings.lang)["site"]
    made = settings.graph().publish(
        folder,
        lang=settings.lang,
        base=base,
        licence=licence,
        publisher=publisher,
        contact=contact,
        workshop=workshop,
        jobs=jobs,
    )
    for path in made.left:
        say(words["left"].format(path=made.folder / path), err=True)
    if not made.workshop and workshop is None:
        say(words["no_workshop"], err=True)
    if made.gone:
        say(words["gone"].format(goals=", ".join(made.gone)), err=True)
    if not made.feed:
        say(words["no_feed"], err=True)
    if made.lacking:
        lacking = ", ".join(words[f"lacks_{name}"] for name in made.lacking)
        options = ", ".join(_OPTIONS[name] for name in made.lacking)
        line = words["lacking"].format(path=made.folder / "catalogue.ttl", lacking=lacking, options=options)
        say(line, err=True)
    counts = {name: getattr(made, name) for name in ("written", "unchanged", "removed")}
    tell(in_lines([words["written"].format(path=made.folder / "index.html", **counts)]))


@main.command(epilog="goalgraph serve --data my-plans --open")
@click.option("--host", default="127.0.0.1", show_default=True, metavar="TEXT")
@click.option("--port", default=8000, show_default=True, metavar="N", type=click.IntRange(0, 65535))
@click.option("--name", multiple=True, metavar="TEXT")
@click.option("--cors", multiple=True, metavar="URL")
@click.option("--timeout", default=30.0, show_default=True, metavar="N", type=Seconds(0.1))
@click.option("--memory", default=1024, show_default=True, metavar="MB", type=click.IntRange(16, 1 << 22))
@click.option("--max-rows", default=100_000, show_default=True, metavar="N", type=click.IntRange(1))
@click.option("--open", "show_it", is_flag=True)
@click.pass_obj
def serve(
    settings: Settings,
    host: str,
    port: int,
    name: tuple[str, ...],
    cors: tuple[str, ...],
    timeout: float,
    memory: int,
    max_rows: int,
    show_it: bool,
) -> None:
    """The same site on this machine, with a SPARQL endpoint that only reads."""
    import goalgraph
    from goalgraph.base.wording import wording

    def told(address: str) -> None:
        say(wording(settings.lang)["serve"]["address"].format(address=address))
        if show_it:
            click.launch(address)

    bounds = goalgraph.Bounds(timeout, memory, max_rows)
    goalgraph.serve(
        *settings.data,
        store=settings.store,
        profiles=settings.profiles,
        plan=settings.plan,
        lang=settings.lang,
        listening=goalgraph.Listening(host, port, name, cors, bounds),
        told=told,
        tell=lambda line: say(line, err=True),
    )
