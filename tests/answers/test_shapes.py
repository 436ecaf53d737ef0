"""The rules: each one catches what it is there for and nothing else, and the bundled plan breaks none of those on form.

In: the shapes, an example that each rule accepts and one that it catches (tests/shapes, on top of
base.ttl), and the bundled data with what the derivation rules add. Out: a failure that names the rule.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import shacl
from rdflib import RDF, RDFS, SH, SKOS, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from goalgraph.answers.validation.shapes import shapes_graph
from goalgraph.model.profiles import shipped
from goalgraph.rdf.asked import asked, merged
from goalgraph.rdf.shacl import reference_report
from places import ROOT

EXAMPLES = ROOT / "tests" / "shapes"
CORE = ROOT / "shapes" / "core.ttl"
AGREEMENT = ROOT / "shapes" / "agreement.ttl"
PROFILE = ROOT / "shapes" / "profiles" / "vaggeryd" / "shapes.ttl"
GG = Namespace("https://w3id.org/goalgraph/ontology#")
GGSH = Namespace("https://w3id.org/goalgraph/shapes#")
EX = Namespace("https://example.org/0000/2030/")
CONTRIBUTORS = URIRef("https://w3id.org/goalgraph/id/contributors")
PLAN = "https://w3id.org/goalgraph/id/0665/2019"

# A goal with a forecast that nobody has decided on is, of course, also undecided.
# Of two things with one id, one has an address that ends in another.
ALSO = {
    "forecast-without-steering-goal": {"steering-mode-undecided"},
    "notation-duplicate": {"id-contradicts-address"},
    "goal-notation-duplicate": {"id-contradicts-address"},
    # What has a readiness is asked what a goal is asked.
    "answer-on-target": {"ambition-level-missing", "steering-mode-undecided", "goal-without-strategy"},
}

# What a message may tell of beside names: properties of the ontology, and these.
PROPERTIES = {"rdfs:label", "skos:notation"} | {
    "gg:" + name
    for name in re.findall(
        r"^gg:(\w+) a owl:(?:Object|Datatype)Property",
        (ROOT / "ontology" / "goalgraph.ttl").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
}

Finding = tuple[str, str]


@cache
def everybodys() -> Graph:
    """The rules for all plans."""
    return Graph().parse(CORE).parse(AGREEMENT)


@cache
def shapes() -> Graph:
    """Every rule, those for all plans and those of the profile, as validation has them: made ready for pyshacl once."""
    return asked(Graph().parse(CORE).parse(AGREEMENT).parse(PROFILE))


@cache
def ontology() -> Graph:
    """The terms, with those beside the ontology and those of the profile."""
    graph = Graph().parse(ROOT / "ontology" / "goalgraph.ttl").parse(CORE.with_name("terms.ttl"))
    return graph.parse(PROFILE.with_name("profile.ttl"))


@cache
def real_plan() -> Graph:
    """The bundled data with what the derivation rules add, as validation sees it."""
    store = ox.Store()
    data = ROOT / "data"
    real = [file for file in sorted(data.rglob("*.ttl")) if not file.is_relative_to(data / "examples")]
    terms = [ROOT / "ontology" / "goalgraph.ttl", PROFILE.with_name("profile.ttl")]
    for file in [*terms, *real]:
        for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True):
            store.add(quad)
    derived = []
    for rule in sorted([*ROOT.glob("ontology/rules/*.rq"), *ROOT.glob("shapes/profiles/*/rules/*.rq")]):
        answer = store.query(rule.read_text(encoding="utf-8"))
        assert isinstance(answer, ox.QueryTriples)
        derived += list(answer)
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in derived)
    triples = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    return called_as_its_concept(Graph().parse(data=triples, format="ntriples"))


def called_as_its_concept(data: Graph) -> Graph:
    """The same, where what has its name and id on a concept of ours has them itself, as when it is read."""
    for concept, thing in list(data.subject_objects(SKOS.exactMatch)):
        for name in (SKOS.notation, RDFS.label):
            if (thing, name, None) not in data:
                for value in list(data.objects(concept, name)):
                    data.add((thing, name, value))
    return data


def copy_of(graph: Graph) -> Graph:
    """The same triples, made ready for pyshacl: of a graph that is so already it takes little."""
    return merged(asked(graph), Graph())


def named_rules() -> dict[str, URIRef]:
    return {
        str(node).rpartition("#")[2]: node
        for kind in (SH.NodeShape, SH.PropertyShape)
        for node in shapes().subjects(RDF.type, kind)
        if isinstance(node, URIRef)
    }


def severity(rule: str) -> str:
    return str(shapes().value(named_rules()[rule], SH.severity)).rpartition("#")[2]


def findings(data: Graph) -> set[Finding]:
    """What the rules say: rule and last part of the focus node's IRI."""
    return told(reference_report(data, shapes()))


