"""A saved answer of Kolada's, brought in as any file is.

In: the file, and the folder of the plan that it has values for. Out: the folder with the values beside the
plan, and what was done.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from goalgraph.base.names import GG, SKOS
from goalgraph.exchange.kolada import KoladaResult, refresh
from goalgraph.exchange.kolada.faults import PlanNeeded
from goalgraph.exchange.kolada.statements import graph_of
from goalgraph.exchange.workbook import Import
from goalgraph.exchange.workbooks import quads_of
from goalgraph.model.loading import loaded
from goalgraph.model.lookup import scope_named
from goalgraph.model.plans import Plans
from goalgraph.model.scope import Scope


@dataclass(frozen=True, slots=True)
class KoladaImport(Import):
    """What a saved answer brought in; ``result`` says what differs, is gone or is not used."""

    result: KoladaResult = field(kw_only=True)


def import_saved(path: Path, folder: Path | None, *, lang: str, dry_run: bool) -> KoladaImport:
    """Bring the values in a saved answer into the folder of a plan.

    Raises:
        PlanNeeded: no folder is given.
        NotSaved, InputError, KoladaError: the answer, or the plan, cannot be used.
        OutputError: nothing can be written there.
    """
    if folder is None:
        raise PlanNeeded(path=path)
    plans = loaded([folder], workbook=quads_of)
    return import_from(plans, scope_named(plans, None), path, folder, lang=lang, dry_run=dry_run)


def import_from(
    plans: Plans, scope: Scope, path: Path, folder: Path, *, lang: str, dry_run: bool
) -> KoladaImport:
    """Bring the values in a saved answer to a plan, where it is kept; errors as of :func:`import_saved`."""
    before = _ids_in(scope)
    made = refresh(
        plans,
        scope,
        [path],
        output=None,
        municipality=None,
        circles=(),
        since=None,
        catalogue=None,
        lang=lang,
        dry_run=dry_run,
    )
    after = [one.id for one in made.values] if made.values else sorted(before)
    would = made.path is not None and bool(made.values) and (made.written or (dry_run and made.changed))
    return KoladaImport(
        folder=folder,
        plan=made.plan,
        written=(made.path,) if made.path and would else (),
        updated=True,
        added=tuple(one for one in after if one not in before),
        removed=tuple(sorted(before - {*after})),
        changed=(),
        given=(),
        unknown=(),
        workbook=None,
        lost=made.left,
        result=made,
    )


def _ids_in(scope: Scope) -> set[str]:
    """The ids of the values that the plan has from Kolada."""
    graph = graph_of(scope.iri)
    rows = scope.store.select(
        f"PREFIX gg: <{GG}> PREFIX skos: <{SKOS}> "
        f"SELECT ?id WHERE {{ GRAPH <{graph}> {{ ?one a gg:Observation ; skos:notation ?id }} }}"
    )
    return {row.text("id") for row in rows}
