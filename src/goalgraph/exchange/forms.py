"""The forms that a plan is written in, and the endings that stand for them.

In: nothing. Out: names. Nothing is imported for them: the command line has them in its help.
"""

from __future__ import annotations

from types import MappingProxyType

ENDINGS = MappingProxyType(
    {
        ".xlsx": "xlsx", ".csv": "csv", ".ttl": "turtle", ".trig": "trig", ".nq": "nquads",
        ".jsonld": "jsonld", ".rdf": "rdfxml", ".graphml": "graphml", ".gexf": "gexf",
        ".mmd": "mermaid", ".dot": "dot", ".xml": "stratml",
    }
)  # fmt: skip
# Part 1 of StratML has no ending of its own.
FORMS = (*ENDINGS.values(), "stratml-1")
