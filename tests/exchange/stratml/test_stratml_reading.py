"""StratML of any version is read for what it says; what has no place is told, and what is unsafe is refused."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import goalgraph
from goalgraph.base.errors import EmptyInput, GoalgraphError, UnsafeXml
from goalgraph.exchange.faults import FileTooBig, Malformed
from goalgraph.exchange.stratml.results import bounds_in

REPORT = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet type="text/xsl" href="https://somewhere.example/part2.xsl"?>
<PerformancePlanOrReport xmlns="urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    xsi:schemaLocation="urn:x https://somewhere.example/x.xsd" Type="Performance_Report" xml:lang="en">
  <Name>Plan of Lindby</Name><Description>What Lindby wants.</Description><OtherInformation>Adopted in haste.</OtherInformation>
  <StrategicPlanCore>
    <Organization><Name>Lindby</Name><Acronym>LBY</Acronym><Identifier>_b9806f30-b1a1-11ea-a710-051b2b83ea00</Identifier>
      <Stakeholder StakeholderTypeType="Organization"><Name>Lindby Water; Ltd</Name><Description>Owns the pipes.</Description></Stakeholder>
      <Stakeholder StakeholderTypeType="Person"><Name>Somebody</Name></Stakeholder></Organization>
    <Vision><Description>A town by the water.</Description><Identifier>_v</Identifier></Vision>
    <Mission><Description>To serve.</Description></Mission>
    <Value><Name>Care</Name><Description>We look after each other.</Description></Value><Value/>
    <Goal><Name>Clean water</Name><Description>Everyone shall have clean water.</Description><Identifier>_0eaf2c34-c5ef-11ee</Identifier>
      <SequenceIndicator>1</SequenceIndicator>
      <Stakeholder><Name>Lindby Water; Ltd</Name><Role><Name>Owner</Name><RoleType>Performer</RoleType></Role></Stakeholder>
      <Stakeholder><Name>Residents</Name></Stakeholder>
      <OtherInformation>See the map.</OtherInformation>
      <Objective><Name>Fewer leaks</Name><Description/><Identifier>leaks</Identifier><SequenceIndicator>1.1</SequenceIndicator>
        <PerformanceIndicator ValueChainStage="Outcome" PerformanceIndicatorType="Quantitative">
          <MeasurementDimension>Leaking pipes</MeasurementDimension><UnitOfMeasurement>per cent</UnitOfMeasurement>
          <MeasurementInstance>
            <TargetResult><StartDate>2030-01-01</StartDate><EndDate>2030-12-31</EndDate><NumberOfUnits>5</NumberOfUnits></TargetResult>
            <ActualResult><StartDate>2030-01-01</StartDate><EndDate>2030-12-31</EndDate><NumberOfUnits>7,5</NumberOfUnits></ActualResult>
          </MeasurementInstance>
          <MeasurementInstance>
            <TargetResult><EndDate>2031-06-30</EndDate><Description>≥ 3</Description></TargetResult>
            <ActualResult><EndDate>31/12/2031</EndDate><NumberOfUnits>a few</NumberOfUnits><Description>rough</Description></ActualResult>
            <ActualResult><StartDate>2029-01-01</StartDate></ActualResult>
          </MeasurementInstance>
        </PerformanceIndicator></Objective>
      <Objective><PerformanceIndicator><MeasurementDimension>Wells</MeasurementDimension><UnitOfMeasurement>wells</UnitOfMeasurement></PerformanceIndicator></Objective>
    </Goal>
  </StrategicPlanCore>
  <AdministrativeInformation><StartDate>2030-01-01</StartDate><EndDate>2031-12-31</EndDate>
    <PublicationDate>2029-11-01</PublicationDate><Source>https://lindby.example/plan.html</Source></AdministrativeInformation>
  <Submitter><GivenName>A</GivenName><Surname>B</Surname></Submitter>
</PerformancePlanOrReport>
"""


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> goalgraph.Import:
    place = tmp_path_factory.mktemp("stratml")
    file = place / "report.xml"
    file.write_text(REPORT, encoding="utf-8")
    return goalgraph.import_file(file, place / "plan")


@pytest.fixture(scope="module")
def graph(imported: goalgraph.Import) -> goalgraph.Graph:
    return goalgraph.load(imported.folder)


def test_goals_and_objectives_are_goals_on_two_levels(graph: goalgraph.Graph) -> None:
    top, below = graph.get("G1"), graph.get("O1.1")
    assert isinstance(top, goalgraph.Goal)
    assert isinstance(below, goalgraph.Goal)
    assert (top.label("en"), below.label("en")) == ("Everyone shall have clean water.", "Fewer leaks")
    up, _ = graph.links_of("O1.1")
    assert [(link.relation, link.object) for link in up] == [("inPlan", "lby/2030-2031"), ("subGoalOf", "G1")]


