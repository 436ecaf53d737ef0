"""goalgraph: the goals of a public body as a knowledge graph.

In: files with plans. Out: a ``Graph`` to question, check and show. Submodules load when first needed.

>>> import goalgraph
>>> graph = goalgraph.load()
>>> graph.get("KS1").kind
<Kind.BOARD_GOAL: 'board-goal'>
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from goalgraph.answers.queries.catalogue import NamedQuery, Parameter, queries
    from goalgraph.answers.queries.results import QueryResult
    from goalgraph.answers.validation.check import Finding, Report
    from goalgraph.api import Graph, diff, load, open
    from goalgraph.base.errors import (
        AmbiguousId,
        GoalgraphError,
        InputError,
        OutputError,
        QueryError,
        StoreError,
        UnknownName,
    )
    from goalgraph.base.names import Basis, Kind
    from goalgraph.editions import NewEdition, new
    from goalgraph.editions.comparison import Comparison
    from goalgraph.model.objects import (
        Anomaly,
        Assessment,
        BoardGoal,
        Decision,
        Forecast,
        Indicator,
        Link,
        Observation,
        OutcomeAssessment,
        Passage,
        Plan,
        ProcessEvent,
        ReportingOccasion,
        Resource,
        Summary,
        Target,
        Term,
    )
    from goalgraph.model.readiness import Readiness
    from goalgraph.model.thread import Trace
    from goalgraph.model.vocabulary import VocabularyTerm, terms

__all__ = [
    "AmbiguousId",
    "Anomaly",
    "Assessment",
    "Basis",
    "BoardGoal",
    "Comparison",
    "Decision",
    "Finding",
    "Forecast",
    "GoalgraphError",
    "Graph",
    "Indicator",
    "InputError",
    "Kind",
    "Link",
    "NamedQuery",
    "NewEdition",
    "Observation",
    "OutcomeAssessment",
    "OutputError",
    "Parameter",
    "Passage",
    "Plan",
    "ProcessEvent",
    "QueryError",
    "QueryResult",
    "Readiness",
    "Report",
    "ReportingOccasion",
    "Resource",
    "StoreError",
    "Summary",
    "Target",
    "Term",
    "Trace",
    "UnknownName",
    "VocabularyTerm",
    "diff",
    "load",
    "new",
    "open",
    "queries",
    "terms",
]

_HOME = {
    **dict.fromkeys(("NamedQuery", "Parameter", "queries"), "answers.queries.catalogue"),
    "Comparison": "editions.comparison",
    **dict.fromkeys(("NewEdition", "new"), "editions"),
    **dict.fromkeys(
        (
            "AmbiguousId",
            "GoalgraphError",
            "InputError",
            "OutputError",
            "QueryError",
            "StoreError",
            "UnknownName",
        ),
        "base.errors",
    ),
    **dict.fromkeys(("Graph", "diff", "load", "open"), "api"),
    **dict.fromkeys(("Basis", "Kind"), "base.names"),
    **dict.fromkeys(
        (
            "Anomaly",
            "Assessment",
            "BoardGoal",
            "Decision",
            "Forecast",
            "Indicator",
            "Link",
            "Observation",
            "OutcomeAssessment",
            "Passage",
            "Plan",
            "ProcessEvent",
            "ReportingOccasion",
            "Resource",
            "Summary",
            "Target",
            "Term",
        ),
        "model.objects",
    ),
    "Readiness": "model.readiness",
    "QueryResult": "answers.queries.results",
    "Trace": "model.thread",
    **dict.fromkeys(("VocabularyTerm", "terms"), "model.vocabulary"),
    **dict.fromkeys(("Finding", "Report"), "answers.validation.check"),
}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"goalgraph.{_HOME[name]}"), name)
    raise AttributeError(f"module 'goalgraph' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
