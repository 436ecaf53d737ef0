"""goalgraph: the goals of a public body as a knowledge graph.

In: files with plans. Out: a ``Graph`` to question, check and show. Submodules load when first needed.

>>> import goalgraph
>>> graph = goalgraph.load()
>>> graph.get("KS1").kind
<Kind.BOARD_GOAL: 'board-goal'>
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from goalgraph.catalogue import NamedQuery, Parameter, queries
    from goalgraph.editions import NewEdition, new
    from goalgraph.editions.comparison import Comparison, diff
    from goalgraph.errors import (
        AmbiguousId,
        GoalgraphError,
        InputError,
        OutputError,
        QueryError,
        StoreError,
        UnknownName,
    )
    from goalgraph.graph import Graph, load
    from goalgraph.names import Basis, Kind
    from goalgraph.objects import (
        AmbitionLevel,
        Anomaly,
        BoardGoal,
        Decision,
        Forecast,
        Indicator,
        Link,
        Observation,
        Passage,
        Plan,
        ProcessEvent,
        ReportingOccasion,
        Resource,
        Summary,
        Term,
    )
    from goalgraph.readiness import Readiness
    from goalgraph.results import QueryResult
    from goalgraph.trace import Trace
    from goalgraph.validation import Finding, Report

__all__ = [
    "AmbiguousId",
    "AmbitionLevel",
    "Anomaly",
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
    "Term",
    "Trace",
    "UnknownName",
    "diff",
    "load",
    "new",
    "open",
    "queries",
]

_HOME = {
    **dict.fromkeys(("NamedQuery", "Parameter", "queries"), "catalogue"),
    **dict.fromkeys(("Comparison", "diff"), "editions.comparison"),
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
        "errors",
    ),
    **dict.fromkeys(("Graph", "load"), "graph"),
    **dict.fromkeys(("Basis", "Kind"), "names"),
    **dict.fromkeys(
        (
            "AmbitionLevel",
            "Anomaly",
            "BoardGoal",
            "Decision",
            "Forecast",
            "Indicator",
            "Link",
            "Observation",
            "Passage",
            "Plan",
            "ProcessEvent",
            "ReportingOccasion",
            "Resource",
            "Summary",
            "Term",
        ),
        "objects",
    ),
    "Readiness": "readiness",
    "QueryResult": "results",
    "Trace": "trace",
    **dict.fromkeys(("Finding", "Report"), "validation"),
}


def open(location: str | Path) -> Graph:
    """Open a store on disk that holds plans.

    Args:
        location: the folder of an Oxigraph store, as :class:`goalgraph.store.LocalStore` keeps it.

    Raises:
        StoreError: there is no store there, or it is in use; servers are not opened by this version.
    """
    from goalgraph.opening import open_store

    return open_store(location)


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"goalgraph.{_HOME[name]}"), name)
    raise AttributeError(f"module 'goalgraph' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
