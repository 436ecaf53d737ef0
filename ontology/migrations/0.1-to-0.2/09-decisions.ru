# Rows “decisionOn, proposalOn → concerns”, “setsAmbition, setsAnswer, setsForecast, setsActivity → sets”,
# “contributingActivity → contributesTo (from Activity)” and “decidingBody string → adoptedBy”.

PREFIX gg:      <https://w3id.org/goalgraph/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX org:     <http://www.w3.org/ns/org#>
PREFIX prov:    <http://www.w3.org/ns/prov#>
PREFIX rdfs:    <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos:    <http://www.w3.org/2004/02/skos/core#>

# An activity was a text of a decision or proposal; it is now a node, numbered in the order of the texts.
INSERT {
  GRAPH ?file {
    ?standpoint gg:sets ?activity .
    ?activity a gg:Activity ; skos:notation ?id ; rdfs:label ?text ; prov:wasGeneratedBy ?standpoint .
  }
}
WHERE {
  {
    SELECT ?file ?standpoint ?text (COUNT(DISTINCT ?before) + 1 AS ?number) WHERE {
      GRAPH ?file { ?standpoint gg:setsActivity ?text }
      OPTIONAL { GRAPH ?file { ?standpoint gg:setsActivity ?before } FILTER(STR(?before) < STR(?text)) }
    }
    GROUP BY ?file ?standpoint ?text
  }
  BIND(IRI(CONCAT(STR(?standpoint), ".ACT", STR(?number))) AS ?activity)
  BIND(REPLACE(STR(?activity), "^.*/", "") AS ?id)
} ;

# What contributes to a goal by decision is that of the latest decision with these words.
DELETE { GRAPH ?file { ?goal gg:contributingActivity ?text } }
INSERT { GRAPH ?file { ?activity gg:contributesTo ?goal } }
WHERE {
  GRAPH ?file { ?goal gg:contributingActivity ?text }
  GRAPH ?log { ?decision gg:decisionOn ?goal ; gg:decisionDate ?day ; gg:sets ?activity . ?activity a gg:Activity ; rdfs:label ?text }
  FILTER NOT EXISTS {
    GRAPH ?log { ?later gg:decisionOn ?goal ; gg:decisionDate ?after ; gg:setsActivity ?text }
    FILTER(?after > ?day || (?after = ?day && STR(?later) > STR(?decision)))
  }
} ;

# What the plan itself says contributes is an activity of the goal.
DELETE { GRAPH ?file { ?goal gg:contributingActivity ?text } }
INSERT { GRAPH ?file { ?activity a gg:Activity ; skos:notation ?id ; rdfs:label ?text ; gg:contributesTo ?goal ; gg:statedIn ?source } }
WHERE {
  {
    SELECT ?file ?goal ?text (COUNT(DISTINCT ?before) + 1 AS ?number) WHERE {
      GRAPH ?file { ?goal gg:contributingActivity ?text }
      OPTIONAL { GRAPH ?file { ?goal gg:contributingActivity ?before } FILTER(STR(?before) < STR(?text)) }
    }
    GROUP BY ?file ?goal ?text
  }
  OPTIONAL { GRAPH ?file { ?goal gg:statedIn ?source } }
  BIND(IRI(CONCAT(STR(?goal), ".ACT", STR(?number))) AS ?activity)
  BIND(REPLACE(STR(?activity), "^.*/", "") AS ?id)
} ;

DELETE { GRAPH ?file { ?standpoint gg:setsActivity ?text } }
WHERE { GRAPH ?file { ?standpoint gg:setsActivity ?text } } ;

# The deciding body was a text; it is the organisation of that name that the folder describes,
DELETE { GRAPH ?file { ?decision gg:decidingBody ?name } }
INSERT { GRAPH ?file { ?decision gg:adoptedBy ?body } }
WHERE {
  GRAPH ?file { ?decision gg:decidingBody ?name }
  {
    SELECT ?called (MIN(?one) AS ?body) WHERE {
      VALUES ?kind { org:Organization org:FormalOrganization org:OrganizationalUnit }
      GRAPH ?any { ?one a ?kind ; rdfs:label|skos:altLabel ?label }
      BIND(LCASE(STR(?label)) AS ?called)
    }
    GROUP BY ?called
  }
  FILTER(LCASE(STR(?name)) = ?called)
} ;

# or else one that is made of the name, beside the plan, as a decisions file makes it.
DELETE { GRAPH ?file { ?decision gg:decidingBody ?name } }
INSERT {
  GRAPH ?file {
    ?decision gg:adoptedBy ?body .
    ?body a org:Organization ; skos:notation ?id ; rdfs:label ?label .
  }
}
WHERE {
  GRAPH ?file { ?decision gg:decidingBody ?name }
  BIND(REPLACE(REPLACE(STR(?name), "[^\\p{L}\\p{N}_]+", "-"), "^-|-$", "") AS ?part)
  BIND(CONCAT("ORG.", IF(?part = "", "1", ?part)) AS ?id)
  BIND(IRI(CONCAT(REPLACE(STR(?decision), "/[^/]+/[^/]+$", ""), "/", ?id)) AS ?body)
  BIND(IF(LANG(?name) = "", STRLANG(STR(?name), "sv"), ?name) AS ?label)
} ;

DELETE { GRAPH ?file { ?standpoint ?old ?value } }
INSERT { GRAPH ?file { ?standpoint ?new ?value } }
WHERE {
  VALUES (?old ?new) {
    (gg:decisionOn gg:concerns)
    (gg:proposalOn gg:concerns)
    (gg:setsAmbition gg:sets)
    (gg:setsAnswer gg:sets)
    (gg:setsForecast gg:sets)
    (gg:setsSteeringMode gg:setsGoalType)
    (gg:setsCouncilGoal gg:setsContribution)
    (gg:supersedes dcterms:replaces)
    (gg:planDigest gg:digest)
    (gg:entryDigest gg:digest)
  }
  GRAPH ?file { ?standpoint ?old ?value }
} ;

# The log of a plan's decisions is what is decided.
DELETE { GRAPH ?file { ?log ?property ?value } }
INSERT { GRAPH ?file { ?decided ?property ?value } }
WHERE {
  GRAPH ?file { ?log a prov:Bundle }
  FILTER(STRENDS(STR(?log), "/decisions"))
  GRAPH ?file { ?log ?property ?value }
  BIND(IRI(REPLACE(STR(?log), "/decisions$", "/decided")) AS ?decided)
}
