# Rows “RequirementAnswer, answerOn, answer → Readiness, readinessOf, status”, “meetsRequirement → (recomputed)” and
# “steeringMode → goalType”.

PREFIX gg: <https://w3id.org/goalgraph/ontology#>

DELETE { GRAPH ?file { ?thing ?old ?value } }
INSERT { GRAPH ?file { ?thing ?new ?value } }
WHERE {
  VALUES (?old ?new) {
    (gg:answerOn gg:readinessOf)
    (gg:answer gg:status)
    (gg:requirement gg:forRequirement)
    (gg:readinessStatus gg:status)
    (gg:readinessReason gg:reason)
    (gg:steeringMode gg:goalType)
  }
  GRAPH ?file { ?thing ?old ?value }
} ;

DELETE { GRAPH ?file { ?thing a gg:RequirementAnswer } }
INSERT { GRAPH ?file { ?thing a gg:Readiness } }
WHERE { GRAPH ?file { ?thing a gg:RequirementAnswer } } ;

# What the answers in force say of the target is worked out from them when the plan is read.
DELETE { GRAPH ?file { ?target gg:meetsRequirement ?requirement } }
WHERE {
  GRAPH ?file { ?target gg:meetsRequirement ?requirement }
  GRAPH ?a { ?target gg:targetFor ?goal }
  GRAPH ?b { ?answer gg:readinessOf ?goal }
  GRAPH ?c { ?answer gg:forRequirement ?requirement ; gg:status gg:Met }
}
