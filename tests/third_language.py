"""Runs every command in every form in a language that has just been added, and tells what went wrong.

In: the language's code, and the folder to work in. Out: a JSON list of the runs that did not end as they should,
each with what was printed. Run by ``test_third_language`` as a program, beside a copy of goalgraph that has the
language's file.
"""

from __future__ import annotations

import json
import shutil
import sys
from contextlib import chdir
from pathlib import Path

from click.testing import CliRunner

import goalgraph
from every_command import every_run
from goalgraph.base.wording import LANGUAGES
from goalgraph.cli import main
from goalgraph.cli.group import MODULES
from hostile_plan import lay_out


def run(lang: str, folder: Path) -> list[list[str]]:
    """The runs that failed, with their output."""
    assert lang in LANGUAGES
    laid_out = folder / "laid-out"
    laid_out.mkdir()
    goalgraph.new(laid_out / "next", lay_out(laid_out), lang=lang)
    failed = []
    runs = [(str(one), one.line(lang), one.code) for one in every_run()]
    runs += [
        (f"query {name}", ["--lang", lang, "query", name], 0) for name in list(goalgraph.queries())[::10]
    ]
    runs += [(f"help {name}", [name, "--help", "--lang", lang], 0) for name in MODULES]
    for name, line, code in runs:
        here = folder / "here"
        shutil.copytree(laid_out, here)
        with chdir(here):
            done = CliRunner().invoke(main, line, prog_name="goalgraph")
        if done.exit_code != code:
            failed.append([name, done.output])
        shutil.rmtree(here)
    return failed


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1], Path(sys.argv[2]))))
