"""What each command takes for one plan that is very large, and whether it grows faster than the plan.

In: how many statements, one size or several. Out: a Markdown table: seconds that each command takes at each
size, each in a process of its own and with nothing kept from before, and how many times longer it takes for
the largest plan than for the smallest; what was refused says so. With ``--queries`` the same of every shipped
query, in seconds of the processor, all in this process. The plans are as those of ``nation.py``, with as many
themes as it takes: goals at three levels, strategies, indicators with values and passages.
Run: python benchmarks/large.py [SIZES …] [--profile NAME] [--only COMMAND …] [--queries]
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyoxigraph as ox

import goalgraph
from nation import PLACE, Known, Writer, themes

SEED = 20261129
LONGEST = 900
COMMANDS = (
    ("show", ()),
    ("show", ("N1",)),
    ("trace", ("E1",)),
    ("trace", ("E1", "--to", "F1")),
    ("query", ("red-thread",)),
    ("query", ("ASK {}",)),
    ("validate", ()),
    ("validate", ("--engine", "fast")),
    ("report", ()),
    ("page", ("-o", "page.html")),
    ("publish", ("site", "--base", "https://goals.example/")),
    ("export", ("--to", "turtle", "-o", "out.ttl")),
    ("export", ("--to", "jsonld", "-o", "out.jsonld")),
    ("export", ("--to", "xlsx", "-o", "out.xlsx")),
    ("export", ("--to", "graphml", "-o", "out.graphml")),
    ("diff", ("plan.ttl", "plan.ttl")),
)


def large(statements: int, profile: str | None) -> str:
    """A plan of at least so many statements."""
    known = Known(
        plan="x0999/2020",
        code="0999",
        county="09",
        year=2020,
        profile=profile,
        levels=3,
        file="plan.ttl",
        without={what: [] for what in ("strategy", "indicator", "figure", "responsible")},
    )
    writer = Writer(known, random.Random(f"{SEED} {statements}"))
    assert known.iri.startswith(PLACE)
    writer.plan()
    goals: list[str] = []
    written = counted = place = 0
    while counted + written < statements:
        before = len(writer.lines)
        place += 1
        goals.append(writer.theme(place, themes()[place % len(themes())], areas=place % 2 == 0)[1])
        written += sum(
            text.count(" ;") + text.count(" .") + text.count("@en") for text in writer.lines[before:]
        )
        written += 27 * (place % 10 == 1)  # the two or three assessments of each goal, which come last
    writer.assessments(goals[::10])
    return "".join(writer.lines)


def seconds(line: tuple[str, ...], place: Path) -> tuple[float, int, str]:
    """How long a command takes, its exit code, and the last line of what it says of itself."""
    given = () if line[0] == "diff" else ("--data", "plan.ttl")
    command = [sys.executable, "-m", "goalgraph", "--lang", "en", *given, *line]
    begun = time.perf_counter()
    try:
        done = subprocess.run(command, cwd=place, capture_output=True, text=True, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        return LONGEST, -1, "longer"
    told = (done.stderr.strip().splitlines() or [""])[-1]
    return time.perf_counter() - begun, done.returncode, told


def asked_of(place: Path) -> dict[str, float]:
    """The seconds that each shipped query takes of the processor for the plan in a folder."""
    graph = goalgraph.load(place)
    graph.scope.levels  # noqa: B018 - the scope is built before the clock starts
    taken = {}
    for name in goalgraph.queries():
        begun = time.process_time()
        graph.query(name)
        taken[name] = time.process_time() - begun
    return taken


def row(what: str, taken: list[float], notes: str = "", digits: int = 1) -> str:
    cells = " | ".join(f"{one:.{digits}f} s" for one in taken)
    return f"| `{what}` | {cells} | {taken[-1] / taken[0]:.1f}{notes} |"


def main() -> None:
    """Run each command at each size, and print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("sizes", type=int, nargs="*", default=[25_000, 50_000, 100_000])
    asked.add_argument("--profile", help="the profile that the plan uses")
    asked.add_argument("--only", nargs="+", help="these commands only")
    asked.add_argument("--queries", action="store_true", help="the shipped queries instead")
    given = asked.parse_args()
    os.environ["GOALGRAPH_CACHE"] = ""
    with tempfile.TemporaryDirectory() as name:
        places = []
        for size in given.sizes:
            place = Path(name) / str(size)
            place.mkdir()
            text = large(size, given.profile)
            (place / "plan.ttl").write_text(text, encoding="utf-8")
            places.append(place)
            print(
                f"{size}: {sum(1 for _ in ox.parse(text.encode(), ox.RdfFormat.TURTLE))} statements, "
                f"{text.count('a gg:Goal ')} goals"
            )
        print("\n| command | " + " | ".join(f"{size:,}" for size in given.sizes) + " | times |")
        print("|---" * (len(places) + 2) + "|")
        if given.queries:
            several = [asked_of(place) for place in places]
            for name in several[0]:
                print(row(name, [one[name] for one in several], digits=3))
            return
        for command, options in COMMANDS:
            if given.only and command not in given.only:
                continue
            taken, notes = [], ""
            for place in places:
                spent, code, told = seconds((command, *options), place)
                taken.append(spent)
                notes = f" {code}: {told}" if code not in (0, 1) else ""
            print(row(" ".join((command, *options[:2])), taken, notes), flush=True)


if __name__ == "__main__":
    main()
