"""What validation found, for the page: per resource, and per rule with the board goals it concerns.

In: a graph and the links that the page shows. Out: the findings of each resource in every language, and of
each rule that found something what it says, where it comes from, and the goals to show for it. Who reads them
knows the plan and not its Turtle: a property has its name there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from goalgraph.answers.validation.check import validate
from goalgraph.answers.validation.messages import of_any
from goalgraph.base.names import PREFIXES, Kind
from goalgraph.base.wording import LANGUAGES
from goalgraph.faces.page.content.saying import quoted
from goalgraph.model.objects import Link, Observation

if TYPE_CHECKING:
    from goalgraph.answers.validation.check import RuleCount
    from goalgraph.model.scope import Scope

Content = dict[str, Any]

_TERM = r"\b(gg|ggsh|prov|dcterms|skos|rdfs|foaf|org|sdgo):([A-Za-z]+)"
# One term in brackets, or those of others, tells an editor what the words before it are in Turtle.
_ASIDE = re.compile(rf" \((?:{_TERM}|(?:(?:foaf|org):[A-Za-z]+(?:, )?)+)\)")


def checked(graph: Scope, links: list[Link]) -> Content:
    """The findings by resource (``findings``), and the rules behind them (``rules``), worst first."""
    reports = {lang: validate(graph, lang=lang) for lang in LANGUAGES}
    merged: dict[tuple[str, ...], Content] = {}
    for lang, report in reports.items():
        for item in report.findings:
            key = (item.focus, item.rule, str(item.path), str(item.value))
            entry = merged.setdefault(
                key, {"rule": item.rule, "severity": item.severity, "message": {}, "remedy": {}}
            )
            for part, text in (
                ("message", item.message),
                ("remedy", spoken_remedy(item.remedy or "", graph, lang)),
            ):
                # What a rule does not say in a language is shown, and marked, in the one it is said in.
                if text not in entry[part].values():
                    entry[part][lang] = text
    found: dict[str, list[Content]] = defaultdict(list)
    hit: dict[str, set[str]] = defaultdict(set)
    for (focus, rule, *_), entry in merged.items():
        found[focus].append(entry)
        hit[rule].add(focus)
    goals = _goals_of(graph, links)
    order = [goal.id for goal in graph.goals]
    rules = {}
    for count in reports[LANGUAGES[0]].rules:
        if count.findings:
            concerned = {goal for focus in hit[count.rule] for goal in goals.get(focus, ())}
            rules[count.rule] = _rule(count, graph, [goal for goal in order if goal in concerned])
    return {"findings": {focus: found[focus] for focus in sorted(found)}, "rules": rules}


def spoken_remedy(remedy: str, graph: Scope, lang: str) -> str:
    """A remedy with the names of properties instead of their terms.

    >>> import goalgraph
    >>> spoken_remedy("Fill in gg:order (gg:Level).", goalgraph.load().scope, "en")
    'Fill in “order”.'
    """

    def named(term: re.Match[str]) -> str:
        label = graph.term(PREFIXES[term[1]] + term[2]).label(lang)
        return f"“{label}”" if lang == "en" else f"”{label}”"

    return re.sub(_TERM, named, _ASIDE.sub("", remedy))


def _rule(rule: RuleCount, graph: Scope, goals: list[str]) -> Content:
    return {
        "severity": rule.severity,
        "requirement": rule.requirement,
        "says": {lang: of_any(text) for lang, text in sorted(rule.messages.items())},
        "remedy": {
            lang: spoken_remedy(of_any(text), graph, lang) for lang, text in sorted(rule.remedies.items())
        },
        "sources": quoted(rule.sources),
        "looked": rule.targets,
        "found": rule.findings,
        "goals": goals,
    }


def _goals_of(graph: Scope, links: list[Link]) -> Mapping[str, set[str]]:
    """Per resource the goals it concerns: the goal itself, what it hangs on, else those of its area."""
    goals = {goal.id for goal in graph.goals}
    areas: dict[str, set[str]] = defaultdict(set)
    ends: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link.basis == "derived":
            continue
        if link.relation == "inArea":
            areas[link.object].add(link.subject)
        elif link.object in goals:
            ends[link.subject].add(link.object)
    for link in links:
        if link.basis != "derived" and link.subject not in goals and link.subject not in ends:
            areas[link.subject] |= areas.get(link.object, set())
    found = {**areas, **ends, **{goal: {goal} for goal in goals}}
    for observation in graph.resources(Kind.OBSERVATION):
        if isinstance(observation, Observation) and observation.indicator_id in found:
            found[observation.id] = found[observation.indicator_id]
    return found
