"""The vocabulary, the catalogue and the findings, as lists to read and as JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

import goalgraph
from goalgraph.answers.queries.catalogue import queries
from goalgraph.answers.validation.homes import Home
from goalgraph.faces.text import catalogue, vocabulary
from goalgraph.faces.text.findings_listing import listed
from goalgraph.model.vocabulary import term_named, terms
from small_plan import FILE

MARKDOWN = MarkdownIt("commonmark").enable("table")


@pytest.fixture(scope="module")
def small() -> goalgraph.Graph:
    return goalgraph.load(FILE)


def test_the_catalogue_as_json_is_the_contracts() -> None:
    found = json.loads(catalogue.write(list(queries().values()), "json", "en"))
    assert list(found) == ["queries"]
    assert [query["name"] for query in found["queries"]] == list(queries())
    assert all(set(query) == {"name", "title", "question", "parameters"} for query in found["queries"])
    by_name = {query["name"]: query for query in found["queries"]}
    parameters = {one["name"]: one for one in by_name["better-than-country"]["parameters"]}
    assert parameters["area"] == {
        "name": "area",
        "type": "id",
        "default": None,
        "explanation": parameters["area"]["explanation"],
    }
    assert parameters["lang"]["default"] == "sv"


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_vocabulary_in_each_form(lang: str) -> None:
    text = vocabulary.write(terms(), "table", lang)
    assert all(f"  {term.name} · {term.label(lang)}\n" in text for term in terms())
    found = json.loads(vocabulary.write(terms(), "json", lang))["terms"]
    assert [term["name"] for term in found] == [term.name for term in terms()]
    shown = MARKDOWN.render(vocabulary.write(terms(), "md", lang))
    assert shown.count("<table>") == 4
    assert shown.count("<tr>") == len(terms()) + 4


def test_one_term_tells_all_that_is_said_of_it() -> None:
    text = vocabulary.write([term_named("gg:polarity")], "table", "en")
    assert text.startswith("gg:polarity · polarity\nhttps://w3id.org/goalgraph/ontology#polarity\n")
    assert "Values: gg:HigherIsBetter, gg:LowerIsBetter, gg:NoPolarity\n" in text


def test_what_a_profile_adds_is_shown_with_the_profile() -> None:
    text = vocabulary.write(terms(), "table", "en")
    assert text.index("Allowed values\n") < text.index("Allowed values of the profile vaggeryd\n")
    assert text.index("profile vaggeryd\n") < text.index("gg:Influenceable · Influence\n")
    assert "Profile: vaggeryd\n" in vocabulary.write([term_named("Steering")], "table", "en")
    (steering,) = json.loads(vocabulary.write([term_named("Steering")], "json", "sv"))["terms"]
    assert steering["profile"] == "vaggeryd"


def test_findings_are_grouped_by_rule_with_the_goals_they_concern(bundled: goalgraph.Graph) -> None:
    report = bundled.validate(lang="en")
    text = listed(report, "en")
    groups = re.findall(r"^(\w+) · ([a-z-]+) \((\d+)\)$", text, flags=re.MULTILINE)
    assert sum(int(count) for _, _, count in groups) == len(report.findings)
    assert len({rule for _, rule, _ in groups}) == len(groups) == len({f.rule for f in report.findings})
    assert "violation · ambition-level-missing (8)\n  … has no ambition level" in text
    assert "\n  KS 1, KS 2, KS 3, KS 4, KS 5, KS 6, KS 7, KS 8\n" in text
    for finding in report.findings:
        assert finding.focus in text.replace("KS ", "KS")


def test_what_is_about_a_part_stands_under_its_goal_or_area(bundled: goalgraph.Graph) -> None:
    report = bundled.validate(lang="en")
    assert re.search(r"^  A1: A1\.I2\.O1, A1\.I3\.O1, ", listed(report, "en"), re.MULTILINE)


def test_findings_by_goal_have_each_once_below_what_they_belong_to(bundled: goalgraph.Graph) -> None:
    report = bundled.validate(lang="sv")
    text = listed(report, "sv", by="goal")
    for finding in report.findings:
        assert text.count(f": {finding.message}") == sum(
            f.message == finding.message for f in report.findings
        )
    assert "\nKS 5 · Vi skall bli en friskare kommun\n  brist: KS 5 saknar ambitionsnivå" in text
    assert "(rad 36–40, 274–278, 369)" in text


def test_what_a_rule_does_not_name_is_named_and_an_empty_remedy_is_no_line(bundled: goalgraph.Graph) -> None:
    report = bundled.validate(lang="en")
    bare = replace(report.findings[0], rule="ours", focus="KS3", message="It has no owner.", remedy="")
    goal = bundled.get("KS3")
    report = replace(report, findings=(bare,), homes={"KS3": Home(goal.id, goal.screen_name, goal.labels)})
    assert "violation · ours (1)\n  KS 3: It has no owner.\n\n" in listed(report, "en")
    assert "\n  violation: It has no owner." in listed(report, "en", by="goal")
    assert "What to do" not in listed(report, "en") + listed(report, "en", by="goal")


def test_what_a_rule_says_more_of_is_said_of_each(small: goalgraph.Graph) -> None:
    report = small.validate(lang="en")
    text = listed(report, "en")
    several = [f for f in report.findings if f.value]
    assert several
    assert all(f.message in text for f in several)


def test_a_report_without_findings_says_at_what_level(small: goalgraph.Graph) -> None:
    report = replace(small.validate(lang="en"), findings=(), readiness=())
    assert "Nothing at or above note." in listed(report, "en")


def test_rules_with_nothing_to_check_are_a_number_and_listed_when_asked_for(small: goalgraph.Graph) -> None:
    report = small.validate(lang="en")
    unused = sorted(rule.rule for rule in report.rules if not rule.targets)
    assert f"Rules with nothing to check: {len(unused)} (--idle-rules lists them)." in listed(report, "en")
    assert f"Rules with nothing to check: {', '.join(unused)}" in listed(report, "en", idle=True)
