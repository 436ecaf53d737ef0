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

import pyoxigraph as ox

from goalgraph.base.errors import FileChanged, OutputError, UnknownId
from goalgraph.base.files import checksum, prepared
from goalgraph.base.locking import WAIT, locked
from goalgraph.base.names import DECISIONS_GRAPH
from goalgraph.base.texts import Texts
from goalgraph.decisions.application import Change, Conflict, Outcome, bring_in
from goalgraph.decisions.document import Submission, read_submission
from goalgraph.decisions.errors import PastPlan
from goalgraph.decisions.log import Log, foreign, read_log, written
from goalgraph.decisions.place import (
    FILE_NAME,
    decisions_file,
    has_to_be_written,
    place_of,
    with_decisions,
)
from goalgraph.rdf.reading import FORMATS
from goalgraph.rdf.statements import serialised

if TYPE_CHECKING:
    from goalgraph.model.plans import Plans
    from goalgraph.model.scope import Scope

__all__ = [
    "Change",
    "Conflict",
    "Outcome",
    "apply",
    "decisions_file",
    "log_of",
    "place_of",
    "with_decisions",
]

_ONE_AT_A_TIME = threading.RLock()


def log_of(graph: Scope) -> Log:
    """The decision log of the plan."""
    return read_log(graph.iri, graph.store.get_graph(graph.iri + DECISIONS_GRAPH))


def apply(plans: Plans, path: Path, output: Path | None, *, dry_run: bool, wait: float = WAIT) -> Outcome:
    """Bring a decisions file into its plan; see :meth:`goalgraph.Graph.apply`."""
    submission = read_submission(path, plans.ids)
    target = output / FILE_NAME if output is not None and output.is_dir() else output
    alone = nullcontext() if dry_run or target is None else locked(target, wait)
    with alone, _ONE_AT_A_TIME:
        return _applied(plans, submission, target, dry_run=dry_run)


def _applied(plans: Plans, submission: Submission, target: Path | None, *, dry_run: bool) -> Outcome:
    """Apply while nobody else does, in one order: the file lies ready, the store changes, the file is there.

    Whoever is killed after the store has changed leaves a file that lacks something of it, which the next
    run sees and writes.
    """
    graph = plans.scope(submission.plan)
    log = log_of(graph)
    outcome = bring_in(graph, log, submission)
    before = graph.store.get_graph(log.graph)
    if set(before) != set(plans.store.get_graph(log.graph)):
        raise PastPlan(plan=plans.ids[log.plan])
    text = written(outcome.log, labels_of(graph, outcome.log), foreign(log, before))
    after = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]
    new = bool(outcome.standpoints)
    seen = checksum(target) if target else None
    writes = target is not None and has_to_be_written(target, plans, log, after, new=new)
    if dry_run:
        return outcome
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
    if target and (new or writes):
        plans.checksums[target.resolve()] = checksum(target)
    return outcome


def _data(target: Path, text: str, triples: list[ox.Triple], log: Log) -> bytes:
    """What the file is to hold, in the format of its ending; ``text`` is the Turtle for people."""
    form = FORMATS[target.suffix.lower()]
    return text.encode() if form == ox.RdfFormat.TURTLE else serialised(triples, log.graph, form)


def labels_of(graph: Scope, log: Log) -> dict[str, Texts]:
    """How the plan and the goals of the log are called on screen."""
    found: dict[str, Texts] = {log.plan: graph.get(log.plan).labels}
    for standpoint in log.standpoints:
        with suppress(UnknownId):
            name = graph.get(standpoint.goal).screen_name
            found[standpoint.goal] = {"sv": name, "en": name}
    return found
