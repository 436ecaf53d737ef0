from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import goalgraph
from goalgraph.base.errors import AmbiguousId, UnknownId
from goalgraph.base.names import local_name
from goalgraph.base.order import natural
from small_plan import FILE, PLAN, PREFIXES

OTHER = "https://example.org/sjobacka/2028"


@pytest.fixture(scope="module")
def small() -> goalgraph.Graph:
    return goalgraph.load(FILE)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> goalgraph.Graph:
    """Two editions of the same plan, whose council goals are the same ones."""
    later = tmp_path_factory.mktemp("later") / "plan.ttl"
    later.write_text(
        FILE.read_text(encoding="utf-8").replace("sjobacka/2024", "sjobacka/2028"), encoding="utf-8"
    )
    return goalgraph.load(FILE, later)


@pytest.mark.parametrize(
    ("written", "iri"),
    [
        ("M1", f"{PLAN}/M1"),
        ("m1", f"{PLAN}/M1"),
        ("  m 1\n", f"{PLAN}/M1"),
        (f"{PLAN}/M1", f"{PLAN}/M1"),
        (f"<{PLAN}/M1>", f"{PLAN}/M1"),
        ("o1.i1.x2", f"{PLAN}/O1.I1.X2"),
        ("sjobacka/2024/m1", f"{PLAN}/M1"),
        ("SJOBACKA/2024", PLAN),
        ("2024", PLAN),
        ("sdg:11", "http://metadata.un.org/sdg/11"),
        ("SDG:11", "http://metadata.un.org/sdg/11"),
        ("sdg11.2", "http://metadata.un.org/sdg/11.2"),
        ("sdg:11.2", "http://metadata.un.org/sdg/11.2"),
    ],
)
def test_a_resource_is_found_by_id_iri_and_curie(small: goalgraph.Graph, written: str, iri: str) -> None:
    assert small.get(written).iri == iri


@pytest.mark.parametrize(
    ("written", "ident"),
    [("plan:KS1", "KS1"), ("Plan:KS1", "KS1"), ("council:KF1a", "KF1a"), ("ks 1", "KS1")],
)
def test_the_bundled_plan_has_prefixes_of_its_own(bundled: goalgraph.Graph, written: str, ident: str) -> None:
    assert bundled.get(written).id == ident


@pytest.mark.parametrize("change", [str.upper, str.lower, str.swapcase, str.casefold, lambda s: f" {s}\t"])
def test_every_id_of_the_bundled_plan_is_found_however_it_is_written(
    bundled: goalgraph.Graph, change: object
) -> None:
    assert callable(change)
    ids = [resource.id for resource in bundled.resources()]
    assert len(ids) > 400
    assert [ident for ident in ids if bundled.get(change(ident)).id != ident] == []


def test_every_resource_of_the_bundled_plan_is_found_by_its_iri(bundled: goalgraph.Graph) -> None:
    resources = bundled.resources()
    assert [r.iri for r in resources if bundled.get(r.iri) is not r] == []


