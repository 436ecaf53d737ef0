# Rows “AmbitionStatement, AmbitionLevel, targetValue, targetDate → Target, value, dueDate” and
# “ForecastStatement, forecastFor, assessment, action → Forecast, assesses, rating, correctiveAction”.
#
# A target or forecast is in force when it is linked to its goal; what was only proposed is not.

PREFIX gg: <https://w3id.org/goalgraph/ontology#>

DELETE { GRAPH ?file { ?thing ?old ?value } }
INSERT { GRAPH ?file { ?thing ?new ?value } }
WHERE {
  VALUES (?old ?new) {
    (gg:ambitionLevelOf gg:targetFor)
    (gg:targetValue gg:value)
    (gg:targetDate gg:dueDate)
    (gg:forecastFor gg:assesses)
    (gg:assessment gg:rating)
    (gg:action gg:correctiveAction)
  }
  GRAPH ?file { ?thing ?old ?value }
} ;

DELETE { GRAPH ?file { ?thing a ?old } }
INSERT { GRAPH ?file { ?thing a ?new } }
WHERE {
  VALUES (?old ?new) {
    (gg:AmbitionStatement gg:Target)
    (gg:AmbitionLevel gg:Target)
    (gg:ForecastStatement gg:Forecast)
  }
  GRAPH ?file { ?thing a ?old }
}
