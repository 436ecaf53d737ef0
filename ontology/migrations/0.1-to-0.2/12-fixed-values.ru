# Row “fixed values in classes → schemes”: a value of such a class is a concept in a scheme.
# The values of the ontology's own keep their addresses; these are values that a plan has added.

PREFIX gg:   <https://w3id.org/goalgraph/ontology#>
PREFIX ggs:  <https://w3id.org/goalgraph/ontology/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX v:    <https://w3id.org/goalgraph/id/profile/vaggeryd/>

DELETE { GRAPH ?file { ?value a ?class } }
INSERT { GRAPH ?file { ?value a skos:Concept ; skos:inScheme ?scheme } }
WHERE {
  VALUES (?class ?scheme) {
    (gg:IndicatorKind ggs:indicator-type)
    (gg:Polarity ggs:polarity)
    (gg:Comparator ggs:comparator)
    (gg:Position ggs:position)
    (gg:Movement ggs:movement)
    (gg:Development ggs:development)
    (gg:Qualifier ggs:qualifier)
    (gg:ListKind ggs:list-type)
    (gg:AnomalyKind ggs:anomaly-type)
    (gg:ReadinessStatus ggs:requirement-status)
    (gg:ForecastAssessment ggs:attainment)
    (gg:SteeringMode v:goal-types)
    (gg:ReadinessReason v:reasons)
    (gg:Lack v:lacks)
  }
  GRAPH ?file { ?value a ?class }
}
