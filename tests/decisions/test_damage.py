"""A log with one statement taken away, changed or doubled: nothing breaks, nothing is rewritten, the line is told."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

import goalgraph
from goalgraph.base.errors import GoalgraphError, Unforeseen
from goalgraph.base.names import DCTERMS, GG, PROV, RDF
from goalgraph.cli import main
from goalgraph.decisions import log_of
from goalgraph.decisions.errors import DamagedRecord
from goalgraph.decisions.keeping import brought_in, missing
from goalgraph.decisions.log import Log, holding, read_log
from goalgraph.faces.page.content.dialogue import dialogue
from goalgraph.rdf.lines import Term
from goalgraph.rdf.reading import read
from goalgraph.rdf.store import LocalStore
from places import EXAMPLE

PLAN = "https://w3id.org/goalgraph/id/example/sjobacka/2030"
YEAR = sorted((EXAMPLE / "decisions-2030").glob("[1-5]-*.jsonld"))
VALUES: list[Term] = [
    ox.Literal("x"),
    ox.NamedNode("urn:x"),
    ox.Literal("2030-02-30"),
    ox.Literal(""),
    ox.BlankNode("b"),
]
DAMAGE = ("taken away", "changed", "doubled")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented plan with all decisions of its year, and one more file to bring in."""
    place = tmp_path_factory.mktemp("year")
    for path in (EXAMPLE / "2030").glob("*.ttl"):
        (place / path.name).write_bytes(path.read_bytes())
    graph = goalgraph.load(place)
    for path in YEAR:
        graph.apply(path, output=place)
    (place.parent / "further.jsonld").write_text(further(), encoding="utf-8")
    return place


def further() -> str:
    """A decisions file with a remark on one goal."""
    document = goalgraph.load(EXAMPLE / "2030").decisions_template() | {"endedAt": "2030-10-20T12:00:00Z"}
    goal = document["decisions"][0]["goal"]
    document["decisions"] = [{"@type": "Proposal", "goal": goal, "note": "Senare."}]
    return json.dumps(document)


@pytest.fixture(scope="module")
def whole(folder: Path) -> list[ox.Triple]:
    return parsed(folder / "decisions.ttl")


def parsed(path: Path) -> list[ox.Triple]:
    text = path.read_text(encoding="utf-8")
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]


def damaged(whole: list[ox.Triple], place: int, how: str, chance: random.Random) -> list[ox.Triple]:
    """The log with the statement at ``place`` taken away, changed or doubled."""
    old = whole[place]
    new = ox.Triple(old.subject, old.predicate, chance.choice(VALUES))
    return [
        *whole[:place],
        *{"taken away": [], "changed": [new], "doubled": [old, new]}[how],
        *whole[place + 1 :],
    ]


def some(whole: list[ox.Triple], count: int, seed: int) -> Iterator[list[ox.Triple]]:
    chance = random.Random(seed)
    for place in chance.sample(range(len(whole)), count):
        yield damaged(whole, place, chance.choice(DAMAGE), chance)


def write(folder: Path, triples: list[ox.Triple]) -> str:
    text = "".join(f"{triple} .\n" for triple in triples)
    (folder / "decisions.ttl").write_text(text, encoding="utf-8")
    return text


def test_any_statement_may_be_damaged_and_the_log_is_read(whole: list[ox.Triple]) -> None:
    chance = random.Random(11)
    for place in range(0, len(whole), 4):
        triples = damaged(whole, place, DAMAGE[place % 3], chance)
        log = read_log(PLAN, triples)
        assert len(log.standpoints) >= 15 - 6
        made_anew = set(holding(log))
        kept = [triple for triple in triples if triple not in made_anew]
        assert missing(kept, brought_in(triples, log, log, {})) == []


def test_what_records_must_say_is_missed(whole: list[ox.Triple]) -> None:
    must = {
        "forRequirement",
        "status",
        "rating",
        "atOccasion",
        "toBeAchieved",
        "adoptedBy",
        "decisionDate",
    }
    must |= {"concerns", "wasInformedBy", "endedAtTime", "identifier", "notation", "sets"}
    parts = {str(t.subject) for t in whole if t.predicate.value.endswith("wasGeneratedBy")}
    for place, triple in enumerate(whole):
        name = re.split("[#/]", triple.predicate.value)[-1]
        not_needed = str(triple.subject) in parts or "/ORG." in str(triple.subject)
        if name in must and not (name == "notation" and not_needed):
            found = read_log(PLAN, whole[:place] + whole[place + 1 :]).damaged
            assert found, triple
            assert {one.record for one in found} <= {
                s.value for t in whole for s in (t.subject,) if isinstance(s, ox.NamedNode)
            }


