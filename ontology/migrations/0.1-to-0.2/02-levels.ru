# Row “MunicipalGoal, CouncilGoal, BoardGoal → Goal atLevel”, second part: the levels, and the goals at them.
#
# A class of 0.1 is a level of 0.2: the council's goals L1, the board's L2. The prefix is what the ids of the goals
# begin with; where they begin in more ways than one, somebody has to say. A level is stated in the document that its
# plan or its goals come from.

PREFIX gg:      <https://w3id.org/goalgraph/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov:    <http://www.w3.org/ns/prov#>
PREFIX rdfs:    <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos:    <http://www.w3.org/2004/02/skos/core#>

INSERT {
  GRAPH ?file {
    ?goal gg:atLevel ?level .
  }
}
WHERE {
  VALUES (?old ?part) { (gg:CouncilGoal "L1") (gg:BoardGoal "L2") }
  GRAPH ?any { ?class rdfs:subClassOf* ?old }
  GRAPH ?file { ?goal a ?class }
  GRAPH ?home { ?goal gg:inPlan ?plan }
  BIND(IRI(CONCAT(STR(?plan), "/", ?part)) AS ?level)
} ;

INSERT {
  GRAPH ?file {
    ?level a gg:Level ; skos:notation ?part ; rdfs:label ?sv , ?en ; gg:inPlan ?plan ; gg:order ?order .
    ?level gg:shortLabel ?short_sv , ?short_en .
  }
}
WHERE {
  VALUES (?part ?order ?sv ?en ?short_sv ?short_en) {
    ("L1" 1 "Kommunfullmäktiges mål"@sv "The municipal council's goals"@en "Fullmäktiges mål"@sv "The council's goals"@en)
    ("L2" 2 "Kommunstyrelsens mål"@sv "The executive board's goals"@en UNDEF UNDEF)
  }
  { SELECT DISTINCT ?level ?plan WHERE { GRAPH ?any { ?goal gg:atLevel ?level ; gg:inPlan ?plan } } }
  FILTER(STRENDS(STR(?level), CONCAT("/", ?part)))
  GRAPH ?file { ?plan a gg:Plan }
} ;

INSERT { GRAPH ?file { ?level gg:idPrefix ?prefix } }
WHERE {
  {
    SELECT ?level (MIN(?begins) AS ?prefix) WHERE {
      GRAPH ?any { ?goal gg:atLevel ?level ; skos:notation ?id }
      BIND(REPLACE(STR(?id), "[0-9].*$", "") AS ?begins)
    }
    GROUP BY ?level
    HAVING (COUNT(DISTINCT ?begins) = 1)
  }
  GRAPH ?file { ?level a gg:Level }
} ;

INSERT { GRAPH ?file { ?level gg:statedIn ?source } }
WHERE {
  {
    SELECT ?level (MIN(?one) AS ?source) WHERE {
      GRAPH ?any { ?goal gg:atLevel ?level }
      { GRAPH ?home { ?goal gg:inPlan ?plan } GRAPH ?there { ?plan dcterms:source ?one } }
      UNION { GRAPH ?there { ?goal prov:hadPrimarySource ?one } }
      UNION { GRAPH ?there { ?goal prov:wasDerivedFrom ?passage } GRAPH ?quoted { ?passage prov:wasQuotedFrom ?one } }
    }
    GROUP BY ?level
    HAVING (COUNT(DISTINCT ?one) = 1)
  }
  GRAPH ?file { ?level a gg:Level }
} ;

# The council's plan is stated where its only level is.
INSERT { GRAPH ?file { ?plan gg:statedIn ?source } }
WHERE {
  GRAPH ?file { ?plan a gg:Plan . ?level gg:inPlan ?plan ; gg:order 1 ; gg:statedIn ?source }
  FILTER NOT EXISTS { GRAPH ?a { ?plan dcterms:source ?said } }
  FILTER NOT EXISTS { GRAPH ?b { ?plan prov:wasDerivedFrom|prov:hadPrimarySource ?passage } }
} ;

DELETE { GRAPH ?file { ?goal a ?old } }
INSERT { GRAPH ?file { ?goal a gg:Goal } }
WHERE {
  VALUES ?old { gg:MunicipalGoal gg:CouncilGoal gg:BoardGoal }
  GRAPH ?file { ?goal a ?old }
}
