"""Hostile text in a plan stays text: in every command and every form, as click lists them."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import zipfile
from contextlib import chdir
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

import goalgraph
from every_command import Run, every_run
from goalgraph.cli import main
from goalgraph.cli.group import MODULES
from hostile_plan import HOSTILE, OF_ID, lay_out, unseen
from small_plan import FILE

MARKDOWN = MarkdownIt("gfm-like", {"html": True}).disable("linkify")
RUNS_A_FORMULA = re.compile(r"\s*[=+\-@\t\r]")
BYTE_ORDER_MARK = "\ufeff".encode()
A_NUMBER = re.compile(r"-?[\d,.]+")


@pytest.fixture(scope="module")
def laid_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    goalgraph.new(folder / "next", lay_out(folder))
    return folder


def test_every_command_is_run_in_every_form() -> None:
    runs = every_run()
    assert {run.command for run in runs} == set(MODULES)


@pytest.mark.parametrize("run", every_run(), ids=str)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_nothing_unseen_and_no_markup_comes_out(run: Run, lang: str, laid_out: Path, tmp_path: Path) -> None:
    folder = tmp_path / "here"
    shutil.copytree(laid_out, folder)
    with chdir(folder):
        done = CliRunner().invoke(main, run.line(lang), prog_name="goalgraph")
        assert done.exit_code == run.code, done.output
        written = [Path(name).read_bytes() for name in run.files]
    for shown in (done.stdout_bytes, done.stderr_bytes):
        if not shown.startswith(BYTE_ORDER_MARK):
            assert unseen(shown.decode().replace("\r\n", "\n")) == set()
    for form, output in [(run.form, done.stdout_bytes)] if not run.files and run.code < 2 else []:
        check(form, output)
    for name, output in zip(run.files, written, strict=True):
        check("excel" if run.form == "excel" else Path(name).suffix.removeprefix("."), output)


def check(form: str, output: bytes) -> None:
    """Read an output as those who know its form read it."""
    readers = {
        "md": in_markdown,
        "html": in_html,
        "docx": in_word,
        "json": in_json,
        "jsonld": in_json,
        "xml": in_xml,
        "excel": in_excel,
        "csv": in_csv,
        "tsv": in_csv,
        "turtle": in_turtle,
        "ttl": in_turtle,
        "mermaid": in_mermaid,
        "dot": in_dot,
        "stratml": in_stratml,
        "stratml-1": in_stratml,
        "xlsx": in_workbook,
        "trig": in_quads,
        "nquads": in_quads,
        "rdfxml": in_rdf_xml,
        "graphml": in_xml,
        "gexf": in_xml,
    }
    if form in readers:
        readers[form](output)


class Elements(HTMLParser):
    """The elements of a page, and their text."""

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def in_markdown(output: bytes) -> None:
    read = Elements()
    read.feed(MARKDOWN.render(output.decode()))
    assert not {"script", "a", "code", "em", "b", "hr", "pre"} & set(read.names)
    assert "INJECTED" not in re.findall(r"^#+ (.*)$", output.decode(), re.MULTILINE)
    assert "<script>alert(1)</script>" in read.text or "INJECTED" not in read.text


def in_html(output: bytes) -> None:
    text = re.sub(r"<script>.*?</script>", "", output.decode(), flags=re.DOTALL)
    assert unseen(text) == set()
    read = Elements()
    read.feed(text)
    assert "<script>alert(1)" not in output.decode()
    assert not {"b", "em"} & set(read.names)


def in_word(output: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(output)) as archive:
        for name in archive.namelist():
            if name.endswith(".xml"):
                assert unseen(archive.read(name).decode()) <= {"\r"}
        document = ElementTree.fromstring(archive.read("word/document.xml"))
    assert "<script>alert(1)</script>" in "".join(document.itertext())


def in_json(output: bytes) -> None:
    json.loads(output)


def in_xml(output: bytes) -> None:
    assert unseen(output.decode()) == set()
    root = ElementTree.fromstring(output)
    assert not [one for one in root.iter() if one.tag.rpartition("}")[2] in ("script", "b", "em")]


def in_stratml(output: bytes) -> None:
    in_xml(output)
    assert "<script>alert(1)</script>" in "".join(ElementTree.fromstring(output).itertext())


def in_csv(output: bytes) -> None:
    header, *rows = csv.reader(
        io.StringIO(output.decode(), newline=""), delimiter="\t" if b"\t" in output[:20] else ","
    )
    assert rows
    assert {len(row) for row in rows} == {len(header)}


def in_excel(output: bytes) -> None:
    text = output.decode("utf-8")
    assert text.startswith("\ufeff")
    assert text.endswith("\r\n")
    assert unseen(text[1:].replace("\r\n", "\n")) == set()
    delimiter = text[2]
    header, *rows = csv.reader(io.StringIO(text[1:], newline=""), delimiter=delimiter)
    assert {len(row) for row in rows} == {len(header)}
    assert not [
        cell for row in rows for cell in row if RUNS_A_FORMULA.match(cell) and not A_NUMBER.fullmatch(cell)
    ]


def in_turtle(output: bytes) -> None:
    assert unseen(output.decode()) == set()
    triples = list(ox.parse(output, format=ox.RdfFormat.TURTLE))
    assert triples
    assert not [t for t in triples if "urn:" in t.predicate.value]


def in_quads(output: bytes) -> None:
    assert unseen(output.decode()) == set()
    lines = output.startswith(b"<")
    quads = list(ox.parse(output, format=ox.RdfFormat.N_QUADS if lines else ox.RdfFormat.TRIG))
    assert quads
    assert not [quad for quad in quads if "urn:injected" in str(quad.subject) + str(quad.predicate)]


def in_rdf_xml(output: bytes) -> None:
    ElementTree.fromstring(output)
    triples = list(ox.parse(output, format=ox.RdfFormat.RDF_XML))
    assert triples
    assert not [triple for triple in triples if "urn:injected" in triple.predicate.value]


def in_workbook(output: bytes) -> None:
    """No cell is a formula or a link, and nothing in it leads elsewhere or runs; its texts are those of the data."""
    book = openpyxl.load_workbook(io.BytesIO(output))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" or cell.hyperlink]
    with zipfile.ZipFile(io.BytesIO(output)) as archive:
        assert not [
            name for name in archive.namelist() if "external" in name.lower() or "vba" in name.lower()
        ]


def in_mermaid(output: bytes) -> None:
    head, *lines = output.decode().splitlines()
    assert head == "flowchart BT"
    text = r'"[^"#<>&`%\\]*(?:#\d+;[^"#<>&`%\\]*)*"'
    assert [
        line for line in lines if not re.fullmatch(rf"    n\d+(\[{text}\]| [-.=]+>\|{text}\| n\d+)", line)
    ] == []


def in_dot(output: bytes) -> None:
    lines = output.decode().splitlines()[3:-1]
    text = r'"(?:[^"\\]|\\.)*"'
    assert [
        line
        for line in lines
        if not re.fullmatch(rf"    {text}( -> {text})? \[(style=\w+, )?label={text}\];", line)
    ] == []


@pytest.mark.parametrize(
    "line",
    [
        ["show", "--format", HOSTILE],
        ["show", HOSTILE],
        ["trace", HOSTILE, "--to", HOSTILE],
        ["query", HOSTILE],
        ["query", "red-thread", "--param", HOSTILE],
        ["queries", HOSTILE],
        ["validate", "--profile", HOSTILE],
        ["report", "--occasion", HOSTILE],
        [HOSTILE],
        ["show", f"--{HOSTILE}"],
        ["show", "KS1", HOSTILE],
        ["--data", HOSTILE.replace("/", ""), "show"],
        ["diff", OF_ID, OF_ID],
        ["--lang", HOSTILE, "show"],
    ],
    ids=lambda line: " ".join(line)[:24].encode("unicode_escape").decode(),
)
def test_a_hostile_argument_is_told_in_one_line_that_shows_it_whole(line: list[str]) -> None:
    done = CliRunner().invoke(main, line, prog_name="goalgraph")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert unseen(done.stderr) == set()
    assert done.stderr.count("\n") == 1


def test_a_vertical_tab_parts_words_in_every_form_of_a_report(tmp_path: Path) -> None:
    plan = tmp_path / "plan.ttl"
    text = FILE.read_text(encoding="utf-8").replace("Barn kan cykla till", r"Trygg\u000Bskolväg\u0001 till")
    plan.write_text(text, encoding="utf-8")
    graph = goalgraph.load(plan)
    for form in ("md", "html", "docx"):
        output = graph.write_report(tmp_path / f"r.{form}").read_bytes()
        if form == "docx":
            with zipfile.ZipFile(io.BytesIO(output)) as archive:
                output = archive.read("word/document.xml")
        assert "Trygg skolväg" in output.decode()
    assert "Trygg skolväg" in graph.write_page(tmp_path / "page.html").read_text(encoding="utf-8")


def test_an_occasion_without_a_day_names_the_file_safely(tmp_path: Path) -> None:
    text = FILE.read_text(encoding="utf-8").replace('skos:notation "U1"', 'skos:notation "../../CON:*"')
    text = text.replace('gg:endDate "2024-04-30"^^xsd:date', 'rdfs:comment "utan dag"@sv')
    (tmp_path / "plan.ttl").write_text(text, encoding="utf-8")
    with chdir(tmp_path):
        done = CliRunner().invoke(main, ["--data", "plan.ttl", "report", "--format", "docx"])
        assert done.exit_code == 0, done.output
        assert [path.name for path in Path().glob("*.docx")] == ["report-CON.docx"]
