"""Ids by name: from a catalogue that the user has, and never more than a proposal."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import goalgraph
from goalgraph.base.errors import InputError
from goalgraph.exchange.kolada.catalogue import read_catalogue
from goalgraph.exchange.kolada.faults import NotACatalogue
from kolada_plan import TITLES, write_plan

ROWS = [{"id": kpi, "title": title} for kpi, title in TITLES.items()]


@pytest.mark.parametrize(
    "text",
    [
        json.dumps({"values": ROWS, "count": 5, "next_url": None}),
        json.dumps([{"values": ROWS[:2]}, {"values": ROWS[2:]}]),
        json.dumps(ROWS),
        "id;title\n" + "".join(f'{kpi};"{title}"\n' for kpi, title in TITLES.items()),
        "\ufeffTitel,Nyckeltal\r\n"
        + "".join(f'"{title}",{kpi.lower()}\r\n' for kpi, title in TITLES.items()),
        "kpi\tnamn\n" + "".join(f"{kpi}\t{title}\n" for kpi, title in TITLES.items()),
    ],
)
def test_each_form_of_a_catalogue_is_read(text: str, tmp_path: Path) -> None:
    path = tmp_path / "kpi"
    path.write_bytes(text.encode())
    assert read_catalogue(path).titles == TITLES


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "columns"),
        (b"{", "no JSON"),
        (b"[[", "no JSON"),
        (b"[]", "no row has an id"),
        (b'{"values": [{"id": "N00957"}]}', "title"),
        (b'{"values": [{"kpi": "N00957", "municipality": "0999"}]}', "goalgraph import"),
        (b"id;title\n", "no row has an id"),
        (b"name;text\nN00957;Ohalsotal\n", "columns"),
        (b'id;title\nN00957;"open\n', "no CSV"),
        (b"id;title\nN00957;Oh\xe4lsotal\n", "UTF-8"),
        (b"PK\x03\x04\x00\xff", "UTF-8"),
        (b"id;title\nN00957;" + b"x" * 200_000, "no CSV"),
    ],
)
def test_what_is_no_catalogue_is_refused(data: bytes, said: str, tmp_path: Path) -> None:
    path = tmp_path / "kpi.csv"
    path.write_bytes(data)
    with pytest.raises(NotACatalogue) as caught:
        read_catalogue(path)
    assert said in caught.value.message("en")
    with pytest.raises(InputError):
        read_catalogue(tmp_path / "none")


def test_ids_are_proposed_by_name_and_nothing_is_written(tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "plan")
    catalogue = tmp_path / "kpi.json"
    catalogue.write_text(json.dumps({"values": ROWS}), encoding="utf-8")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    ((indicator, found),) = goalgraph.load(folder).suggest_kolada(catalogue)
    assert indicator.id == "I6"
    assert (found[0].kpi, found[0].likeness > 80) == ("N01951", True)
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_name_like_no_title_gets_no_proposal(tmp_path: Path, bundled: goalgraph.Graph) -> None:
    catalogue = tmp_path / "kpi.csv"
    catalogue.write_text("id;title\nN00001;Qwxz vbnm\n", encoding="utf-8")
    found = bundled.suggest_kolada(catalogue)
    assert len(found) > 50
    assert [one for _, several in found for one in several] == []
