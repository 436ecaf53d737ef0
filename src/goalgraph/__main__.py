"""``python -m goalgraph``: the command line."""

from goalgraph.cli import main

main(prog_name="goalgraph")
