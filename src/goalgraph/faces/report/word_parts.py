"""What Word has and python-docx has no verbs for: fields, bookmarks, languages, alternative texts.

In: paragraphs, runs, tables and archives of python-docx. Out: the same, with the elements of
WordprocessingML that are missing, and an archive that is the same for the same content.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shape import InlineShape
from docx.shared import Cm, Length, Pt
from docx.table import Table
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from goalgraph.base.errors import ResourceMissing
from goalgraph.base.visible import one_line
from goalgraph.base.wording import LANGUAGES, wording

TESTED = "python-docx >= 1.1.2, < 1.3"
_NOT_XML = re.compile("[\ud800-\udfff]")
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_SHADE = "E6EDF6"


def clean(text: str) -> str:
    r"""The text in one line, without what cannot be seen or what XML cannot hold.

    >>> clean("Trygg\x0bskolväg\n\ud800")
    'Trygg skolväg'
    """
    return one_line(_NOT_XML.sub("", text))


def element(tag: str, /, **attributes: str) -> BaseOxmlElement:
    """An element of WordprocessingML with its attributes."""
    made = OxmlElement(f"w:{tag}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def language_tag(lang: str) -> str:
    """How Word names a language: as the language's own file says, or by its code where there is none.

    >>> language_tag("en"), language_tag("se")
    ('en-GB', 'se')
    """
    return str(wording(lang)["language"]["tag"]) if lang in LANGUAGES else lang


def set_language(document: Document, lang: str) -> None:
    """The language that everything is in unless it says otherwise."""
    tag = language_tag(lang)
    for found in document.styles.element.iter(qn("w:lang")):
        found.set(qn("w:val"), tag)
        found.set(qn("w:eastAsia"), tag)


def set_run_language(run: Run, lang: str) -> None:
    """The language of a run that is in another one than the document."""
    _xml(run).get_or_add_rPr().append(element("lang", val=language_tag(lang)))


def bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """A bookmark around the paragraph's text."""
    _xml(paragraph).insert(1, element("bookmarkStart", id=str(number), name=name))
    _xml(paragraph).append(element("bookmarkEnd", id=str(number)))


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field with the text that it shows until Word computes it."""
    _begin(paragraph, instruction)
    paragraph.add_run(shown)
    _mark(paragraph, "end")


def add_contents(heading: Paragraph, entries: Sequence[tuple[int, str, str]]) -> None:
    """A contents list after ``heading``: Word's own field, filled in so that it reads before it is updated.

    Args:
        heading: the paragraph that it follows.
        entries: level (1 or 2), text and bookmark of each heading.
    """
    styles = heading.part.document.styles  # type: ignore[attr-defined]
    for level in (1, 2):
        style = styles.add_style(f"toc {level}", WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        style.base_style = styles["Normal"]
        style.paragraph_format.left_indent = Cm(0.7 * (level - 1))
    after = heading
    for place, (level, text, name) in enumerate(entries):
        paragraph = heading.insert_paragraph_before()
        paragraph.style = styles[f"toc {level}"]
        if place == 0:
            _begin(paragraph, r'TOC \o "1-2" \h \z \u')
        link = element("hyperlink", anchor=name, history="1")
        paragraph.add_run(text)
        link.append(_xml(paragraph.runs[-1]))
        _xml(paragraph).append(link)
        if place == len(entries) - 1:
            _mark(paragraph, "end")
        _xml(after).addnext(_xml(paragraph))
        after = paragraph


def finish_table(table: Table, caption: str, widths: Sequence[Length], size: Length) -> None:
    """Widths, a marked and repeated header row, rows that are not split, and the table's alternative text."""
    _xml(table).tblPr.append(element("tblCaption", val=caption))
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, row in enumerate(table.rows):
        properties = _xml(row).get_or_add_trPr()
        properties.append(element("cantSplit"))
        if number == 0:
            properties.append(element("tblHeader"))
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
            for paragraph in cell.paragraphs:
                paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(1.5)
                for run in paragraph.runs:
                    run.font.size = size
            if number == 0:
                shade = element("shd", val="clear", color="auto", fill=_SHADE)
                _xml(cell).get_or_add_tcPr().append(shade)


def describe(picture: InlineShape, text: str) -> None:
    """The picture's alternative text."""
    _xml(picture).docPr.set("descr", text)


def repacked(archive: bytes) -> bytes:
    """The archive with its parts in their order and no time of writing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, _EARLIEST)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0
            part.external_attr = 0
            new.writestr(part, old.read(name))
    return out.getvalue()


def _xml(part: object) -> Any:
    """The element behind a part of a document, the one thing that python-docx keeps to itself.

    Raises:
        ResourceMissing: this version of python-docx keeps it elsewhere.
    """
    for name in ("_element", "_inline"):
        if (found := getattr(part, name, None)) is not None:
            return found
    raise ResourceMissing(name=f"{type(part).__name__}._element", reason=f"{TESTED} has it")


def _begin(paragraph: Paragraph, instruction: str) -> None:
    _mark(paragraph, "begin")
    told = OxmlElement("w:instrText")
    told.set(qn("xml:space"), "preserve")
    told.text = f" {instruction} "
    _xml(paragraph.add_run()).append(told)
    _mark(paragraph, "separate")


def _mark(paragraph: Paragraph, kind: str) -> None:
    _xml(paragraph.add_run()).append(element("fldChar", fldCharType=kind))
