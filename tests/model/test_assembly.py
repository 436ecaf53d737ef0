from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

import goalgraph
from decision_files import EVERYTHING, decision, dialogue, save
from goalgraph import (
    Anomaly,
    Decision,
    Forecast,
    Goal,
    Indicator,
    Kind,
    Observation,
    Passage,
    Plan,
    ProcessEvent,
    ReportingOccasion,
    Resource,
    Target,
    Term,
)
from goalgraph.base.names import COUNTRY, COUNTY, ESTIMATED, PRELIMINARY
from small_plan import FILE, PLAN, PREFIXES


@pytest.fixture(scope="module")
def small() -> goalgraph.Graph:
    return goalgraph.load(FILE)


def terms(**found: Term | None) -> dict[str, str | None]:
    return {name: term.id if term else None for name, term in found.items()}


@pytest.mark.parametrize(
    ("ident", "cls"),
    [
        ("sjobacka/2024", Plan),
        ("M1", Goal),
        ("O1", Resource),
        ("F1", Goal),
        ("SDG6", Resource),
        ("O1.R1", Resource),
        ("O1.I1", Indicator),
        ("O1.I1.X1", Observation),
        ("T2", Passage),
        ("B1", Anomaly),
        ("H1", ProcessEvent),
        ("U1", ReportingOccasion),
    ],
)
def test_each_kind_has_its_class(small: goalgraph.Graph, ident: str, cls: type[Resource]) -> None:
    assert type(small.get(ident)) is cls


def test_a_plan(small: goalgraph.Graph) -> None:
    (plan,) = small.plans
    assert (plan.reference_date, plan.profile) == (date(2024, 3, 31), "vaggeryd")
    assert plan.label("en") == "The goals of Sjöbacka 2024"


def test_the_bundled_plan_names_its_profile(bundled: goalgraph.Graph) -> None:
    (plan,) = bundled.plans
    assert (plan.id, plan.reference_date, plan.profile) == ("0665/2019", date(2019, 1, 31), "vaggeryd")


def test_a_goal_has_its_passages_in_the_order_of_the_document(small: goalgraph.Graph) -> None:
    goal = small.get("M1")
    assert [(p.id, p.first_line, p.last_line) for p in goal.passages] == [("T2", 2, 3), ("T10", 10, 10)]
    assert goal.passages[0] is small.get("T2")


def test_a_passage_is_a_quote_with_its_lines(small: goalgraph.Graph) -> None:
    passage = small.get("T10")
    assert isinstance(passage, Passage)
    assert (passage.quote, passage.document) == ("Mål 1. Sjön går att bada i", "DOK")
    assert passage.label("sv") == passage.quote
    assert passage.passages == ()


def test_an_indicator(small: goalgraph.Graph) -> None:
    indicator = small.get("O1.I1")
    assert isinstance(indicator, Indicator)
    assert terms(kind=indicator.type, way=indicator.polarity, who=indicator.polarity_asserted_by) == {
        "kind": "Outcome",
        "way": "HigherIsBetter",
        "who": "office",
    }
    assert indicator.data_source == {"sv": "Länsstyrelsen", "en": "The county board"}
    assert indicator.kolada_ids == ("N00001", "N00002")


def test_what_an_indicator_does_not_say_is_none(small: goalgraph.Graph) -> None:
    indicator = small.get("O2.I1")
    assert isinstance(indicator, Indicator)
    assert indicator.type is indicator.polarity is indicator.polarity_asserted_by is None
    assert (indicator.data_source, indicator.kolada_ids) == ({}, ())


def test_an_observation_with_a_value(small: goalgraph.Graph) -> None:
    seen = small.get("O1.I1.X1")
    assert isinstance(seen, Observation)
    assert (seen.indicator_id, seen.value) == ("O1.I1", Decimal("3310.5"))
    assert terms(u=seen.unit, p=seen.period, g=seen.group) == {"u": "HA", "p": "2017", "g": None}
    assert [one.id for one in seen.qualifiers] == ["Approximately", "Estimated"]
    assert (seen.qualified(ESTIMATED), seen.qualified(PRELIMINARY)) == (True, False)
    [compared] = seen.comparisons
    assert (compared.id, compared.observation_id, compared.value) == (
        "O1.I1.X1.C-Country",
        seen.id,
        Decimal(4),
    )
    assert seen.against(COUNTRY) == compared == small.get(compared.id)
    assert (seen.against(COUNTY), seen.ranked, seen.previous_id) == (None, None, None)


def test_an_observation_with_a_rank_and_words(small: goalgraph.Graph) -> None:
    seen = small.get("O1.I1.X2")
    assert isinstance(seen, Observation)
    assert (seen.value, seen.previous_id) == (None, "O1.I1.X1")
    assert seen.ranked
    assert (seen.ranked.rank, seen.ranked.rank_total) == (12, 290)
    assert terms(among=seen.ranked.circle, way=seen.movement, how=seen.development) == {
        "among": "Country",
        "way": "Rising",
        "how": None,
    }
    assert seen.qualitative == {"sv": "bättre", "en": "better"}


def test_an_observation_with_counts(small: goalgraph.Graph) -> None:
    seen = small.get("O2.I2.X1")
    assert isinstance(seen, Observation)
    assert (seen.numerator, seen.denominator) == (403, 500)
    assert seen.group is not None
    assert seen.group.label("en") == "women"


