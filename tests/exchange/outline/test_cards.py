"""Which tables are cards, and which only look like them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from goalgraph.exchange.outline.cards import heads_anew, is_card, names_kind


@pytest.mark.parametrize(
    "rows",
    [
        [("Mål", "Indikator"), ("1. Trygg", "Nöjda"), ("2. Grön", "Utsläpp")],
        [("Indikator", "2045"), ("Resultat", "5"), ("Riskindex", "7")],
        [("Mål 1", "Trygg"), ("Indikator", "Nöjda"), ("Nuläge", "5", "7")],
        [("Mål 1", "Trygg"), ("Mål 2", "Grön")],
        [("Mål 1", "Trygg")],
        [("Kommentar", "Bra"), ("Datum", "I dag"), ("Mål", "Trygg"), ("Indikator", "Nöjda"), ("Av", "Oss")],
    ],
)
def test_what_is_no_card(rows: Sequence[Sequence[str]]) -> None:
    assert not is_card(rows)


def test_a_long_cell_is_no_label_and_is_soon_told() -> None:
    assert not names_kind("mål " * 50_000)
    assert not heads_anew(("a" * 200_000, "5"), ("Mått", "Mål"))
