"""The workbook: a plan filled in in a spreadsheet, into the graph and out again.

In: an Excel or OpenDocument file, or a folder of CSV files; or a graph. Out: a folder of Turtle; or a file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from immutabledict import immutabledict

from goalgraph.base.errors import GoalgraphError, OutputError
from goalgraph.base.files import make_folder, prepared, tidy, told, write_bytes
from goalgraph.base.frozen import Frozen
from goalgraph.base.names import GGID
from goalgraph.base.wording import wording
from goalgraph.exchange.workbook.naming import Given
from goalgraph.exchange.workbook.package import MOST_MEGABYTES

if TYPE_CHECKING:
    from goalgraph.exchange.workbook.cells import Grid
    from goalgraph.exchange.workbook.faults import Fault
    from goalgraph.exchange.workbook.reading import Reading

__all__ = ["Import", "check_workbook", "import_tables", "import_workbook", "new_workbook"]


@dataclass(frozen=True, slots=True)
class Import(Frozen):
    """What :func:`import_file` or :func:`import_workbook` did, or would do.

    Attributes:
        folder: the folder with the plan.
        plan: the plan's id.
        written: the files that are new or changed; in a dry run those that would be.
        updated: whether the plan was there before.
        added, removed, changed: the ids of the resources that are new, gone or changed.
        fields: of those that are changed, the titles of the columns in which they are.
        decided: of those that are gone, the ids that decisions are about.
        kept: of what comes from Kolada, the ids of what the workbook says otherwise; it stays as it is.
        given: the ids that were given, and the cell that each belongs in.
        supposed: of the columns ``code`` and ``period``, which make the plan's id, those that are empty.
        uncoded: where the plan is new, the files there of a plan without a code, which may be the same one.
        beside: where the plan is new, the ids of the same body's plans that are there already.
        unknown: sheets and columns that are not of the form, and were not read.
        workbook: where the ids were written back; none where there was nothing to write, or no way to.
        reason: why they could not be.
        lost: what another format said that a plan has no place for, and how often; in a workbook nothing.
    """

    folder: Path
    plan: str
    written: tuple[Path, ...]
    updated: bool
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    given: tuple[Given, ...]
    unknown: tuple[str, ...]
    workbook: Path | None
    reason: str = ""
    decided: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    supposed: tuple[str, ...] = ()
    uncoded: tuple[Path, ...] = ()
    beside: tuple[str, ...] = ()
    lost: Mapping[str, int] = immutabledict()
    fields: Mapping[str, tuple[str, ...]] = immutabledict()


def import_workbook(
    source: str | Path,
    output: str | Path | None = None,
    *,
    dry_run: bool = False,
    lang: str = "sv",
    most: int = MOST_MEGABYTES,
    errors: str | Path | None = None,
) -> Import:
    """Bring a workbook in: write its plan as a folder of Turtle, or update the plan that is there.

    Ids that are missing are given and written back into the workbook. Decisions are never touched.

    Args:
        source: an Excel or OpenDocument file, or a folder of CSV files, one a sheet.
        output: the folder; without it one beside the workbook, named like it.
        dry_run: only tell what would change.
        lang: the language of headings in the files.
        most: how many megabytes a workbook may be when it is unpacked.
        errors: where to write a copy of the workbook with a comment at each cell where something is wrong.

    Raises:
        WorkbookFaults: something is wrong in cells; ``faults`` has all of it, and nothing is written.
        InputError: it cannot be read, is no workbook of the form, or nothing is filled in.
        OutputError: nothing can be written there.
        ExtraMissing: what reads it is not installed.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     book = Path(place, "mine")
    ...     book.mkdir()
    ...     _ = (book / "Plan.csv").write_text("name;code;period\\nGoals;9999;2031\\n")
    ...     _ = (book / "Goals.csv").write_text("id;level;text\\n;KS;A good school\\n")
    ...     made = import_workbook(book, Path(place, "plan"))
    >>> made.plan, [path.name for path in made.written], [one.id for one in made.given]
    ('9999/2031', ['goals.ttl', 'plan.ttl'], ['KS1'])
    """
    from goalgraph.exchange.workbook.source import reading_at, refuse_empty, with_comments, with_ids

    path = Path(source)
    grids, first = reading_at(path, lang, most)
    refuse_empty(path, first)
    return _brought_in(
        _Source(
            path,
            grids,
            first,
            lambda faults: with_comments(path, grids, faults, lang, most),
            lambda given: with_ids(path, given, most),
        ),
        output,
        dry_run=dry_run,
        lang=lang,
        errors=errors,
    )


def import_tables(
    source: str | Path,
    grids: Sequence[Grid],
    output: str | Path | None = None,
    *,
    dry_run: bool = False,
    lang: str = "sv",
    errors: str | Path | None = None,
    lost: Mapping[str, int] | None = None,
) -> Import:
    """Bring in what was read from a file of another format, as the sheets that a workbook of it would have.

    Args:
        source: the file that it was read from.
        grids: the sheets.
        output, dry_run, lang, errors: as in :func:`import_workbook`.
        lost: what the file said that the sheets have no place for.

    Raises:
        WorkbookFaults, InputError, OutputError: as :func:`import_workbook`.
    """
    from goalgraph.exchange.workbook.reading import read
    from goalgraph.exchange.workbook.source import refuse_empty
    from goalgraph.exchange.workbook.source import tables_with_comments as with_comments

    path = Path(source)
    first = read(grids, lang)
    refuse_empty(path, first)
    taken = _Source(path, grids, first, lambda faults: with_comments(grids, faults, lang))
    return _brought_in(taken, output, dry_run=dry_run, lang=lang, errors=errors, lost=lost or {})


@dataclass(frozen=True, slots=True)
class _Source:
    """What is brought in: its path, its sheets and what they say; the same with comments, or with ids."""

    path: Path
    grids: Sequence[Grid]
    first: Reading
    with_comments: Callable[[Sequence[Fault]], bytes]
    with_ids: Callable[[Sequence[Given]], dict[Path, bytes]] | None = None


def _brought_in(
    source: _Source,
    output: str | Path | None,
    *,
    dry_run: bool,
    lang: str,
    errors: str | Path | None,
    lost: Mapping[str, int] = immutabledict(),
) -> Import:
    from goalgraph.exchange.workbook.source import refuse
    from goalgraph.exchange.workbook.there import old_files
    from goalgraph.exchange.workbook.update import changes

    path, first = source.path, source.first
    folder = Path(output) if output else folder_beside(path)
    updated = bool(old_files(folder))
    made, reading = changes(folder, source.grids, first, lang)
    if reading.faults and errors is not None:
        write_bytes(errors, source.with_comments(reading.faults))
    refuse(path, reading.faults, first.unknown)
    names = {grid.name for grid in source.grids}
    given = tuple(one for one in reading.given if one.sheet in names and source.with_ids)
    back: dict[Path, bytes] = {}
    reason = ""
    try:
        back = source.with_ids(given) if source.with_ids else {}
    except (GoalgraphError, OSError) as error:
        reason = error.message(lang) if isinstance(error, GoalgraphError) else str(error.strerror)
    if not dry_run:
        _write(folder, made.files, back, made.replaced)
        tidy(folder)
    return Import(
        folder=folder,
        plan=reading.plan.removeprefix(GGID),
        written=tuple(folder / name for name in sorted(made.files)),
        updated=updated,
        added=made.added,
        removed=made.removed,
        changed=made.changed,
        fields=immutabledict(made.fields),
        decided=made.decided,
        kept=made.kept,
        given=given,
        supposed=reading.supposed,
        uncoded=made.uncoded,
        beside=made.beside,
        unknown=first.unknown,
        workbook=path if back else None,
        reason=reason,
        lost=lost,
    )


def check_workbook(
    source: str | Path, *, lang: str = "sv", most: int = MOST_MEGABYTES, copy: str | Path | None = None
) -> tuple[Fault, ...]:
    """All that is wrong in the cells of a workbook, in the order of its sheets.

    Args:
        source: as in :func:`import_workbook`.
        lang: the language of texts and comments.
        most: how many megabytes it may be when it is unpacked.
        copy: where to write a copy of the workbook, as an Excel file, with a comment at each of these cells.

    Raises:
        InputError, ExtraMissing, OutputError: as in :func:`import_workbook`.
    """
    from goalgraph.exchange.workbook.source import reading_at, with_comments

    path = Path(source)
    grids, reading = reading_at(path, lang, most)
    if reading.faults and copy is not None:
        write_bytes(copy, with_comments(path, grids, reading.faults, lang, most))
    return reading.faults


def new_workbook(
    path: str | Path,
    *,
    lang: str = "sv",
    name: str = "",
    code: str = "",
    levels: Sequence[str] = (),
    year: int | None = None,
) -> Path:
    """Write an empty workbook to fill in, an Excel file or a folder of CSV files, and return its path.

    Args:
        path: the file, or for CSV the folder.
        lang: the language of its titles.
        name: the name of the body.
        code: its code.
        levels: the plan's levels, the highest first, each a prefix or ``PREFIX=Name``.
        year: the year that it is for.

    Raises:
        OutputError: nothing can be written there.
        ExtraMissing: what writes it is not installed.
    """
    from goalgraph.exchange.workbook.spreadsheet import write_tables
    from goalgraph.exchange.workbook.vocabulary import shipped_words
    from goalgraph.exchange.workbook.writing import begun_tables

    tables = begun_tables(lang, name, code, levels, year)
    return write_bytes(path, write_tables(tables, lang, shipped_words()))


def copy_with_errors(source: str | Path, lang: str) -> Path:
    """Where the copy of a workbook with its errors as comments is written, if nothing else is said."""
    path = Path(source)
    return path.with_name(str(wording(lang)["workbook"]["told"]["with_errors"]).format(name=path.stem))


def folder_beside(path: Path) -> Path:
    """The folder that what is brought in is written to, if nothing else is said."""
    named = path if path.name not in ("", "..") else path.resolve()
    return named.with_name(_stem(named))


def _stem(path: Path) -> str:
    """The name of the folder beside a workbook."""
    return f"{path.name}-plan" if path.is_dir() else path.stem


def _write(
    folder: Path, files: Mapping[str, bytes], back: Mapping[Path, bytes], replaced: Sequence[Path]
) -> None:
    """Write everything, or nothing that can be foreseen to fail; what was replaced goes last."""
    with ExitStack() as stack:
        for path, data in back.items():
            stack.enter_context(prepared(path, data))
        with told(folder):
            if folder.exists() and not folder.is_dir():
                raise OutputError(path=folder, reason="there is something else than a folder")
            fresh = not folder.is_dir() or not any(folder.iterdir())
        if fresh:
            make_folder(folder, files)
            return
        for name, data in files.items():
            with told(folder / name):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(prepared(folder / name, data))
    for path in replaced:
        with told(path):
            path.unlink(missing_ok=True)
