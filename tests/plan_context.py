"""The JSON-LD context of plans, made from the ontology: ``python tests/plan_context.py`` makes it anew.

In: ontology/goalgraph.ttl. Out: ontology/plans.context.jsonld, a key for each property, by its name, with what its
values are: links, fixed values by their names, texts by language, or of a datatype.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, URIRef

FOLDER = Path(__file__).parent.parent / "ontology"
FILE = FOLDER / "plans.context.jsonld"
GG = "https://w3id.org/goalgraph/ontology#"
DATATYPE = URIRef("https://w3id.org/goalgraph/shapes#datatype")
# A prefix cannot have the name of a property: what is unit: in Turtle is units: here.
PREFIXES = {
    "gg": GG,
    "ggid": "https://w3id.org/goalgraph/id/",
    "groups": "https://w3id.org/goalgraph/id/group/",
    "periods": "https://w3id.org/goalgraph/id/period/",
    "ggunit": "https://w3id.org/goalgraph/id/unit/",
    "units": "http://qudt.org/vocab/unit/",
    "sdg": "http://metadata.un.org/sdg/",
    "sdgo": "http://metadata.un.org/sdg/ontology#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "prof": "http://www.w3.org/ns/dx/prof/",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TEXTS = {"@container": "@language"}
LINK = {"@type": "@id"}
NAME = {"@type": "@vocab"}
# What plans say with the terms of others. Two of ours have a name that is one of theirs: these keep theirs.
FOREIGN: dict[str, tuple[str, dict[str, str]]] = {
    "label": ("rdfs:label", TEXTS),
    "comment": ("rdfs:comment", TEXTS),
    "notation": ("skos:notation", {}),
    "altLabel": ("skos:altLabel", TEXTS),
    "definition": ("skos:definition", TEXTS),
    "inScheme": ("skos:inScheme", LINK),
    "exactMatch": ("skos:exactMatch", NAME),
    "narrowMatch": ("skos:narrowMatch", NAME),
    "kind": ("dcterms:type", NAME),
    "title": ("dcterms:title", TEXTS),
    "description": ("dcterms:description", TEXTS),
    "creator": ("dcterms:creator", {}),
    "publisher": ("dcterms:publisher", LINK),
    "license": ("dcterms:license", LINK),
    "source": ("dcterms:source", LINK),
    "requires": ("dcterms:requires", LINK),
    "replaces": ("dcterms:replaces", LINK),
    "identifier": ("dcterms:identifier", {}),
    "exact": ("oa:exact", TEXTS),
    "wasQuotedFrom": ("prov:wasQuotedFrom", LINK),
    "wasGeneratedBy": ("prov:wasGeneratedBy", LINK),
    "unitOf": ("org:unitOf", LINK),
    "holder": ("org:holder", LINK),
    "isTargetOf": ("sdgo:isTargetOf", LINK),
    "name": ("foaf:name", {}),
    "primaryTopic": ("foaf:primaryTopic", LINK),
}
# A place to compare with is a fixed value or a body's own concept; a link's property is a term.
NAMED = {"comparedWith", "linkProperty", "withdraws", "awaitsDecisionOn", "nonExhaustive"}


def made() -> dict[str, Any]:
    """The context."""
    ontology = Graph().parse(FOLDER / "goalgraph.ttl")
    lists = {SKOS.Concept, *ontology.subjects(RDFS.subClassOf, SKOS.Concept)}
    keys: dict[str, Any] = {}
    for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in ontology.subjects(RDF.type, kind):
            name = str(term).removeprefix(GG)
            if not isinstance(term, URIRef) or name == str(term):
                continue
            target = ontology.value(term, RDFS.range) or ontology.value(term, DATATYPE)
            if kind == OWL.ObjectProperty:
                values = NAME if target in lists or name in NAMED else LINK
            elif target == RDF.langString:
                values = TEXTS
            elif target is not None and str(target).startswith(str(XSD)) and target != XSD.string:
                values = {"@type": str(target).replace(str(XSD), "xsd:")}
            else:
                values = {}
            keys[name] = {"@id": f"gg:{name}", **values}
    foreign = {name: {"@id": iri, **values} for name, (iri, values) in FOREIGN.items()}
    return {
        "@context": {
            "@version": 1.1,
            "@vocab": GG,
            **PREFIXES,
            "id": "@id",
            "type": "@type",
            **foreign,
            **dict(sorted(keys.items(), key=lambda pair: pair[0].lower())),
        }
    }


def text() -> str:
    """The file, a key a line."""
    context = made()["@context"]
    lines = [f"    {json.dumps(key)}: {json.dumps(value)}" for key, value in context.items()]
    return '{\n  "@context": {\n' + ",\n".join(lines) + "\n  }\n}\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
