"""What the rules are for: 24 errors, each found by its rule, and 9 practices of which nothing is said.

In: copies of the four invented bodies and of the bundled plan, changed as text, each body once for all its errors and
once for all its practices. Out: a failure that names the error nobody noticed, or the practice somebody minded.
"""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

import goalgraph
from goalgraph.answers.validation.check import Finding
from places import BODIES, ROOT

FOLDERS = {folder.parent.name: folder for folder in BODIES} | {
    "vaggeryd": ROOT / "data" / "vaggeryd" / "2019",
    "sjobacka": ROOT / "data" / "examples" / "sjobacka" / "2030",
}


class Change(NamedTuple):
    """What is written instead in the block that begins with a resource.

    Where there is nothing old, a block is added after it; where there is nothing at all, it is taken away.
    """

    file: str
    resource: str
    old: str
    new: str


class Error(NamedTuple):
    rule: str
    body: str
    focus: str
    said: str  # what the message must name beside the thing
    changes: tuple[Change, ...]


def goals(resource: str, old: str, new: str) -> tuple[Change, ...]:
    return (Change("goals.ttl", resource, old, new),)


def plan(resource: str, old: str, new: str) -> tuple[Change, ...]:
    return (Change("plan.ttl", resource, old, new),)


def observed(ident: str, indicator: str, more: str, passage: str) -> str:
    return (
        f'plan:{ident} a gg:Observation ; skos:notation "{ident}" ; gg:observationOf plan:{indicator} ; '
        f"{more} ; gg:statedIn plan:{passage} ."
    )


