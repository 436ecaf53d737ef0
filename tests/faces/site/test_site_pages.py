"""The site's pages: one a thing under its IRI's path, with what it says and what says something of it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import pytest

import goalgraph
from goalgraph.base.errors import ParameterError
from goalgraph.base.wording import wording
from goalgraph.faces.site import Place
from published import files_of
from small_plan import FILE, PLAN

Files = dict[str, bytes]


class Page(HTMLParser):
    """A page's links by where they lead, its elements, its link relations and its text."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.links: list[str] = []
        self.relations: list[dict[str, str | None]] = []
        self.fetched: list[str] = []
        self.names: list[str] = []
        self.text = ""
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.names.append(tag)
        if tag == "a":
            self.links.append(held["href"] or "")
        elif tag == "link":
            self.relations.append(held)
        self.fetched += [held[name] or "" for name in ("src", "srcset", "data", "action") if name in held]

    def handle_data(self, data: str) -> None:
        self.text += data


def led_to(path: str, href: str) -> str:
    """The file that a link on the page at ``path`` leads to."""
    parts: list[str] = []
    for part in (PurePosixPath(path).parent / unquote(href.partition("#")[0])).parts:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)


def test_every_resource_has_its_page_in_each_language_with_its_data_beside(
    small: goalgraph.Graph, files: Files
) -> None:
    for resource in small.resources():
        path = re.sub(r"https?://", "", resource.iri).removeprefix("example.org/")
        for ending in (".html", ".en.html", ".ttl", ".jsonld"):
            assert path + ending in files


def test_a_page_says_its_own_words_their_lines_and_its_links_both_ways_with_their_basis(files: Files) -> None:
    text = files["sjobacka/2024/M1.en.html"].decode()
    page = Page(files["sjobacka/2024/M1.en.html"])
    assert "The lake is fit to swim in" in page.text
    assert "line 10" in page.text
    up = text[text.index('id="up"') : text.index('id="down"')]
    assert 'href="O1.en.html"' in up
    assert 'class="stated"' in up
    possible = text[text.index('id="may-down"') :]
    assert 'class="derived"' in possible
    assert "candidate, via O1, rule measures-in-area" in possible
    back = files["sjobacka/2024/O1.en.html"].decode()
    assert 'href="M1.en.html"' in back[back.index('id="down"') :]


def test_links_lead_to_files_of_the_site_or_to_the_web(files: Files) -> None:
    for path, data in files.items():
        if not path.endswith(".html") or "workshop" in path:
            continue
        page = Page(data)
        for href in (*page.links, *(str(one["href"]) for one in page.relations if one["rel"] != "describes")):
            if not href.startswith(("https://", "http://", "#")):
                assert led_to(path, href) in files, (path, href)


def test_a_page_names_its_other_forms_and_asks_for_nothing_elsewhere(files: Files) -> None:
    page = Page(files["sjobacka/2024/M1.html"])
    beside = {
        (one.get("type") or one.get("hreflang"), one["href"])
        for one in page.relations
        if one["rel"] == "alternate"
    }
    assert beside == {
        ("text/turtle", "M1.ttl"),
        ("application/ld+json", "M1.jsonld"),
        ("sv", "M1.html"),
        ("en", "M1.en.html"),
    }
    assert [one["href"] for one in page.relations if one["rel"] == "describes"] == [f"{PLAN}/M1"]
    for path, data in files.items():
        if path.endswith(".html") and "workshop" not in path:
            page = Page(data)
            assert page.fetched == []
            assert "script" not in page.names
            style = [str(one["href"]) for one in page.relations if one["rel"] == "stylesheet"]
            assert all(led_to(path, href) == "site.css" for href in style)
            assert b"default-src &#39;none&#39;" in data or b"default-src 'none'" in data
    assert b"url(" not in files["site.css"]
    assert b"@import" not in files["site.css"]


def test_a_text_in_another_language_than_the_page_says_which(files: Files) -> None:
    assert '<blockquote lang="sv">' in files["sjobacka/2024/M1.en.html"].decode()
    assert "<blockquote>" in files["sjobacka/2024/M1.html"].decode()


def test_a_fact_of_the_vocabulary_leads_to_its_place_there(files: Files) -> None:
    page = files["sjobacka/2024/O1.I1.html"].decode()
    href = re.search(r'href="([^"]*w3id\.org/goalgraph/ontology\.html#\w+)"', page)
    assert href, page
    anchor = href[1].partition("#")[2]
    assert f'id="{anchor}"'.encode() in files["w3id.org/goalgraph/ontology.html"]


