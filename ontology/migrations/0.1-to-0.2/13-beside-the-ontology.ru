# Row “nextStep, remedy, ruleSource, singularLabel, DueOccasion, unit limits → shapes namespace or wording”: what a unit
# allows, what one of it is called, and what goalgraph notes when it reads and checks are terms beside the ontology.

PREFIX gg:   <https://w3id.org/goalgraph/ontology#>
PREFIX ggsh: <https://w3id.org/goalgraph/shapes#>

DELETE { GRAPH ?file { ?thing ?old ?value } }
INSERT { GRAPH ?file { ?thing ?new ?value } }
WHERE {
  VALUES (?old ?new) {
    (gg:minimumValue ggsh:minimumValue)
    (gg:maximumValue ggsh:maximumValue)
    (gg:usualMinimum ggsh:usualMinimum)
    (gg:usualMaximum ggsh:usualMaximum)
    (gg:wholeNumbersOnly ggsh:wholeNumbersOnly)
    (gg:singularLabel ggsh:singularLabel)
    (gg:nextStep ggsh:nextStep)
    (gg:readAs ggsh:readAs)
    (gg:unknownTerm ggsh:unknownTerm)
    (gg:misfit ggsh:misfit)
    (gg:contradicts ggsh:contradicts)
  }
  GRAPH ?file { ?thing ?old ?value }
} ;

DELETE { GRAPH ?file { ?occasion a gg:DueOccasion } }
INSERT { GRAPH ?file { ?occasion a ggsh:DueOccasion } }
WHERE { GRAPH ?file { ?occasion a gg:DueOccasion } }
