# Rows “profile → usesProfile” (section 4), “ForecastAssessment and its values → Reached, PartlyReached, NotReached” and
# “anomalyKind → dcterms:type”, one of whose values was called as the order of a level now is.
#
# A profile was named by where its shapes are, and has an address of its own now. Requirements, goal types and reasons
# keep their names; the profile describes them.

PREFIX gg: <https://w3id.org/goalgraph/ontology#>

DELETE { GRAPH ?file { ?plan gg:profile ?old } }
INSERT { GRAPH ?file { ?plan gg:usesProfile ?new } }
WHERE {
  GRAPH ?file { ?plan gg:profile ?old }
  BIND(IRI(REPLACE(STR(?old), "^https://w3id.org/goalgraph/shapes/", "https://w3id.org/goalgraph/id/profile/")) AS ?new)
} ;

DELETE { GRAPH ?file { ?thing ?said ?old } }
INSERT { GRAPH ?file { ?thing ?said ?new } }
WHERE {
  VALUES (?old ?new) {
    (gg:WillBeReached gg:Reached)
    (gg:WillPartlyBeReached gg:PartlyReached)
    (gg:WillNotBeReached gg:NotReached)
    (gg:Order gg:UnexpectedOrder)
  }
  GRAPH ?file { ?thing ?said ?old }
} ;

# What a proposal or decision takes back, or waits for, is named by the property or class that carries it.
DELETE { GRAPH ?file { ?standpoint ?names ?old } }
INSERT { GRAPH ?file { ?standpoint ?names ?new } }
WHERE {
  VALUES ?names { gg:withdraws gg:awaitsDecisionOn }
  VALUES (?old ?new) {
    (gg:steeringMode gg:goalType)
    (gg:ambitionLevelOf gg:targetFor)
    (gg:contributingActivity gg:Activity)
  }
  GRAPH ?file { ?standpoint ?names ?old }
}
