"""A file of another form brought to where plans are kept.

In: a file as ``importing`` takes it, and a repository. Out: what the import changed, and what was done with
the plan there, which is replaced whole. It is brought into a folder for the time being, on what the
repository already says of the plan; a folder that a killed run left is removed by the next that brings
something in or takes something out.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from goalgraph.base.names import GGID
from goalgraph.base.temporary import temporary_folder, tidy_temporary
from goalgraph.exchange.importing import import_file
from goalgraph.exchange.kinds import kind_of
from goalgraph.exchange.kolada.brought import import_from
from goalgraph.exchange.workbook import Import
from goalgraph.exchange.workbook.update import of_same_body
from goalgraph.exchange.workbooks import quads_of
from goalgraph.model.lookup import scope_named
from goalgraph.model.plans import Plans
from goalgraph.model.reference import reference_graphs
from goalgraph.model.storing import Folders, Stored, stored
from goalgraph.rdf.repository import Repository
from goalgraph.rdf.statements import dataset, plain_literals


def import_stored(
    place: Repository,
    path: Path,
    *,
    plan: str | None,
    dry_run: bool,
    lang: str,
    most: int,
    errors: Path | None,
) -> tuple[Import, Stored | None]:
    """Bring a file in; see :func:`goalgraph.import_into`."""
    tidy_temporary()
    plans = Plans(place)
    if kind_of(path, most) == "kolada":
        return import_from(plans, scope_named(plans, plan), path, Path(), lang=lang, dry_run=dry_run), None
    with temporary_folder() as folder:
        seen = import_file(path, folder / "seen", dry_run=True, lang=lang, most=most, errors=errors)
        target = folder / "plan"
        iri = seen.plan if "://" in seen.plan else GGID + seen.plan
        if iri in plans.homes:
            target.mkdir()
            graphs = place.existing(plans.claimed(iri) - reference_graphs())
            quads = plain_literals(quad for graph in sorted(graphs) for quad in place.quads(graph))
            (target / "plan.trig").write_bytes(dataset(quads, ".trig"))
        made = import_file(path, target, dry_run=dry_run, lang=lang, most=most, errors=errors)
        if iri not in plans.homes:
            made = replace(made, beside=of_same_body(iri, plans.homes))
        if dry_run or not made.written:
            return made, None
        [done] = [one for one in stored(Folders([target], quads_of), place) if one.iri == iri]
        return made, done
