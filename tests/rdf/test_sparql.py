from __future__ import annotations

import gc
import time
from contextlib import suppress

import pytest

from goalgraph.base.errors import QueryTooDeep
from goalgraph.base.names import GG
from goalgraph.rdf import sparql
from goalgraph.rdf.sparql import (
    DEEPEST,
    Dataset,
    completed,
    dataset,
    names,
    refuse_too_deep,
    required,
    unknown_prefixes,
)

NESTED = {
    "groups": ("ASK {", "{", "}", "}"),
    "sub-selects": ("SELECT * {", "{ SELECT * {", "} }", "}"),
    "parentheses": ("ASK { FILTER(", "(", ")", ") }"),
    "denials": ("ASK { FILTER(", "!", "", "?x) }"),
    "lists": ("ASK { ?s ?p ", "(", ")", "}"),
    "blank nodes": ("ASK { ?s ?p ", "[ ?p ", "]", "}"),
    "functions": ("ASK { FILTER(", "STR(", ")", ") }"),
    "optional": ("ASK {", "OPTIONAL {", "}", "}"),
    "exists": ("ASK {", "FILTER EXISTS {", "}", "}"),
    "triple terms": ("ASK { ?s ?p ", "<<( ?s ?p ", " )>>", "}"),
    "reified": ("ASK { ", "<< ?s ?p ", " >>", " ?p ?o }"),
    "annotations": ("ASK { ?s ?p ?o ", "{| ?p ?o ", "|}", "}"),
}


def nested(kind: str, levels: int) -> str:
    head, opening, closing, tail = NESTED[kind]
    return f"{head}{opening * levels} 1 {closing * levels}{tail}"


@pytest.mark.parametrize("kind", NESTED)
@pytest.mark.parametrize("levels", [DEEPEST + 1, 5_000])
def test_what_is_nested_deeper_than_a_parser_can_follow_is_refused(kind: str, levels: int) -> None:
    with pytest.raises(QueryTooDeep) as caught:
        refuse_too_deep(nested(kind, levels), "mine")
    assert caught.value.details == {"query": "mine", "most": DEEPEST}


@pytest.mark.parametrize("kind", NESTED)
def test_what_people_nest_is_let_through(kind: str) -> None:
    refuse_too_deep(nested(kind, 20), "mine")


