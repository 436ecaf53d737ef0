# Rows “Purpose → GuidingStatement”, “Programme; FollowUpSource → PolicyDocument; DataSource”,
# “DialogueNote, AnalysisNote → Note”, “NewcomerArea, Group → skos:Concept in a scheme”,
# “Participant, DecisionLog, SourceDocument → prov:Agent, prov:Bundle, foaf:Document”.

PREFIX gg:      <https://w3id.org/goalgraph/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf:    <http://xmlns.com/foaf/0.1/>
PREFIX prov:    <http://www.w3.org/ns/prov#>
PREFIX rdfs:    <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos:    <http://www.w3.org/2004/02/skos/core#>

# What was a class of its own is now said by dcterms:type.
INSERT { GRAPH ?file { ?thing dcterms:type ?type } }
WHERE {
  VALUES (?old ?type) {
    (gg:Purpose gg:PurposeStatement)
    (gg:DialogueNote gg:NoteFromDialogue)
    (gg:AnalysisNote gg:NoteFromAnalysis)
  }
  GRAPH ?file { ?thing a ?old }
} ;

INSERT { GRAPH ?file { ?group skos:inScheme <https://w3id.org/goalgraph/id/groups> } }
WHERE { GRAPH ?file { ?group a gg:Group } FILTER NOT EXISTS { GRAPH ?any { ?group skos:inScheme ?scheme } } } ;

# A role was a text of its own, and is what the one who took part is called.
DELETE { GRAPH ?file { ?person gg:role ?role } }
INSERT { GRAPH ?file { ?person rdfs:label ?role } }
WHERE { GRAPH ?file { ?person gg:role ?role } } ;

DELETE { GRAPH ?file { ?thing a ?old } }
INSERT { GRAPH ?file { ?thing a ?new } }
WHERE {
  VALUES (?old ?new) {
    (gg:Purpose gg:GuidingStatement)
    (gg:Programme gg:PolicyDocument)
    (gg:FollowUpSource gg:DataSource)
    (gg:DialogueNote gg:Note)
    (gg:AnalysisNote gg:Note)
    (gg:NewcomerArea skos:Concept)
    (gg:Group skos:Concept)
    (gg:SourceDocument foaf:Document)
    (gg:Participant prov:Agent)
    (gg:DecisionLog prov:Bundle)
  }
  GRAPH ?file { ?thing a ?old }
}
