"""Broken and hostile inputs over every reader and every command: what ends otherwise than it should?

    python benchmarks/fuzz.py 20000 7 --to failures

Each case is a command with files made from good ones by mutation, all of it decided by the seed and the
case's number. It runs through click's runner in a worker process, one of ``--jobs``, which is replaced when
it breaks or takes longer than the limit. Well ended is exit code 0, 1 or 2, without a traceback or "a fault
in goalgraph", and 2 with a line that says why. What did not is counted, and written to a folder with what it
was made of.
"""

from __future__ import annotations

import argparse
import io
import json
import multiprocessing
import os
import random
import re
import shutil
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir, suppress
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from queue import SimpleQueue
from typing import Any

SECONDS = 60.0
CHUNK = 200
ROOT = Path(__file__).resolve().parent.parent
PLAN = "https://example.org/ostvik/2031"
TURTLE = Path(__file__).with_suffix(".ttl").read_text(encoding="utf-8")
# What is put into files: values, brackets, names and bytes that have broken readers, here or elsewhere.
HOSTILE = tuple(
    text.encode("utf-8", "surrogateescape")
    for text in (
        *(
            "NaN",
            "INF",
            "1E9999999",
            "1E-999999999",
            "-0",
            "9" * 5000,
            "0x10",
            "١٢٣",
            "1_000",
            "1e400",
            "--1",
            "1,5",
        ),
        *(
            "[]",
            "[ a gg:Goal ]",
            "<<( p:M1 gg:inArea p:O1 )>>",
            "()",
            "( 1 2 )",
            "_:x",
            "<>",
            "<?#>",
            "<mailto:>",
            "<urn:x>",
        ),
        *(
            "gg:Plan",
            "a gg:Plan ;",
            "a gg:Goal , gg:Indicator ;",
            "p:M1",
            "gg:value",
            "gg:inArea p:M1 ;",
            "gg:subGoalOf p:M1 ;",
        ),
        *(
            "(" * 300,
            "[" * 300,
            "{" * 300,
            "<<(" * 300,
            "<a>" * 300,
            '{"a":' * 300,
            "!" * 300,
            '"',
            "'",
            '"""',
            "\\",
            "\\u0000",
            "\\uD800",
        ),
        *(
            "\0",
            "\ufeff",
            "\u202e",
            "\x1b[31m",
            "\r",
            "\u2028",
            "\udcff\udcfe",
            "å" * 300,
            "a" * 70000,
            " " * 5000,
            "\n" * 2000,
        ),
        *(
            '"9999-12-31"^^xsd:date',
            '"0000-00-00"^^xsd:date',
            '"2024-02-30"',
            '"x"^^xsd:date',
            '"-1"^^xsd:gYear',
            '"true"^^xsd:boolean',
        ),
        *(
            '"x"@xx-yy',
            '"x"@',
            '"x"^^<urn:t>',
            "@base <x:> .",
            "@prefix p: <> .",
            "null",
            "true",
            "[[]]",
            "{}",
            "&amp;",
            "<!DOCTYPE a>",
            "<![CDATA[",
        ),
        *(
            "../../x",
            "/etc/passwd",
            "CON",
            "%00",
            "%s%n",
            "{0}",
            "${x}",
            "=1+1",
            "@id",
            "@context",
            "https://example.com/c",
            "SERVICE",
            "FROM",
        ),
    )
)
IDS = (
    "M1",
    "M2",
    "O1",
    "I1",
    "I1.X1",
    "T1",
    "U1",
    "SDG6",
    "ostvik/2031",
    "",
    "x",
    "M1 ",
    "../M1",
    "M\udcff",
    "a" * 500,
    "\x1b[31m",
    "<>",
    "gg:Goal",
    "%",
    "-1",
    "--",
    "'",
)
ODD = (
    "",
    "0",
    "-1",
    "x",
    "nan",
    "1e9",
    "9" * 400,
    "\udcff",
    "\x01",
    "\u202e",
    "2031-13-45",
    "../..",
    "/dev/null",
    "https://example.com",
    "file:///etc",
    "a=b",
    "=",
    "{}",
    "[",
)


