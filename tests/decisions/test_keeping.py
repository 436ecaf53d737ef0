"""What a person adds to the log by hand, wherever it is added: it is kept, or it is refused with its line."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import goalgraph
from decision_files import EVERYTHING, decision, dialogue, proposal, save
from goalgraph.base.errors import GoalgraphError, OutputError, Unforeseen
from goalgraph.base.names import GG, PROV, RDF, RDFS, SKOS, XSD
from goalgraph.decisions.errors import DamagedRecord
from goalgraph.decisions.keeping import missing
from goalgraph.decisions.log import holding, read_log
from small_plan import FILE, PLAN

FIRST = dialogue(
    decision(**EVERYTHING, diaryNumber="KS 2024/1", paragraph="§ 7"),
    proposal("M2", steeringMode="Direction"),
    people=[{"@type": "Participant", "role": "ordförande"}],
)
LATER = [
    dialogue(
        decision("M2", steeringMode="Steering", basedOn={"steeringMode": "Undecided"}, date="2024-06-01"),
        proposal("M1", note="Senare."),
        name=f"later-{number}",
        at=f"2024-06-0{number}T12:00:00Z",
    )
    | ({} if number == 1 else {"decisions": [proposal("M3", note="Sist.")]})
    for number in (1, 2)
]


@cache
def first_text() -> str:
    """The log after the first file."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        goalgraph.load(FILE).apply(save(folder, FIRST), output=folder)
        return (folder / "decisions.ttl").read_text(encoding="utf-8")


def parsed(text: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE, base_iri="urn:base")]


@cache
def recorded() -> list[ox.Triple]:
    return parsed(first_text())


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{PLAN}/{name}")


new_subjects = st.sampled_from(
    [node("W2"), node("M2.D1"), node("M3.PR1.AL"), node("M1"), ox.NamedNode("urn:x")]
)
blank = st.sampled_from([ox.BlankNode("a"), ox.BlankNode("b")])
literals = st.one_of(
    st.sampled_from(["7.0", "2024-05-01", "x", ""]).map(ox.Literal),
    st.sampled_from([("007", "integer"), ("84.50", "decimal"), ("2024-02-30", "date"), ("1", "boolean")]).map(
        lambda typed: ox.Literal(typed[0], datatype=ox.NamedNode(XSD + typed[1]))
    ),
    st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8).map(
        lambda text: ox.Literal(text, language="sv")
    ),
)


@st.composite
def added(draw: st.DrawFn) -> ox.Triple:
    subject = draw(st.one_of(st.sampled_from(recorded()).map(lambda t: t.subject), new_subjects, blank))
    predicate = draw(
        st.one_of(
            st.sampled_from(recorded()).map(lambda t: t.predicate),
            st.sampled_from([RDFS + "seeAlso", RDFS + "comment", GG + "reservation"]).map(ox.NamedNode),
        )
    )
    value = draw(
        st.one_of(st.sampled_from(recorded()).map(lambda t: t.object), literals, new_subjects, blank)
    )
    return ox.Triple(subject, predicate, value)


def kept_or_refused(folder: Path, document: object) -> None:
    """Apply a file to the log in the folder: nothing is lost, or nothing is changed and the line is told."""
    target = folder / "decisions.ttl"
    text = target.read_text(encoding="utf-8")
    before = parsed(text)
    path = save(folder, document, "workshop.txt")
    refused: list[GoalgraphError] = []
    try:
        graph = goalgraph.load(FILE, target)
        graph.apply(path, output=target)
    except GoalgraphError as error:
        refused.append(error)
    if refused:
        [why] = refused
        assert not isinstance(why, Unforeseen)
        assert target.read_text(encoding="utf-8") == text
        assert not isinstance(why, DamagedRecord) or f"decisions.ttl:{why.details['line']}: " in str(why)
        return
    made_anew = set(holding(read_log(PLAN, before)))
    after = parsed(target.read_text(encoding="utf-8"))
    assert missing([triple for triple in before if triple not in made_anew], after) == []
    assert read_log(PLAN, after).damaged == ()


@given(st.lists(added(), min_size=1, max_size=3))
@example([ox.Triple(node("M1.D1"), ox.NamedNode(GG + "diaryNumber"), ox.Literal("7.0"))])
@example([ox.Triple(node("M1.D1"), ox.NamedNode(GG + "reservation"), ox.Literal("Nej."))])
@example([ox.Triple(node("M1.D1"), ox.NamedNode(RDFS + "label"), ox.Literal("Mitt", language="sv"))])
@example([ox.Triple(node("W2"), ox.NamedNode(PROV + "endedAtTime"), ox.Literal("x"))])
@example([ox.Triple(node("M2.D1"), ox.NamedNode(SKOS + "notation"), ox.Literal("x"))])
@example([ox.Triple(node("M1.D1"), ox.NamedNode(RDF + "type"), ox.NamedNode(GG + "Proposal"))])
@example([ox.Triple(node("M1.D1"), ox.NamedNode(GG + "sets"), ox.NamedNode(PLAN))])
@example([ox.Triple(node("M1"), ox.NamedNode(GG + "digest"), ox.Literal("x"))])
@settings(max_examples=30, deadline=None)
def test_what_is_added_by_hand_is_kept_or_refused(more: list[ox.Triple]) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        text = first_text() + "".join(f"{triple} .\n" for triple in more)
        (folder / "decisions.ttl").write_text(text, encoding="utf-8")
        for document in LATER:
            kept_or_refused(folder, document)


