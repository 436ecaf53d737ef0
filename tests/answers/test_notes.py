from __future__ import annotations

import pytest

import goalgraph
from small_plan import FILE


@pytest.fixture(scope="module")
def small() -> goalgraph.Graph:
    return goalgraph.load(FILE)


@pytest.mark.parametrize("timeout", [None, 60])
@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SELECT * { ?s gg:suports ?o }", [("gg:suports", "gg:supports")]),
        ("SELECT * { ?s a gg:Boardgoal ; gg:inArea ?a }", [("gg:Boardgoal", "gg:BoardGoal")]),
        ("ASK { ?s gg:suports ?o }", [("gg:suports", "gg:supports")]),
        ("CONSTRUCT { ?s gg:new ?o } { ?s gg:suports ?o }", [("gg:suports", "gg:supports")]),
        (
            "SELECT * { ?s <https://w3id.org/goalgraph/ontology#suports> ?o }",
            [("<https://w3id.org/goalgraph/ontology#suports>", "gg:supports")],
        ),
        (
            "SELECT * { ?s a <http://w3id.org/goalgraph/ontology#BoardGoal> }",
            [("<http://w3id.org/goalgraph/ontology#BoardGoal>", "gg:BoardGoal")],
        ),
        ("PREFIX e: <urn:> SELECT * { ?s e:qqqqqqqqqqqqqq ?o }", [("e:qqqqqqqqqqqqqq", None)]),
        (
            "SELECT * { ?s gg:suports ?o ; gg:mesures ?x }",
            [("gg:suports", "gg:supports"), ("gg:mesures", "gg:measures")],
        ),
        ("SELECT * { ?s gg:supports <http://metadata.un.org/sdg/17> ; a gg:Risk }", []),
        ("SELECT * { ?s a gg:BoardGoal FILTER(?s = gg:Direction) }", []),
        ("SELECT * { ?s a gg:BoardGoal }", []),
        ("ASK { ?s a gg:BoardGoal }", []),
    ],
)
def test_terms_that_nothing_uses_are_told_where_nothing_was_found(
    small: goalgraph.Graph, timeout: float | None, text: str, found: list[tuple[str, str | None]]
) -> None:
    notes = small.query(text, timeout=timeout).notes
    assert [(note.term, note.nearest) for note in notes] == found


def test_a_term_of_the_vocabulary_that_the_data_does_not_use_is_told(small: goalgraph.Graph) -> None:
    (note,) = small.query("SELECT * { ?s gg:setsGoalType ?o }").notes
    assert note.term == "gg:setsGoalType"
    assert "gg:setsGoalType" in note.message("sv")


def test_a_shipped_query_says_itself_what_it_means_to_be_empty(small: goalgraph.Graph) -> None:
    result = small.query("programme-fulfilment")
    assert (result.rows, result.notes) == ((), ())


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_note_is_one_line_with_term_and_nearest(small: goalgraph.Graph, lang: str) -> None:
    (note,) = small.query("SELECT * { ?s gg:suports ?o }").notes
    message = note.message(lang)
    assert "gg:suports" in message
    assert "gg:supports" in message
    assert "\n" not in message