DOCUMENTS: Mapping[str, Sequence[str]] = {
    "goals.txt": (
        "Mål 1. Ån är ren",
        "",
        "Mål 2. Fisken är tillbaka 12 %",
        "",
        "Risker",
        "- Översvämning",
        "",
    ),
    "goals.md": (
        "# Mål",
        "",
        "1. Ån är ren",
        "2. Fisken är tillbaka",
        "",
        "| Mått | Värde |",
        "|---|---|",
        "| Kväve | 12 |",
    ),
    "goals.html": (
        "<html><body><h1>Mål</h1>",
        "<p>Mål 1. Ån är ren</p>",
        "<table><tr><td>a<td>1</table></body></html>",
    ),
}


@dataclass(frozen=True)
class Case:
    """A command, and the files that lie where it runs."""

    line: tuple[str, ...]
    files: Mapping[str, bytes] = field(default_factory=dict)


@cache
def good() -> Mapping[str, bytes]:
    """A good file of each kind, made by goalgraph from a small invented plan where it writes that kind."""
    import goalgraph

    files = {"plan.ttl": TURTLE.encode()}
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "plan.ttl").write_bytes(files["plan.ttl"])
        graph = goalgraph.load(folder / "plan.ttl")
        for form, name in (
            *(
                ("trig", "plan.trig"),
                ("nquads", "plan.nq"),
                ("jsonld", "plan.jsonld"),
                ("rdfxml", "plan.rdf"),
            ),
            *(("xlsx", "book.xlsx"), ("stratml", "plan.xml")),
        ):
            graph.export(folder / name, form)
            files[name] = (folder / name).read_bytes()
        graph.export(folder / "sheets", "csv")
        for sheet in sorted((folder / "sheets").glob("*.csv")):
            files[f"sheets/{sheet.name}"] = sheet.read_bytes()
        files["doc.docx"] = graph.write_report(folder / "doc.docx").read_bytes()
        files["decisions.json"] = _decisions(graph)
    files["book.ods"] = _spreadsheet()
    files |= {name: "\n".join(lines).encode() for name, lines in DOCUMENTS.items()}
    files["goals.pdf"] = _pdf()
    files["impact.json"] = json.dumps(_impact()).encode()
    files["indicator_1-2-1.csv"] = b"Year,Series,Units,Value\n2030,A,PERCENT,1\n2031,B,,2\n"
    files["1-2-1.yml"] = b"indicator_name: Name\nindicator_number: 1.2.1\ncomputation_units: percent\n"
    files["answer.json"] = json.dumps(_answer()).encode()
    files["kpi.json"] = json.dumps({"values": [{"id": "N00945", "title": "Kväve i ån, mg/l"}]}).encode()
    for query in sorted((ROOT / "queries").glob("*.rq")):
        files[f"queries/{query.name}"] = query.read_bytes()
    return files


def _decisions(graph: Any) -> bytes:
    """A decision on the plan in the form of the decisions file."""
    from goalgraph.decisions.format import CONTEXT_IRI, version

    entry = {
        "@type": "Decision",
        "goal": f"{PLAN}/M1",
        "steeringMode": "Steering",
        "note": "Ja",
        "date": "2031-05-01",
    }
    whole = {
        "@context": CONTEXT_IRI,
        "@id": "urn:uuid:00000000-0000-4000-8000-000000000001",
        "@type": "Dialogue",
        "formatVersion": version(),
        "plan": PLAN,
        "title": "Möte",
        "startedAt": "2031-05-01T10:00:00Z",
        "endedAt": "2031-05-01T11:00:00Z",
        "planDigest": graph.digest(PLAN),
        "decisions": [entry],
    }
    return json.dumps(whole).encode()


def _spreadsheet() -> bytes:
    odf: Any = import_module("odf.opendocument")
    tables: Any = import_module("odf.table")
    texts: Any = import_module("odf.text")
    document, table = odf.OpenDocumentSpreadsheet(), tables.Table(name="Mål")
    for cells in (("id", "nivå", "text", "stödjer"), ("M1", "M", "Ån är ren", "SDG6")):
        row = tables.TableRow()
        for text in cells:
            cell = tables.TableCell(valuetype="string")
            cell.addElement(texts.P(text=text))
            row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def _pdf() -> bytes:
    stream = b"BT /F1 12 Tf 72 700 Td (Goal 1. The river is clean) Tj ET"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    return out + b"xref\n0 6\n0000000000 65535 f \n" + table + end


