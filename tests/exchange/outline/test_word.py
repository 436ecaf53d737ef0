"""Word documents as people make them: numbers that Word shows, merged cells, boxes, controls, changes that are kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from goalgraph.exchange.outline.documents import lines_of
from goalgraph.exchange.outline.findings import Outlined, What
from goalgraph.exchange.outline.numbered import Numbers
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader
from goalgraph.exchange.workbook.faults import LockedWorkbook

W = nsdecls("w")
LISTS = """
<w:abstractNum {W} w:abstractNumId="77">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Mål %1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="Mål %1.%2"/></w:lvl>
</w:abstractNum>
<w:abstractNum {W} w:abstractNumId="78">
 <w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xf0b7;"/></w:lvl>
</w:abstractNum>
<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>
<w:num {W} w:numId="78"><w:abstractNumId w:val="78"/></w:num>
""".replace("{W}", W)

DEEP = f"""<w:num {W} w:numId="79"><w:abstractNumId w:val="78"/>
<w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:lvlOverride>
</w:num>"""


def numbered(paragraph: Any, number: int, depth: int = 0) -> Any:
    numbers = f'<w:numPr {W}><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(numbers))
    return paragraph


def plan() -> Any:
    """A plan with lists of its own."""
    document = docx.Document()
    for one in parse_xml(f"<w:numbering {W}>{LISTS}</w:numbering>"):
        document.part.numbering_part.element.append(one)
    document.add_heading("Plan 2032 för Sörvik", 0)
    return document


def run(text: str) -> str:
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


def outlined(document: Any, path: Path) -> Outlined:
    document.save(str(path / "plan.docx"))
    return Reader(passages_of(lines_of(path / "plan.docx"))).read()


def texts(found: Outlined, what: What) -> list[tuple[str, str]]:
    return [(one.id, one.text) for one in found.of(what)]


def test_the_numbers_that_word_shows_are_read(tmp_path: Path) -> None:
    document = plan()
    numbered(document.add_heading("Alla barn får läsa", 2), 77)
    numbered(document.add_paragraph("Varje skola har bibliotek"), 77, 1)
    numbered(document.add_paragraph("Läsning i förskolan"), 77, 1)
    numbered(document.add_heading("Trygga vägar", 2), 77)
    numbered(document.add_paragraph("Gångbanor vid skolor"), 77, 1)
    document.add_heading("Risker", 1)
    numbered(document.add_paragraph("Dyr asfalt", style="List Paragraph"), 78)
    found = outlined(document, tmp_path)
    assert texts(found, What.GOAL) == [
        ("M1", "Alla barn får läsa"), ("M1.1", "Varje skola har bibliotek"), ("M1.2", "Läsning i förskolan"),
        ("M2", "Trygga vägar"), ("M2.1", "Gångbanor vid skolor"),
    ]  # fmt: skip
    assert [one.text for one in found.of(What.RISK)] == ["Dyr asfalt"]
    assert next(one.passage.text for one in found.of(What.GOAL)) == "Mål 1. Alla barn får läsa"


def test_what_is_inserted_in_a_box_or_in_a_control_is_read_and_what_is_deleted_is_not(tmp_path: Path) -> None:
    document = plan()
    toc = document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Mål 1. Läsning varje dag\t3", style=toc)
    paragraph = document.add_paragraph("Mål 1. Läsning ")._p
    paragraph.append(parse_xml(f"<w:ins {W}>{run('varje dag')}</w:ins>"))
    paragraph.append(parse_xml(f"<w:del {W}><w:r><w:delText>ibland</w:delText></w:r></w:del>"))
    box = f"<w:txbxContent><w:p>{run('Mål 3. I en ruta')}</w:p></w:txbxContent>"
    paragraph.append(parse_xml(f"<w:r {W}><w:pict>{box}</w:pict></w:r>"))
    control = f"<w:sdt {W}><w:sdtContent><w:p>{run('Mål 2. Trygga vägar')}</w:p></w:sdtContent></w:sdt>"
    document.element.body.insert(len(document.element.body) - 1, parse_xml(control))
    document.sections[0].header.paragraphs[0].text = "Mål 9. I sidhuvudet"
    assert texts(outlined(document, tmp_path), What.GOAL) == [
        ("M1", "Läsning varje dag"),
        ("M3", "I en ruta"),
        ("M2", "Trygga vägar"),
    ]


def test_cells_that_say_the_same_are_not_merged_and_those_that_are_speak_for_each_row(tmp_path: Path) -> None:
    document = plan()
    rows = [
        ["Mål", "Indikator", "Utfall 2030", "Utfall 2031"],
        ["Mål 1. Läsning", "Läskunniga, %", "84", "84"],
        ["", "Lån per barn", "12", "13"],
    ]
    table = document.add_table(rows=3, cols=4)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    found = outlined(document, tmp_path)
    assert [(one.text, one.of) for one in found.of(What.INDICATOR)] == [
        ("Läskunniga, %", "M1"),
        ("Lån per barn", "M1"),
    ]
    assert [f"{one.figure.value}" for one in found.of(What.VALUE) if one.figure] == ["84", "84", "12", "13"]


def test_heads_of_two_rows_are_joined(tmp_path: Path) -> None:
    document = plan()
    table = document.add_table(rows=3, cols=4)
    rows = [["Mått", "Utfall", "", "Mål"], ["", "2030", "2031", "2033"], ["Lån per barn", "12", "13", "20"]]
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(at, column).text = text
    table.cell(0, 1).merge(table.cell(0, 2)).text = "Utfall"
    table.cell(0, 0).merge(table.cell(1, 0)).text = "Mått"
    found = outlined(document, tmp_path)
    values = [(str(one.figure.value), one.figure.year) for one in found.found if one.figure]
    assert values == [("12", "2030"), ("13", "2031"), ("20", "2033")]
    assert [one.text for one in found.of(What.INDICATOR)] == ["Lån per barn"]


def test_a_table_that_only_places_text_is_read_as_text(tmp_path: Path) -> None:
    document = plan()
    cell = document.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "Mål 1. Bo gott"
    cell.add_paragraph("Strategier")
    cell.add_paragraph("Vi bygger stugor", style="List Bullet")
    found = outlined(document, tmp_path)
    assert texts(found, What.GOAL) == [("M1", "Bo gott")]
    assert [(one.text, one.of) for one in found.of(What.STRATEGY)] == [("Vi bygger stugor", "M1")]


def test_pages_are_those_that_word_last_showed(tmp_path: Path) -> None:
    document = plan()
    broken = f"<w:r {W}><w:lastRenderedPageBreak/><w:t>Mål 1. Läsning</w:t></w:r>"
    document.add_paragraph("Före")
    document.add_paragraph()._p.append(parse_xml(broken))
    document.add_paragraph("Börjar på sidan före ")._p.append(parse_xml(broken.replace("Mål 1. L", "l")))
    document.add_paragraph("Efter")
    document.save(str(tmp_path / "plan.docx"))
    assert [(one.text, one.page) for one in lines_of(tmp_path / "plan.docx")][1:] == [
        ("Före", 1),
        ("Mål 1. Läsning", 2),
        ("Börjar på sidan före läsning", 2),
        ("Efter", 3),
    ]


def test_raised_figures_are_marks_of_notes(tmp_path: Path) -> None:
    document = plan()
    paragraph = document.add_paragraph("Kötiden är 5")
    paragraph.add_run("3").font.superscript = True
    paragraph.add_run(" dagar på 12 km")
    paragraph.add_run("2").font.superscript = True
    outlined(document, tmp_path)
    told = [one.text for one in passages_of(lines_of(tmp_path / "plan.docx"))]
    assert told[-1] == "Kötiden är 5 dagar på 12 km²"


def test_what_is_struck_or_hidden_is_not_read(tmp_path: Path) -> None:
    document = plan()
    for name in ("strike", "double_strike", "hidden"):
        paragraph = document.add_paragraph("Mål 1. ")
        setattr(paragraph.add_run("Dyra ").font, name, True)
        setattr(paragraph.add_run("lampor").font, name, False)
        setattr(document.add_paragraph().add_run("Mål 2. Borta").font, name, True)
    assert texts(outlined(document, tmp_path), What.GOAL) == [("M1", "lampor")]


def test_an_encrypted_document_says_so(tmp_path: Path) -> None:
    (tmp_path / "plan.docx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    with pytest.raises(LockedWorkbook):
        lines_of(tmp_path / "plan.docx")


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("lowerLetter", "c)"),
        ("upperLetter", "C)"),
        ("lowerRoman", "iii)"),
        ("decimalZero", "03)"),
        ("x", "3)"),
    ],
)
def test_numbers_are_shown_in_every_form_and_begin_where_the_list_says(form: str, shown: str) -> None:
    numbering = parse_xml(
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="{form}"/>'
        '<w:lvlText w:val="%1)"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride></w:num></w:numbering>'
    )
    numbers = Numbers(numbering)
    assert numbers.before("1", 0) == (shown, False)
    assert numbers.before("1", 0) != (shown, False)
    assert numbers.before("2", 0) == ("", False)


def test_a_break_in_a_paragraph_begins_what_says_what_it_is(tmp_path: Path) -> None:
    """All of it was the text of the goal."""
    document = docx.Document()
    document.add_paragraph("Mål 1: En levande\nlandsbygd\nIndikator: Nya företag\nMålvärde: 75 st 2048")
    document.save(str(tmp_path / "a.docx"))
    lines = lines_of(tmp_path / "a.docx")
    assert [(line.text, line.number) for line in lines] == [
        ("Mål 1: En levande landsbygd", 1),
        ("Indikator: Nya företag", 1),
        ("Målvärde: 75 st 2048", 1),
    ]
    found = Reader(passages_of(lines)).read()
    [target] = found.of(What.TARGET)
    assert (target.of, target.area, str(target.figure and target.figure.value)) == ("M1", "I1", "75")


def test_items_further_in_are_below_the_goal_by_their_style_or_their_depth(tmp_path: Path) -> None:
    document = docx.Document()
    document.part.numbering_part._element.append(parse_xml(DEEP))
    document.add_heading("Mål", 1)
    for text, style, depth in (
        ("Läsa", "List Bullet", None), ("Fler böcker", "List Bullet 2", None), ("Bada", "List Bullet", None),
        ("Cykla", "Normal", 0), ("Fler vägar", "Normal", 1),
    ):  # fmt: skip
        paragraph = document.add_paragraph(text, style=style)
        if depth is not None:
            numbered(paragraph, 79, depth)
    document.save(str(tmp_path / "plan.docx"))
    found = Reader(passages_of(lines_of(tmp_path / "plan.docx"))).read()
    assert [one.text for one in found.of(What.GOAL)] == ["Läsa", "Bada", "Cykla"]
    assert [(one.text, one.of) for one in found.of(What.STRATEGY)] == [
        ("Fler böcker", "M1"),
        ("Fler vägar", "M3"),
    ]
