"""Of files that are as they were it is known what tells plans apart, as if they had been read."""

from __future__ import annotations

from pathlib import Path

import pytest

from goalgraph.base import cache
from goalgraph.base.names import DECISION_LOG, GG, RDF, RDFS, SKOS
from goalgraph.rdf.skimmed import HOLDS, Skimmed, skimmed
from goalgraph.rdf.terms import Literal, NamedNode, Quad

PLAN, LOG, GOAL = (NamedNode(f"https://example.org/p{part}") for part in ("", "/decided", "/g"))
TYPE, LABEL, CODE = (NamedNode(iri) for iri in (RDF + "type", RDFS + "label", SKOS + "notation"))


def test_of_a_plan_is_kept_what_tells_it_apart_and_of_its_goals_nothing() -> None:
    plan = [Quad(PLAN, TYPE, NamedNode(GG + "Plan")), Quad(PLAN, CODE, Literal("p"))]
    log = [Quad(LOG, TYPE, NamedNode(DECISION_LOG)), Quad(LOG, TYPE, NamedNode(GG + "Note"))]
    goal = [Quad(GOAL, TYPE, NamedNode(GG + "Goal")), Quad(GOAL, LABEL, Literal("a"))]
    assert set(skimmed([*plan, *log, *goal])) == {*plan, *log}


def test_what_is_said_of_something_described_elsewhere_is_kept() -> None:
    said = [Quad(PLAN, CODE, Literal("p")), Quad(PLAN, NamedNode(GG + "value"), Literal("p"))]
    assert list(skimmed(said)) == said[:1]


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    file = tmp_path / "plan.trig"
    file.write_text(
        f'{PLAN} a <{GG}Plan> . <urn:graph> {{ {GOAL} {LABEL} "see notes.md" }}', encoding="utf-8"
    )
    return file


def look(file: Path, checksum: str, *names: str) -> tuple[set[str], list[str], bool]:
    """The graphs that a file has, which of the names it says, and whether it had to be read."""
    known = Skimmed([file])
    quads, said = known.reader(file, checksum, names)
    known.keep()
    graphs = {str(quad.graph_name) for quad in quads if quad.predicate == HOLDS}
    return graphs, list(said), file in known.parsed


def test_a_file_is_read_again_when_it_or_what_is_asked_of_it_is_another(file: Path) -> None:
    graphs = {"DEFAULT", "<urn:graph>"}
    assert look(file, "1") == (graphs, [], True)
    assert look(file, "1") == (graphs, [], False)
    assert look(file, "1", "notes.md", "other.md") == (graphs, ["notes.md"], True)
    assert look(file, "1", "notes.md") == (graphs, ["notes.md"], False)
    assert look(file, "2", "notes.md") == (graphs, ["notes.md"], True)


def test_nothing_is_written_where_everything_is_known(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    look(file, "1")
    monkeypatch.setattr(cache, "keep", lambda *_: pytest.fail("it was written"))
    look(file, "1")
