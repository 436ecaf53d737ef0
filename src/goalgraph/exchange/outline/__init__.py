"""A goal document into a workbook where a person confirms.

In: a Word, PDF, text, Markdown or HTML file. Out: a workbook with what the document seems to say, each row
with the words and lines that it is from, how sure it is, and why. Nothing is decided, and nothing is written
that the document does not say.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from goalgraph.base.files import write_bytes
from goalgraph.base.frozen import Frozen
from goalgraph.base.wording import wording

__all__ = ["Outline", "outline"]


@dataclass(frozen=True, slots=True)
class Outline(Frozen):
    """What :func:`outline` wrote.

    Attributes:
        workbook: the path of the workbook.
        counts: how many rows there are on each sheet that has some, by its key: ``goals``, ``risks`` …
        passages: how many passages the document has.
        mentions: the ids of the global goals that it names, each once.
    """

    workbook: Path
    counts: Mapping[str, int]
    passages: int
    mentions: tuple[str, ...]


def outline(
    source: str | Path, output: str | Path | None = None, *, lang: str = "sv", most: int | None = None
) -> Outline:
    """Write a workbook with what a goal document seems to say, for a person to confirm.

    Args:
        source: the document: ``.docx``, ``.pdf``, ``.txt``, ``.md`` or ``.html``.
        output: the workbook, an Excel file; without it one beside the document.
        lang: the language of the workbook's titles, and of the reasons.
        most: how many megabytes the document may be, for Word when it is unpacked; 32 if nothing is said.

    Raises:
        InputError: the document cannot be read, has no text, or is refused for its size.
        OutputError: nothing can be written there, or it is the document itself or no Excel file by its name.
        ExtraMissing: what reads the document or writes the workbook is not installed.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     document = Path(place, "goals.txt")
    ...     _ = document.write_text("Mål 1. En god skola\\n\\nRisker\\n- För få lärare\\n", encoding="utf-8")
    ...     made = outline(document)
    >>> dict(made.counts)
    {'goals': 1, 'risks': 1}
    """
    from goalgraph.exchange.outline.documents import MOST_MEGABYTES, lines_of
    from goalgraph.exchange.outline.passages import passages_of
    from goalgraph.exchange.outline.seeming import Reader
    from goalgraph.exchange.outline.sheets import counted, tables_of
    from goalgraph.exchange.workbook.spreadsheet import write_tables
    from goalgraph.exchange.workbook.vocabulary import shipped_words

    path = Path(source)
    target = (
        Path(output) if output else path.with_name(wording(lang)["outline"]["file"].format(name=path.stem))
    )
    _refuse(path, target)
    outlined = Reader(passages_of(lines_of(path, most or MOST_MEGABYTES))).read()
    written = write_bytes(target, write_tables(tables_of(outlined, lang), lang, shipped_words()))
    mentions = tuple(dict.fromkeys(one.id for one in outlined.mentions))
    return Outline(written, counted(outlined), sum(not one.passed for one in outlined.passages), mentions)


def _refuse(document: Path, workbook: Path) -> None:
    """Refuse to write a workbook over its document, or under a name of another kind of file."""
    from goalgraph.exchange.outline.faults import NotAWorkbookName, OverDocument

    with suppress(OSError):
        if document.samefile(workbook):
            raise OverDocument(path=workbook)
    if workbook.suffix.lower() != ".xlsx":
        raise NotAWorkbookName(path=workbook)
