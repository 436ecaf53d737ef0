"""The files of a site are packed in memory, and come out as they were."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from goalgraph.faces.serving.packed import Packed

FILES = st.dictionaries(
    st.sampled_from(["a.html", "b.html", "a.ttl", "a", "b/c.html"]), st.binary(max_size=99)
)


@given(files=FILES)
def test_whatever_goes_in_comes_out(files: dict[str, bytes]) -> None:
    packed = Packed(files.items())
    assert dict(packed) == files
    assert len(packed) == len(files)
    assert "other.html" not in packed


def test_what_is_alike_takes_little() -> None:
    page = bytes(range(256)) * 40
    files = [(f"{number}.html", page + str(number).encode()) for number in range(50)]
    assert Packed(files).size < 2 * len(page)
