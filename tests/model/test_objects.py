from __future__ import annotations

import dataclasses
from collections.abc import Mapping

import pytest

from goalgraph.base.names import Kind
from goalgraph.base.texts import text_in
from goalgraph.model.objects import Link, Resource, Term


def resource(labels: Mapping[str, str], short: Mapping[str, str] | None = None) -> Resource:
    return Resource(iri="urn:x", id="KS1", kind=Kind.GOAL, labels=labels, short_labels=short or {})


@pytest.mark.parametrize(
    ("texts", "lang", "chosen"),
    [
        ({"sv": "mål", "en": "goal"}, "en", "goal"),
        ({"sv": "mål", "en": "goal"}, "sv", "mål"),
        ({"sv": "mål"}, "en", "mål"),
        ({"en": "goal"}, "sv", "goal"),
        ({"fi": "tavoite", "de": "Ziel"}, "sv", "Ziel"),
        ({"": "plain"}, "en", "plain"),
        ({"en": "", "sv": "mål"}, "en", "mål"),
        ({}, "sv", ""),
    ],
)
def test_the_best_text_there_is(texts: dict[str, str], lang: str, chosen: str) -> None:
    assert text_in(texts, lang) == chosen


def test_a_resource_without_a_label_is_called_by_its_id() -> None:
    assert resource({}).label("en") == "KS1"
    assert Term("PERCENT", "urn:x", {}).label() == "PERCENT"


@pytest.mark.parametrize(
    ("short", "lang", "shown"),
    [({"sv": "kort", "en": "short"}, "en", "short"), ({"sv": "kort"}, "en", "kort"), ({}, "en", "long")],
)
def test_the_short_label_or_the_whole(short: dict[str, str], lang: str, shown: str) -> None:
    assert resource({"sv": "lång", "en": "long"}, short).short_label(lang) == shown


def test_swedish_is_the_language_unless_one_is_given() -> None:
    goal = resource({"sv": "mål", "en": "goal"})
    assert (goal.label(), goal.short_label(), goal.screen_name) == ("mål", "mål", "KS 1")


@pytest.mark.parametrize(
    "made", [resource({}), Term("x", "urn:x", {}), Link("a", "contributesTo", "b", "stated")]
)
def test_objects_cannot_be_changed(made: object) -> None:
    field = dataclasses.fields(made)[0].name  # type: ignore[arg-type]
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(made, field, "other")


def test_links_are_equal_by_what_they_say() -> None:
    assert len({Link("a", "contributesTo", "b", "stated"), Link("a", "contributesTo", "b", "stated")}) == 1
    assert Link("a", "contributesTo", "b", "stated") != Link("a", "contributesTo", "b", "derived")