@pytest.mark.parametrize("ident", ["Mål 1", "ÅÄÖ-1", "Straße", "m²", "ǅ1", "一", "a/b"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_ids_with_blanks_and_odd_letters_are_found(tmp_path: Path, ident: str, form: str) -> None:
    path = tmp_path / "x.ttl"
    path.write_text(
        f'{PREFIXES} <{PLAN}> a gg:Plan . p:x a gg:Goal ; skos:notation "{ident}" .', encoding="utf-8"
    )
    graph = goalgraph.load(path)
    assert graph.get(f"{PLAN}/x").id == ident
    for written in (ident, ident.upper(), ident.lower(), f" {ident} "):
        assert graph.get(unicodedata.normalize(form, written)).iri == f"{PLAN}/x"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("written", "nearest"),
    [("M9", "M1"), ("KS11", "SDG11"), ("O1I1", "O1.I1"), ("mm1", "M1"), ("SDG18", "SDG1")],
)
def test_an_unknown_id_names_the_nearest(small: goalgraph.Graph, written: str, nearest: str) -> None:
    with pytest.raises(UnknownId) as caught:
        small.get(written)
    named = str(caught.value.details["nearest"]).split(", ")
    assert nearest in named
    assert 1 <= len(named) <= 3
    assert caught.value.details["id"] == written


@pytest.mark.parametrize(
    "written", ["", "   ", "\n", "<>", "/", "?", "zzzzzzzzzzzzzz", "http://", "nope:KS1"]
)
def test_an_id_like_no_other_names_some_that_there_are(small: goalgraph.Graph, written: str) -> None:
    with pytest.raises(UnknownId) as caught:
        small.get(written)
    for ident in str(caught.value.details["nearest"]).split(", "):
        assert small.get(ident).id == ident


@pytest.mark.parametrize("written", ["M1", "m1", " M 1 "])
def test_an_id_of_two_plans_is_ambiguous(two: goalgraph.Graph, written: str) -> None:
    with pytest.raises(AmbiguousId) as caught:
        two.get(written)
    assert caught.value.details["candidates"] == "sjobacka/2024/M1, sjobacka/2028/M1"


@pytest.mark.parametrize(
    ("written", "iri"),
    [
        ("sjobacka/2024/M1", f"{PLAN}/M1"),
        ("Sjobacka/2028/m1", f"{OTHER}/M1"),
        ("2028/M1", f"{OTHER}/M1"),
        (f"{OTHER}/M1", f"{OTHER}/M1"),
        ("sjobacka/2028", OTHER),
        ("F1", "https://example.org/sjobacka/council/F1"),
        ("SDG6", "http://metadata.un.org/sdg/6"),
    ],
)
def test_with_two_plans_the_plan_makes_an_id_clear(two: goalgraph.Graph, written: str, iri: str) -> None:
    assert two.get(written).iri == iri


def test_with_two_plans_no_two_resources_have_one_id(two: goalgraph.Graph) -> None:
    ids = [resource.id.casefold() for resource in two.resources()]
    assert len(set(ids)) == len(ids)
    assert two.get("2024/M1").id == "sjobacka/2024/M1"


def test_links_name_the_resources_by_their_full_ids(two: goalgraph.Graph) -> None:
    up, _ = two.links_of("sjobacka/2028/M1")
    assert {link.object for link in up} == {"sjobacka/2028/O1", "sjobacka/2028", "F1", "SDG6"}


def test_a_resource_without_notation_has_the_end_of_its_iri_as_id(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text(f"{PREFIXES} <{PLAN}> a gg:Plan . p:lone a gg:Risk .", encoding="utf-8")
    assert goalgraph.load(path).get("LONE").iri == f"{PLAN}/lone"


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        ("http://e.org/a/b", "b"),
        ("http://e.org/a#b", "b"),
        ("http://e.org/a/", "a"),
        ("urn:x", "urn:x"),
        ("http://e.org/a#", "a"),
    ],
)
def test_the_local_name_is_the_last_part(iri: str, name: str) -> None:
    assert local_name(iri) == name


@given(st.lists(st.integers(0, 10**12)), st.sampled_from(["KS", "A1.I", "", "å²-"]))
def test_ids_sort_as_their_numbers_do(numbers: list[int], prefix: str) -> None:
    ids = [f"{prefix}{number}" for number in numbers]
    assert sorted(ids, key=natural) == [f"{prefix}{number}" for number in sorted(numbers)]


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(0, 999))))
def test_numbers_further_in_count_too(pairs: list[tuple[int, int]]) -> None:
    ids = [f"A{a}.I{b}" for a, b in pairs]
    assert sorted(ids, key=natural) == [f"A{a}.I{b}" for a, b in sorted(pairs)]


@given(st.text(), st.text())
def test_any_two_texts_can_be_compared_and_case_plays_no_part(one: str, other: str) -> None:
    assert (natural(one) < natural(other)) + (natural(other) < natural(one)) <= 1
    assert natural(one.casefold()) == natural(one.casefold().casefold())


@pytest.mark.parametrize("text", ["", "²", "m²", "½", "٣", "x٣", "①", "KS1²"])
def test_unusual_digits_do_not_stop_the_sorting(text: str) -> None:
    assert sorted([text, "KS1"], key=natural) == sorted(["KS1", text], key=natural)


@pytest.mark.parametrize(
    ("namespace", "ident"),
    [
        ("https://w3id.org/goalgraph/id/0665/2023/", "0665/2023/F1"),
        ("https://example.org/b", "https://example.org/F1"),
    ],
)
def test_outside_plans_a_shared_id_is_told_apart_by_its_iri(
    tmp_path: Path, namespace: str, ident: str
) -> None:
    path = tmp_path / "x.ttl"
    path.write_text(f'{PREFIXES} <{namespace}F1> a gg:Goal ; skos:notation "F1" .', encoding="utf-8")
    graph = goalgraph.load(FILE, path)
    assert graph.get(f"{namespace}F1").id == ident
    assert graph.get(ident).iri == f"{namespace}F1"
    with pytest.raises(AmbiguousId):
        graph.get("F1")


def test_an_id_may_have_thousands_of_digits() -> None:
    longest = "KS" + "9" * 5000
    assert sorted([longest, "KS10", "KS9"], key=natural) == ["KS9", "KS10", longest]


@pytest.mark.parametrize("written", ["plan:ks1", "PLAN:kS1", "ggid:0665/2019/ks1", "SDG:11", "sdg:11.2"])
def test_a_curie_is_taken_in_any_case(bundled: goalgraph.Graph, written: str) -> None:
    assert bundled.get(written).id in ("KS1", "SDG11", "SDG11.2")
    assert bundled.get(bundled.get(written).iri.upper()) == bundled.get(written)
