"""The rules say the same in pyshacl, which is written in Python, and in a compiled engine.

In: the shapes, their examples on top of the small plan, and the plans as validation sees them. Out: a failure
that names the example or the plan, and the results that only one engine has.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path

import pyshacl_turbo
import pytest
from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node
from test_shapes import ALSO, RULES, example, shapes, told

import goalgraph
from goalgraph.answers.validation import checking
from goalgraph.rdf.shacl import Engine, validation_report
from nation import FAULTS, nation
from places import BODIES, EXAMPLE, ROOT

Result = tuple[Node | None, ...]

PLANS: dict[str, tuple[Path, ...]] = {
    "bundled": (),
    "sjobacka": (EXAMPLE / "2030", EXAMPLE / "decisions-2030"),
    "sjobacka-2031": (EXAMPLE / "2031",),
    **{folder.parent.name: (folder,) for folder in BODIES},
}
TOLD = (SH.focusNode, SH.value, SH.resultPath, SH.sourceConstraintComponent, SH.resultSeverity)


@cache
def compiled() -> pyshacl_turbo.CompiledShapes:
    """Every rule, read once by the compiled engine."""
    engine: pyshacl_turbo.CompiledShapes = pyshacl_turbo.compile_shapes(shapes())
    return engine


def results(report: Graph, rules: Graph) -> Counter[Result]:
    """How often a report has each rule with its focus, value, path, kind of constraint and severity.

    Values are compared as written: a message shows them so. A path that is more than a property is a blank node,
    which both engines name as the rules do.
    """
    found: Counter[Result] = Counter()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        source = report.value(result, SH.sourceShape)
        while not isinstance(source, URIRef):
            source = next(rules.subjects(None, source))
        told = (report.value(result, predicate) for predicate in TOLD)
        found[(source, *told)] += 1
    return found


def apart(ours: Counter[Result], theirs: Counter[Result]) -> list[str]:
    """The results that one engine has and the other has not."""
    return [
        " ".join([engine, *(node.n3() if node else "-" for node in result)])
        for engine, several in (("pyshacl:", ours - theirs), ("compiled:", theirs - ours))
        for result in several.elements()
    ]


@pytest.mark.parametrize("rule", RULES)
def test_the_example_that_fails_breaks_that_rule_and_no_other_in_both_engines(rule: str) -> None:
    data = example(f"{rule}.fail.ttl")
    report = validation_report(data, shapes())
    assert {name for name, _ in told(report)} == {rule} | ALSO.get(rule, set())
    ours = results(report, shapes())
    assert ours
    _, theirs, _ = compiled().validate(data)
    assert apart(ours, results(theirs, shapes())) == []


@pytest.mark.parametrize("rule", RULES)
def test_the_example_that_passes_gives_no_finding_in_either_engine(rule: str) -> None:
    data = example(f"{rule}.pass.ttl")
    assert told(validation_report(data, shapes())) == set()
    _, theirs, _ = compiled().validate(data)
    assert results(theirs, shapes()) == Counter()


@pytest.mark.parametrize("name", PLANS)
def test_both_engines_find_the_same_in_a_plan(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    differ: list[list[str]] = []

    def with_both(data: Graph, rules: Graph, engine: Engine) -> Graph:
        _, theirs, _ = pyshacl_turbo.validate(data, shacl_graph=rules)
        ours = validation_report(data, rules)
        differ.append(apart(results(ours, rules), results(theirs, rules)))
        return ours

    monkeypatch.setenv("GOALGRAPH_CACHE", str(tmp_path))
    monkeypatch.setattr(checking, "validation_report", with_both)
    graph = goalgraph.load(*PLANS[name])
    graph.validate()
    assert differ == [[] for _ in graph._plans]


def test_both_engines_find_the_same_in_a_nation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALGRAPH_CACHE", "")
    nation(8, tmp_path)
    graph = goalgraph.load(tmp_path)
    ours, theirs = graph.validate(), graph.validate(engine="fast")
    assert theirs.findings == ours.findings
    assert theirs.rules == ours.rules
    assert {finding.rule for finding in ours.findings} & set(FAULTS)


def test_the_rules_run_with_either_engine_as_the_document_says(tmp_path: Path) -> None:
    document = (ROOT / "docs" / "design-decisions.md").read_text(encoding="utf-8")
    [commands] = re.findall(r"^  ```sh\n(.*?^  pyshacl .*?)^  ```", document, re.DOTALL | re.MULTILINE)
    (tmp_path / "shapes").symlink_to(ROOT / "shapes")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    small = ROOT / "data" / "examples" / "sjobacka" / "2030"
    commands = commands.replace("goalgraph query", f"goalgraph --data '{small}' query")
    *before, validation = commands.strip().splitlines()
    said = {
        engine: subprocess.run(
            "\n".join(["set -e", *lines, validation.replace("pyshacl", engine, 1)]),
            shell=True,
            cwd=tmp_path,
            env={**os.environ, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        ).stdout
        for engine, lines in (("pyshacl", before), ("pyshacl-turbo", []))
    }
    counts = {engine: re.findall(r"^Results \((\d+)\)", text, re.MULTILINE) for engine, text in said.items()}
    assert (
        counts["pyshacl"] == counts["pyshacl-turbo"] == [str(len(goalgraph.load(small).validate().findings))]
    )