def test_answers_leave_out_what_cannot_be_read(folder: Path, whole: list[ox.Triple], tmp_path: Path) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    target = tmp_path / "decisions.ttl"
    for triples in some(whole, 12, seed=4):
        text = write(tmp_path, triples)
        graph = goalgraph.load(tmp_path)
        told = graph.damaged_records()
        assert [error for error in told if error.details["line"] is None] == []
        for goal in graph.scope.goals:
            graph.history(goal.id)
        graph.report()
        dialogue(graph.scope)
        refused: list[GoalgraphError] = []
        try:
            graph.apply(folder.parent / "further.jsonld", output=target)
        except GoalgraphError as error:
            refused.append(error)
        assert not any(isinstance(error, Unforeseen) for error in refused)
        assert bool(refused) or not told
        if refused:
            assert target.read_text(encoding="utf-8") == text
        else:
            made_anew = set(holding(read_log(PLAN, triples)))
            assert missing([t for t in triples if t not in made_anew], parsed(target)) == []


@pytest.mark.parametrize(
    ("name", "seed"),
    [("show", 1), ("show KS1", 2), ("show KS3 --history", 3), ("report", 4), ("validate", 5)],
)
def test_commands_tell_the_line_and_go_on(
    folder: Path, whole: list[ox.Triple], tmp_path: Path, name: str, seed: int
) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    dates = [n for n, t in enumerate(whole) if t.predicate.value == GG + "decisionDate"]
    chosen = random.Random(seed).choice(dates)
    write(tmp_path, whole[:chosen] + whole[chosen + 1 :])
    for lang, said in (("sv", "saknas"), ("en", "is missing")):
        result = CliRunner().invoke(main, ["--data", str(tmp_path), "--lang", lang, *name.split()])
        assert result.exit_code == (1 if name == "validate" else 0), result.output
        [line] = result.stderr.splitlines()
        assert re.search(rf"decisions\.ttl:\d+: .*gg:decisionDate {said}", line)
        assert result.stdout


def test_apply_refuses_with_the_line(folder: Path, whole: list[ox.Triple], tmp_path: Path) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    [place] = [
        n
        for n, t in enumerate(whole)
        if t.subject == ox.NamedNode(f"{PLAN}/KS3.D3") and t.predicate.value == GG + "adoptedBy"
    ]
    text = write(tmp_path, whole[:place] + whole[place + 1 :])
    first = next(n for n, line in enumerate(text.split("\n"), 1) if line.startswith(f"<{PLAN}/KS3.D3> "))
    result = CliRunner().invoke(
        main, ["--data", str(tmp_path), "apply", str(folder.parent / "further.jsonld")]
    )
    assert (result.exit_code, result.stdout) == (2, "")
    [line] = result.stderr.splitlines()
    assert f"decisions.ttl:{first}: " in line
    assert (tmp_path / "decisions.ttl").read_text(encoding="utf-8") == text


def test_records_in_no_log_are_told(folder: Path, whole: list[ox.Triple], tmp_path: Path) -> None:
    for path in folder.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    kind = ox.Triple(
        ox.NamedNode(f"{PLAN}/decided"), ox.NamedNode(RDF + "type"), ox.NamedNode(PROV + "Bundle")
    )
    write(tmp_path, [triple for triple in whole if triple != kind])
    graph = goalgraph.load(tmp_path)
    assert log_of(graph.scope) == Log(PLAN)
    [error] = graph.damaged_records()
    assert "prov:Bundle" in error.message("sv")
    assert isinstance(error, DamagedRecord)
    assert isinstance(error.details["line"], int)


def test_in_a_store_the_graph_is_named(whole: list[ox.Triple], tmp_path: Path) -> None:
    log = ox.NamedNode(f"{PLAN}/decided")
    store = LocalStore(tmp_path / "store")
    store.add(read([EXAMPLE / "2030"]))
    store.add(
        ox.Quad(t.subject, t.predicate, t.object, log)
        for t in whole
        if not t.predicate.value.endswith("adoptedBy")
    )
    del store
    errors = goalgraph.open(tmp_path / "store").damaged_records()
    assert len(errors) == 15
    assert all(error.message("en").startswith(f"{log.value}: ") for error in errors)


def test_damage_in_the_log_of_a_plan_that_is_only_required_is_told(
    folder: Path, whole: list[ox.Triple], tmp_path: Path
) -> None:
    own, upper = tmp_path / "own", tmp_path / "upper"
    own.mkdir()
    upper.mkdir()
    for path in folder.iterdir():
        (own / path.name).write_bytes(path.read_bytes())
    write(own, [triple for triple in whole if not triple.predicate.value.endswith("adoptedBy")])
    alone = goalgraph.load(own).damaged_records()
    requiring = f"<urn:upper> a <{GG}Plan> ; <{DCTERMS}requires> <{PLAN}> ."
    (upper / "plan.ttl").write_text(requiring, encoding="utf-8")
    graph = goalgraph.load(own, upper)
    assert [plan.iri for plan in graph.plans] == ["urn:upper"]
    assert alone
    assert list(map(str, graph.damaged_records())) == list(map(str, alone))