def in_file(folder: Path, more: str) -> Path:
    target = folder / "decisions.ttl"
    target.write_text(first_text() + more, encoding="utf-8")
    return target


@pytest.mark.parametrize(
    ("more", "shown"),
    [
        ('plan:M1.D1 gg:diaryNumber "7.0" .', "gg:diaryNumber"),
        ('\n\nplan:M1.D1\n  gg:paragraph\n  "§ 8" .', "gg:paragraph"),
        ("plan:M1.D1 gg:setsGoalType gg:Direction .", "gg:setsGoalType"),
        ("plan:M1.D1 gg:sets [ gg:toBeAchieved 'x'@sv ] .", "gg:sets"),
        ("plan:M1.D1.R2 gg:status gg:NotMet .", "gg:status"),
    ],
)
def test_a_second_value_where_there_is_room_for_one_is_refused_with_its_line(
    tmp_path: Path, more: str, shown: str
) -> None:
    target = in_file(tmp_path, more)
    graph = goalgraph.load(FILE, target)
    with pytest.raises(DamagedRecord) as caught:
        graph.apply(save(tmp_path, LATER[0], "w.txt"), output=target)
    assert target.read_text(encoding="utf-8") == first_text() + more
    assert shown in caught.value.message("sv")
    last = target.read_text(encoding="utf-8").count("\n") + 1
    assert caught.value.details["line"] == last


def test_a_further_value_where_there_is_room_for_more_becomes_part_of_the_record(tmp_path: Path) -> None:
    target = in_file(tmp_path, 'plan:M1.D1 gg:reservation "Nej." .')
    graph = goalgraph.load(FILE, target)
    [record] = graph.history("M1")
    assert record.reservations == ("Nej.",)
    graph.apply(save(tmp_path, LATER[0], "w.txt"), output=target)
    assert goalgraph.load(FILE, target).history("M1")[0].reservations == ("Nej.",)
    assert 'gg:reservation "Nej."' in target.read_text(encoding="utf-8")


def test_a_value_keeps_the_form_in_which_it_is_written(tmp_path: Path) -> None:
    forms = '07 , 84.50 , "84"^^xsd:decimal , "2024-05-01T12:00:00.000Z"^^xsd:dateTime , "1"^^xsd:boolean'
    target = in_file(tmp_path, f"<urn:x> <urn:p> {forms} .")
    before = parsed(target.read_text(encoding="utf-8"))
    goalgraph.load(FILE, target).apply(save(tmp_path, LATER[0], "w.txt"), output=target)
    assert missing(before, parsed(target.read_text(encoding="utf-8"))) == []


def test_a_whole_number_that_only_a_store_knows_is_written_as_a_number(tmp_path: Path) -> None:
    graph = goalgraph.load(FILE)
    graph.apply(save(tmp_path, FIRST, "f.txt"))
    graph.apply(save(tmp_path, LATER[0], "w.txt"), output=tmp_path)
    assert "gg:value 90.0" in (tmp_path / "decisions.ttl").read_text(encoding="utf-8")


def test_a_name_that_is_taken_is_not_given_again(tmp_path: Path) -> None:
    target = in_file(tmp_path, 'plan:W2 rdfs:label "pärm 2" . plan:M2.D1.AL rdfs:label "x" .')
    graph = goalgraph.load(FILE, target)
    outcome = graph.apply(save(tmp_path, LATER[0], "w.txt"), output=target)
    assert {s.iri.rpartition("/")[2] for s in outcome.standpoints} == {"M2.D2", "M1.PR1"}
    assert {s.dialogue.iri.rpartition("/")[2] for s in outcome.standpoints} == {"W3"}


def test_blank_nodes_that_were_not_loaded_are_not_written_over(tmp_path: Path) -> None:
    target = in_file(tmp_path, "")
    graph = goalgraph.load(FILE, target)
    in_file(tmp_path, "[] rdfs:seeAlso <urn:meanwhile> .")
    with pytest.raises(OutputError):
        graph.apply(save(tmp_path, LATER[0], "w.txt"), output=target)
    assert "urn:meanwhile" in target.read_text(encoding="utf-8")


def test_the_file_says_that_comments_are_not_kept(tmp_path: Path) -> None:
    target = in_file(tmp_path, "# pärm 7\n")
    goalgraph.load(FILE, target).apply(save(tmp_path, LATER[0], "w.txt"), output=target)
    written = target.read_text(encoding="utf-8")
    assert "pärm 7" not in written
    assert "comments and layout are not" in written


def test_two_blank_nodes_of_which_the_same_is_said_are_two() -> None:
    one, two = (ox.Triple(ox.BlankNode(name), ox.NamedNode("urn:p"), ox.Literal("x")) for name in "ab")
    assert missing([one], [two]) == []
    assert len(missing([one, two], [one])) == 2
