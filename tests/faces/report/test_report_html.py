"""The report as HTML: its structure, its languages, what axe says of it, and that nothing in it can run."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import goalgraph
from browsing import faults
from followed_plan import HOSTILE_GOAL, followed
from goalgraph.faces.report.html import html


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> goalgraph.Graph:
    return followed(tmp_path_factory.mktemp("followed"), HOSTILE_GOAL)


class Read(HTMLParser):
    """The elements of a page, in order, each with its attributes and text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_headings_are_in_order_and_tables_have_captions_and_scopes(graph: goalgraph.Graph, lang: str) -> None:
    read = Read(html(graph.report("U2", lang=lang)))
    levels = [int(tag[1]) for tag, _ in read.elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert max(levels) == 3
    assert len(read.all("caption")) == len(read.all("table")) >= 6
    assert {one.get("scope") for one in read.all("th")} == {"col", "row"}
    assert read.all("html") == [{"lang": lang}]


def test_links_lead_to_their_headings(graph: goalgraph.Graph) -> None:
    read = Read(html(graph.report("U2")))
    ids = [one["id"] for _, one in read.elements if "id" in one]
    assert len(ids) == len(set(ids))
    targets = [str(one["href"]) for one in read.all("a")]
    assert {target.removeprefix("#") for target in targets} <= set(ids)
    assert targets[0] == "#main"


def test_charts_are_images_with_their_numbers(graph: goalgraph.Graph) -> None:
    drawn = Read(html(graph.report("U2"))).all("svg")
    assert [one["role"] for one in drawn] == ["img", "img"]
    assert drawn[0]["aria-label"] == (
        "Andel som cyklar, kvinnor (%): 2018 80,6\u00a0%, 2023 84,2\u00a0% (riket 86\u00a0%). Målvärde 90\u00a0% (2025). "
        "5,8 procentenheter kvar till målet 90\u00a0%. Högre är bättre."
    )


def test_other_languages_are_marked(graph: goalgraph.Graph) -> None:
    page = html(graph.report("U2", lang="en"))
    assert '<h3 id="area-2-goal-2">M 3 <span lang="sv">Bilarna kör långsammare</span></h3>' in page
    assert '<q lang="sv">Sjön går att bada i</q>' in page


def test_only_its_own_style_sheet_is_allowed(graph: goalgraph.Graph) -> None:
    page = html(graph.report("U2"))
    read = Read(page)
    [policy] = [one["content"] for one in read.all("meta") if one.get("http-equiv")]
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert not [one for _, one in read.elements if "src" in one or "style" in one]
    assert all(str(one["href"]).startswith("#") for one in read.all("a"))


def test_hostile_labels_stay_text(graph: goalgraph.Graph) -> None:
    read = Read(html(graph.report("U2")))
    assert not read.all("script")
    assert any("<script>alert(1)</script> | `x`" in text for text in read.texts)


@pytest.mark.parametrize(
    ("plan", "width", "lang"),
    [
        ("bundled", 1280, "sv"),
        ("bundled", 360, "en"),
        ("followed", 1280, "en"),
        ("followed", 360, "sv"),
    ],
)
def test_axe_finds_nothing(
    browser: Browser,
    graph: goalgraph.Graph,
    bundled: goalgraph.Graph,
    tmp_path: Path,
    plan: str,
    width: int,
    lang: str,
) -> None:
    path = (bundled if plan == "bundled" else graph).write_report(tmp_path / "report.html", lang=lang)
    context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(path.as_uri())
    found = faults(page)
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()
    assert found == []
    assert complaints == []
    assert wider <= 0


def test_the_policy_lets_the_style_sheet_work_and_print_hides_the_skip_link(
    browser: Browser, graph: goalgraph.Graph, tmp_path: Path
) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(graph.write_report(tmp_path / "report.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('table')).borderCollapse") == "collapse"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.querySelector('.skip')).display") == "none"
    page.close()
    assert complaints == []
