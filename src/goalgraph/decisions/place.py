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
from goalgraph.base.names import DECISIONS_GRAPH
from goalgraph.decisions.document import fault, plan_named
from goalgraph.decisions.keeping import missing
from goalgraph.rdf.canonical import digest
from goalgraph.rdf.reading import FORMATS, read
from goalgraph.rdf.store import LocalStore, Triple

if TYPE_CHECKING:
    from goalgraph.decisions.log import Log
    from goalgraph.model.plans import Plans

FILE_NAME = "decisions.ttl"


def decisions_file(paths: Sequence[str | Path]) -> Path:
    """The file that holds the decisions on the plan in ``paths``: in its folder, or beside its file.

    Without paths, for the bundled plan, it is in the folder one is in.

    >>> decisions_file(["plans/2030"]).name
    'decisions.ttl'
    """
    first = Path(paths[0]) if paths else Path()
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
    return any(getattr(quad.graph_name, "value", None) == plan for quad in read([path]))


def kept_in(target: Path, log: Log) -> list[Triple] | None:
    """The decisions on the plan that the file holds; none where there is no file.

    Raises:
        OutputError: it is no file that can hold them, or holds something else.
    """
    if target.suffix.lower() not in FORMATS:
        raise OutputError(path=target, reason=fault("ending"))
    if not target.exists():
        return None
    kept = LocalStore()
    kept.add(read([target]))
    if kept.graphs() != [log.graph]:
        raise OutputError(path=target, reason=fault("foreign"))
    return kept.get_graph(log.graph)


def same(one: Iterable[Triple], other: Iterable[Triple]) -> bool:
    """Whether the triples are the same to a store, which knows ``84.0`` and ``84.00`` as one number."""
    store = LocalStore()
    store.put_graph("urn:other", other)
    return digest(one) == digest(store.get_graph("urn:other"))


def refuse_other(target: Path, there: Iterable[Triple] | None, plans: Plans, log: Log) -> None:
    """Refuse to write where something else is than what was read.

    Raises:
        FileChanged: a file that the plan was read from is no longer what it was.
        OutputError: ``there``, in the file, is something that is not loaded.
    """
    for path in _changed(plans, log):
        raise FileChanged(path=path)
    if missing(there or (), plans.store.get_graph(log.graph)):
        raise OutputError(path=target, reason=fault("unread"))


def _changed(plans: Plans, log: Log) -> Iterable[Path]:
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
    return all(name.endswith(DECISIONS_GRAPH) and name != log.graph for name in graphs)
