"""The graph as it was: each decision counts from its day, and not before."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from test_example import YEAR
from test_example_year import after

import goalgraph

PLAN = "https://w3id.org/goalgraph/id/example/sjobacka/2030"


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> goalgraph.Graph:
    return after(YEAR, tmp_path_factory.mktemp("year"))


@pytest.mark.parametrize(
    ("day", "files"),
    [
        (date(2030, 2, 13), 0),
        (date(2030, 2, 14), 1),
        (date(2030, 3, 12), 2),
        (date(2030, 5, 14), 3),
        (date(2030, 6, 11), 4),
        (date(2030, 12, 31), 5),
    ],
)
def test_a_day_of_the_year_is_as_if_only_the_files_till_then_were_brought_in(
    year: goalgraph.Graph, day: date, files: int, tmp_path: Path
) -> None:
    then, same = year.as_of(day), after(YEAR[:files], tmp_path)
    for part in ("", "/derived", *(["/decisions"] if files else [])):
        name = PLAN + part
        told, expected = (sorted(map(str, one.store.get_graph(name))) for one in (then, same))
        assert told == expected, name
    assert [then.history(f"KS{n}") for n in range(1, 7)] == [same.history(f"KS{n}") for n in range(1, 7)]


def test_the_graph_itself_stays_as_it_is(year: goalgraph.Graph) -> None:
    before = year.digest("sjobacka/2030")
    assert year.as_of(date(2030, 3, 12)).digest("sjobacka/2030") != before
    assert year.digest("sjobacka/2030") == before


def test_where_nothing_is_later_the_graph_is_the_same(
    bundled: goalgraph.Graph, year: goalgraph.Graph
) -> None:
    assert bundled.as_of(date(2019, 1, 1)) is bundled
    assert year.as_of(date(2031, 1, 1)) is year


def test_what_was_added_by_hand_stays(tmp_path: Path) -> None:
    graph = after(YEAR[:2], tmp_path)
    decisions = tmp_path / "2030" / "decisions.ttl"
    graph.apply(YEAR[1], output=decisions)
    with decisions.open("a", encoding="utf-8") as file:
        file.write('\nplan:KS1 <http://example.org/remark> "by hand" .\n')
    again = goalgraph.load(tmp_path / "2030").as_of(date(2030, 2, 20))
    assert again.query("ASK { ?goal <http://example.org/remark> ?text }").truth
    assert again.links("decided") == []