def told(report: Graph) -> set[Finding]:
    """What a report says: rule and last part of the focus node's IRI."""
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        source: Node | None = report.value(result, SH.sourceShape)
        while not isinstance(source, URIRef):
            source = next(shapes().subjects(None, source))
        focus = str(report.value(result, SH.focusNode))
        found.add((source.rpartition("#")[2], focus.rpartition("/")[2]))
    return found


@cache
def small_plan() -> Graph:
    """The terms and the plan that each example adds to."""
    return copy_of(ontology()).parse(EXAMPLES / "base.ttl")


def example(*names: str) -> Graph:
    graph = copy_of(small_plan())
    for name in names:
        graph.parse(EXAMPLES / name)
    return graph


RULES = sorted(named_rules())
STRUCTURAL = {str(node).rpartition("#")[2] for node in everybodys().subjects(SH.severity, SH.Violation)}


# --- The rules as texts ---


def test_the_shapes_of_profiles_beside_each_other_are_read_once_for_all_plans() -> None:
    both = shipped()
    assert len(both) > 1
    assert shapes_graph(both) is shapes_graph(both)


def test_the_rules_are_well_formed_shacl() -> None:
    """By the shapes for shapes that pyshacl carries; itself it takes eighty times as long to find the same."""
    shapes_for_shapes = shacl.Shapes.from_file(
        str(Path(pyshacl.__file__).parent / "assets" / "shacl-shacl.ttl")
    )
    report = shapes_for_shapes.validate_text(shapes().serialize(format="nt"), "ntriples")
    assert report.conforms, report.serialize()
    wrong = "[] a sh:NodeShape ; sh:severity 'none' ; sh:property [ sh:minCount 1, 2 ] ."
    broken = copy_of(shapes()).parse(data="@prefix sh: <http://www.w3.org/ns/shacl#> . " + wrong)
    assert not shapes_for_shapes.validate_text(broken.serialize(format="nt"), "ntriples").conforms


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_says_what_is_wrong_and_what_to_do_in_both_languages(rule: str) -> None:
    node = named_rules()[rule]
    assert re.fullmatch(r"[a-z]+(-[a-z]+)+", rule)
    assert severity(rule) in {"Violation", "Warning", "Info"}
    for predicate in (SH.message, GGSH.remedy, GGSH.template):
        texts = [text for text in shapes().objects(node, predicate) if isinstance(text, Literal)]
        assert sorted(str(text.language) for text in texts) == ["en", "sv"]
        for text in texts:
            blanks = re.findall(r"\{([^}]*)\}", text)
            ways = {way for blank in blanks for way in blank.split()} - {"focus", "label", "value"}
            steps = {step for way in ways for step in way.removeprefix("value/").split("/")}
            assert steps <= PROPERTIES, text
            assert str(text).endswith((".", "?", "…")), text
    read = {one.language: str(one) for one in shapes().objects(node, SH.message) if isinstance(one, Literal)}
    for template in shapes().objects(node, GGSH.template):
        said = str(template)
        assert "{" in said, "a message names what it is about"
        plain = re.sub(r"\{[^{}]*\}", "…", re.sub(r"^\{(label|focus)\}: ?", "", said)).replace("….", "…")
        assert read[getattr(template, "language", None)] == plain[:1].upper() + plain[1:]


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_says_who_set_it(rule: str) -> None:
    sources = set(shapes().objects(named_rules()[rule], GGSH.ruleSource))
    if (named_rules()[rule], None, None) in everybodys():
        assert sources == {CONTRIBUTORS}
    else:
        assert sources
        cited = {source for source in sources if (source, RDF.type, GG.Passage) in real_plan()}
        assert sources == cited or (sources == {CONTRIBUTORS} and severity(rule) != "Violation")


def test_what_goalgraph_recommends_is_never_a_violation_in_the_boards_name() -> None:
    own = {rule for rule in RULES if severity(rule) == "Violation"} - STRUCTURAL
    for rule in own:
        assert CONTRIBUTORS not in set(shapes().objects(named_rules()[rule], GGSH.ruleSource))


