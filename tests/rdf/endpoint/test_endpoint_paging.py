"""All rows of a question, also while somebody writes between the rows and their count."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pyoxigraph as ox
import pytest

from goalgraph.rdf.endpoint.client import Client
from goalgraph.rdf.endpoint.faults import AnswersCut
from goalgraph.rdf.endpoint.paging import all_rows


class Server:
    """Answers with one state after the other, the rows and their count each in turn; a page with none."""

    location = "http://127.0.0.1/query"

    def __init__(self, *states: tuple[int, int]) -> None:
        self._states = list(states)
        self.asked: list[str] = []

    def rows(self, query: str, *columns: str) -> Any:
        self.asked.append(query)
        if "COUNT" in query:
            _, count = self._states.pop(0)
            return SimpleNamespace(rows=[(ox.Literal(count),)])
        if "LIMIT" in query:
            return SimpleNamespace(rows=[(ox.NamedNode("urn:a"),)] * 2)
        given, _ = self._states[0]
        return SimpleNamespace(rows=[(ox.NamedNode(f"urn:{n}"),) for n in range(given)])


def asked(server: Server) -> list[Any]:
    return list(all_rows(cast("Client", server), ("s",), "?s ?p ?o", "s", "?g"))


def test_what_was_written_between_the_rows_and_their_count_is_read_again() -> None:
    server = Server((2, 5), (5, 5))
    assert len(asked(server)) == 5


def test_a_server_that_cuts_each_time_is_told() -> None:
    with pytest.raises(AnswersCut) as told:
        asked(Server((2, 5), (2, 5), (2, 5)))
    assert (told.value.details["got"], told.value.details["count"]) == (0, 5)
