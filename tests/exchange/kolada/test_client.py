"""Asking: pages, parts of 25 ids, busy and lying servers, and what is kept of their answers.

In: a server on this machine that speaks Kolada's API v3 and misbehaves when told to. Out: the rows, or one
clear error; and what the server was asked for.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import kolada_server as server
from goalgraph.base import cache
from goalgraph.base.online import Patience
from goalgraph.exchange.kolada import client as asking
from goalgraph.exchange.kolada.client import ENDPOINT, Client
from goalgraph.exchange.kolada.faults import (
    KoladaError,
    LedElsewhere,
    NoAnswer,
    NothingKept,
    ServerPostpones,
    ServerRefuses,
    ServerSilent,
    TooMuch,
    WrongEndpoint,
)
from kolada_server import Kolada, row, serving

QUICK = Patience(
    silence=10,
    longest=30,
    attempts=2,
    pause=0.01,
    longest_pause=0.05,
    most_bytes=300_000,
    most_pages=20,
)
PATH = "kpi"


@pytest.fixture
def kolada(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kolada]:
    monkeypatch.setenv("GOALGRAPH_CACHE", str(tmp_path / "kept"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serving(Kolada(titles={"N00957": "Ohälsotal, dagar"})) as running:
        yield running


def asked(kolada: Kolada, use: asking.Use = "none", patience: Patience = QUICK) -> asking.Answer:
    return Client(kolada.address, patience, use).answer(PATH)


def test_all_pages_are_read(kolada: Kolada) -> None:
    kolada.per_page = 2
    kolada.rows = [row("N00957", year, ("T", 1.0)) for year in range(2000, 2007)]
    (answer,) = Client(kolada.address, QUICK, "none").values(["N00957"], ["0999"])
    assert [one["period"] for one in answer.rows] == list(range(2000, 2007))
    assert len(kolada.asked) == 4


def test_at_most_25_ids_are_asked_for_in_a_part(kolada: Kolada) -> None:
    kpis = [f"N{number:05}" for number in range(60)]
    kolada.titles = dict.fromkeys(kpis, "Något, antal")
    kolada.rows = [row(kpi, 2020, ("T", 1.0)) for kpi in kpis]
    client = Client(kolada.address, QUICK, "none")
    found = [one for answer in client.values(kpis, ["0999"]) for one in answer.rows]
    assert len(found) == 60
    assert [one.partition("/kpi/")[2].partition("/")[0].count(",") + 1 for one in kolada.asked] == [
        25,
        25,
        10,
    ]
    kolada.per_page = 7
    assert len(client.listed("kpi").rows) == 60


def test_a_busy_server_is_asked_again(kolada: Kolada) -> None:
    kolada.instead = [server.status(429, Retry_After="0"), server.status(500)]
    assert asked(kolada).rows == ({"id": "N00957", "title": "Ohälsotal, dagar"},)
    assert len(kolada.asked) == 3


@pytest.mark.parametrize(("asked_for", "pause"), [("600", "10 min"), ("90", "90 s"), ("7200", "2 h")])
def test_a_server_that_asks_for_a_long_pause_gets_it_and_that_is_told(
    kolada: Kolada, asked_for: str, pause: str
) -> None:
    """It was asked again and again, a minute apart, while nothing was said for minutes."""
    kolada.instead = [server.status(429, Retry_After=asked_for)] * 9
    begun = time.monotonic()
    with pytest.raises(ServerPostpones) as caught:
        asked(kolada)
    assert time.monotonic() - begun < 3
    assert len(kolada.asked) == 1
    for lang in ("sv", "en"):
        assert all(one in caught.value.message(lang) for one in ("429", pause, "--offline"))


def test_what_was_fetched_before_a_long_pause_is_not_fetched_again(kolada: Kolada) -> None:
    kolada.titles = {f"N{at:05}": str(at) for at in range(4)}
    kolada.per_page = 2
    kolada.instead = [lambda one: one.answer(), server.status(429, Retry_After="600")]
    with pytest.raises(ServerPostpones):
        asked(kolada)
    assert len(asked(kolada, "day").rows) == 4
    assert len(kolada.asked) == 3


def test_a_cut_answer_is_asked_for_once_more(kolada: Kolada) -> None:
    kolada.instead = [server.cut]
    assert asked(kolada).rows


def test_a_redirection_within_the_server_is_followed(kolada: Kolada) -> None:
    kolada.instead = [server.moved(f"/v3/{PATH}")]
    assert asked(kolada).rows


@pytest.mark.parametrize(
    ("instead", "error", "said"),
    [
        ([server.status(500)] * 9, ServerRefuses, "500"),
        ([server.status(429)] * 9, ServerRefuses, "429"),
        ([server.status(404)], ServerRefuses, "404"),
        ([server.cut] * 9, ServerSilent, "no whole answer"),
        ([server.endless], TooMuch, "0.3 MB"),
        ([server.body(b"<html>Down for maintenance</html>", "text/html")], NoAnswer, "text/html"),
        ([server.body(b"<html>Down for maintenance</html>")], NoAnswer, "no JSON from line 1"),
        ([server.body(b'{"values": [{"id": "N0')], NoAnswer, "no JSON from line 1"),
        ([server.body(b'{"values": {"id": 1}}')], NoAnswer, "“values”"),
        ([server.body(b'{"values": [7]}')], NoAnswer, "values[0]"),
        ([server.body(b'{"values": [], "next_url": 7}')], NoAnswer, "next_url"),
        ([server.body(b"[" * 100_000)], NoAnswer, "JSON"),
        ([server.body(b'{"values": [NaN]}')], NoAnswer, "JSON"),
        ([server.body(b"\xff\xfe{}")], NoAnswer, "UTF-8"),
        ([server.leading("http://example.org/v3/kpi")], LedElsewhere, "example.org"),
        ([server.leading("//example.org/v3/kpi")], LedElsewhere, "example.org"),
        ([server.leading("file:///etc/passwd")], LedElsewhere, "file:"),
        ([server.leading("http://[/")], LedElsewhere, "another server"),
        ([server.moved("https://example.org/")], LedElsewhere, "example.org"),
        ([server.moved("http://[::1")], KoladaError, "http://127.0.0.1"),
        ([server.moved("http://127.0.0.1:1/v3/")], LedElsewhere, "127.0.0.1:1"),
        ([server.moved(f"/v3/{PATH}")] * 9, NoAnswer, "again and again"),
        ([server.leading(f"/v3/{PATH}?per_page=5000")], NoAnswer, "leads back"),
    ],
)
def test_a_lying_server_is_told_of_in_one_line(
    kolada: Kolada, instead: list[server.Misbehaviour], error: type[KoladaError], said: str
) -> None:
    kolada.instead = list(instead)
    with pytest.raises(error) as caught:
        asked(kolada)
    for lang in ("sv", "en"):
        assert "\n" not in caught.value.message(lang)
    assert said in caught.value.message("en")


def test_a_server_that_says_nothing_is_given_up(kolada: Kolada) -> None:
    kolada.instead = [server.silent] * 9
    with pytest.raises(ServerSilent, match="no whole answer"):
        asked(kolada, patience=replace(QUICK, silence=0.1, attempts=1))
    assert len(kolada.asked) == 2


def test_a_server_that_takes_for_ever_is_given_up(kolada: Kolada) -> None:
    kolada.instead = [server.dripping]
    with pytest.raises(TooMuch, match=r"0\.2 s"):
        asked(kolada, patience=replace(QUICK, longest=0.2))


def test_pages_without_end_are_given_up(kolada: Kolada) -> None:
    kolada.instead = [server.leading(f"?page={number}") for number in range(100)]
    with pytest.raises(TooMuch, match="20 pages"):
        asked(kolada)


def test_all_pages_together_have_one_limit(kolada: Kolada) -> None:
    page = b'{"values": [], "next_url": "?page=%d"' + b" " * 100_000 + b"}"
    kolada.instead = [server.body(page % number) for number in range(9)]
    with pytest.raises(TooMuch, match=r"0\.3 MB"):
        asked(kolada)


def test_a_server_that_is_not_there_is_told(kolada: Kolada) -> None:
    with pytest.raises(ServerSilent, match=r"127\.0\.0\.1:9/"):
        Client("http://127.0.0.1:9/", QUICK).answer(PATH)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "kolada",
        "ftp://example.org/",
        "https://",
        "https://[/",
        "https://a:99999/",
        "https://u:secret@example.org/",
        "https://example.org/?a=b",
        "https://example.org/\n",
    ],
)
def test_what_is_no_address_is_not_asked_and_no_password_is_told(address: str) -> None:
    with pytest.raises(WrongEndpoint) as caught:
        Client(address, QUICK)
    assert "secret" not in caught.value.message("en")


def test_an_address_needs_no_slash_at_its_end() -> None:
    assert Client("https://example.org/v3", QUICK).address("kpi") == "https://example.org/v3/kpi"


def test_a_server_behind_another_may_call_itself_http() -> None:
    led = Client(ENDPOINT, QUICK)._within("http://api.kolada.se/v3/kpi?page=2", ENDPOINT)
    assert led == "https://api.kolada.se/v3/kpi?page=2"
    with pytest.raises(LedElsewhere):
        Client("http://api.kolada.se/", QUICK)._within("https://api.kolada.se/v3/", ENDPOINT)


def test_an_answer_is_kept_with_its_time(kolada: Kolada) -> None:
    first = asked(kolada, "day")
    assert asked(kolada, "day") == asked(kolada, "only") == first
    assert len(kolada.asked) == 1
    assert abs(first.retrieved - datetime.now(UTC)) < timedelta(minutes=1)
    asked(kolada, "none")
    assert len(kolada.asked) == 2


def test_what_is_older_than_a_day_is_asked_for_again_unless_nobody_may_be(kolada: Kolada) -> None:
    when = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)
    name = cache.named("kolada", f"{kolada.address}{PATH}?per_page=5000")
    cache.keep(name, when.isoformat().encode() + b'\n{"values": []}')
    assert asked(kolada, "only").retrieved == when
    assert kolada.asked == []
    assert asked(kolada, "day").retrieved > when


def test_nothing_kept_is_told(kolada: Kolada, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NothingKept):
        asked(kolada, "only")
    monkeypatch.setenv("GOALGRAPH_CACHE", "")
    asked(kolada)
    with pytest.raises(NothingKept):
        asked(kolada, "only")
    assert len(kolada.asked) == 1


def test_a_broken_copy_is_asked_for_anew(kolada: Kolada) -> None:
    cache.keep(cache.named("kolada", f"{kolada.address}{PATH}?per_page=5000"), b"yesterday\n{")
    assert asked(kolada, "day").rows


def test_a_lying_answer_is_not_kept(kolada: Kolada) -> None:
    kolada.instead = [server.body(b"{")]
    with pytest.raises(NoAnswer):
        asked(kolada, "day")
    with pytest.raises(NothingKept):
        asked(kolada, "only")
