"""The streams of a PDF document, measured before anything unpacks them.

In: the bytes of a file. Out: nothing, or the size of the first stream that is over the limit when unpacked.
A few kilobytes can hold gigabytes of nothing, and what reads the document unpacks a stream whole.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterator

MOST_STREAM = 16 << 20  # what draws a page, a font, a table of objects
MOST_IMAGE = 256 << 20  # a page in colours, 600 dots an inch; an image is not unpacked
_STREAM = re.compile(rb"stream\r?\n")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_CODED = re.compile(rb"/(?:ASCII85Decode|A85)\b")
_NESTED = 3  # a stream can be packed again
_ASCII85 = re.compile(rb"[^!-uz]")


def too_large(data: bytes, most: int = MOST_STREAM, most_image: int = MOST_IMAGE) -> int | None:
    r"""The size, or less, of the first stream that is over its limit when unpacked; none where all are under.

    >>> bomb = b"<< /Filter /FlateDecode >> stream\n" + zlib.compress(bytes(1 << 20)) + b"\nendstream"
    >>> too_large(bomb), too_large(bomb, most=1 << 19)
    (None, 524289)
    """
    for head, packed in _streams(data):
        limit = most_image if _IMAGE.search(head) else most
        if _CODED.search(head):
            packed = _decoded(packed)
        for _ in range(_NESTED):
            unpacked = _unpacked(packed, limit + 1)
            if len(unpacked) > limit:
                return len(unpacked)
            if not unpacked:
                break
            packed = unpacked
    return None


def _streams(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """What is said of each stream, and what is in it as it is packed."""
    for found in _STREAM.finditer(data):
        start = found.end()
        if data[found.start() - 3 : found.start()] == b"end":
            continue
        end = data.find(b"endstream", start)
        said = data.rfind(b"obj", max(0, found.start() - 4096), found.start())
        yield data[max(said, 0) : found.start()], data[start : end if end >= 0 else len(data)]


def _unpacked(packed: bytes, most: int) -> bytes:
    """As much as is asked for of what is packed; nothing where it is not."""
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return b""


def _decoded(text: bytes) -> bytes:
    try:
        return base64.a85decode(_ASCII85.sub(b"", text.partition(b"~")[0]))
    except ValueError:
        return b""
