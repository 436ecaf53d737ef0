"""The vocabulary as the ontology has it."""

from __future__ import annotations

import pytest

import goalgraph
from goalgraph.base.errors import UnknownTerm
from goalgraph.base.names import GG, SHAPES
from goalgraph.base.wording import LANGUAGES
from goalgraph.model.vocabulary import term_named, terms


def test_every_term_is_there_once_with_label_and_definition() -> None:
    found = terms()
    assert len({term.iri for term in found}) == len(found) > 200
    assert {term.kind for term in found} == {"class", "property", "value"}
    for term in found:
        assert term.iri in (GG + term.name.removeprefix("gg:"), SHAPES + term.name.removeprefix("ggsh:"))
        assert all(term.labels.get(lang) and term.definitions.get(lang) for lang in LANGUAGES), term.name


def test_a_property_says_what_has_it_and_what_it_leads_to() -> None:
    mode = term_named("gg:goalType")
    assert (mode.kind, mode.domain, mode.range) == ("property", ("gg:Goal",), ("skos:Concept",))
    assert term_named("polarity").values == ("gg:HigherIsBetter", "gg:LowerIsBetter", "gg:NoPolarity")
    assert mode.values == ("gg:Undecided", "gg:Steering", "gg:Direction")
    assert term_named("Steering").broader == ("ggid:profile/vaggeryd/goal-types",)
    assert term_named("subGoalOf").broader == ("gg:contributesTo",)
    assert term_named("measures").range == ("gg:FocusArea", "gg:Goal", "gg:Plan")


def test_what_goes_with_a_term_is_named_with_its_prefix() -> None:
    assert all(":" in name for term in terms() for name in (*term.domain, *term.range, *term.broader))


@pytest.mark.parametrize("name", ["goalType", "gg:goalType", f"{GG}goalType", f"<{GG}goalType>"])
def test_a_term_is_found_by_any_of_its_names(name: str) -> None:
    assert term_named(name).name == "gg:goalType"


def test_a_label_finds_its_term_in_any_case() -> None:
    assert term_named("målplan").name == "gg:Plan"
    assert term_named("focus area").name == "gg:FocusArea"
    assert term_named("PolicyDocument").kind == "class"
    assert term_named("GG:GOALTYPE").name == "gg:goalType"


def test_a_term_beside_the_ontology_gives_way_to_one_in_it() -> None:
    assert term_named("requirement").name == "gg:Requirement"
    assert term_named("ggsh:requirement").kind == "property"
    assert term_named("wholeNumbersOnly").domain == ("qudt:Unit",)


@pytest.mark.parametrize(
    ("name", "nearest"), [("stering", "gg:Steering"), ("Boardgoals", "gg:Goal"), ("", "gg:Plan")]
)
def test_an_unknown_term_names_the_nearest(name: str, nearest: str) -> None:
    with pytest.raises(UnknownTerm, match=nearest):
        term_named(name)


def test_the_vocabulary_is_part_of_the_library() -> None:
    assert goalgraph.terms() == terms()
