"""Streams of PDF documents that are more than they look: packed once, twice, coded, called an image."""

from __future__ import annotations

import base64
import zlib
from pathlib import Path

import pytest

from goalgraph.exchange.outline.faults import DocumentTooLarge
from goalgraph.exchange.outline.pdf import pdf_lines
from goalgraph.exchange.outline.streams import MOST_IMAGE, MOST_STREAM, too_large

NOTHING = zlib.compress(bytes(MOST_STREAM + 1), 9)


def stream(said: str, packed: bytes) -> bytes:
    return (
        f"7 0 obj\n<< {said} /Length {len(packed)} >>\nstream\r\n".encode()
        + packed
        + b"\nendstream\nendobj\n"
    )


@pytest.mark.parametrize(
    "data",
    [
        stream("/Filter /FlateDecode", NOTHING),
        stream("/Filter [/FlateDecode /FlateDecode]", zlib.compress(NOTHING)),
        stream("/Filter [/ASCII85Decode /FlateDecode]", base64.a85encode(NOTHING) + b"~>"),
        stream("", b"BT ET") + stream("/Type /ObjStm /Filter /FlateDecode", NOTHING),
        stream("/Filter /FlateDecode", NOTHING).removesuffix(b"\nendstream\nendobj\n"),
    ],
    ids=["packed", "packed twice", "coded", "after another", "without an end"],
)
def test_a_stream_over_the_limit_is_found_and_not_unpacked_whole(data: bytes, tmp_path: Path) -> None:
    assert too_large(data) == MOST_STREAM + 1
    (tmp_path / "bomb.pdf").write_bytes(b"%PDF-1.7\n" + data)
    with pytest.raises(DocumentTooLarge, match=r"bomb\.pdf.*> 16 MB"):
        list(pdf_lines(tmp_path / "bomb.pdf"))


def test_an_image_may_be_larger_than_what_draws_a_page() -> None:
    assert MOST_STREAM < MOST_IMAGE
    image = stream("/Type /XObject /Subtype /Image /Filter /FlateDecode", NOTHING)
    assert too_large(image) is None
    assert too_large(image, most_image=MOST_STREAM) == MOST_STREAM + 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.4 stream",
        stream("/Filter /FlateDecode", b"no zlib"),
        stream("/ASCII85Decode", b"\xff~>"),
    ],
)
def test_what_is_not_packed_is_left_alone(data: bytes) -> None:
    assert too_large(data) is None