ERRORS = {
    "two values of one observation": Error(
        "value-several", "tallvide", "I3.O2029", "71", goals("plan:I3.O2029", "gg:value 70.0", "gg:value 70.0 , 71.0")
    ),
    "a value outside of its own bounds": Error(
        "value-outside-bounds", "stenvinda", "I4.O2031", "6,5",
        goals("plan:I4.O2031", "gg:value 6.5", "gg:value 6.5 ; gg:upperBound 2.0"),
    ),
    "bounds that have changed places": Error(
        "range-reversed", "stenvinda", "I3.T2032", "30",
        goals("plan:I3.T2032", "gg:lowerBound 20.0 ; gg:upperBound 30.0", "gg:lowerBound 30.0 ; gg:upperBound 20.0"),
    ),
    "above the country, with a lower number": Error(
        "position-contradicts-numbers", "tallvide", "I3.O2030.C-Country", "73",
        goals("plan:I3.O2030.C-Country", "gg:value 73.0", "gg:value 73.0 ; gg:position gg:Above"),
    ),
    "falling, with a higher number than before": Error(
        "movement-contradicts-numbers", "tallvide", "I2.O2030", "fallande",
        goals("plan:I2.O2030", "gg:value 64.0", "gg:value 64.0 ; gg:movement gg:Falling"),
    ),
    "worse, with a fall where lower is better": Error(
        "development-contradicts-movement", "tallvide", "I6.O2030", "21,8",
        goals("plan:I6.O2030", "gg:value 21.8", "gg:value 21.8 ; gg:development gg:Worsening"),
    ),
    "a share that its two counts do not give": Error(
        "share-contradicts-counts", "stigverket", "I1.O2029", "61",
        goals("plan:I1.O2029", "gg:value 61.0", "gg:value 61.0 ; gg:numerator 16 ; gg:denominator 100"),
    ),
    "a part larger than the whole": Error(
        "share-mismatch", "sakboden", "I3.O1", "90",
        goals("plan:I3.O1", "gg:value 72.0", "gg:value 72.0 ; gg:numerator 90 ; gg:denominator 80"),
    ),
    "answers to one question that come to more than 100 per cent": Error(
        "shares-over-whole", "stigverket", "I4.O1", "126",
        goals("plan:I3", "", observed("I4.O1", "I4", 'gg:value 61.0 ; gg:unit unit:PERCENT ; gg:period period:2029 ; '
            'gg:responseOption "Ja"@sv', "P10") + "\n"
            + observed("I4.O2", "I4", 'gg:value 65.0 ; gg:unit unit:PERCENT ; gg:period period:2029 ; '
            'gg:responseOption "Nej"@sv', "P10") + "\n"
            + 'plan:I4 a gg:Indicator ; skos:notation "I4" ; rdfs:label "Svar på en fråga"@sv ; gg:inPlan body:2031 ; '
            "gg:measures plan:M1 ; gg:polarity gg:NoPolarity ; gg:statedIn plan:P10 ."),
    ),
    "an earlier observation that is later": Error(
        "previous-not-earlier", "tallvide", "I7.O2029", "2030",
        goals("plan:I7.O2029", "gg:value -0.6", "gg:value -0.6 ; gg:previousObservation plan:I7.O2030"),
    ),
    "an earlier observation of something else": Error(
        "previous-of-other-indicator", "tallvide", "I7.O2030", "I6",
        goals("plan:I7.O2030", "plan:I7.O2029", "plan:I6.O2029"),
    ),
    "place 300 of 290": Error(
        "rank-out-of-range", "vaggeryd", "A2.I6.O2.C-Country", "300",
        (Change("area-2.ttl", "plan:A2.I6.O2.C-Country", "gg:rank 20", "gg:rank 300"),),
    ),
    "a number that the quote does not have": Error(
        "quote-lacks-value", "tallvide", "I4.O2030", "14", goals("plan:I4.O2030", "gg:value 41.0", "gg:value 14.0")
    ),
    "a target that the quote does not have": Error(
        "quote-lacks-value", "tallvide", "I4.T2032", "33", goals("plan:I4.T2032", "gg:upperBound 30.0", "gg:upperBound 33.0")
    ),
    "an id that is not the address's": Error(
        "id-contradicts-address", "stenvinda", "KF9", "KF9",
        goals("plan:KF2", 'skos:notation "KF2"', 'skos:notation "KF9"'),
    ),
    "an occasion before the plan": Error(
        "occasion-outside-period", "sakboden", "RO1", "2013-05-15", plan("plan:RO1", "2031-05-15", "2013-05-15")
    ),
    "an occasion ten years after the plan": Error(
        "occasion-long-after-period", "stenvinda", "RO1", "2042-08-31", plan("plan:RO1", "2032-08-31", "2042-08-31")
    ),
    "a target due before the plan begins": Error(
        "due-before-period", "stenvinda", "D2.T1", "2023-10-01", goals("plan:D2.T1", "2032-10-01", "2023-10-01")
    ),
    "two numbers for one indicator and year": Error(
        "value-contradictory", "stenvinda", "I1.O2030b", "71",
        goals("plan:I1.T1", "", observed("I1.O2030b", "I1", "gg:value 80.0 ; gg:unit unit:PERCENT ; gg:period period:2030", "P24")),
    ),
    "a link that does not say where it is stated": Error(
        "link-source-missing", "stigverket", "LN1", "LN1",
        goals("plan:M2.S1", "", 'plan:LN1 a gg:Link ; skos:notation "LN1" ; gg:linkFrom plan:M2.S1 ; '
            "gg:linkProperty gg:contributesTo ; gg:linkTo plan:M2 ."),
    ),
    "an observation in another unit than the rest": Error(
        "unit-differs", "tallvide", "I1.O2030", "dagar",
        goals("plan:I1.O2030", "gg:unit unit:PERCENT", "gg:unit unit:DAY"),
    ),
    "fewer days than none": Error(
        "value-out-of-unit", "sakboden", "I2.O1", "\N{MINUS SIGN}8", goals("plan:I2.O1", "gg:value 8.0", "gg:value -8.0")
    ),
    "an activity that ends before it begins": Error(
        "event-dates-reversed", "sakboden", "KR1.3.ACT1", "2031-04-01",
        goals("plan:KR1.3.ACT1", "2031-04-18", "2031-04-01"),
    ),
    "a goal that contributes to itself": Error(
        "goal-contributes-to-itself", "vaggeryd", "KS1", "KS 1",
        (Change("area-1.ttl", "plan:KS1", "gg:atLevel plan:L2", "gg:atLevel plan:L2 ; gg:contributesTo plan:KS1"),),
    ),
}  # fmt: skip

