"""The command line: thin commands over the library.

In: arguments. Out: text on standard output, one line on standard error when something is wrong, and an exit
code: 0 fine, 1 the data fell short (findings at or above ``--fail-on``, a conflict in ``apply``), 2 wrong
usage or unreadable input.
"""

from goalgraph.cli.group import main

__all__ = ["main"]
