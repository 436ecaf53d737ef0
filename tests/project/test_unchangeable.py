"""Nothing that is handed out, and nothing that a module holds, can be changed by somebody else."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Iterator, Mapping, MutableMapping, MutableSequence, MutableSet
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import pytest

import goalgraph
from goalgraph.base.wording import wording
from goalgraph.decisions.history import history
from goalgraph.faces.report.content import report_of
from goalgraph.model.loading import loaded
from places import ROOT

SOURCE = ROOT / "src" / "goalgraph"
NAMES = sorted(
    found.name
    for found in pkgutil.walk_packages(goalgraph.__path__, "goalgraph.")
    if "__main__" not in found.name
)
CHANGEABLE = (MutableMapping, MutableSequence, MutableSet, bytearray)
# What is filled in bit by bit, and never handed out.
GATHERED = (
    "goalgraph.model.ids.Entry",
    "goalgraph.exchange.outline.findings.Found",
    "goalgraph.exchange.outline.findings.Outlined",
)
SJOBACKA = ROOT / "data" / "examples" / "sjobacka"


def modules() -> Iterator[ModuleType]:
    yield from (importlib.import_module(name) for name in NAMES)


def frozen_classes() -> Iterator[type[Any]]:
    for module in modules():
        for name, found in vars(module).items():
            own = isinstance(found, type) and found.__module__ == module.__name__ and not name.startswith("_")
            if own and dataclasses.is_dataclass(found):
                yield cast("type[Any]", found)


def changeable(value: Any, seen: set[int] | None = None, at: str = "") -> Iterator[str]:
    """Where in a value something is that can be changed."""
    seen = set() if seen is None else seen
    if id(value) in seen or isinstance(value, str | int | type):
        return
    seen.add(id(value))
    if isinstance(value, CHANGEABLE):
        yield f"{at}: {type(value).__name__}"
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from changeable(getattr(value, field.name), seen, f"{at}.{field.name}")
    elif isinstance(value, tuple | frozenset):
        for one in value:
            yield from changeable(one, seen, f"{at}[]")
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield from changeable((key, one), seen, f"{at}{{}}")


@pytest.mark.parametrize("name", NAMES)
def test_what_a_module_holds_cannot_be_changed(name: str) -> None:
    module = importlib.import_module(name)
    own: set[str] = set()
    for statement in ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8")).body:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        targets += [statement.target] if isinstance(statement, ast.AnnAssign) else []
        own |= {node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)}
    held = {key: value for key, value in vars(module).items() if key in own - {"__all__", "__dir__"}}
    assert list(changeable(tuple(held.items()))) == []


def test_texts_and_queries_that_are_read_once_cannot_be_changed() -> None:
    for texts in (wording("sv"), wording("en")):
        assert list(changeable(texts)) == []
    assert list(changeable(goalgraph.queries())) == []


@pytest.mark.parametrize("cls", list(frozen_classes()), ids=lambda cls: cls.__qualname__)
def test_a_public_dataclass_is_frozen_and_says_nothing_of_what_can_be_changed(cls: type[Any]) -> None:
    if f"{cls.__module__}.{cls.__qualname__}" in GATHERED:
        return
    assert cls.__dataclass_params__.frozen
    assert cls.__hash__ is not None
    for field in dataclasses.fields(cls):
        assert not re.search(r"\b(dict|list|set|MutableMapping)\[", str(field.type)), field.name


@pytest.fixture(scope="module")
def decided() -> goalgraph.Graph:
    """A plan on which something has been decided."""
    graph = goalgraph.load(SJOBACKA / "2030")
    for file in sorted((SJOBACKA / "decisions-2030").glob("*.jsonld")):
        graph.apply(file)
    return graph


def answers(graph: goalgraph.Graph) -> Iterator[Any]:
    """Something of each kind that the library hands out."""
    yield from graph.resources()
    yield from graph.links()
    yield from graph.readiness()
    yield from goalgraph.queries().values()
    yield from goalgraph.terms()
    yield from goalgraph.plans(graph)
    yield graph.trace("KS1")
    yield graph.validate()
    yield from graph.similar("KS2")
    yield graph.summary()
    yield graph.query("red-thread")
    yield graph.query("goals-without-strategy")
    yield graph.query("CONSTRUCT { ?s a gg:Plan } WHERE { ?s a gg:Plan }")
    yield goalgraph.diff(graph, goalgraph.load(SJOBACKA / "2031"))
    for goal in graph.resources("goal"):
        yield from history(graph.scope, goal.iri)
    yield report_of(loaded([SJOBACKA / "2031"]), None, "sv")


def test_everything_that_is_handed_out_can_be_hashed_and_cannot_be_changed(
    bundled: goalgraph.Graph, decided: goalgraph.Graph
) -> None:
    kinds = set()
    for answer in (*answers(decided), *answers(bundled)):
        assert isinstance(hash(answer), int)
        assert list(changeable(answer, at=type(answer).__name__)) == []
        kinds.add(type(answer))
    offered = {
        found
        for name in goalgraph.__all__
        if dataclasses.is_dataclass(found := getattr(goalgraph, name)) and isinstance(found, type)
    }
    inside = {goalgraph.Finding, goalgraph.Parameter, goalgraph.Term, goalgraph.Rating}
    general = {goalgraph.Resource, goalgraph.Assessment}
    nowhere_in_the_data = {
        goalgraph.NewEdition,
        goalgraph.Migration,
        goalgraph.Import,
        goalgraph.Fault,
        goalgraph.KoladaResult,
        goalgraph.Patience,
        goalgraph.Suggestion,
        goalgraph.Outline,
        goalgraph.Bounds,
        goalgraph.Listening,
        goalgraph.Published,
        goalgraph.OutcomeAssessment,
        goalgraph.BudgetLine,
        goalgraph.Check,
        goalgraph.Listed,
        goalgraph.Stored,
    }
    assert offered - kinds - inside <= general | nowhere_in_the_data
