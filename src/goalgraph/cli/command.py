"""Commands whose help is in the reader's language, and that take the common options after their name too.

In: click's commands and options; the texts named ``help``. Out: help and usage in the language, and what
the common options say kept where ``Settings`` finds it.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any, TypeVar

import click

from goalgraph.base.wording import LANGUAGE_VARIABLE, LANGUAGES, wording
from goalgraph.cli import completion
from goalgraph.cli.settings import Settings, Wrong, keep, language_of
from goalgraph.cli.terminal import help_width

Decorated = TypeVar("Decorated", bound=Callable[..., Any])


class Seconds(click.FloatRange):
    """A number of seconds: one that ends, which click does not ask of a number."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number."""
        number = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value!r} is not a valid {self.name}.", param, ctx)
        return number


STDOUT = "-"


class Place(click.Path):
    """A file or folder that a command makes itself, and that is never standard output."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path."""
        if value == STDOUT:
            raise Wrong("stdout", ctx)
        return super().convert(value, param, ctx)


def common_options() -> list[click.Option]:
    """The options that stand before the command's name or after it."""
    options = (
        click.Option(["--data"], multiple=True, metavar="PATH", type=click.Path()),
        click.Option(["--store"], metavar="LOCATION", type=click.Path()),
        click.Option(["--plan"], metavar="ID", shell_complete=completion.resources("plan")),
        click.Option(["--profile"], metavar="NAME|FOLDER", shell_complete=completion.profiles),
        click.Option(["--lang"], type=click.Choice(LANGUAGES), envvar=LANGUAGE_VARIABLE),
        click.Option(["--debug"], is_flag=True),
    )
    for option in options:
        option.expose_value, option.callback = False, keep
    return list(options)


class Told(click.Command):
    """A command that tells of itself in the reader's language."""

    def texts(self, ctx: click.Context | None) -> dict[str, Any]:
        """Its own texts, by the names of its parameters."""
        found: dict[str, Any] = wording(language_of(ctx))["help"].get(self.name, {})
        return found

    def get_help(self, ctx: click.Context) -> str:
        """Its help, as wide as it is to be read."""
        ctx.terminal_width = ctx.terminal_width or help_width()
        return super().get_help(ctx)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that says how to call it."""
        words = wording(language_of(ctx))["help"]
        names = {self.options_metavar: words["options_name"], "COMMAND [ARGS]...": words["command_name"]}
        pieces = [names.get(piece, piece) for piece in self.collect_usage_pieces(ctx)]
        formatter.write_usage(ctx.command_path, " ".join(pieces), f"{words['usage']}: ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What it does."""
        texts = self.texts(ctx)
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(texts.get("text") or self.help or "")
            if "more" in texts:
                formatter.write_paragraph()
                formatter.write_text(texts["more"])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its own options, and then those that every command takes."""
        words = wording(language_of(ctx))["help"]
        own: list[tuple[str, str]] = []
        common: list[tuple[str, str]] = []
        for param in self.get_params(ctx):
            record = param.get_help_record(ctx)
            if record is None or isinstance(param, click.Argument):
                continue
            name = "help" if "--help" in param.opts else str(param.name)
            told = self.texts(ctx).get(name) or words["own"].get(name)
            text = told or words["common"].get(name) or record[1]
            if param.metavar and isinstance(param.type, click.Choice):
                text += f" [{', '.join(map(str, param.type.choices))}]"
            if getattr(param, "show_default", False) and param.default is not None:
                text += f"  [{words['default'].format(value=param.default)}]"
            (own if told else common).append((record[0], text))
        for title, rows in ((words["options"], own), (words["common_options"], common)):
            if rows:
                with formatter.section(title):
                    formatter.write_dl(rows)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """An example that works as printed."""
        if self.epilog:
            words = wording(language_of(ctx))["help"]
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(f"{words['example']}: {self.epilog}")

    def get_short_help_str(self, limit: int = 45) -> str:
        """What it does, where the commands are listed."""
        return str(self.texts(click.get_current_context(silent=True)).get("text") or self.help or "")


class Command(Told):
    """A command below the group."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        taken = {param.name for param in self.params}
        self.params += [option for option in common_options() if option.name not in taken]

    def invoke(self, ctx: click.Context) -> Any:
        """Run it with what was given before and after its name."""
        settings = Settings.of(ctx)
        if settings.data and settings.store is not None:
            raise Wrong("either", ctx)
        ctx.obj = settings
        return super().invoke(ctx)


def form_option(*forms: str, default: str | None = None) -> Callable[[Decorated], Decorated]:
    """The option ``--format`` of a command."""
    return click.option(
        "--format", "form", type=click.Choice(forms), default=default, show_default=default is not None
    )
