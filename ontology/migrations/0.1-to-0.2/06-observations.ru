# Rows “comparator, comparatorValue, countryPosition, countyPosition, rank, rankAmong → Comparison” and
# “estimated, preliminary → qualifier”.
#
# Each comparison is a node of its own, so that several may stand beside each other. Its id is that of the observation
# and what it is compared with; a rank among the same has a node of its own where the value differs in kind.

PREFIX gg:      <https://w3id.org/goalgraph/ontology#>
PREFIX skos:    <http://www.w3.org/2004/02/skos/core#>
PREFIX xsd:     <http://www.w3.org/2001/XMLSchema#>

# A value, in the unit of the observation.
DELETE { GRAPH ?file { ?observation gg:comparator ?with ; gg:comparatorValue ?value } }
INSERT { GRAPH ?file { ?comparison gg:comparedWith ?with ; gg:comparisonOf ?observation ; gg:value ?value ; gg:unit ?unit } }
WHERE {
  GRAPH ?file { ?observation gg:comparator ?with . FILTER(?with != gg:Ranking) }
  OPTIONAL { GRAPH ?file { ?observation gg:comparatorValue ?value } OPTIONAL { GRAPH ?file { ?observation gg:unit ?unit } } }
  BIND(IRI(CONCAT(STR(?observation), ".C-", STRAFTER(STR(?with), "#"))) AS ?comparison)
} ;

# A position.
DELETE { GRAPH ?file { ?observation ?old ?position } }
INSERT { GRAPH ?file { ?comparison gg:comparedWith ?with ; gg:comparisonOf ?observation ; gg:position ?position } }
WHERE {
  VALUES (?old ?with) { (gg:countryPosition gg:Country) (gg:countyPosition gg:County) }
  GRAPH ?file { ?observation ?old ?position }
  BIND(IRI(CONCAT(STR(?observation), ".C-", STRAFTER(STR(?with), "#"))) AS ?comparison)
} ;

# A rank, of the total where that is said.
DELETE { GRAPH ?file { ?observation gg:rank ?rank ; gg:rankAmong ?with ; gg:rankTotal ?total ; gg:comparator gg:Ranking } }
INSERT { GRAPH ?file { ?comparison gg:comparedWith ?with ; gg:comparisonOf ?observation ; gg:rank ?rank ; gg:rankTotal ?total } }
WHERE {
  GRAPH ?file { ?observation gg:rankAmong ?with ; gg:rank ?rank }
  OPTIONAL { GRAPH ?file { ?observation gg:rankTotal ?total } }
  BIND(IRI(CONCAT(STR(?observation), ".C-", STRAFTER(STR(?with), "#"))) AS ?comparison)
} ;

# What a comparison is called, and where it is stated: where the observation is.
INSERT { GRAPH ?file { ?comparison a gg:Comparison ; skos:notation ?id ; gg:statedIn ?passage } }
WHERE {
  GRAPH ?file { ?comparison gg:comparisonOf ?observation }
  OPTIONAL { GRAPH ?file { ?observation gg:statedIn ?passage } }
  BIND(REPLACE(STR(?comparison), "^.*/", "") AS ?id)
} ;

# A reservation that was true; one that was false said nothing.
DELETE { GRAPH ?file { ?observation ?old ?given } }
INSERT { GRAPH ?file { ?observation gg:qualifier ?said } }
WHERE {
  VALUES (?old ?qualifier) { (gg:estimated gg:Estimated) (gg:preliminary gg:Preliminary) }
  GRAPH ?file { ?observation ?old ?given }
  FILTER(DATATYPE(?given) = xsd:boolean)
  BIND(IF(?given, ?qualifier, ?none) AS ?said)
}
