"""Whatever is brought in goes through one door, and what it is not is told by its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from filled import SMALL, write

import goalgraph
from goalgraph.base.errors import EmptyInput
from goalgraph.exchange.faults import Malformed, NotForImport


def test_a_workbook_is_brought_in_as_by_its_own_call(tmp_path: Path) -> None:
    book = write(tmp_path / "plan.xlsx", SMALL)
    one = goalgraph.import_file(book, tmp_path / "one")
    other = goalgraph.import_workbook(book, tmp_path / "other")
    assert [path.read_bytes() for path in one.written] == [path.read_bytes() for path in other.written]
    assert one.lost == {}


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.csv", "<!DOCTYPE html><p>", "is an HTML page; goalgraph outline makes a workbook of it"),
        ("a.json", '{"type": "FeatureCollection"}', "is GeoJSON; bring in a workbook"),
        ("a.ttl", "@prefix a: <urn:a> .", "is RDF; it is data already: name it with --data"),
        ("a.json", '{"@type": "Dialogue"}', "is a decisions file; bring it in with goalgraph apply"),
        ("a.xml", "", "is empty; check that it is the right file"),
    ],
)
def test_what_it_is_not_is_told_by_its_name(name: str, text: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(text)
    with pytest.raises(NotForImport) as refused:
        goalgraph.import_file(file)
    assert told in refused.value.message("en")
    assert refused.value.message("sv") != refused.value.message("en")
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.xml", "<StrategicPlan><StrategicPlanCore/></StrategicPlan>"),
        ("a.json", '{"@context": "https://ontology.commonapproach.org/cids.jsonld"}'),
    ],
)
def test_what_says_nothing_is_told_to_be_empty(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(EmptyInput):
        goalgraph.import_file(tmp_path / name)


def test_the_folder_that_one_stands_in_can_be_brought_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "Goals.csv").write_text("id;level;text\nKS1;KS;A good school\n")
    monkeypatch.chdir(folder)
    assert goalgraph.import_file(".", dry_run=True, lang="en").folder == tmp_path / "mine-plan"


def test_a_plan_without_a_name_is_called_as_its_file(tmp_path: Path) -> None:
    file = tmp_path / "lindby.xml"
    file.write_text("<StrategicPlan><Goal><Name>Calm</Name></Goal></StrategicPlan>")
    graph = goalgraph.load(goalgraph.import_file(file, lang="en").folder)
    assert graph.plans[0].label("en") == "lindby"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"plan": [\n1,\n2', "JSON (it is cut off at line 3, character 2)"),
        ('{"plan": [\n1,,2]}', "JSON (it is written wrongly at line 2, character 3)"),
        (
            '{"count": 2, "values": [{"kpi": "N00001", "per',
            "a saved answer from Kolada (it is cut off at line 1, ",
        ),
        (
            '{"count": 2, "values": [{"kpi": "N00001", "value": tr',
            "a saved answer from Kolada (it is cut off at ",
        ),
        (
            '{"count": 2, "values": [{"title": "Sj\u00f6',
            "a saved answer from Kolada (it is cut off at line 1, ",
        ),
        ('[{"values": [', "a saved answer from Kolada (it is cut off at line 1, character 14)"),
    ],
)
def test_json_that_breaks_off_is_told_with_its_kind_and_place(text: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    data = text.encode()
    file.write_bytes(data[:-1] if text.endswith("\u00f6") else data)
    with pytest.raises(Malformed) as refused:
        goalgraph.import_file(file)
    assert f"{file}: cannot be read as {told}" in refused.value.message("en")
    assert refused.value.message("en").endswith("; export or save the file anew")
    assert "; exportera eller spara filen på nytt" in refused.value.message("sv")


def test_json_that_is_too_deep_is_not_brought_in(tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    file.write_text("[" * 100_000)
    with pytest.raises(NotForImport):
        goalgraph.import_file(file)
