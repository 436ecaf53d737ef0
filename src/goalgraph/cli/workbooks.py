"""The commands import and export: a plan from a workbook or another format, and out as one.

In: arguments. Out: what the library did, or what is wrong in the workbook, printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from goalgraph.cli.command import STDOUT, Place, form_option
from goalgraph.cli.group import main
from goalgraph.cli.settings import Settings, Wrong
from goalgraph.cli.terminal import say, tell
from goalgraph.exchange.forms import ENDINGS, FORMS

if TYPE_CHECKING:
    from goalgraph.exchange.kolada import KoladaResult
    from goalgraph.exchange.workbook import Import
    from goalgraph.exchange.workbook.faults import WorkbookFaults

_MOST_TOLD = 30


@main.command("import", epilog="goalgraph import plan.xlsx -o my-plan")
@click.argument("file", metavar="FILE", type=click.Path())
@click.option("-o", "--output", metavar="FOLDER", type=Place())
@click.option("--dry-run", is_flag=True)
@click.option("--max-size", type=click.IntRange(1), metavar="MB")
@form_option("text", "json", default="text")
@click.pass_context
def import_(
    ctx: click.Context, file: str, output: str | None, dry_run: bool, max_size: int | None, form: str
) -> None:
    """A filled-in workbook, or a file of another format, into a folder of Turtle."""
    import goalgraph
    from goalgraph.exchange.kinds import MOST_MEGABYTES
    from goalgraph.exchange.workbook import copy_with_errors

    settings: Settings = ctx.obj
    if settings.data or (settings.store is not None and output is not None):
        raise Wrong("import")
    lang, most = settings.lang, max_size or MOST_MEGABYTES
    copy = None if dry_run else copy_with_errors(file, lang)
    try:
        if settings.store is None:
            made = goalgraph.import_file(file, output, dry_run=dry_run, lang=lang, most=most, errors=copy)
        else:
            made, _ = goalgraph.import_into(
                *(settings.store, file),
                plan=settings.plan,
                dry_run=dry_run,
                lang=lang,
                most=most,
                errors=copy,
            )
    except goalgraph.WorkbookFaults as error:
        _tell_faults(error, copy, form, lang)
        ctx.exit(2)
    if kolada := _of_kolada(made):
        from goalgraph.cli.kolada import told

        told(kolada, form, lang, dry_run=dry_run)
    elif form == "json":
        from goalgraph.base.jsontext import for_people

        say(for_people(_as_json(made, settings.store, dry_run=dry_run)))
    else:
        tell(_told(made, settings.store, lang, dry_run=dry_run))


@main.command(epilog="goalgraph export --to xlsx -o plan.xlsx")
@click.option("--to", metavar="FORMAT", type=click.Choice(FORMS))
@click.option("-o", "--output", metavar="FILE", type=click.Path())
@click.pass_obj
def export(settings: Settings, to: str | None, output: str | None) -> None:
    """The plan as a workbook, or in another format."""
    from goalgraph.base.wording import wording

    ending = Path(output).suffix.lower() if output else ""
    printed = output == STDOUT
    if to is None and ending not in ENDINGS:
        raise Wrong("export_form", known=", ".join(FORMS))
    form = to or ENDINGS[ending]
    graph = settings.graph()
    words = wording(settings.lang)["workbook"]["told"]
    if printed and form == "csv":
        raise Wrong("stdout")
    if printed:
        say(graph.exported(form, lang=settings.lang))
    elif output is None and form not in ("xlsx", "csv"):
        say(graph.exported(form, lang=settings.lang).decode())
    else:
        written = graph.export(output or ("plan" if form == "csv" else "plan.xlsx"), form, lang=settings.lang)
        say(words["exported"].format(path=written))
    if lost := graph.lost(form, lang=settings.lang):
        say(words["not_carried"].format(form=form, what=_counted(lost, words)), err=True)
        if len(lost) > _MOST_TOLD:
            say(words["all_not_carried"].format(form=form), err=True)


def _of_kolada(made: Import) -> KoladaResult | None:
    """What came, where it is a saved answer from Kolada."""
    from goalgraph.exchange.kolada.brought import KoladaImport

    return made.result if isinstance(made, KoladaImport) else None


def _tell_faults(error: WorkbookFaults, copy: Path | None, form: str, lang: str) -> None:
    """What is wrong, all of it; first what was not read, which may be why."""
    from goalgraph.base.visible import in_lines
    from goalgraph.base.wording import wording

    several, unknown = error.faults, error.unknown
    words = wording(lang)["workbook"]["told"]
    if form == "json":
        from goalgraph.base.jsontext import for_people

        said = [fault.as_json(lang) for fault in several]
        say(for_people({"errors": said, "written": False, "unknown": list(unknown)}))
        return
    lines = [words["not_of_form"].format(names=_some(unknown, words))] if unknown else []
    lines += [words["fault"].format(**fault.as_json(lang)) for fault in several]
    lines.append(words["faults"].format(count=len(several)))
    if copy is not None:
        lines.append(words["copy"].format(path=copy))
    say(in_lines(lines), err=True)


def _as_json(made: Import, store: str | None, *, dry_run: bool) -> dict[str, object]:
    return {
        "errors": [],
        "written": not dry_run,
        "plan": made.plan,
        "folder": str(made.folder) if store is None else None,
        "store": store,
        "files": []
        if store is not None
        else [path.relative_to(made.folder).as_posix() for path in made.written],
        "added": list(made.added),
        "removed": list(made.removed),
        "changed": list(made.changed),
        "fields": {ident: list(names) for ident, names in made.fields.items()},
        "decided": list(made.decided),
        "kept": list(made.kept),
        "supposed": list(made.supposed),
        "uncoded": [str(path) for path in made.uncoded],
        "beside": list(made.beside),
        "ids": [{"sheet": one.sheet, "row": one.row, "id": one.id} for one in made.given],
        "unknown": list(made.unknown),
        "lost": dict(made.lost),
    }


def _told(made: Import, store: str | None, lang: str, *, dry_run: bool) -> str:
    from goalgraph.base.visible import in_lines
    from goalgraph.base.wording import wording

    words = wording(lang)["workbook"]
    return in_lines(list(_lines(made, store, words["told"], words["columns"], dry_run=dry_run)))


def _lines(
    made: Import, store: str | None, words: dict[str, str], titles: dict[str, str], *, dry_run: bool
) -> Iterator[str]:
    """What was done, or would be."""
    files = ", ".join(path.relative_to(made.folder).as_posix() for path in made.written)
    if not made.written:
        yield words["unchanged"].format(path=store or made.folder)
    elif store is not None:
        yield words["would_store" if dry_run else "stored"].format(path=store, plan=made.plan)
    elif dry_run:
        yield words["would" if made.updated else "would_write"].format(path=made.folder, files=files)
    else:
        yield words["updated" if made.updated else "written"].format(path=made.folder, files=files)
    if made.updated:
        for name in ("added", "removed", "changed"):
            if ids := getattr(made, name):
                if name == "changed":
                    ids = [_where(ident, made.fields.get(ident, ())) for ident in ids]
                yield "  " + words[name].format(ids=_some(ids, words))
    if made.decided:
        yield words["decided"].format(ids=_some(made.decided, words))
    if made.kept:
        yield words["kept"].format(ids=_some(made.kept, words))
    if made.supposed:
        missing = ", ".join(titles[key] for key in dict.fromkeys(made.supposed))
        yield words["supposed"].format(missing=missing, plan=made.plan)
    if made.uncoded:
        yield words["uncoded"].format(
            path=made.folder, files=_some([str(one) for one in made.uncoded], words)
        )
    if made.beside:
        yield words["beside"].format(plan=made.plan, others=_some(made.beside, words))
    given = [one for one in made.given if one.new]
    if given:
        yield words["given"].format(ids=_some([one.id for one in given], words))
    if nowhere := list(dict.fromkeys(one.sheet for one in given if one.homeless)):
        yield words["no_column"].format(sheets=_some(nowhere, words))
    if made.reason:
        yield words["not_written_back"].format(path=made.folder, reason=made.reason)
    elif made.workbook and not dry_run:
        yield words["written_back"].format(path=made.workbook)
    if made.unknown:
        yield words["not_of_form"].format(names=_some(made.unknown, words))
    if made.lost:
        yield words["lost"].format(what=_counted(made.lost, words))
    if made.written and not dry_run and store is None:
        yield words["next"].format(path=made.folder)


def _where(ident: str, fields: Sequence[str]) -> str:
    return f"{ident} ({', '.join(fields)})" if fields else ident


def _some(names: Sequence[str], words: dict[str, str]) -> str:
    shown = ", ".join(names[:_MOST_TOLD])
    return words["more"].format(shown=shown, count=len(names)) if len(names) > _MOST_TOLD else shown


def _counted(lost: Mapping[str, int], words: dict[str, str]) -> str:
    return _some([f"{what} ({count})" for what, count in lost.items()], words)
