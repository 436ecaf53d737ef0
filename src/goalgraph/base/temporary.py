"""Folders for the time being, in the system's folder for such things.

In: nothing. Out: a folder that is gone when the work is done. Whose process it is stands in its
name, so that what a run that was killed left there can be removed by another.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from goalgraph.base.errors import OutputError

_BEGUN = "goalgraph-import-"


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder that nobody else sees.

    Raises:
        OutputError: none can be made there.

    >>> with temporary_folder() as folder:
    ...     folder.is_dir()
    True
    >>> folder.exists()
    False
    """
    import shutil

    try:
        made = tempfile.mkdtemp(prefix=f"{_BEGUN}{os.getpid()}-")
    except OSError as error:
        raise OutputError.of(Path(tempfile.gettempdir()), error) from error
    try:
        yield Path(made)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def tidy_temporary() -> None:
    """Remove the folders of runs that were killed; those of processes that are there stay."""
    for left in Path(tempfile.gettempdir()).glob(f"{_BEGUN}*-*"):
        import shutil

        import psutil

        process = left.name.removeprefix(_BEGUN).partition("-")[0]
        if process.isdecimal() and not psutil.pid_exists(int(process)):
            shutil.rmtree(left, ignore_errors=True)
