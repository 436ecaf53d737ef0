"""Decisions: from a workshop's file into the plan's decision log, and what is in force after it.

In: a loaded graph and a decisions file. Out: an ``Outcome``, the decisions graph in the store and, where
asked for, in a file. ``document`` reads and checks the file, ``application`` finds conflicts and
differences, ``log`` and ``inforce`` turn standpoints into triples, ``history`` and ``words`` tell people.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from goalgraph.base.errors import OutputError, Unforeseen, UnknownId
from goalgraph.base.names import DECISIONS_GRAPH, GG, PROV
from goalgraph.base.texts import Texts
from goalgraph.decisions.application import Change, Conflict, Outcome, bring_in
from goalgraph.decisions.damage import Damage, Damaged
from goalgraph.decisions.document import fault, plan_named, read_submission
from goalgraph.decisions.errors import DamagedRecord
from goalgraph.decisions.keeping import brought_in, held, missing
from goalgraph.decisions.log import Log, read_log, written
from goalgraph.rdf.reading import FORMATS, read
from goalgraph.rdf.sources import STDIN
from goalgraph.rdf.store import LocalStore

if TYPE_CHECKING:
    from goalgraph.model.plans import Plans
    from goalgraph.model.scope import Scope

__all__ = ["Change", "Conflict", "Outcome", "apply", "damaged", "decisions_file", "log_of", "with_decisions"]

FILE_NAME = "decisions.ttl"


def decisions_file(paths: Sequence[str | Path]) -> Path:
    """The file that holds the decisions on the plan in ``paths``: in its folder, or beside its file.

    Without paths, for the bundled plan, and for a plan on standard input it is in the folder one is in.

    >>> decisions_file(["plans/2030"]).name
    'decisions.ttl'
    """
    first = Path(paths[0]) if paths and Path(paths[0]) != STDIN else Path()
    return (first.parent if first.is_file() else first) / FILE_NAME


def with_decisions(
    paths: Sequence[str | Path], output: str | Path | None, decisions: str | Path | None = None
) -> tuple[list[Path], Path]:
    """The paths to load, those given or the bundled plan's, with the decisions file to write; and that file.

    Of several paths the one with the plan that ``decisions`` are about says where the file is.
    """
    from goalgraph.base.resources import resource_folder

    if decisions and len(paths) > 1:
        plan = plan_named(Path(decisions))
        paths = sorted(paths, key=lambda path: not _holds(Path(path), plan))
    target = Path(output) if output else decisions_file(paths)
    target = target / FILE_NAME if target.is_dir() else target
    known = [Path(path) for path in paths] or [resource_folder("data") / "vaggeryd" / "2019"]
    if decisions and target.exists() and Path(decisions).exists() and target.samefile(decisions):
        raise OutputError(path=target, reason=fault("foreign"))
    within = any(target.resolve().is_relative_to(path.resolve()) for path in known)
    return [*known, *([] if within or not target.exists() else [target])], target


def _holds(path: Path, plan: str | None) -> bool:
    if path == STDIN:  # can be read only once
        return False
    return any(getattr(quad.graph_name, "value", None) == plan for quad in read([path]))


def log_of(graph: Scope) -> Log:
    """The decision log of the plan."""
    return read_log(graph.iri, graph.store.get_graph(graph.iri + DECISIONS_GRAPH))


def damaged(plans: Plans) -> list[DamagedRecord]:
    """The records that cannot be read, in logs or in none, each with the line that is in the way."""
    logs = [read_log(plan, plans.store.get_graph(plan + DECISIONS_GRAPH)) for plan in plans.iris]
    damages = [(log.graph, damage) for log in logs for damage in log.damaged]
    for record, _, graph in plans.store.links(PROV + "wasInformedBy"):
        if not graph.endswith(DECISIONS_GRAPH) and plans.store.texts(record, GG + "entryDigest"):
            outside = Damaged("outside", ox.NamedNode(record), GG + "entryDigest")
            damages.append((graph, Damage(record, outside)))
            break
    return [damage.located(graph, plans.sources) for graph, damage in damages]


def apply(plans: Plans, path: Path, output: Path | None, *, dry_run: bool) -> Outcome:
    """Bring a decisions file into its plan; see :meth:`goalgraph.Graph.apply`."""
    submission = read_submission(path, plans.ids)
    graph = plans.scope(submission.plan)
    log = log_of(graph)
    plans.refuse_taken(log.graph)
    if log.damaged:
        raise log.damaged[0].located(log.graph, plans.sources)
    outcome = bring_in(graph, log, submission)
    target = output / FILE_NAME if output is not None and output.is_dir() else output
    if target is not None:
        _check_target(target, graph, log)
    if dry_run or not (outcome.standpoints or (target is not None and not target.exists())):
        return outcome
    now = held(log, graph.store.get_graph(log.graph), target)
    wanted = brought_in(now, log, outcome.log, labels_of(graph, outcome.log))
    text = written(outcome.log, wanted)
    triples = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]
    if lost := missing(wanted, triples):
        raise Unforeseen(reason=f"{log.graph}: not to be lost: {lost[0]}")
    if target is not None:
        _check_target(target, graph, log)  # again: somebody else may have written meanwhile
        _write(target, text, triples, log.graph)
    if outcome.standpoints:
        plans.replace(log.plan, log.graph, triples)
    return outcome


def _check_target(target: Path, graph: Scope, log: Log) -> None:
    """Refuse to write over something else than this plan's decisions, or over some that are not loaded."""
    if target.suffix.lower() not in FORMATS:
        raise OutputError(path=target, reason=fault("ending"))
    if not target.exists():
        return
    found = LocalStore()
    found.add(read([target]))
    if found.graphs() != [log.graph]:
        raise OutputError(path=target, reason=fault("foreign"))
    if missing(found.get_graph(log.graph), graph.store.get_graph(log.graph)):
        raise OutputError(path=target, reason=fault("unread"))


def _write(target: Path, text: str, triples: list[ox.Triple], graph: str) -> None:
    from goalgraph.base.files import write_text

    form = FORMATS[target.suffix.lower()]
    if form != ox.RdfFormat.TURTLE:
        named = ox.NamedNode(graph) if form.supports_datasets else ox.DefaultGraph()
        quads = [ox.Quad(t.subject, t.predicate, t.object, named) for t in triples]
        text = bytes(ox.serialize(quads, format=form) or b"").decode()
    write_text(target, text)


def labels_of(graph: Scope, log: Log) -> dict[str, Texts]:
    """How the plan and the goals of the log are called on screen."""
    found: dict[str, Texts] = {log.plan: graph.get(log.plan).labels}
    for standpoint in log.standpoints:
        with suppress(UnknownId):
            name = graph.get(standpoint.goal).screen_name
            found[standpoint.goal] = {"sv": name, "en": name}
    return found
