"""Decisions: from a workshop's file into the plan's decision log, and what is in force after it.

In: a loaded graph and a decisions file. Out: an ``Outcome``, the decisions graph in the store and, where
asked for, in a file. ``document`` reads and checks the file, ``application`` finds conflicts and
differences, ``log`` and ``inforce`` turn standpoints into triples, ``place`` says where they are kept,
``history`` and ``words`` tell people.
"""

from __future__ import annotations

import threading
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from goalgraph.base.errors import FileChanged, OutputError, Unforeseen, UnknownId
from goalgraph.base.files import checksum, prepared
from goalgraph.base.locking import WAIT, locked
from goalgraph.base.names import DECIDED_GRAPH, PROV
from goalgraph.base.texts import Texts
from goalgraph.decisions.application import Change, Conflict, Outcome, bring_in
from goalgraph.decisions.damage import ENTRY, Damage, Damaged
from goalgraph.decisions.document import Submission, read_submission
from goalgraph.decisions.errors import DamagedRecord, PastPlan
from goalgraph.decisions.keeping import brought_in, held, missing
from goalgraph.decisions.log import Log, read_log, written
from goalgraph.decisions.place import (
    FILE_NAME,
    changed_files,
    decisions_file,
    has_to_be_written,
    place_of,
    with_decisions,
)
from goalgraph.model.declared import TARGET
from goalgraph.rdf.canonical import canonical
from goalgraph.rdf.parsing import triples_in
from goalgraph.rdf.statements import serialised
from goalgraph.rdf.terms import NamedNode, Triple

if TYPE_CHECKING:
    from goalgraph.model.declared import Declared
    from goalgraph.model.plans import Plans
    from goalgraph.model.scope import Scope

__all__ = [
    "Change",
    "Conflict",
    "Outcome",
    "apply",
    "damaged",
    "decisions_file",
    "log_of",
    "place_of",
    "with_decisions",
]

_ONE_AT_A_TIME = threading.RLock()


def log_of(graph: Scope) -> Log:
    """The decision log of the plan."""
    return read_log(graph.iri, graph.store.get_graph(graph.iri + DECIDED_GRAPH))


def damaged(plans: Plans) -> list[DamagedRecord]:
    """The records that cannot be read, in logs or in none, each with the line that is in the way."""
    store = plans.as_recorded
    logs = [read_log(plan, store.get_graph(plan + DECIDED_GRAPH)) for plan in plans.recorded]
    damages = [(log.graph, damage) for log in logs for damage in log.damaged]
    for record, _, graph in store.links(PROV + "wasInformedBy"):
        if not graph.endswith(DECIDED_GRAPH) and store.texts(record, ENTRY):
            outside = Damaged("outside", NamedNode(record), ENTRY)
            damages.append((graph, Damage(record, outside)))
            break
    return [damage.located(graph, plans.sources) for graph, damage in damages]


def apply(plans: Plans, path: Path, output: Path | None, *, dry_run: bool, wait: float = WAIT) -> Outcome:
    """Bring a decisions file into its plan; see :meth:`goalgraph.Graph.apply`."""
    submission = read_submission(path, plans.ids, lambda plan: _declared(plans, plan))
    target = output / FILE_NAME if output is not None and output.is_dir() else output
    alone = nullcontext() if dry_run or target is None else locked(target, wait)
    with alone, _ONE_AT_A_TIME:
        return _applied(plans, submission, target, dry_run=dry_run)


def _declared(plans: Plans, plan: str) -> Declared:
    """What the plan's profiles declare; a scope is built by one thread at a time."""
    with _ONE_AT_A_TIME:
        return plans.scope(plan).declared


def _applied(plans: Plans, submission: Submission, target: Path | None, *, dry_run: bool) -> Outcome:
    """Apply while nobody else does, in one order: the file lies ready, the store changes, the file is there.

    Whoever is killed after the store has changed leaves a file that lacks something of it, which the next
    run sees and writes.
    """
    graph = plans.scope(submission.plan)
    log = log_of(graph)
    plans.refuse_taken(log.graph)
    if log.damaged:
        raise log.damaged[0].located(log.graph, plans.sources)
    outcome = bring_in(graph, log, submission)
    before = graph.store.get_graph(log.graph)
    if canonical(before) != canonical(plans.store.get_graph(log.graph)):
        for path in changed_files(plans, log):
            raise FileChanged(path=path)
        if target and target.exists() and target.resolve() not in plans.checksums:
            raise FileChanged(path=target)  # it came after the plan was loaded
        raise PastPlan(plan=plans.ids[log.plan])
    new = bool(outcome.standpoints)
    text, after = _recorded(graph, log, outcome, target) if new else ("", before)
    seen = checksum(target) if target else None
    writes = target is not None and has_to_be_written(target, plans, log, after, new=new)
    if dry_run or not (new or writes):
        return outcome
    if not new:
        text, after = _recorded(graph, log, outcome, target)
    changed = False
    try:
        with prepared(target, _data(target, text, after, log)) if target and writes else nullcontext():
            if target and checksum(target) != seen:
                raise FileChanged(path=target)  # by a program that does not ask for the lock
            if new:
                plans.replace(log.plan, log.graph, after)
                changed = True
    except OutputError:
        if changed:
            plans.replace(log.plan, log.graph, before)
        raise
    if target:
        plans.checksums[target.resolve()] = checksum(target)
    return outcome


def _recorded(graph: Scope, log: Log, outcome: Outcome, target: Path | None) -> tuple[str, list[Triple]]:
    """What the decisions graph is to hold, as Turtle for people and as triples; nothing recorded is lost."""
    now = held(log, graph.store.get_graph(log.graph), target)
    wanted = brought_in(now, log, outcome.log, labels_of(graph, outcome.log))
    text = written(outcome.log, wanted)
    triples = triples_in(text)
    if lost := missing(wanted, triples):
        raise Unforeseen(place=log.graph, reason=f"not to be lost: {lost[0]}")
    return text, triples


def _data(target: Path, text: str, triples: list[Triple], log: Log) -> bytes:
    """What the file is to hold, in the format of its ending; ``text`` is the Turtle for people."""
    ending = target.suffix.lower()
    return text.encode() if ending == ".ttl" else serialised(triples, log.graph, ending)


def labels_of(graph: Scope, log: Log) -> dict[str, Texts]:
    """How the plan, the goals and bodies of the log, and targets are called on screen."""
    found: dict[str, Texts] = {log.plan: graph.get(log.plan).labels, TARGET: graph.names.get(TARGET, {})}
    for standpoint in log.standpoints:
        with suppress(UnknownId):
            name = graph.get(standpoint.goal).screen_name
            found[standpoint.goal] = {"sv": name, "en": name}
        if own := standpoint.adoption:
            found[own.body] = standpoint.organisations.get(own.body) or graph.term(own.body).labels
    return found
