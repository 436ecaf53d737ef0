"""The line that a statement stands in, however it is written."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from goalgraph.rdf.lines import find

A, B, X = (ox.NamedNode(f"urn:{name}") for name in "abx")
TURTLE = '@prefix u: <urn:> . # u:x\nu:a u:b 1 ;\n  u:b\n   """long\ntext""" , <urn:x>\n .\n<urn:x> u:a [ u:b 2 ] .\n'


@pytest.mark.parametrize(
    ("statement", "last", "line"),
    [
        ((A,), False, 2),
        ((A, B), False, 2),
        ((A, B), True, 5),
        ((A, B, ox.Literal("long\ntext")), False, 5),
        ((X,), False, 7),
        ((X, A), False, 7),
        ((B,), False, None),
    ],
)
def test_in_turtle(tmp_path: Path, statement: tuple[ox.NamedNode], last: bool, line: int | None) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(TURTLE, encoding="utf-8")
    expected = (path, line) if line else None
    assert find([path], statement, last=last) == find([tmp_path], statement, last=last) == expected


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("a.nq", "<urn:x> <urn:b> <urn:g> .\n<urn:a> <urn:b> <urn:x> <urn:g> .\n", 2),
        ("a.trig", "<urn:g> {\n<urn:x> <urn:b> <urn:x> .\n\n<urn:a> <urn:b> <urn:x> .\n}\n", 4),
        ("a.ttl", "<urn:a> <urn:b> <urn:x> .\nand then nothing more", 1),
        ("a.ttl", "\ufeff<urn:x> <urn:b> <urn:a> .\r\n<urn:a> <urn:b> <urn:x> .\r\n", 2),
    ],
)
def test_in_other_formats_and_in_what_can_be_read(tmp_path: Path, name: str, text: str, line: int) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode())
    assert find([path], (A, B, X)) == (path, line)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes(TURTLE.encode(encoding))
    assert find([path], (X, A)) == (path, 7)


def test_what_is_not_read_as_data_is_not_searched(tmp_path: Path) -> None:
    for name in (".a.ttl", ".hidden/a.ttl", "b.ttl"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("<urn:a> <urn:b> <urn:x> .", encoding="utf-8")
    assert find([tmp_path], (A, B, X)) == (tmp_path / "b.ttl", 1)
    (tmp_path / "b.ttl").write_bytes(b"\xff <urn:a> <urn:b> <urn:x> .")
    assert find([tmp_path], (A, B, X)) is None


def test_in_json_the_object_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonld"
    path.write_text('[\n{"@id": "urn:a", "urn:b": [{"@id": "urn:x"}]}\n]', encoding="utf-8")
    assert find([path], (A, B, X)) == (path, 2)


def test_texts_are_found_as_they_are_when_loaded(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text('<urn:a> <urn:b> "ma\u030al" .', encoding="utf-8")
    assert find([path], (A, B, ox.Literal("mål"))) == (path, 1)


def test_the_first_statement_that_is_there_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("<urn:x> <urn:b> 1 .\n<urn:a> <urn:b> 2 .", encoding="utf-8")
    assert find([path], (A, X), (A,), (X,)) == (path, 2)
    assert find([tmp_path / "notes.txt", path], (B,)) is None
