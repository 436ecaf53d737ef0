"""Threads: the library may be used from several at once, and changes nothing for the others."""

from __future__ import annotations

import logging
import threading
import warnings
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import rdflib

import goalgraph
from goalgraph.base.names import XSD
from goalgraph.rdf.statements import to_graph, turtle
from goalgraph.rdf.terms import Literal, NamedNode, Triple
from places import ROOT

PLAN = ROOT / "data" / "examples" / "sjobacka" / "2031"
NODE = NamedNode("urn:a")
ODD = [
    Triple(NODE, NODE, Literal(text, datatype=NamedNode(XSD + kind)))
    for text, kind in (("some", "decimal"), ("many", "double"), ("maybe", "boolean"), ("soon", "date"))
]
ASKED: dict[str, Callable[[goalgraph.Graph], Any]] = {
    "validate": lambda graph: graph.validate().findings,
    "trace": lambda graph: graph.trace("KS1"),
    "query": lambda graph: graph.query("red-thread").rows,
    "readiness": lambda graph: graph.readiness(),
    "report": lambda graph: graph.report(lang="en"),
}


def test_several_threads_may_ask_one_graph_at_once() -> None:
    alone = {name: ask(goalgraph.load(PLAN)) for name, ask in ASKED.items()}
    shared, start = goalgraph.load(PLAN), threading.Barrier(2 * len(ASKED))

    def together(name: str) -> Any:
        start.wait()
        return ASKED[name](shared)

    names = [*ASKED, *ASKED]
    with ThreadPoolExecutor(len(names)) as threads:
        for name, answer in zip(names, threads.map(together, names), strict=True):
            assert answer == alone[name], name


def test_each_thread_may_load_and_write_for_itself(tmp_path: Path) -> None:
    def made(number: int) -> bytes:
        graph = goalgraph.load(PLAN)
        return graph.write_page(tmp_path / f"{number}.html").read_bytes()

    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(made, range(4)))) == 1


def test_values_that_are_not_of_their_type_are_copied_and_written_without_a_word(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert {str(value) for value in to_graph(ODD).objects()} == {"some", "many", "maybe", "soon"}
    assert all(value.ill_typed for value in to_graph(ODD).objects() if isinstance(value, rdflib.Literal))
    written = turtle(ODD)
    assert all(f'"{text}"' in written for text in ("some", "many", "maybe", "soon"))
    assert caplog.records == []


def test_what_others_ask_of_rdflib_is_logged_and_warned_of_as_before(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    logger, filters, begun, done = (
        logging.getLogger("rdflib.term"),
        list(warnings.filters),
        *(threading.Event() for _ in range(2)),
    )

    def endless() -> Any:
        begun.set()
        while not done.is_set():
            to_graph(ODD)

    monkeypatch.setattr(logger, "disabled", False)  # whatever a tool that was run before has made of it
    level = logger.level
    with ThreadPoolExecutor(1) as threads:
        busy = threads.submit(endless)
        begun.wait()
        try:
            for _ in range(50):
                rdflib.Literal("soon", datatype=rdflib.XSD.date)
                assert logger.level == level
                assert warnings.filters == filters
        finally:
            done.set()
        busy.result()
    assert len(caplog.records) == 50
