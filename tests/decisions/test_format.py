"""The form of the decisions file stands in its schema; everything else reads it from there."""

from __future__ import annotations

import pytest
from rdflib import SH, Graph, URIRef
from rdflib.collection import Collection

import goalgraph
from goalgraph.base.names import GG, local_name
from goalgraph.decisions.format import choices, context, for_page, schema, version
from goalgraph.faces.page.content.whole import content
from places import ROOT

SCRIPTS = ROOT / "src" / "goalgraph" / "faces" / "page" / "web"


@pytest.mark.parametrize(
    ("name", "sample"),
    [("answers", "NotMet"), ("assessments", "Reached"), ("progress", "Ongoing")],
)
def test_the_shapes_and_the_ontology_know_the_same_choices(name: str, sample: str) -> None:
    shapes = Graph().parse(ROOT / "shapes" / "decisions.ttl")
    lists = [
        {local_name(str(one)) for one in Collection(shapes, head)} for head in shapes.objects(None, SH["in"])
    ]
    assert set(choices(name)) in lists
    assert sample in choices(name)
    ontology = Graph().parse(ROOT / "ontology" / "goalgraph.ttl")
    assert all((URIRef(GG + one), None, None) in ontology for one in choices(name))


def test_each_key_of_the_file_has_a_meaning() -> None:
    parts = schema()["$defs"]
    keys = {key for one in (schema(), *parts.values()) for key in one.get("properties", {})}
    kept = {key for key in keys if not key.startswith("@") and key not in ("goal", "label")}
    assert kept <= {*context(), *context()["activities"]["@context"]}


def test_the_page_is_given_the_form_and_holds_no_copy() -> None:
    told = content(goalgraph.load().scope)["format"]
    judgements = told.pop("judgements")
    assert told == {**for_page(), "assessmentsTaken": for_page()["assessments"]}
    assert list(judgements) == for_page()["assessments"]
    assert judgements["Reached"] == {"word": {"sv": "nås", "en": "reached"}, "mark": "reached"}
    assert for_page()["version"] == version() == 1
    scripts = "".join(path.read_text(encoding="utf-8") for path in SCRIPTS.rglob("*.js"))
    keys = {key for part in schema()["$defs"].values() for key in part.get("properties", {})}
    told = for_page()["fields"]
    for group in ("ambition", "answers", "forecasts"):
        parts = schema()["$defs"][group.removesuffix("s") if group != "ambition" else group]["properties"]
        assert {told[group].get("about"), *told[group]["parts"].values()} - {None} == set(parts)
    assert {*told["single"].values(), *told["several"].values(), told["withdraws"]["key"]} <= keys
    assert {told[group]["key"] for group in ("ambition", "answers", "forecasts")} <= keys
    assert set(told["withdraws"]["names"].values()) <= set(schema()["$defs"]["withdrawn"]["anyOf"][0]["enum"])
    for key in ("steeringMode", "ambitionLevel", "baselineValue", "targetValue", "targetDate"):
        assert key in keys
        assert key not in scripts
    for copied in ('"NotMet"', "CannotBeAssessed", "decisions.context", "4000", "10_000_000", r"\d{1,15}"):
        assert copied not in scripts
