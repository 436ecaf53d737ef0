from __future__ import annotations

from pathlib import Path

import pytest

import goalgraph
from goalgraph.rdf.faults import ImpossibleValue
from goalgraph.rdf.reading import read
from small_plan import FILE, PREFIXES


def plan_with(folder: Path, value: str, of: str = "gg:value") -> Path:
    text = FILE.read_text(encoding="utf-8")
    file = folder / "plan.ttl"
    file.write_text(
        f"{text}\n{PREFIXES}\np:O1.I1.X9 a gg:Observation ;\n  {of} {value} .\n", encoding="utf-8"
    )
    return file


@pytest.mark.parametrize(
    "value",
    [
        '"NaN"^^xsd:decimal',
        '"NaN"^^xsd:double',
        '"INF"^^xsd:double',
        '"-Infinity"^^xsd:decimal',
        '"1E9999999"^^xsd:decimal',
        '"1E-999999999"^^xsd:decimal',
        '"1E99999999999999999999"^^xsd:decimal',
        "1E9999999",
        '"1E9999999"',
        "9" * 6000,
        "[]",
        "<<( p:M1 gg:inArea p:O1 )>>",
    ],
)
@pytest.mark.parametrize("of", ["gg:value", "gg:lowerBound", "gg:rank"])
def test_a_value_with_which_nothing_can_be_done_is_told_with_its_line(
    value: str, of: str, tmp_path: Path
) -> None:
    file = plan_with(tmp_path, value, of)
    with pytest.raises(ImpossibleValue) as caught:
        goalgraph.load(file)
    told = caught.value.details
    assert (told["property"], told["path"]) == (of, file)
    assert f"{of} {value} ." in file.read_text(encoding="utf-8").splitlines()[int(str(told["line"])) - 1]
    assert len(caught.value.message("sv")) < 400 + len(str(file))


@pytest.mark.parametrize(
    "value", ["3.5", "1E3", '"many"', '"3,5"', "0", '"1000000000000"^^xsd:decimal', "<urn:a>"]
)
def test_what_is_merely_wrong_is_read_for_a_rule_to_tell(value: str, tmp_path: Path) -> None:
    assert read([plan_with(tmp_path, value)])


@pytest.mark.parametrize("of", ["gg:endDate", "gg:paragraph"])
def test_a_blank_node_is_no_date_and_no_text(of: str, tmp_path: Path) -> None:
    with pytest.raises(ImpossibleValue):
        read([plan_with(tmp_path, "[]", of)])
