"""The same document in each kind of file, and files that are refused."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest

import goalgraph
from goalgraph.exchange.outline import documents, outline, pdf, web
from goalgraph.exchange.outline.documents import lines_of
from goalgraph.exchange.outline.findings import What
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader
from goalgraph.exchange.outline.web import web_lines
from printed_pdf import written


def in_word(path: Path) -> Path:
    document = docx.Document()
    document.add_heading("Plan 2031 för Lillvik", 1)
    document.add_paragraph("Mål 1. En god skola")
    document.add_page_break()
    document.add_heading("Risker", 2)
    document.add_paragraph("För få lärare", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for at, text in enumerate(("Indikator", "Utfall 2030", "Andel behöriga", "84,5 %")):
        table.cell(at // 2, at % 2).text = text
    document.save(str(path))
    return path


def in_pdf(path: Path) -> Path:
    pages = [
        ["Plan 2031 för Lillvik", "", "Mål 1. En god skola"],
        ["Risker", "- För få lärare", "", "Andel behöriga 84,5 % 2030"],
    ]
    return written(path, [[(50, 62 + 16 * row, text) for row, text in enumerate(texts)] for texts in pages])


def in_html(path: Path) -> Path:
    path.write_text(
        "<html><head><script>Mål 9. Inget</script></head><body><h1>Plan 2031 för Lillvik</h1>"
        "<p>Mål 1.\n En <b>god</b> skola</p><h2>Risker</h2><ul><li>För få lärare</li></ul>"
        "<table><tr><th>Indikator</th><th>Utfall 2030</th></tr><tr><td>Andel behöriga</td><td>84,5 %</td></tr></table>",
        encoding="utf-8",
    )
    return path


def in_text(path: Path) -> Path:
    text = "Plan 2031 för Lillvik\n\nMål 1. En god skola\n\fRisker\n• För få lärare\n\nAndel behöriga 84,5 % 2030\n"
    path.write_bytes(text.encode("cp1252"))
    return path


@pytest.mark.parametrize(
    ("name", "write", "paged"),
    [
        ("a.docx", in_word, True),
        ("a.pdf", in_pdf, True),
        ("a.html", in_html, False),
        ("a.txt", in_text, True),
    ],
)
def test_each_kind_says_the_same(name: str, write: object, paged: bool, tmp_path: Path) -> None:
    assert callable(write)
    found = Reader(passages_of(lines_of(write(tmp_path / name)))).read()
    [goal], [risk], [value] = (found.of(what) for what in (What.GOAL, What.RISK, What.VALUE))
    assert (goal.text, risk.text) == ("En god skola", "För få lärare")
    assert value.figure is not None
    assert (str(value.figure.value), value.figure.year, value.figure.unit) == ("84.5", "2030", "PERCENT")
    assert (goal.passage.page, risk.passage.page) == ((1, 2) if paged else (0, 0))


def test_the_workbook_has_page_and_reason_and_is_brought_in(tmp_path: Path) -> None:
    made = outline(in_word(tmp_path / "plan.docx"), lang="en")
    assert made.workbook.name == "plan-draft.xlsx"
    book = openpyxl.load_workbook(made.workbook)
    row = dict(
        zip(*(list(line) for line in book["Goals"].iter_rows(max_row=2, values_only=True)), strict=True)
    )
    assert (row["id"], row["page"], row["how sure"], row["why"]) == (
        "M1", "1", "sure", "the passage begins with “Mål 1.”"
    )  # fmt: skip
    plan = dict(
        zip(*(list(line) for line in book["Plan"].iter_rows(max_row=2, values_only=True)), strict=True)
    )
    assert (plan["name"], plan["period"], plan["how sure"]) == ("Plan 2031 för Lillvik", "2031", "unsure")
    brought = goalgraph.import_workbook(made.workbook, tmp_path / "made")
    assert brought.written
    assert goalgraph.load(tmp_path / "made").get("M1").label("sv") == "En god skola"


def test_what_is_hidden_on_a_page_is_passed_by() -> None:
    page = (
        "<ul><li hidden>a<li>b<li hidden>c<ul><li>d</ul></li><li>e</ul><p>f<div hidden><p>g<p>h<br></div>i"
        "<table><tr><td hidden>j<td>k<td>l</table><p hidden>m</section>n"
    )
    assert [line.text for line in web_lines(page)] == ["b", "e", "f", "i", "k | l", "n"]


def test_what_is_struck_or_leads_elsewhere_on_a_page_is_passed_by() -> None:
    page = (
        "<nav><ul><li>Mål<li>a</ul></nav><p>b <del>c <b>d</b></del><s>e</s> f<del><p>g</p></del>"
        "<p style='color:red; display: none'>h<p style='display:block'>i<div style='DISPLAY:NONE'>j<p>k</div>"
        "<select><option>l<option>m</select><p>n"
    )
    assert [line.text for line in web_lines(page) if not line.passed] == ["b f", "i", "n"]


def test_what_is_about_a_page_is_no_part_of_its_document_and_is_told(tmp_path: Path) -> None:
    page = (
        "<body><header><a>Mål och budget</a><h1>Plan 2031</h1></header><nav><li>Mål 9 Meny</nav>"
        "<main><article><header><h2>Mål 1 Trygga vägar</h2><p>Mål 8 Av redaktionen</header><p>Mål 2 Fler lyktor"
        "<footer>Mål 7 Ändrad</footer></article></main><p>Mål 3 Hela broar</p>"
        "<footer><h2>Mål 4 Kontakt</h2><table><tr><td>Mål 5<td>Ring</table></footer>"
    )
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    made = outline(tmp_path / "a.html", lang="en")
    book = openpyxl.load_workbook(made.workbook)
    told = {str(row[2]): row[3] for row in book["Text"].iter_rows(min_row=2, values_only=True)}
    assert [one for one, seems in told.items() if seems == "goal"] == [
        "Mål 1 Trygga vägar", "Mål 2 Fler lyktor", "Mål 3 Hela broar"
    ]  # fmt: skip
    assert {one: seems for one, seems in told.items() if str(seems).startswith("passed over: ")} == {
        "Mål och budget": "passed over: the head of the page", "Mål 9 Meny": "passed over: navigation",
        "Mål 8 Av redaktionen": "passed over: the head of the page",
        "Mål 7 Ändrad": "passed over: the foot of the page",
        "Mål 4 Kontakt": "passed over: the foot of the page",
        "Mål 5 | Ring": "passed over: the foot of the page",
    }  # fmt: skip
    assert made.passages == 4
    assert book["Plan"]["A2"].value == "Plan 2031"


def test_a_head_of_a_page_that_does_not_end_stops_where_the_document_begins() -> None:
    lines = list(web_lines("<header><p>Meny<main><p>Mål 1 Trygga vägar</main>"))
    assert [(line.text, line.passed) for line in lines] == [("Meny", "header"), ("Mål 1 Trygga vägar", "")]


TABLES = """<h2>Mål 1 Trygga vägar</h2>
<table><tr><th rowspan=2>Mått<th colspan=2>Utfall<th>Mål<tr><th>2030<th>2031<th>2033
<tr><td>Gående, %<td>71<td>73<td>80</table>
<table><tr><th>Område<th>Mått<th colspan="2">Utfall<tr><td rowspan=2>Lyktor<td>Lampor, %<td>5<td>6
<tr><td>Stolpar, %<td>7<td rowspan="x">8</table>"""


def test_cells_over_several_columns_and_rows_keep_the_others_in_place(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(TABLES, "utf-8")
    passages = passages_of(lines_of(tmp_path / "a.html"))
    found = Reader(passages).read()
    told = [
        (one.what.value, str(one.figure.value), one.figure.year, one.of or one.area)
        for one in found.found
        if one.figure
    ]
    assert told == [
        ("value", "71", "2030", "I1"), ("value", "73", "2031", "I1"), ("target", "80", "2033", "M1"),
        ("value", "5", "", "I2"), ("value", "6", "", "I2"), ("value", "7", "", "I3"), ("value", "8", "", "I3"),
    ]  # fmt: skip
    assert [one.text for one in found.of(What.INDICATOR)] == ["Gående, %", "Lampor, %", "Stolpar, %"]
    assert passages[2].heads == ("Mått", "Utfall 2030", "Utfall 2031", "Mål 2033")
    assert passages[-1].cells == ("Lyktor", "Stolpar, %", "7", "8")


def test_a_table_that_says_itself_over_and_over_is_not_followed() -> None:
    rows = "<tr><td rowspan=9999 colspan=9999>" + "a" * 9_000 + "<td>b" + "<tr><td>c" * 2_000
    assert sum(len(one.text) for one in web_lines(f"<table>{rows}</table>")) < 1_100_000


def test_a_page_is_read_in_pieces_as_it_is_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = list(web_lines(TABLES))
    monkeypatch.setattr(web, "_PIECE", 7)
    assert list(web_lines(TABLES)) == whole


def test_raised_figures_on_a_page_are_marks_of_notes() -> None:
    page = (
        "<h2>Mål 1 Trygghet<sup>1</sup></h2><p>Kön är 5<sup><a href='#3'>3</a></sup> dagar, 71 %<sup>[<i>2</i>]</sup> "
        "på 12 km<sup>2</sup> är 1<sup>a</sup><table><tr><td>Kön<sup>1)</sup><td>5<sup>1, 2</sup></table>"
    )
    told = [one.text for one in passages_of(list(web_lines(page)))]
    assert told == ["Mål 1 Trygghet", "Kön är 5 dagar, 71 % på 12 km² är 1a", "Kön | 5"]


def refusal(path: Path) -> str:
    with pytest.raises(goalgraph.InputError) as caught:
        lines_of(path)
    assert "\n" not in caught.value.message("sv")
    return type(caught.value).__name__


def test_what_cannot_be_read_is_refused_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {
        "a.doc": b"x",
        "a.docx": b"PK\x03\x04 cut",
        "a.pdf": b"%PDF-1.4 cut",
        "a.txt": b" \n\n",
        "b.txt": b"\x81\x8d",
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    names = [refusal(tmp_path / name) for name in files]
    assert names == ["NotADocument", "DamagedDocument", "DamagedDocument", "NoText", "DamagedDocument"]
    assert refusal(tmp_path / "none.txt") == "SourceNotFound"
    (tmp_path / "folder.txt").mkdir()
    assert refusal(tmp_path / "folder.txt") == "NotADocument"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("a.pdf", "is a Word document, whatever its name says; name it a.docx and run again"),
        ("a.txt", "is a Word document, whatever its name says; name it a.docx and run again"),
        ("a.xlsx", "is a Word document, whatever its name says; name it a.docx and run again"),
        ("a.doc", "is a Word document, whatever its name says; name it a.docx and run again"),
        ("p.docx", "is a PDF, whatever its name says; name it p.pdf and run again"),
        ("t.pdf", "is a text, whatever its name says; name it t.txt and run again"),
        ("h.md", "is an HTML page, whatever its name says; name it h.html and run again"),
        ("x.docx", "an Excel workbook with another ending is no kind of document that is read; give a docx, "
            "pdf, txt, md or html file"),
        ("cut.pdf", "cannot be read as the kind that its name says (damaged, cut off or locked); save the document anew"),
        ("cut.docx", "cannot be read as the kind that its name says (damaged, cut off or locked); save the document anew"),
    ],
)  # fmt: skip
def test_a_file_of_another_kind_is_told_by_what_it_is(name: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if name[0] == "a":
        in_word(tmp_path / "word").rename(path)
    elif name[0] == "x":
        book = openpyxl.Workbook()
        book.save(path)
    else:
        begins = {"p": "%PDF-1.4", "t": "Mål 1: Alla läser", "h": "<!doctype html><p>Mål 1", "c": "%PDF-1.4"}
        path.write_text("PK\x03\x04" if name == "cut.docx" else begins[name[0]], encoding="utf-8")
    with pytest.raises(goalgraph.InputError) as caught:
        lines_of(path)
    assert caught.value.message("en") == f"{path}: {told}"
    assert caught.value.message("sv") != caught.value.message("en")


def test_a_file_without_text_is_told_so_before_pages_that_are_pictures(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b" \n")
    with pytest.raises(goalgraph.InputError) as caught:
        lines_of(tmp_path / "a.txt")
    assert "has no text; check that it is the right file, and if it is a PDF" in caught.value.message("en")


def test_what_is_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = tmp_path / "bomb.docx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * (33 << 20))
    assert bomb.stat().st_size < 1 << 20
    assert refusal(bomb) == "DocumentTooLarge"
    (tmp_path / "long.txt").write_text("x" * 10_001)
    assert refusal(tmp_path / "long.txt") == "DocumentTooLarge"
    monkeypatch.setattr(pdf, "MOST_PAGES", 1)
    assert refusal(in_pdf(tmp_path / "a.pdf")) == "DocumentTooLarge"
    monkeypatch.setattr(documents, "MOST_LINES", 2)
    assert refusal(in_text(tmp_path / "a.txt")) == "DocumentTooLarge"


def test_entities_in_a_word_document_are_refused(tmp_path: Path) -> None:
    path = in_word(tmp_path / "a.docx")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("word/more.xml", '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    assert refusal(path) == "DamagedDocument"


def test_cells_and_rows_of_a_table_need_not_be_ended() -> None:
    table = (
        "<table><tr><th>Goal<th>Risk<tr><td>Clean <b>water</b><td>Leaks<tr><td>Cheap<td>Debt</table><p>After"
    )
    assert [(line.text, line.cells) for line in web_lines(table)] == [
        ("Goal | Risk", ("Goal", "Risk")),
        ("Clean water | Leaks", ("Clean water", "Leaks")),
        ("Cheap | Debt", ("Cheap", "Debt")),
        ("After", ()),
    ]


def test_pieces_and_kronor_are_units(tmp_path: Path) -> None:
    text = tmp_path / "goals.md"
    text.write_text(
        "# Mål\nMål 1. Fler besök\n\nAntal besök: 1 250 st 2030.\n\nDet kostar 12 500 kronor 2030.\n", "utf-8"
    )
    outline(text, tmp_path / "book.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "book.xlsx")["Mått"].iter_rows(values_only=True))
    at = rows[0].index("enhet")
    assert [row[at] for row in rows[1:]] == ["st", "kronor"]


def test_the_document_is_not_written_over_and_the_workbook_is_an_excel_file(tmp_path: Path) -> None:
    document, link = in_text(tmp_path / "a.txt"), tmp_path / "linked.xlsx"
    before = document.read_bytes()
    link.symlink_to(document)
    for output, name in (
        (document, "OverDocument"),
        (link, "OverDocument"),
        (tmp_path / "b.docx", "NotAWorkbookName"),
        (tmp_path / "b", "NotAWorkbookName"),
    ):
        with pytest.raises(goalgraph.OutputError) as caught:
            outline(document, output)
        assert type(caught.value).__name__ == name
        assert "\n" not in caught.value.message("en")
    assert document.read_bytes() == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.txt", "linked.xlsx"]
    assert outline(document, tmp_path / "B.XLSX").workbook.is_file()


def test_a_term_is_read_with_what_is_said_of_it() -> None:
    """Each stood alone, so that what was to be was a value of an indicator named by itself."""
    page = (
        "<h1>Plan 2031</h1><dl><dt>Mål 1:</dt><dd><p>Alla läser</p><p>Böcker är bra.</p></dd><dt>Mått</dt>"
        "<dd>Soliditet 35 % 2030</dd><dt>Målvärde<dd>40 % 2031</dl><p>Slut</p>"
    )
    assert [line.text for line in web_lines(page)][1:] == [
        "Mål 1: Alla läser", "Böcker är bra.", "Mått: Soliditet 35 % 2030", "Målvärde: 40 % 2031", "Slut",
    ]  # fmt: skip
    found = Reader(passages_of(list(web_lines(page)))).read()
    assert [len(found.of(one)) for one in (What.GOAL, What.INDICATOR, What.VALUE, What.TARGET)] == [
        1,
        1,
        1,
        1,
    ]
