"""Which plan a workbook is of that does not say it: without the sheet Plan, or a code or year there.

In: what the workbook says, and what the folder it is brought into says already. Out: the address of the plan
that is there, if it is the only one and a goal of it is in the workbook.
"""

from __future__ import annotations

from collections.abc import Sequence

from goalgraph.base.names import GG
from goalgraph.exchange.workbook.before import before_of
from goalgraph.exchange.workbook.reading import Reading
from goalgraph.exchange.workbook.writing import tables_of
from goalgraph.rdf.terms import NamedNode, Quad

_PLAN = NamedNode(GG + "Plan")


def plan_meant(reading: Reading, old: Sequence[Quad]) -> str:
    """The address of the plan, or nothing.

    Args:
        reading: what the workbook says.
        old: what is said already.
    """
    if not reading.supposed and "plan" in reading.columns:
        return ""
    plans = {quad.subject for quad in old if quad.object == _PLAN}
    known = [node.value for node in plans if isinstance(node, NamedNode)]
    if len(known) != 1 or known == [reading.plan]:
        return ""
    before = before_of(tables_of(old, known[0], reading.lang), ())
    goals = (row for row in reading.said if row.sheet.key == "goals")
    return known[0] if any(before.id_of("goals", row.texts) for row in goals) else ""
