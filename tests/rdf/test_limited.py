from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pyoxigraph as ox
import pytest

from goalgraph.base.errors import (
    QueryBroken,
    QuerySyntaxError,
    QueryTimeout,
    QueryTooLarge,
    RemoteAccessFailed,
    RemoteAccessRefused,
    UnknownPrefix,
)
from goalgraph.rdf import child, limited
from goalgraph.rdf.evaluation import Question, Rows
from goalgraph.rdf.limits import Limits
from goalgraph.rdf.store import LocalStore

G1, G2 = "urn:g1", "urn:g2"
QUADS = f"""<urn:a> <urn:p> "one" <{G1}> .
<urn:b> <urn:p> "två" <{G2}> .
"""
ENDLESS = "SELECT (COUNT(*) AS ?n) {" + " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(9)) + "}"
MUCH = "SELECT * { " + " ".join(f"?s{n} ?p{n} ?o{n} ." for n in range(4)) + " } ORDER BY ?o0 ?o3"
SERVER = "SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }"


@pytest.fixture
def store() -> LocalStore:
    store = LocalStore()
    store.add(ox.parse(QUADS, format=ox.RdfFormat.N_QUADS))
    return store


@pytest.fixture
def many() -> LocalStore:
    """Enough for a query that never ends."""
    store = LocalStore()
    node = ox.NamedNode
    store.add(ox.Quad(node(f"urn:{n}"), node("urn:p"), ox.Literal(f"{n}"), node(G1)) for n in range(300))
    return store


def question(text: str, *, allow_service: bool = False) -> Question:
    return Question(text, (G1, G2), "mine", allow_service)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?o { ?s ?p ?o } ORDER BY ?o",
        "SELECT ?o ?q { GRAPH <urn:g2> { ?s ?p ?o } }",
        'SELECT ?o { ?s ?p ?o FILTER(?o = "två") }',
        "SELECT ?o { ?s <urn:q> ?o }",
        "SELECT ?o FROM <urn:g1> { ?s ?p ?o }",
        "ASK { ?s ?p ?o }",
        "ASK { ?s <urn:q> ?o }",
        "CONSTRUCT WHERE { ?b ?p ?o }",
        "CONSTRUCT { ?b ?p [ ?p ?o ] } WHERE { ?b ?p ?o }",
        "CONSTRUCT WHERE { <urn:none> ?p ?o }",
    ],
)
def test_the_answer_is_that_of_the_store(store: LocalStore, text: str) -> None:
    assert limited.answer(store, question(text), Limits.of(60)) == store.answer(question(text))


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("SELECT", QuerySyntaxError),
        ("", QuerySyntaxError),
        ("INSERT DATA { <urn:a> <urn:b> 1 }", QuerySyntaxError),
        ("SELECT * { ?s foo:p ?o }", UnknownPrefix),
        (f"ASK {{ {SERVER} }}", RemoteAccessRefused),
    ],
)
def test_what_cannot_be_answered_is_told_as_the_store_tells_it(
    store: LocalStore, text: str, error: type[Exception]
) -> None:
    with pytest.raises(error) as alone:
        store.answer(question(text))
    with pytest.raises(error) as within:
        limited.answer(store, question(text), Limits.of(60))
    assert str(within.value) == str(alone.value)


@pytest.mark.parametrize("form", ["SELECT *", "ASK", "CONSTRUCT { ?s ?p ?o }"])
def test_a_server_that_does_not_answer_is_told(store: LocalStore, form: str) -> None:
    with pytest.raises(RemoteAccessFailed) as caught:
        limited.answer(store, question(f"{form} {{ {SERVER} }}", allow_service=True), Limits.of(60))
    assert "port 9" in str(caught.value)


def test_the_time_is_counted_from_before_anything_is_copied(
    store: LocalStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limited, "_is_alone", lambda: False)

    class Slow(LocalStore):
        def get_graph(self, graph: str) -> list[ox.Triple]:
            time.sleep(0.5)
            return store.get_graph(graph)

    before = time.monotonic()
    with pytest.raises(QueryTimeout):
        limited.answer(Slow(), question("ASK { }"), Limits.of(0.2))
    assert time.monotonic() - before < 5


