"""How much of a goal document the outline finds, and how much of what it finds is so.

In: texts of invented bodies, each beside the answers that a person gave. Out: a Markdown table of recall and
precision for each text and kind. A figure counts as found if a value or a target has the number; a text if
it is the same. Run: python benchmarks/outline.py [FOLDER]
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from goalgraph.exchange.outline.documents import lines_of
from goalgraph.exchange.outline.findings import Outlined, What
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader

TEXTS = Path(__file__).parent / "outline_texts"
KINDS = {
    "goals": What.GOAL,
    "areas": What.AREA,
    "strategies": What.STRATEGY,
    "risks": What.RISK,
    "values": What.VALUE,
    "targets": What.TARGET,
}


def outlined(path: Path) -> Outlined:
    """What is found in a document."""
    return Reader(passages_of(lines_of(path))).read()


def found_in(result: Outlined, kind: str) -> Counter[str]:
    """What is found of a kind, as the answers say it."""
    if kind == "mentions":
        return Counter({one.id for one in result.mentions})
    several = result.of(KINDS[kind])
    if kind in ("values", "targets"):
        return Counter(str(float(one.figure.value)) for one in several if one.figure)
    return Counter(one.text for one in several)


def right_in(answers: Iterable[str | float]) -> Counter[str]:
    """The answers as they are compared."""
    return Counter(str(float(one)) if isinstance(one, int | float) else one for one in answers)


def scores(path: Path) -> dict[str, tuple[int, int, int]]:
    """By kind: how many are right, how many of them are found, and how many are found in all."""
    answers = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    result = outlined(path)
    counts: dict[str, tuple[int, int, int]] = {}
    for kind in (*KINDS, "mentions"):
        right, found = right_in(answers.get(kind, [])), found_in(result, kind)
        counts[kind] = (right.total(), (right & found).total(), found.total())
    return counts


def texts(folder: Path = TEXTS) -> list[Path]:
    """The documents that have answers beside them."""
    return sorted(
        path for path in folder.iterdir() if path.suffix != ".json" and path.with_suffix(".json").is_file()
    )


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TEXTS
    print("| text | kind | right | recall | precision |\n|---|---|---|---|---|")
    for path in texts(folder):
        for kind, (right, hits, found) in scores(path).items():
            if right or found:
                recall = f"{hits / right:.0%}" if right else "–"
                precision = f"{hits / found:.0%}" if found else "–"
                print(f"| {path.name} | {kind} | {right} | {recall} | {precision} |")


if __name__ == "__main__":
    main()
