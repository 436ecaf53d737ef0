"""The reference of the commands: what ``--help`` says of each, in both languages.

In: the command line. Out: the text of docs/commands.<language>.md. Run as a program, it writes them anew.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from click.testing import CliRunner

from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.cli import main
from goalgraph.cli.group import MODULES

DOCS = Path(__file__).parent.parent / "docs"


def place(lang: str) -> Path:
    """The file with the reference in a language."""
    return DOCS / f"commands.{lang}.md"


def reference(lang: str) -> str:
    """All that the help says in a language, a section a command."""
    title = wording(lang)["help"]["commands"]
    sections = [f"# {title}\n\n{_help(lang)}"]
    sections += [f"## goalgraph {name}\n\n{_help(lang, name)}" for name in sorted(MODULES)]
    return "\n".join(sections)


def _help(lang: str, *command: str) -> str:
    shown = CliRunner().invoke(
        main, ["--lang", lang, *command, "--help"], prog_name="goalgraph", env={"COLUMNS": "80"}
    )
    assert shown.exit_code == 0, shown.output
    return f"```text\n{shown.stdout.rstrip()}\n```\n"


@cache
def examples() -> tuple[str, ...]:
    """The example in each command's help, without the name of the program."""
    return tuple(one for name in MODULES for one in re.findall(r"Exempel: goalgraph (.+)", _help("sv", name)))


if __name__ == "__main__":
    for language in LANGUAGES:
        place(language).write_text(reference(language), encoding="utf-8")