@pytest.mark.parametrize("alone", [True, False])
def test_a_query_that_needs_no_merge_of_graphs_has_none_in_any_process(
    store: LocalStore, monkeypatch: pytest.MonkeyPatch, alone: bool
) -> None:
    monkeypatch.setattr(limited, "_is_alone", lambda: alone)
    store.add(ox.parse(QUADS.replace(G1, "urn:g3").replace(G2, G1), format=ox.RdfFormat.N_QUADS))

    def counted(*, is_distinct: bool) -> str:
        asked = Question("SELECT (COUNT(?s) AS ?n) { ?s ?p ?o }", (G1, G2), is_distinct=is_distinct)
        rows = limited.answer(store, asked, Limits.of(60))
        assert isinstance(rows, Rows)
        [[number]] = rows.rows
        assert isinstance(number, ox.Literal)
        return number.value

    # Each graph that says it counts where there is no merge, which shows that there is none.
    assert (counted(is_distinct=False), counted(is_distinct=True)) == ("2", "3")


def test_what_takes_too_much_memory_is_ended(many: LocalStore) -> None:
    with pytest.raises(QueryTooLarge) as caught:
        limited.answer(many, question(MUCH), Limits.of(120, memory=200))
    assert caught.value.details["most"] == 200


@pytest.mark.parametrize("alone", [True, False])
def test_rows_that_are_little_as_text_and_much_in_memory_are_counted(
    many: LocalStore, alone: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limited, "_is_alone", lambda: alone)
    text = "SELECT ?nothing { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT %d"
    found = limited.answer(many, question(text % 50_000), Limits.of(120, memory=100))
    assert isinstance(found, Rows)
    assert len(found.rows) == 50_000
    before = child.held_memory().resident
    with pytest.raises(QueryTooLarge):
        limited.answer(many, question(text % 3_000_000), Limits.of(120, memory=100))
    assert child.held_memory().resident - before < 300 << 20


def test_what_breaks_the_engine_ends_its_own_process_only(store: LocalStore) -> None:
    text = "ASK { FILTER(" + "||".join(["?x"] * 50_000) + ") }"
    with pytest.raises(QueryBroken):
        limited.answer(store, question(text), Limits.of())


PARENT = f"""
import signal
import sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever started the tests may ignore it
import pyoxigraph as ox
from goalgraph.rdf import limited
from goalgraph.rdf.evaluation import Question
from goalgraph.rdf.limits import Limits
from goalgraph.rdf.store import LocalStore
store, node = LocalStore(), ox.NamedNode
store.add(ox.Quad(node(f"urn:{{n}}"), node("urn:p"), ox.Literal(f"{{n}}"), node({G1!r})) for n in range(300))
limited.answer(store, Question({ENDLESS!r}, ({G1!r},)), Limits.of(600))
"""


@pytest.fixture
def asking(tmp_path: Path) -> subprocess.Popen[bytes]:
    """A process that waits for a query that never ends."""
    return subprocess.Popen(
        [sys.executable, "-c", PARENT], cwd=tmp_path, stderr=subprocess.DEVNULL, start_new_session=True
    )


def working(process: subprocess.Popen[bytes]) -> psutil.Process:
    """The process that answers, once it is at work."""
    parent, end = psutil.Process(process.pid), time.monotonic() + 60
    while time.monotonic() < end:
        for below in parent.children():
            if below.cpu_times().user > 0.5:
                return below
        time.sleep(0.05)
    pytest.fail("no process has begun to answer")


def test_it_ends_when_its_parent_is_killed(asking: subprocess.Popen[bytes]) -> None:
    below = working(asking)
    asking.kill()
    asking.wait()
    psutil.wait_procs([below], timeout=10)
    assert not below.is_running()


def test_an_interruption_ends_both(asking: subprocess.Popen[bytes]) -> None:
    below = working(asking)
    asking.send_signal(signal.SIGINT)
    assert asking.wait(timeout=10) != 0
    psutil.wait_procs([below], timeout=10)
    assert not below.is_running()


