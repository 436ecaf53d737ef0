"""The names goalgraph works with: namespaces, graphs, kinds and relations.

In: nothing. Out: constants that the rest of the library reads, and nothing that computes.
"""

from __future__ import annotations

import re
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

GG = "https://w3id.org/goalgraph/ontology#"
GGID = "https://w3id.org/goalgraph/id/"
SHAPES = "https://w3id.org/goalgraph/shapes#"
ONTOLOGY_GRAPH = "https://w3id.org/goalgraph/ontology"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
PAGES = "http://purl.org/ontology/bibo/pages"
ORG = "http://www.w3.org/ns/org#"
XSD = "http://www.w3.org/2001/XMLSchema#"
DCTERMS = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
DCAT = "http://www.w3.org/ns/dcat#"
OWL = "http://www.w3.org/2002/07/owl#"
TIME = "http://www.w3.org/2006/time#"
SH = "http://www.w3.org/ns/shacl#"
PROF = "http://www.w3.org/ns/dx/prof/"
SDG = "http://metadata.un.org/sdg/"
SDGO = "http://metadata.un.org/sdg/ontology#"

PREFIXES = MappingProxyType(
    {
        "gg": GG,
        "ggid": GGID,
        "council": GGID + "0665/2015/",
        "plan": GGID + "0665/2019/",
        "muni": GGID + "0665/",
        "group": GGID + "group/",
        "period": GGID + "period/",
        "ggunit": GGID + "unit/",
        "ggsh": SHAPES,
        "unit": "http://qudt.org/vocab/unit/",
        "qudt": "http://qudt.org/schema/qudt/",
        "rdf": RDF,
        "rdfs": RDFS,
        "skos": SKOS,
        "prov": PROV,
        "oa": OA,
        "org": ORG,
        "xsd": XSD,
        "dcat": DCAT,
        "dcterms": DCTERMS,
        "foaf": FOAF,
        "sdg": SDG,
        "sdgo": SDGO,
        "owl": OWL,
        "time": TIME,
        "prof": PROF,
    }
)

# What an ambition level is held against, by the codes that the document and the page know them by.
REQUIREMENT_CODES = MappingProxyType(
    {GG + "Influenceable": "R1", GG + "Measurable": "R2", GG + "Resourced": "R3"}
)

# Types of goals in goalgraph's own namespace, which profiles may use; others are in a profile's.
UNDECIDED, STEERING, DIRECTION = (GG + name for name in ("Undecided", "Steering", "Direction"))
GOAL_TYPES = (UNDECIDED, STEERING, DIRECTION)

# By which a scheme says of which property its concepts are the values.
VALUES_OF = SHAPES + "valuesOf"

# How a code in the national database begins, among the codes that registers give an indicator.
KOLADA = "kolada:"

# What an assessment may say, whatever a plan's own scale calls it.
REACHED, CANNOT_BE_ASSESSED = GG + "Reached", GG + "CannotBeAssessed"
RATINGS = (REACHED, GG + "PartlyReached", GG + "NotReached", CANNOT_BE_ASSESSED)

# What an observation may be compared with, and how final its number may be.
COUNTRY, COUNTY = GG + "Country", GG + "County"
ESTIMATED, PRELIMINARY = GG + "Estimated", GG + "Preliminary"

BUNDLED_PLAN = GGID + "0665/2019"

Basis = Literal["stated", "derived", "decided"]
BASES: tuple[Basis, ...] = ("stated", "derived", "decided")
STATED_GRAPH, DERIVED_GRAPH, DECIDED_GRAPH = "/stated", "/derived", "/decided"
KOLADA_GRAPH = "/kolada"
DECISION_LOG = PROV + "Bundle"


class Kind(StrEnum):
    """The kinds of resource, a closed list.

    >>> Kind("goal") is Kind.GOAL
    True
    """

    PLAN = "plan"
    LEVEL = "level"
    AREA = "area"
    GOAL = "goal"
    GLOBAL_GOAL = "global-goal"
    GLOBAL_TARGET = "global-target"
    GUIDING_STATEMENT = "guiding-statement"
    STRATEGY = "strategy"
    ACTIVITY = "activity"
    RISK = "risk"
    INDICATOR = "indicator"
    OBSERVATION = "observation"
    COMPARISON = "comparison"
    BUDGET_LINE = "budget-line"
    POLICY_DOCUMENT = "policy-document"
    DATA_SOURCE = "data-source"
    NOTE = "note"
    PROCESS_EVENT = "process-event"
    CONCEPT = "concept"
    ORGANISATION = "organisation"
    PASSAGE = "passage"
    ANOMALY = "anomaly"
    TARGET = "target"
    DECISION = "decision"
    FORECAST = "forecast"
    OUTCOME_ASSESSMENT = "outcome-assessment"
    REPORTING_OCCASION = "reporting-occasion"


