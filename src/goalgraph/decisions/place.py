"""Where a plan's decisions are kept: which file it is, and whether it may and has to be written.

In: paths, a plan's log, and what the plan's decisions graph is to hold. Out: the file; or an ``OutputError``
where it holds something else than what was read, so that nothing is ever lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from goalgraph.base.errors import FileChanged, InputError, OutputError
from goalgraph.base.files import checksum
from goalgraph.base.names import DECIDED_GRAPH, STATED_GRAPH
from goalgraph.decisions.document import fault, plan_named
from goalgraph.decisions.keeping import missing
from goalgraph.rdf.canonical import digest
from goalgraph.rdf.reading import FORMATS, read
from goalgraph.rdf.sources import STDIN
from goalgraph.rdf.store import LocalStore
from goalgraph.rdf.terms import Triple

if TYPE_CHECKING:
    from goalgraph.decisions.log import Log
    from goalgraph.model.plans import Plans

FILE_NAME = "decisions.ttl"


def decisions_file(paths: Sequence[str | Path]) -> Path:
    """The file that holds the decisions on the plan in ``paths``: in its folder, or beside its file.

    Without paths, for the bundled plan, and for a plan on standard input it is in the folder one is in.

    >>> decisions_file(["plans/2030"]).name
    'decisions.ttl'
    """
    first = Path(paths[0]) if paths and Path(paths[0]) != STDIN else Path()
    return (first.parent if first.is_file() else first) / FILE_NAME


def place_of(
    paths: Sequence[str | Path], output: str | Path | None, decisions: str | Path | None = None
) -> Path:
    """The file to write to: ``output``, or in that folder, or where the plan is that ``decisions`` are about.

    Raises:
        OutputError: it is ``decisions`` itself.
    """
    if output:
        target = Path(output)
    elif decisions and len(paths) > 1:
        plan = plan_named(Path(decisions))
        target = decisions_file(sorted(paths, key=lambda path: not _holds(Path(path), plan)))
    else:
        target = decisions_file(paths)
    target = target / FILE_NAME if target.is_dir() else target
    if decisions and target.exists() and Path(decisions).exists() and target.samefile(decisions):
        raise OutputError(path=target, reason=fault("foreign"))
    return target


def with_decisions(paths: Sequence[str | Path], target: Path) -> list[Path]:
    """The paths to load, those given or the bundled plan's, with the decisions that are in ``target``."""
    from goalgraph.model.reference import bundled_plan

    known = [Path(path) for path in paths] or [bundled_plan()]
    within = any(target.resolve().is_relative_to(path.resolve()) for path in known)
    return [*known, *([] if within or not target.exists() else [target])]


def _holds(path: Path, plan: str | None) -> bool:
    if path == STDIN:  # can be read only once
        return False
    homes = (plan, f"{plan}{STATED_GRAPH}")
    return any(getattr(quad.graph_name, "value", None) in homes for quad in read([path]))


def has_to_be_written(target: Path, plans: Plans, log: Log, after: Iterable[Triple], *, new: bool) -> bool:
    """Whether the file lacks something: what is ``new``, or what an earlier run had no time to write.

    Raises:
        OutputError: it is no such file; or it holds something that is neither loaded nor what it is to hold
            ``after``; or a file that the plan was read from is no longer what it was.
    """
    if target.suffix.lower() not in FORMATS:
        raise OutputError(path=target, reason=fault("ending"))
    there: list[Triple] = []
    if target.exists():
        kept = LocalStore()
        kept.add(read([target]))
        if kept.graphs() != [log.graph]:
            raise OutputError(path=target, reason=fault("foreign"))
        there = kept.get_graph(log.graph)
        if new and _same(there, after):
            return False
    for path in changed_files(plans, log):
        raise FileChanged(path=path)
    loaded = plans.store.get_graph(log.graph)
    if missing(there, loaded):
        raise OutputError(path=target, reason=fault("unread"))
    return new or not target.exists() or bool(missing(loaded, there))


def _same(stored: Iterable[Triple], written: Iterable[Triple]) -> bool:
    """Whether the triples are the same to a store, which knows ``84.0`` and ``84.00`` as one number."""
    store = LocalStore()
    store.put_graph("urn:written", written)
    return digest(stored) == digest(store.get_graph("urn:written"))


def changed_files(plans: Plans, log: Log) -> Iterable[Path]:
    """The files that the plan was read from and that somebody has changed since."""
    for path, known in plans.checksums.items():
        if checksum(path) != known and not _about_others(path, log):
            yield path


def _about_others(path: Path, log: Log) -> bool:
    """Whether the file holds nothing but decisions on other plans."""
    try:
        graphs = {str(getattr(quad.graph_name, "value", "")) for quad in read([path])}
    except InputError:
        return False
    return all(name.endswith(DECIDED_GRAPH) and name != log.graph for name in graphs)
