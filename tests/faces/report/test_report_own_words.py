"""The report of a body with a profile of its own: its types and words, and nothing of a shipped profile's."""

from __future__ import annotations

from pathlib import Path

import pytest

import goalgraph
from goalgraph.faces.report.html import html
from goalgraph.faces.report.markdown import markdown
from goalgraph.faces.report.own_words import own_texts
from own_profile import body_with_profile, handed_in, on, plan_of
from places import BODIES

PLAN = plan_of("stenvinda")


@pytest.fixture
def decided(tmp_path: Path) -> goalgraph.Graph:
    graph = goalgraph.load(body_with_profile("stenvinda", tmp_path))
    entries = [
        on(PLAN, "N1", steeringMode="Project", ambitionLevel={"text": "Mindre frånvaro"}),
        on(PLAN, "N2", steeringMode="Standing", activities=["Byta lampor"]),
    ]
    file = handed_in(tmp_path, PLAN, *(entry | {"date": "2032-02-14"} for entry in entries))
    graph.apply(file)
    return graph


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "sv",
            [
                "Mål: 12. ej sorterat: 2, projekt: 1, stående uppdrag: 1. Med prognos: 6.",
                "| Mål | Måltyp | Prognos | Utfall |",
                "stående uppdrag | lämnas inte för mål av den typen |",
                "- **Måltyp:** projekt",
                "- **Ribba:**",
                "- **Krav på uppdrag:** K1 Ansvar: oklart – ingen har sagt det",
                "måltyp: projekt; ribba: Mindre frånvaro",
            ],
        ),
        (
            "en",
            [
                "Goals: 12. not sorted: 2, project: 1, standing assignment: 1. With a forecast: 6.",
                "| Goal | Goal type | Forecast | Outcome |",
                "- **Bar:**",
                "- **Requirements on assignments:** K1 Responsibility: unclear – nobody has said",
            ],
        ),
    ],
)
def test_it_counts_and_names_the_profiles_own_types(
    decided: goalgraph.Graph, lang: str, said: list[str]
) -> None:
    text = markdown(decided.report("RO1", lang=lang))
    for line in said:
        assert line in text
    for theirs in ("tyrande", "nriktningsmål", "mbitionsnivå", "teering", "irection goal", "mbition level"):
        assert theirs not in text, theirs


def test_in_every_form_the_column_is_called_what_the_body_calls_it(decided: goalgraph.Graph) -> None:
    report = decided.report("RO1")
    assert report.words["mode"] == "Måltyp"
    assert '<th scope="col">Måltyp</th>' in html(report)


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("body", BODIES, ids=lambda body: body.parent.name)
def test_a_body_without_a_profile_is_told_nothing_of_ambition_levels(body: Path, lang: str) -> None:
    texts = own_texts(goalgraph.load(body).scope, lang)
    assert texts["ambition"] == {"sv": "Målvärde", "en": "Target"}[lang]
    assert "counts" not in texts
    assert not [text for text in texts.values() if "{target}" in text or "{Mode}" in text]
