"""The arms beside the body's name: an image that the page holds itself, from a file or from the graph."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import goalgraph
from browsing import faultless
from goalgraph.base.errors import ParameterError, UnusableImage
from goalgraph.faces.page.content.arms import MOST_KILOBYTES, arms, inlined, readable

SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9" fill="#06c"/></svg>'
PLAN = """@prefix gg: <https://w3id.org/goalgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix : <https://example.org/p/> .

<https://example.org/p> a gg:Plan ; skos:notation "p" ; rdfs:label "Planen"@sv ; gg:adoptedBy :board .
:board a org:OrganizationalUnit ; rdfs:label "Styrelsen"@sv ; org:unitOf :body .
:body a org:FormalOrganization ; rdfs:label "Kommunen"@sv ; foaf:logo <LOGO> .
:K a gg:Level ; gg:inPlan <https://example.org/p> ; gg:order 1 ; gg:idPrefix "K" ; rdfs:label "Mål"@sv .
:K1 a gg:Goal ; gg:inPlan <https://example.org/p> ; gg:atLevel :K ; skos:notation "K1" ; rdfs:label "Ett mål"@sv .
"""


@pytest.mark.parametrize(
    ("data", "form"),
    [
        (SVG, "svg+xml"),
        (b"\x89PNG\r\n\x1a\n....", "png"),
        (b"\xff\xd8\xff\xe0....", "jpeg"),
        (b"RIFF\x01\x02\x03\x04WEBPVP8 ", "webp"),
    ],
)
def test_an_image_is_known_by_how_it_begins(tmp_path: Path, data: bytes, form: str) -> None:
    (tmp_path / "vapen.bin").write_bytes(data)
    kind, _, held = inlined(tmp_path / "vapen.bin").partition(";base64,")
    assert kind == f"data:image/{form}"
    assert base64.b64decode(held) == data


@pytest.mark.parametrize("data", [b"", b"<html><svg>", b"MZ", SVG + b" " * MOST_KILOBYTES * 1000])
def test_what_is_no_small_image_is_refused_by_name(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "vapen.png").write_bytes(data)
    with pytest.raises(UnusableImage, match=r"vapen\.png"):
        inlined(tmp_path / "vapen.png")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnusableImage, match=r"intet\.svg"):
        goalgraph.load().write_page(tmp_path / "page.html", logo=tmp_path / "intet.svg")
    assert not (tmp_path / "page.html").exists()


def plan_with(tmp_path: Path, logo: str) -> goalgraph.Graph:
    (tmp_path / "plan.ttl").write_text(PLAN.replace("LOGO", logo), encoding="utf-8")
    return goalgraph.load(tmp_path / "plan.ttl")


def test_the_graph_may_hold_it_but_nothing_is_fetched(tmp_path: Path) -> None:
    held = f"data:image/svg+xml;base64,{base64.b64encode(SVG).decode()}"
    assert arms(plan_with(tmp_path, held).scope) == held
    for elsewhere in (
        "https://example.org/vapen.svg",
        "data:text/html;base64,AAAA",
        "data:image/png;base64,A%22A",
    ):
        assert arms(plan_with(tmp_path, elsewhere).scope) == ""


def test_it_stands_beside_the_name_and_is_whole(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "vapen.svg").write_bytes(SVG)
    target = goalgraph.load().write_page(tmp_path / "page.html", logo=tmp_path / "vapen.svg")
    with faultless(browser, target.as_uri()) as opened:
        page = opened.at()
        image = page.locator("#title img.arms")
        assert image.evaluate("(one) => one.decode().then(() => one.naturalWidth)") > 0
        box, name = image.bounding_box(), page.locator("#title b").bounding_box()
        assert box is not None
        assert name is not None
        assert box["x"] + box["width"] <= name["x"]


@pytest.mark.parametrize("colour", ["red", "#fff", "#777777", "#ffffff", "#5b2a6e;", "#12345g"])
def test_a_colour_that_white_cannot_be_read_on_is_refused(tmp_path: Path, colour: str) -> None:
    with pytest.raises(ParameterError, match=r"#rrggbb, 4\.5:1"):
        goalgraph.load().write_page(tmp_path / "page.html", colour=colour)
    assert not (tmp_path / "page.html").exists()


def test_the_bodys_colour_is_behind_the_head(browser: Browser, tmp_path: Path) -> None:
    assert readable("#767676") == "#767676", "the lightest grey that white can be read on"
    target = goalgraph.load().write_page(tmp_path / "page.html", colour="#5B2A6E")
    with faultless(browser, target.as_uri()) as opened:
        page = opened.at()
        look = page.locator(".top").evaluate("(one) => getComputedStyle(one).backgroundColor")
        assert look == "rgb(91, 42, 110)"
        second = page.locator("#title b ~ span").evaluate("(one) => getComputedStyle(one).color")
        assert second == "rgb(255, 255, 255)"
