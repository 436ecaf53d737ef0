"""Files written whole or not at all, and names for them.

In: a path and text or bytes. Out: a file; until it is whole, what was there before stays.
"""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path

from goalgraph.base.errors import OutputError
from goalgraph.base.visible import one_line

_LONGEST = 100


def write_text(path: str | Path, text: str) -> Path:
    """Write ``text`` to ``path`` as UTF-8, and return the path; see :func:`write_bytes`.

    Raises:
        OutputError: nothing can be written there.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_text(Path(folder, "goal.txt"), "mål").read_text(encoding="utf-8")
    'mål'
    """
    return write_bytes(path, text.encode("utf-8"))


def write_bytes(path: str | Path, data: bytes) -> Path:
    """Write ``data`` to ``path``, and return the path.

    A link is followed; the permissions of a file that is replaced stay.

    Raises:
        OutputError: nothing can be written there.
    """
    target = Path(path)
    if target.exists() and not target.is_file():
        raise OutputError(path=target, reason="there is something else than a file")
    final = target.resolve()
    try:
        handle, name = tempfile.mkstemp(dir=final.parent, prefix=f".{final.name}.", suffix=".part")
    except OSError as error:
        raise OutputError(path=target, reason=error.strerror or error) from error
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        unfinished.chmod(_mode_of(final))
        unfinished.replace(final)
    except OSError as error:
        raise OutputError(path=target, reason=error.strerror or error) from error
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return target


def safe_name(text: str) -> str:
    """A part of a file's name that every system takes, made of text from data.

    >>> safe_name("../0665/2019 RO1"), safe_name("CON"), safe_name("...")
    ('0665-2019 RO1', 'CON_', '-')
    """
    from pathvalidate import sanitize_filename

    parts = re.sub(r"[/\\]", "-", one_line(text))
    name = sanitize_filename(parts, replacement_text="-", max_len=_LONGEST, platform="universal")
    return name.strip("-. ") or "-"


def _mode_of(target: Path) -> int:
    """The permissions of the file to replace, or those that a new file gets."""
    with suppress(OSError):
        return target.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
