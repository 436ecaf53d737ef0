"""What others say of the global goals, loaded beside a plan, changes nothing that goalgraph says of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import goalgraph
from goalgraph.base.names import SDG, Kind

HEAD = """
@prefix sdgo: <http://metadata.un.org/sdg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<http://metadata.un.org/sdg/Goals> a skos:OrderedCollection .
"""


def as_the_un_has_it(graph: goalgraph.Graph) -> Iterator[str]:
    """Each goal and target with the UN's codes, names in several languages and place, and an indicator."""
    for kind, cls in ((Kind.GLOBAL_GOAL, "Goal"), (Kind.GLOBAL_TARGET, "Target")):
        for one in graph.resources(kind):
            code = one.iri.removeprefix(SDG)
            long = ".".join(part.zfill(2) for part in code.split("."))
            yield (
                f"<{one.iri}> a sdgo:{cls} , skos:Concept ; "
                f'skos:notation "{long}"^^sdgo:SDGCode , "{code}"^^sdgo:SDGCodeCompact ; '
                f'skos:prefLabel "Objectif {code}"@fr , "Goal {code}"@en ; skos:altLabel "{code}"@en ; '
                "skos:inScheme <http://metadata.un.org/sdg> ."
            )
    yield (
        '<http://metadata.un.org/sdg/C040101> a sdgo:Indicator , skos:Concept ; skos:prefLabel "Share"@en ; '
        'skos:notation "C040101" ; skos:broader <http://metadata.un.org/sdg/4.1> .'
    )


@pytest.fixture(scope="module")
def beside(bundled: goalgraph.Graph, tmp_path_factory: pytest.TempPathFactory) -> goalgraph.Graph:
    folder = tmp_path_factory.mktemp("un")
    file = folder / "sdg.ttl"
    file.write_text(HEAD + "\n".join(as_the_un_has_it(bundled)), encoding="utf-8")
    plan = Path(__file__).parents[2] / "data" / "vaggeryd" / "2019"
    return goalgraph.load(plan, file)


def test_resources_and_links_are_the_same(bundled: goalgraph.Graph, beside: goalgraph.Graph) -> None:
    assert beside.resources() == bundled.resources()
    assert beside.links() == bundled.links()
    assert beside.readiness() == bundled.readiness()


@pytest.mark.parametrize("name", goalgraph.queries())
def test_every_query_has_the_same_answer(
    bundled: goalgraph.Graph, beside: goalgraph.Graph, name: str
) -> None:
    assert beside.query(name).texts() == bundled.query(name).texts()


def test_every_rule_says_the_same(bundled: goalgraph.Graph, beside: goalgraph.Graph) -> None:
    with_codes, without = beside.validate(), bundled.validate()
    assert with_codes.findings == without.findings
    assert with_codes.rules == without.rules


@pytest.mark.parametrize("ident", ["SDG4.1", "4.1", "04.01", "sdg:4.1", SDG + "4.1"])
def test_either_code_finds_the_target(beside: goalgraph.Graph, ident: str) -> None:
    assert beside.get(ident).id == "SDG4.1"
