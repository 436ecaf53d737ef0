"""The goals and targets of Agenda 2030: complete, coded as the UN codes them, labelled in our own words.

In: data/agenda2030/*.ttl, and the UN's own file where it is at hand.
Out: a failure that names the goal or target that is missing, superfluous, miscoded or badly labelled.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from pathlib import Path

import pytest
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCAT, DCTERMS, RDF, RDFS, SKOS

from places import ROOT

GOALS_FILE = ROOT / "data" / "agenda2030" / "goals.ttl"
TARGETS_FILE = ROOT / "data" / "agenda2030" / "targets.ttl"
UN_FILE = ROOT.parent / "shared" / "reference" / "sdg-kos-goals-targets-indicators.ttl"

DATASET = URIRef("https://w3id.org/goalgraph/id/agenda2030")
SCHEME = URIRef("https://w3id.org/goalgraph/id/agenda2030/scheme")
OWN = Namespace("https://w3id.org/goalgraph/id/agenda2030/")
SDG = Namespace("http://metadata.un.org/sdg/")
SDGO = Namespace("http://metadata.un.org/sdg/ontology#")
GG = Namespace("https://w3id.org/goalgraph/ontology#")

LANGUAGES = ("sv", "en")
TARGETS_PER_GOAL = (7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19)
SWEDISH_NAMES = (
    "Ingen fattigdom",
    "Ingen hunger",
    "God hälsa och välbefinnande",
    "God utbildning för alla",
    "Jämställdhet",
    "Rent vatten och sanitet",
    "Hållbar energi för alla",
    "Anständiga arbetsvillkor och ekonomisk tillväxt",
    "Hållbar industri, innovationer och infrastruktur",
    "Minskad ojämlikhet",
    "Hållbara städer och samhällen",
    "Hållbar konsumtion och produktion",
    "Bekämpa klimatförändringen",
    "Hav och marina resurser",
    "Ekosystem och biologisk mångfald",
    "Fredliga och inkluderande samhällen",
    "Genomförande och globalt partnerskap",
)


def codes(graph: Graph, kind: URIRef) -> dict[str, URIRef]:
    """Give the resources of a class by the last part of their IRI."""
    found = {s for s in graph.subjects(RDF.type, kind) if isinstance(s, URIRef)}
    return {str(iri).removeprefix(str(SDG)): iri for iri in found}


def named(graph: Graph, kind: URIRef) -> dict[str, URIRef]:
    """Give the concepts that name the resources of a class, by the last part of their IRI."""
    found = {}
    for code, iri in codes(graph, kind).items():
        (concept,) = graph.subjects(SKOS.exactMatch, iri)
        assert concept == OWN[code]
        found[code] = OWN[code]
    return found


def texts(graph: Graph, subject: URIRef, predicate: URIRef, language: str) -> list[str]:
    """Give the texts of a resource in one language."""
    values = graph.objects(subject, predicate)
    return [str(v) for v in values if isinstance(v, Literal) and v.language == language]


def natural(code: str) -> tuple[int, bool, int]:
    """Sort 1.2 before 1.10, and 1.10 before 1.a."""
    goal, _, part = code.partition(".")
    return (int(goal), part.isalpha(), ord(part) if part.isalpha() else int(part or 0))


@pytest.fixture(scope="module")
def agenda() -> Graph:
    return Graph().parse(GOALS_FILE).parse(TARGETS_FILE)


@pytest.fixture(scope="module")
def un() -> Graph:
    if not UN_FILE.exists():
        if os.environ.get("CI"):
            pytest.fail(f"the UN's file must be present in CI: {UN_FILE.name}")
        pytest.skip(f"the UN's file is not at hand: {UN_FILE.name}")
    return Graph().parse(UN_FILE)


def test_there_are_17_goals_with_their_official_swedish_names(agenda: Graph) -> None:
    goals = named(agenda, SDGO.Goal)
    assert sorted(goals, key=natural) == [str(n) for n in range(1, 18)]
    names = {code: texts(agenda, iri, RDFS.label, "sv") for code, iri in goals.items()}
    assert names == {str(n): [name] for n, name in enumerate(SWEDISH_NAMES, start=1)}


def test_each_goal_has_all_its_targets(agenda: Graph) -> None:
    per_goal = Counter(int(code.partition(".")[0]) for code in codes(agenda, SDGO.Target))
    assert per_goal == dict(enumerate(TARGETS_PER_GOAL, start=1))
    assert per_goal.total() == 169


@pytest.mark.parametrize("kind", [SDGO.Goal, SDGO.Target], ids=["goals", "targets"])
def test_of_the_uns_own_nothing_is_said_but_what_they_are(agenda: Graph, kind: URIRef) -> None:
    for iri in codes(agenda, kind).values():
        assert set(agenda.predicates(iri)) <= {RDF.type, SDGO.isTargetOf}


@pytest.mark.parametrize("kind", [SDGO.Goal, SDGO.Target], ids=["goals", "targets"])
def test_the_iri_is_the_code_and_the_notation_says_so(agenda: Graph, kind: URIRef) -> None:
    pattern = r"\d{1,2}" if kind == SDGO.Goal else r"\d{1,2}\.(\d{1,2}|[a-d])"
    for code, iri in named(agenda, kind).items():
        assert re.fullmatch(pattern, code), iri
        assert list(agenda.objects(iri, SKOS.notation)) == [Literal(f"SDG{code}")]
        assert list(agenda.objects(iri, SKOS.inScheme)) == [SCHEME]


def test_each_target_is_a_target_of_the_goal_its_code_names(agenda: Graph) -> None:
    for code, iri in codes(agenda, SDGO.Target).items():
        assert list(agenda.objects(iri, SDGO.isTargetOf)) == [SDG[code.partition(".")[0]]], code


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_has_one_label_per_language_that_nothing_else_has(agenda: Graph, language: str) -> None:
    everything = named(agenda, SDGO.Goal) | named(agenda, SDGO.Target)
    labels = {code: texts(agenda, iri, RDFS.label, language) for code, iri in everything.items()}
    assert [code for code, found in labels.items() if len(found) != 1] == []
    shared = Counter(found[0].casefold() for found in labels.values())
    assert [label for label, times in shared.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_are_short(agenda: Graph, language: str) -> None:
    for code, iri in named(agenda, SDGO.Target).items():
        (label,) = texts(agenda, iri, RDFS.label, language)
        assert 3 <= len(label.split()) <= 9, f"{code}: {label}"
    for code, iri in named(agenda, SDGO.Goal).items():
        (label,) = texts(agenda, iri, GG.shortLabel, language)
        assert 0 < len(label) <= 40, f"{code}: {label}"


def test_both_files_belong_to_the_one_dataset_that_the_goals_describe() -> None:
    goals, targets = Graph().parse(GOALS_FILE), Graph().parse(TARGETS_FILE)
    for graph in (goals, targets):
        assert list(graph.subjects(RDF.type, DCAT.Dataset)) == [DATASET]
    assert set(targets.predicates(DATASET)) == {RDF.type}
    assert goals.value(DATASET, DCTERMS.creator) == Literal("goalgraph contributors")
    assert goals.value(DATASET, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    for language in LANGUAGES:
        assert texts(goals, DATASET, DCTERMS.title, language)
        assert texts(goals, DATASET, DCTERMS.description, language)
        assert texts(goals, SCHEME, RDFS.label, language)
    assert (SCHEME, RDF.type, SKOS.ConceptScheme) in goals


@pytest.mark.parametrize("file", [GOALS_FILE, TARGETS_FILE], ids=lambda file: file.name)
def test_a_file_lists_its_codes_in_natural_order(file: Path) -> None:
    listed = re.findall(r'skos:notation "SDG([^"]+)"', file.read_text(encoding="utf-8"))
    assert listed == sorted(listed, key=natural)


@pytest.mark.parametrize("kind", [SDGO.Goal, SDGO.Target], ids=["goals", "targets"])
def test_the_iris_are_exactly_the_uns(agenda: Graph, un: Graph, kind: URIRef) -> None:
    assert set(agenda.subjects(RDF.type, kind)) == set(un.subjects(RDF.type, kind))


def test_no_label_is_a_sentence_of_the_uns(agenda: Graph, un: Graph) -> None:
    theirs = {str(o).casefold() for o in un.objects() if isinstance(o, Literal) and len(o) > 40}
    assert theirs
    ours = {str(o) for p in (RDFS.label, GG.shortLabel) for o in agenda.objects(predicate=p)}
    assert [label for label in sorted(ours) if label.casefold() in theirs] == []