def _impact() -> list[dict[str, Any]]:
    context = {"@context": "https://ontology.commonapproach.org/cids.jsonld"}
    return [
        {
            **context,
            "@id": f"urn:{kind}",
            "@type": f"cids:{kind}",
            "hasName": kind,
            "forOutcome": ["urn:Outcome"],
            "hasIndicatorReport": ["urn:IndicatorReport"],
            "value": "12",
        }
        for kind in ("Organization", "Outcome", "Indicator", "IndicatorReport", "Theme", "ImpactRisk")
    ]


def _answer() -> dict[str, Any]:
    values = [{"gender": "T", "count": 1, "status": "", "value": 27.4, "isdeleted": False}]
    row = {"kpi": "N00945", "municipality": "0001", "period": 2030, "values": values}
    return {"count": 1, "values": [row], "next_url": None}


def case_of(seed: int, number: int) -> Case:
    """The case with the number."""
    dice = random.Random(f"{seed}:{number}")
    kinds: Sequence[tuple[Callable[[random.Random], Case], int]] = (
        (_reading, 50),
        (_asking, 10),
        (_options, 8),
        (_bringing_in, 22),
        (_outlining, 4),
        (_deciding, 4),
        (_working, 2),
    )
    [kind] = dice.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])
    return kind(dice)


def _reading(dice: random.Random) -> Case:
    name = dice.choice(["plan.ttl", "plan.ttl", "plan.trig", "plan.nq", "plan.jsonld", "plan.rdf"])
    data = mutated(dice, good()[name])
    lines = (("show", "M1"), ("trace", "M1"), ("trace", "M2", "--to", "O1"), ("show", "I1"), ("show",))
    [line] = dice.choices(lines, [60, 20, 10, 10, 2])
    if dice.random() < 0.1:
        files = {f"in/{name}": data, "in/decisions.json": good()["decisions.json"]}
        return Case(("--data", "in", *line), files)
    return Case(("--data", name, *line), {name: data})


def _asking(dice: random.Random) -> Case:
    name = dice.choice([name for name in good() if name.startswith("queries/")])
    files = {"plan.ttl": good()["plan.ttl"], "q.rq": mutated(dice, good()[name])}
    form = dice.choice(
        [(), ("--format", "csv"), ("--format", "json"), ("--format", "turtle"), ("--format", "excel")]
    )
    return Case(("--data", "plan.ttl", "query", "@q.rq", "--timeout", "20", *form), files)


def _options(dice: random.Random) -> Case:
    """A good plan, and arguments that are not."""
    files = {"plan.ttl": good()["plan.ttl"]}

    def pick(several: Sequence[str]) -> str:
        return dice.choice(several)

    lines: list[tuple[str, ...]] = [
        ("show", pick(IDS)),
        ("show", pick(IDS), "--history"),
        ("trace", pick(IDS), "--to", pick(IDS)),
        ("trace", pick(IDS), "--direction", pick(ODD)),
        ("query", pick(ODD)),
        ("query", "red-thread", "--param", f"goal={pick(IDS)}"),
        ("query", "latest-values", "--param", pick(ODD)),
        ("queries", pick(ODD)),
        ("terms", pick(ODD)),
        ("validate", "--as-of", pick(ODD)),
        ("--plan", pick(IDS), "show"),
        ("--profile", pick(ODD), "show"),
        ("--store", pick(ODD), "show"),
        ("--lang", pick(ODD), "show"),
        ("report", "--occasion", pick(IDS)),
        ("export", "--to", pick(ODD), "-o", "out"),
        ("kolada", "--municipality", pick(ODD), "--dry-run", "--saved", "none"),
        ("diff", "plan.ttl", pick(ODD)),
        ("import", pick(ODD)),
        ("apply", pick(ODD), "--dry-run"),
        ("new", "made", "--municipality", pick(ODD)),
        ("publish", "site", "--base", pick(ODD)),
        ("page", "-o", pick(ODD) + "/p.html"),
        ("query", "ASK {}", "--timeout", pick(ODD)),
        (pick(ODD), pick(IDS)),
    ]
    return Case(("--data", "plan.ttl", *dice.choice(lines)), files)


