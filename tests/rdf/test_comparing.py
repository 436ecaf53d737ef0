from __future__ import annotations

from pathlib import Path

import pytest

import goalgraph
from small_plan import FILE, PREFIXES


def rules(folder: Path, extra: str) -> set[tuple[str, str]]:
    (folder / "plan.ttl").write_text(
        f"{FILE.read_text(encoding='utf-8')}\n{PREFIXES}\n{extra}\n", encoding="utf-8"
    )
    return {(found.rule, found.focus) for found in goalgraph.load(folder / "plan.ttl").validate().findings}


@pytest.mark.parametrize(
    "value",
    [
        'p:U1 gg:startDate "snart" .',
        'p:H1 gg:endDate "2024-13-45"^^xsd:date .',
        "p:O1.I1.X2.C-Country gg:rank <urn:x> .",
        'p:T2 gg:lastLine "sist" .',
        'p:O1.I1.X1 gg:lowerBound "lite" ; gg:upperBound "mer" .',
        "_:b a gg:Risk ; gg:inArea p:O1 .",
    ],
)
def test_what_cannot_be_compared_takes_nothing_from_what_the_other_rules_find(
    value: str, tmp_path: Path
) -> None:
    before = rules(tmp_path, "")
    found = rules(tmp_path, value)
    subject = value.split()[0].removeprefix("p:")
    assert {one for one in before if one[1] != subject} <= found
    assert found - before or value.startswith("p:U1")


def test_rules_that_compare_still_find_what_can_be_compared(tmp_path: Path) -> None:
    wrong = "p:T10 gg:lastLine 5 ."
    assert ("passage-lines-reversed", "T10") in rules(tmp_path, wrong)
    assert ("passage-lines-reversed", "T10") in rules(tmp_path, f'{wrong}\np:U1 gg:startDate "snart" .')
