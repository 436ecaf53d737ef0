"""The files of a site in memory, packed: pages of a kind are alike, and of many plans there are many.

In: paths and bytes, one after the other. Out: the bytes of a path, unpacked when they are asked for.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Mapping

_WINDOW = 1 << 15


class Packed(Mapping[str, bytes]):
    """Files by their paths; ``size`` is how many bytes they take.

    >>> files = Packed([("a.html", b"<p>one</p>"), ("b.html", b"<p>two</p>")])
    >>> files["b.html"], "c.html" in files, list(files)
    (b'<p>two</p>', False, ['a.html', 'b.html'])
    """

    def __init__(self, files: Iterable[tuple[str, bytes]]) -> None:
        self._like: dict[str, bytes] = {}
        self._packed: dict[str, bytes] = {}
        for path, data in files:
            like = self._like.setdefault(_kind(path), data[:_WINDOW])
            packer = zlib.compressobj(1, zdict=like) if like else zlib.compressobj(1)
            self._packed[path] = packer.compress(data) + packer.flush()
        self.size = sum(map(len, (*self._packed.values(), *self._like.values())))

    def __getitem__(self, path: str) -> bytes:
        packed, like = self._packed[path], self._like[_kind(path)]
        return (zlib.decompressobj(zdict=like) if like else zlib.decompressobj()).decompress(packed)

    def __contains__(self, path: object) -> bool:
        return path in self._packed

    def __iter__(self) -> Iterator[str]:
        return iter(self._packed)

    def __len__(self) -> int:
        return len(self._packed)


def _kind(path: str) -> str:
    """What files are alike by: their endings, without the language."""
    return path.rpartition(".")[2]
