"""Texts in the reader's language, and one by one in Swedish, or else in another, where they are not in it."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

import goalgraph
from goalgraph.answers.queries.catalogue import NamedQuery
from goalgraph.answers.queries.spoken import SHOWN, spoken
from goalgraph.base.names import PREFIXES
from goalgraph.base.wording import LANGUAGES
from goalgraph.rdf.evaluation import Question, Rows
from goalgraph.rdf.store import LocalStore
from places import ROOT

BY_LANGUAGE = [q for q in goalgraph.queries().values() if any(p.type == "lang" for p in q.parameters)]


@pytest.fixture(scope="module")
def example() -> goalgraph.Graph:
    return goalgraph.load(ROOT / "data" / "examples" / "sjobacka" / "2031")


@pytest.fixture
def half_translated(tmp_path: Path) -> goalgraph.Graph:
    """A plan in Swedish of which one goal has a name in English."""
    file = tmp_path / "plan.ttl"
    file.write_text(
        """@prefix gg: <https://w3id.org/goalgraph/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <https://example.org/p> a gg:Plan ; rdfs:label "Plan"@sv .
        <https://example.org/p/A1> skos:notation "A1" ; a gg:FocusArea ; rdfs:label "Skola"@sv ; gg:inPlan <https://example.org/p> .
        <https://example.org/p/KS1> skos:notation "KS1" ; a gg:Goal ; rdfs:label "Alla elever"@sv , "All pupils"@en ;
          gg:inArea <https://example.org/p/A1> .
        <https://example.org/p/KS2> skos:notation "KS2" ; a gg:Goal ; rdfs:label "Trygga elever"@sv ;
          gg:inArea <https://example.org/p/A1> .""",
        encoding="utf-8",
    )
    return goalgraph.load(file)


def names(
    graph: goalgraph.Graph, lang: str, params: dict[str, str] | None = None
) -> dict[str | None, str | None]:
    answer = graph.query("goals-per-area", params, lang=lang)
    ident, label = answer.columns.index("goal_id"), answer.columns.index("goal_label")
    return {row[ident]: row[label] for row in answer.texts()}


def test_each_text_falls_back_by_itself(half_translated: goalgraph.Graph) -> None:
    assert names(half_translated, "en") == {"KS1": "All pupils", "KS2": "Trygga elever"}
    assert names(half_translated, "sv") == {"KS1": "Alla elever", "KS2": "Trygga elever"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_plan_in_another_language_is_shown_in_it(tmp_path: Path, lang: str) -> None:
    file = tmp_path / "plan.ttl"
    file.write_text(
        """@prefix gg: <https://w3id.org/goalgraph/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <https://example.org/p> a gg:Plan ; rdfs:label "Fylkesplan"@nb .
        <https://example.org/p/A1> skos:notation "A1" ; a gg:FocusArea ; rdfs:label "Skole"@nb ; gg:inPlan <https://example.org/p> .
        <https://example.org/p/KS1> skos:notation "KS1" ; a gg:Goal ; rdfs:label "Alle elever"@nb , "Kaikki oppilaat"@fi ;
          gg:inArea <https://example.org/p/A1> .
        <https://example.org/p/KS2> skos:notation "KS2" ; a gg:Goal ; rdfs:label "Trygge elever" ;
          gg:inArea <https://example.org/p/A1> .""",
        encoding="utf-8",
    )
    graph = goalgraph.load(file)
    shown = names(graph, lang)
    assert shown == {"KS1": "Kaikki oppilaat", "KS2": "Trygge elever"}
    assert shown == {ident: graph.get(ident).label(lang) for ident in ("KS1", "KS2")}


def test_the_language_of_a_parameter_counts_before_that_of_the_reader(
    half_translated: goalgraph.Graph,
) -> None:
    assert names(half_translated, "sv", {"lang": "en"}) == {"KS1": "All pupils", "KS2": "Trygga elever"}


def test_what_the_plan_says_is_not_touched(half_translated: goalgraph.Graph) -> None:
    before = half_translated.digest("p")
    names(half_translated, "en")
    assert half_translated.digest("p") == before
    assert half_translated.get("KS2").labels == {"sv": "Trygga elever"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_where_everything_is_said_nothing_is_copied(bundled: goalgraph.Graph, lang: str) -> None:
    assert spoken(bundled.scope, lang).store is bundled.scope.store


@pytest.mark.parametrize("query", BY_LANGUAGE, ids=lambda query: query.name)
def test_a_language_that_nothing_is_in_gives_the_swedish_rows(
    query: NamedQuery, example: goalgraph.Graph
) -> None:
    scope = example.scope
    needed = {p.name: "A1" if "area" in p.name else "KS1" for p in query.parameters if p.type == "id"}
    text, _ = query.bound(scope, needed, "sv")
    finnish = text.replace('VALUES ?lang { "sv" }', 'VALUES ?lang { "fi" }')
    assert finnish != text
    assert texts(spoken(scope, "fi").store, finnish) == texts(scope.store, text)


def texts(store: LocalStore, query: str) -> list[list[str | None]]:
    answer = store.answer(Question(query, tuple(store.graphs())))
    assert isinstance(answer, Rows)
    return [[getattr(term, "value", None) for term in row] for row in answer.rows]


def test_every_property_that_a_query_shows_by_language_is_completed() -> None:
    for query in goalgraph.queries().values():
        for name, _ in re.findall(r"(\w+:\w+) (\?\w+) ?\.?\s*FILTER\(LANG\(\2\)", query.text):
            space, _, local = name.partition(":")
            assert PREFIXES[space] + local in SHOWN, (query.name, name)


def test_an_answer_says_which_language_a_text_really_is_in(half_translated: goalgraph.Graph) -> None:
    answer = half_translated.query("goals-per-area", lang="en")
    at = answer.columns.index("goal_label")
    found = {(cell.value, cell.language) for row in answer.rows if isinstance(cell := row[at], ox.Literal)}
    assert found == {("All pupils", "en"), ("Trygga elever", "sv")}


def test_what_two_plans_say_alike_in_two_languages_is_in_the_readers(tmp_path: Path) -> None:
    for name, lang in (("a", "sv"), ("b", "en")):
        (tmp_path / f"{name}.ttl").write_text(
            f"""@prefix gg: <https://w3id.org/goalgraph/ontology#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix sdg: <http://metadata.un.org/sdg/> .
            <https://example.org/{name}> a gg:Plan ; skos:notation "{name}" ; rdfs:label "{name}"@{lang} .
            <https://example.org/{name}/KS1> skos:notation "KS1" ; a gg:Goal ; rdfs:label "Start"@{lang} ;
              gg:contributesTo sdg:4 ; gg:inPlan <https://example.org/{name}> .
            <https://example.org/{name}/KS2> skos:notation "KS2" ; a gg:Goal ; rdfs:label "{lang}"@{lang} ;
              gg:contributesTo sdg:4 ; gg:inPlan <https://example.org/{name}> .""",
            encoding="utf-8",
        )
    answer = goalgraph.load(tmp_path).query("global-goals-taken-up", lang="en")
    at = answer.columns.index("goal_label")
    found = [(cell.value, cell.language) for row in answer.rows if isinstance(cell := row[at], ox.Literal)]
    assert found == [("Start", "en"), ("sv", "sv"), ("Start", "en"), ("en", "en")]
