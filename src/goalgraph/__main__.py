"""``python -m goalgraph``: the command line."""

import sys
from pathlib import Path

if sys.path and sys.path[0] in ("", str(Path.cwd())):
    del sys.path[0]  # the folder one stands in, which Python puts first; what lies there is data, not code

from goalgraph.cli import main

main(prog_name="goalgraph")
