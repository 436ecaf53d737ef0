"""Saved answers: read without a network, whole or not at all."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import goalgraph
from goalgraph.base.errors import InputError
from goalgraph.exchange.kinds import kind_of
from goalgraph.exchange.kolada.brought import KoladaImport
from goalgraph.exchange.kolada.faults import NotSaved, PlanNeeded
from goalgraph.exchange.kolada.saved import read_saved
from kolada_plan import write_plan
from kolada_server import row

ROWS = [row("N00957", 2018, ("T", 27.4)), row("N00957", "2019", ("K", 30.0), ("M", None))]


def save(path: Path, document: Any) -> Path:
    path.write_text(json.dumps(document), encoding="utf-8")
    os.utime(path, (1767322800, 1767322800))
    return path


@pytest.mark.parametrize(
    "document",
    [
        {"values": ROWS, "count": 2, "next_url": None},
        ROWS,
        ROWS[0] | {"values": ROWS[0]["values"]},
        [{"values": ROWS[:1], "next_url": "https://api.kolada.se/v3/next"}, {"values": ROWS[1:]}],
    ],
)
def test_an_answer_its_rows_or_its_pages_are_read(document: Any, tmp_path: Path) -> None:
    path = save(tmp_path / "answer.json", document)
    fetched = read_saved([path], {})
    assert kind_of(path) == "kolada"
    assert fetched.figures[0].year == 2018
    assert fetched.retrieved == {"N00957": datetime(2026, 1, 2, 3, 0, tzinfo=UTC)}
    assert fetched.origins == {"N00957": "answer.json"}


def test_pages_may_be_files_of_their_own(tmp_path: Path) -> None:
    first = save(tmp_path / "1.json", {"values": ROWS[:1], "next_url": "https://api.kolada.se/v3/next"})
    with pytest.raises(NotSaved, match="more pages"):
        read_saved([first], {})
    second = save(tmp_path / "2.json", {"values": ROWS[1:], "next_url": None})
    assert len(read_saved([first, second], {}).figures) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no JSON"),
        ("{", "no JSON"),
        ("[" * 100_000, "JSON"),
        ("7", "“values”"),
        ("[]", "no value"),
        ('{"values": []}', "no value"),
        ('{"values": [{"id": "N00957", "title": "Ohälsotal"}]}', "values[0]"),
        ('{"values": [{"kpi": "N00957", "municipality": "0999", "period": 2018, "values": 3}]}', "values[0]"),
    ],
)
def test_what_is_no_saved_answer_is_refused(text: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "answer.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NotSaved) as caught:
        read_saved([path], {})
    assert said in caught.value.message("en")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(InputError):
            read_saved([path], {})


def test_a_saved_answer_is_brought_in_offline(tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "plan")
    answer = save(tmp_path / "answer.json", {"values": ROWS})
    made = goalgraph.load(folder).kolada(answer)
    assert [one.id for one in made.values] == ["I1.N00957.2018", "I1.N00957.2019K"]
    assert made.unitless == ("N00957",)
    assert [one.kpi for one in made.retired] == ["U00402"]
    assert made.silent == ("N00925", "N01003", "N01982")
    catalogue = tmp_path / "kpi.csv"
    catalogue.write_text('id,title\nN00957,"Ohälsotal, dagar"\n', encoding="utf-8")
    known = goalgraph.load(folder).kolada([answer], catalogue=catalogue)
    assert [(one.printed.id, one.fetched.id) for one in known.differences] == [("I1.O1", "I1.N00957.2018")]
    assert not goalgraph.load(folder).kolada(answer, catalogue=catalogue).written
    found = goalgraph.load(folder)
    assert "answer.json" in (folder / "kolada.ttl").read_text(encoding="utf-8")
    assert [one for one in found.validate().findings if one.severity == "violation"] == []


def test_import_brings_a_saved_answer_into_the_folder_of_its_plan(tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "plan")
    answer = save(tmp_path / "answer.json", {"values": ROWS, "count": 2, "next_url": None})
    with pytest.raises(PlanNeeded):
        goalgraph.import_file(answer)
    told = goalgraph.import_file(answer, folder, dry_run=True)
    assert (told.written, (folder / "kolada.ttl").exists()) == ((folder / "kolada.ttl",), False)
    made = goalgraph.import_file(answer, folder)
    assert isinstance(made, KoladaImport)
    assert (made.plan, made.written) == ("lindby/2030", (folder / "kolada.ttl",))
    assert made.added == ("I1.N00957.2018", "I1.N00957.2019K")
    save(tmp_path / "answer.json", {"values": ROWS[:1], "count": 1})
    again = goalgraph.import_file(answer, folder)
    assert (again.added, again.removed) == ((), ("I1.N00957.2019K",))
    assert goalgraph.import_file(answer, folder).written == ()
