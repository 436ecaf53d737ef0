# Row “MunicipalGoal, CouncilGoal, BoardGoal → Goal atLevel”, first part: which plan each goal is in.
#
# In 0.1 the council's goals stood in a data set; in 0.2 they are a plan of their own, which the board's plan requires.

PREFIX gg:      <https://w3id.org/goalgraph/ontology#>
PREFIX dcat:    <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf:    <http://xmlns.com/foaf/0.1/>
PREFIX rdfs:    <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos:    <http://www.w3.org/2004/02/skos/core#>

# A data set whose address the council's goals begin with becomes a plan, with an id and the name it had as a data set.
INSERT { GRAPH ?file { ?plan a gg:Plan ; skos:notation ?id ; rdfs:label ?title } }
WHERE {
  {
    SELECT DISTINCT ?plan WHERE {
      GRAPH ?any { ?goal a gg:CouncilGoal }
      BIND(IRI(REPLACE(STR(?goal), "/[^/]*$", "")) AS ?plan)
    }
  }
  GRAPH ?file { ?plan a dcat:Dataset }
  OPTIONAL { GRAPH ?file { ?plan dcterms:title ?title } }
  FILTER NOT EXISTS { GRAPH ?other { ?plan a gg:Plan } }
  BIND(REPLACE(STR(?plan), "^.*/([^/]+/[^/]+)$", "$1") AS ?id)
} ;

# What an invented plan requires is invented.
INSERT { GRAPH ?file { ?above gg:fictitious true } }
WHERE {
  GRAPH ?any { ?plan dcterms:requires ?above ; gg:fictitious true }
  GRAPH ?file { ?above a gg:Plan }
} ;

# A goal is in the plan that its address begins with,
INSERT { GRAPH ?file { ?goal gg:inPlan ?plan } }
WHERE {
  VALUES ?old { gg:MunicipalGoal gg:CouncilGoal gg:BoardGoal }
  GRAPH ?any { ?class rdfs:subClassOf* ?old }
  GRAPH ?file { ?goal a ?class }
  BIND(IRI(REPLACE(STR(?goal), "/[^/]*$", "")) AS ?plan)
  GRAPH ?home { ?plan a gg:Plan }
} ;

# or else in that of its area,
INSERT { GRAPH ?file { ?goal gg:inPlan ?plan } }
WHERE {
  VALUES ?old { gg:MunicipalGoal gg:CouncilGoal gg:BoardGoal }
  GRAPH ?any { ?class rdfs:subClassOf* ?old }
  GRAPH ?file { ?goal a ?class ; gg:inArea ?area }
  GRAPH ?home { ?area gg:areaOf ?plan }
  FILTER NOT EXISTS { GRAPH ?other { ?goal gg:inPlan ?said } }
} ;

# or else in the only plan that there is.
INSERT { GRAPH ?file { ?goal gg:inPlan ?plan } }
WHERE {
  VALUES ?old { gg:MunicipalGoal gg:CouncilGoal gg:BoardGoal }
  GRAPH ?any { ?class rdfs:subClassOf* ?old }
  GRAPH ?file { ?goal a ?class }
  FILTER NOT EXISTS { GRAPH ?other { ?goal gg:inPlan ?said } }
  { SELECT (MIN(?one) AS ?plan) WHERE { GRAPH ?home { ?one a gg:Plan } } HAVING (COUNT(DISTINCT ?one) = 1) }
} ;

# The data set that describes a plan stands beside it: who described it, and under which licence, is not said of the plan.
DELETE { GRAPH ?file { ?plan a dcat:Dataset ; ?property ?value } }
INSERT { GRAPH ?file { ?set a dcat:Dataset ; foaf:primaryTopic ?plan ; ?property ?value } }
WHERE {
  GRAPH ?file { ?plan a gg:Plan , dcat:Dataset }
  OPTIONAL {
    VALUES ?property { dcterms:title dcterms:description dcterms:creator dcterms:publisher dcterms:license }
    GRAPH ?file { ?plan ?property ?value }
  }
  BIND(IRI(CONCAT(STR(?plan), "/dataset")) AS ?set)
}
