"""The page as text: what it holds, that nothing in it can run, and how it is written to disk."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import goalgraph
from goalgraph.base import wording as texts_of
from goalgraph.base.errors import OutputError, ResourceMissing, TextsMissing, UnknownLanguage
from goalgraph.faces.page import network, render, write_page
from goalgraph.faces.page.content.accessibility import named_in, statement
from goalgraph.faces.page.content.whole import content, page_texts
from goalgraph.faces.page.layout.grid import positions
from goalgraph.faces.page.scripts import scripts, styles
from small_plan import PLAN, PREFIXES


@pytest.fixture(scope="module")
def html(bundled: goalgraph.Graph) -> str:
    return render(bundled.scopes)


@pytest.fixture(scope="module")
def held(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="content">(.*?)</script>', html, re.DOTALL)
    assert found
    data: dict[str, Any] = json.loads(found[1])
    return data


def scripts_of(html: str) -> list[str]:
    return re.findall(r'<script(?: type="text/plain" id="drawing-library")?>(.*?)</script>', html, re.DOTALL)


def leaf_keys(tree: Mapping[str, Any], above: str = "") -> set[str]:
    found = set()
    for key, value in tree.items():
        path = f"{above}{key}"
        found |= leaf_keys(value, f"{path}.") if isinstance(value, Mapping) else {path}
    return found


def test_the_same_graph_gives_the_same_bytes(bundled: goalgraph.Graph, html: str) -> None:
    assert render(bundled.scopes) == html
    assert render(goalgraph.load().scopes) == html


def test_the_page_is_small_enough_to_mail(html: str) -> None:
    assert len(html.encode()) < 1_500_000


def test_only_the_scripts_that_the_policy_names_may_run(html: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    assert policy[1].startswith("default-src 'none'; script-src 'sha256-")
    digests = {base64.b64encode(hashlib.sha256(s.encode()).digest()).decode() for s in scripts_of(html)}
    assert set(re.findall(r"'sha256-([^']+)'", policy[1])) == digests
    assert len(digests) == 2
    assert "unsafe-eval" not in policy[1]
    assert "script-src 'unsafe-inline'" not in policy[1]


def test_nothing_is_loaded_from_elsewhere(html: str) -> None:
    markup = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)
    assert not re.search(r"\b(src|href)\s*=\s*[\"'](?!#)", markup)
    assert not re.search(r"@import|url\(", styles())


def test_no_script_takes_markup_from_data() -> None:
    for script in scripts():
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|fetch\(", script.text
        ), script.path


def test_hostile_labels_cannot_leave_the_data(bundled: goalgraph.Graph) -> None:
    data = content(bundled.scope)
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\u2028&amp;<!--"
    data["resources"]["KS1"]["label"] = {"sv": evil, "en": evil}
    data["plan"] = {"sv": evil, "en": evil}
    html = network.PageNetwork(data, "sv").generate_html()
    assert "<script>alert" not in html
    assert "<img" not in html
    assert len(scripts_of(html)) == 2
    found = re.search(r'id="content">(.*?)</script>', html, re.DOTALL)
    assert found
    assert json.loads(found[1])["resources"]["KS1"]["label"]["sv"] == evil.replace("\u2028", " ")
    assert not set("<>&\u2028\u2029") & set(found[1])


def test_the_cards_are_those_of_the_plan(held: dict[str, Any]) -> None:
    kinds = [resource["kind"] for resource in held["resources"].values()]
    counts = {kind: kinds.count(kind) for kind in ("global-goal", "council-goal", "area", "board-goal")}
    assert counts == {"global-goal": 7, "council-goal": 11, "area": 6, "board-goal": 8}
    assert "global-target" not in kinds
    assert [area["id"] for area in held["areas"]] == ["A1", "A2", "A3", "A4", "A5", "A6"]
    assert held["areas"][1]["board-goal"] == ["KS2", "KS3", "KS4"]
    assert held["loose"] == []


def test_goals_say_whose_goals_they_are(held: dict[str, Any]) -> None:
    names = {ident: resource["name"] for ident, resource in held["resources"].items()}
    assert (names["KS7"], names["KF7"], names["SDG7"]) == ("KS 7", "KF 7", "Agenda 7")


def test_threads_go_up_and_down_but_never_up_and_then_down(held: dict[str, Any]) -> None:
    cards = {i for i, r in held["resources"].items() if r["kind"].endswith("goal") or r["kind"] == "area"}
    thread = set(held["traces"]["KS1"]) & cards
    assert thread == {"KS1", "A1", "KF1a", "KF1b", "KF4", "SDG7", "SDG11"}
    assert set(held["traces"]["KF1a"]) & cards == {"KF1a", "A1", "A2", "KS1", "KS2", "KS3", "KS4"}


def test_leaves_keep_what_they_hang_on(held: dict[str, Any]) -> None:
    leaves = held["leaves"]
    assert [leaf for leaf, basis in leaves["KS5"]["indicator"] if basis == "stated"] == [
        "KS5.I1",
        "KS5.I2",
        "KS5.I3",
    ]
    assert len(leaves["A2"]["risk"]) == 6
    assert {basis for leaf, basis in leaves["KS2"]["risk"]} == {"derived"}
    assert "strategy" not in leaves.get("KS4", {})


def test_readiness_is_the_librarys_own(bundled: goalgraph.Graph, held: dict[str, Any]) -> None:
    shown = {
        (g, item["requirement"]): item["status"] for g, items in held["readiness"].items() for item in items
    }
    assert shown == {(item.goal, item.requirement): item.status for item in bundled.readiness()}


def test_findings_come_in_both_languages(bundled: goalgraph.Graph, held: dict[str, Any]) -> None:
    listed = [finding for findings in held["findings"].values() for finding in findings]
    assert len(listed) == len(bundled.validate().findings)
    assert all(set(finding["message"]) == {"sv", "en"} for finding in listed)


def test_every_card_has_its_own_place(bundled: goalgraph.Graph) -> None:
    data = content(bundled.scope)
    places = positions(data)
    assert set(places) >= {card for area in data["areas"] for card in (area["id"], *area["board-goal"])}
    assert len(set(places.values())) == len(places)


def test_both_languages_have_the_same_texts() -> None:
    swedish, english = leaf_keys(page_texts("sv")), leaf_keys(page_texts("en"))
    assert swedish == english


def test_every_text_the_scripts_ask_for_is_there() -> None:
    known = leaf_keys(page_texts("sv"))
    for script in scripts():
        for key in re.findall(r"(?:\bt|Page\.(?:list|filled))\(\"([\w.-]+)\"", script.text):
            assert key in known, (script.path, key)
        for key in re.findall(r"Page\.group\(\"([\w.-]+)\"", script.text):
            assert any(k.startswith(f"{key}.") for k in known), (script.path, key)


def test_the_bundled_drawing_library_is_the_one_tested() -> None:
    assert "@version 9.1.2" in network.drawing_library()[:400]


def test_a_pyvis_that_moved_its_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "VIS", "templates/lib/elsewhere.js")
    with pytest.raises(ResourceMissing, match=r"elsewhere\.js"):
        network.drawing_library()


def test_the_page_opens_in_the_language_asked_for(bundled: goalgraph.Graph) -> None:
    assert '<html lang="en">' in render(bundled.scopes, "en")
    with pytest.raises(UnknownLanguage):
        render(bundled.scopes, "fi")


def test_writing_replaces_the_file_at_once(bundled: goalgraph.Graph, html: str, tmp_path: Path) -> None:
    target = tmp_path / "mål.html"
    target.write_text("before", encoding="utf-8")
    assert write_page(bundled.scopes, target) == target
    assert target.read_bytes().decode("utf-8") == html
    assert list(tmp_path.iterdir()) == [target]


def test_where_nothing_can_be_written_the_error_says_so(bundled: goalgraph.Graph, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="absent"):
        write_page(bundled.scopes, tmp_path / "absent" / "page.html")
    with pytest.raises(OutputError):
        write_page(bundled.scopes, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_page_goes_through_a_symbolic_link_and_never_takes_the_place_of_a_device(
    bundled: goalgraph.Graph, tmp_path: Path
) -> None:
    target, link, pipe = tmp_path / "page.html", tmp_path / "link.html", tmp_path / "pipe"
    target.write_text("before", encoding="utf-8")
    link.symlink_to(target)
    assert write_page(bundled.scopes, link) == link
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8").startswith("<!")
    os.mkfifo(pipe)
    with pytest.raises(OutputError):
        write_page(bundled.scopes, pipe)
    assert pipe.is_fifo()


def test_the_page_of_a_plan_without_a_label_bears_its_id(tmp_path: Path) -> None:
    path = tmp_path / "plan.ttl"
    path.write_text(f"{PREFIXES} <{PLAN}> a gg:Plan . p:M1 a gg:Goal .", encoding="utf-8")
    assert "<title>2024" in render(goalgraph.load(path).scopes)


@pytest.mark.parametrize(
    ("contact", "href"),
    [
        ("a.b-c@example.org", "mailto:a.b-c@example.org"),
        ("https://example.org/kontakt?a=1", "https://example.org/kontakt?a=1"),
        ("javascript:alert(1)//a@example.org", None),
        ("<b>a@example.org</b>", None),
        ("Skriv till a@example.org", None),
        ("", None),
    ],
)
def test_a_contact_is_a_link_only_when_it_is_an_address(contact: str, href: str | None) -> None:
    assert statement({}, contact=contact)["contact"].get("href") == href


def test_the_statement_names_what_the_graph_states_and_nothing_else(
    bundled: goalgraph.Graph, tmp_path: Path
) -> None:
    title, bodies = named_in(bundled.scope)
    assert title["sv"] == "Kommunstyrelsens mål 2019, Vaggeryds kommun"
    assert bodies == [{"en": "Vaggeryd municipality", "sv": "Vaggeryds kommun"}]
    path = tmp_path / "plan.ttl"
    path.write_text(f"{PREFIXES} <{PLAN}> a gg:Plan . p:M1 a gg:Goal .", encoding="utf-8")
    told = content(goalgraph.load(path).scope)["accessibility"]
    assert (told["bodies"], told["publisher"], told["service"]["sv"]) == ([], "", "2024")


def test_a_language_without_all_texts_is_named_with_its_file_and_keys(
    bundled: goalgraph.Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = texts_of.wording

    def lacking(lang: str) -> Mapping[str, Any]:
        held = whole(lang)
        return {**held, "page": {**held["page"], "dates": {}, "table": {}}} if lang == "en" else held

    monkeypatch.setattr(texts_of, "wording", lacking)
    with pytest.raises(TextsMissing) as caught:
        render(bundled.scopes)
    assert caught.value.message("sv").startswith("wording/en: texter som sv har saknas (")
    assert "page.table.title" in caught.value.message("en")


def test_a_third_language_is_one_folder(tmp_path: Path) -> None:
    root = Path(goalgraph.__file__).parents[2]
    shutil.copytree(
        root / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "_resources")
    )
    for folder in ("ontology", "data", "shapes", "queries"):
        (tmp_path / folder).symlink_to(root / folder)
    words = tmp_path / "src" / "goalgraph" / "base" / "wording"
    shutil.copytree(words / "en", words / "fi")
    for name, english, finnish in (
        ("page", 'language = "English"', 'language = "Suomi"'),
        ("numbers", '"1,234.5"', '"1\u00a0234,5"'),
    ):
        file = words / "fi" / f"{name}.toml"
        file.write_text(file.read_text(encoding="utf-8").replace(english, finnish), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "goalgraph", "--lang", "fi", "page"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "src")},
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    html = (tmp_path / "goals.html").read_text(encoding="utf-8")
    assert '<html lang="fi">' in html
    found = re.search(r'id="content">(.*?)</script>', html, re.S)
    assert found
    held = json.loads(found[1])
    assert list(held["texts"]) == ["sv", "en", "fi"]
    assert held["texts"]["fi"]["language"] == "Suomi"
    assert held["observations"]["A4.I1"][1]["value"]["fi"] == "84,7%"
    # A value whose unit has no name in the language is not said in it, but shown, and marked, in another.
    assert set(held["observations"]["A1.I1"][0]["value"]) == {"sv", "en"}
    facts = dict(held["observations"]["A1.I1"][0]["facts"])
    assert set(facts["period"]) == {"sv", "en"}
    assert held["readiness"]["KS1"][0]["name"]["fi"] == "Influence"
    assert held["texts"]["fi"]["months"]["m6"] == "June"
    findings = [one for of_one in held["findings"].values() for one in of_one]
    assert findings
    assert all(set(one["message"]) == {"sv", "en"} for one in findings)