def test_the_rules_name_only_terms_that_exist() -> None:
    used = {
        node
        for triple in shapes()
        for node in triple
        if isinstance(node, URIRef) and str(node).startswith((str(GG), str(GGSH)))
    }
    terms = used - set(named_rules().values())
    assert {node for node in terms if (node, RDFS.label, None) not in ontology()} == set()


# --- The examples ---


def test_each_rule_has_both_examples_and_each_example_a_rule() -> None:
    names = {path.name for path in EXAMPLES.glob("*.ttl")} - {"base.ttl"}
    assert names == {f"{rule}.{kind}.ttl" for rule in RULES for kind in ("pass", "fail")}


def test_nothing_is_said_of_the_small_plan() -> None:
    assert findings(example()) == set()


# That the example of each rule that passes gives no finding, and the one that fails that rule's and no other, is
# held in test_shapes_engines.py, where both engines are asked at once.


def test_each_kind_of_impossible_target_is_caught() -> None:
    found = findings(example("target-out-of-unit.fail.ttl"))
    assert {focus for _, focus in found} == {"KS1.AL2", "KS1.AL3"}


def test_each_kind_of_impossible_number_is_caught() -> None:
    found = findings(example("value-out-of-unit.fail.ttl"))
    said = {focus.removesuffix(".C-Country") for _, focus in found}
    assert said == {f"A1.I1.O{n}" for n in range(2, 7)}


@pytest.mark.parametrize(("said", "enough"), [(None, False), ("", False), (" \n", False), ("Mer.", True)])
def test_an_ambition_level_says_what_is_to_be_achieved(said: str | None, enough: bool) -> None:
    data = example()
    data.remove((EX["KS1.AL1"], GG.toBeAchieved, None))
    if said is not None:
        data.add((EX["KS1.AL1"], GG.toBeAchieved, Literal(said, lang="sv")))
    assert findings(data) == (set() if enough else {("ambition-level-missing", "KS1")})


# --- Forecasts against observations, and proposals against decisions ---

MARCH = """
    ex:march a time:ProperInterval ; rdfs:label "mars 2030"@sv ;
        gg:startDate "2030-03-01"^^xsd:date ;
        gg:endDate "2030-03-31"^^xsd:date ."""
MAY = MARCH.replace("march", "may").replace("mars", "maj").replace("2030-03", "2030-05")
PREFIXES = """
    @prefix ex: <https://example.org/0000/2030/> .
    @prefix gg: <https://w3id.org/goalgraph/ontology#> .
    @prefix prov: <http://www.w3.org/ns/prov#> .
    @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
    @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix time: <http://www.w3.org/2006/time#> .
    @prefix unit: <http://qudt.org/vocab/unit/> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> ."""


def observed(number: int, value: str, more: str = "gg:period ex:march ; gg:unit unit:PERCENT") -> str:
    return f"""
    ex:A1.I1.O{number} a gg:Observation ; skos:notation "A1.I1.O{number}" ; rdfs:label "Värdet"@sv ;
        gg:observationOf ex:A1.I1 ; gg:value {value} ; {more} ; gg:statedIn ex:P1 ."""


def forecast(assessment: str) -> str:
    return f"""
    ex:FC1 a gg:Forecast ; skos:notation "FC1" ; rdfs:label "Prognosen"@sv ; gg:assesses ex:KS1 ;
        gg:atOccasion ex:RO1 ; gg:rating gg:{assessment} ; gg:motivation "Därför."@sv ; gg:correctiveAction "Mer."@sv ."""


WOMEN = "gg:period ex:march ; gg:unit unit:PERCENT ; gg:group ex:women"


