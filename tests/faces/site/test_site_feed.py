"""The feed of decisions, the sitemap and what robots may read."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest

import goalgraph
from decision_files import EVERYTHING, decision, dialogue, proposal, save
from goalgraph.faces.site import robots
from published import BASE, files_of
from small_plan import FILE

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
Files = dict[str, bytes]


def test_the_decisions_are_in_the_feed_newest_first(decided: goalgraph.Graph, decided_site: Files) -> None:
    feed = ElementTree.fromstring(decided_site["feed.xml"])
    entries = feed.findall(f"{ATOM}entry")
    wanted = {one.iri for goal in decided.scope.goals for one in decided.history(goal.iri) if one.decided}
    assert {one.findtext(f"{ATOM}id") for one in entries} == wanted
    days = [str(one.findtext(f"{ATOM}updated")) for one in entries]
    assert days == sorted(days, reverse=True)
    assert feed.findtext(f"{ATOM}updated") == days[0]
    assert all(re.fullmatch(r"2030-\d\d-\d\dT00:00:00Z", day) for day in days)
    for entry in entries:
        assert entry.findtext(f"{ATOM}title")
        author = str(entry.findtext(f"{ATOM}author/{ATOM}name"))
        assert author
        assert "§" not in author
        assert str(entry.findtext(f"{ATOM}content")).startswith(f"{author} §")
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert unquote(link.get("href", "").removeprefix(BASE)) in decided_site


def test_a_feed_without_decisions_is_one_and_says_so(files: Files) -> None:
    feed = ElementTree.fromstring(files["feed.xml"])
    assert feed.findall(f"{ATOM}entry") == []
    assert feed.findtext(f"{ATOM}subtitle") == "Inget beslut är antecknat än."
    assert feed.findtext(f"{ATOM}updated") == "2024-03-31T00:00:00Z"
    assert str(feed.findtext(f"{ATOM}id")).startswith("https://example.org/sjobacka/2024")


def test_without_a_reference_day_the_feed_is_as_old_as_the_plans_period(tmp_path: Path) -> None:
    text = FILE.read_text(encoding="utf-8")
    day = 'gg:referenceDate "2024-03-31"^^xsd:date'
    assert day in text
    (tmp_path / "plan.ttl").write_text(text.replace(day, "gg:period period:2018"), encoding="utf-8")
    feed = ElementTree.fromstring(files_of(goalgraph.load(tmp_path))["feed.xml"])
    assert feed.findtext(f"{ATOM}updated") == "2018-01-01T00:00:00Z"


def test_where_nothing_says_a_day_there_is_no_feed_and_no_link_to_one(tmp_path: Path) -> None:
    text = FILE.read_text(encoding="utf-8")
    (tmp_path / "plan.ttl").write_text(
        re.sub(r'gg:(referenceDate "2024-03-31"\^\^xsd:date|period [^;.]+) ;', "", text), encoding="utf-8"
    )
    graph = goalgraph.load(tmp_path)
    made = graph.publish(tmp_path / "site", workshop=False)
    files = {path.name: path.read_bytes() for path in (tmp_path / "site").iterdir() if path.is_file()}
    assert not made.feed
    assert [name for name in files if name.startswith("feed")] == []
    assert [name for name, data in files.items() if b"feed" in data and name.endswith("html")] == []


def test_the_sitemap_lists_every_page_by_its_whole_address(decided_site: Files) -> None:
    listed = [
        unquote(str(one.text))
        for one in ElementTree.fromstring(decided_site["sitemap.xml"]).iter(f"{MAP}loc")
    ]
    assert all(one.startswith(BASE) for one in listed)
    pages = {path for path in decided_site if path.endswith(".html")}
    assert pages - {one.removeprefix(BASE) for one in listed} <= {
        "index.html",
        "index.en.html",
        "goalgraph/ontology.html",
        "goalgraph/ontology.en.html",
    }
    assert decided_site["robots.txt"].decode().splitlines()[-1] == f"Sitemap: {BASE}sitemap.xml"


def test_without_an_address_there_is_no_sitemap(files: Files) -> None:
    assert "sitemap.xml" not in files
    assert b"Sitemap" not in files["robots.txt"]


def test_a_large_sitemap_is_several_files(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robots, "MOST", 2)
    sitemap = robots.Sitemap(BASE)
    for number in range(5):
        sitemap.add(f"å{number}.html")
        sitemap.add(f"å{number}.ttl")
    made = dict(sitemap.files())
    assert sorted(made) == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"]
    assert made["sitemap.xml"].count(b"<sitemap>") == 3
    assert sum(data.count(b"<url>") for data in made.values()) == 5


def test_a_decision_on_a_goal_that_is_gone_is_in_the_feed_with_the_goals_id(tmp_path: Path) -> None:
    plan = tmp_path / "plan.ttl"
    plan.write_bytes(FILE.read_bytes())
    told = save(tmp_path, dialogue(decision(**EVERYTHING), proposal("M2", note="Senare.")))
    goalgraph.load(plan).apply(told, output=tmp_path / "decisions.ttl")
    before = files_of(goalgraph.load(plan, tmp_path / "decisions.ttl"))["feed.xml"]
    text = plan.read_text(encoding="utf-8")
    [block] = re.findall(r"^p:M1 a gg:Goal.*?\.\n\n", text, re.MULTILINE | re.DOTALL)
    plan.write_text(text.replace(block, ""), encoding="utf-8")
    after = files_of(goalgraph.load(plan, tmp_path / "decisions.ttl"))
    feed = ElementTree.fromstring(after["feed.xml"])
    [entry] = feed.findall(f"{ATOM}entry")
    [was] = ElementTree.fromstring(before).findall(f"{ATOM}entry")
    assert ElementTree.tostring(entry) == ElementTree.tostring(was)
    assert str(entry.findtext(f"{ATOM}title")).startswith("M1: ")
    assert feed.find(f"{ATOM}subtitle") is None
    made = goalgraph.load(plan, tmp_path / "decisions.ttl").publish(tmp_path / "site", workshop=False)
    assert (made.gone, made.feed) == (("M1",), True)


def test_of_several_plans_each_entry_says_whose_the_goal_is(tmp_path: Path) -> None:
    other = FILE.read_text(encoding="utf-8").replace("sjobacka/2024", "lindby/2024")
    (tmp_path / "other.ttl").write_text(other.replace('"sjobacka"', '"lindby"'), encoding="utf-8")
    name = save(tmp_path, dialogue(decision("M1", **EVERYTHING)), "one.jsonld")
    goalgraph.load(FILE).apply(name, output=tmp_path)
    both = goalgraph.load(FILE, tmp_path / "other.ttl", tmp_path / "decisions.ttl")
    feed = ElementTree.fromstring(files_of(both)["feed.xml"])
    [title] = [str(one.findtext(f"{ATOM}title")) for one in feed.findall(f"{ATOM}entry")]
    assert title.partition(", M1: ")[0] == goalgraph.load(FILE).plans[0].label("sv")
