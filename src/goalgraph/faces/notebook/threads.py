"""The overview of a plan and a red thread as drawings for a notebook.

In: a plan's scope, or a ``Trace``. Out: a ``Drawing`` of cards and lines, in one language. The overview has
the page's bands and columns; a thread has what is above its root to the left of it, step by step, and what is
below to the right. A candidate is dashed and never red.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import UNDECIDED, Kind
from goalgraph.base.visible import in_lines
from goalgraph.base.wording import wording
from goalgraph.faces.notebook.placing import Card, Column, Drawing, Tie, drawing
from goalgraph.faces.page.content.whole import ABOVE, COLUMNS, OWN, cards_and_ties
from goalgraph.faces.page.layout.grid import bands
from goalgraph.model.objects import Goal, Link, Resource
from goalgraph.model.thread import Trace

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope

MOST_CARDS = 150
_WIDTHS = MappingProxyType({COLUMNS[0]: 150, ABOVE: 200, COLUMNS[2]: 180, OWN: 250})
_TONES = MappingProxyType(dict(zip(COLUMNS, ("l1", "l2", "l3", "l4"), strict=True)))
_TONE_OF_KIND = MappingProxyType(
    {
        Kind.GLOBAL_GOAL: "l1",
        Kind.GLOBAL_TARGET: "l1",
        Kind.AREA: "l3",
        Kind.GOAL: "l4",
        Kind.STRATEGY: "ok",
        Kind.RISK: "no",
        Kind.INDICATOR: "l2",
        Kind.GUIDING_STATEMENT: "l3",
    }
)
_WRITTEN = (Kind.GLOBAL_GOAL, Kind.GLOBAL_TARGET)
_THREAD_WIDTH = 200
_MOST_OF_A_KIND = 5
# What hangs on indicators would fill the drawing; the list beside it has the values.
_UNDRAWN = (Kind.OBSERVATION, Kind.COMPARISON)


def overview(scope: Scope, lang: str) -> Drawing | None:
    """The plan's goals on their threads; nothing where they are more than a drawing can show."""
    content = cards_and_ties(scope)
    kinds = {ident: one["kind"] for ident, one in content["resources"].items() if one["kind"] in COLUMNS}
    if len(kinds) > MOST_CARDS:
        return None
    level_of = {goal: n for n, level in enumerate(content["levels"]) for goal in level["goals"]}
    keys = {ident: (COLUMNS.index(kind), level_of.get(ident, 0)) for ident, kind in kinds.items()}
    known = sorted(set(keys.values()))
    members = bands(content, kinds)
    held = {ident for band in members for ident in band}
    placed = [*members, [ident for ident in kinds if ident not in held]]
    goals = {goal.id: goal for goal in (*scope.goals, *scope.goals_above)}
    below = _below(content, kinds)
    columns = [_column(scope, content, key, list(keys.values()).count(key), lang) for key in known]
    return drawing(
        columns,
        [
            _sorted(
                (
                    known.index(keys[ident]),
                    _card(scope.get(ident), kinds[ident], goals.get(ident), content, lang),
                )
                for ident in band
            )
            for band in placed
        ],
        [
            Tie(link["to"], link["from"], link["basis"], _is_settled(link["from"], below, goals))
            for link in content["links"]
            if link["from"] in kinds and link["to"] in kinds and link["basis"] != "derived"
        ],
    )


def of_trace(trace: Trace, lang: str) -> Drawing | None:
    """The thread; nothing where it joins more than a drawing can show."""
    nodes = {node.id: node for node in trace.nodes if node.kind not in _UNDRAWN}
    if len(nodes) > MOST_CARDS:
        return None
    links = [link for link in trace.links if link.subject in nodes and link.object in nodes]
    steps, followed = _steps(trace, links)
    columns: dict[tuple[int, int], list[Resource]] = defaultdict(list)
    for node in nodes.values():
        columns[steps.get(node.id, 1), 0 if node.kind in _WRITTEN else 1].append(node)
    keys = sorted(columns)
    return drawing(
        [_thread_column(columns[key], lang) for key in keys],
        [{n: _stack(columns[key], trace, key[0], lang) for n, key in enumerate(keys)}],
        [
            Tie(
                link.object,
                link.subject,
                link.basis,
                link.basis != "derived" and {link.subject, link.object} <= followed,
            )
            for link in links
        ],
    )


def _column(scope: Scope, content: dict[str, Any], key: tuple[int, int], count: int, lang: str) -> Column:
    kind = COLUMNS[key[0]]
    if kind == ABOVE:
        found = dict.fromkeys(
            at.short_label(lang) for goal in scope.goals_above if (at := scope.level_of(goal))
        )
        title = " · ".join(found)
    elif kind == OWN:
        own = content["levels"][key[1]]["goals"] if content["levels"] else []
        levels = [scope.level_of(goal) for goal in scope.goals if goal.id in own]
        title = next((level.short_label(lang) for level in levels if level), "")
    else:
        title = ""
    words = wording(lang)
    plain = words["kinds"][Kind.GOAL] if kind in (ABOVE, OWN) else words["page"]["columns"][kind]
    return Column(title or _capital(plain), _TONES[kind], _WIDTHS[kind], count)


def _card(one: Resource, kind: str, goal: Goal | None, content: dict[str, Any], lang: str) -> Card:
    note, state = _hanging(content["leaves"].get(one.id, {}), lang), ""
    if kind == OWN and goal is not None and goal.steering_mode is not None:
        mode = goal.steering_mode
        state = "open" if mode.iri == UNDECIDED else "settled"
        note = " · ".join(filter(None, (mode.label(lang), note)))
    look = "box" if kind in (COLUMNS[2], OWN) else "written"
    name = "" if kind == COLUMNS[2] else one.screen_name
    return Card(one.id, name, _words(one, lang), look, _TONES[kind], note if look == "box" else "", state)


