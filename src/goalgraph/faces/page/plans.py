"""A page of several plans: each with all that it has alone, and the matrix that leads to them.

In: a graph of several plans. Out: what the page shows first, and each plan's content, packed until somebody
opens it. No nodes are drawn before that: three hundred plans are read as a table.
"""

from __future__ import annotations

import base64
import gzip
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import Kind
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.decisions.format import for_page
from goalgraph.faces.page.content.accessibility import named_in, statement
from goalgraph.faces.page.content.whole import content, page_texts
from goalgraph.faces.page.network import PageNetwork, as_json

if TYPE_CHECKING:
    from goalgraph.model.objects import Plan
    from goalgraph.model.scope import Scope

Content = dict[str, Any]
_SHARED = ("texts", "accessibility", "colour")


def several(scopes: Iterable[Scope], contact: str = "", publisher: str = "") -> tuple[Content, Iterator[str]]:
    """What a page of several plans shows first, and each plan's content, packed, in the same order."""
    contents = [(titled(scope), content(scope)) for scope in scopes]
    return first(contents, contact, publisher), (packed(one) for _, one in contents)


def nothing() -> Content:
    """What a page has before a plan is chosen: everything that a plan has, empty."""
    return {
        **{key: {} for key in ("resources", "traces", "leaves", "readiness", "findings", "rules")},
        **{
            key: {}
            for key in ("anomalies", "body", "notes", "observations", "requirements", "stated", "types")
        },
        **{key: [] for key in ("areas", "levels", "loose", "links", "nodes", "edges")},
        "indicators": {"of": {}, "polarity_by": {}},
        "dialogue": None,
        "logo": "",
        "colour": "",
    }


def titled(scope: Scope) -> Plan:
    """The plan by its title, which says whose it is; many plans have the same label."""
    title, _ = named_in(scope)
    plan = scope.plan
    return replace(plan, labels={**plan.labels, **title})


def first(contents: Iterable[tuple[Plan, Content]], contact: str = "", publisher: str = "") -> Content:
    """The page before a plan is chosen: one row of the matrix for each plan."""
    rows, bodies, addresses = [], [], []
    for plan, one in contents:
        rows.append(row(plan, one))
        addresses.append(plan.iri)
        bodies += [body for body in one["accessibility"]["bodies"] if body not in bodies]
    ids = Counter(one["id"] for one in rows)
    for one, address in zip(rows, addresses, strict=True):
        # Plans of two places may have one id; their addresses tell them apart.
        one["id"] = one["id"] if ids[one["id"]] == 1 else address
    title = {lang: wording(lang)["page"]["plans"]["title"].format(n=len(rows)) for lang in LANGUAGES}
    return {
        **nothing(),
        "format": for_page(),
        "plan": title,
        "plans": rows,
        "accessibility": statement(title, bodies, contact, publisher),
        "texts": {lang: page_texts(lang) for lang in LANGUAGES},
    }


def row(plan: Plan, one: Content) -> Content:
    """A plan's row: how many of its goals lack what each requirement asks, in all and per global goal.

    Goals that a requirement is not asked of, direction goals, are not counted for it; those that lead to a
    global goal are, whatever is asked of them. Who leads to a target leads to its global goal: where the
    plan's page does not show that one, ``opens`` is the only target there, or empty where there are several.
    """
    goals = [ident for ident, resource in one["resources"].items() if resource["kind"] == "board-goal"]
    needs: Content = {}
    spheres: Content = {}
    for goal in goals:
        asked = [item for item in one["readiness"].get(goal, []) if item["applies"]]
        for item in asked:
            nothing = {"name": item["name"], "met": 0, "not-met": 0, "unclear": 0}
            needs.setdefault(item["requirement"], nothing)[item["status"]] += 1
        ends = one["traces"].get(goal, [])
        aims = {end for end in ends if one["resources"][end]["kind"] == Kind.GLOBAL_GOAL}
        for end in sorted(aims | {_global_goal_of(aim) for aim in aims}):
            found = spheres.setdefault(end, {"goals": 0, "asked": 0, "lacking": 0})
            found["goals"] += 1
            found["asked"] += bool(asked)
            found["lacking"] += any(item["status"] != "met" for item in asked)
    shown = one["resources"]
    for aim in spheres.keys() - shown.keys():
        targets = [end for end in spheres if end != aim and _global_goal_of(end) == aim]
        spheres[aim]["opens"] = targets[0] if len(targets) == 1 else ""
    return {"id": plan.id, "label": dict(plan.labels), "goals": len(goals), "needs": needs, "global": spheres}


def _global_goal_of(aim: str) -> str:
    """The global goal that an aim is a target of, or is.

    >>> _global_goal_of("SDG4.1"), _global_goal_of("SDG4")
    ('SDG4', 'SDG4')
    """
    return aim.partition(".")[0]


def packed(one: Content) -> str:
    """A plan's content with its network, compressed; what all plans share is left out."""
    own = {key: value for key, value in one.items() if key not in _SHARED}
    drawn = PageNetwork({**own, "ownTexts": _own_texts(one["texts"])}, LANGUAGES[0])
    data = gzip.compress(as_json(drawn.data()).encode(), compresslevel=6, mtime=0)
    return base64.b64encode(data).decode("ascii")


def _own_texts(texts: Mapping[str, Any]) -> Content:
    """By language the texts that are the plan's own: what it calls its levels, types and scale."""
    return _differing(texts, {lang: page_texts(lang) for lang in texts})


def _differing(own: Mapping[str, Any], shared: Mapping[str, Any]) -> Content:
    return {
        key: _differing(said, shared[key]) if isinstance(said, Mapping) and key in shared else said
        for key, said in own.items()
        if said != shared.get(key)
    }
