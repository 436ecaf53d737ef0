"""Everything the page shows, as one dictionary that can be written as JSON.

In: a graph. Out: resources with their texts in both languages, the cards of each band, links with their
basis, the red thread of each card, what hangs on goals and areas, readiness, findings, and what the dialogue
form starts from. Nothing here is computed that the library computes; the order is the graph's own, so that
the same graph gives the same page.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import MEMBERSHIP, Kind
from goalgraph.base.numbers import day
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.decisions.format import for_page
from goalgraph.faces.page.content.accessibility import named_in, statement, whose
from goalgraph.faces.page.content.arms import arms
from goalgraph.faces.page.content.declared import (
    assessments_of,
    assessments_taken,
    judgements,
    requirement_name,
    requirements,
    texts,
    types,
)
from goalgraph.faces.page.content.dialogue import dialogue
from goalgraph.faces.page.content.findings import checked
from goalgraph.faces.page.content.goals import stated
from goalgraph.faces.page.content.indicators import indicators
from goalgraph.faces.page.content.saying import labels, named, quoted, said, written
from goalgraph.faces.page.content.values import observed
from goalgraph.model.local_names import kinds as own_kinds
from goalgraph.model.objects import Activity, Anomaly, Indicator, Level, Link, Observation, Resource

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope

# The columns of cards: global goals, the goals of plans above, areas, and the plan's own goals.
COLUMNS = ("global-goal", "council-goal", "area", "board-goal")
ABOVE, OWN = COLUMNS[1], COLUMNS[3]
# The UN's goals, and its targets where the plan names one of them: cards of the first column.
GLOBAL = (Kind.GLOBAL_GOAL, Kind.GLOBAL_TARGET)
LEAF_KINDS = (
    Kind.GUIDING_STATEMENT,
    Kind.STRATEGY,
    Kind.ACTIVITY,
    Kind.RISK,
    Kind.INDICATOR,
    Kind.DATA_SOURCE,
    Kind.POLICY_DOCUMENT,
    Kind.NOTE,
)
_UPWARDS = ("prioritises", "contributesTo")
_SERVING = ("contributesTo", "subGoalOf")
Content = dict[str, Any]


def content(graph: Scope, contact: str = "", publisher: str = "", logo: str = "") -> Content:
    """The page's content.

    ``contact`` and ``publisher`` are whom its accessibility statement names, ``logo`` is the address that
    holds the image beside the body's name, in place of the graph's.
    """
    links = [link for link in graph.links() if link.relation not in MEMBERSHIP]
    shown = _shown(graph, links)
    known = {resource.id for resource in shown}
    kept = [link for link in links if link.subject in known and link.object in known]
    columns = _columns(graph, shown)
    cards = [resource for resource in shown if columns[resource.id] in COLUMNS]
    goals = (*graph.goals_above, *graph.goals)
    levels = {goal.id: (goal.plan_ids, graph.level_of(goal)) for goal in goals}
    plan = said(graph.plan.label, graph.plan.labels)
    title, bodies = named_in(graph)
    return {
        "plan": plan,
        "body": whose(graph),
        "logo": logo or arms(graph),
        "colour": "",
        "resources": {resource.id: _resource(resource, columns[resource.id]) for resource in shown},
        "areas": _areas(graph, cards, columns, kept),
        "levels": _levels(graph, kept),
        "loose": _loose(graph, cards, columns, kept),
        "links": [_link(link, levels) for link in kept],
        "traces": {card.id: _thread(graph, card.id, known) for card in cards},
        "leaves": _leaves(shown, columns, kept),
        "readiness": _readiness(graph),
        **checked(graph, kept),
        **_notes(graph),
        "observations": _observations(graph),
        "indicators": indicators(graph),
        "stated": stated(graph),
        "dialogue": dialogue(graph),
        "format": {
            **for_page(),
            "assessments": assessments_of(graph),
            "assessmentsTaken": assessments_taken(graph),
            "judgements": judgements(graph),
        },
        "requirements": requirements(graph),
        "types": types(graph),
        "accessibility": statement(title or plan, bodies, contact, publisher),
        "texts": {
            lang: _named_levels(graph, page_texts(lang) | texts(graph, lang), lang) for lang in LANGUAGES
        },
    }


def cards_and_ties(graph: Scope) -> Content:
    """Of the page's content what its overview is laid out by: the cards, their bands, levels and links."""
    links = [link for link in graph.links() if link.relation not in MEMBERSHIP]
    shown = _shown(graph, links)
    known = {resource.id for resource in shown}
    kept = [link for link in links if link.subject in known and link.object in known]
    columns = _columns(graph, shown)
    cards = [resource for resource in shown if columns[resource.id] in COLUMNS]
    return {
        "resources": {one.id: {"kind": columns[one.id]} for one in shown},
        "areas": _areas(graph, cards, columns, kept),
        "levels": _levels(graph, kept),
        "loose": _loose(graph, cards, columns, kept),
        "links": [_link(link, {}) for link in kept],
        "leaves": _leaves(shown, columns, kept),
    }


