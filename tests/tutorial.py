"""The tutorial's transcripts: what its commands print, run in order in one copy of the example.

In: the text of docs/tutorial.md and an empty folder. Out: each command with what is printed for it and
what it prints now. Run as a program, it writes what the commands print now into docs/tutorial.md.

A transcript is a console block below ``<!-- transcript -->`` with one command. After a colon may stand, with
a comma between them, ``first N lines`` (the block shows those, and ``…`` for the rest) and ``exit code N``
(otherwise it is 0).
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys
import tempfile
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner

from goalgraph.cli import main

ROOT = Path(__file__).parent.parent
TUTORIAL = ROOT / "docs" / "tutorial.md"
EXAMPLE = ROOT / "data" / "examples" / "sjobacka"
REST = "…"
_BLOCK = re.compile(
    r"<!-- transcript(?:: (?P<options>[^>]+?))? -->\n```console\n\$ (?P<line>.+?)\n(?P<printed>.*?)```",
    flags=re.DOTALL,
)
_OPTION = re.compile(r"first (?P<lines>[1-9]\d*) lines|exit code (?P<code>\d)")


@dataclass(frozen=True)
class Transcript:
    """A command as the tutorial prints it, and where in the text its output stands."""

    line: str
    printed: str
    span: tuple[int, int]
    lines: int | None = None
    code: int = 0


@dataclass(frozen=True)
class Result:
    """What a command did: its exit code, and of its output what the transcript is to show."""

    code: int
    shown: str


def transcripts(text: str) -> list[Transcript]:
    """The transcripts of a text, in its order.

    >>> block = "<!-- transcript: first 2 lines, exit code 1 -->\\n```console\\n$ goalgraph validate\\nA\\nB\\n…\\n```"
    >>> [(t.line, t.lines, t.code) for t in transcripts(block)]
    [('goalgraph validate', 2, 1)]
    """
    found = []
    for block in _BLOCK.finditer(text):
        lines, code = None, 0
        for option in (block["options"] or "").split(", "):
            said = _OPTION.fullmatch(option)
            if option and not said:
                raise ValueError(f"{option!r} is no option of a transcript")
            if said and said["lines"]:
                lines = int(said["lines"])
            elif said:
                code = int(said["code"])
        found.append(Transcript(block["line"], block["printed"], block.span("printed"), lines, code))
    return found


def shown(output: str, lines: int | None) -> str:
    """The lines of an output that a transcript shows, without blanks at their ends.

    >>> shown("one  \\ntwo\\nthree\\n", 2)
    'one\\ntwo\\n…\\n'
    """
    every = [line.rstrip() for line in output.rstrip().splitlines()]
    part = every if lines is None or len(every) <= lines else [*every[:lines], REST]
    return "".join(f"{line}\n" for line in part)


def run(found: list[Transcript], folder: Path) -> list[Result]:
    """What each command does, one after the other, in ``folder`` with a copy of the example."""
    shutil.copytree(EXAMPLE, folder / EXAMPLE.name)
    results = []
    with chdir(folder):
        for transcript in found:
            result = CliRunner(env={"GOALGRAPH_LANG": "en"}).invoke(
                main, shlex.split(transcript.line)[1:], prog_name="goalgraph"
            )
            results.append(Result(result.exit_code, shown(result.output, transcript.lines)))
    return results


def rewritten(text: str, folder: Path) -> tuple[str, list[str]]:
    """The text with what its commands print now, and the commands that did not end as it says.

    Of those the text keeps what it had.
    """
    found, failed = transcripts(text), []
    for transcript, result in reversed(list(zip(found, run(found, folder), strict=True))):
        if result.code != transcript.code:
            failed.append(f"{transcript.line}: exit code {result.code}\n{result.shown}")
            continue
        start, end = transcript.span
        text = text[:start] + result.shown + text[end:]
    return text, failed[::-1]


if __name__ == "__main__":
    os.environ.pop("COLUMNS", None)
    with tempfile.TemporaryDirectory() as place:
        new, wrong = rewritten(TUTORIAL.read_text(encoding="utf-8"), Path(place))
    TUTORIAL.write_text(new, encoding="utf-8")
    sys.exit("\n".join(wrong) or 0)
