"""The page about formats has each form that there is, and says of each what the code says."""

from __future__ import annotations

import re

import pytest

import goalgraph
from goalgraph.exchange.forms import FORMS
from places import ROOT

PAGE = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
OUT = PAGE.partition("<!-- forms -->")[2].partition("##")[0]
ROWS = [line.strip("| \n").split(" | ") for line in OUT.splitlines() if line.startswith("| `")]
LOSES = {form: lost for forms, _, lost in ROWS for form in re.findall(r"`([\w-]+)`", forms)}


def test_each_form_has_its_row() -> None:
    assert sorted(LOSES) == sorted(FORMS)


@pytest.mark.parametrize("form", FORMS)
def test_what_a_form_loses_is_what_the_page_says(
    form: str, bundled: goalgraph.Graph, decided: goalgraph.Graph
) -> None:
    lost = bundled.lost(form, lang="en")
    decisions = [what for what in decided.lost(form, lang="en") if "decisions" in what]
    assert bool(decisions) == ("decisions" in LOSES[form])
    if "nothing" in LOSES[form]:
        assert (lost, decided.lost(form)) == ({}, {})
    elif "which graph" in LOSES[form]:
        assert list(lost) == ["graphs, each statement's"]
    elif "all but" in LOSES[form]:
        assert len(lost) == 1
    else:
        assert bool(lost) == ("everything else" in LOSES[form])


@pytest.mark.parametrize("form", ["turtle", "rdfxml"])
def test_each_decision_and_proposal_that_is_not_read_as_such_again_is_counted(
    form: str, decided: goalgraph.Graph
) -> None:
    told = decided.lost(form, lang="en")["decisions and proposals, which are not read as such again"]
    records = {record.id for goal in decided.resources("goal") for record in decided.history(goal.id)}
    assert told == len(records) > 0
