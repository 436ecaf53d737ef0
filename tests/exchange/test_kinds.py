"""A file is known by what it holds, whatever its name says."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.exchange.faults import FileTooBig
from goalgraph.exchange.importing import READERS
from goalgraph.exchange.kinds import kind_of

STRATML = (
    '<?xml version="1.0"?>\n<!-- a plan -->\n<s:StrategicPlan '
    'xmlns:s="urn:ISO:std:iso:17469:tech:xsd:stratml_core"><s:Name>A</s:Name></s:StrategicPlan>'
)


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


FILES: list[tuple[str, bytes | str | object, str]] = [
    ("plan.xlsx", "not one, but that is for its reader to say", "workbook"),
    ("plan.xlsx", packed("xl/workbook.xml"), "workbook"),
    ("plan.xlsx", packed("word/document.xml"), "word"),
    ("plan.ods", packed("xl/workbook.xml"), "excel"),
    ("plan.ods", b"%PDF-1.7", "pdf"),
    ("plan.xlsx", b"PK\x03\x04 cut", "workbook"),
    ("Mål.csv", "id;nivå;text\n", "workbook"),
    ("a.xml", STRATML, "stratml"),
    ("a.txt", STRATML.encode("utf-16"), "stratml"),
    ("a.csv", "<!doctype HTML><p>404", "html"),
    ("a.json", {"type": "FeatureCollection", "features": []}, "geojson"),
    ("a.json", {"count": 1, "values": [{"kpi": "N01951"}]}, "kolada"),
    ("a.json", {"count": 0, "next_url": None, "results": []}, "kolada"),
    ("a.json", {"a": 1}, "json"),
    ("a.json", "{not json", "json"),
    ("a.json", "[" * 100_000, "json"),
    ("a.ipynb", {"nbformat": 4, "cells": []}, "notebook"),
    ("a.jsonld", {"@context": {}, "@type": "Dialogue"}, "decisions"),
    ("a.jsonld", {"@context": {}, "@graph": []}, "rdf"),
    ("a.ttl", "@prefix gg: <urn:a> .\n", "rdf"),
    ("a.csv", "<urn:a> <urn:b> <urn:c> .\n", "rdf"),
    ("a.xml", '<r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>', "rdf"),
    ("a.xml", "<note><to>x</to></note>", "xml"),
    ("a.xml", '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"/>', "graphml"),
    ("a.md", "# Goals\n", "markdown"),
    ("a.txt", "Goal 1\n", "text"),
    ("a.tsv", "a\tb\n", "table"),
    ("a.xml", "", "empty"),
    ("a.csv", " \n", "empty"),
    ("a.csv", b"%PDF-1.7", "pdf"),
    ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old-office"),
    ("a.csv", packed("xl/workbook.xml"), "excel"),
    ("a.docx", packed("word/document.xml"), "word"),
    ("a.zip", packed("data.csv"), "packed"),
    ("a.zip", b"PK\x03\x04 cut", "packed"),
    ("a.csv", b"\x00\x01\x02", "bytes"),
    ("a.csv", "år;värde\n".encode("cp1252"), "workbook"),
]


@pytest.mark.parametrize(("name", "content", "kind"), FILES)
def test_what_a_file_is(name: str, content: bytes | str | object, kind: str, tmp_path: Path) -> None:
    file = tmp_path / name
    if isinstance(content, bytes):
        file.write_bytes(content)
    else:
        text = content if isinstance(content, str) else json.dumps(content)
        file.write_text(text, encoding="utf-8")
    assert kind_of(file) == kind


def test_every_kind_is_brought_in_or_has_a_name_in_each_language() -> None:
    kinds = {kind for _, _, kind in FILES} - set(READERS)
    for lang in LANGUAGES:
        assert kinds <= set(wording(lang)["importing"]["kinds"]) | set(READERS) | {"stratml"}


def test_json_that_is_too_large_is_refused_and_the_limit_can_be_raised(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text("[" + " " * (1 << 20) + "]")
    with pytest.raises(FileTooBig) as refused:
        kind_of(file, 1)
    assert "--max-size" in refused.value.message("en")
    assert kind_of(file, 2) == "rdf" or kind_of(file, 2) == "json"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200), ending=st.sampled_from([".csv", ".xml", ".json", ".ttl", ".yml", ""]))
def test_any_bytes_are_of_some_kind(data: bytes, ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"a{ending}"
    file.write_bytes(data)
    assert kind_of(file)
