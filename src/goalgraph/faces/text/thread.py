"""A red thread as a tree for people, JSON for programs, or a drawing in Mermaid or DOT.

In: a ``Trace``. Out: text, the same for the same trace.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from goalgraph.base.diagrams import in_dot, in_mermaid
from goalgraph.base.jsontext import for_people
from goalgraph.base.names import Basis, Kind
from goalgraph.base.visible import in_lines
from goalgraph.base.wording import wording
from goalgraph.faces.text.figures import figure
from goalgraph.model.objects import Link, Observation, Resource, level_of
from goalgraph.model.thread import Trace

FORMATS = ("tree", "json", "mermaid", "dot")
DEEPEST = 100  # levels of a tree
_ORDER: tuple[Basis, ...] = ("stated", "decided", "derived")


def write(trace: Trace, form: str, lang: str, kinds: Mapping[str, str] | None = None) -> str:
    """The trace as ``tree``, ``json``, ``mermaid`` or ``dot``; ``kinds`` are the names of kinds."""
    called = kinds or wording(lang)["kinds"]
    match form:
        case "json":
            return for_people(as_json(trace, lang))
        case "mermaid":
            return _mermaid(trace, lang)
        case "dot":
            return _dot(trace, lang)
        case _:
            return _paths(trace, lang, called) if trace.end else _tree(trace, lang, called)


def as_json(trace: Trace, lang: str) -> dict[str, Any]:
    """The trace as the contract's JSON object; links lead upwards, and a candidate says how."""
    document: dict[str, Any] = {
        "root": trace.root.id,
        "nodes": [
            {"id": n.id, "iri": n.iri, "kind": n.kind.value, **level_of(n), "label": n.label(lang)}
            for n in trace.nodes
        ],
        "links": [_link(link) for link in trace.links],
    }
    if trace.end:
        document["to"] = trace.end.id
        document["paths"] = [list(path) for path in trace.paths]
        document["candidates"] = trace.are_candidates()
        document["cut"] = trace.cut
    return document


def _link(link: Link) -> dict[str, Any]:
    shown: dict[str, Any] = {
        "from": link.subject,
        "to": link.object,
        "relation": link.relation,
        "basis": link.basis,
    }
    if link.basis == "derived":
        shown |= {"rule": link.rule, "via": list(link.via), "ambiguous": link.ambiguous, "among": link.among}
    return shown


def basis_in_words(link: Link, lang: str) -> str:
    """On what a link rests; of a candidate by which rule, by way of what, and how sure the rule is.

    >>> basis_in_words(Link("KS8", "contributesTo", "KF6", "derived", "contributes-to", ("A6",)), "en")
    'candidate, via A6, rule contributes-to'
    """
    words = wording(lang)
    parts = [words["basis"][link.basis]]
    if link.via:
        parts.append(words["trace"]["via"].format(via=", ".join(link.via)))
    if link.rule:
        parts.append(words["trace"]["rule"].format(rule=link.rule))
    if link.ambiguous:
        counts = words["trace"]["counts"]
        count = counts[link.among] if link.among < len(counts) else str(link.among)
        parts.append(
            words["trace"]["among"].format(count=count) if link.among > 1 else words["trace"]["doubted"]
        )
    return ", ".join(parts)


def _tree(trace: Trace, lang: str, called: Mapping[str, str]) -> str:
    words = wording(lang)["trace"]
    nodes = {node.id: node for node in trace.nodes}
    lines = [_named(trace.root, lang, called)]
    if trace.direction != "down":
        lines += ["", words["up"]]
        branches = _branches(trace, nodes, lang, called, upwards=True)
        lines += branches or [f"  {words['nothing_up']}"]
    if trace.direction != "up":
        lines += ["", words["down"]]
        branches = _branches(trace, nodes, lang, called, upwards=False)
        lines += branches or [f"  {words['nothing_down']}"]
    lines += _area_leaves(trace, nodes, lang, called)
    return in_lines(lines)


def _branches(
    trace: Trace, nodes: dict[str, Resource], lang: str, called: Mapping[str, str], *, upwards: bool
) -> list[str]:
    """The lines of a tree, each node's own branches once; what lies deeper than can be read is cut."""
    words = wording(lang)["trace"]
    seen: set[str] = set()
    onward = _onward(trace, nodes, upwards=upwards)
    lines: list[str] = []
    waiting = [_Branch("  ", onward.get(trace.root.id, []))]
    while waiting:
        branch = waiting[-1]
        if branch.shown == len(branch.steps):
            waiting.pop()
            continue
        reached, link = branch.steps[branch.shown]
        branch.shown += 1
        last = branch.shown == len(branch.steps)
        candidate = link.basis == "derived"
        leaf = (candidate and not trace.candidates) or not onward.get(reached)
        repeat = not leaf and reached in seen
        deep = not leaf and not repeat and len(waiting) == DEEPEST
        basis = basis_in_words(link, lang)
        if branch.possible and not candidate:
            basis += f", {words['onward']}"
        more = f" ({words['again'] if repeat else words['deeper']})" if repeat or deep else ""
        mark = "└─ " if last else "├─ "
        lines.append(f"{branch.indent}{mark}{_named(nodes[reached], lang, called, trace)} [{basis}]{more}")
        if not (repeat or leaf or deep):
            seen.add(reached)
            indent = branch.indent + ("   " if last else "│  ")
            waiting.append(_Branch(indent, onward[reached], branch.possible or candidate))
    return lines


