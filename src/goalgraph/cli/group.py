"""The group of commands, and how errors are told.

In: arguments. Out: the command, run; one line on standard error when something is wrong.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Any

import click

from goalgraph.base.visible import one_line, without_secrets
from goalgraph.base.wording import wording
from goalgraph.cli.command import Command, Told, common_options
from goalgraph.cli.progress import Progress
from goalgraph.cli.settings import Wrong, given_for, in_debug, language_of, speak, spoken
from goalgraph.cli.terminal import say, while_working

__all__ = ["MODULES", "main"]

# The module of each command: only the one that is called is imported, for the help of all is in the texts.
STOPPED = 130  # as a shell says of what an interruption ended
MODULES = MappingProxyType(
    {
        "apply": "decisions",
        "check-endpoint": "stores",
        "diff": "editions",
        "drop": "stores",
        "export": "workbooks",
        "import": "workbooks",
        "kolada": "kolada",
        "load": "stores",
        "migrate": "migration",
        "new": "editions",
        "outline": "outlines",
        "page": "pages",
        "plans": "stores",
        "publish": "sites",
        "queries": "questions",
        "query": "questions",
        "report": "pages",
        "serve": "sites",
        "show": "questions",
        "similar": "relatives",
        "terms": "questions",
        "trace": "questions",
        "validate": "questions",
    }
)


class WrongUsage(click.ClickException):
    """What is wrong with how a command was called, in one line."""

    exit_code = 2

    def __init__(self, error: click.UsageError, lang: str) -> None:
        words = wording(lang)["usage"]
        if isinstance(error, Wrong):
            text = str(words[error.text]).format_map(error.details)
        else:
            from goalgraph.cli.usage import translated

            text = translated(without_secrets(one_line(error.format_message())), lang)
        command = error.ctx.command_path if error.ctx else "goalgraph"
        super().__init__(words["see"].format(message=one_line(text).rstrip("."), command=command))
        self.lang = lang

    def show(self, file: Any = None) -> None:
        """Tell it on standard error."""
        say(wording(self.lang)["usage"]["wrong"].format(message=self.message), err=True)


class Commands(Told, click.Group):
    """A group that turns goalgraph's errors, and click's, into one line and exit code 2."""

    command_class = Command

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.params += common_options()

    def make_context(self, info_name: str | None, args: list[str], *rest: Any, **extra: Any) -> click.Context:
        """Read the options before the command; without any argument, click shows the help."""
        given = list(args)
        try:
            return super().make_context(info_name, args, *rest, **extra)
        except click.UsageError as error:
            if not given:
                raise
            raise WrongUsage(error, language_of(error.ctx)) from error

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Settle the language first, wherever it is asked for."""
        speak(ctx, args)
        return super().parse_args(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options and the commands."""
        Told.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands with what each does."""
        words = wording(language_of(ctx))["help"]
        with formatter.section(words["commands"]):
            formatter.write_dl([(name, words[name]["text"]) for name in self.list_commands(ctx)])

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return sorted(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, from its module."""
        if cmd_name in MODULES:
            import_module(f"goalgraph.cli.{MODULES[cmd_name]}")
        return super().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        from goalgraph.base.errors import GoalgraphError, InputError, OutputError
        from goalgraph.base.unforeseen import unforeseen

        lang = language_of(ctx)
        try:
            with while_working(Progress(wording(lang)["progress"]["working"])):
                return super().invoke(ctx)
        except click.UsageError as error:
            raise WrongUsage(error, lang) from error
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except KeyboardInterrupt:
            say(wording(lang)["progress"]["stopped"], err=True)
            ctx.exit(STOPPED)
        except UnicodeEncodeError as error:
            if in_debug(ctx):
                raise
            raise WrongUsage(Wrong("not_text", ctx, value=ascii(error.object)[:80]), lang) from error
        except BaseException as error:
            if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
                raise
            if in_debug(ctx) or (isinstance(error, OSError) and error.errno == errno.EPIPE):
                raise
            if isinstance(error, GoalgraphError):
                told = error
            elif isinstance(error, OSError) and error.filename is not None:
                told = InputError(path=error.filename, reason=error.strerror or error)
            elif isinstance(error, OSError):
                told = OutputError.of("stdout", error)
            else:
                told = unforeseen(error, given_for(ctx))
            say(told.message(lang), err=True)
            ctx.exit(2)

    def main(self, args: Sequence[str] | None = None, *rest: Any, **extra: Any) -> Any:
        """Run with UTF-8 output whatever the locale; bytes that were no text are shown as escapes."""
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        try:
            return super().main(args, *rest, **extra)
        except OSError as error:  # of what click prints itself: help, the version, what completes
            from goalgraph.base.errors import OutputError

            given = sys.argv[1:] if args is None else list(args)
            if error.filename is not None or "--debug" in given:
                raise
            say(OutputError.of("stdout", error).message(spoken(given)), err=True)
            sys.exit(2)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="goalgraph", prog_name="goalgraph")
def main() -> None:
    """The goals of a public body as a graph: question it, check it, decide on it."""
