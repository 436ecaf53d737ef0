from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path
from typing import Literal

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser

from browsing import faults
from goalgraph.answers.queries.catalogue import queries
from goalgraph.answers.validation.shapes import shapes_graph, shapes_of
from goalgraph.base.wording import LANGUAGES
from goalgraph.cli import main
from goalgraph.faces.reference import html, reference
from goalgraph.model.profiles import shipped
from goalgraph.model.vocabulary import terms


class Anchors(HTMLParser):
    """The ids of a page, where its links within it lead, and the elements that are not closed in their order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.open: list[str] = []
        self.misplaced: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br", "link"):
            self.open.append(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            elif name == "href" and value and value.startswith("#"):
                self.links.append(value[1:])
            elif name in ("src", "srcset") or (tag == "link" and name == "href"):
                self.fetched.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        if self.open.pop() != tag:
            self.misplaced.append(tag)


@pytest.fixture(params=LANGUAGES)
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_term_rule_and_query_is_there_once(lang: str) -> None:
    anchors = Anchors(html(reference(lang)))
    rules = set(shapes_of(shapes_graph(), {}))
    wanted = {term.iri.rpartition("#")[2] for term in terms()}
    wanted |= {f"query-{name}" for name in queries()} | {f"rule-{rule}" for rule in rules}
    for profile in shipped():
        own = set(shapes_of(shapes_graph([profile]), {})) - rules
        wanted |= {f"rules-{profile.name}-{rule}" for rule in own}
    assert wanted <= set(anchors.ids)
    assert len(anchors.ids) == len(set(anchors.ids))


def test_every_link_within_leads_somewhere_and_nothing_is_fetched(lang: str) -> None:
    anchors = Anchors(html(reference(lang)))
    assert set(anchors.links) <= set(anchors.ids)
    assert anchors.fetched == []
    assert (anchors.open, anchors.misplaced) == ([], [])


def test_every_text_is_in_the_language(lang: str) -> None:
    other = [
        (entry.name, said.text)
        for section in reference(lang).sections
        for entry in section.entries
        for said in (entry.label, entry.definition, *(one for fact in entry.facts for one in fact.told))
        if said.lang not in ("", lang)
    ]
    assert other == []


def test_terms_writes_it_and_takes_no_term() -> None:
    done = CliRunner().invoke(main, ["--lang", "en", "terms", "--format", "html"])
    assert done.output == html(reference("en"))
    refused = CliRunner().invoke(main, ["--lang", "en", "terms", "Plan", "--format", "html"])
    assert refused.exit_code == 2
    assert "leave out TERM" in refused.output


@pytest.mark.parametrize(
    ("lang", "width", "scheme"), [("sv", 1366, "light"), ("en", 320, "dark")], indirect=["lang"]
)
def test_axe_finds_nothing_and_nothing_is_cut(
    lang: str, width: int, scheme: Literal["light", "dark"], browser: Browser, tmp_path: Path
) -> None:
    path = tmp_path / "ontology.html"
    path.write_text(html(reference(lang)), encoding="utf-8")
    context = browser.new_context(
        viewport={"width": width, "height": 768}, color_scheme=scheme, bypass_csp=True
    )
    page = context.new_page()
    page.goto(path.as_uri() + "#Plan")
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    found = faults(page)
    context.close()
    assert (found, wider <= 0) == ([], True)
