"""The table of matches is SSSOM, speaks of terms that there are, and says no more than a match may.

In: ontology/alignments.sssom.tsv and alignments.ttl. Out: a failure that names the row.
"""

from __future__ import annotations

import csv
import re
from collections import Counter

import pytest
from rdflib import DCTERMS, ORG, OWL, PROV, QB, RDF, RDFS, SOSA, Graph, Literal, URIRef
from rdflib.namespace import DefinedNamespace

from places import ROOT

TABLE = ROOT / "ontology" / "alignments.sssom.tsv"
LINES = TABLE.read_text(encoding="utf-8").splitlines()
HEAD = [line.removeprefix("#") for line in LINES if line.startswith("#")]
ROWS = list(
    csv.DictReader(
        [line for line in LINES if not line.startswith("#")], delimiter="\t", quoting=csv.QUOTE_NONE
    )
)
PREFIXES = dict(re.findall(r"^  (\S+): (\S+)$", "\n".join(HEAD), flags=re.MULTILINE))
TERMS = Graph().parse(ROOT / "ontology" / "goalgraph.ttl")
for profile in (ROOT / "shapes" / "profiles").glob("*/profile.ttl"):
    TERMS.parse(profile)
MATCHES = {f"skos:{name}Match" for name in ("close", "broad", "narrow", "related")}


def iri(curie: str) -> URIRef:
    prefix, _, name = curie.partition(":")
    return URIRef(PREFIXES[prefix] + name)


def test_the_head_says_what_the_table_is_and_what_its_prefixes_mean() -> None:
    said = dict(line.split(": ", 1) for line in HEAD if not line.startswith(("  ", "curie_map")))
    assert {"mapping_set_id", "mapping_set_version", "license"} <= said.keys()
    version = TERMS.value(URIRef("https://w3id.org/goalgraph/ontology"), OWL.versionInfo)
    assert Literal(said["mapping_set_version"]) == version
    used = {
        row[column].partition(":")[0]
        for row in ROWS
        for column in ("subject_id", "predicate_id", "object_id", "mapping_justification")
    }
    assert used == PREFIXES.keys()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['subject_id']}-{row['object_id']}")
def test_a_row_is_about_a_term_of_ours_and_says_what_kind_of_match_it_is(row: dict[str, str]) -> None:
    subject = iri(row["subject_id"])
    assert row["subject_id"].startswith("gg:")
    assert Literal(row["subject_label"], lang="en") in set(TERMS.objects(subject, RDFS.label))
    assert row["predicate_id"] in MATCHES  # never exactMatch, which would make two terms one
    assert not row["object_id"].startswith("gg:")
    assert row["object_label"] == row["object_id"].partition(":")[2]
    assert row["mapping_justification"] == "semapv:ManualMappingCuration"
    assert row["comment"].endswith(".")
    assert None not in row


def test_each_object_was_looked_up_in_a_version_or_says_where_it_was_found() -> None:
    for row in ROWS:
        assert row["object_source_version"] or ". Found in " in row["comment"], row
    by_vocabulary: dict[str, set[str]] = {}
    for row in ROWS:
        by_vocabulary.setdefault(row["object_id"].partition(":")[0], set()).add(row["object_source_version"])
    several = {name for name, versions in by_vocabulary.items() if len(versions) > 1}
    assert several == {"sosa", "eli-dl"}  # a term of a draft, and one that came with a later version


@pytest.mark.parametrize("namespace", [SOSA, QB, ORG, PROV, DCTERMS, RDF], ids=str)
def test_the_objects_of_vocabularies_that_rdflib_has_are_there(namespace: type[DefinedNamespace]) -> None:
    of_drafts = {"sosa:Property"}
    objects = [
        iri(row["object_id"])
        for row in ROWS
        if row["object_id"] not in of_drafts and iri(row["object_id"]).startswith(str(namespace))
    ]
    assert objects
    assert [one for one in objects if one not in namespace] == []


def test_a_property_is_close_only_to_a_property() -> None:
    """By how the others write their names: a class with a capital letter, a property without."""
    properties = set(TERMS.subjects(RDF.type, OWL.ObjectProperty)) | set(
        TERMS.subjects(RDF.type, OWL.DatatypeProperty)
    )
    for row in ROWS:
        if row["predicate_id"] != "skos:relatedMatch":
            assert (iri(row["subject_id"]) in properties) == row["object_label"][0].islower(), row


def test_no_pair_is_matched_twice_and_every_neighbour_is_there() -> None:
    pairs = Counter((row["subject_id"], row["object_id"]) for row in ROWS)
    assert set(pairs.values()) == {1}
    assert len(ROWS) >= 45
    neighbours = {row["object_id"].partition(":")[0] for row in ROWS}
    assert {
        "sosa",
        "qb",
        "stratml",
        "cids",
        "iso21972",
        "cccev",
        "org",
        "cpov",
        "eli-dl",
        "fibo-obj",
    } <= neighbours


def test_what_is_true_of_every_instance_is_about_terms_of_ours() -> None:
    known = set(TERMS.subjects(RDF.type, None))
    axioms = Graph().parse(ROOT / "ontology" / "alignments.ttl")
    for relation in (RDFS.subClassOf, RDFS.subPropertyOf):
        assert set(axioms.subjects(relation, None)) <= known
