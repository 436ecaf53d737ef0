"""Whose an indicator is: of which goal, and where the same name stands again."""

from __future__ import annotations

from goalgraph.exchange.outline.findings import Outlined, What
from goalgraph.exchange.outline.lines import plain_lines
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader


def outlined(text: str) -> Outlined:
    return Reader(passages_of(list(plain_lines(text, markdown="#" in text)))).read()


def indicators(found: Outlined) -> list[str]:
    return [f"{one.id} {one.text} < {one.of}" for one in found.of(What.INDICATOR)]


def figures(found: Outlined) -> list[str]:
    return [f"{one.what} {one.figure.value} {one.of} {one.area}".strip() for one in found.found if one.figure]


TABLE = """# Plan 2041

## Mål 1 Bra skola

| Indikator | Utfall 2040 | Mål 2041 |
|---|---|---|
| Nöjdhet (%) | 80 | 85 |

## Mål 2 Bra omsorg

| Indikator | Utfall 2040 | Mål 2041 |
|---|---|---|
| Nöjdhet (%) | 70 | 75 |
"""
LIST = (
    "Plan 2041\n\nMål 1 Bra skola\n\nMått\n- Nöjdhet (%): 80 % 2040, mål: 85 % 2041\n\n"
    "Mål 2 Bra omsorg\n\nMått\n- Nöjdhet (%): 70 % 2040, mål: 75 % 2041\n"
)


def test_an_indicator_with_the_same_name_under_two_goals_is_one_for_each() -> None:
    """The figures of the second goal went to the first one's indicator, and its target to the first goal."""
    for text in (TABLE, LIST):
        found = outlined(text)
        assert [one.of for one in found.of(What.INDICATOR)] == ["M1", "M2"]
        assert figures(found) == [
            "value 80 I1",
            "target 85 M1 I1",
            "value 70 I2",
            "target 75 M2 I2",
        ]
        second = found.of(What.INDICATOR)[1]
        [namesake] = [one for one in second.why if one.key == "namesake"]
        assert "I1" in namesake.told("sv")


def test_an_indicator_that_is_named_again_for_no_goal_is_the_known_one() -> None:
    text = TABLE.partition("## Mål 2")[0] + "# Uppföljning\n\n- Nöjdhet (%): 78 % 2039\n"
    found = outlined(text.replace("Nöjdhet (%)", "Nöjdhet"))
    assert indicators(found) == ["I1 Nöjdhet < M1"]
    found = outlined("Plan 2041\n\nSå gick det\n\n- Nöjdhet: 78 % 2039\n\n" + LIST.replace(" (%)", ""))
    assert indicators(found) == ["I1 Nöjdhet < M1", "I2 Nöjdhet < M2"]


def test_an_indicator_with_a_figure_is_for_the_goal_that_it_stands_below() -> None:
    """Only one without a figure was."""
    found = outlined("Mål 1 Alla cyklar\n\nMått\n- Cykelresor 12 % 2040\n- Hjälm\n")
    assert indicators(found) == ["I1 Cykelresor < M1", "I2 Hjälm < M1"]
    found = outlined("# Plan\n\n## Mål 1 Alla cyklar\n\n# Ekonomi\n\n- Soliditet 12 % 2040\n")
    assert indicators(found) == ["I1 Soliditet < "]
