"""Why a file of another format cannot be brought in.

In: the details of a failure. Out: errors whose message is one line.
"""

from __future__ import annotations

from goalgraph.base.errors import InputError


class NotForImport(InputError):
    """The file at ``path`` is ``found``, which is not brought in; ``remedy`` says what it is for."""


class FileTooBig(InputError):
    """The file at ``path`` is too large: ``size``, where ``most`` is read."""


class Malformed(InputError):
    """The file at ``path`` is ``kind`` by its name or beginning, but cannot be read as that: ``reason``."""