@dataclass(slots=True)
class _Branch:
    """What leads on from a node of a tree, and how much of it is shown already."""

    indent: str
    steps: Sequence[tuple[str, Link]]
    possible: bool = False
    shown: int = 0


def _onward(
    trace: Trace, nodes: Mapping[str, Resource], *, upwards: bool
) -> dict[str, list[tuple[str, Link]]]:
    """By node, what the links lead on to; downwards what is surest first, and no observations."""
    found: dict[str, list[tuple[str, Link]]] = {}
    for link in trace.links:
        here, there = (link.subject, link.object) if upwards else (link.object, link.subject)
        if upwards or nodes[there].kind is not Kind.OBSERVATION:
            found.setdefault(here, []).append((there, link))
    if not upwards:
        kinds = list(Kind)
        for several in found.values():
            several.sort(key=lambda step: (_ORDER.index(step[1].basis), kinds.index(nodes[step[0]].kind)))
    return found


def _area_leaves(trace: Trace, nodes: dict[str, Resource], lang: str, called: Mapping[str, str]) -> list[str]:
    """Risks and indicators of the goal's area that no goal has been given."""
    if trace.root.kind is not Kind.GOAL or trace.direction != "both":
        return []
    assigned = {link.subject for link in trace.links if link.relation in ("measures", "threatens")}
    lines = []
    for area in (link.object for link in trace.above(trace.root.id) if link.relation == "inArea"):
        leaves = [
            link.subject
            for link in trace.below(area)
            if link.relation == "inArea" and link.subject != trace.root.id and link.subject not in assigned
        ]
        if leaves:
            words = wording(lang)
            lines += ["", words["trace"]["in_area"].format(area=area)]
            stated = words["basis"]["stated"]
            for position, leaf in enumerate(leaves):
                mark = "└─ " if position == len(leaves) - 1 else "├─ "
                lines.append(f"  {mark}{_named(nodes[leaf], lang, called, trace)} [{stated}]")
    return lines


def _named(node: Resource, lang: str, called: Mapping[str, str], trace: Trace | None = None) -> str:
    kind = called[node.kind.value]
    name = f"{node.screen_name} · {node.label(lang)} ({kind})"
    if trace is None or node.kind is not Kind.INDICATOR:
        return name
    known = {n.id: n for n in trace.nodes}
    observed = [known[link.subject] for link in trace.below(node.id) if link.relation == "observationOf"]
    figures = [figure(o, lang) for o in observed if isinstance(o, Observation)]
    return name + (": " + "; ".join(figures) if figures else "")


def _paths(trace: Trace, lang: str, called: Mapping[str, str]) -> str:
    words = wording(lang)
    end = trace.end or trace.root
    if not trace.paths:
        sentence = words["trace"]["no_path"].format(start=trace.root.id, end=end.id)
        return in_lines([sentence, words["trace"]["derived_hint"]])
    key = "cut" if trace.cut else "path" if len(trace.paths) == 1 else "paths"
    lines = [words["trace"][key].format(count=len(trace.paths), start=trace.root.id, end=end.id)]
    nodes, joined = {node.id: node for node in trace.nodes}, trace.joined()
    for path, candidate in zip(trace.paths, trace.are_candidates(), strict=True):
        possible = f" [{words['trace']['candidate_path']}]" if candidate else ""
        lines += ["", _named(nodes[path[0]], lang, called) + possible]
        for here, there in pairwise(path):
            kinds = sorted({basis_in_words(link, lang) for link in joined[frozenset((here, there))]})
            lines.append(f"  → {_named(nodes[there], lang, called)} [{', '.join(kinds)}]")
    return in_lines(lines)


def _mermaid(trace: Trace, lang: str) -> str:
    keys = {node.id: f"n{position}" for position, node in enumerate(trace.nodes)}
    arrows = {"stated": "-->", "derived": "-.->", "decided": "==>"}
    lines = ["flowchart BT"]
    for node in trace.nodes:
        text = in_mermaid(f"{node.screen_name} {node.short_label(lang)}")
        lines.append(f'    {keys[node.id]}["{text}"]')
    for link in trace.links:
        basis = wording(lang)["basis"][link.basis]
        lines.append(
            f'    {keys[link.subject]} {arrows[link.basis]}|"{in_mermaid(basis)}"| {keys[link.object]}'
        )
    return "\n".join(lines) + "\n"


def _dot(trace: Trace, lang: str) -> str:
    styles = {"stated": "solid", "derived": "dashed", "decided": "bold"}
    lines = ["digraph thread {", "    rankdir=BT;", "    node [shape=box];"]
    for node in trace.nodes:
        lines.append(
            f"    {in_dot(node.id)} [label={in_dot(f'{node.screen_name} {node.short_label(lang)}')}];"
        )
    for link in trace.links:
        basis = wording(lang)["basis"][link.basis]
        style = f"style={styles[link.basis]}, label={in_dot(basis)}"
        lines.append(f"    {in_dot(link.subject)} -> {in_dot(link.object)} [{style}];")
    return "\n".join([*lines, "}"]) + "\n"