def page_texts(lang: str) -> dict[str, Any]:
    """The interface's texts, with the library's names of kinds and its way of writing numbers and dates."""
    shared = wording(lang)
    texts = {
        **shared["page"],
        **{key: shared[key] for key in ("kinds", "numbers", "dates", "months", "chart")},
    }
    goal = texts["kinds"][Kind.GOAL]
    return texts | {"kinds": {**texts["kinds"], ABOVE: goal, OWN: goal}}


def _named_levels(graph: Scope, shared: dict[str, Any], lang: str) -> dict[str, Any]:
    """The texts, with the columns of goals called what the plan calls its levels."""
    named = {
        column: list(dict.fromkeys(at.short_label(lang) for goal in goals if (at := graph.level_of(goal))))
        for column, goals in ((ABOVE, graph.goals_above), (OWN, graph.goals))
    }
    columns = {column: " · ".join(names) for column, names in named.items() if names}
    kinds = {column: names[0] for column, names in named.items() if len(names) == 1}
    return shared | {
        "columns": {**shared["columns"], **columns},
        "kinds": {**shared["kinds"], **own_kinds([graph.names], lang), **kinds},
    }


def _columns(graph: Scope, shown: list[Resource]) -> dict[str, str]:
    """By resource its column on the page, or its kind where it has none."""
    own = {goal.id for goal in graph.goals}
    columns = {one.id: COLUMNS[0] if one.kind in GLOBAL else one.kind.value for one in shown}
    return columns | {one.id: OWN if one.id in own else ABOVE for one in shown if one.kind is Kind.GOAL}


def _shown(graph: Scope, links: list[Link]) -> list[Resource]:
    """All that the page shows: goals that are part of a thread, areas, and what hangs on them."""
    linked = {end for link in links if link.relation != "isTargetOf" for end in (link.subject, link.object)}
    serving = {link.subject for link in links}
    shown: list[Resource] = []
    for kind in (*GLOBAL, None, Kind.AREA, Kind.GOAL, *LEAF_KINDS):
        found = _found(graph, kind)
        if kind in GLOBAL:
            found = [one for one in found if one.id in linked]
        elif kind is Kind.ACTIVITY:
            found = [one for one in found if one.id in serving or not _is_recorded(one)]
        shown += found
    return shown


def _is_recorded(one: Resource) -> bool:
    """Whether a decision or a proposal has brought it, which need not be in force."""
    return isinstance(one, Activity) and one.decision_id is not None


def _found(graph: Scope, kind: Kind | None) -> list[Resource]:
    """The resources of a kind: of goals the plan's own, and for no kind those of the plans above."""
    if kind is None:
        return list(graph.goals_above)
    return list(graph.goals) if kind is Kind.GOAL else graph.resources(kind)


def _resource(resource: Resource, column: str) -> Content:
    found: Content = {
        "kind": column,
        "name": resource.screen_name,
        "label": written(resource.labels),
        "sources": quoted(resource.passages),
    }
    # The page takes the label where there is none.
    if resource.short_labels and resource.short_labels != resource.labels:
        found["short"] = written(resource.short_labels)
    if resource.documents and not resource.passages:
        found["documents"] = [
            {"label": written(one.labels), "address": one.iri} for one in resource.documents
        ]
    if isinstance(resource, Activity):
        found["about"] = _work(resource)
    if isinstance(resource, Indicator):
        found["about"] = {
            key: written(texts)
            for key, texts in (
                ("kind", resource.type.labels if resource.type else {}),
                ("polarity", resource.polarity.labels if resource.polarity else {}),
                ("source", resource.data_source),
                (
                    "kolada",
                    dict.fromkeys(LANGUAGES, ", ".join(resource.kolada_ids)) if resource.kolada_ids else {},
                ),
            )
            if texts
        }
    return found


def _work(activity: Activity) -> Content:
    """How far an activity has come, when it is done, and who is responsible."""
    days = {"start": activity.start, "end": activity.end, "due": activity.due_date}
    found: Content = {"status": named(activity.status)} if activity.status else {}
    found |= {key: said(partial(day, one)) for key, one in days.items() if one}
    if activity.responsible:
        bodies = activity.responsible
        found["responsible"] = said(
            lambda lang: ", ".join(one.label(lang) for one in bodies), *labels(*bodies)
        )
    return found


def _areas(graph: Scope, cards: list[Resource], columns: dict[str, str], links: list[Link]) -> list[Content]:
    """Per area: the global goals and the goals above that it names, the goals in it and their sub-goals."""
    order = [card.id for card in cards]
    within: dict[str, set[str]] = defaultdict(set)
    for goal in graph.goals:
        for ident in graph.areas_of(goal):
            within[ident].add(goal.id)
    found = []
    for area in (card.id for card in cards if card.kind is Kind.AREA):
        ends = {link.object for link in links if link.subject == area and link.relation in _UPWARDS}
        ends |= {link.subject for link in links if link.object == area and link.relation == "inArea"}
        ends |= within[area]
        found.append(
            {
                "id": area,
                **{
                    column: [end for end in order if end in ends and columns[end] == column]
                    for column in COLUMNS
                    if column != Kind.AREA
                },
            }
        )
    return found


