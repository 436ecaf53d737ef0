"""The rules say the same in pyshacl, which is written in Python, and in compiled engines.

In: the shapes, their examples on top of the small plan, and the plans as validation sees them. Out: a failure
that names the example or the plan, and the results that only one engine has.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node
from test_shapes import ALSO, RULES, example, shapes, told

import goalgraph
from goalgraph.answers.validation import checking
from goalgraph.rdf import prebound
from goalgraph.rdf.compiled import compiled_report
from goalgraph.rdf.data_graph import DataGraph, Shared
from goalgraph.rdf.shacl import Engine, reference_report
from goalgraph.rdf.statements import triples_of
from nation import FAULTS, nation
from places import BODIES, EXAMPLE, ROOT

Result = tuple[Node | None, ...]

PLANS: dict[str, tuple[Path, ...]] = {
    "bundled": (),
    "sjobacka": (EXAMPLE / "2030", EXAMPLE / "decisions-2030"),
    "sjobacka-2031": (EXAMPLE / "2031",),
    **{folder.parent.name: (folder,) for folder in BODIES},
}
LEFT = {"date-not-real"}  # left to pyshacl: a day that there is not cannot be compared with others
TOLD = (SH.focusNode, SH.value, SH.resultPath, SH.sourceConstraintComponent, SH.resultSeverity)


def compiled(data: Graph, rules: Graph) -> Graph:
    """What the compiled engines say, which must know the rules and the data well enough to be asked."""
    report = both_ways(DataGraph(Shared(()), triples_of(data)), rules)
    assert report is not None
    return report


def both_ways(data: DataGraph, rules: Graph) -> Graph | None:
    """What they say, the same whether few nodes are asked one by one or all at once."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(prebound, "FEW", 0)
        at_once = compiled_report(data, rules)
    report = compiled_report(data, rules)
    if report is not None and at_once is not None:
        assert results(report, rules) == results(at_once, rules)
    return report


def results(report: Graph, rules: Graph) -> Counter[Result]:
    """How often a report has each rule with its focus, value, path, kind of constraint and severity.

    Values are compared as written, for a message shows them so; but decimals as numbers, which Oxigraph writes
    in its own way, in a plan before either engine has them. A path that is more than a property is a blank node,
    which is called as the rules do.
    """
    found: Counter[Result] = Counter()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        source = report.value(result, SH.sourceShape)
        while not isinstance(source, URIRef):
            source = next(rules.subjects(None, source))
        told = (as_number(report.value(result, predicate)) for predicate in TOLD)
        found[(source, *told)] += 1
    return found


def as_number(node: Node | None) -> Node | None:
    is_decimal = isinstance(node, Literal) and isinstance(node.value, Decimal)
    return Literal(node.value.normalize()) if isinstance(node, Literal) and is_decimal else node


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
    report = reference_report(data, shapes())
    assert {name for name, _ in told(report)} == {rule} | ALSO.get(rule, set())
    ours = results(report, shapes())
    assert ours
    if rule in LEFT:
        assert compiled_report(DataGraph(Shared(()), triples_of(data)), shapes()) is None
    else:
        assert apart(ours, results(compiled(data, shapes()), shapes())) == []


@pytest.mark.parametrize("rule", RULES)
def test_the_example_that_passes_gives_no_finding_in_either_engine(rule: str) -> None:
    data = example(f"{rule}.pass.ttl")
    assert told(reference_report(data, shapes())) == set()
    assert results(compiled(data, shapes()), shapes()) == Counter()


@pytest.mark.parametrize("name", PLANS)
def test_both_engines_find_the_same_in_a_plan(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    differ: list[list[str]] = []

    def with_both(data: DataGraph, rules: Graph, engine: Engine) -> Graph:
        theirs = both_ways(data, rules)
        assert theirs is not None
        ours = reference_report(data.asked(), rules)
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


def test_the_rules_run_with_pyshacl_as_the_document_says(tmp_path: Path) -> None:
    document = (ROOT / "docs" / "design-decisions.md").read_text(encoding="utf-8")
    [commands] = re.findall(r"^  ```sh\n(.*?^  pyshacl .*?)^  ```", document, re.DOTALL | re.MULTILINE)
    (tmp_path / "shapes").symlink_to(ROOT / "shapes")
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    small = ROOT / "data" / "examples" / "sjobacka" / "2030"
    done = subprocess.run(
        "set -e\n" + commands.replace("goalgraph query", f"goalgraph --data '{small}' query"),
        shell=True,
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    counts = re.findall(r"^Results \((\d+)\)", done.stdout, re.MULTILINE)
    assert counts == [str(len(goalgraph.load(small).validate().findings))]