def test_an_anomaly(small: goalgraph.Graph) -> None:
    anomaly = small.get("B1")
    assert isinstance(anomaly, Anomaly)
    assert terms(kind=anomaly.type) == {"kind": "Contradiction"}
    assert (anomaly.concerns, anomaly.suggestion) == (("O1.I1.X1",), {"sv": "3,3 m"})
    assert anomaly.comments["en"] == "Visibility is measured in metres."


def test_an_event_and_an_occasion(small: goalgraph.Graph) -> None:
    event, occasion = small.get("H1"), small.get("U1")
    assert isinstance(event, ProcessEvent)
    assert (event.start, event.end, event.printed, event.year_inferred) == (
        date(2024, 1, 8),
        date(2024, 1, 12),
        "8–12/1",
        True,
    )
    assert isinstance(occasion, ReportingOccasion)
    assert (occasion.start, occasion.end, occasion.year_inferred) == (None, date(2024, 4, 30), False)


def test_a_resource_is_built_once(small: goalgraph.Graph) -> None:
    assert small.get("m1") is small.get("M1")


@pytest.mark.parametrize(
    ("statement", "attribute"),
    [
        ('gg:value "many"', "value"),
        ("gg:value <urn:x>", "value"),
        ('gg:unit "percent"', "unit"),
        ('gg:numerator ""', "numerator"),
    ],
)
def test_what_is_no_number_or_term_is_left_out_not_guessed(
    tmp_path: Path, statement: str, attribute: str
) -> None:
    path = tmp_path / "x.ttl"
    path.write_text(f"{PREFIXES} <{PLAN}> a gg:Plan . p:x a gg:Observation ; {statement} .", encoding="utf-8")
    assert getattr(goalgraph.load(path).get("x"), attribute) is None


@pytest.mark.parametrize("written", ['"31/1 2019"', '"2019-02-30"', "<urn:day>", "2019"])
def test_what_is_no_date_is_left_out(tmp_path: Path, written: str) -> None:
    path = tmp_path / "x.ttl"
    path.write_text(
        f"{PREFIXES} <{PLAN}> a gg:Plan . p:x a gg:ProcessEvent ; gg:startDate {written} .", encoding="utf-8"
    )
    event = goalgraph.load(path).get("x")
    assert isinstance(event, ProcessEvent)
    assert event.start is None


def test_every_resource_of_the_bundled_plan_can_be_built(bundled: goalgraph.Graph) -> None:
    built = bundled.resources()
    assert all(r.label("sv") and r.label("en") and r.iri and r.id for r in built)
    assert {Kind.OBSERVATION, Kind.PASSAGE, Kind.ANOMALY} <= {r.kind for r in built}


def test_the_bundled_observations_hang_on_an_indicator(bundled: goalgraph.Graph) -> None:
    for seen in bundled.resources("observation"):
        assert isinstance(seen, Observation)
        assert bundled.get(seen.indicator_id).kind is Kind.INDICATOR


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> goalgraph.Graph:
    graph = goalgraph.load(FILE)
    adopted: dict[str, Any] = {"paragraph": "§ 7", "diaryNumber": "KS 2024/1", "reservations": ["b", "a"]}
    first = dialogue(decision(**EVERYTHING, **adopted))
    later = decision(steeringMode="Undecided", basedOn={"steeringMode": "Steering"})
    folder = tmp_path_factory.mktemp("files")
    graph.apply(save(folder, first))
    graph.apply(save(folder, dialogue(later, name="two")))
    return graph


def test_an_ambition_level(decided: goalgraph.Graph) -> None:
    level = decided.get("M1.D1.AL")
    assert isinstance(level, Target)
    assert (level.kind, level.label("en"), level.goal_id) == (
        Kind.TARGET,
        "Ambition level of M 1",
        "M1",
    )
    assert (level.text, level.indicator_id, level.decision_id) == (
        {"sv": "Vattnet är klart."},
        "O1.I1",
        "M1.D1",
    )
    assert (level.baseline_value, level.value) == (Decimal("3.1"), Decimal(90))
    assert level.due_date == date(2026, 12, 31)
    assert terms(unit=level.unit) == {"unit": "PERCENT"}


def test_a_forecast(decided: goalgraph.Graph) -> None:
    forecast = decided.get("M1.D1.FC1")
    assert isinstance(forecast, Forecast)
    assert (forecast.goal_id, forecast.occasion_id, forecast.decision_id) == ("M1", "U1", "M1.D1")
    assert (forecast.motivation, forecast.corrective_action) == ({"sv": "Det går bra."}, {})
    assert terms(rating=forecast.rating) == {"rating": "Reached"}


def test_a_decision(decided: goalgraph.Graph) -> None:
    first, second = decided.get("M1.D1"), decided.get("M1.D2")
    assert isinstance(first, Decision)
    assert isinstance(second, Decision)
    assert (first.goal_id, first.day) == ("M1", date(2024, 5, 1))
    assert first.body is not None
    assert first.body.label("sv") == "Kommunstyrelsen"
    assert (first.paragraph, first.diary_number, first.reservations) == ("§ 7", "KS 2024/1", ("a", "b"))
    assert (first.supersedes, second.supersedes) == ((), ("M1.D1",))
    assert first.label("sv") == "Beslut om M 1, Kommunstyrelsen 2024-05-01 § 7"


def test_a_goal_has_what_is_in_force(decided: goalgraph.Graph) -> None:
    goal = decided.get("M1")
    assert isinstance(goal, Goal)
    assert terms(mode=goal.steering_mode) == {"mode": "Undecided"}
    assert goal.activities == ("Provtagning varje vecka",)
