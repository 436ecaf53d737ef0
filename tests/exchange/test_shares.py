"""A percent sign in another format is the unit where the file says none, and never a number in another unit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

import goalgraph

STRATML = """<PerformancePlanOrReport xml:lang="en"><Name>Goals</Name><StrategicPlanCore><Goal><Name>Quiet</Name>
<Objective><Name>Quiet nights</Name><PerformanceIndicator><MeasurementDimension>Nights</MeasurementDimension>
<UnitOfMeasurement>{unit}</UnitOfMeasurement><MeasurementInstance><ActualResult><StartDate>2030-01-01</StartDate>
<EndDate>2030-12-31</EndDate><NumberOfUnits>{number}</NumberOfUnits></ActualResult></MeasurementInstance>
</PerformanceIndicator></Objective></Goal></StrategicPlanCore></PerformancePlanOrReport>"""
NUMBERS = (
    "SELECT ?n ?u WHERE { GRAPH ?g { ?v gg:observationOf ?i ; gg:value ?n . OPTIONAL { ?v gg:unit ?u } } }"
)


def _stratml(place: Path, number: str, unit: str) -> Path:
    (place / "goals.xml").write_text(STRATML.format(number=number, unit=unit), encoding="utf-8")
    return place / "goals.xml"


def _opensdg(place: Path, number: str, unit: str) -> Path:
    (place / "data").mkdir()
    text = f"Year,Units,Value\n2030,{unit},{number}\n"
    (place / "data" / "indicator_3-2-1.csv").write_text(text, encoding="utf-8")
    return place


def _cids(place: Path, number: str, unit: str) -> Path:
    at = "http://vik.example/"
    nodes = [
        {"@type": "cids:Outcome", "@id": f"{at}o", "hasName": "Quiet"},
        {"@type": "cids:Indicator", "@id": f"{at}i", "hasName": "Nights", "forOutcome": f"{at}o",
         **({"i72:unit_of_measure": unit} if unit else {})},
        {"@type": "cids:IndicatorReport", "@id": f"{at}r", "forIndicator": f"{at}i",
         "i72:value": {"@type": "i72:Measure", "i72:numerical_value": number}},
    ]  # fmt: skip
    context = "https://ontology.commonapproach.org/cids.jsonld"
    document = {"@context": context, "@graph": nodes}
    (place / "vik.json").write_text(json.dumps(document), encoding="utf-8")
    return place / "vik.json"


WRITERS = {"stratml": _stratml, "opensdg": _opensdg, "cids": _cids}


def _numbers(
    form: str, place: Path, number: str, unit: str
) -> tuple[list[tuple[str | None, ...]], Mapping[str, int]]:
    (source := place / "source").mkdir()
    made = goalgraph.import_file(WRITERS[form](source, number, unit), place / "plan", lang="en")
    return [*goalgraph.load(made.folder).query(NUMBERS).texts()], made.lost


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("unit", ["", "per cent", "%"])
def test_a_number_with_a_percent_sign_is_in_per_cent(form: str, unit: str, tmp_path: Path) -> None:
    [(number, found)], _ = _numbers(form, tmp_path, "85 %", unit)
    assert float(number or 0) == 85
    assert str(found).endswith("PERCENT")


@pytest.mark.parametrize("form", WRITERS)
@pytest.mark.parametrize("unit", ["days", "parsecs"])
def test_a_percent_sign_and_another_unit_are_told_and_no_number_is_made(
    form: str, unit: str, tmp_path: Path
) -> None:
    found, lost = _numbers(form, tmp_path, "85%", unit)
    assert found == []
    assert [what for what in lost if f"85% ({unit})" in what]
