from __future__ import annotations

import codecs
import io
import json
import os
import socket
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest

import goalgraph
from goalgraph.base.errors import (
    DecisionsAsData,
    EmptyInput,
    GoalgraphError,
    InputError,
    LocalContext,
    NoPlan,
    NothingToLoad,
    OtherContent,
    ParseError,
    RemoteContext,
    SourceNotFound,
    UnknownFormat,
    UnsafeXml,
    WrongEncoding,
)
from goalgraph.base.names import BUNDLED_PLAN
from goalgraph.rdf.reading import FORMATS, gather, read
from small_plan import GG, PREFIXES

S, P, O = (f"http://example.org/{part}" for part in "spo")  # noqa: E741
TRIPLE = f"<{S}> <{P}> <{O}> ."
RDF_XML = f"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:e="http://example.org/">
  <rdf:Description rdf:about="{S}"><e:p rdf:resource="{O}"/></rdf:Description>
</rdf:RDF>
"""
SAME = {
    "a.ttl": "@prefix e: <http://example.org/> . e:s e:p e:o .",
    "a.trig": f"<urn:g> {{ {TRIPLE} }}",
    "a.nq": f"<{S}> <{P}> <{O}> <urn:g> .",
    "a.nt": TRIPLE,
    "a.jsonld": json.dumps({"@id": S, P: {"@id": O}}),
    "a.json": json.dumps([{"@id": "urn:g", "@graph": [{"@id": S, P: {"@id": O}}]}]),
    **{f"a.{ending}": RDF_XML for ending in ("rdf", "owl", "xml")},
}


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return write


Write = Callable[[str, str | bytes], Path]


def graphs(*paths: Path) -> dict[str, str]:
    """The graph of each subject."""
    return {str(q.subject.value): str(q.graph_name.value) for q in read(paths)}  # type: ignore[union-attr]


def literals(path: Path) -> list[str]:
    return [q.object.value for q in read([path]) if isinstance(q.object, ox.Literal)]


@pytest.mark.parametrize("name", SAME)
def test_every_format_gives_the_same_triple(write: Write, name: str) -> None:
    (quad,) = read([write(name, SAME[name])])
    assert quad.triple == ox.Triple(ox.NamedNode(S), ox.NamedNode(P), ox.NamedNode(O))
    assert quad.graph_name == ox.NamedNode("urn:g" if "urn:g" in SAME[name] else f"urn:goalgraph:file:{name}")


def test_there_is_an_example_of_every_format() -> None:
    assert {Path(name).suffix for name in SAME} == set(FORMATS)


def test_an_ending_may_be_in_capitals(write: Write) -> None:
    assert len(read([write("A.TTL", TRIPLE)])) == 1


@pytest.mark.parametrize(
    ("types", "graph"),
    [
        ("p:x a gg:Plan , dcat:Dataset .", "x/stated"),
        ("p:x a gg:Plan . p:y a dcat:Dataset .", "x/stated"),
        ("p:x a gg:Plan ; <http://purl.org/dc/terms/requires> p:y . p:y a gg:Plan .", "x/stated"),
        ("p:x a gg:Plan . p:y a gg:Plan .", None),
        ("p:x a dcat:Dataset .", "x"),
        ("p:x a dcat:Catalog .", "x"),
        ("p:x a dcat:Dataset . p:y a dcat:Catalog .", "x"),
        ("p:x a <http://www.w3.org/2002/07/owl#Ontology> .", "x"),
        ("p:x a dcat:Dataset . p:y a dcat:Dataset .", None),
        ("[] a gg:Plan .", None),
        ("p:x a gg:FocusArea .", None),
    ],
)
def test_a_file_is_in_the_graph_of_what_it_describes(write: Write, types: str, graph: str | None) -> None:
    path = write("f.ttl", f"{PREFIXES} {types} {TRIPLE}")
    expected = f"https://example.org/sjobacka/2024/{graph}" if graph else "urn:goalgraph:file:f.ttl"
    assert graphs(path)[S] == expected


def test_files_without_a_plan_are_in_the_plan_of_their_folder_only(write: Write, tmp_path: Path) -> None:
    write("one/plan.ttl", f"{PREFIXES} <urn:one> a gg:Plan .")
    write("one/a.ttl", f"<urn:a> <{P}> <{O}> .")
    write("one/sub/b.ttl", f"<urn:b> <{P}> <{O}> .")
    write("one/set.ttl", f"{PREFIXES} <urn:set> a dcat:Dataset .")
    write("two/plan.ttl", f"{PREFIXES} <urn:two> a gg:Plan .")
    write("two/c.ttl", f"<urn:c> <{P}> <{O}> .")
    assert graphs(tmp_path) == {
        "urn:one": "urn:one/stated",
        "urn:a": "urn:one/stated",
        "urn:b": "urn:goalgraph:file:b.ttl",
        "urn:set": "urn:set",
        "urn:two": "urn:two/stated",
        "urn:c": "urn:two/stated",
    }


def test_a_file_beside_two_plans_belongs_to_neither(write: Write, tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(f"{name}.ttl", f"{PREFIXES} <urn:{name}> a gg:Plan .")
    write("zero.ttl", TRIPLE)
    assert graphs(tmp_path)[S] == "urn:goalgraph:file:zero.ttl"


def test_named_graphs_are_kept_and_the_rest_goes_home(write: Write) -> None:
    path = write("x.trig", f"{PREFIXES} <urn:plan> a gg:Plan . <urn:g> {{ {TRIPLE} }}")
    assert graphs(path) == {"urn:plan": "urn:plan/stated", S: "urn:g"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.nq", f"<{S}> <{P}> <{O}> _:g ."),
        ("x.trig", f"_:g {{ {TRIPLE} }}"),
        ("x.jsonld", json.dumps({"@id": "_:g", "@graph": [{"@id": S, P: {"@id": O}}]})),
    ],
)
def test_a_graph_without_a_name_goes_home(write: Write, name: str, content: str) -> None:
    assert graphs(write(name, content)) == {S: f"urn:goalgraph:file:{name}"}


@pytest.mark.parametrize("name", ["två mål.ttl", "100%.ttl", "a{1}[b].ttl", "a#b.ttl", 'a"b.ttl', "a|b^.ttl"])
def test_any_file_name_gives_a_graph(write: Write, name: str) -> None:
    (quad,) = read([write(name, TRIPLE)])
    assert isinstance(quad.graph_name, ox.NamedNode)
    assert quad.graph_name.value.startswith("urn:goalgraph:file:")
    assert not set(' {}[]#"|^') & set(quad.graph_name.value)


def test_blank_nodes_of_two_files_stay_apart(write: Write) -> None:
    paths = [write(f"{n}.ttl", f"_:b <{P}> <{O}> .") for n in "xy"]
    first, second = read(paths)
    assert first.subject != second.subject


def test_a_folder_is_read_in_the_order_of_names_and_other_files_are_passed_by(
    write: Write, tmp_path: Path
) -> None:
    for name in ("b.ttl", "a/z.nt", "c.TTL", "a/a.ttl"):
        write(name, f"<urn:{name}> <{P}> <{O}> .")
    for name in ("notes.txt", "a/picture.png", "ttl"):
        write(name, b"\xff not RDF")
    (tmp_path / "folder.ttl").mkdir()
    assert list(graphs(tmp_path)) == ["urn:a/a.ttl", "urn:a/z.nt", "urn:b.ttl", "urn:c.TTL"]


def test_a_byte_order_mark_is_no_part_of_the_text(write: Write) -> None:
    assert literals(write("x.ttl", b"\xef\xbb\xbf" + f'<{S}> <{P}> "å" .'.encode())) == ["å"]


@pytest.mark.parametrize("lineend", ["\n", "\r\n"])
def test_either_line_end_is_read(write: Write, lineend: str) -> None:
    assert len(read([write("x.nt", lineend.join([TRIPLE, f"<{S}> <{P}> <urn:x> .", ""]))])) == 2


@pytest.mark.parametrize("as_typed", [True, False])
@pytest.mark.parametrize("suffix", ["@sv", "", "^^<urn:datatype>"])
def test_texts_are_composed_whether_typed_or_escaped(write: Write, as_typed: bool, suffix: str) -> None:
    decomposed = unicodedata.normalize("NFD", "Återvändsgränd – ä")
    text = decomposed if as_typed else json.dumps(decomposed).strip('"')
    (quad,) = read([write("x.ttl", f'<{S}> <{P}> "{text}"{suffix} .')])
    (expected,) = ox.parse(f'<{S}> <{P}> "Återvändsgränd – ä"{suffix} .', format=ox.RdfFormat.TURTLE)
    assert quad.object == expected.object


BROKEN: list[tuple[str, str, int, str]] = [
    ("x.ttl", f"{TRIPLE}\n# två\n<{S}> <{P}> å .\n{TRIPLE}\n", 3, f"<{S}> <{P}> å ."),
    ("x.ttl", f"{TRIPLE}\r\n<{S}> <{P}> å .\r\n", 2, f"<{S}> <{P}> å ."),
    ("x.ttl", f"{TRIPLE}\r<{S}> <{P}> å .\r", 2, f"<{S}> <{P}> å ."),
    ("x.ttl", f'<{S}> <{P}> "one\u2028line" .\n<{S}> <{P}> å .\n', 2, f"<{S}> <{P}> å ."),
    ("x.ttl", f"{TRIPLE}\n   <{S}>\n   <{P}>\n\n\n", 3, f"<{P}>"),
    ("x.ttl", f'{TRIPLE}\n<{S}> <{P}> "slutar aldrig', 2, f'<{S}> <{P}> "slutar aldrig'),
    ("x.ttl", f'{TRIPLE}\n<{S}> <{P}> """slutar\naldrig\n', 2, f'<{S}> <{P}> """slutar'),
    ("x.ttl", f"{TRIPLE}\nunknown:prefix <{P}> <{O}> .\n", 2, f"unknown:prefix <{P}> <{O}> ."),
    ("x.trig", f"<urn:g> {{ {TRIPLE}\n\n", 1, f"<urn:g> {{ {TRIPLE}"),
    ("x.nt", f"{TRIPLE}\n<{S}> <{P}> .\n", 2, f"<{S}> <{P}> ."),
    ("x.nq", f"{TRIPLE}\n<{S}> <{P}> <{O}> <g g> .\n", 2, f"<{S}> <{P}> <{O}> <g g> ."),
    ("x.jsonld", '{\n"@id": "urn:å",,\n}', 2, '"@id": "urn:å",,'),
    ("x.json", '{\n"@id": "urn:a"\n', 2, '"@id": "urn:a"'),
]


@pytest.mark.parametrize(("name", "content", "line", "text"), BROKEN)
def test_a_mistake_is_named_by_file_line_and_text(
    write: Write, name: str, content: str, line: int, text: str
) -> None:
    path = write(name, content)
    with pytest.raises(ParseError) as caught:
        read([path])
    assert (caught.value.details["line"], caught.value.details["text"]) == (line, text)
    shown = caught.value.message("sv")
    assert shown.startswith(f"{path}, rad {line}: ")
    assert shown.endswith(f"rätta raden som lyder: {text}")
    assert caught.value.details["reason"]


def test_a_long_line_is_cut_in_the_message(write: Write) -> None:
    with pytest.raises(ParseError) as caught:
        read([write("x.ttl", f"<{S}> <{P}> å" + "x" * 5000)])
    assert len(str(caught.value.details["text"])) == 120


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
@pytest.mark.parametrize("before", [0, 2])
def test_another_encoding_is_named_with_its_line(write: Write, encoding: str, before: int) -> None:
    path = write("x.ttl", "# plan\n" * before + f'<{S}> <{P}> "mål" .\n')
    path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    with pytest.raises(WrongEncoding) as caught:
        read([path])
    assert caught.value.details["line"] == before + 1


@pytest.mark.parametrize("name", SAME)
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_tells_the_encoding(write: Write, name: str, encoding: str) -> None:
    (quad,) = read([write(name, SAME[name].encode(encoding))])
    assert quad.object == ox.NamedNode(O)


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_texts_in_utf_16_are_read_in_either_order(write: Write, mark: bytes) -> None:
    encoding = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert literals(write("x.ttl", mark + f'<{S}> <{P}> "mål" .'.encode(encoding))) == ["mål"]


@pytest.mark.parametrize(
    "raw", [TRIPLE.encode("utf-16-le"), codecs.BOM_UTF16_LE + TRIPLE.encode("utf-16-le")[:-1]]
)
def test_what_is_neither_utf_8_nor_marked_is_named(write: Write, raw: bytes) -> None:
    with pytest.raises((WrongEncoding, ParseError)):
        read([write("x.ttl", raw)])


@pytest.mark.parametrize("name", SAME)
@pytest.mark.parametrize("content", [b"", b"\n  \n", b"\xef\xbb\xbf"])
def test_an_empty_file_is_said_to_be_empty(write: Write, name: str, content: bytes) -> None:
    with pytest.raises(EmptyInput):
        read([write(name, content)])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.ttl", "# a comment\n# and another\n"),
        ("x.ttl", "@prefix e: <http://example.org/> .\n"),
        ("x.nt", "# a comment"),
        ("x.nq", "# a comment"),
        ("x.trig", "<urn:g> { }"),
        ("x.jsonld", '{"@context": {"name": "http://example.org/name"}}'),
        ("x.json", '[{"@id": "urn:a"}]'),
    ],
)
def test_a_file_without_a_statement_counts_as_empty(write: Write, name: str, content: str) -> None:
    with pytest.raises(EmptyInput):
        read([write(name, content)])


REMOTE = "https://example.org/context.jsonld"


@pytest.mark.parametrize(
    "document",
    [
        {"@context": REMOTE, "@id": S, "name": "x"},
        {"@context": [{"name": P}, REMOTE], "@id": S, "name": "x"},
        {"@context": {"name": P, "@import": REMOTE}, "@id": S, "name": "x"},
        {"@context": {"name": {"@id": P, "@context": REMOTE}}, "@id": S, "name": {"@id": O}},
    ],
)
def test_a_context_on_another_server_is_refused_and_not_fetched(
    write: Write, document: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def reached(*_: object, **__: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "socket", reached)
    path = write("x.jsonld", json.dumps(document))
    with pytest.raises(RemoteContext) as caught:
        read([path])
    assert caught.value.message("en").startswith(f"{path}: ")


def test_a_context_in_the_file_is_used(write: Write) -> None:
    document = {"@context": {"name": P}, "@id": S, "name": "å"}
    assert literals(write("x.jsonld", json.dumps(document))) == ["å"]


def test_an_import_is_not_followed(write: Write) -> None:
    text = f"<urn:o> <http://www.w3.org/2002/07/owl#imports> <{REMOTE}> ."
    assert len(read([write("x.ttl", text)])) == 1


@pytest.mark.parametrize("name", ["plan.xlsx", "plan", "plan.ttl.bak", "plan.ttl.txt"])
def test_an_unknown_ending_is_refused(write: Write, name: str) -> None:
    path = write(name, TRIPLE)
    with pytest.raises(UnknownFormat) as caught:
        read([path])
    assert caught.value.details["path"] == path


@pytest.mark.parametrize(
    ("name", "error"),
    [("none.ttl", SourceNotFound), ("no/folder", SourceNotFound), ("a\0b.ttl", InputError)],
)
def test_a_path_to_nothing_is_refused(tmp_path: Path, name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        read([tmp_path / name])


@pytest.mark.parametrize("inside", [[], ["readme.txt"], ["sub/notes.md"]])
def test_a_folder_without_data_is_refused(write: Write, tmp_path: Path, inside: list[str]) -> None:
    for name in inside:
        write(name, "text")
    with pytest.raises(NothingToLoad) as caught:
        read([tmp_path])
    assert caught.value.details["path"] == tmp_path


def refusing(*_: object, **__: object) -> None:
    raise PermissionError(13, "Permission denied", "secret")


@pytest.mark.parametrize(
    ("owner", "method", "target"),
    [(os, "scandir", "."), (Path, "read_bytes", "x.ttl"), (Path, "is_dir", "x.ttl")],
)
def test_what_may_not_be_read_is_named_with_the_reason(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: Any, method: str, target: str
) -> None:
    write("x.ttl", TRIPLE)
    monkeypatch.setattr(owner, method, refusing)
    with pytest.raises(InputError) as caught:
        read([tmp_path / target])
    assert caught.value.details["reason"] == "Permission denied"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="needs a user with limits")
def test_a_folder_that_may_not_be_read_is_no_empty_folder(write: Write, tmp_path: Path) -> None:
    write("closed/x.ttl", TRIPLE)
    closed = tmp_path / "closed"
    closed.chmod(0)
    try:
        with pytest.raises(InputError) as caught:
            read([tmp_path])
    finally:
        closed.chmod(0o700)
    assert not isinstance(caught.value, NothingToLoad)


def test_the_first_bad_file_of_a_folder_stops_the_reading(write: Write, tmp_path: Path) -> None:
    write("a.ttl", f"{PREFIXES} <urn:plan> a <{GG}Plan> .")
    bad = write("b.ttl", "å")
    with pytest.raises(GoalgraphError) as caught:
        read([tmp_path])
    assert caught.value.details["path"] == bad


def test_the_reason_of_a_syntax_error_names_no_other_line_than_the_error_does(tmp_path: Path) -> None:
    path = tmp_path / "x.ttl"
    path.write_text("@prefix a: <http://a/> .\na:b a:c\n\n\n", encoding="utf-8")
    with pytest.raises(ParseError) as caught:
        read([path])
    assert (caught.value.details["line"], caught.value.details["reason"]) == (2, "Unexpected end")


def test_a_decisions_file_in_a_folder_is_left_to_apply_and_refused_by_name(tmp_path: Path) -> None:
    plan = tmp_path / "plan.ttl"
    plan.write_text("<http://example.org/a> <http://example.org/b> <http://example.org/c> .")
    before = read([tmp_path])
    handed_in = tmp_path / "decisions.jsonld"
    handed_in.write_text(json.dumps(goalgraph.load().decisions_template()))
    assert read([tmp_path]) == before
    with pytest.raises(DecisionsAsData, match="goalgraph apply"):
        read([handed_in])
    plan.unlink()
    with pytest.raises(NothingToLoad):
        read([tmp_path])


def test_a_decision_log_names_its_graph_also_beside_its_plan(write: Write, tmp_path: Path) -> None:
    write("plan.ttl", f"{PREFIXES} <urn:plan> a gg:Plan .")
    write(
        "decisions.ttl",
        f"{PREFIXES} <urn:plan/decided> a <http://www.w3.org/ns/prov#Bundle> ; gg:inPlan <urn:plan> . <urn:x> a gg:Decision .",
    )
    assert graphs(tmp_path) == {
        "urn:plan": "urn:plan/stated",
        "urn:plan/decided": "urn:plan/decided",
        "urn:x": "urn:plan/decided",
    }


LOG = f"{BUNDLED_PLAN}/decided"


@pytest.mark.parametrize(
    ("text", "plans"),
    [
        (f"<{LOG}> a <http://www.w3.org/ns/prov#Bundle> ; gg:inPlan <{BUNDLED_PLAN}> .", ["0665/2019"]),
        (f"<{BUNDLED_PLAN}> a gg:Plan . ", ["2019"]),
        (
            f"<{BUNDLED_PLAN}> a gg:Plan . "
            f"<{LOG}> a <http://www.w3.org/ns/prov#Bundle> ; gg:inPlan <{BUNDLED_PLAN}> .",
            ["2019"],
        ),
    ],
)
def test_the_bundled_plan_comes_along_with_its_decisions(write: Write, text: str, plans: list[str]) -> None:
    graph = goalgraph.load(write("d.ttl", f"{PREFIXES} {text}"))
    assert [plan.id for plan in graph.plans] == plans


@pytest.mark.parametrize("name", ["plan.ttl", "plan.jsonld", "plan.json"])
@pytest.mark.parametrize("in_folder", [False, True])
def test_a_file_that_cannot_be_read_is_named(
    name: str, in_folder: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / name
    path.write_text("{}", encoding="utf-8")

    def refused(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refused)
    with pytest.raises(InputError) as caught:
        read([tmp_path if in_folder else path])
    assert str(path) in caught.value.message()
    assert "Permission denied" in caught.value.message()


def test_decisions_on_another_plan_are_no_plan(write: Write) -> None:
    text = f"{PREFIXES} <{LOG}> a <http://www.w3.org/ns/prov#Bundle> ; gg:inPlan <urn:other> ."
    with pytest.raises(NoPlan, match=r"d\.ttl holds no plan; give a file or folder"):
        goalgraph.load(write("d.ttl", text))


# --- What in a folder is no data ---

PASSED_BY = {
    ".new-lindby.part/plan.ttl": ".new-lindby.part hidden",
    ".ipynb_checkpoints/plan-checkpoint.ttl": ".ipynb_checkpoints hidden",
    ".hidden.ttl": ".hidden.ttl hidden",
    "~$plan.ttl": "~$plan.ttl copy",
    "half.part/plan.ttl": "half.part copy",
    "plan.ttl.part": "plan.ttl.part copy",
    "sub/area-2.ttl.txt": "area-2.ttl.txt ending",
    "notes.md": "notes.md ending",
    "figures.json": "figures.json other",
    "settings.json": "settings.json other",
    "feed.xml": "feed.xml other",
    "broken-feed.xml": "broken-feed.xml other",
    "context.jsonld": "context.jsonld nothing",
    "empty.json": "empty.json nothing",
    "handed-in.jsonld": "handed-in.jsonld decisions",
}
CONTENT = {
    "figures.json": '{"count": 2, "values": [{"kpi": "N00945", "value": null}]}',
    "settings.json": "{ // with a comment\n}",
    "feed.xml": "<rss version='2.0'><channel/></rss>",
    "broken-feed.xml": "<rss version='2.0'><channel></rss>",
    "context.jsonld": '{"@context": {"name": "http://example.org/name"}}',
    "empty.json": "",
    "handed-in.jsonld": '{"@context": {}, "@type": "Dialogue"}',
}


@pytest.mark.parametrize("name", PASSED_BY)
def test_what_is_no_data_in_a_folder_is_left_out_and_told(write: Write, tmp_path: Path, name: str) -> None:
    write("plan.ttl", TRIPLE)
    write(name, CONTENT.get(name, f"<urn:other> <{P}> <{O}> ."))
    kept: list[ox.Quad] = []
    reading = gather([tmp_path], kept.extend)
    assert [str(quad.subject) for quad in kept] == [f"<{S}>"]
    assert [f"{one.path.name} {one.reason}" for one in reading.unread] == [PASSED_BY[name]]


def test_what_is_read_is_handed_over_file_by_file_in_their_order(write: Write, tmp_path: Path) -> None:
    for number, name in enumerate(("b.ttl", "a.ttl", "sub/c.ttl")):
        write(name, f"<{S}> <{P}> {number} .")
    handed: list[list[str]] = []
    gather([tmp_path], lambda quads: handed.append([str(quad.object) for quad in quads]))
    assert [text.split('"')[1] for (text,) in handed] == ["1", "0", "2"]


def test_of_a_folder_with_an_error_nothing_is_handed_over(write: Write, tmp_path: Path) -> None:
    write("a.ttl", TRIPLE)
    write("b.ttl", "no Turtle")
    handed: list[ox.Quad] = []
    with pytest.raises(goalgraph.InputError, match=r"b\.ttl"):
        gather([tmp_path], handed.extend)
    assert handed == []


def test_all_that_is_left_out_is_told_and_nothing_else(write: Write, tmp_path: Path) -> None:
    write("plan.ttl", TRIPLE)
    for name in PASSED_BY:
        write(name, CONTENT.get(name, ""))
    told = [f"{one.path.name} {one.reason}" for one in gather([tmp_path], len).unread]
    assert sorted(told) == sorted(PASSED_BY.values())


def test_a_document_that_the_data_name_is_not_told(write: Write, tmp_path: Path) -> None:
    write("plan.ttl", f'<{S}> <{P}> "It is document.txt of this folder." .')
    for name in ("document.txt", "other.txt", "sub/document.txt"):
        write(name, "text")
    assert [one.path.name for one in gather([tmp_path], len).unread] == ["other.txt"]


def test_a_hidden_folder_is_read_when_it_is_named(write: Write, tmp_path: Path) -> None:
    write(".hidden/plan.ttl", TRIPLE)
    assert len(read([tmp_path / ".hidden"])) == 1


@pytest.mark.parametrize("name", ["figures.json", "settings.json", "feed.xml"])
def test_what_is_no_rdf_is_refused_by_name(write: Write, name: str) -> None:
    with pytest.raises(OtherContent):
        read([write(name, CONTENT[name])])


@pytest.mark.parametrize("name", ["a.ttl", "a.rdf", "a.jsonld"])
def test_a_broken_file_in_a_folder_is_no_other_kind_of_file(write: Write, tmp_path: Path, name: str) -> None:
    write("plan.ttl", TRIPLE)
    write(name, {"a.ttl": "å", "a.rdf": RDF_XML.replace("</rdf:RDF>", ""), "a.jsonld": '{"@id": ,}'}[name])
    with pytest.raises(ParseError):
        read([tmp_path])


# --- RDF/XML ---


def test_a_mistake_in_xml_is_named_by_its_line(write: Write) -> None:
    with pytest.raises(ParseError) as caught:
        read([write("x.rdf", RDF_XML.replace("</rdf:Description>", "</e:p>"))])
    assert caught.value.details["line"] == 3


def test_xml_in_another_encoding_that_it_names_is_read(write: Write) -> None:
    text = RDF_XML.replace("?>", ' encoding="iso-8859-1"?>').replace(
        f'<e:p rdf:resource="{O}"/>', "<e:p>mål</e:p>"
    )
    assert literals(write("x.rdf", text.encode("latin-1"))) == ["mål"]


def test_xml_in_an_encoding_that_does_not_exist_is_refused(write: Write) -> None:
    with pytest.raises(WrongEncoding):
        read([write("x.rdf", RDF_XML.replace("?>", ' encoding="lindby-1"?>'))])


def with_entities(declared: str, used: str) -> str:
    text = RDF_XML.replace('"?>', f'"?>\n<!DOCTYPE rdf:RDF [{declared}]>', 1)
    return text.replace(f'<e:p rdf:resource="{O}"/>', f"<e:p>{used}</e:p>")


def test_a_short_name_for_a_namespace_is_read(write: Write) -> None:
    text = with_entities('<!ENTITY ex "http://example.org/">', "&ex;a")
    assert literals(write("x.owl", text)) == ["http://example.org/a"]


BOMB = '<!ENTITY a "lol">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("declared", "name"),
    [
        (BOMB, "b"),
        (BOMB.replace("&a;", "&#38;a;"), "b"),
        (f'<!ENTITY big "{"x" * 10_000}">', "big"),
        ('<!ENTITY out SYSTEM "file:///etc/passwd">', "out"),
        ('<!ENTITY out PUBLIC "x" "http://example.org/x">', "out"),
        ('<!ENTITY % out SYSTEM "http://example.org/x.dtd"> %out;', "out"),
        ("<!ENTITY % inside '<!ENTITY x \"y\">'>", "inside"),
    ],
)
def test_entities_that_grow_or_come_from_elsewhere_are_refused(
    write: Write, declared: str, name: str
) -> None:
    path = write("x.rdf", with_entities(declared, "text"))
    with pytest.raises(UnsafeXml) as caught:
        read([path])
    assert (caught.value.details["name"], caught.value.details["line"]) == (name, 2)


def test_an_owl_file_may_be_turtle(write: Write) -> None:
    assert graphs(write("x.owl", TRIPLE)) == {S: "urn:goalgraph:file:x.owl"}


# --- A context beside the file, and standard input ---


@pytest.mark.parametrize(
    ("context", "outside"),
    [
        ("ctx.jsonld", "ctx.jsonld"),
        ([{"name": P}, "../c.json"], "../c.json"),
        ({"@import": "c.json"}, "c.json"),
    ],
)
def test_a_context_in_another_file_is_said_to_be_that(write: Write, context: object, outside: str) -> None:
    path = write("x.jsonld", json.dumps({"@context": context, "@id": S, "name": "x"}))
    with pytest.raises(LocalContext, match="another file") as caught:
        read([path])
    assert caught.value.details["context"] == outside


@pytest.mark.parametrize("name", SAME)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_standard_input_is_read_in_every_format(
    monkeypatch: pytest.MonkeyPatch, name: str, encoding: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SAME[name].encode(encoding))))
    (quad,) = read([Path("-")])
    assert quad.triple == ox.Triple(ox.NamedNode(S), ox.NamedNode(P), ox.NamedNode(O))


@pytest.mark.parametrize(
    "text",
    [
        f"[] <{P}> <{O}> .",
        f"[ <{P}> <{O}> ] .",
        f"# a comment\n\n{TRIPLE}",
        "<urn:a> <urn:p> <urn:o> .",
        f"@prefix xmlns: <urn:x> . {TRIPLE}",
        f"({TRIPLE[:0]}) <{P}> <{O}> .",
    ],
)
def test_turtle_on_standard_input_is_taken_for_nothing_else(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert len(read([Path("-")])) == 1


def test_a_mistake_on_standard_input_is_named_by_its_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{TRIPLE}\nå\n".encode())))
    with pytest.raises(ParseError, match="-, line 2: "):
        read([Path("-")])


def test_a_plan_of_a_special_kind_names_its_graph(write: Write, tmp_path: Path) -> None:
    write(
        "terms.ttl",
        f"{PREFIXES} <urn:Budget> rdfs:subClassOf <urn:Whole> . <urn:Whole> rdfs:subClassOf gg:Plan .",
    )
    write("plan.ttl", f"{PREFIXES} <urn:plan> a <urn:Budget> .")
    assert graphs(tmp_path)["urn:plan"] == "urn:plan/stated"
