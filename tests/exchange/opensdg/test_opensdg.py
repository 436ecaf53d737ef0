"""Data and metadata of an Open SDG site become indicators and values under the global targets."""

from __future__ import annotations

import builtins
import csv
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import goalgraph
from goalgraph.base.errors import GoalgraphError
from goalgraph.base.extras import ExtraMissing
from goalgraph.exchange.faults import FileTooBig, Malformed, NotForImport
from goalgraph.exchange.kinds import kind_of

DATA = """\ufeffYear,Sex,Region,Units,GeoCode,Value
2029,,,Percent,,12.5
2029,Female,,Percent,,13
2029,kvinnor,North,Percent,,14
2029,,North,Percent,N1,15
2030,,,Percent,,few
2030,,,Percent,,
now,,,Percent,,1
"""
META = """---
indicator_number: 1.2.1
indicator_name: 'Share of people; who are poor'
indicator_definition: Below the line
  of the country.
source_organisation_1: Statistics Lindby
goal_meta_link: https://lindby.example/x
published: true
un_designated_tier: '1'
graph_limits: []
---
"""
SERIES = "Year;Series;Units;Value\n2030;Pipes;km;1,5\n2030;Wells;wells;7\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("opensdg") / "Lindby site"
    for name, text in {
        "data/indicator_1-2-1.csv": DATA,
        "meta/1-2-1.md": META,
        "data/indicator_6-a-1.csv": SERIES,
        "meta/6-a-1.yml": "indicator_name: global_indicators.6-a-1-title\nindicator_number: 6.a.1\n",
        "indicator-config/6-a-1.yml": "graph_type: line\nreporting_status: complete\ncopyright: CC0\n",
        "indicator-config/9-9-9.yml": "indicator_number: 9.9.9\nreporting_status: notstarted\n",
        "data/README.md": "# Data\n",
    }.items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text(text, encoding="utf-8")
    return place


@pytest.fixture(scope="module")
def imported(site: Path) -> goalgraph.Import:
    assert kind_of(site) == "opensdg"
    return goalgraph.import_file(site, site.parent / "plan")


@pytest.fixture(scope="module")
def graph(imported: goalgraph.Import) -> goalgraph.Graph:
    return goalgraph.load(imported.folder)


def test_indicators_measure_goals_that_are_the_global_targets(graph: goalgraph.Graph) -> None:
    assert [goal.id for goal in graph.resources("goal")] == ["T1.2", "T6.a"]
    assert graph.get("T1.2").label("sv") == graph.get("SDG1.2").label("sv")
    assert ("contributesTo", "SDG1.2") in {(one.relation, one.object) for one in graph.links_of("T1.2")[0]}
    assert ("measures", "T1.2") in {(one.relation, one.object) for one in graph.links_of("I1-2-1")[0]}
    assert graph.get("I1-2-1").label("sv") == "Share of people; who are poor"
    assert [one.label("sv") for one in graph.resources("indicator")][1:] == ["6.a.1 – Pipes", "6.a.1 – Wells"]


def test_values_are_of_all_or_of_a_group_that_is_known(graph: goalgraph.Graph) -> None:
    rows = graph.query(
        "SELECT ?i ?p ?g ?v ?w WHERE { GRAPH ?graph { ?o gg:observationOf/skos:notation ?i ;"
        " gg:period/skos:notation ?p OPTIONAL { ?o gg:value ?v } OPTIONAL { ?o gg:group ?g }"
        " OPTIONAL { ?o gg:qualitativeResult ?w } } } ORDER BY ?i ?p ?g"
    ).texts()
    women = "https://w3id.org/goalgraph/id/group/women"
    assert [(*row[:2], (row[2] or "").replace(women, "women"), *row[3:]) for row in rows] == [
        ("I1-2-1", "2029", "", "12.5", None), ("I1-2-1", "2029", "women", "13", None),
        ("I1-2-1", "2030", "", None, "few"),
        ("I6-a-1-S1", "2030", "", "1.5", None), ("I6-a-1-S2", "2030", "", "7", None),
    ]  # fmt: skip


def test_what_has_no_place_is_told(imported: goalgraph.Import) -> None:
    assert imported.lost == {
        "Sex + Region": 1, "Region": 1, "Value: –": 1, "Year: now": 1, "goal_meta_link": 1,
        "un_designated_tier": 1, "indicator_name": 1, "copyright": 1,
    }  # fmt: skip


def test_the_rest_is_said_and_stated_in_the_site(imported: goalgraph.Import, graph: goalgraph.Graph) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in imported.written)
    for said in ("Below the line of the country.", "Statistics Lindby", "Units: wells", "Units: km"):
        assert said in text
    assert imported.plan == "lindby-site/sdg"
    assert graph.validate().conforms


