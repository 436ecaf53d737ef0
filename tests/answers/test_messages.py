"""What a finding's message names: the thing, and the values as a reader of the language writes them.

In: an invented body with an error in its text. Out: a failure that shows the message.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from test_errors_found import ERRORS, with_errors

import goalgraph
from goalgraph.answers.validation.messages import of_any
from small_plan import FILE, PLAN, PREFIXES

SAID = {
    "a value outside of its own bounds": (
        "I4.O2031: värdet 6,5 ligger utanför sina gränser: övre gräns 2.",
        "I4.O2031: the value 6.5 lies outside of its bounds: upper bound 2.",
    ),
    "bounds that have changed places": (
        "I3.T2032: intervallets undre gräns, 30, är högre än den övre, 20.",
        "I3.T2032: the lower bound of the range, 30, is higher than the upper, 20.",
    ),
    "worse, with a fall where lower is better": (
        "I6.O2030: omdömet ”negativ utveckling” stämmer inte med rörelsen (föregående mätvärde 22,4, värde 21,8); "
        "för måttet I6 är det sagt: lägre är bättre.",
        "I6.O2030: the judgement “worsening” does not fit the movement (previous observation 22.4, value 21.8); "
        "of the indicator I6 it is said: lower is better.",
    ),
    "fewer days than none": (
        "I2.O1: talet är inte möjligt i enheten ”dagar”: \N{MINUS SIGN}8.",
        "I2.O1: the number is not possible in the unit “days”: \N{MINUS SIGN}8.",
    ),
    "falling, with a higher number than before": (
        "I2.O2030: den sagda rörelsen ”fallande” stämmer inte med talen; värdet är 64 och var 62 i I2.O2029.",
        "I2.O2030: the stated movement “falling” does not fit the numbers; "
        "the value is 64 and was 62 in I2.O2029.",
    ),
    "an observation in another unit than the rest": (
        "I1.O2030 är i enheten ”dagar”, men annars mäts I1 i ”%”.",
        "I1.O2030 is in the unit “days”, but I1 is otherwise measured in “%”.",
    ),
    "two numbers for one indicator and year": (
        "Mätvärdena I1.O2030b och I1.O2030 säger olika tal, 80 och 71, för samma mått, period och grupp.",
        "The observations I1.O2030b and I1.O2030 give different numbers, 80 and 71, "
        "for the same indicator, period and group.",
    ),
    "a target due before the plan begins": (
        "D2.T1: ska vara klart 2023-10-01, innan planens period (2032) börjar.",
        "D2.T1: is due on 2023-10-01, before the plan's period (2032) begins.",
    ),
}


@pytest.mark.parametrize("kind", SAID)
def test_a_message_names_the_thing_and_its_values(kind: str) -> None:
    error = ERRORS[kind]
    messages = {
        one.message for one in with_errors(error.body) if (one.rule, one.focus) == (error.rule, error.focus)
    }
    assert messages == set(SAID[kind])


def test_a_rule_that_is_told_of_nothing_in_particular_has_dots() -> None:
    assert of_any("{focus}: {value/gg:value gg:lowerBound} av {gg:rankTotal}.") == "…: … av …."


def test_a_goal_without_a_level_is_said_to_have_none_and_several_are_said_in_order(tmp_path: Path) -> None:
    more = tmp_path / "more.ttl"
    more.write_text(
        PREFIXES
        + f'p:M8 a gg:Goal ; skos:notation "M8" ; gg:inPlan <{PLAN}> .\n'
        + f'p:M9 a gg:Goal ; skos:notation "M9" ; gg:inPlan <{PLAN}> ; gg:atLevel p:L10 , p:L9 .\n'
        + "".join(f'p:L{n} a gg:Level ; skos:notation "L{n}" ; gg:inPlan <{PLAN}> .\n' for n in (9, 10)),
        "utf-8",
    )
    graph = goalgraph.load(FILE, more)
    for lang, ends in (("sv", ("här står: inget.", "här står: L9, L10.")), ("en", ("nothing.", "L9, L10."))):
        found = [f for f in graph.validate(lang=lang).findings if f.rule == "goal-needs-level"]
        assert [f.message.endswith(end) for f, end in zip(found, ends, strict=True)] == [True, True]
