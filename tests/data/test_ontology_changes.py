"""The change policy is kept: nothing is lost, nothing that is gone is used, and each breaking change has a migration.

In: the ontology, what it no longer has, the terms of 0.1, and the migrations. Out: a failure that names the term.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import OWL, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS
from rdflib.plugins.sparql import prepareUpdate

from goalgraph.exchange.migration import NEW, OLD
from goalgraph.rdf.ontology import meant
from places import ROOT

ONTOLOGY = ROOT / "ontology"
IRI = URIRef("https://w3id.org/goalgraph/ontology")
GG = Namespace(f"{IRI}#")
SHAPES = "https://w3id.org/goalgraph/shapes#"
GONE = Graph().parse(ONTOLOGY / "deprecated.ttl")
HEADER = Graph().parse(ONTOLOGY / "goalgraph.ttl")
UPDATES = sorted((ONTOLOGY / "migrations").glob("*/*.ru"))
POLICY = (ROOT / "docs" / "ontology-changes.md").read_text(encoding="utf-8")
FIRST = (ROOT / "tests" / "fixtures" / "ontology-0.1" / "terms.txt").read_text(encoding="utf-8").split()
# What no plan could hold: it stood in the rules, or in a graph that is worked out each time a plan is read.
IN_NO_PLAN = {"DerivedLink", "Standpoint", "remedy", "ruleSource"}


def described() -> set[str]:
    """The terms that the ontology, the shapes and the shipped profiles describe."""
    files = [ONTOLOGY / "goalgraph.ttl", *(ROOT / "shapes").rglob("*.ttl")]
    return {
        str(term) for file in files for term in Graph().parse(file).subjects() if isinstance(term, URIRef)
    }


def gone() -> list[URIRef]:
    return sorted(term for term in GONE.subjects(OWL.deprecated, Literal(True)) if isinstance(term, URIRef))


def test_every_term_of_the_first_version_is_there_or_says_what_replaced_it() -> None:
    known = described() | {str(term) for term in gone()}
    assert [name for name in FIRST if str(GG[name.removeprefix("gg:")]) not in known] == []
    assert len(FIRST) > 200


def test_what_is_gone_is_gone_and_has_successors_that_there_are() -> None:
    terms = described()
    assert {str(term) for term in gone()} == {str(term) for term in GONE.subjects(DCTERMS.isReplacedBy, None)}
    for term in gone():
        assert str(term) not in terms, term
        successors = [str(one) for one in GONE.objects(term, DCTERMS.isReplacedBy)]
        assert successors, term
        ours = [one for one in successors if one.startswith((str(GG), SHAPES))]
        assert set(ours) <= terms, term


def test_nothing_that_is_gone_is_used() -> None:
    folders = ("data", "queries", "shapes", "ontology/rules")
    files = [
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.suffix in (".ttl", ".rq", ".trig")
    ]
    names = "|".join(str(term).removeprefix(str(GG)) for term in gone())
    used = re.compile(rf"gg:({names})\b(?![\w-])")
    assert {
        path.name: used.findall(text)
        for path in files
        if used.search(text := path.read_text(encoding="utf-8"))
    } == {}


def test_who_uses_what_is_gone_is_told_its_successor() -> None:
    for term in gone():
        assert meant(str(term)) in {str(one) for one in GONE.objects(term, DCTERMS.isReplacedBy)}


def test_the_header_says_which_version_came_before_and_what_it_breaks() -> None:
    version, before = HEADER.value(IRI, OWL.versionIRI), HEADER.value(IRI, OWL.priorVersion)
    assert version == URIRef(f"{IRI}/{HEADER.value(IRI, OWL.versionInfo)}")
    assert str(version).startswith(f"{IRI}/{NEW}.")
    assert str(before).startswith(f"{IRI}/{OLD}.")
    assert HEADER.value(IRI, OWL.incompatibleWith) == before


def test_a_breaking_version_has_a_migration() -> None:
    assert {path.parent.name for path in UPDATES} == {f"{OLD}-to-{NEW}"}


@pytest.mark.parametrize("path", UPDATES, ids=lambda path: path.stem)
def test_a_migration_says_what_it_changes_and_runs_in_any_engine(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.match(r"# (Rows?|Terms) ", text)
    prepareUpdate(text)


def test_every_term_that_is_gone_is_in_a_migration() -> None:
    updates = "".join(path.read_text(encoding="utf-8") for path in UPDATES)
    named = set(re.findall(r"\bgg:(\w+)", re.sub(r"^\s*#.*", "", updates, flags=re.MULTILINE)))
    assert {str(term).removeprefix(str(GG)) for term in gone()} - named == IN_NO_PLAN


def test_the_policy_names_files_that_there_are() -> None:
    for name in re.findall(r"`((?:ontology|tests|shapes)/[\w./-]+\.\w+)`", POLICY):
        assert (ROOT / name).is_file(), name