def test_one_file_brings_what_is_beside_it(site: Path, tmp_path: Path) -> None:
    file = site / "data" / "indicator_1-2-1.csv"
    assert kind_of(file) == "opensdg"
    made = goalgraph.import_file(file, tmp_path / "plan")
    assert goalgraph.load(made.folder).get("I1-2-1").label("sv") == "Share of people; who are poor"
    assert kind_of(site / "meta" / "1-2-1.md") == "opensdg"
    again = goalgraph.import_file(site / "meta" / "1-2-1.md", tmp_path / "other")
    assert len(goalgraph.load(again.folder).resources("observation")) == 3


def test_brought_in_again_is_an_update(site: Path, imported: goalgraph.Import) -> None:
    again = goalgraph.import_file(site, imported.folder, dry_run=True)
    assert (again.updated, again.written) == (True, ())


def test_multipliers_status_and_units_in_brackets(tmp_path: Path) -> None:
    file = tmp_path / "indicator_1-2-1.csv"
    file.write_text(
        "Year,Unit measure,Unit multiplier,Observation status,Value\n"
        "2028,Percentage (%),Units,Normal value,1.5\n2029,Percentage (%),Thousands,Estimated value,2\n"
        "2030,Percentage (%),Dozens,Low reliability,3\n"
    )
    made = goalgraph.import_file(file, tmp_path / "plan")
    rows = (
        goalgraph.load(made.folder)
        .query(
            "SELECT ?v ?q ?u WHERE { GRAPH ?g { ?o gg:value ?v ; gg:unit ?u OPTIONAL { ?o gg:qualifier ?q } } }"
            " ORDER BY ?v"
        )
        .texts()
    )
    assert list(rows) == [
        ("1.5", None, "unit:PERCENT"), ("3", None, "unit:PERCENT"), ("2000", "gg:Estimated", "unit:PERCENT"),
    ]  # fmt: skip
    assert made.lost == {"Unit multiplier: Dozens": 1, "Observation status: Low reliability": 1}


@pytest.mark.parametrize(
    "text",
    [
        "indicator_name: !!python/object/apply:os.system ['exit 1']\n",
        "indicator_name: [unclosed\n",
        "indicator_name: " + "[" * 3000,
        "indicator_name: \x07\n",
        "--- x\n",
    ],
)
def test_what_is_unsafe_or_broken_is_words_or_one_line(text: str, tmp_path: Path) -> None:
    file = tmp_path / "1-2-1.yml"
    file.write_text(text, encoding="utf-8")
    told = ""
    try:
        made = goalgraph.import_file(file, tmp_path / "plan")
        assert made.lost == {"indicator_name": 1}
    except GoalgraphError as error:
        told = error.message("en")
    assert "\n" not in told


def test_aliases_are_not_written_out(tmp_path: Path) -> None:
    file = tmp_path / "1-2-1.yml"
    lines = ["a0: &a0 [lol]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    file.write_text("\n".join(["indicator_name: Bomb", *lines]), encoding="utf-8")
    made = goalgraph.import_file(file, tmp_path / "plan")
    assert len(made.lost) == 30


def test_limits_and_the_extra(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "indicator_1-2-1.csv"
    file.write_text(DATA + "\n" * (1 << 20), encoding="utf-8")
    with pytest.raises(FileTooBig, match="--max-size"):
        goalgraph.import_file(file, most=1)
    (tmp_path / "1-2-2.yml").write_bytes(b"indicator_name: \xff\n")
    with pytest.raises(Malformed, match="not UTF-8"):
        goalgraph.import_file(tmp_path / "1-2-2.yml")
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name == "yaml":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(ExtraMissing, match=r"goalgraph\[opensdg\]"):
        goalgraph.import_file(site)


CELLS = st.one_of(
    st.sampled_from(
        ["2030", "2030-2031", "1,5", "", "Female", "=1", "a;b", "%", "2030-02-30", "-", "\u202e"]
    ),
    st.text(st.characters(codec="utf-8"), max_size=6),
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    heads=st.lists(
        st.one_of(st.sampled_from(["Units", "Series", "Sex", "GeoCode", "Year"]), CELLS), max_size=4
    ),
    rows=st.lists(st.lists(CELLS, max_size=6), max_size=5),
)
def test_whatever_is_in_the_columns_it_is_a_plan_unless_it_is_no_text(
    heads: list[str], rows: list[list[str]], tmp_path: Path
) -> None:
    file = tmp_path / "indicator_1-2-1.csv"
    with file.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([["Year", "Value", *(head.replace("\n", " ") for head in heads)], *rows])
    if b"\0" in file.read_bytes():
        with pytest.raises(NotForImport):
            goalgraph.import_file(file)
    else:
        assert goalgraph.import_file(file, dry_run=True).plan == "indicator-1-2-1/sdg"


@pytest.mark.parametrize("unit", ["Percentage", "Percent", "per cent", "Procent"])
def test_percent_is_known_by_its_usual_words(unit: str, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    file = tmp_path / "data" / "indicator_1-2-1.csv"
    file.write_text(f"Year,Units,Value\n2030,{unit},4\n", encoding="utf-8")
    made = goalgraph.import_file(file, tmp_path / "plan")
    assert any("gg:unit unit:PERCENT" in path.read_text(encoding="utf-8") for path in made.written)