def test_an_invented_plan_says_so_on_every_page(decided_site: Files) -> None:
    said = wording("sv")["site"]["fictitious"]
    own = [path for path in decided_site if "/sjobacka/2030" in path and path.endswith(".html")]
    pages = [path for path in own if "workshop" not in path and ".en." not in path]
    assert len(pages) > 50
    for path in pages:
        assert said in decided_site[path].decode(), path


def test_the_same_plan_gives_the_same_bytes(files: Files) -> None:
    assert files_of(goalgraph.load(FILE)) == files


def test_a_goal_tells_its_requirements_and_what_was_decided(decided_site: Files) -> None:
    goal = decided_site["goalgraph/id/example/sjobacka/2030/KS1.html"].decode()
    assert 'id="requirements"' in goal
    records = goal[goal.index('id="decisions"') :]
    assert re.search(r'<time datetime="2030-\d\d-\d\d">', records)
    assert 'class="decided"' in goal


def test_an_indicator_shows_its_values_over_time(two_plans: Files) -> None:
    drawn = [
        path for path, data in two_plans.items() if b'<svg class="chart"' in data and "workshop" not in path
    ]
    assert drawn
    assert all('id="values"' in two_plans[path].decode() for path in drawn)


def test_what_several_plans_share_has_one_page_that_says_what_all_of_them_say(two_plans: Files) -> None:
    goal = two_plans["metadata.un.org/sdg/4.html"].decode()
    pointing = set(re.findall(r'href="[^"]*/sjobacka/(20\d\d)/', goal))
    alone = {
        year
        for year in ("2030", "2031")
        if re.search(r'href="[^"]*sdg/4\.html"', "".join(_pages(two_plans, f"/sjobacka/{year}/")))
    }
    assert pointing == alone == {"2030", "2031"}
    for year in sorted(pointing):
        assert f"mål {year}, Sjöbacka kommun" in two_plans["metadata.un.org/sdg/4.sv.html"].decode()


def _pages(site: Files, part: str) -> list[str]:
    return [data.decode() for path, data in site.items() if part in path and path.endswith(".html")]


@pytest.mark.parametrize("ending", [".html", ".en.html"])
def test_the_plan_lists_all_that_is_in_it(small: goalgraph.Graph, files: Files, ending: str) -> None:
    page = Page(files[f"sjobacka/2024{ending}"])
    listed = {led_to(f"sjobacka/2024{ending}", href) for href in page.links if not href.startswith("http")}
    for resource in small.resources():
        if resource.iri.startswith(f"{PLAN}/"):
            assert resource.iri.removeprefix("https://example.org/") + ending in listed


def test_what_two_plans_call_alike_has_titles_of_its_own(tmp_path: Path) -> None:
    other = tmp_path / "other.ttl"
    text = FILE.read_text(encoding="utf-8").replace(PLAN, PLAN.replace("sjobacka", "granby"))
    other.write_text(
        text.replace("Sjöbackas mål", "Granbys mål").replace('"sjobacka/2024"', '"granby/2024"'),
        encoding="utf-8",
    )
    files = files_of(goalgraph.load(FILE, other))

    def title(path: str) -> str:
        found = re.search("<title>(.*?)</title>", files[path].decode())
        assert found
        return found[1]

    first, second = (title(f"{place}/2024/M1.html") for place in ("sjobacka", "granby"))
    assert first != second
    assert "Granby" in second
    assert "Granby" not in first


def test_plans_that_are_made_at_once_are_the_same_site(tmp_path: Path) -> None:
    text = FILE.read_text(encoding="utf-8")
    for name in ("one", "two"):
        place = tmp_path / name
        place.mkdir()
        (place / "plan.ttl").write_text(text.replace(PLAN, f"{PLAN}-{name}"), encoding="utf-8")
    graph = goalgraph.load(tmp_path / "one", tmp_path / "two")
    graph.publish(tmp_path / "site", workshop=False, jobs=2)
    made = {
        path.relative_to(tmp_path / "site").as_posix(): path.read_bytes()
        for path in (tmp_path / "site").rglob("*")
        if path.is_file() and path.name != ".goalgraph-site"
    }
    assert made == files_of(graph, Place(workshop=False))


def test_plans_with_nodes_without_a_name_are_the_same_site_each_time(tmp_path: Path) -> None:
    text = f'{FILE.read_text(encoding="utf-8")} p:M1 rdfs:seeAlso [ rdfs:label "a" ] , [ rdfs:label "b" ] .'
    (tmp_path / "plan.ttl").write_text(text, encoding="utf-8")
    place = Place(workshop=False)
    assert files_of(goalgraph.load(tmp_path), place) == files_of(goalgraph.load(tmp_path), place)


def test_a_number_of_jobs_is_a_number_from_one(small: goalgraph.Graph, tmp_path: Path) -> None:
    with pytest.raises(ParameterError, match="jobs"):
        small.publish(tmp_path, jobs=0)
