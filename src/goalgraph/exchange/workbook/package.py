"""Whether a packed workbook may be opened: its size when unpacked, and what its XML declares.

In: a file that is a ZIP archive. Out: nothing, or the reason why it is refused. Nothing is unpacked to disk.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from goalgraph.base.errors import InputError
from goalgraph.exchange.workbook.faults import (
    DamagedWorkbook,
    LockedWorkbook,
    UnsafeWorkbook,
    WorkbookTooLarge,
)

MOST_MEGABYTES = 64
MOST_ROWS, MOST_COLUMNS = 100_000, 500
_CHUNK = 1 << 20
_SEALED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DECLARED = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)


def check(path: Path, most: int = MOST_MEGABYTES) -> None:
    """Refuse an archive that unpacks to more than ``most`` megabytes, and XML with entities.

    Raises:
        InputError: it cannot be read.
        DamagedWorkbook: it is no archive, or not a whole one.
        WorkbookTooLarge, UnsafeWorkbook, LockedWorkbook: it is refused.
    """
    left = most << 20
    try:
        with path.open("rb") as file:
            if file.read(len(_SEALED)) == _SEALED:
                raise LockedWorkbook(path=path)
        with zipfile.ZipFile(path) as archive:
            for part in archive.infolist():
                xml = part.filename.lower().endswith((".xml", ".rels", ".rdf"))
                before = b""
                with archive.open(part) as stream:
                    while chunk := stream.read(_CHUNK):
                        left -= len(chunk)
                        if left < 0:
                            raise WorkbookTooLarge(path=path, size=f"> {most} MB", most=f"{most} MB")
                        if xml and _DECLARED.search((before + chunk).replace(b"\0", b"")):
                            raise UnsafeWorkbook(path=path, name=part.filename)
                        before = chunk[-64:]
    except OSError as error:
        raise InputError(path=path, reason=error.strerror or error) from error
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise DamagedWorkbook(path=path) from error


def check_size(path: Path, sheet: str, rows: int, columns: int, most: int = MOST_MEGABYTES) -> None:
    """Refuse a sheet with more rows or columns than are read; more are where more megabytes are.

    Raises:
        WorkbookTooLarge: it is refused.
    """
    times = max(1, most / MOST_MEGABYTES)
    if rows > MOST_ROWS * times or columns > MOST_COLUMNS * times:
        raise WorkbookTooLarge(
            path=path,
            size=f"{sheet}: {rows} × {columns}",
            most=f"{int(MOST_ROWS * times)} × {int(MOST_COLUMNS * times)}",
        )
