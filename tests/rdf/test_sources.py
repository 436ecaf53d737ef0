from __future__ import annotations

from pathlib import Path

from goalgraph.rdf.parsing import FORMATS
from goalgraph.rdf.sources import ENDINGS, Unread, by_likelihood


def test_every_ending_has_a_format() -> None:
    assert set(FORMATS) == ENDINGS


def test_what_looks_most_like_data_is_told_first() -> None:
    told = [
        Unread(Path(".git"), "hidden"),
        Unread(Path("readme.md"), "ending"),
        Unread(Path("b.ttl.txt"), "ending"),
        Unread(Path("a.json"), "other"),
        Unread(Path("a.ttl.bak"), "ending"),
    ]
    names = [one.path.name for one in by_likelihood(told)]
    assert names == ["a.json", "a.ttl.bak", "b.ttl.txt", "readme.md", ".git"]
