from __future__ import annotations

import json
import re

import pytest

import goalgraph
from goalgraph.base.names import Kind
from goalgraph.faces.text.thread import FORMATS, write
from goalgraph.model.links import LinksByEnd
from goalgraph.model.objects import Link, Resource
from goalgraph.model.thread import trace
from small_plan import FILE

UP_FROM_M1 = """\
M1 · Sjön går att bada i (mål)

Uppåt
  ├─ O1 · Sjön (område) [angiven]
  │  ├─ F1 · Rent vatten (mål) [angiven]
  │  └─ Agenda 6 · Rent vatten och sanitet (globalt mål) [angiven]
  ├─ F1 · Rent vatten (mål) [möjlig, via O1, regel contributes-to]
  └─ Agenda 6 · Rent vatten och sanitet (globalt mål) [möjlig, via O1, regel supports-via-area]
""".replace("M1 ·", "M 1 ·").replace("F1 ·", "F 1 ·")


@pytest.fixture(scope="module")
def small() -> goalgraph.Graph:
    return goalgraph.load(FILE)


def test_the_tree_shows_each_step_with_what_it_rests_on(small: goalgraph.Graph) -> None:
    assert write(small.trace("M1", "up"), "tree", "sv") == UP_FROM_M1


def test_an_indicator_brings_its_figures(small: goalgraph.Graph) -> None:
    (line,) = [k for k in write(small.trace("M2", "down"), "tree", "en").splitlines() if "O2.I2" in k]
    assert line == "  ├─ O2.I2 · Share who cycle (indicator): 80.6 % (women, 2018) [stated]"


def test_a_candidate_says_by_which_rule_and_how_many_goals_it_may_concern(small: goalgraph.Graph) -> None:
    text = write(small.trace("M3"), "tree", "en")
    below, _, leaves = text.partition("In the area (O2), not tied to the goal\n")
    assert (
        "O2.R1 · More traffic (risk) [candidate, via O2, rule threatens-in-area, one of two goals]" in below
    )
    assert [line.split(" · ")[0].strip("├└─ ") for line in leaves.splitlines()] == ["O2.I2"]
    assert "ett av två mål" in write(small.trace("M3"), "tree", "sv")


def test_what_the_plans_notes_speak_against_says_so(bundled: goalgraph.Graph) -> None:
    lines = write(bundled.trace("KS8", "up"), "tree", "en").splitlines()
    doubted = [
        line for line in lines if line.endswith("rule contributes-to, the plan's own notes speak against it]")
    ]
    assert [line.split(" · ")[0].strip("├└─ ") for line in doubted] == ["KF 5", "KF 10"]


def test_what_is_reached_through_a_candidate_is_no_more_than_one(small: goalgraph.Graph) -> None:
    assert write(small.trace("O1.I1", "up"), "tree", "en").count("F 1") == 1
    text = write(small.trace("O1.I1", "up", derived=True), "tree", "en")
    assert "O1 · The lake (focus area) [stated, beyond a candidate link]" in text
    paths = write(small.trace("M1", to="F1", derived=True), "tree", "en")
    assert paths.count("[candidate path]") == 1
    document = json.loads(write(small.trace("M1", to="F1", derived=True), "json", "en"))
    assert document["candidates"] == [True, False]


def test_leaves_that_may_be_the_goals_are_shown_once(small: goalgraph.Graph) -> None:
    text = write(small.trace("M1"), "tree", "en")
    assert "not tied to the goal" not in text
    assert text.count("O1.R1") == 1


@pytest.mark.parametrize(
    ("direction", "shown", "hidden"),
    [
        ("up", "nothing above", "Downwards"),
        ("both", "nothing above", "nothing below"),
        ("down", "O1", "Upwards"),
    ],
)
def test_a_direction_without_anything_says_so(
    small: goalgraph.Graph, direction: str, shown: str, hidden: str
) -> None:
    text = write(small.trace("F1", direction), "tree", "en")  # type: ignore[arg-type]
    assert shown in text
    assert hidden not in text


def test_a_branch_seen_before_is_not_drawn_again() -> None:
    nodes = {n: Resource(iri=n, id=n, kind=Kind.AREA, labels={"sv": n}) for n in "abcd"}
    pairs = [("a", "b"), ("a", "c"), ("b", "d"), ("c", "b")]
    links = [Link(one, "contributesTo", other, "stated") for one, other in pairs]
    text = write(trace(nodes["a"], "up", LinksByEnd(links), nodes.__getitem__), "tree", "en")
    assert text.count("d · d") == 1
    assert text.count("b · b (focus area) [stated] (see above)") == 1


