# Rows “supports, strategyFor … → contributesTo (from Goal, Strategy, Activity)”, “purposeOf → guides”,
# “areaOf, reportingOccasionOf, decisionsOf → inPlan” and “prov:wasDerivedFrom → statedIn”.
#
# Where something is stated says nothing of derivation, and a document may be named as a passage is.

PREFIX gg:      <https://w3id.org/goalgraph/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov:    <http://www.w3.org/ns/prov#>
PREFIX rdfs:    <http://www.w3.org/2000/01/rdf-schema#>

DELETE { GRAPH ?file { ?from ?old ?to } }
INSERT { GRAPH ?file { ?from ?new ?to } }
WHERE {
  VALUES (?old ?new) {
    (gg:supports gg:contributesTo)
    (gg:strategyFor gg:contributesTo)
    (gg:purposeOf gg:guides)
    (gg:areaOf gg:inPlan)
    (gg:reportingOccasionOf gg:inPlan)
    (gg:decisionsOf gg:inPlan)
    (prov:wasDerivedFrom gg:statedIn)
    (prov:hadPrimarySource gg:statedIn)
    (dcterms:source gg:statedIn)
  }
  GRAPH ?file { ?from ?old ?to }
} ;

# A body's own properties and classes specialise the new ones.
DELETE { GRAPH ?file { ?own ?specialises ?old } }
INSERT { GRAPH ?file { ?own ?specialises ?new } }
WHERE {
  VALUES ?specialises { rdfs:subPropertyOf rdfs:subClassOf }
  VALUES (?old ?new) {
    (gg:supports gg:contributesTo) (gg:strategyFor gg:contributesTo) (gg:purposeOf gg:guides)
    (gg:areaOf gg:inPlan) (gg:reportingOccasionOf gg:inPlan) (gg:steeringMode gg:goalType)
    (gg:ambitionLevelOf gg:targetFor) (gg:forecastFor gg:assesses)
    (gg:MunicipalGoal gg:Goal) (gg:CouncilGoal gg:Goal) (gg:BoardGoal gg:Goal)
    (gg:Purpose gg:GuidingStatement) (gg:Programme gg:PolicyDocument) (gg:FollowUpSource gg:DataSource)
    (gg:DialogueNote gg:Note) (gg:AnalysisNote gg:Note) (gg:AmbitionLevel gg:Target)
  }
  GRAPH ?file { ?own ?specialises ?old }
}