@pytest.mark.parametrize("quiet", ['"{{{("', "'''{\n(['''", "# {{{(\n", "<urn:a(((>"])
def test_brackets_that_are_none_do_not_count(quiet: str) -> None:
    refuse_too_deep("ASK { }" + quiet * (2 * DEEPEST), "mine")


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "a.",
        "a-:%",
        " ",
        "'",
        '"',
        '"""',
        '"""\\',
        "<",
        "<a",
        "?",
        "@a-",
        ":",
        "_:",
        "\\",
        "1.",
        "é.",
        "#\r",
        "PREFIX a:",
    ],
)
def test_reading_takes_time_in_proportion_to_the_text(unit: str) -> None:
    """Eight times the text: about 8 times the time where it grows evenly, 64 where it grows with the square.

    A busy machine only ever adds time, so one of five tries within the bound is enough and a square never is. The
    collector of garbage rests meanwhile: its time grows with all that the tests' process holds.
    """

    def seconds(length: int) -> float:
        text = unit * (length // len(unit))
        gc.disable()
        before = time.process_time()
        try:
            completed(text), dataset(text), names(text)
            with suppress(QueryTooDeep):
                refuse_too_deep(text, "mine")
            return time.process_time() - before
        finally:
            gc.enable()

    assert any(seconds(80_000) < 0.02 + 20 * seconds(10_000) for _ in range(5))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SELECT * { ?s ?p ?o }", None),
        ("SELECT * FROM <urn:a> FROM <urn:b> { ?s ?p ?o }", Dataset(("urn:a", "urn:b"), ())),
        ("ask from named <urn:a> { }", Dataset((), ("urn:a",))),
        ("PREFIX e: <urn:e:> SELECT * FROM e:a FROM NAMED gg:b { }", Dataset(("urn:e:a",), (GG + "b",))),
        ("BASE <http://example.org/x> SELECT * FROM <y> { }", Dataset(("http://example.org/y",), ())),
        ("SELECT * { ?s ?p 'FROM <urn:a>' } # FROM <urn:b>", None),
        ("SELECT ?from { ?from e:FROM <urn:a> }", None),
    ],
)
def test_the_graphs_that_a_query_asks_for(text: str, found: Dataset | None) -> None:
    assert dataset(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SELECT * { ?s foo:a bar:b , foo:c }", ["foo", "bar"]),
        ("PREFIX foo: <urn:f> SELECT * { ?s foo:a gg:Plan }", []),
        ("SELECT * { ?s :a _:b }", [""]),
        ("SELECT * { ?s <foo:a> 'foo:b' } # foo:c", []),
    ],
)
def test_prefixes_that_nobody_has_declared(text: str, found: list[str]) -> None:
    assert unknown_prefixes(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("SELECT * { ?s a gg:Plan ; <urn:p> ?o. }", [GG + "Plan", "urn:p"]),
        ("PREFIX e: <urn:> SELECT * FROM <urn:g> { GRAPH <urn:h> { ?s e:p gg:x. } }", ["urn:p", GG + "x"]),
        ('SELECT * { ?s ?p "1"^^gg:type FILTER(gg:function(?s)) }', []),
        ("CONSTRUCT { ?s gg:made [ gg:made ?o ] } { ?s gg:asked ?o }", [GG + "asked"]),
        ("CONSTRUCT WHERE { ?s gg:asked ?o }", [GG + "asked"]),
        ("SELECT * { ?s gg:a.b.c ?o }", [GG + "a.b.c"]),
        ("SELECT * { ?s gg:a\\,b ?o }", [GG + "a,b"]),
    ],
)
def test_the_names_that_the_data_is_asked_for(text: str, found: list[str]) -> None:
    assert list(names(text)) == found


def test_tokens_know_where_they_stand() -> None:
    text = "ASK { ?s a gg:Plan } # one"
    assert all(text.startswith(token.text, token.start) for token in sparql.tokens(text))


@pytest.mark.parametrize(
    ("pattern", "classes", "properties"),
    [
        ("?s a gg:Risk ; gg:via ?o", {"Risk"}, {"via"}),
        ("?s gg:via ?o , ?p ; a gg:Risk , gg:Goal . ?p gg:order 2", {"Risk"}, {"via", "order"}),
        ("{ ?s a gg:Risk } UNION { ?s a gg:Goal } ?s gg:via ?o", set(), {"via"}),
        ("OPTIONAL { ?s a gg:Risk } FILTER NOT EXISTS { ?s gg:via ?o } ?s gg:order ?n", set(), {"order"}),
        ("BIND(gg:via AS ?v) FILTER(?v = gg:via) ?s ?v gg:Risk", set(), set()),
        ("VALUES ?s { gg:via gg:Risk } ?s gg:order ?n", set(), {"order"}),
        ("?s gg:via|gg:order ?o ; gg:unit/gg:via ?u ; ^gg:period ?p ; !gg:value ?v", set(), set()),
        ("?s gg:via* ?o ; gg:order+ ?n ; gg:unit? ?u . ?n (gg:period|gg:value) ?p", set(), set()),
        ("{ SELECT ?s { ?s gg:via ?o } } ?s a ?class", set(), set()),
        ('?s gg:note "a gg:Risk ; gg:via" # ?s gg:order 1', set(), {"note"}),
        ("?s gg:via [ a gg:Risk ; gg:order 3 ]", set(), set()),
    ],
)
def test_only_what_a_construct_cannot_do_without_is_required(
    pattern: str, classes: set[str], properties: set[str]
) -> None:
    found = required(f"CONSTRUCT {{ ?s a gg:Made ; gg:made ?o }} WHERE {{ {pattern}\n }}")
    assert found == tuple(frozenset(GG + name for name in names) for names in (classes, properties))
