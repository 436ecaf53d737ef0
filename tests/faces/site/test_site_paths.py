"""Where things have their pages: under their IRIs' paths, in names that every system takes, no two in one place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalgraph.faces.site.paths import Paths

PLAN = "https://example.org/goals/2030"
DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


@pytest.mark.parametrize(
    ("iri", "path"),
    [
        (f"{PLAN}/KS1", "goals/2030/KS1"),
        (f"{PLAN}/KS1/", "goals/2030/KS1"),
        ("https://example.org/plan#KS1", "plan/KS1"),
        ("https://example.org/m%C3%A5l/KS1", "mål/KS1"),
        ("https://other.example/goals/2030/KS1", "other.example/goals/2030/KS1"),
        ("http://metadata.un.org/sdg/11", "metadata.un.org/sdg/11"),
        ("urn:goals:KS1", "urn/goals/KS1"),
    ],
)
def test_a_thing_has_its_page_under_its_path(iri: str, path: str) -> None:
    assert Paths([PLAN]).of(iri) == path


def test_where_plans_have_several_hosts_each_path_begins_with_its_own() -> None:
    paths = Paths([PLAN, "https://other.example/2030"])
    assert paths.of(f"{PLAN}/KS1") == "example.org/goals/2030/KS1"


@pytest.mark.parametrize(
    "tail",
    [
        "../../../etc/passwd",
        "%2e%2e/%2e%2e/x",
        "CON",
        "a/aux.html",
        "a:b",
        "a%00b",
        "%5C%5Chost%5Cx",
        "x" * 300,
        ".hidden",
    ],
)
def test_a_dangerous_name_stays_in_the_site(tail: str) -> None:
    path = Paths([PLAN]).of(f"{PLAN}/{tail}")
    parts = path.split("/")
    assert ".." not in parts
    assert not [part for part in parts if DEVICES.match(part) or part.startswith(".") or len(part) > 120]
    assert not set('\\:*?"<>|\0') & set(path)


def test_two_things_that_a_system_takes_for_one_have_different_places() -> None:
    things = [f"{PLAN}/{name}" for name in ("KS1", "ks1", "Ks1", "KS1#", "index")]
    things += ["http://example.org/goals/2030/KS1", "https://example.org/index"]
    paths = Paths([PLAN], things)
    found = [paths.of(thing) for thing in things]
    assert len({path.casefold() for path in found}) == len(things)
    assert found[0] == "goals/2030/KS1"
    assert found[-1] not in ("index", "index.html")


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=40), unique=True, max_size=6))
def test_any_names_have_places_of_their_own_below(tails: list[str]) -> None:
    iris = [f"{PLAN}/{tail}" for tail in tails]
    paths = Paths([PLAN], iris)
    found = [paths.of(iri) for iri in iris]
    assert len({path.casefold() for path in found}) == len(iris)
    for path in found:
        assert path.startswith("goals/2030")
        assert ".." not in path.split("/")
        assert "" not in path.split("/")
    assert found == [paths.of(iri) for iri in iris]


def test_no_name_is_taken_for_a_file_of_another_thing() -> None:
    paths = Paths([PLAN])
    plain = paths.of(f"{PLAN}/KS1")
    for ending in (".en", ".sv", ".html", ".workshop", ".ttl"):
        assert not paths.of(f"{PLAN}/KS1{ending}").endswith(plain + ending)
