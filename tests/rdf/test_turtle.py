"""Turtle that people read, and reads back as the same triples."""

from __future__ import annotations

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from goalgraph.base.names import RDF, RDFS, XSD
from goalgraph.rdf.turtle import Section, turtle

SPACE = "https://example.org/plan/"


def triple(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(ox.NamedNode(SPACE + subject), ox.NamedNode(predicate), value)


def test_type_first_then_label_with_swedish_before_english() -> None:
    block = [
        triple("KS1", SPACE + "last", ox.NamedNode(SPACE + "A1")),
        triple("KS1", RDFS + "label", ox.Literal("goal", language="en")),
        triple("KS1", RDFS + "label", ox.Literal("mål", language="sv")),
        triple("KS1", RDF + "type", ox.NamedNode(SPACE + "Goal")),
    ]
    text = turtle(
        "Head.",
        {"plan": SPACE, "rdfs": RDFS, "unused": "urn:unused:"},
        [Section("Goals", [block], ["Mind."])],
    )
    assert text == (
        "# Head.\n\n"
        f"@prefix plan: <{SPACE}> .\n@prefix rdfs: <{RDFS}> .\n\n"
        "# --- Goals ---\n# Mind.\n\n"
        'plan:KS1 a plan:Goal ;\n    rdfs:label "mål"@sv , "goal"@en ;\n    plan:last plan:A1 .\n'
    )


def test_a_section_without_resources_is_left_out() -> None:
    assert "Nothing" not in turtle("Head.", {}, [Section("Nothing", [])])


@given(
    st.lists(st.text(st.characters(codec="utf-8")), min_size=1),
    st.sampled_from(["", "sv", "en", XSD + "date"]),
)
def test_what_is_written_reads_back(texts: list[str], tag: str) -> None:
    literals = [
        ox.Literal(text, datatype=ox.NamedNode(tag)) if ":" in tag else ox.Literal(text, language=tag or None)
        for text in texts
    ]
    blocks = [[triple(f"R{n}.x", SPACE + "says", literal)] for n, literal in enumerate(literals)]
    text = turtle("Head.", {"p": SPACE, "xsd": XSD}, [Section("All", blocks)])
    read = {q.triple for q in ox.parse(text, format=ox.RdfFormat.TURTLE)}
    assert read == {t for block in blocks for t in block}
