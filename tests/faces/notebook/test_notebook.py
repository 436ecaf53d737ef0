"""What notebooks show: all that is said, nothing that runs, and nothing that reaches beyond it."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from IPython.core.formatters import DisplayFormatter
from playwright.sync_api import Browser

import goalgraph
from goalgraph.base.displayed import Displayed, drawn
from goalgraph.base.errors import ParameterError
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.faces.notebook import html, style
from hostile_plan import lay_out, unseen
from places import ROOT

EXAMPLES = ROOT / "data" / "examples"
EMPTY = "@prefix gg: <https://w3id.org/goalgraph/ontology#> . <https://example.org/p/2030> a gg:Plan ."
BODIES = ("sjobacka/2031", "tallvide/2031", "stenvinda/2032", "stigverket/2031", "sakboden/2031-q2")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> goalgraph.Graph:
    return goalgraph.load(lay_out(tmp_path_factory.mktemp("hostile")))


@pytest.fixture(scope="module")
def two_years() -> goalgraph.Graph:
    return goalgraph.load(EXAMPLES / "sjobacka" / "2030", EXAMPLES / "sjobacka" / "2031")


def everything(graph: goalgraph.Graph, *, checked: bool = True) -> Iterator[Displayed]:
    """Something of each kind that a notebook shows."""
    yield graph
    if checked:
        report = graph.validate()
        yield report
        yield from report.findings[:3]
    yield graph.readiness()
    yield from graph.readiness()[:1]
    for goal in graph.resources("goal")[:3]:
        yield graph.trace(goal.id)
        yield graph.trace(goal.id, "up", derived=True)
    yield graph.query("goals-per-area")
    yield graph.query("ASK { ?g a gg:Goal }")
    yield graph.query("CONSTRUCT { ?g rdfs:label ?l } WHERE { ?g a gg:Goal ; rdfs:label ?l }")
    yield graph.links()
    yield graph.resources()


def parsed(shown: str) -> ElementTree.Element:
    """The piece as XML: whatever opens is closed, and all that is said is text."""
    return ElementTree.fromstring(
        shown.replace("<style>", "<style><![CDATA[").replace("</style>", "]]></style>")
    )


def text_of(shown: str) -> str:
    root = parsed(shown)
    said = ((one.text or "") * (one.tag != "style") + " " + (one.tail or "") for one in root.iter())
    return " ".join(" ".join(said).split())


def test_ipython_shows_what_is_drawn(bundled: goalgraph.Graph) -> None:
    formatter: Any = DisplayFormatter()
    for one in (bundled, bundled.trace("KS1"), bundled.validate(), bundled.readiness()):
        shown, _ = formatter.format(one)
        assert shown["text/html"] == one._repr_html_()
        assert "text/plain" in shown


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_overview_has_every_goal_area_and_stated_thread(bundled: goalgraph.Graph, lang: str) -> None:
    shown = bundled.to_html(lang)
    assert shown
    said = text_of(shown)
    drawn_ids = {"global-goal": 7, "goal": 19, "area": 6}
    assert shown.count("<g>") == sum(drawn_ids.values())
    for one in (*bundled.resources("goal"), *bundled.resources("area")):
        assert one.short_label(lang) in said
    assert bundled.plans[0].label(lang) in said
    assert "gg-derived" not in shown.partition("</style>")[2]
    assert wording(lang)["page"]["key"]["open"] in said
    assert wording(lang)["page"]["key"]["thread"] not in said


def test_a_decided_goal_has_a_red_thread(decided: goalgraph.Graph) -> None:
    shown = decided.to_html("en") or ""
    settled = [g for g in decided.scope.goals if g.steering_mode and g.steering_mode.id != "Undecided"]
    assert settled
    assert shown.count("gg-settled") - style().count("gg-settled") == len(settled)
    assert "gg-way gg-stated gg-on" in shown


def test_a_thread_shows_what_each_step_rests_on(bundled: goalgraph.Graph) -> None:
    trace = bundled.trace("KS2")
    shown = trace.to_html("sv") or ""
    body = shown.partition("</style>")[2]
    assert body.count("gg-derived") > 1
    assert not re.search(r"gg-derived gg-on", body)
    said = text_of(shown)
    for node in trace.nodes:
        if node.kind != "observation":
            assert node.id.split("/")[-1] in said.replace(" ", "") or node.screen_name in said
    assert "i området, inte knutet till målet" in said
    path = bundled.trace("KS1.S2", to="SDG11").to_html("en") or ""
    assert path.count("<g>") == 4
    assert "1 path from KS1.S2 to SDG11" in text_of(path)


def test_findings_and_readiness_are_all_there(bundled: goalgraph.Graph) -> None:
    report = bundled.validate(lang="en")
    said = text_of(report._repr_html_() or "")
    for finding in report.findings:
        assert " ".join(finding.message.split()) in said
        assert " ".join(finding.remedy.split()) in said
    assert "violation" in said
    assert "brist" not in said
    ready = bundled.readiness().to_html("en") or ""
    assert ready.count('class="gg-unclear"') == 24
    assert "KS 8" in text_of(ready)


def test_the_language_is_said_by_the_object_the_environment_or_the_caller(
    bundled: goalgraph.Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    trace = bundled.trace("KS8")
    assert 'lang="sv"' in (trace._repr_html_() or "")
    monkeypatch.setenv("GOALGRAPH_LANG", "en")
    assert 'lang="en"' in (trace._repr_html_() or "")
    assert 'lang="sv"' in (bundled.validate(lang="sv")._repr_html_() or "")
    assert 'lang="sv"' in (trace.to_html("sv") or "")
    monkeypatch.setenv("GOALGRAPH_LANG", "xx")
    assert 'lang="sv"' in (trace._repr_html_() or "")
    with pytest.raises(ParameterError, match="lang cannot be 'xx'"):
        trace.to_html("xx")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_hostile_text_stays_text(hostile: goalgraph.Graph, lang: str) -> None:
    for one in everything(hostile):
        shown = one.to_html(lang) or ""
        root = parsed(shown)
        assert {element.tag.rpartition("}")[2] for element in root.iter()} <= {
            *("div", "style", "p", "b", "svg", "g", "title", "text", "tspan", "path", "rect", "details"),
            *("summary", "pre", "table", "thead", "tbody", "tr", "th", "td"),
        }
        names = {name for element in root.iter() for name in element.attrib}
        assert not [name for name in names if name.startswith("on") or name in ("href", "src", "style")]
        assert unseen(shown) == set()
        assert "<script" not in shown


def test_every_body_and_no_plan_at_all_is_shown(tmp_path: Path) -> None:
    for body in BODIES:
        graph = goalgraph.load(EXAMPLES / body)
        for one in everything(graph, checked=body == BODIES[1]):
            assert text_of(one.to_html("en") or "")
    (tmp_path / "plan.ttl").write_text(EMPTY, encoding="utf-8")
    empty = goalgraph.load(tmp_path)
    said = text_of(empty.to_html("en") or "")
    assert "No goals yet." in said
    assert "No requirements are asked." in text_of(empty.readiness().to_html("en") or "")
    assert "Nothing." in text_of(empty.links().to_html("en") or "") or empty.links()
    for one in everything(empty):
        assert "<svg" not in (one.to_html("en") or "")


def test_several_plans_have_a_row_each(two_years: goalgraph.Graph) -> None:
    said = text_of(two_years.to_html("en") or "")
    for plan in two_years.plans:
        assert plan.id in said
        assert plan.label("en") in said
        of_plan = two_years.of(plan.id).summary()
        assert f"KF 6 · KS 6 {of_plan.links['stated']} {of_plan.links['derived']}" in said
    assert all(plan.id in text_of(two_years.readiness().to_html("en") or "") for plan in two_years.plans)


def test_a_long_list_says_how_much_is_left_out(bundled: goalgraph.Graph) -> None:
    shown = bundled.resources().to_html("en") or ""
    assert f"… and {len(bundled.resources()) - 400} more: to_frame" in text_of(shown)
    assert len(shown) < 200_000


def test_a_plan_that_is_too_large_to_draw_says_so(tmp_path: Path) -> None:
    goals = "\n".join(
        f"<https://example.org/p/2030/M{n}> a gg:Goal ; gg:inPlan <https://example.org/p/2030> ; "
        f'skos:notation "M{n}" ; rdfs:label "Goal {n}"@en .'
        for n in range(200)
    )
    prefixes = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."
    (tmp_path / "plan.ttl").write_text(f"{prefixes}\n{EMPTY}\n{goals}", encoding="utf-8")
    shown = goalgraph.load(tmp_path).to_html("en") or ""
    assert "200 are more than a drawing can hold" in text_of(shown)


def test_styles_do_not_leak_and_every_colour_is_the_pages(bundled: goalgraph.Graph) -> None:
    shown = style()
    rules = re.sub(r"@media[^{]+\{(.*)\}\s*$", r"\1", shown, flags=re.DOTALL | re.MULTILINE)
    for selectors in re.findall(r"([^{}]+)\{[^{}]*\}", rules):
        for selector in selectors.split(","):
            assert ".goalgraph" in selector, selector
    used = set(re.findall(r"var\((--[a-z0-9-]+)\)", shown))
    assert used <= set(re.findall(r"(--[a-z0-9-]+): ", shown))
    assert not {"@import", "url("} & set(shown)
    assert "url(" not in shown
    root = parsed(bundled.to_html() or "")
    assert {"goalgraph", "mathjax_ignore", "tex2jax_ignore"} == set(root.attrib["class"].split())
    assert not [one for one in root.iter() if "id" in one.attrib]


def test_it_is_the_same_each_time(bundled: goalgraph.Graph) -> None:
    again = goalgraph.load()
    for one, other in zip(everything(bundled), everything(again), strict=True):
        assert one.to_html() == other.to_html()


def test_what_comes_from_another_process_is_drawn_too(bundled: goalgraph.Graph, tmp_path: Path) -> None:
    (tmp_path / "trace").write_bytes(pickle.dumps(bundled.trace("KS8")))
    code = f"import pickle; print(len(pickle.load(open({str(tmp_path / 'trace')!r}, 'rb'))._repr_html_()))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) == len(bundled.trace("KS8")._repr_html_() or "")


def test_importing_goalgraph_draws_nothing_and_imports_no_face() -> None:
    code = "import sys, goalgraph; print([m for m in sys.modules if 'faces' in m or m in ('IPython', 'pandas', 'polars')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_nobody_draws_is_shown_as_text_by_the_notebook() -> None:
    class Unknown:
        pass

    assert drawn(Unknown(), None) is None


@pytest.mark.parametrize("theme", ["true", "false"])
def test_it_can_be_read_in_light_and_dark_notebooks(
    bundled: goalgraph.Graph, browser: Browser, theme: str
) -> None:
    page = browser.new_page()
    requests: list[Any] = []
    page.on("request", lambda one: requests.append(one.url))
    pieces = "".join(html(one, "en") for one in (bundled, bundled.trace("KS2"), bundled.validate()))
    ground = "#fff" if theme == "true" else "#111"
    page.set_content(
        f"<html lang=en><title>n</title><style>td {{ color: lime; text-align: right }}</style>"
        f"<body data-jp-theme-light={theme} style='background:{ground}'><main>{pieces}<p id=own>own</p></main></body>"
    )
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    found = page.evaluate(CONTRAST)
    assert found["checked"] > 300
    assert found["low"] == []
    assert page.evaluate("getComputedStyle(document.getElementById('own')).fontFamily") == page.evaluate(
        "getComputedStyle(document.body).fontFamily"
    )
    assert requests == []
    page.close()


CONTRAST = """() => {
  const channel = (c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  const light = (c) => { const [r, g, b] = c.match(/[\\d.]+/g).map(Number); return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b); };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05); };
  const low = []; let checked = 0;
  for (const piece of document.querySelectorAll('.goalgraph')) {
    const paper = getComputedStyle(piece).backgroundColor;
    for (const one of piece.querySelectorAll('td, th, p, summary, pre, text, tspan')) {
      if (!one.textContent.trim()) continue;
      const own = getComputedStyle(one);
      const colour = one.closest('svg') ? own.fill : own.color;
      const card = one.closest('g')?.querySelector('rect');
      const filled = card ? getComputedStyle(card).fill : 'none';
      checked += 1;
      const got = ratio(colour, filled === 'none' ? paper : filled);
      if (got < 4.5) low.push([one.textContent.slice(0, 30), colour, filled, paper, got]);
    }
  }
  return { checked, low };
}"""