KIND_OF_CLASS = MappingProxyType(
    {
        GG + "Plan": Kind.PLAN,
        GG + "FocusArea": Kind.AREA,
        GG + "Level": Kind.LEVEL,
        GG + "Goal": Kind.GOAL,
        SDGO + "Goal": Kind.GLOBAL_GOAL,
        SDGO + "Target": Kind.GLOBAL_TARGET,
        GG + "GuidingStatement": Kind.GUIDING_STATEMENT,
        GG + "Strategy": Kind.STRATEGY,
        GG + "Activity": Kind.ACTIVITY,
        GG + "Risk": Kind.RISK,
        GG + "Indicator": Kind.INDICATOR,
        GG + "Observation": Kind.OBSERVATION,
        GG + "Comparison": Kind.COMPARISON,
        GG + "BudgetLine": Kind.BUDGET_LINE,
        GG + "PolicyDocument": Kind.POLICY_DOCUMENT,
        GG + "DataSource": Kind.DATA_SOURCE,
        GG + "Note": Kind.NOTE,
        GG + "ProcessEvent": Kind.PROCESS_EVENT,
        SKOS + "Concept": Kind.CONCEPT,
        ORG + "Organization": Kind.ORGANISATION,
        ORG + "FormalOrganization": Kind.ORGANISATION,
        ORG + "OrganizationalUnit": Kind.ORGANISATION,
        ORG + "Post": Kind.ORGANISATION,
        GG + "Passage": Kind.PASSAGE,
        GG + "Anomaly": Kind.ANOMALY,
        GG + "Target": Kind.TARGET,
        GG + "Decision": Kind.DECISION,
        GG + "Forecast": Kind.FORECAST,
        GG + "OutcomeAssessment": Kind.OUTCOME_ASSESSMENT,
        GG + "ReportingOccasion": Kind.REPORTING_OCCASION,
    }
)

# Every relation points upwards: from the part to what it serves.
RELATIONS = MappingProxyType(
    {
        iri: iri.rpartition("#")[2]
        for iri in (
            GG + "inPlan",
            GG + "inArea",
            GG + "prioritises",
            GG + "contributesTo",
            GG + "subGoalOf",
            GG + "guides",
            GG + "measures",
            GG + "threatens",
            GG + "observationOf",
            GG + "followsUp",
            GG + "refersTo",
            GG + "allocatedTo",
            GG + "targetFor",
            GG + "concerns",
            GG + "assesses",
            SDGO + "isTargetOf",
        )
    }
)
# Belonging to a plan says nothing about which goal serves which.
MEMBERSHIP = frozenset({"inPlan"})


_CODE = re.compile(r"([^\W\d_]+)(\d.*)")


def screen_name(kind: Kind, ident: str) -> str:
    """How a resource is called on a screen: goals always say whose goal they are.

    >>> screen_name(Kind.GOAL, "KS7"), screen_name(Kind.GLOBAL_GOAL, "SDG11")
    ('KS 7', 'Agenda 11')
    """
    short = ident.rpartition("/")[2]
    if kind in (Kind.GLOBAL_GOAL, Kind.GLOBAL_TARGET) and short.startswith("SDG"):
        return f"Agenda {short[3:]}"
    if kind is Kind.GOAL and (parts := _CODE.fullmatch(short)):
        return f"{parts[1]} {parts[2]}"
    return ident


def prefixed(iri: str) -> str:
    """An IRI with the prefix of its namespace, where that is one that goalgraph knows.

    >>> prefixed("http://purl.org/dc/terms/source"), prefixed("urn:a")
    ('dcterms:source', 'urn:a')
    """
    spaces = [(space, name) for name, space in PREFIXES.items() if iri.startswith(space)]
    space, name = max(spaces, key=lambda one: len(one[0]), default=("", ""))
    return f"{name}:{iri.removeprefix(space)}" if space else iri


def local_name(iri: str) -> str:
    """The last part of an IRI.

    >>> local_name("http://qudt.org/vocab/unit/PERCENT")
    'PERCENT'
    """
    return re.split(r"[/#]", iri.rstrip("/#"))[-1]


def curie(iri: str) -> str:
    """An IRI as people write it in Turtle.

    >>> curie(GG + "value"), curie("urn:x")
    ('gg:value', '<urn:x>')
    """
    prefix = next((name for name, space in PREFIXES.items() if iri.startswith(space)), None)
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}" if prefix else f"<{iri}>"