def _bringing_in(dice: random.Random) -> Case:
    name = dice.choice(
        [
            "book.xlsx",
            "book.ods",
            "plan.xml",
            "impact.json",
            "indicator_1-2-1.csv",
            "1-2-1.yml",
            "answer.json",
            "sheets",
            "kpi.json",
            "plan.jsonld",
        ]
    )
    if name == "sheets":
        sheets = {one: data for one, data in good().items() if one.startswith("sheets/")}
        broken = dice.choice(sorted(sheets))
        return Case(("import", "sheets", "--dry-run"), {**sheets, broken: mutated(dice, sheets[broken])})
    files = {name: mutated(dice, good()[name])}
    if name == "kpi.json":
        files["plan.ttl"] = good()["plan.ttl"]
        return Case(("--data", "plan.ttl", "kolada", "--suggest", "--catalogue", name), files)
    if name == "answer.json":
        return Case(("import", name, "-o", "in", "--dry-run"), {**files, "in/plan.ttl": good()["plan.ttl"]})
    return Case(
        ("import", name, *dice.choice([("--dry-run",), ("-o", "out"), ("-o", "out", "--errors", "e.xlsx")])),
        files,
    )


def _outlining(dice: random.Random) -> Case:
    name = dice.choice(["goals.txt", "goals.md", "goals.html", "goals.pdf", "doc.docx"])
    return Case(("outline", name, "-o", "out.xlsx"), {name: mutated(dice, good()[name])})


def _deciding(dice: random.Random) -> Case:
    files = {"plan.ttl": good()["plan.ttl"], "decisions.json": mutated(dice, good()["decisions.json"])}
    return Case(
        ("--data", "plan.ttl", "apply", "decisions.json", *dice.choice([("--dry-run",), ("-o", "out.ttl")])),
        files,
    )


def _working(dice: random.Random) -> Case:
    """The commands that take longer, on a plan that can be read but is strange."""
    data = strange(dice, TURTLE).encode("utf-8", "surrogateescape")
    lines = [
        ("validate",),
        ("page", "-o", "p.html"),
        ("report",),
        ("report", "--format", "docx", "-o", "r.docx"),
        ("publish", "site", "--base", "https://goals.example/"),
        ("query", "red-thread"),
        ("query", "latest-values", "--format", "excel"),
        ("new", "made", "--from", "plan.ttl"),
        ("diff", "plan.ttl", "plan.ttl"),
        *(
            ("export", "--to", form, "-o", "out")
            for form in (
                "turtle",
                "trig",
                "nquads",
                "jsonld",
                "rdfxml",
                "xlsx",
                "csv",
                "graphml",
                "gexf",
                "mermaid",
                "dot",
                "stratml",
            )
        ),
    ]
    line = dice.choice(lines)
    given = () if line[0] in ("new", "diff") else ("--data", "plan.ttl")
    return Case((*given, *line), {"plan.ttl": data})


