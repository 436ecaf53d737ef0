# Terms of the model: a period has its first and last day itself, and no node stands for a day.

PREFIX gg:   <https://w3id.org/goalgraph/ontology#>
PREFIX time: <http://www.w3.org/2006/time#>

DELETE { GRAPH ?file { ?period ?old ?day } }
INSERT { GRAPH ?file { ?period ?new ?date } }
WHERE {
  VALUES (?old ?new) { (time:hasBeginning gg:startDate) (time:hasEnd gg:endDate) }
  GRAPH ?file { ?period ?old ?day }
  GRAPH ?any { ?day time:inXSDDate ?date }
} ;

# A day that nothing points at any more, and of which nothing else is said, has done its work.
DELETE { GRAPH ?file { ?day a time:Instant ; time:inXSDDate ?date } }
WHERE {
  GRAPH ?file { ?day a time:Instant ; time:inXSDDate ?date }
  FILTER NOT EXISTS { GRAPH ?any { ?thing ?link ?day } }
  FILTER NOT EXISTS { GRAPH ?file { ?day ?said ?more } FILTER(?more != time:Instant && ?said != time:inXSDDate) }
}
