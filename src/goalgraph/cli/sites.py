"""The command publish: the plans as a static site of linked data.

In: arguments. Out: what the library wrote, told.
"""

from __future__ import annotations

from types import MappingProxyType

import click

from goalgraph.cli.group import main
from goalgraph.cli.settings import Settings
from goalgraph.cli.terminal import say, tell

_OPTIONS = MappingProxyType({"base": "--base", "licence": "--licence", "publisher": "--publisher"})


@main.command(epilog="goalgraph publish site --base https://goals.example.org/")
@click.argument("folder", metavar="DIR", type=click.Path())
@click.option("--base", default="", metavar="URL")
@click.option("--licence", "--license", default="", metavar="URL")
@click.option("--publisher", default="", metavar="TEXT")
@click.option("--contact", default="", metavar="TEXT")
@click.option("--workshop/--no-workshop", default=None)
@click.pass_obj
def publish(
    settings: Settings,
    folder: str,
    base: str,
    licence: str,
    publisher: str,
    contact: str,
    workshop: bool | None,
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
    )
    for path in made.left:
        say(words["left"].format(path=made.folder / path), err=True)
    if not made.workshop and workshop is None:
        say(words["no_workshop"], err=True)
    if made.lacking:
        lacking = ", ".join(words[f"lacks_{name}"] for name in made.lacking)
        options = ", ".join(_OPTIONS[name] for name in made.lacking)
        line = words["lacking"].format(path=made.folder / "catalogue.ttl", lacking=lacking, options=options)
        say(line, err=True)
    counts = {name: getattr(made, name) for name in ("written", "unchanged", "removed")}
    tell(in_lines([words["written"].format(path=made.folder / "index.html", **counts)]))
