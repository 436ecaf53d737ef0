"""Why a document cannot be outlined.

In: the details of a failure. Out: errors whose message is one line.
"""

from __future__ import annotations

from goalgraph.base.errors import InputError


class NotADocument(InputError):
    """The file at ``path`` is of no kind that is outlined: ``found``."""


class DocumentTooLarge(InputError):
    """The document at ``path`` is too large: ``size``, where ``most`` is read."""


class NoText(InputError):
    """The document at ``path`` has no text: it is empty, or its pages are pictures."""


class DamagedDocument(InputError):
    """The document at ``path`` cannot be read as what its name says: ``reason``."""
