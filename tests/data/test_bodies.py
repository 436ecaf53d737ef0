"""The four invented bodies: unlike each other and unlike the first plan, and whole on their own.

In: data/examples. Out: a failure that names the body, and the resource, line or term.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox
import pytest

from goalgraph.base.names import GG, OA, ORG, PROV, RDF, RDFS, SKOS
from places import BODIES, ROOT

IDS = [f"{folder.parent.name}/{folder.name}" for folder in BODIES]
LISTED = [
    "FocusArea",
    "Goal",
    "GuidingStatement",
    "Strategy",
    "Activity",
    "Risk",
    "BudgetLine",
    "PolicyDocument",
    "Indicator",
    "Observation",
    "Comparison",
    "Target",
    "Forecast",
    "OutcomeAssessment",
    "ReportingOccasion",
    "Decision",
    "Level",
    "Plan",
    "Passage",
]


class Statement(NamedTuple):
    subject: str
    predicate: str
    object: str
    language: str | None


@pytest.fixture(params=BODIES, ids=IDS)
def body(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.param
    return folder


@cache
def statements(folder: Path) -> list[Statement]:
    return [
        Statement(
            str(getattr(quad.subject, "value", quad.subject)),
            quad.predicate.value,
            str(getattr(quad.object, "value", quad.object)),
            getattr(quad.object, "language", None),
        )
        for file in sorted(folder.glob("*.ttl"))
        for quad in ox.parse(path=file)
    ]


def values(folder: Path, subject: str, predicate: str) -> list[str]:
    return [s.object for s in statements(folder) if s.subject == subject and s.predicate == predicate]


def of_class(folder: Path, local: str) -> list[str]:
    typed = [(RDF + "type", GG + local)]
    return [s.subject for s in statements(folder) if (s.predicate, s.object) in typed]


@cache
def declared() -> frozenset[str]:
    ontology = ox.parse(path=ROOT / "ontology" / "goalgraph.ttl")
    return frozenset(quad.subject.value for quad in ontology if isinstance(quad.subject, ox.NamedNode))


def test_there_are_four_of_them() -> None:
    assert len(BODIES) == 4


def test_each_is_small_and_whole(body: Path) -> None:
    without_passages = {s.subject for s in statements(body)} - set(of_class(body, "Passage"))
    assert 40 <= len(without_passages) <= 70
    assert len(of_class(body, "Plan")) == 1


def test_each_is_marked_as_invented(body: Path) -> None:
    [plan] = of_class(body, "Plan")
    assert plan == f"https://w3id.org/goalgraph/id/example/{body.parent.name}/{body.name}"
    assert values(body, plan, GG + "fictitious") == ["true"]
    assert {"påhittat exempel", "invented example"} <= {
        word for label in values(body, plan, RDFS + "label") for word in re.findall(r"\((.+)\)", label)
    }
    for text in body.glob("*.txt"):
        assert "PÅHITTAT EXEMPEL" in text.read_text(encoding="utf-8")


def test_nothing_of_the_other_plans_is_in_them(body: Path) -> None:
    for file in body.iterdir():
        assert not re.search(r"(?i)vaggeryd|sj[oö]backa|0665", file.read_text(encoding="utf-8")), file


def test_each_name_is_in_both_languages(body: Path) -> None:
    texts = (
        RDFS + "label",
        GG + "shortLabel",
        GG + "toBeAchieved",
        GG + "motivation",
        GG + "correctiveAction",
    )
    named: dict[tuple[str, str], list[str]] = {}
    for s in statements(body):
        if s.predicate in texts:
            named.setdefault((s.subject, s.predicate), []).append(s.language or "")
    assert {key: spoken for key, spoken in named.items() if sorted(spoken) != ["en", "sv"]} == {}
    for local in set(LISTED) - {"Passage"}:
        for subject in of_class(body, local):
            assert (subject, RDFS + "label") in named, subject


def test_each_quote_stands_on_the_lines_given_and_each_line_is_quoted(body: Path) -> None:
    quoted: dict[str, set[int]] = {}
    for passage in of_class(body, "Passage"):
        [source] = values(body, passage, PROV + "wasQuotedFrom")
        [comment] = [c for c in values(body, source, RDFS + "comment") if "filen" in c]
        [file] = re.findall(r"[\w-]+\.txt", comment)
        [first], [last] = (values(body, passage, GG + name) for name in ("firstLine", "lastLine"))
        [quote] = values(body, passage, OA + "exact")
        lines = (body / file).read_text(encoding="utf-8").splitlines()
        assert quote in " ".join(lines[int(first) - 1 : int(last)]), passage
        quoted.setdefault(file, set()).update(range(int(first), int(last) + 1))
    assert set(quoted) == {text.name for text in body.glob("*.txt")}
    for file, numbers in quoted.items():
        lines = (body / file).read_text(encoding="utf-8").splitlines()
        left = {number: line for number, line in enumerate(lines, 1) if line and number not in numbers}
        headings = [line for line in left.values() if "PÅHITTAT" not in line and not line.endswith(".")]
        assert all(re.fullmatch(r"[^.:]{3,70}( \d{4})?", line) for line in headings), left
        assert len(left) <= 5, left


def test_everything_listed_rests_on_a_passage(body: Path) -> None:
    passages = set(of_class(body, "Passage"))
    for local in set(LISTED) - {"Passage"}:
        for subject in of_class(body, local):
            stated = set(values(body, subject, GG + "statedIn"))
            assert stated, subject
            assert stated <= passages, subject


def test_each_id_ends_the_iri_and_begins_with_the_prefix_of_its_level(body: Path) -> None:
    plan = f"https://w3id.org/goalgraph/id/example/{body.parent.name}/{body.name}/"
    for local in set(LISTED) - {"Plan"}:
        for subject in of_class(body, local):
            [notation] = values(body, subject, SKOS + "notation")
            assert subject == plan + notation
    for goal in of_class(body, "Goal"):
        [level] = values(body, goal, GG + "atLevel")
        [prefix] = values(body, level, GG + "idPrefix")
        [notation] = values(body, goal, SKOS + "notation")
        assert re.fullmatch(re.escape(prefix) + r"\d[\d.]*", notation)


def test_no_id_is_given_twice(body: Path) -> None:
    ids = [s.object for s in statements(body) if s.predicate == SKOS + "notation"]
    assert len(ids) == len(set(ids))


@cache
def used_terms(folder: Path) -> frozenset[str]:
    used = {s.predicate for s in statements(folder)}
    used |= {s.object for s in statements(folder) if s.predicate == RDF + "type" or s.object.startswith(GG)}
    return frozenset(term for term in used if term.startswith(GG))


def test_every_term_is_declared(body: Path) -> None:
    assert used_terms(body) - declared() == set()


def test_they_show_what_they_are_there_to_show() -> None:
    levels = {folder.parent.name: len(of_class(folder, "Level")) for folder in BODIES}
    assert levels == {"tallvide": 1, "stenvinda": 4, "stigverket": 2, "sakboden": 2}
    assert not any(of_class(folder, "FocusArea") for folder in BODIES)
    [tallvide] = (folder for folder in BODIES if folder.parent.name == "tallvide")
    [stenvinda] = (folder for folder in BODIES if folder.parent.name == "stenvinda")
    for indicator in of_class(tallvide, "Indicator"):
        assert (GG + "targetIndicator", indicator) in {(s.predicate, s.object) for s in statements(tallvide)}
    owners = {
        owner
        for goal in of_class(stenvinda, "Goal")
        for owner in values(stenvinda, goal, GG + "responsibleParty")
    }
    kinds = {kind for owner in owners for kind in values(stenvinda, owner, RDF + "type")}
    assert kinds == {ORG + "FormalOrganization", ORG + "OrganizationalUnit"}
