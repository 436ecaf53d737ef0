from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest

from goalgraph.base.errors import GoalgraphError
from goalgraph.rdf.faults import NestedTooDeep
from goalgraph.rdf.nesting import DEEPEST, too_deep
from goalgraph.rdf.parsing import parse, triples_of_json

RDF_XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:u="urn:u:">'
# What nests in each format: the name of the file, what stands before, what opens, what closes, what stands after.
NESTED = {
    "triple terms": ("a.ttl", "<urn:a> <urn:p> ", "<<( <urn:s> <urn:p> ", "1", " )>>", " ."),
    "triple terms in TriG": ("a.trig", "{ <urn:a> <urn:p> ", "<<( <urn:s> <urn:p> ", "1", " )>>", " }"),
    "triple terms in N-Quads": ("a.nq", "<urn:a> <urn:p> ", "<<( <urn:s> <urn:p> ", '"1"', " )>>", " ."),
    "triple terms in N-Triples": ("a.nt", "<urn:a> <urn:p> ", "<<( <urn:s> <urn:p> ", '"1"', " )>>", " ."),
    "reified triples": ("a.ttl", "", "<< <urn:s> <urn:p> ", "1", " >>", " <urn:p> 1 ."),
    "objects": ("a.jsonld", "", '{"@id":"urn:a","urn:p":', "1", "}", ""),
    "lists": ("a.jsonld", '{"@id":"urn:a","urn:p":', '{"@list":[', "1", "]}", "}"),
    "arrays": ("a.jsonld", '{"@id":"urn:a","urn:p":', "[", "1", "]", "}"),
    "graphs": ("a.jsonld", "", '{"@graph":', "[]", "}", ""),
    "contexts": ("a.jsonld", '{"@id":"urn:a","@context":', '{"a":{"@id":"urn:a","@context":', "{}", "}}", "}"),
    "elements": ("a.rdf", RDF_XML, "<rdf:Description><u:p>", "", "</u:p></rdf:Description>", "</rdf:RDF>"),
}  # fmt: skip


def nested(kind: str, levels: int) -> tuple[str, str]:
    name, head, opening, inmost, closing, tail = NESTED[kind]
    return name, f"{head}{opening * levels}{inmost}{closing * levels}{tail}"


@pytest.mark.parametrize("kind", NESTED)
def test_what_is_too_deep_for_the_engine_is_refused_before_it_reads(kind: str, tmp_path: Path) -> None:
    name, text = nested(kind, 20_000)
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    before = time.process_time()
    with pytest.raises(NestedTooDeep) as caught:
        parse(file)
    assert caught.value.details["line"] == 1
    assert time.process_time() - before < 5


@pytest.mark.parametrize("kind", NESTED)
def test_what_people_nest_is_read(kind: str, tmp_path: Path) -> None:
    name, text = nested(kind, 20)
    (tmp_path / name).write_text(text, encoding="utf-8")
    try:
        parse(tmp_path / name)
    except NestedTooDeep:
        pytest.fail("twenty levels are not deep")
    except GoalgraphError:
        assert kind in ("graphs", "contexts"), "only these say nothing"


@pytest.mark.parametrize("text", [f"<urn:a> <urn:p> {'(' * 5000}{')' * 5000} .", f"<urn:a> <urn:p> {'[ <urn:p> ' * 5000}1{']' * 5000} ."])  # fmt: skip
def test_blank_nodes_and_collections_may_be_as_deep_as_anybody_likes(text: str, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(text, encoding="utf-8")
    assert parse(tmp_path / "a.ttl")


@pytest.mark.parametrize(
    ("quiet", "form"),
    [
        ('{"a": "[[[[{{{{"}', ox.RdfFormat.JSON_LD),
        ('{"a": "\\"[[[["}', ox.RdfFormat.JSON_LD),
        ('<urn:a> <urn:p> "<< << <<" .', ox.RdfFormat.TURTLE),
        ("# << << <<\n", ox.RdfFormat.TURTLE),
        ('<urn:a> <urn:p> """<< \n << \\""" << """ .', ox.RdfFormat.TURTLE),
    ],
)
def test_what_only_looks_as_if_it_nested_does_not_count(quiet: str, form: ox.RdfFormat) -> None:
    assert too_deep(quiet * DEEPEST, form) is None


def test_the_line_is_told() -> None:
    assert too_deep("{}\n" * 200 + "[" * (DEEPEST + 1), ox.RdfFormat.JSON_LD) == 201


@pytest.mark.parametrize("kind", ["triple terms in N-Quads", "objects"])
def test_standard_input_is_measured_before_its_format_is_seen(kind: str) -> None:
    _, text = nested(kind, 20_000)
    command = [sys.executable, "-m", "goalgraph", "--lang", "en", "--data", "-", "show"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=False)
    assert done.returncode == 2
    assert b"nested deeper" in done.stderr


def test_a_document_in_json_is_measured_too() -> None:
    document: object = 1
    for _ in range(DEEPEST + 1):
        document = {"urn:p": document}
    with pytest.raises(ValueError, match="deeper"):
        triples_of_json(document, "urn:a")