@pytest.mark.parametrize(
    ("assessment", "observations", "contradicted"),
    [
        ("Reached", [observed(2, "39.9")], True),
        ("Reached", [observed(2, "40.0")], False),
        ("Reached", [observed(2, "41.0")], False),
        ("PartlyReached", [observed(2, "59.9")], False),
        ("PartlyReached", [observed(2, "60.0")], True),
        ("NotReached", [observed(2, "75.0")], True),
        ("NotReached", [observed(2, "20.0")], False),
        ("CannotBeAssessed", [observed(2, "20.0")], False),
        ("CannotBeAssessed", [observed(2, "75.0")], False),
        # the latest decides; what the occasion could not know of does not
        ("Reached", [observed(2, "20.0", "gg:period ex:Y2029 ; gg:unit unit:PERCENT"), observed(3, "50.0")], False),
        ("Reached", [observed(2, "20.0", "gg:period ex:may ; gg:unit unit:PERCENT")], False),
        ("NotReached", [observed(2, "50.0"), observed(3, "75.0", "gg:period ex:may ; gg:unit unit:PERCENT")], False),
        # another unit is not compared, and does not stand in the way; no unit does no harm
        ("Reached", [observed(2, "20.0", "gg:period ex:march ; gg:unit ex:PIECE")], False),
        ("Reached", [observed(2, "20.0"), observed(3, "900.0", "gg:period ex:march ; gg:unit ex:PIECE")], True),
        # of several values of the same day all must say so; those of a group yield to that of the whole
        ("Reached", [observed(2, "20.0"), observed(3, "50.0")], False),
        ("Reached", [observed(2, "20.0"), observed(3, "50.0", WOMEN)], True),
        ("Reached", [observed(2, "50.0"), observed(3, "20.0", WOMEN)], False),
    ],
)  # fmt: skip
def test_a_forecast_is_held_against_the_latest_values(
    assessment: str, observations: list[str], contradicted: bool
) -> None:
    group = '\n    ex:women a skos:Concept ; rdfs:label "kvinnor"@sv .'
    data = example().parse(data=PREFIXES + MARCH + MAY + group + "".join(observations) + forecast(assessment))
    expected = {("forecast-contradicts-observations", "FC1")} if contradicted else set()
    assert {finding for finding in findings(data) if finding[0] != "unit-differs"} == expected


@pytest.mark.parametrize(
    ("baseline", "polarity", "value", "assessment", "contradicted"),
    [
        (None, "HigherIsBetter", "60.0", "NotReached", True),
        (None, "LowerIsBetter", "60.0", "NotReached", True),
        (None, "LowerIsBetter", "61.0", "NotReached", False),
        (None, "HigherIsBetter", "1.0", "Reached", False),
        (None, "NoPolarity", "60.0", "NotReached", False),
        ("60.0", "HigherIsBetter", "59.0", "Reached", True),
        ("60.0", "LowerIsBetter", "59.0", "Reached", False),
        ("80.0", "LowerIsBetter", "81.0", "Reached", True),
        ("80.0", "LowerIsBetter", "60.0", "PartlyReached", True),
    ],
)
def test_which_way_the_target_lies_is_told_by_the_baseline_or_else_by_the_polarity(
    baseline: str | None, polarity: str, value: str, assessment: str, contradicted: bool
) -> None:
    data = example().parse(data=PREFIXES + MARCH + observed(2, value) + forecast(assessment))
    level, indicator = EX["KS1.AL1"], EX["A1.I1"]
    data.remove((level, GG.baselineValue, None))
    if baseline:
        data.add((level, GG.baselineValue, Literal(baseline, datatype=XSD.decimal)))
    data.set((indicator, GG.polarity, GG[polarity]))
    found = {rule for rule, _ in findings(data)} - {"ambition-without-baseline"}
    assert found == ({"forecast-contradicts-observations"} if contradicted else set())


@pytest.mark.parametrize("more", ["gg:rating gg:CannotBeAssessed", "gg:atOccasion ex:RO2"])
def test_a_forecast_has_one_assessment_and_one_occasion(more: str) -> None:
    occasion = """
    ex:RO2 a gg:ReportingOccasion ; skos:notation "RO2" ; rdfs:label "RO2"@sv ; gg:statedIn ex:P1 ;
        gg:inPlan <https://example.org/0000/2030> ."""
    data = example().parse(data=f"{PREFIXES}{occasion}{forecast('Reached')} ex:FC1 {more} .")
    assert findings(data) == {("forecast-incomplete", "FC1")}


@pytest.mark.parametrize(
    ("activities", "enough"), [([], False), (["", " \n"], False), ([" ", "Ett läger."], True)]
)
def test_a_blank_is_no_activity(activities: list[str], enough: bool) -> None:
    data = example("direction-goal-without-activities.fail.ttl")
    for number, text in enumerate(activities, 1):
        activity = EX[f"KS2.ACT{number}"]
        data.add((activity, RDF.type, GG.Activity))
        data.add((activity, SKOS.notation, Literal(f"KS2.ACT{number}")))
        data.add((activity, RDFS.label, Literal(text, lang="sv")))
        data.add((activity, GG.contributesTo, EX.KS2))
        data.add((activity, GG.statedIn, EX.P1))
    assert findings(data) == (set() if enough else {("direction-goal-without-activities", "KS2")})