def strange(dice: random.Random, text: str) -> str:
    """A plan in Turtle that can be read, with values, kinds and links where they do not belong."""
    lines = text.splitlines()
    statements = re.findall(r"gg:\w+|skos:notation|rdfs:label|rdf:type|oa:exact|dcterms:\w+", text)
    values = [
        "[]",
        "<<( p:M1 gg:inArea p:O1 )>>",
        '"x"',
        '""',
        "1",
        "1.5",
        '"9999-12-31"^^xsd:date',
        '"2024-05"',
        "<urn:x>",
        "p:M1",
        "p:O1",
        "p:I1",
        "gg:Country",
        '"x"@en',
        '"' + "å" * 300 + '"@sv',
        "( 1 2 )",
        '"NaN"',
        "<https://example.org/ostvik/2031>",
        '"../x"',
        '"a\\nb\\u0001"@sv',
    ]
    subjects = [
        "p:M1",
        "p:M2",
        "p:O1",
        "p:I1",
        "p:I1.X1",
        "p:U1",
        "p:T1",
        "p:L1",
        "p:F1",
        "p:NEW",
        "_:b",
        "<https://example.org/ostvik/2031>",
        "<>",
    ]
    kinds = re.findall(r"a (gg:\w+)", text)
    for _ in range(dice.randint(1, 5)):
        subject = dice.choice(subjects)
        if dice.random() < 0.3:
            lines.append(f"{subject} a {dice.choice(kinds)} .")
        elif dice.random() < 0.2:
            del lines[dice.randrange(12, len(lines))]
        else:
            lines.append(
                f"{subject} {dice.choice(statements).replace('rdf:type', 'a')} {dice.choice(values)} ."
            )
    return "\n".join(lines) + "\n"


def mutated(dice: random.Random, data: bytes) -> bytes:
    """The bytes, or those of a part of the archive that they are, with something broken in them."""
    if data.startswith(b"PK") and dice.random() < 0.85:
        return _in_archive(dice, data)
    for _ in range(dice.choice([1, 1, 1, 2, 3, 6])):
        data = _broken(dice, data)
    return data


def _in_archive(dice: random.Random, data: bytes) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        names = archive.namelist()
        chosen = dice.choice([name for name in names if name.endswith((".xml", ".rels"))] or names)
        for name in names:
            part = archive.read(name)
            if name == chosen and dice.random() < 0.1:
                continue
            made.writestr(name, _broken(dice, part) if name == chosen else part)
    return out.getvalue()


def _broken(dice: random.Random, data: bytes) -> bytes:
    at = dice.randrange(len(data) + 1)
    to = min(len(data), at + dice.choice([1, 1, 4, 20, 200]))
    words = [match.span() for match in re.finditer(rb"[^\s\"<>{}\[\],;:]+", data[at : at + 400])] or [(0, 0)]
    word = tuple(at + end for end in dice.choice(words))
    match dice.randrange(9):
        case 0:
            return data[:at] + dice.choice(HOSTILE) + data[at:]
        case 1 | 2:
            return data[: word[0]] + dice.choice(HOSTILE) + data[word[1] :]
        case 3:
            return data[:at] + data[to:]
        case 4:
            return data[:at] + data[at:to] * dice.choice([2, 5, 200]) + data[to:]
        case 5:
            return data[:at]
        case 6:
            return data[:at] + bytes([dice.randrange(256)]) + data[at + 1 :]
        case 7:
            lines = data.split(b"\n")
            one, other = dice.randrange(len(lines)), dice.randrange(len(lines))
            lines[one], lines[other] = lines[other], lines[one]
            return b"\n".join(lines)
        case _:
            begin, end = dice.choice(words)
            return data[: word[0]] + data[at + begin : at + end] + data[word[1] :]


def worked(pipe: Connection) -> None:
    """Run the cases that come, in a folder of their own, and say how each ended."""
    from click.testing import CliRunner

    from goalgraph.cli import main

    os.environ["GOALGRAPH_CACHE"] = ""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 2)  # the engine's own words, when it breaks
    while case := _next(pipe):
        with tempfile.TemporaryDirectory(prefix="goalgraph-fuzz-") as place, chdir(place):
            _lay_out(Path(place), case)
            try:
                done = CliRunner().invoke(main, ["--lang", "en", *case.line], prog_name="goalgraph")
                error = "" if isinstance(done.exception, SystemExit | None) else repr(done.exception)[:300]
                ended: tuple[Any, str, str] = (done.exit_code, done.stderr[-2000:], error)
            except BaseException as error:  # a panic of the engine is no Exception
                ended = ("broken", "", f"{type(error).__name__}: {error}"[:300])
        pipe.send(ended)


def _next(pipe: Connection) -> Case | None:
    """The next case; none where whoever sends them is gone."""
    try:
        case: Case = pipe.recv()
        return case
    except EOFError:
        return None


def _lay_out(place: Path, case: Case) -> None:
    for name, data in case.files.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(data)


