from __future__ import annotations

import pyoxigraph as ox
import pytest

from goalgraph.rdf.hierarchy import declared, nearest_of_ours


@pytest.mark.parametrize(
    ("pairs", "nearest"),
    [
        ([("a", "Goal")], {"a": ["Goal"]}),
        ([("a", "b"), ("b", "c"), ("c", "Goal")], {"a": ["Goal"], "b": ["Goal"], "c": ["Goal"]}),
        ([("a", "Goal"), ("Goal", "Thing")], {"a": ["Goal"]}),
        ([("a", "Goal"), ("a", "Risk")], {"a": ["Goal", "Risk"]}),
        ([("a", "b"), ("b", "a")], {}),
        ([("a", "b"), ("b", "a"), ("b", "Goal")], {"a": ["Goal"], "b": ["Goal"]}),
        ([("Goal", "Risk")], {}),
        ([("a", "elsewhere")], {}),
    ],
)
def test_a_foreign_term_leads_to_the_nearest_of_ours(
    pairs: list[tuple[str, str]], nearest: dict[str, list[str]]
) -> None:
    assert nearest_of_ours(pairs, {"Goal", "Risk", "Thing"}) == nearest


def test_only_what_the_property_joins_is_declared() -> None:
    text = "<urn:a> <urn:below> <urn:b> ; <urn:beside> <urn:c> . [] <urn:below> <urn:d> . <urn:e> <urn:below> 1 ."
    assert declared(ox.parse(text, format=ox.RdfFormat.TURTLE), "urn:below") == [("urn:a", "urn:b")]
