"""In which encoding a CSV file is: what a spreadsheet saves says it only where it is Unicode.

In: the bytes of a file. Out: its text and its encoding, and text in that encoding again. Excel saves UTF-8,
UTF-16, Windows-1252 or, on a Mac, MacRoman, by what it calls the form. What is none of them is refused.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from goalgraph.base.errors import OutputError, WrongEncoding
from goalgraph.exchange.workbook.faults import DoubtfulEncoding

_WINDOWS, _MAC = "cp1252", "mac_roman"
_MARKED = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LETTERS = frozenset("åäöÅÄÖéÉüÜ")
# What MacRoman looks like in Windows-1252: capitals after small letters, letters that Swedish and English do
# not have within a word, signs at its beginning, and bytes that Windows-1252 does not have.
_STRANGE = re.compile(
    r"(?<=[a-zà-ÿ])[À-ÞŠŒŽŸ]|(?<=[a-z])š(?=[a-z])|Œ(?=[bcdfghj-np-tvwxz])|(?<= )Ð(?= )"
    r"|(?<![\w.!?€])(?:…(?=[a-z])|€(?=(?!bn|mn)[a-z]{2}))|\ufffd"
)
# What UTF-8 looks like in it.
_UTF_8 = re.compile(rb"\xc3[\x80-\xbf]")


def decoded(path: Path, data: bytes) -> tuple[str, str]:
    """The text of a file without its byte order mark, and its encoding.

    Raises:
        WrongEncoding, DoubtfulEncoding: it is in none of those that are read.
    """
    mark, encoding = _marked(data)
    try:
        return data[len(mark) :].decode(encoding), encoding
    except UnicodeDecodeError as error:
        text = data.decode(_WINDOWS, errors="replace")
        if mark or b"\0" in data or _UTF_8.search(data):
            raise WrongEncoding(path=path, line=data[: error.start].count(b"\n") + 1) from error
    mac = data.decode(_MAC)
    strange, letters = len(_STRANGE.findall(text)), _letters(text)
    if strange and strange + _letters(mac) > 4 * letters:
        return mac, _MAC
    if "\ufffd" in text:
        line = len(re.findall(r"\r\n|\r|\n", text[: text.index("\ufffd")])) + 1
        raise DoubtfulEncoding(path=path, line=line)
    return text, _WINDOWS


def encoded(path: Path, text: str, data: bytes) -> bytes:
    """A text in the encoding of the data that it was in, with its byte order mark.

    Raises:
        OutputError: the encoding does not have a sign of it.
    """
    _, encoding = decoded(path, data)
    try:
        return _marked(data)[0] + text.encode(encoding)
    except UnicodeEncodeError as error:
        raise OutputError(path=path, reason=str(error)) from error


def _marked(data: bytes) -> tuple[bytes, str]:
    return next(((mark, name) for mark, name in _MARKED if data.startswith(mark)), (b"", "utf-8"))


def _letters(text: str) -> int:
    return sum(sign in _LETTERS for sign in text)