def _levels(graph: Scope, links: list[Link]) -> list[Content]:
    """The levels that the plan's own goals are at, each a column of its own where they are several.

    The goals of a level stand by the goal that they serve, so that threads do not cross without need.
    """
    held: dict[Level | None, list[str]] = {level: [] for level in graph.levels}
    for goal in graph.goals:
        held.setdefault(graph.level_of(goal), []).append(goal.id)
    served: dict[str, list[str]] = defaultdict(list)
    for link in links:
        if link.relation in _SERVING and link.basis != "derived":
            served[link.subject].append(link.object)
    place: dict[str, int] = {}
    ordered = []
    for level, goals in held.items():
        if goals:
            nearest = {
                goal: min((place[end] for end in served[goal] if end in place), default=len(place))
                for goal in goals
            }
            goals = sorted(goals, key=nearest.__getitem__)
            place |= {goal: len(place) + number for number, goal in enumerate(goals)}
            name = written(level.short_labels or level.labels) if level else {}
            ordered.append({"name": name, "goals": goals})
    return ordered


def _loose(graph: Scope, cards: list[Resource], columns: dict[str, str], links: list[Link]) -> list[str]:
    """Cards that no area holds: they must be seen too."""
    held = {end for area in _areas(graph, cards, columns, links) for ends in area.values() for end in ends}
    return [card.id for card in cards if card.kind is not Kind.AREA and card.id not in held]


def _link(link: Link, levels: dict[str, tuple[tuple[str, ...], Level | None]]) -> Content:
    """A link with what it rests on; ``sameLevel`` where a goal serves another of its own plan and level."""
    found: Content = {"from": link.subject, "to": link.object, "relation": link.relation, "basis": link.basis}
    if link.subject in levels and levels[link.subject] == levels.get(link.object):
        found["sameLevel"] = True
    if link.rule:
        found |= {"rule": link.rule, "via": list(link.via), "ambiguous": link.ambiguous, "among": link.among}
    return found


def _thread(graph: Scope, ident: str, known: set[str]) -> list[str]:
    nodes = {node.id for node in graph.trace(ident).nodes}
    return [ident, *(n for n in sorted(nodes & known) if n != ident)]


def _leaves(shown: list[Resource], columns: dict[str, str], links: list[Link]) -> Content:
    """Per goal and area, and per kind of leaf: what hangs directly on it, and on what basis."""
    kinds = {resource.id: resource.kind for resource in shown}
    order = {resource.id: number for number, resource in enumerate(shown)}
    found: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
    rank = {"derived": 0, "decided": 1, "stated": 2}
    for link in links:
        kind = kinds[link.subject]
        if kind in LEAF_KINDS and columns[link.object] in (Kind.AREA, OWN):
            group = found[link.object][kind.value]
            if rank[link.basis] >= rank.get(group.get(link.subject, ""), -1):
                group[link.subject] = link.basis
    return {
        ident: {
            kind: [[leaf, basis] for leaf, basis in sorted(group.items(), key=lambda item: order[item[0]])]
            for kind, group in sorted(found[ident].items())
        }
        for ident in sorted(found, key=lambda ident: order[ident])
    }


def _readiness(graph: Scope) -> Content:
    found: dict[str, list[Content]] = defaultdict(list)
    for item in graph.readiness():
        found[item.goal].append(
            {
                "requirement": item.requirement,
                "name": requirement_name(graph, item),
                "status": item.status,
                "reason": written(item.explanations or item.reasons),
                "next": written(item.next_steps),
                "applies": item.applies,
                "evidence": [[evidence.id, evidence.basis] for evidence in item.evidence],
            }
        )
    return dict(found)


def _notes(graph: Scope) -> Content:
    """What is odd in the document, and per resource which of it concerns the resource."""
    anomalies: Content = {}
    found: dict[str, list[str]] = defaultdict(list)
    for anomaly in graph.resources(Kind.ANOMALY):
        if isinstance(anomaly, Anomaly):
            note: Content = {"label": written(anomaly.labels), "comment": written(anomaly.comments)}
            if anomaly.suggestion:
                note["suggestion"] = written(anomaly.suggestion)
            anomalies[anomaly.id] = note
            for ident in anomaly.concerns:
                found[ident].append(anomaly.id)
    return {"anomalies": anomalies, "notes": {ident: found[ident] for ident in sorted(found)}}


def _observations(graph: Scope) -> Content:
    found: dict[str, list[Content]] = defaultdict(list)
    for observation in graph.resources(Kind.OBSERVATION):
        if isinstance(observation, Observation):
            found[observation.indicator_id].append(
                {
                    "id": observation.id,
                    **observed(observation),
                    "sources": quoted(observation.passages),
                }
            )
    return dict(found)