def test_results_are_values_and_targets(graph: goalgraph.Graph) -> None:
    rows = graph.query(
        "SELECT ?i ?n ?p WHERE { GRAPH ?g { ?v a gg:Observation ; gg:observationOf/skos:notation ?i ;"
        " gg:value ?n ; gg:period/skos:notation ?p } }"
    ).texts()
    assert list(rows) == [("O1.1.I1", "7.5", "2030")]
    rows = graph.query(
        "SELECT ?n ?low ?due WHERE { GRAPH ?g { ?t a gg:Target OPTIONAL { ?t gg:value ?n }"
        " OPTIONAL { ?t gg:lowerBound ?low } OPTIONAL { ?t gg:dueDate ?due } } } ORDER BY ?n"
    ).texts()
    assert list(rows) == [(None, "3", "2031-06-30"), ("5", None, None)]


def test_words_that_stand_for_a_number_are_kept_as_words(graph: goalgraph.Graph) -> None:
    rows = graph.query("SELECT ?w WHERE { GRAPH ?g { ?v gg:qualitativeResult ?w } }").texts()
    assert list(rows) == [("a few – rough",)]


def test_an_indicator_in_a_nameless_objective_is_the_goals(graph: goalgraph.Graph) -> None:
    indicator = graph.get("G1.I1")
    assert isinstance(indicator, goalgraph.Indicator)
    assert indicator.label("en") == "Wells"
    up, _ = graph.links_of("G1.I1")
    assert [(link.relation, link.object) for link in up] == [("inPlan", "lby/2030-2031"), ("measures", "G1")]


def test_what_has_no_place_is_told(imported: goalgraph.Import) -> None:
    assert imported.lost == {
        "Vision/Identifier": 1,
        "Goal/Identifier": 1,
        "Objective/Identifier": 1,
        "Goal → Stakeholder": 1,
        "ActualResult/EndDate": 1,
        "ActualResult": 1,
        "Organization/Identifier": 1,
        "Organization/Stakeholder": 1,
        "PerformanceIndicator/@ValueChainStage": 1,
        "PerformanceIndicator/@PerformanceIndicatorType": 1,
        "AdministrativeInformation/PublicationDate": 1,
        "PerformancePlanOrReport/Submitter": 1,
    }


def test_what_has_one_is_there(imported: goalgraph.Import, graph: goalgraph.Graph) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in imported.written)
    assert imported.plan == "lby/2030-2031"
    for said in ("Adopted in haste.", "Care: We look after each other.", "Owns the pipes.", "See the map.",
                 "A town by the water.", "UnitOfMeasurement: wells", "https://lindby.example/plan.html"):  # fmt: skip
        assert said in text
    assert "Somebody" not in text
    assert [finding.rule for finding in graph.validate().findings if finding.severity == "violation"] == []


PART_1 = """<?xml version="1.0" encoding="ISO-8859-1"?>
<stratml:StrategicPlan xmlns:stratml="http://www.stratml.net"><stratml:Name>Små mål</stratml:Name>
<stratml:strategicplancore><stratml:goal><stratml:Name>Ett</stratml:Name>
<stratml:PerformanceIndicator><stratml:MeasurementDimension>Två</stratml:MeasurementDimension></stratml:PerformanceIndicator>
</stratml:goal></stratml:strategicplancore></stratml:StrategicPlan>"""


def test_another_version_namespace_case_and_encoding_are_read(tmp_path: Path) -> None:
    file = tmp_path / "old.xml"
    file.write_bytes(PART_1.encode("latin-1"))
    made = goalgraph.import_file(file)
    assert (made.folder, made.plan, made.lost) == (tmp_path / "old", "små-mål/plan", {})
    assert goalgraph.load(made.folder).get("G1").label("sv") == "Ett"


def test_nothing_is_called_by_a_name_that_the_file_does_not_say(tmp_path: Path) -> None:
    file = tmp_path / "plan.xml"
    file.write_text(
        "<StrategicPlan><Goal><Name/><Description> </Description></Goal>"
        "<Goal><Objective><Name>Calm</Name></Objective></Goal></StrategicPlan>"
    )
    graph = goalgraph.load(goalgraph.import_file(file).folder)
    assert [goal.id for goal in graph.resources("goal")] == ["G1", "O1"]
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((tmp_path / "plan").iterdir()))
    assert '"G1"@' not in text


def test_brought_in_again_is_an_update(tmp_path: Path) -> None:
    file = tmp_path / "plan.xml"
    file.write_text(REPORT, encoding="utf-8")
    goalgraph.import_file(file, lang="en")
    again = goalgraph.import_file(file, dry_run=True, lang="en")
    assert (again.updated, again.written) == (True, ())
    file.write_text(REPORT.replace("7,5", "6,5"), encoding="utf-8")
    assert goalgraph.import_file(file, lang="en").changed == ("O1.1.I1.O2030",)


BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))


@pytest.mark.parametrize(
    "kind",
    [
        f'<!DOCTYPE x [<!ENTITY a0 "lol">{BOMB}]>',
        '<!DOCTYPE x [<!ENTITY a11 SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]>',
    ],
)
def test_a_document_type_is_refused_and_nothing_is_fetched(kind: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.xml"
    file.write_text(f"{kind}<StrategicPlan><Name>&a11;</Name></StrategicPlan>")
    with pytest.raises(UnsafeXml):
        goalgraph.import_file(file)
    assert list(tmp_path.iterdir()) == [file]


def test_the_entity_is_named_and_not_the_document_type(tmp_path: Path) -> None:
    file = tmp_path / "plan.xml"
    for entity in ("picture", "% picture"):
        file.write_text(
            f'<?xml version="1.0"?>\n<!DOCTYPE kind [\n<!ENTITY {entity} SYSTEM "file:///etc/passwd">]>\n'
            "<StrategicPlan><Name>&picture;</Name></StrategicPlan>"
        )
        with pytest.raises(UnsafeXml) as refused:
            goalgraph.import_file(file)
        assert "line 3: the XML entity picture " in refused.value.message("en")


def test_limits(tmp_path: Path) -> None:
    file = tmp_path / "plan.xml"
    file.write_text("<StrategicPlan>" + "<a>" * 5000 + "</a>" * 5000 + "</StrategicPlan>")
    with pytest.raises(Malformed):
        goalgraph.import_file(file)
    file.write_text(PART_1.partition("?>")[2] + " " * (1 << 20), encoding="utf-8")
    with pytest.raises(FileTooBig, match="--max-size"):
        goalgraph.import_file(file, most=1)
    assert goalgraph.import_file(file, most=2).written


@pytest.mark.parametrize("cut", range(60, len(REPORT), 400))
def test_a_cut_file_is_refused_in_one_line(cut: int, tmp_path: Path) -> None:
    file = tmp_path / "plan.xml"
    file.write_text(REPORT[:cut], encoding="utf-8")
    with pytest.raises(GoalgraphError) as refused:
        goalgraph.import_file(file)
    assert "\n" not in refused.value.message("sv")
    assert list(tmp_path.iterdir()) == [file]


NAMES = st.sampled_from(
    [
        "Name",
        "Description",
        "Identifier",
        "SequenceIndicator",
        "Goal",
        "Objective",
        "Stakeholder",
        "Role",
        "RoleType",
        "Value",
        "Vision",
        "PerformanceIndicator",
        "MeasurementDimension",
        "UnitOfMeasurement",
        "MeasurementInstance",
        "TargetResult",
        "ActualResult",
        "NumberOfUnits",
        "StartDate",
        "EndDate",
        "Descriptor",
        "DescriptorValue",
        "Organization",
        "StrategicPlanCore",
        "Odd",
        "AdministrativeInformation",
        "Source",
        "OtherInformation",
    ]
)
TEXTS = st.one_of(
    st.sampled_from(
        ["", "2030-01-01", "12", "-", "=1+1", "KS1", "a;b", "https://x.example/ y", "ja\nnej", "N1"]
    ),
    st.text(
        st.characters(codec="utf-8", exclude_characters="\x00", exclude_categories=("Cc", "Cs")), max_size=20
    ),
)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


ELEMENTS = st.recursive(
    st.builds(lambda name, text: f"<{name}>{_escaped(text)}</{name}>", NAMES, TEXTS),
    lambda below: st.builds(
        lambda name, parts: f"<{name}>{''.join(parts)}</{name}>", NAMES, st.lists(below, max_size=6)
    ),
    max_leaves=40,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(ELEMENTS, min_size=1, max_size=5))
def test_whatever_it_says_it_is_a_plan_or_a_clear_error(parts: list[str], tmp_path: Path) -> None:
    file = tmp_path / "plan.xml"
    file.write_text(f"<StrategicPlan>{''.join(parts)}</StrategicPlan>", encoding="utf-8")
    told = ""
    try:
        assert goalgraph.import_file(file, dry_run=True).plan
    except EmptyInput as error:
        told = error.message("sv")
    assert "\n" not in told


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [("≥ 1,250", "1250", None), ("≤ 1,250.5", None, "1250.5"), ("1,250–2,500", "1250", "2500")],
)
def test_a_bound_is_written_as_numbers_are_in_english(words: str, low: str | None, high: str | None) -> None:
    found = {"low": low, "high": high}
    assert bounds_in(words) == {key: Decimal(value) for key, value in found.items() if value}