def test_nothing_is_imported_from_the_folder_one_stands_in(
    store: LocalStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in (
        "pyoxigraph",
        "goalgraph",
        "json",
        "sitecustomize",
        "usercustomize",
        "threading",
        "resource",
    ):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('run from the folder')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYTHONPATH", os.pathsep + str(tmp_path))
    assert limited.answer(store, question("ASK { ?s ?p ?o }"), Limits.of(60)) is True
    assert not (tmp_path / "__pycache__").exists()


def frames(*pieces: bytes) -> io.BytesIO:
    return io.BytesIO(b"".join(len(piece).to_bytes(child.LENGTH, "big") + piece for piece in (*pieces, b"")))


@pytest.mark.parametrize("size", [-1, 1, 3, 100])
def test_pieces_are_read_as_one_stream(size: int) -> None:
    pieces, parts = child.Pieces(frames(b"abcd", b"ef")), []
    while part := pieces.read(size):
        parts.append(part)
    assert b"".join(parts) == b"abcdef"
    assert pieces.read(size) == b""


@pytest.mark.parametrize("cut", [0, 3, 8, 10])
def test_a_stream_that_is_cut_ends(cut: int) -> None:
    pieces = child.Pieces(io.BytesIO(frames(b"abcd").getvalue()[:cut]))
    while pieces.read(2):
        pass
    assert pieces.read(2) == b""


def test_a_blank_node_in_two_graphs_stays_one() -> None:
    store, blank, relation = LocalStore(), ox.BlankNode("x"), ox.NamedNode("urn:p")
    store.add(ox.Quad(blank, relation, ox.Literal(graph), ox.NamedNode(graph)) for graph in (G1, G2))
    found = limited.answer(store, question("SELECT DISTINCT ?s { GRAPH ?g { ?s ?p ?o } }"), Limits.of(60))
    assert isinstance(found, Rows)
    assert len(found.rows) == 1


@pytest.mark.parametrize(
    ("text", "form"), [("SELECT * { ?s ?p ?o }", b"J"), ("CONSTRUCT WHERE { ?s ?p ?o }", b"N"), ("ASK", b"E")]
)
def test_the_child_writes_each_kind_of_answer(text: str, form: bytes) -> None:
    written = child.answer(ox.Store(), question(text))
    assert written[:1] == form
    if form == b"E":
        name, details = json.loads(written[1:])
        assert (name, details["query"]) == ("QuerySyntaxError", "mine")


COPYING = f"""
import sys
import pyoxigraph as ox
from goalgraph.base.errors import GoalgraphError
from goalgraph.rdf import limited
from goalgraph.rdf.evaluation import Question
from goalgraph.rdf.limits import Limits
from goalgraph.rdf.store import LocalStore
assert limited._is_alone()
store, node = LocalStore(), ox.NamedNode
store.add(ox.Quad(node(f"urn:{{n}}"), node("urn:p"), ox.Literal(f"{{n}}"), node({G1!r})) for n in range(300))
text, seconds, memory = sys.argv[1], float(sys.argv[2]), int(sys.argv[3])
try:
    found = limited.answer(store, Question(text, ({G1!r},)), Limits.of(seconds, memory))
    print(found if isinstance(found, bool) else len(found.rows) if hasattr(found, "rows") else len(found))
except GoalgraphError as error:
    print(type(error).__name__)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a process is copied on Linux only")
@pytest.mark.parametrize(
    ("text", "seconds", "memory", "found"),
    [
        ("SELECT * { ?s ?p ?o }", 60, 500, "300"),
        ("ASK { ?s ?p ?o }", 60, 500, "True"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", 60, 500, "300"),
        ("SELECT", 60, 500, "QuerySyntaxError"),
        ("SELECT (<urn:f>(1) AS ?x) {}", 60, 500, "UnknownFunction"),
        (ENDLESS, 1, 500, "QueryTimeout"),
        (MUCH, 120, 200, "QueryTooLarge"),
        ("ASK { FILTER(" + "||".join(["?x"] * 20_000) + ") }", 60, 500, "QueryBroken"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_copy_of_the_process_answers_and_ends_like_a_new_one(
    text: str, seconds: float, memory: int, found: str, tmp_path: Path
) -> None:
    command = [sys.executable, "-c", COPYING, text, str(seconds), str(memory)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=200)
    assert (done.stdout.strip(), done.stderr) == (found, "")
