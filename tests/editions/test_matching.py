"""Which resource of one edition is which of the next."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalgraph.base.names import Kind
from goalgraph.editions.matching import LEAST_SIMILAR, Matcher, similarity
from goalgraph.model.objects import Indicator, Resource
from two_editions import edition

WORDINGS = st.lists(
    st.sampled_from(
        ["vi ska bli friska", "vi ska bli friskare", "vi ska bli en kommun", "fler cyklar", "Fler cyklar"]
    ),
    max_size=5,
)


def goals(wordings: list[str], side: str) -> list[Resource]:
    return [
        Resource(iri=f"urn:{side}:{i}", id=f"M{i}", kind=Kind.GOAL, labels={"sv": text})
        for i, text in enumerate(wordings)
    ]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(edition().scope, edition().scope)


def test_similarity_is_the_share_of_words_in_common_in_their_order() -> None:
    assert similarity("Sjön går att bada i", "sjön GÅR att bada i!") == 1
    assert similarity("a b c d", "a b c e") == 0.75
    assert similarity("a b", "b a") == 0.5
    assert similarity("a b", "c d") == 0


@given(st.text(), st.text())
def test_similarity_is_the_same_both_ways(one: str, other: str) -> None:
    assert similarity(one, other) == similarity(other, one)
    assert 0 <= similarity(one, other) <= 1


def test_the_best_assignment_wins_over_the_first_come(matcher: Matcher) -> None:
    old = goals(["a b c d e", "a b c d f"], "old")
    new = goals(["a b c d f g", "a b c d e h"], "new")
    pairs = matcher.pairs(old, new)
    assert {(pair.old.id, pair.new.id) for pair in pairs} == {("M0", "M1"), ("M1", "M0")}
    assert {pair.by for pair in pairs} == {"similar"}


def test_an_id_alone_decides_nothing(matcher: Matcher) -> None:
    assert matcher.pairs(goals(["friskare barn"], "old"), goals(["fler företag"], "new")) == []
    [pair] = matcher.pairs(goals(["friskare barn"], "old"), goals(["annat", "friskare barn"], "new"))
    assert (pair.old.id, pair.new.id, pair.by) == ("M0", "M1", "wording")


def test_what_has_no_words_is_only_the_same_as_itself(matcher: Matcher) -> None:
    nameless = [Resource(iri=f"urn:{side}", id="M1", kind=Kind.RISK, labels={}) for side in ("old", "new")]
    assert matcher.pairs(nameless[:1], nameless[1:]) == []
    assert len(matcher.pairs(nameless[:1], nameless[:1])) == 1


def test_only_what_outlives_an_edition_is_told_by_its_iri(matcher: Matcher) -> None:
    one = Resource(iri="urn:f1", id="F1", kind=Kind.GOAL, labels={"sv": "rent vatten"})
    other = Resource(iri="urn:f1", id="F1", kind=Kind.GOAL, labels={"sv": "trygga skolvägar"})
    assert [pair.by for pair in matcher.pairs([one], [other], outlive=True)] == ["iri"]
    assert matcher.pairs([one], [other]) == []


def test_a_kolada_id_goes_before_the_words(matcher: Matcher) -> None:
    def indicator(side: str, number: int, words: str, *ids: str) -> Indicator:
        return Indicator(
            iri=f"urn:{side}:{number}",
            id=f"I{number}",
            kind=Kind.INDICATOR,
            labels={"sv": words},
            external_ids=tuple(f"kolada:{code}" for code in ids),
        )

    old = [indicator("old", 1, "invånare", "N01951"), indicator("old", 2, "sjukfrånvaro", "N00090")]
    new = [indicator("new", 1, "sjukfrånvaro"), indicator("new", 2, "folkmängd", "N01951")]
    found = {(pair.old.id, pair.new.id, pair.by) for pair in matcher.pairs(old, new)}
    assert found == {("I1", "I2", "kolada"), ("I2", "I1", "wording")}


def test_what_is_worded_alike_is_told_by_its_place_and_then_by_its_id(matcher: Matcher) -> None:
    old, new = goals(["lika", "lika"], "old"), goals(["lika", "lika"], "new")
    crossed = matcher.pairs(old, new, near=lambda a, b: a.id != b.id)
    assert {(pair.old.id, pair.new.id) for pair in crossed} == {("M0", "M1"), ("M1", "M0")}
    straight = matcher.pairs(old, new)
    assert {(pair.old.id, pair.new.id) for pair in straight} == {("M0", "M0"), ("M1", "M1")}


def test_what_has_words_place_and_id_in_common_is_itself(matcher: Matcher) -> None:
    old, new = goals(["lika"] * 3, "old"), goals(["lika"] * 3, "new")
    together = {("M0", "M0"), ("M0", "M1"), ("M1", "M0"), ("M2", "M1")}
    pairs = matcher.pairs(old, new, near=lambda a, b: (a.id, b.id) in together)
    assert {(pair.old.id, pair.new.id) for pair in pairs} == {("M0", "M0"), ("M2", "M1"), ("M1", "M2")}


def test_what_continues_decides_whatever_the_words() -> None:
    old = edition()
    new = edition(
        (
            'p:M1 a gg:Goal ;\n    skos:notation "M1" ;\n    rdfs:label "Sjön går att bada i"@sv',
            'p:M1 a gg:Goal ;\n    gg:continues <urn:goal> ;\n    skos:notation "M1" ;\n    rdfs:label "Helt annat"@sv',
        ),
    )
    before = Resource(iri="urn:goal", id="M1", kind=Kind.GOAL, labels={"sv": "Sjön går att bada i"})
    [pair] = Matcher(old.scope, new.scope).pairs([before], new.resources(Kind.GOAL))
    assert (pair.by, pair.new.id) == ("continues", "M1")


@given(WORDINGS, WORDINGS)
def test_pairs_are_one_to_one_alike_and_the_same_both_ways(one: list[str], other: list[str]) -> None:
    matcher = Matcher(SMALL.scope, SMALL.scope)
    old, new = goals(one, "old"), goals(other, "new")
    there = matcher.pairs(old, new)
    back = matcher.pairs(new, old)
    assert {(p.old.iri, p.new.iri) for p in there} == {(p.new.iri, p.old.iri) for p in back}
    assert len({p.old.iri for p in there}) == len({p.new.iri for p in there}) == len(there)
    assert all(similarity(p.old.label(), p.new.label()) >= LEAST_SIMILAR for p in there)


SMALL = edition()
