"""Single figures: which end a number is, whether it is negative, and what is no figure."""

from __future__ import annotations

import pytest

from goalgraph.exchange.outline.figures import figures_in
from goalgraph.exchange.outline.findings import Outlined, What
from goalgraph.exchange.outline.lines import plain_lines
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader


def outlined(text: str) -> Outlined:
    return Reader(passages_of(list(plain_lines(text, markdown=True)))).read()


@pytest.mark.parametrize(
    ("before", "bound"),
    [
        ("inte mer än", "high"),
        ("ej över", "high"),
        ("aldrig mer än", "high"),
        ("no more than", "high"),
        ("inte längre än", "high"),
        ("ska inte vara fler än", "high"),
        ("får inte överstiga", "high"),
        ("must not exceed", "high"),
        ("ska understiga", "high"),
        ("som mest", "high"),
        ("upp till", "high"),
        ("up to", "high"),
        ("fewer than", "high"),
        ("högst cirka", "high"),
        ("not less than", "low"),
        ("no fewer than", "low"),
        ("inte under", "low"),
        ("ej lägre än", "low"),
        ("får aldrig understiga", "low"),
        ("ska överstiga", "low"),
        ("inte minst", "low"),
        ("klöver", ""),
    ],
)
def test_a_comparison_that_is_denied_is_the_other_end(before: str, bound: str) -> None:
    [figure] = figures_in(f"Resor, {before} 90 procent 2030")
    assert (figure.bound, figure.year) == (bound, "2030")
    if bound:
        found = outlined(
            f"Mått: Resor, {before} 90 procent 2030\n\n| Mått | Mål 2031 |\n|---|---|\n| Bad | {before} 9 % |\n"
        )
        assert [one.text for one in found.of(What.INDICATOR)] == ["Resor", "Bad"]
        ends = [one.figure.bound for one in found.of(What.TARGET) if one.figure]
        assert ends == [bound, bound]