PRACTICES: dict[str, tuple[str, tuple[Change, ...]]] = {
    "a change and a result below nought, cover above a hundred per cent": (
        "tallvide",
        (
            Change("goals.ttl", "plan:P37", "-0,6. Utfall 2030: 1,2", "-3,5. Utfall 2030: 108"),
            Change("goals.ttl", "plan:I7.O2029", "gg:value -0.6", "gg:value -3.5"),
            Change("goals.ttl", "plan:I7.O2030", "gg:value 1.2", "gg:value 108.0"),
        ),
    ),
    "an index above a hundred": (
        "tallvide",
        (
            Change("goals.ttl", "plan:P21", "Utfall 2030: 71", "Utfall 2030: 112"),
            Change("goals.ttl", "plan:I3.O2030", "gg:value 71.0", "gg:value 112.0"),
        ),
    ),
    "people who work in part": (
        "stenvinda",
        (
            Change("goals.ttl", "plan:P41", "Målvärde 2032: fler", "Utfall 2031: 12,5 personer. Målvärde 2032: fler"),
            Change("goals.ttl", "plan:I5.T2032", "", observed(
                "I5.O2031", "I5", "gg:value 12.5 ; gg:unit ggunit:PERSON ; gg:period period:2031", "P41")),
        ),
    ),
    "a goal without an area beside one that has one": (
        "tallvide",
        (
            Change("goals.ttl", "plan:KF1", "gg:atLevel plan:L1", "gg:atLevel plan:L1 ; gg:inArea plan:A1"),
            Change("goals.ttl", "plan:P9", "", 'plan:A1 a gg:FocusArea ; skos:notation "A1" ; rdfs:label "Barn"@sv ; '
                "gg:inPlan body:2031 ; gg:statedIn plan:P9 ."),
        ),
    ),
    "a goal that serves one on the same level": (
        "stenvinda",
        (Change("goals.ttl", "plan:N4", "gg:subGoalOf plan:KF3", "gg:subGoalOf plan:KF3 ; gg:contributesTo plan:N3"),),
    ),
    "an indicator of a council goal": (
        "sjobacka",
        (Change("area-1.ttl", "plan:A1.I1", "gg:inArea", "gg:measures council:KF2 ; gg:inArea"),),
    ),
    "support for a target of Agenda 2030": (
        "stenvinda",
        (Change("goals.ttl", "plan:OM2", "sdg:7 , sdg:13", "<http://metadata.un.org/sdg/7.2> , sdg:13"),),
    ),
    "no risks": ("stenvinda", (Change("goals.ttl", "plan:N2.R1", "", ""),)),
    "no date": (
        "stigverket",
        (Change("plan.ttl", "<https://w3id.org/goalgraph/id/example/stigverket/2031>", 'gg:referenceDate "2030-12-17"^^xsd:date ;', ""),),
    ),
}  # fmt: skip


def with_change(text: str, change: Change) -> str:
    start = text.index(f"\n{change.resource} a ") + 1
    end = text.find("\n\n", start) + 1 or len(text)
    block = text[start:end]
    if change.old:
        assert block.count(change.old) == 1, change
        block = block.replace(change.old, change.new)
    else:
        block = f"{block}\n{change.new}\n" if change.new else ""
    return text[:start] + block + text[end:]


@cache
def said_of(body: str, changes: tuple[Change, ...]) -> frozenset[Finding]:
    """What the rules say of a body, in both languages."""
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(FOLDERS[body], Path(folder) / body))
        for change in changes:
            file = copy / change.file
            file.write_text(with_change(file.read_text(encoding="utf-8"), change), encoding="utf-8")
        graph = goalgraph.load(copy)
        return frozenset(one for lang in ("sv", "en") for one in graph.validate(lang=lang).findings)


def new(body: str, changes: tuple[Change, ...]) -> list[Finding]:
    """What is said of the changed body and not of the body as it is."""
    before = {(one.rule, one.iri, one.value) for one in said_of(body, ())}
    return [one for one in said_of(body, changes) if (one.rule, one.iri, one.value) not in before]


def with_errors(body: str) -> list[Finding]:
    return new(body, tuple(c for error in ERRORS.values() if error.body == body for c in error.changes))


def test_there_are_twenty_four_errors_and_nine_practices() -> None:
    assert (len(ERRORS), len(PRACTICES)) == (24, 9)


@pytest.mark.parametrize("kind", ERRORS)
def test_an_error_is_found_by_its_rule_which_names_the_thing_and_the_value(kind: str) -> None:
    error = ERRORS[kind]
    found = [one for one in with_errors(error.body) if (one.rule, one.focus) == (error.rule, error.focus)]
    assert len(found) == 2, sorted((one.rule, one.focus) for one in with_errors(error.body))
    assert any(error.said in one.message for one in found)
    for one in found:
        assert one.remedy
        assert "{" not in one.message + one.remedy


def test_no_other_rule_minds_the_errors() -> None:
    expected = {(error.body, error.rule, error.focus) for error in ERRORS.values()}
    found = {(body, one.rule, one.focus) for body in FOLDERS for one in with_errors(body)}
    assert found == expected


@pytest.mark.parametrize("kind", PRACTICES)
def test_of_a_practice_nothing_is_said(kind: str) -> None:
    body, changes = PRACTICES[kind]
    assert [(one.rule, one.focus, one.message) for one in new(body, changes)] == []
