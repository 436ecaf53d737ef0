from __future__ import annotations

import io
import json
import sys

import pytest

from goalgraph.rdf import limited

QUADS = b"""<urn:a> <urn:p> "one" <urn:g1> .
<urn:b> <urn:p> "tv\xc3\xa5" <urn:g2> .
"""


class Streams:
    """Standard streams whose bytes can be set and read."""

    def __init__(self, content: bytes = b"") -> None:
        self.buffer = io.BytesIO(content)
        self.text = ""

    def write(self, text: str) -> int:
        self.text += text
        return len(text)


def run(monkeypatch: pytest.MonkeyPatch, query: str, quads: bytes = QUADS) -> tuple[int, bytes, str]:
    asked, out, err = query.encode(), Streams(), Streams()
    monkeypatch.setattr(sys, "argv", ["limited", str(len(asked))])
    monkeypatch.setattr(sys, "stdin", Streams(asked + quads))
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    code = limited.main()
    return code, out.buffer.getvalue(), err.text


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("SELECT ?o { ?s ?p ?o } ORDER BY ?o", ["one", "två"]),
        ("SELECT ?o { GRAPH <urn:g2> { ?s ?p ?o } }", ["två"]),
        ('SELECT ?o { ?s ?p ?o FILTER(?o = "två") }', ["två"]),
        ("SELECT ?o { ?s <urn:q> ?o }", []),
    ],
)
def test_rows_are_written_as_json(monkeypatch: pytest.MonkeyPatch, query: str, values: list[str]) -> None:
    code, out, err = run(monkeypatch, query)
    assert (code, err, out[:1]) == (0, "", b"J")
    assert [row["o"]["value"] for row in json.loads(out[1:])["results"]["bindings"]] == values


@pytest.mark.parametrize(("query", "truth"), [("ASK { ?s ?p ?o }", True), ("ASK { ?s <urn:q> ?o }", False)])
def test_a_truth_value_is_written_as_json(monkeypatch: pytest.MonkeyPatch, query: str, truth: bool) -> None:
    code, out, _ = run(monkeypatch, query)
    assert (code, json.loads(out[1:])["boolean"]) == (0, truth)


def test_triples_are_written_as_n_triples(monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = run(monkeypatch, "CONSTRUCT WHERE { <urn:b> ?p ?o }")
    assert (code, out) == (0, 'N<urn:b> <urn:p> "två" .\n'.encode())


def test_no_triples_are_written_as_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(monkeypatch, "CONSTRUCT WHERE { <urn:none> ?p ?o }")[:2] == (0, b"N")


def test_an_empty_store_can_be_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, _ = run(monkeypatch, "ASK { ?s ?p ?o }", b"")
    assert (code, json.loads(out[1:])["boolean"]) == (0, False)


@pytest.mark.parametrize("query", ["SELECT", "", "INSERT DATA { <urn:a> <urn:b> 1 }"])
def test_what_is_no_query_ends_with_one_line_and_a_code(monkeypatch: pytest.MonkeyPatch, query: str) -> None:
    code, out, err = run(monkeypatch, query)
    assert (code, out) == (limited.INVALID, b"")
    assert err.count("\n") == 1
    assert "error at" in err


@pytest.mark.parametrize("form", ["SELECT *", "ASK", "CONSTRUCT { ?s ?p ?o }"])
def test_a_server_that_does_not_answer_has_a_code_of_its_own(
    monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    code, out, err = run(monkeypatch, f"{form} {{ SERVICE <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}")
    assert (code, out) == (limited.UNREACHABLE, b"")
    assert "port 9" in err
