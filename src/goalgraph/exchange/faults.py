"""Why a file of another format cannot be brought in.

In: the details of a failure. Out: errors whose message is one line.
"""

from __future__ import annotations

from goalgraph.base.errors import GoalgraphError, InputError


class NotForImport(InputError):
    """The file at ``path`` is ``found``, which is not brought in; ``remedy`` says what it is for."""


class FileTooBig(InputError):
    """The file at ``path`` is too large: ``size``, where ``most`` is read."""


class Malformed(InputError):
    """The file at ``path`` is ``kind`` by its name or beginning, but cannot be read as that: ``reason``."""


class UnknownContext(InputError):
    """The JSON-LD file at ``path`` names ``context``, which is not shipped, and nothing is fetched."""


class NothingToWrite(GoalgraphError):
    """The plan ``plan`` has no goal, and the format cannot be without one."""
