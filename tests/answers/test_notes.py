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
        ("SELECT * { ?s gg:contributsTo ?o }", [("gg:contributsTo", "gg:contributesTo")]),
        ("SELECT * { ?s a gg:Gooal ; gg:inArea ?a }", [("gg:Gooal", "gg:Goal")]),
        ("ASK { ?s gg:contributsTo ?o }", [("gg:contributsTo", "gg:contributesTo")]),
        ("CONSTRUCT { ?s gg:new ?o } { ?s gg:contributsTo ?o }", [("gg:contributsTo", "gg:contributesTo")]),
        (
            "SELECT * { ?s <https://w3id.org/goalgraph/ontology#contributsTo> ?o }",
            [("<https://w3id.org/goalgraph/ontology#contributsTo>", "gg:contributesTo")],
        ),
        (
            "SELECT * { ?s a <http://w3id.org/goalgraph/ontology#Goal> }",
            [("<http://w3id.org/goalgraph/ontology#Goal>", "gg:Goal")],
        ),
        ("PREFIX e: <urn:> SELECT * { ?s e:qqqqqqqqqqqqqq ?o }", [("e:qqqqqqqqqqqqqq", None)]),
        (
            "SELECT * { ?s gg:contributsTo ?o ; gg:mesures ?x }",
            [("gg:contributsTo", "gg:contributesTo"), ("gg:mesures", "gg:measures")],
        ),
        ("SELECT * { ?s gg:contributesTo <http://metadata.un.org/sdg/17> ; a gg:Risk }", []),
        ("SELECT * { ?s a gg:Goal FILTER(?s = gg:Direction) }", []),
        ("SELECT * { ?s a gg:Goal }", []),
        ("ASK { ?s a gg:Goal }", []),
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
    (note,) = small.query("SELECT * { ?s gg:contributsTo ?o }").notes
    message = note.message(lang)
    assert "gg:contributsTo" in message
    assert "gg:contributesTo" in message
    assert "\n" not in message
