"""The small fixture plan, and where its parts are."""

from __future__ import annotations

from pathlib import Path

FILE = Path(__file__).parent / "fixtures" / "small.ttl"
PLAN = "https://example.org/sjobacka/2024"
COUNCIL = "https://example.org/sjobacka/council/"
DERIVED = PLAN + "/derived"
GG = "https://w3id.org/goalgraph/ontology#"
PREFIXES = f"""
@prefix gg: <{GG}> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix p: <{PLAN}/> .
@prefix c: <{COUNCIL}> .
"""
