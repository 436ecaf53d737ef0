"""What of a plan goes on to its next edition, and what stays with the old one.

In: nothing. Out: the kinds of resource that continue, by the file that they are written to, those that stay,
and the properties that are left out of what continues, or taken over from the plan itself.
"""

from __future__ import annotations

from goalgraph.base.names import GG, RDF, RDFS, SHAPES, SKOS, Kind

IN_AREA_FILE = (
    Kind.AREA,
    Kind.GOAL,
    Kind.GUIDING_STATEMENT,
    Kind.STRATEGY,
    Kind.DATA_SOURCE,
    Kind.RISK,
    Kind.INDICATOR,
)
IN_PLAN_FILE = (Kind.LEVEL, Kind.REPORTING_OCCASION, Kind.POLICY_DOCUMENT)
STAYING = (
    Kind.OBSERVATION,
    Kind.COMPARISON,
    Kind.NOTE,
    Kind.PROCESS_EVENT,
    Kind.CONCEPT,
    Kind.PASSAGE,
    Kind.ANOMALY,
    Kind.ACTIVITY,
    Kind.BUDGET_LINE,
    Kind.TARGET,
    Kind.DECISION,
    Kind.FORECAST,
    Kind.OUTCOME_ASSESSMENT,
)
LEFT_OUT = frozenset(
    {
        *(GG + name for name in ("continues", "seriesBreak", "goalType")),
        *(GG + name for name in ("dateAsPrinted", "yearInferred", "statedIn")),
        SHAPES + "readAs",
        RDFS + "comment",
    }
)
OF_PLAN = frozenset(
    {
        *(GG + name for name in ("shortLabel", "usesProfile", "usesScale", "fictitious")),
        RDF + "type",
        RDFS + "label",
        SKOS + "altLabel",
    }
)
