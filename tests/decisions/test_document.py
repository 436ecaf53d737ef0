"""The decisions file: what is read of it, and every way in which it can be wrong."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import goalgraph
from decision_files import (
    AMBITION,
    ANSWER,
    EVERYTHING,
    FORECAST,
    OCCASION,
    decision,
    dialogue,
    proposal,
    save,
)
from goalgraph.base.errors import (
    DateNotReal,
    DecisionsError,
    FileTooLarge,
    InputError,
    InvalidDecisions,
    NewerFormat,
    NotDecisions,
    NotJson,
    OtherPlan,
    SourceNotFound,
    WrongEncoding,
)
from goalgraph.base.names import GG
from goalgraph.decisions.document import Submission, read_submission
from goalgraph.decisions.format import CONTEXT_IRI, MOST_BYTES, context, schema
from goalgraph.decisions.standpoints import (
    ACTIVITIES,
    STEERING_MODE,
    Ambition,
    Work,
)
from goalgraph.decisions.standpoints import (
    AMBITION as AMBITION_FIELD,
)
from goalgraph.model.declared import Declared
from small_plan import FILE, PLAN

PLANS = {PLAN: "sjobacka/2024"}


@cache
def small() -> Declared:
    """What the profile of the small plan declares."""
    return goalgraph.load(FILE).scope.declared


def submission(path: Path) -> Submission:
    return read_submission(path, PLANS, lambda plan: small())


WHOLE = dialogue(decision(**EVERYTHING), proposal("M2", steeringMode="Direction"))


def read(folder: Path, content: Any) -> Submission:
    if isinstance(content, bytes):
        path = folder / "workshop.json"
        path.write_bytes(content)
    else:
        path = save(folder, content)
    return submission(path)


def test_a_whole_file_is_read(tmp_path: Path) -> None:
    found = read(
        tmp_path, WHOLE | {"title": "Våren", "people": [{"@type": "Participant", "role": "ordförande"}]}
    )
    assert (found.plan, found.dialogue.identifier, found.dialogue.title) == (
        PLAN,
        "urn:example:one",
        {"sv": "Våren"},
    )
    assert [p.role for p in found.dialogue.people] == ["ordförande"]
    first, second = found.entries
    assert (first.place, first.standpoint.decided, second.standpoint.decided) == ("M1", True, False)
    assert first.standpoint.sets[STEERING_MODE] == GG + "Steering"
    assert first.standpoint.sets[ACTIVITIES] == (Work("Provtagning varje vecka", "sv"),)
    assert isinstance(first.standpoint.sets[AMBITION_FIELD], Ambition)
    assert first.base is None


def test_the_context_may_be_in_the_file_itself(tmp_path: Path) -> None:
    named, inline = (
        read(tmp_path, WHOLE | {"@context": [given, {"@language": "en"}]})
        for given in (CONTEXT_IRI, context())
    )
    assert named.entries == inline.entries
    assert named.entries[0].standpoint.note == {"en": "Enigt."}


def test_without_a_language_it_is_swedish(tmp_path: Path) -> None:
    found = read(tmp_path, WHOLE | {"@context": CONTEXT_IRI})
    assert found.entries[0].standpoint.note == {"sv": "Enigt."}


@pytest.mark.parametrize(("language", "tag"), [("SV", "sv"), ("fi", "fi"), ("sv-FI", "sv-fi"), ("ar", "ar")])
def test_any_language_will_do(tmp_path: Path, language: str, tag: str) -> None:
    found = read(tmp_path, WHOLE | {"@context": [CONTEXT_IRI, {"@language": language}]})
    assert found.entries[0].standpoint.note == {tag: "Enigt."}


def test_what_it_was_based_on_is_read_and_drafts_are_not(tmp_path: Path) -> None:
    base = {"label": "Sjön", "steeringMode": "Undecided", "forecasts": [FORECAST]}
    entry = decision(steeringMode="Direction", basedOn=base, draft={"forecasts": [FORECAST]})
    (found,) = read(tmp_path, dialogue(entry)).entries
    assert found.label == "Sjön"
    assert [f.name for f in found.base or ()] == ["steering-mode", "forecast"]
    assert list(found.standpoint.sets) == [STEERING_MODE]


def test_neither_base_nor_draft_nor_order_of_keys_changes_the_digest(tmp_path: Path) -> None:
    entry = decision(steeringMode="Direction", note="x")
    others = [entry | {"draft": {"a": 1}}, entry | {"basedOn": {}}, dict(reversed(entry.items()))]
    digests = {read(tmp_path, dialogue(e)).entries[0].standpoint.digest for e in [entry, *others]}
    assert len(digests) == 1
    assert read(tmp_path, dialogue(entry, name="two")).entries[0].standpoint.digest not in digests


@pytest.mark.parametrize("written", ["mål", "ma\u030al", "ma\\u030al"])
def test_texts_are_composed_as_those_that_are_loaded(tmp_path: Path, written: str) -> None:
    text = json.dumps(dialogue(decision(note="MÅL")), ensure_ascii=False).replace("MÅL", written)
    (found,) = read(tmp_path, text.encode()).entries
    assert found.standpoint.note == {"sv": "mål"}


@pytest.mark.parametrize("change", [lambda t: "\ufeff" + t, lambda t: t.replace(", ", ",\r\n")])
def test_a_byte_order_mark_and_other_line_ends_do_no_harm(
    tmp_path: Path, change: Callable[[str], str]
) -> None:
    assert len(read(tmp_path, change(json.dumps(WHOLE)).encode()).entries) == 2


NOT_JSON = [
    b"",
    b"not JSON",
    json.dumps(WHOLE).encode()[:-40],
    b'{"a": 1, "a": 2}',
    b'{"a": NaN}',
    b'{"a": Infinity}',
    b'{"a": "\\ud800"}',
    b'{"a": ' + b"9" * 5000 + b"}",
    b'{"a":' * 100_000,
    b"[" * 100_000,
    json.dumps(WHOLE).encode() + b"}",
]


@pytest.mark.parametrize("content", NOT_JSON, ids=lambda c: c[:12].decode())
def test_what_is_not_json(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(NotJson):
        read(tmp_path, content)


@pytest.mark.parametrize(
    "document",
    [
        [],
        [WHOLE],
        "text",
        1,
        None,
        {},
        {"@id": "urn:a"},
        WHOLE | {"@type": "Meeting"},
        WHOLE | {"@type": ["Dialogue"]},
        WHOLE | {"@context": "https://example.org/context.jsonld"},
        WHOLE | {"@context": {"@vocab": GG}},
        WHOLE | {"@context": []},
        WHOLE | {"@context": None},
        WHOLE | {"@context": [CONTEXT_IRI, {"@language": "sv", "goal": "urn:a"}]},
        WHOLE | {"@context": [CONTEXT_IRI, {"@language": "svåä"}]},
        WHOLE | {"@context": [CONTEXT_IRI, {"@language": ""}]},
        WHOLE | {"@context": [CONTEXT_IRI, {"@language": None}]},
        WHOLE | {"@context": [CONTEXT_IRI, {"@language": "sv"}, {}]},
    ],
)
def test_what_is_no_decisions_file(tmp_path: Path, document: Any) -> None:
    with pytest.raises(NotDecisions):
        read(tmp_path, document)


@pytest.mark.parametrize("version", [2, 1.5, 10**20])
def test_a_newer_format(tmp_path: Path, version: float) -> None:
    with pytest.raises(NewerFormat):
        read(tmp_path, WHOLE | {"formatVersion": version})


def test_another_plan(tmp_path: Path) -> None:
    with pytest.raises(OtherPlan) as caught:
        read(tmp_path, WHOLE | {"plan": "https://example.org/other"})
    assert "sjobacka/2024" in caught.value.message("sv")


def test_an_entry_that_is_no_more_than_a_draft_is_put_aside(tmp_path: Path) -> None:
    found = read(tmp_path, dialogue(proposal(draft={"note": "x"}), decision("M2", note="y")))
    assert [entry.standpoint.goal for entry in found.entries] == [f"{PLAN}/M2"]
    assert [entry.standpoint.goal for entry in found.drafts] == [f"{PLAN}/M1"]


INVALID = {
    "no date": decision(note="x", date=None),
    "a mode that is no word": decision(steeringMode="not a word"),
    "an unknown field": decision(note="x", vote=3),
    "a proposal with a body": proposal(note="x", body="KS"),
    "nothing said": decision(),
    "a decision that says nothing but a draft": decision(draft={"note": "x"}),
    "an empty list": decision(indicators=[]),
    "an empty text": decision(note=" "),
    "a text too long": decision(note="x" * 4001),
    "a number": decision(ambitionLevel=AMBITION | {"targetValue": 90}),
    "a comma": decision(ambitionLevel=AMBITION | {"targetValue": "90,5"}),
    "other digits": decision(ambitionLevel=AMBITION | {"targetValue": "٩٠"}),
    "a huge number": decision(ambitionLevel=AMBITION | {"targetValue": "9" * 16}),
    "a line end": decision(ambitionLevel=AMBITION | {"targetValue": "90\n"}),
    "no words": decision(ambitionLevel={"targetValue": "90"}),
    "a bad IRI": decision(indicators=["http://[x"]),
    "no IRI": decision(indicators=["O1.I1"]),
    "an IRI with a line end": decision(indicators=[f"{PLAN}/O1.I1\n"]),
    "the same twice": decision(indicators=[f"{PLAN}/O1.I1"] * 2),
    "an answer twice": decision(requirements=[ANSWER, ANSWER | {"answer": "NotMet"}]),
    "a forecast twice": decision(forecasts=[FORECAST, FORECAST | {"assessment": "NotReached"}]),
    "set and taken back": decision(indicators=[f"{PLAN}/O1.I1"], withdraws=["measures"]),
    "a forecast set and taken back": decision(forecasts=[FORECAST], withdraws=[OCCASION]),
    "no entry": 5,
    "no type": {"goal": f"{PLAN}/M1", "note": "x"},
}


@pytest.mark.parametrize("entry", INVALID.values(), ids=INVALID)
def test_an_entry_that_breaks_the_form(tmp_path: Path, entry: Any) -> None:
    with pytest.raises(InvalidDecisions) as caught:
        read(tmp_path, dialogue(entry))
    for lang in ("sv", "en"):
        line = caught.value.message(lang)
        assert "\n" not in line
        assert "M1" in line or "decisions[0]" in line


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"body": None}, "None cannot stand here"),
        ({"steeringMode": 3}, "3 cannot stand here"),
        ({"vote": 3}, "vote does not belong here"),
    ],
)
def test_an_entry_is_judged_as_what_it_says_it_is(tmp_path: Path, change: dict[str, Any], said: str) -> None:
    with pytest.raises(InvalidDecisions) as caught:
        read(tmp_path, dialogue(decision(note="x") | change))
    assert said in str(caught.value)


def test_a_goal_twice(tmp_path: Path) -> None:
    with pytest.raises(InvalidDecisions, match="M1: the goal is there twice"):
        read(tmp_path, dialogue(decision(note="x"), proposal("M2", note="x"), proposal(note="y")))


@pytest.mark.parametrize(
    "document",
    [
        dialogue(decision(note="x", date="2024-02-30")),
        dialogue(decision(note="x", date="yesterday")),
        dialogue(decision(note="x", date="2024-05-01\n")),
        dialogue(decision(ambitionLevel=AMBITION | {"targetDate": "2023-02-29"})),
        dialogue(decision(note="x"), at="2024-05-02T25:00:00Z"),
        dialogue(decision(note="x"), at="2024-13-02T12:00:00Z"),
        dialogue(decision(note="x"), startedAt="2024-05-02T12:61:00Z"),
    ],
)
def test_a_date_that_does_not_exist(tmp_path: Path, document: dict[str, Any]) -> None:
    with pytest.raises(DateNotReal) as caught:
        read(tmp_path, document)
    assert "\n" not in caught.value.message("sv")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    monkeypatch.setattr(Path, "open", None)
    with pytest.raises(FileTooLarge, match="100 MB"):
        submission(path)


def test_no_more_than_the_limit_is_read_of_what_has_no_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = save(tmp_path, WHOLE)
    path.write_bytes(b" " * (MOST_BYTES + 1))
    monkeypatch.setattr(Path, "is_file", lambda _: False)
    with pytest.raises(FileTooLarge):
        submission(path)


def test_what_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFound):
        submission(tmp_path / "none.json")
    with pytest.raises(InputError):
        submission(tmp_path)
    with pytest.raises(WrongEncoding):
        read(tmp_path, json.dumps(WHOLE).encode("utf-16"))


def test_control_characters_do_not_reach_the_terminal_through_an_error(tmp_path: Path) -> None:
    with pytest.raises(DecisionsError) as caught:
        read(tmp_path, dialogue(decision("urn:x/\x1b[31m\u202egoal", note="x")))
    assert not {"\x1b", "\u202e"} & set(caught.value.message("sv"))


AGREED = {name: entry for name, entry in INVALID.items() if name in ("no date", "no words")}


@pytest.mark.parametrize("entry", [*AGREED.values(), decision(**EVERYTHING), proposal("M2", note="x")])
def test_the_schema_and_the_shapes_agree(tmp_path: Path, entry: Any) -> None:
    import pyshacl

    from goalgraph.base.resources import resource_folder
    from goalgraph.decisions.document import _statements
    from goalgraph.decisions.organisations import spelled_out
    from goalgraph.rdf.statements import parsed, to_graph

    document = dialogue(entry)
    fits = jsonschema.Draft202012Validator(schema()).is_valid(document)
    given = spelled_out({key: value for key, value in entry.items() if value is not None}, PLAN, "sv")
    triples = _statements(tmp_path, document, document | {"decisions": [given]}, "sv")
    shapes = parsed([resource_folder("shapes") / "decisions.ttl"])
    conforms, _, _ = pyshacl.validate(to_graph(triples), shacl_graph=shapes)
    assert conforms is fits is (entry not in AGREED.values())


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize(
    ("change", "swedish"),
    [
        ({"ambitionLevel": {"text": "x", "targetValue": "8,5"}}, "'8,5' är inget tal; skriv det med punkt"),
        ({"ambitionLevel": {}}, "text saknas"),
        ({"steeringMode": "<Styr>"}, "'<Styr>' är inget namn och ingen IRI"),
        ({"mood": "good"}, "mood hör inte hemma här"),
        ({"indicators": ["A1"]}, "'A1' är ingen fullständig IRI"),
        ({"note": " "}, "' ' är ingen text, eller en tom"),
    ],
)
def test_what_breaks_the_form_is_said_in_the_readers_language(
    tmp_path: Path, change: dict[str, Any], swedish: str
) -> None:
    with pytest.raises(InvalidDecisions) as caught:
        submission(save(tmp_path, dialogue(decision(**change))))
    assert swedish in caught.value.message("sv")
    assert swedish not in caught.value.message("en")
