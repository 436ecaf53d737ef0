"""The report in Word: opened again, its styles, tables, pictures, fields and languages are Word's own."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import UTC, datetime
from importlib.metadata import requires, version
from xml.etree import ElementTree

import pytest
from docx import Document
from docx.document import Document as DocumentType
from docx.oxml.ns import qn
from docx.shape import InlineShape
from hypothesis import given
from hypothesis import strategies as st

import goalgraph
from followed_plan import HOSTILE_GOAL, followed
from goalgraph.base.errors import ResourceMissing
from goalgraph.faces.report.word import docx
from goalgraph.faces.report.word_parts import TESTED, clean, describe, repacked


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> goalgraph.Graph:
    return followed(tmp_path_factory.mktemp("followed"), HOSTILE_GOAL)


def opened(data: bytes) -> DocumentType:
    return Document(io.BytesIO(data))


@pytest.fixture(scope="module")
def document(graph: goalgraph.Graph) -> DocumentType:
    return opened(docx(graph.report("U2")))


def styled(document: DocumentType, style: str) -> list[str]:
    return [one.text for one in document.paragraphs if one.style and one.style.name == style]


def test_the_styles_are_words_own(document: DocumentType) -> None:
    assert styled(document, "Title") == ["Måluppföljning per 31 augusti 2024"]
    assert styled(document, "Heading 1") == [
        "Läget i korthet", "Det politikerna kan omprioritera", "O1 · Sjön", "O2 · Vägarna",
    ]  # fmt: skip
    assert "M 2 Barn kan cykla till skolan" in styled(document, "Heading 2")
    assert {"Röda tråden", "Mått och mätvärden", "Källa"} <= set(styled(document, "Heading 3"))
    assert "Algblomning" in styled(document, "List Bullet")
    assert "Alla mål med styrform och prognos" in styled(document, "Caption")


def test_tables_have_a_marked_header_row_and_an_alternative_text(document: DocumentType) -> None:
    assert len(document.tables) >= 6
    for table in document.tables:
        assert table.style
        assert table.style.name == "Table Grid"
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None
        heads = [
            row._tr.trPr is not None and row._tr.trPr.find(qn("w:tblHeader")) is not None
            for row in table.rows
        ]
        assert heads == [True, *[False] * (len(heads) - 1)]
    first = [cell.text for cell in document.tables[0].rows[1].cells]
    assert first == ["M 1 Badbar sjö", "styrande mål", "◐ nås delvis", "● nås"]


def test_pictures_tell_their_numbers(document: DocumentType) -> None:
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert told[0] == (
        "Andel som cyklar, kvinnor (%): 2018 80,6 %, 2023 84,2 % (riket 86 %). Målvärde 90 % (2025). "
        "5,8 procentenheter kvar till målet 90 %. Högre är bättre."
    )
    assert len(told) == 2
    numbers = [shape._inline.docPr.get("id") for shape in document.inline_shapes]
    assert len(set(numbers)) == len(numbers)


def test_the_contents_list_is_a_field_that_reads_before_it_is_updated(document: DocumentType) -> None:
    body = document.element.body
    told = [one.text for one in body.iter(qn("w:instrText"))]
    assert told == [' TOC \\o "1-2" \\h \\z \\u ']
    kinds = [one.get(qn("w:fldCharType")) for one in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    headings = [p for p in document.paragraphs if p.style and p.style.name in ("Heading 1", "Heading 2")]
    entries = [p for p in document.paragraphs if p.style and p.style.name in ("toc 1", "toc 2")]
    assert ["".join(t.text or "" for t in p._p.iter(qn("w:t"))) for p in entries] == [
        p.text for p in headings
    ]
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert links == marks
    assert len(set(marks)) == len(headings)


@pytest.mark.parametrize(("lang", "tag"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_the_language_and_the_properties(graph: goalgraph.Graph, lang: str, tag: str) -> None:
    report = graph.report("U2", lang=lang)
    document = opened(docx(report))
    assert {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))} == {tag}
    core = document.core_properties
    assert (core.author, core.language) == ("goalgraph", tag)
    assert core.title == clean(report.title)
    assert (
        core.created
        == core.modified
        == datetime(2024, 8, 31, tzinfo=core.created.tzinfo if core.created else UTC)
    )


def test_a_run_in_another_language_says_so(graph: goalgraph.Graph) -> None:
    document = opened(docx(graph.report("U2", lang="en")))
    swedish = [
        run.text
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run._r.rPr is not None and (found := run._r.rPr.find(qn("w:lang"))) is not None
        if found.get(qn("w:val")) == "sv-SE"
    ]
    assert "“Sjön går att bada i”" in swedish


def test_the_archive_has_no_time_of_writing(graph: goalgraph.Graph) -> None:
    data = docx(graph.report("U2"))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))
    assert repacked(data) == data


def test_hostile_labels_stay_text(document: DocumentType) -> None:
    [shown] = [text for text in styled(document, "Heading 2") if text.startswith("M 5")]
    assert shown == "M 5 <script>alert(1)</script> | `x` *y* [z](http://example.org) # rubrik &amp;"


def test_the_bundled_plan_in_word(bundled: goalgraph.Graph) -> None:
    document = opened(docx(bundled.report()))
    assert len(styled(document, "Heading 1")) == 2 + 6
    assert len([text for text in styled(document, "Heading 2") if text.startswith("KS ")]) == 8


@given(st.text())
def test_a_cleaned_text_can_be_xml(text: str) -> None:
    element = ElementTree.Element("t")
    element.text = clean(text)
    read = ElementTree.fromstring(ElementTree.tostring(element))
    assert (read.text or "") == clean(text)
    assert clean(clean(text)) == clean(text)


def test_python_docx_is_one_that_the_elements_were_looked_for_in() -> None:
    [asked] = [one for one in requires("goalgraph") or [] if one.startswith("python-docx")]
    assert sorted(re.findall(r"[<>=]+[\d.]+", asked)) == sorted(
        re.findall(r"[<>=]+[\d.]+", TESTED.replace(" ", ""))
    )
    assert ((1, 1, 2)) <= tuple(int(part) for part in version("python-docx").split(".")) < (1, 3)


def test_a_python_docx_without_the_elements_is_named_with_the_versions_that_have_them() -> None:
    with pytest.raises(ResourceMissing, match=r"InlineShape.*python-docx >= 1.1.2, < 1.3"):
        describe(InlineShape.__new__(InlineShape), "A chart")
