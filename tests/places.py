"""Where the project's folders are, wherever a test stands in the tree."""

from pathlib import Path

TESTS = Path(__file__).resolve().parent
ROOT = TESTS.parent
EXAMPLE = ROOT / "data" / "examples" / "sjobacka"
BODIES = sorted(
    path.parent
    for path in (ROOT / "data" / "examples").glob("*/*/document.txt")
    if EXAMPLE not in path.parents
)
