"""A file of any kind that is brought in: what it is, and which part of goalgraph reads it.

In: a path. Out: what was written, or would be. Each kind has a row in ``READERS``; what has none is refused
by its name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from goalgraph.base.errors import EmptyInput
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.exchange.faults import Malformed, NotForImport
from goalgraph.exchange.kinds import MOST_MEGABYTES, kind_of

if TYPE_CHECKING:
    from goalgraph.exchange.filled import Filled
    from goalgraph.exchange.workbook import Import
    from goalgraph.exchange.workbook.cells import Grid
    from goalgraph.rdf.terms import Quad

# The kinds of what is RDF already, and of documents that a person has to confirm first.
_AS_DATA = frozenset({"rdf"})
_DOCUMENTS = frozenset({"word", "pdf", "html", "markdown", "text"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a reader.

    Attributes:
        path: the file or folder.
        output: the folder to write to; none for one beside the file.
        dry_run: only tell what would change.
        lang: the language of texts, where the file does not say it.
        most: how many megabytes are read.
        errors: where a copy with what is wrong is written.
    """

    path: Path
    output: Path | None
    dry_run: bool
    lang: str
    most: int
    errors: Path | None


def import_file(
    source: str | Path,
    output: str | Path | None = None,
    *,
    dry_run: bool = False,
    lang: str = "sv",
    most: int = MOST_MEGABYTES,
    errors: str | Path | None = None,
) -> Import:
    """Bring a file in, whatever it is of what goalgraph reads: write its plan as a folder of Turtle.

    Where the plan is already, it is updated. Decisions are never touched. A saved answer from Kolada is
    brought into the folder of a plan, which has to be given.

    Args:
        source: a workbook, as :func:`import_workbook` takes it, or a file of another format that is read.
        output: the folder; without it one beside the file, named like it.
        dry_run: only tell what would change.
        lang: the language of headings in the files, and of texts where the file does not say it.
        most: how many megabytes the file may be, for a workbook when it is unpacked.
        errors: where to write a workbook with a comment at each cell where something is wrong.

    Raises:
        NotForImport: it is of a kind that is not brought in; the error says which.
        Malformed: it is JSON that breaks off, or is written wrongly; the error says where.
        InputError, OutputError, ExtraMissing: as :func:`import_workbook`.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     page = Path(place, "goals.csv")
    ...     _ = page.write_text("<!DOCTYPE html><title>Not found</title>")
    ...     try:
    ...         import_file(page)
    ...     except NotForImport as error:
    ...         error.message("en").partition("; ")[0].rpartition(": ")[2]
    'is an HTML page'
    """
    path = Path(source)
    kind = kind_of(path, most)
    reader = READERS.get(kind)
    if kind == "json":
        _refuse_broken(path)
    if reader is None:
        raise NotForImport(path=path, found=_said("kinds", kind), remedy=_said("remedies", _remedy(kind)))
    return reader(
        Asked(
            path,
            Path(output) if output else None,
            dry_run,
            lang,
            most,
            Path(errors) if errors else None,
        )
    )


def _workbook(asked: Asked) -> Import:
    from goalgraph.exchange.workbook import import_workbook

    return import_workbook(
        asked.path,
        asked.output,
        dry_run=asked.dry_run,
        lang=asked.lang,
        most=asked.most,
        errors=asked.errors,
    )


def _stratml(asked: Asked) -> Import:
    from goalgraph.exchange.stratml.again import again
    from goalgraph.exchange.stratml.reading import read
    from goalgraph.exchange.stratml.tree import root_of

    root = root_of(asked.path, asked.most)
    filled = read(root, asked.lang, asked.path.name)
    return _filled_in(asked, filled, lambda old: again(filled, root, old, asked.path.name))


def _cids(asked: Asked) -> Import:
    from goalgraph.exchange.cids.nodes import nodes_of
    from goalgraph.exchange.cids.reading import read
    from goalgraph.exchange.same import keeping

    filled = read(nodes_of(asked.path, asked.most), asked.lang, asked.path.name)
    return _filled_in(asked, filled, lambda old: keeping(filled, old))


def _opensdg(asked: Asked) -> Import:
    from goalgraph.exchange.opensdg.reading import read
    from goalgraph.exchange.opensdg.site import site_at

    return _filled_in(asked, read(site_at(asked.path, asked.most), asked.lang, asked.path.resolve().name))


def _filled_in(
    asked: Asked, filled: Filled, over: Callable[[Sequence[Quad]], Sequence[Grid]] | None = None
) -> Import:
    """Bring in the sheets that a reader of another format has filled in.

    Args:
        over: the sheets where something is stated in the folder already.
    """
    from goalgraph.exchange.workbook import folder_beside, import_tables
    from goalgraph.exchange.workbook.there import stated_in

    if filled.empty:
        raise EmptyInput(path=asked.path)
    filled.call_plan(asked.path.resolve().stem)
    grids: Sequence[Grid] = filled.grids()
    if over and (old := stated_in(asked.output or folder_beside(asked.path))):
        grids = over(old)
    return import_tables(
        asked.path,
        grids,
        asked.output,
        dry_run=asked.dry_run,
        lang=asked.lang,
        errors=asked.errors,
        lost=filled.lost,
    )


def _kolada(asked: Asked) -> Import:
    from goalgraph.exchange.kolada.brought import import_saved

    return import_saved(asked.path, asked.output, lang=asked.lang, dry_run=asked.dry_run)


# What may be left of a word or a number where a file was cut off.
_CUT_WORD = re.compile(r"[a-z]{0,4}|-?[\d.]*\ufffd?")
# How an answer of Kolada's begins, whether it is whole or not.
_KOLADA = re.compile(rb'\s*\[?\s*\{\s*"(?:count|values|results|next_url|kpi)"\s*:')

READERS: Mapping[str, Callable[[Asked], Import]] = MappingProxyType(
    {"workbook": _workbook, "stratml": _stratml, "cids": _cids, "opensdg": _opensdg, "kolada": _kolada}
)


def _refuse_broken(path: Path) -> None:
    """Refuse what is no whole JSON, with the line where it breaks off."""
    data = path.read_bytes()
    text = data.decode(json.detect_encoding(data), errors="replace")
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        rest = text[error.pos :].strip()
        whole = not (_CUT_WORD.fullmatch(rest) or error.msg.startswith("Unterminated"))
        texts = {lang: wording(lang)["importing"]["broken"] for lang in LANGUAGES}
        reason = {
            lang: str(several["wrong" if whole else "cut"]).format(line=error.lineno, column=error.colno)
            for lang, several in texts.items()
        }
        kind = _said("kinds", "kolada") if _KOLADA.match(data) else "JSON"
        raise Malformed(path=path, kind=kind, reason=reason) from error
    except (ValueError, RecursionError):
        return


def _remedy(kind: str) -> str:
    return "data" if kind in _AS_DATA else "outline" if kind in _DOCUMENTS else kind


def _said(table: str, key: str) -> dict[str, str]:
    """A text in every language."""
    texts = {lang: wording(lang)["importing"][table] for lang in LANGUAGES}
    return {lang: str(several.get(key) or several["other"]) for lang, several in texts.items()}
