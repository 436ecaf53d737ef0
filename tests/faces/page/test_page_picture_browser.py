"""Saved pictures and printed sheets: what they hold, and what they say of where and when they come from."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page

from browsing import Opened, menu
from printed_pdf import texts_of

SVG = "{http://www.w3.org/2000/svg}"
STAMP = r"\d{1,2}\s\w+\s\d{4} kl\. \d\d[.:]\d\d · 0 av 8 mål klara · planens kontrollsumma [0-9a-f]{16}"


def saved(page: Page, button: str, target: Path) -> str:
    with page.expect_download() as waiting:
        menu(page).click(button)
    waiting.value.save_as(target)
    return waiting.value.suggested_filename


@pytest.mark.parametrize(
    ("fragment", "held", "name"),
    [
        ("", "kulturkommun", "oversikt"),
        ("#vy=natverk", "kulturkommun", "natverk"),
        ("#vy=natverk&ring=A2%20indicator", "Bibliotekslån", "natverk"),
    ],
    ids=["overview", "network", "ring"],
)
def test_an_svg_stands_by_itself_and_says_of_what_and_when(
    opened: Opened, tmp_path: Path, fragment: str, held: str, name: str
) -> None:
    page = opened.at(fragment)
    today = page.evaluate("() => Page.today()")
    assert saved(page, "#save-svg", tmp_path / "p.svg") == f"goalgraph-{name}-{today}.svg"
    root = ElementTree.parse(tmp_path / "p.svg").getroot()
    assert root.tag == f"{SVG}svg"
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "g", "path", "rect", "circle", "text"}
    assert not [
        name for element in root.iter() for name in element.attrib if "href" in name or name.startswith("on")
    ]
    assert "url(" not in ElementTree.tostring(root, encoding="unicode")
    words = " ".join(element.text or "" for element in root.iter(f"{SVG}text"))
    assert held in words
    assert "Kommunstyrelsens mål 2019 · Vaggeryds kommun" in words
    assert re.search(STAMP, words)
    assert root.findtext(f"{SVG}title") == page.title()
    assert re.fullmatch(STAMP, root.findtext(f"{SVG}desc") or "")
    assert min(float(element.attrib["font-size"]) for element in root.iter(f"{SVG}text")) >= 16


def test_a_word_that_is_broken_within_itself_stands_on_its_lines(opened: Opened, tmp_path: Path) -> None:
    page = opened.at("")
    long = "Ö" * 120
    page.evaluate(
        "(long) => { Page.data.resources.KF9.short = Page.data.resources.KF9.label = { sv: long }; Page.redraw(); }",
        long,
    )
    saved(page, "#save-svg", tmp_path / "p.svg")
    root = ElementTree.parse(tmp_path / "p.svg").getroot()
    parts = [
        one for one in root.iter(f"{SVG}text") if set(one.text or "") & {"Ö"} and "ÖÖ" in (one.text or "")
    ]
    assert len(parts) > 2
    assert len({one.attrib["y"] for one in parts}) == len(parts)
    assert len({one.attrib["x"] for one in parts}) == 1


def test_a_png_has_the_stamp_too(opened: Opened, tmp_path: Path) -> None:
    page = opened.at("#vy=natverk")
    drawn = page.evaluate("""() => {
        const told = [];
        const original = CanvasRenderingContext2D.prototype.fillText;
        CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
            told.push(text);
            return original.call(this, text, ...rest);
        };
        Page.savePicture("png");
        CanvasRenderingContext2D.prototype.fillText = original;
        return told;
    }""")
    assert "Kommunstyrelsens mål 2019 · Vaggeryds kommun" in drawn
    assert any(re.fullmatch(STAMP, text) for text in drawn)
    saved(page, "#save", tmp_path / "p.png")
    assert (tmp_path / "p.png").read_bytes().startswith(b"\x89PNG")


def test_texts_of_a_graph_are_only_text_in_an_svg(opened: Opened, tmp_path: Path) -> None:
    page = opened.at("#vy=natverk")
    evil = "<script>alert(1)</script>&"
    page.evaluate(
        "(evil) => { Page.data.resources.KF9.short = Page.data.resources.KF9.label = { sv: evil }; Page.redraw(); }",
        evil,
    )
    page.click("#level-content")
    page.evaluate("Page.centreOn('KF9')")
    saved(page, "#save-svg", tmp_path / "p.svg")
    root = ElementTree.parse(tmp_path / "p.svg").getroot()
    assert not list(root.iter(f"{SVG}script"))
    assert any("<script>" in (element.text or "") for element in root.iter(f"{SVG}text"))


@pytest.mark.parametrize("fragment", ["", "#KS5&vy=fokus", "#vy=natverk", "#vy=matt"])
def test_a_printed_sheet_is_stamped(opened: Opened, tmp_path: Path, fragment: str) -> None:
    page = opened.at(fragment)
    page.pdf(path=tmp_path / "p.pdf", format="A3", landscape=True, print_background=True)
    # Letters that are drawn small are read as words of their own.
    text = "".join(texts_of(tmp_path / "p.pdf")).replace(" ", "")
    assert "Kommunstyrelsensmål2019" in text
    assert re.search(r"\d{1,2}[a-z]+\d{4}kl\.\d\d[.:]\d\d", text)
    assert "0av8målklara" in text
    assert "kontrollsumma" in text


def printed(page: Page, target: Path) -> list[str]:
    """The words of each sheet."""
    page.pdf(path=target, format="A3", landscape=True, print_background=True)
    return texts_of(target)


def test_the_overview_on_paper_has_each_goal_in_its_full_words(opened: Opened, tmp_path: Path) -> None:
    page = opened.at()
    titles = [page.locator(f"#c-KS{n} .title").inner_text() for n in range(1, 9)]
    sheets = printed(page, tmp_path / "p.pdf")
    assert len(sheets) == 1
    # Words of one goal lie beside those of another column: each is looked for by itself.
    for word in ("infrastruktur", "omvärldsbevakning", "målgrupper", "servicekvalitet", "invånare"):
        assert word in sheets[0]
        assert not any(word in title for title in titles)
    page.wait_for_function("() => !document.documentElement.classList.contains('on-paper')")
    assert [page.locator(f"#c-KS{n} .title").inner_text() for n in range(1, 9)] == titles


def test_no_line_goes_through_a_word_on_paper(opened: Opened) -> None:
    page = opened.at()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    struck = page.evaluate("""() => {
        const words = [];
        const range = document.createRange();
        const walker = document.createTreeWalker(document.getElementById("stage"), NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const node = walker.currentNode;
            if (node.parentElement.closest(".hidden, .edges")) continue;
            for (const match of node.data.matchAll(/\\S+/g)) {
                range.setStart(node, match.index);
                range.setEnd(node, match.index + match[0].length);
                const { left, right, top, bottom } = range.getBoundingClientRect();
                // The letters stand in the middle of their line.
                if (right > left) words.push([match[0], left, right, top + (bottom - top) / 4, bottom - (bottom - top) / 4]);
            }
        }
        const found = [];
        for (const path of document.querySelectorAll(".threads path")) {
            const to = path.getScreenCTM();
            for (let n = 0; n <= path.getTotalLength(); n += 2) {
                const at = path.getPointAtLength(n).matrixTransform(to);
                for (const [word, left, right, top, bottom] of words) {
                    if (at.x > left && at.x < right && at.y > top && at.y < bottom) found.push(word);
                }
            }
        }
        return [words.length, document.querySelectorAll(".threads path").length, [...new Set(found)]];
    }""")
    assert struck[0] > 100
    assert struck[1] > 20
    assert struck[2] == []


def test_one_goal_on_paper_lists_all_its_indicators(opened: Opened, tmp_path: Path) -> None:
    page = opened.at("#KS5&vy=fokus")
    assert page.locator(".group.indicator .leaf").count() == 10
    text = " ".join(printed(page, tmp_path / "p.pdf"))
    for word in ("Hälsotal", "Äldreomsorgen", "studiero", "våldsbrott"):
        assert word in text
    page.wait_for_function("() => !document.documentElement.classList.contains('on-paper')")
    assert page.locator(".group.indicator .leaf").count() == 10


def test_the_dialogue_on_paper_has_what_is_filled_in(opened: Opened, tmp_path: Path) -> None:
    page = opened.at("#KS5&vy=dialog")
    page.evaluate(
        """() => Page.put([["KS5", "mode", "steering"], ["KS5", "text", "Fler lämnar nian behöriga"]])"""
    )
    text = " ".join(printed(page, tmp_path / "p.pdf"))
    assert "Ifyllt för KS 5" in text
    assert "Fler lämnar nian behöriga" in text
    page.wait_for_function("() => !document.documentElement.classList.contains('on-paper')")
    assert page.locator(".filled").count() == 0
