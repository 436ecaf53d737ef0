"""Nothing that goalgraph does by itself reaches for the network."""

from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

import goalgraph
from goalgraph.base.errors import GoalgraphError


@pytest.fixture
def attempts(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Addresses that anything tried to reach; each try fails."""
    tried: list[Any] = []

    def refuse(_self: socket.socket, address: Any) -> None:
        tried.append(address)
        raise OSError("the network is cut")

    def no_name(host: Any, *_rest: Any, **_more: Any) -> Any:
        tried.append(host)
        raise OSError("the network is cut")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", no_name)
    return tried


def test_loading_tracing_asking_checking_and_writing_stay_on_the_machine(
    attempts: list[Any], tmp_path: Path
) -> None:
    graph = goalgraph.load()
    assert graph.trace("KS1").nodes
    assert graph.query("red-thread").rows
    assert graph.validate().findings
    assert graph.write_page(tmp_path / "goals.html").is_file()
    assert graph.to_networkx().number_of_nodes() > 500
    assert attempts == []


def test_imports_named_in_the_data_are_not_followed(attempts: list[Any], tmp_path: Path) -> None:
    (tmp_path / "plan.ttl").write_text(
        """@prefix gg: <https://w3id.org/goalgraph/ontology#> .
        @prefix owl: <http://www.w3.org/2002/07/owl#> .
        <https://example.org/p> a gg:Plan , owl:Ontology ; owl:imports <https://example.org/more> .""",
        encoding="utf-8",
    )
    assert goalgraph.load(tmp_path).validate().findings
    assert attempts == []


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <https://example.org/sparql> { ?s ?p ?o } }",
        "SELECT * FROM <https://example.org/graph> { ?s ?p ?o }",
        "LOAD <https://example.org/data.ttl>",
    ],
)
def test_queries_do_not_fetch(bundled: goalgraph.Graph, attempts: list[Any], text: str) -> None:
    with suppress(GoalgraphError):
        bundled.query(text)
    assert attempts == []
