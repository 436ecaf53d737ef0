"""CIDS is read with the contexts that are shipped; what has no place is told, and nothing is fetched."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import goalgraph
from goalgraph.base.errors import EmptyInput, GoalgraphError
from goalgraph.exchange.faults import FileTooBig, Malformed, NotForImport, UnknownContext
from goalgraph.exchange.kinds import kind_of

AT = "http://lindby.example/"
CIDS = "https://ontology.commonapproach.org/cids.jsonld"
CONTEXT = {"@context": [CIDS, "https://ontology.commonapproach.org/sff-1.0.jsonld"]}
FILE: list[dict[str, Any]] = [
    {"@type": "cids:Organization", "@id": AT, "org:hasLegalName": "Lindby Works", "hasOutcome": [f"{AT}Outcome/jobs"],
     "ic:hasAddress": [f"{AT}Address/1"], "hasIndicator": [f"{AT}Indicator/jobs"]},
    {"@type": "cids:ImpactModel", "@id": f"{AT}Model", "hasName": "Work for all", "hasDescription": "How it works.",
     "forOrganization": AT},
    {"@type": "cids:Theme", "@id": f"{AT}Theme/work", "hasName": "Work",
     "hasCode": ["http://metadata.un.org/sdg/8", "https://codelist.commonapproach.org/SDGImpacts/SDG11.2", "urn:x"]},
    {"@type": "cids:Outcome", "@id": f"{AT}Outcome/jobs", "hasName": "More people have work", "hasDescription": "Lasting.",
     "forTheme": [f"{AT}Theme/work"], "forOrganization": AT, "hasIndicator": [f"{AT}Indicator/jobs"]},
    {"@type": "cids:Indicator", "@id": f"{AT}Indicator/jobs", "hasName": "Jobs", "i72:unit_of_measure": "jobs",
     "forOutcome": [f"{AT}Outcome/gone"], "hasFoo": "bar"},
    {"@type": "cids:IndicatorReport", "@id": f"{AT}Report/1", "hasName": "Jobs 2030", "hasComment": "counted",
     "i72:value": {"@type": "i72:Measure", "i72:numerical_value": "1,234.5"}, "forIndicator": f"{AT}Indicator/jobs",
     "prov:startedAtTime": "2030-01-01T00:00:00Z", "prov:endedAtTime": "2030-12-31T23:59:59Z"},
    {"@type": "cids:IndicatorReport", "@id": f"{AT}Report/2", "value": {"hasNumericalValue": "a few"},
     "startedAtTime": "soon", "forIndicator": f"{AT}Indicator/jobs"},
    {"@type": "cids:ImpactRisk", "@id": f"{AT}Risk/1", "hasName": "Nobody hires", "forOutcome": f"{AT}Outcome/jobs"},
    {"@type": "ic:Address", "@id": f"{AT}Address/1", "ic:hasCity": "Lindby"},
]  # fmt: skip


def write(path: Path, document: object) -> Path:
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> goalgraph.Import:
    place = tmp_path_factory.mktemp("cids")
    file = write(place / "impact.json", [{**CONTEXT, **one} for one in FILE])
    assert kind_of(file) == "cids"
    return goalgraph.import_file(file, place / "plan", lang="en")


@pytest.fixture(scope="module")
def graph(imported: goalgraph.Import) -> goalgraph.Graph:
    return goalgraph.load(imported.folder)


def test_outcomes_are_goals_under_their_own_addresses(graph: goalgraph.Graph) -> None:
    [goal] = graph.resources("goal")
    assert (goal.id, goal.iri, goal.label("en")) == ("OUT1", f"{AT}Outcome/jobs", "More people have work")
    assert {(link.relation, link.object) for link in graph.links_of("A1")[0]} == {
        ("inPlan", "lindby-works/cids"), ("contributesTo", "SDG8"), ("contributesTo", "SDG11.2"),
    }  # fmt: skip
    assert ("inArea", "A1") in {(link.relation, link.object) for link in graph.links_of("OUT1")[0]}
    assert ("measures", "I1") in {(link.relation, link.subject) for link in graph.links_of("OUT1")[1]}


def test_reports_are_values(graph: goalgraph.Graph) -> None:
    rows = graph.query(
        "SELECT ?v ?w ?p WHERE { GRAPH ?g { ?o a gg:Observation OPTIONAL { ?o gg:value ?v }"
        " OPTIONAL { ?o gg:qualitativeResult ?w } OPTIONAL { ?o gg:period/skos:notation ?p } } } ORDER BY ?v"
    ).texts()
    assert list(rows) == [(None, "a few", None), ("1234.5", None, "2030")]
    noted = graph.query(
        "SELECT ?text ?v { ?n a gg:Note ; rdfs:label ?text ; gg:concerns ?o . ?o gg:value ?v }"
    ).texts()
    assert list(noted) == [("counted", "1234.5")]


def test_the_plan_is_the_impact_model_and_everything_is_stated_in_the_file(
    imported: goalgraph.Import, graph: goalgraph.Graph
) -> None:
    assert imported.plan == "lindby-works/cids"
    assert graph.plans[0].label("en") == "Work for all"
    assert graph.validate().conforms
    stated = graph.query("SELECT ?d WHERE { GRAPH ?g { ?o a gg:Goal ; gg:statedIn/rdfs:label ?d } }").texts()
    assert list(stated) == [("impact.json",)]


def test_what_has_no_place_is_told(imported: goalgraph.Import) -> None:
    assert imported.lost == {
        "Theme/hasCode": 1, "Indicator/forOutcome → –": 1, "Indicator/hasFoo": 1,
        "IndicatorReport/startedAtTime": 1, "Organization/hasAddress": 1, "Address": 1,
    }  # fmt: skip


def test_brought_in_again_nothing_changes(imported: goalgraph.Import) -> None:
    again = goalgraph.import_file(
        imported.folder.parent / "impact.json", imported.folder, dry_run=True, lang="en"
    )
    assert (again.updated, again.written) == (True, ())


@pytest.mark.parametrize(
    "context",
    [
        "https://somewhere.example/context.jsonld",
        "context.jsonld",
        [CIDS, "http://127.0.0.1:9/x"],
        {"@import": "http://127.0.0.1:9/x"},
        {"x": {"@id": "urn:x", "@context": "http://127.0.0.1:9/x"}},
    ],
)
def test_a_context_from_elsewhere_is_refused_by_name(context: object, tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonld", {"@context": context, "@type": "cids:Outcome", "hasName": "x"})
    with pytest.raises(UnknownContext) as refused:
        goalgraph.import_file(file)
    assert str(context).rpartition("/")[2].strip("'\"}]") in refused.value.message("en")
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    "context",
    [
        "https://ontology.commonapproach.org/contexts/cidsContext.jsonld",
        "http://ontology.eil.utoronto.ca/cids/contexts/cidsContext.json",
        "https://ontology.commonapproach.org/cids/3.2.0/cids.jsonld",
    ],
)
def test_the_contexts_of_every_version_are_read_as_the_shipped_one(context: str, tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonld", {"@context": context, "@type": "cids:Outcome", "hasName": "Calm"})
    assert goalgraph.load(goalgraph.import_file(file, lang="en").folder).get("OUT1").label("en") == "Calm"


def test_a_context_in_the_file_and_one_object_are_read(tmp_path: Path) -> None:
    context = {"@context": {"c": "https://ontology.commonapproach.org/cids#"}}
    document = {**context, "@graph": [{"@type": "c:Outcome", "@id": f"{AT}o", "hasName": "Calm"}]}
    made = goalgraph.import_file(write(tmp_path / "a.jsonld", document), lang="en")
    assert goalgraph.load(made.folder).get("OUT1").label("en") == "Calm"
    assert made.lost == {}


def test_too_large_too_deep_or_broken_is_one_line(tmp_path: Path) -> None:
    file = write(tmp_path / "a.json", {**CONTEXT, **FILE[3], "x": " " * (1 << 20)})
    with pytest.raises(FileTooBig, match="--max-size"):
        goalgraph.import_file(file, most=1)
    deep = '{"@context": "' + CIDS + '", "@type": "cids:Outcome", "hasName": ' + '{"a":' * 100_000
    file.write_text(deep, encoding="utf-8")
    with pytest.raises(GoalgraphError) as refused:
        goalgraph.import_file(file)
    assert "\n" not in refused.value.message("en")


JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=8)),
    lambda below: st.one_of(
        st.lists(below, max_size=3), st.dictionaries(st.text(max_size=5), below, max_size=3)
    ),
    max_leaves=6,
)
KEYS = st.sampled_from(
    [
        "@id",
        "@type",
        "hasName",
        "hasDescription",
        "hasCode",
        "forTheme",
        "forOutcome",
        "hasIndicator",
        "hasIndicatorReport",
        "forIndicator",
        "i72:value",
        "i72:numerical_value",
        "value",
        "prov:startedAtTime",
        "prov:endedAtTime",
        "i72:unit_of_measure",
        "hasLegalName",
    ]
)
VALUES = st.one_of(
    st.sampled_from(["cids:Outcome", "cids:Indicator", "cids:IndicatorReport", "cids:Organization", "cids:Theme",
                     f"{AT}a", f"{AT}b", "a b", "", "2030-01-01", "12", "=1", "a;b", "%"]),
    JSON,
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(nodes=st.lists(st.dictionaries(KEYS, VALUES, max_size=6), min_size=1, max_size=6))
def test_whatever_it_says_it_is_a_plan_or_a_clear_error(nodes: list[dict[str, Any]], tmp_path: Path) -> None:
    file = write(tmp_path / "a.jsonld", [{**CONTEXT, **node} for node in nodes])
    told = ""
    try:
        assert goalgraph.import_file(file, dry_run=True).plan
    except (Malformed, NotForImport, EmptyInput) as error:
        told = error.message("sv")
    assert "\n" not in told


def test_a_file_in_another_order_gives_no_id_to_something_else(tmp_path: Path) -> None:
    file = write(tmp_path / "impact.json", [{**CONTEXT, **one} for one in FILE])
    place = tmp_path / "plan"
    goalgraph.import_file(file, place, lang="en")
    before = {
        one.iri: one.id for kind in ("goal", "indicator") for one in goalgraph.load(place).resources(kind)
    }
    more = [
        {"@type": "cids:Outcome", "@id": f"{AT}Outcome/rest", "hasName": "More people rest"},
        {"@type": "cids:Indicator", "@id": f"{AT}Indicator/rest", "hasName": "Rest",
         "forOutcome": f"{AT}Outcome/rest"},
    ]  # fmt: skip
    write(file, [{**CONTEXT, **one} for one in (*more, *reversed(FILE))])
    made = goalgraph.import_file(file, place, lang="en")
    assert made.removed == ()
    assert {"OUT2", "I2"} <= set(made.added)
    after = {
        one.iri: one.id for kind in ("goal", "indicator") for one in goalgraph.load(place).resources(kind)
    }
    assert after == {**before, f"{AT}Outcome/rest": "OUT2", f"{AT}Indicator/rest": "I2"}
