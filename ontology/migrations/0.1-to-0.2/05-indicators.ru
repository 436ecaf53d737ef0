# Rows “dataSource → DataSource”, “koladaId → externalId "kolada:N01951"” and “indicatorKind, anomalyKind → dcterms:type”.

PREFIX gg:      <https://w3id.org/goalgraph/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX rdfs:    <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos:    <http://www.w3.org/2004/02/skos/core#>

# A data source was a text; one node now stands for all indicators with the same words, and is stated where they are.
# Its number counts the texts in the order of the alphabet.
INSERT {
  GRAPH ?file {
    ?source a gg:DataSource ; skos:notation ?id ; rdfs:label ?every .
  }
}
WHERE {
  {
    SELECT ?plan ?text (COUNT(DISTINCT ?before) + 1 AS ?number) WHERE {
      GRAPH ?any { ?indicator gg:dataSource ?text }
      BIND(REPLACE(STR(?indicator), "/[^/]*$", "") AS ?plan)
      FILTER(LANG(?text) IN ("", "sv") || NOT EXISTS { GRAPH ?any { ?indicator gg:dataSource ?sv FILTER(LANG(?sv) IN ("", "sv")) } })
      OPTIONAL {
        GRAPH ?some { ?another gg:dataSource ?one }
        FILTER(LANG(?one) IN ("", "sv") || NOT EXISTS { GRAPH ?some { ?another gg:dataSource ?own FILTER(LANG(?own) IN ("", "sv")) } })
        FILTER(STRSTARTS(STR(?another), CONCAT(?plan, "/")) && STR(?one) < STR(?text))
        BIND(STR(?one) AS ?before)
      }
    }
    GROUP BY ?plan ?text
  }
  BIND(CONCAT("DS", STR(?number)) AS ?id)
  BIND(IRI(CONCAT(?plan, "/", ?id)) AS ?source)
  {
    SELECT ?text (MIN(?one) AS ?file) WHERE { GRAPH ?one { ?indicator gg:dataSource ?text } } GROUP BY ?text
  }
  GRAPH ?there { ?measure gg:dataSource ?text , ?every }
  FILTER(STRSTARTS(STR(?measure), CONCAT(?plan, "/")))
} ;

INSERT { GRAPH ?file { ?indicator dcterms:source ?source } GRAPH ?home { ?source gg:statedIn ?passage } }
WHERE {
  GRAPH ?file { ?indicator gg:dataSource ?text }
  GRAPH ?home { ?source a gg:DataSource ; rdfs:label ?text ; skos:notation ?id }
  FILTER(STR(?source) = CONCAT(REPLACE(STR(?indicator), "/[^/]*$", ""), "/", STR(?id)) && STRSTARTS(STR(?id), "DS"))
  OPTIONAL { GRAPH ?file { ?indicator gg:statedIn ?passage } }
} ;

# A text that became the name of a source is said there; one that did not stays, and is told.
DELETE { GRAPH ?file { ?indicator gg:dataSource ?text } }
WHERE {
  GRAPH ?file { ?indicator gg:dataSource ?text ; dcterms:source ?source }
  GRAPH ?home { ?source rdfs:label ?text }
} ;

DELETE { GRAPH ?file { ?indicator gg:koladaId ?code } }
INSERT { GRAPH ?file { ?indicator gg:externalId ?register } }
WHERE {
  GRAPH ?file { ?indicator gg:koladaId ?code }
  BIND(CONCAT("kolada:", STR(?code)) AS ?register)
} ;

DELETE { GRAPH ?file { ?thing ?old ?type } }
INSERT { GRAPH ?file { ?thing dcterms:type ?type } }
WHERE {
  VALUES ?old { gg:indicatorKind gg:anomalyKind }
  GRAPH ?file { ?thing ?old ?type }
}