def _hanging(leaves: Mapping[str, Sequence[Any]], lang: str) -> str:
    """How much hangs on a card: "6 strategies"."""
    counts = wording(lang)["page"]["counts"]
    told = []
    for kind in (Kind.STRATEGY, Kind.RISK, Kind.INDICATOR):
        # What a rule only points out is counted nowhere.
        sure = sum(basis != "derived" for _, basis in leaves.get(kind.value, ()))
        if sure:
            told.append(f"{sure} {counts[kind.value][sure != 1]}")
    return " · ".join(told)


def _below(content: dict[str, Any], kinds: Mapping[str, str]) -> dict[str, list[str]]:
    """What a thread leads on to, from each card."""
    found: dict[str, list[str]] = {area["id"]: list(area[OWN]) for area in content["areas"]}
    for link in content["links"]:
        if link["basis"] != "derived" and kinds.get(link["from"]) == kinds.get(link["to"]) == OWN:
            found.setdefault(link["to"], []).append(link["from"])
    return found


def _is_settled(ident: str, below: Mapping[str, list[str]], goals: Mapping[str, Goal]) -> bool:
    """Whether all that the card leads on to is settled: a goal is, whose type somebody has chosen."""
    waiting, seen, ends = [ident], {ident}, []
    while waiting:
        one = waiting.pop()
        lower = below.get(one, [])
        ends += [] if lower else [one]
        waiting += [each for each in lower if each not in seen]
        seen.update(lower)
    modes = [goal.steering_mode if (goal := goals.get(end)) else None for end in ends]
    return bool(ends) and all(mode is not None and mode.iri != UNDECIDED for mode in modes)


def _steps(trace: Trace, links: Iterable[Link]) -> tuple[dict[str, int], set[str]]:
    """How many steps above (negative) or below the root each node is, and to which the thread surely leads.

    What only shares an area with the root is on neither; what only a candidate leads to is no more than one.
    """
    found = {trace.root.id: 0}
    followed: set[str] = set()
    sure = [link for link in links if link.basis != "derived"]
    possible = [link for link in links if link.basis == "derived"]
    for usable in (sure, possible):
        for way in (-1, 1):
            edge = [ident for ident, step in found.items() if step * way >= 0]
            while edge:
                reached = []
                for link in usable:
                    near, far = (link.subject, link.object) if way < 0 else (link.object, link.subject)
                    # Up and then down again leads to what only shares an area with the root.
                    if near in edge and far not in found:
                        found[far] = found[near] + way
                        reached.append(far)
                edge = reached
        followed = followed or set(found)
    return found, followed


def in_words(drawn: Drawing) -> str:
    """What the drawing shows, a line a card: how it stands and what it leads up to."""
    names = {one.card.id: one.card.name or one.card.text for one in drawn.cards}
    lines = []
    for one in drawn.cards:
        up = [names[tie.high] for tie in drawn.ties if tie.low == one.card.id]
        said = " ".join(filter(None, (one.card.name, one.card.text)))
        about = f" ({one.card.note})" if one.card.note else ""
        lines.append(said + about + (f" → {', '.join(up)}" if up else ""))
    return in_lines(lines)


def _thread_column(nodes: Sequence[Resource], lang: str) -> Column:
    kinds = list(dict.fromkeys(node.kind for node in nodes))
    names = wording(lang)["kinds"]
    title = " · ".join(_capital(names[kind.value]) for kind in kinds)
    tone = _TONE_OF_KIND.get(kinds[0], "ink2") if len(kinds) == 1 else "ink2"
    return Column(title, tone, _THREAD_WIDTH, len(nodes))


def _stack(nodes: Sequence[Resource], trace: Trace, step: int, lang: str) -> list[Card]:
    """The cards of a column; of what hangs below the root the first of each kind, and how many more."""
    if step < 1:
        return [_of_thread(node, trace, step, lang) for node in nodes]
    found = []
    for kind in dict.fromkeys(node.kind for node in nodes):
        several = [node for node in nodes if node.kind is kind]
        few = several if len(several) <= _MOST_OF_A_KIND + 1 else several[:_MOST_OF_A_KIND]
        found += [_of_thread(node, trace, step, lang) for node in few]
        if left := len(several) - len(few):
            more = wording(lang)["show"]["more"].format(count=left)
            found.append(Card(f" {kind}", "", more, "word", _TONE_OF_KIND.get(kind, "ink2")))
    return found


def _of_thread(node: Resource, trace: Trace, step: int, lang: str) -> Card:
    look = "written" if node.kind in _WRITTEN or (step < 0 and node.kind is Kind.GOAL) else "box"
    state = "root" if node.id == trace.root.id else ""
    return Card(
        node.id,
        node.screen_name,
        _words(node, lang),
        look,
        _TONE_OF_KIND.get(node.kind, "ink2"),
        "",
        state,
    )


def _words(one: Resource, lang: str) -> str:
    """What is said of the resource; nothing where it has no words, for its name stands there already."""
    return one.short_label(lang) if one.labels or one.short_labels else ""


def _sorted(cards: Iterable[tuple[int, Card]]) -> dict[int, list[Card]]:
    found: dict[int, list[Card]] = {}
    for column, card in cards:
        found.setdefault(column, []).append(card)
    return found


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