def mode_decided(number: int, mode: str, day: str) -> str:
    return f"""
    ex:KS1.D{number} a gg:Decision ; skos:notation "KS1.D{number}" ; rdfs:label "B"@sv ; gg:concerns ex:KS1 ;
        gg:adoptedBy ex:ORG ; gg:decisionDate "{day}"^^xsd:date ; gg:setsGoalType gg:{mode} ."""


@pytest.mark.parametrize(
    ("decided", "asked"),
    [
        # no decision says when
        ([], True),
        # before, on and after the occasion's day
        ([("in force", "2030-04-29")], True),
        ([("in force", "2030-04-30")], True),
        ([("in force", "2030-05-01")], False),
        # a later decision for the same mode changes nothing
        ([("in force", "2030-02-01"), ("in force", "2030-06-01")], True),
        # another mode in between begins it anew
        ([("another", "2030-02-01"), ("in force", "2030-06-01")], False),
        ([("in force", "2030-01-10"), ("another", "2030-02-01"), ("in force", "2030-06-01")], False),
        ([("in force", "2030-01-10"), ("another", "2030-02-01"), ("in force", "2030-03-01")], True),
    ],
)
@pytest.mark.parametrize(("mode", "other"), [("Steering", "Direction"), ("Direction", "Steering")])
def test_an_occasion_is_asked_about_only_if_the_goals_mode_was_in_force_then(
    mode: str, other: str, decided: list[tuple[str, str]], asked: bool
) -> None:
    text = "".join(
        mode_decided(number, mode if which == "in force" else other, day)
        for number, (which, day) in enumerate(decided, 1)
    )
    data = example().parse(data=PREFIXES + text + ("" if mode == "Steering" else forecast("Reached")))
    data.set((EX.KS1, GG.goalType, GG[mode]))
    if mode == "Steering":
        data.add((EX.RO1, RDF.type, GGSH.DueOccasion))
    else:
        data.remove((EX["KS1.AL1"], GG.value, None))
    rule = "forecast-missing" if mode == "Steering" else "direction-goal-has-forecast"
    assert findings(data) == ({(rule, "KS1")} if asked else set())


def test_a_forecast_at_no_known_day_for_a_direction_goal_is_caught() -> None:
    text = mode_decided(1, "Direction", "2030-06-01") + forecast("Reached")
    data = example().parse(data=PREFIXES + text)
    data.set((EX.KS1, GG.goalType, GG.Direction))
    data.remove((EX.RO1, GG.endDate, None))
    assert ("direction-goal-has-forecast", "KS1") in findings(data)


# --- The bundled plan ---

GOALS = [f"KS{n}" for n in range(1, 9)]
EXPECTED = {
    "ambition-level-missing": GOALS,
    "steering-mode-undecided": GOALS,
    "remit-unclear": GOALS,
    "resources-unclear": GOALS,
    "measurability-unclear": GOALS,
    "indicators-unassigned": ["KS2", "KS3", "KS4"],
    "goal-without-strategy": ["KS4"],
    "area-without-global-goal": ["A6"],
    "area-without-risk": ["A5"],
    "indicator-without-value": ["KS5.I1", "KS5.I2", "KS5.I3"],
    "observation-without-unit": ["A2.I21.O1", "A3.I7.O1", "A3.I7.O2"],
}
COUNTED = {"observation-without-period": 101, "polarity-missing": 13}


@cache
def of_real_plan() -> frozenset[Finding]:
    return frozenset(findings(copy_of(real_plan())))


@pytest.mark.parametrize("rule", RULES)
def test_what_is_said_of_the_bundled_plan_is_true_of_it(rule: str) -> None:
    found = sorted(focus for name, focus in of_real_plan() if name == rule)
    if rule in COUNTED:
        assert len(found) == COUNTED[rule]
    else:
        assert found == EXPECTED.get(rule, [])


def test_the_bundled_plan_breaks_no_rule_on_form() -> None:
    assert {finding for finding in of_real_plan() if finding[0] in STRUCTURAL} == set()
