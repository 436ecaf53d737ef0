"""Fields and values in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

import goalgraph
from goalgraph.base.names import GG
from goalgraph.base.wording import wording
from goalgraph.decisions.standpoints import (
    INDICATORS,
    REQUIREMENTS,
    STEERING_MODE,
    Ambition,
    Answer,
    Field,
    Outlook,
    Value,
    Work,
)
from goalgraph.decisions.words import field_name, value_text
from small_plan import COUNCIL, FILE, PLAN


@pytest.fixture(scope="module")
def small() -> goalgraph.Graph:
    return goalgraph.load(FILE)


@pytest.mark.parametrize(
    ("field", "sv", "en"),
    [
        (STEERING_MODE, "styrform", "steering mode"),
        (Field("requirement", REQUIREMENTS[1]), "krav (Mäta)", "requirement (Measure)"),
        (Field("forecast", f"{PLAN}/U1"), "prognos (U1)", "forecast (U1)"),
        (INDICATORS, "mått", "indicators"),
    ],
)
def test_fields(small: goalgraph.Graph, field: Field, sv: str, en: str) -> None:
    assert (field_name(small.scope, field, "sv"), field_name(small.scope, field, "en")) == (sv, en)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_field_has_a_name(lang: str) -> None:
    fields = "steering-mode requirement ambition-level forecast indicators council-goals activities label day"
    assert set(wording(lang)["decisions"]["fields"]) == set(fields.split())


LEVEL = Ambition(
    {"sv": "Klart vatten."},
    f"{PLAN}/O1.I1",
    Decimal("3.10"),
    Decimal("90.5"),
    "http://qudt.org/vocab/unit/PERCENT",
    date(2026, 12, 31),
)


@pytest.mark.parametrize(
    ("value", "sv", "en"),
    [
        (None, "inget", "nothing"),
        (GG + "Steering", "styrande mål", "steering goal"),
        (Answer(REQUIREMENTS[0], GG + "Met"), "uppfyllt", "met"),
        (Answer(REQUIREMENTS[0], GG + "Met", {"sv": "Så."}), "uppfyllt – Så.", "met – Så."),
        (
            LEVEL,
            "Klart vatten. – mäts med O1.I1 – från 3,1 till 90,5 % – senast 2026-12-31",
            "Klart vatten. – measured by O1.I1 – from 3.1 to 90.5 % – by 2026-12-31",
        ),
        (Ambition({"sv": "x"}, target=Decimal(0)), "x – till 0", "x – to 0"),
        (
            Ambition({"sv": "x"}, target=Decimal(1), unit="http://qudt.org/vocab/unit/DAY"),
            "x – till 1 dag",
            "x – to 1 day",
        ),
        (
            Outlook(f"{PLAN}/U1", GG + "Reached", {"sv": "Bra."}, {"sv": "Mer."}),
            "nås – Bra. – åtgärd: Mer.",
            "reached – Bra. – action: Mer.",
        ),
        ((f"{PLAN}/O1.I1", f"{COUNCIL}F1"), "O1.I1; F 1", "O1.I1; F 1"),
        ((Work("a", "sv"), Work("b")), "a; b", "a; b"),
        (("urn:gone/O9",), "O9", "O9"),
    ],
)
def test_values(small: goalgraph.Graph, value: Value, sv: str, en: str) -> None:
    assert (value_text(small.scope, value, "sv"), value_text(small.scope, value, "en")) == (sv, en)


@pytest.mark.parametrize("text", ["Mål: bättre än < i fjol >", "urn:a b", "2024-05-01", "KS3"])
def test_a_wording_is_shown_as_it_is(small: goalgraph.Graph, text: str) -> None:
    assert value_text(small.scope, text, "sv") == text


@pytest.mark.parametrize("odd", ["a\nb", "a\r\n\tb", "a\x1b\x07b", "a\u2028b", "a\u202eb", "a\x85 b"])
def test_a_text_stays_in_its_line_and_reads_the_way_it_is_written(small: goalgraph.Graph, odd: str) -> None:
    values: list[Value] = [
        (Work(odd),),
        Ambition({"sv": odd}),
        Answer(REQUIREMENTS[0], GG + "Met", {"sv": odd}),
        Outlook("urn:o", GG + "Reached", {"sv": odd}, {"sv": odd}),
        odd,
    ]
    for value in values:
        found = value_text(small.scope, value, "sv")
        assert "a b" in found
        assert not set(odd) - {"a", "b", " "} & set(found)


def test_text_from_right_to_left_is_kept(small: goalgraph.Graph) -> None:
    assert value_text(small.scope, (Work("مرحبا بالعالم", "ar"),), "sv") == "مرحبا بالعالم"