def test_json_is_the_contracts_object(small: goalgraph.Graph) -> None:
    document = json.loads(write(small.trace("M1", "up"), "json", "en"))
    assert list(document) == ["root", "nodes", "links"]
    assert document["root"] == "M1"
    assert document["nodes"][0] == {
        "id": "O1",
        "iri": "https://example.org/sjobacka/2024/O1",
        "kind": "area",
        "label": "The lake",
    }
    assert document["links"][0] == {"from": "M1", "to": "O1", "relation": "inArea", "basis": "stated"}
    assert document["links"][1] == {
        "from": "M1",
        "to": "F1",
        "relation": "contributesTo",
        "basis": "derived",
        "rule": "contributes-to",
        "via": ["O1"],
        "ambiguous": False,
        "among": 1,
    }


def test_json_of_paths_adds_the_end_and_the_paths(small: goalgraph.Graph) -> None:
    document = json.loads(write(small.trace("F1", to="M1"), "json", "sv"))
    assert (document["root"], document["to"], document["paths"]) == ("F1", "M1", [["F1", "O1", "M1"]])
    assert {(k["from"], k["to"]) for k in document["links"]} == {("M1", "O1"), ("O1", "F1")}


@pytest.mark.parametrize(
    ("derived", "lang", "first"),
    [
        (False, "en", "1 path from M1 to F1"),
        (True, "en", "2 paths from M1 to F1"),
        (True, "sv", "2 vägar"),
    ],
)
def test_paths_are_counted_and_drawn(small: goalgraph.Graph, derived: bool, lang: str, first: str) -> None:
    text = write(small.trace("M1", to="F1", derived=derived), "tree", lang)
    assert text.startswith(first)
    assert text.count("  → O1") == 1
    assert text.count("  → F 1") == 1 + derived


def test_no_path_says_which_links_were_followed(small: goalgraph.Graph) -> None:
    text = write(small.trace("O1.I1", to="M1"), "tree", "en")
    assert text.splitlines() == [
        "no path between O1.I1 and M1 along stated and decided links",
        "candidate links are left out; --candidates includes them",
    ]


@pytest.mark.parametrize(
    ("form", "stated", "derived"),
    [("mermaid", '-->|"stated"|', '-.->|"candidate"|'), ("dot", "style=solid", "style=dashed")],
)
def test_a_drawing_has_every_node_and_link_in_the_style_of_its_basis(
    small: goalgraph.Graph, form: str, stated: str, derived: str
) -> None:
    found = small.trace("M1")
    text = write(found, form, "en")
    assert text.count(stated) == sum(link.basis == "stated" for link in found.links)
    assert text.count(derived) == sum(link.basis == "derived" for link in found.links)
    assert text.count("A lake to swim in") == 1
    boxes = re.findall(r'\["' if form == "mermaid" else r"^    \".*\[label=", text, flags=re.MULTILINE)
    assert len(boxes) == len(found.nodes)


AWKWARD = 'a "quoted" <b> \\ back\nslash'


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("mermaid", "X a #34;quoted#34; #60;b#62; #92; back slash"),
        ("dot", 'X a \\"quoted\\" <b> \\\\ back slash'),
    ],
)
def test_awkward_labels_do_not_break_a_drawing(form: str, shown: str) -> None:
    node = Resource(iri="urn:x", id="X", kind=Kind.AREA, labels={"sv": AWKWARD})
    (line,) = [
        k
        for k in write(trace(node, "up", LinksByEnd([]), lambda _: node), form, "sv").splitlines()
        if "quoted" in k
    ]
    assert f'"{shown}"' in line


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_trace_is_written_the_same_each_time(small: goalgraph.Graph, form: str, lang: str) -> None:
    again = goalgraph.load(FILE)
    text = write(small.trace("M2"), form, lang)
    assert text == write(again.trace("M2"), form, lang)
    assert text.endswith("\n")


@pytest.mark.parametrize("form", FORMATS)
def test_the_languages_differ(small: goalgraph.Graph, form: str) -> None:
    assert write(small.trace("M2"), form, "sv") != write(small.trace("M2"), form, "en")