class Worker:
    """A process that runs cases, replaced when it breaks or takes too long."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._begin()

    def _begin(self) -> None:
        self._pipe, theirs = multiprocessing.Pipe()
        self._process = multiprocessing.get_context("spawn").Process(target=worked, args=(theirs,))
        self._process.start()
        theirs.close()

    def run(self, case: Case) -> str:
        """What is wrong with how a case ended; nothing where it ended well."""
        try:
            self._pipe.send(case)
            if not self._answers():
                self._replace()
                return f"hang: more than {self._seconds:g} s"
            return judged(*self._pipe.recv())
        except (EOFError, OSError):
            self._process.join(5)
            code = self._process.exitcode
            self._replace()
            return f"crash: the process ended ({code})"

    def _answers(self) -> bool:
        """Whether an answer comes in time, by the processor's clock: the machine may have other work."""
        import psutil

        begun, process = time.monotonic(), psutil.Process(self._process.pid)
        before = sum(process.cpu_times()[:4])
        while not self._pipe.poll(0.5):
            used = sum(process.cpu_times()[:4]) - before
            if used > self._seconds or time.monotonic() - begun > 10 * self._seconds:
                return False
        return True

    def _replace(self) -> None:
        self.end()
        self._begin()

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.join()
        self._pipe.close()


def judged(code: Any, told: str, error: str) -> str:
    """What is wrong with how a command ended."""
    if error or code not in (0, 1, 2):
        return f"crash: {error or code}"
    if "Traceback (most recent call last)" in told:
        return "crash: a traceback"
    if fault := re.search(r"a fault in goalgraph (.*)", told):
        return f"crash: {fault[1][:160]}"
    return "crash: exit 2 without a word" if code == 2 and not told.strip() else ""


def failures(
    count: int, seed: int, seconds: float = SECONDS, first: int = 0, jobs: int = 1
) -> Iterator[tuple[int, Case, str]]:
    """The cases that ended otherwise than they should, each with its number and what was wrong."""
    idle = SimpleQueue[Worker]()
    workers = [Worker(seconds) for _ in range(jobs)]
    for worker in workers:
        idle.put(worker)

    def wrong_with(number: int) -> tuple[int, Case, str]:
        worker, case = idle.get(), case_of(seed, number)
        try:
            return number, case, worker.run(case)
        finally:
            idle.put(worker)

    good()
    try:
        with ThreadPoolExecutor(jobs) as pool:
            for begin in range(first, first + count, CHUNK):
                for found in pool.map(wrong_with, range(begin, min(begin + CHUNK, first + count))):
                    if found[2]:
                        yield found
    finally:
        for worker in workers:
            worker.end()


def keep(folder: Path, number: int, case: Case, wrong: str) -> None:
    """Write what failed to a folder of its own."""
    place = folder / str(number)
    with suppress(FileNotFoundError):
        shutil.rmtree(place)
    place.mkdir(parents=True)
    _lay_out(place, case)
    (place / "command.json").write_text(
        json.dumps({"line": case.line, "wrong": wrong}, indent=1), encoding="utf-8"
    )


def main() -> int:
    """Run as many cases as asked for, and count."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("count", type=int)
    asked.add_argument("seed", type=int)
    asked.add_argument("--first", type=int, default=0, help="the number of the first case")
    asked.add_argument("--to", type=Path, default=Path("fuzz-failures"), help="where to write what failed")
    asked.add_argument("--limit", type=float, default=SECONDS, help="seconds that one case may take")
    asked.add_argument("--jobs", type=int, default=1, help="how many at a time")
    given = asked.parse_args()
    begun, found = time.monotonic(), Counter[str]()
    for number, case, wrong in failures(given.count, given.seed, given.limit, given.first, given.jobs):
        found[wrong.partition(":")[0]] += 1
        keep(given.to, number, case, wrong)
        print(f"{number}: {wrong}", flush=True)
    seconds = time.monotonic() - begun
    print(
        f"{given.count} inputs from {given.first}, seed {given.seed}: "
        f"{found['crash']} crashes, {found['hang']} hangs, {seconds:.0f} s"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
