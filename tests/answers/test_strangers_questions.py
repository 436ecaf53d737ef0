"""Twenty questions that somebody asks who has read the documents and not the queries.

In: each question with its answer, worked out by hand from the documents and their Turtle, and the shipped query
that answers it. Out: a failure that names the question whose answer is another one.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest

import goalgraph
from places import BODIES

BODY = {folder.parent.name: folder for folder in BODIES}


@dataclass(frozen=True)
class Asked:
    """A question to a body, the query with its parameters that answers it, and the answer row by row."""

    body: str
    question: str
    query: str
    columns: str
    answer: str


QUESTIONS = (
    Asked(
        "tallvide",
        "What is to be reached in 2032, goal by goal?",
        "targets-of-goals period=2032",
        "goal_id | indicator_id | target_value | at_least | at_most | direction | unit_label",
        """
        KF1 | I1 | - | 78 | - | - | %
        KF2 | I2 | - | 69 | - | - | %
        KF3 | I3 | 75 | - | - | - | indexpoäng
        KF3 | I4 | - | - | 30 | - | dagar
        KF4 | I6 | - | - | - | fallande | -
        KF5 | I7 | - | 1 | 3 | - | %
        """,
    ),
    Asked(
        "tallvide",
        "Are the latest results where the year 2031 asks them to be, and if not, what is missing?",
        "targets-and-results period=2031",
        "indicator_id | result | result_period | is_reached | change_needed",
        """
        I1 | 73 | 2030 | false | 2
        I2 | 64 | 2030 | false | 2
        I3 | 71 | 2030 | false | 2
        I4 | 41 | 2030 | false | -6
        I6 | 21.8 | 2030 | - | -
        I7 | 1.2 | 2030 | true | 0
        """,
    ),
    Asked(
        "tallvide",
        "For which goals is nobody named as responsible?",
        "goals-without-responsible",
        "goal_id | adopted_by",
        """
        KF1 | Kommunfullmäktige
        KF2 | Kommunfullmäktige
        KF3 | Kommunfullmäktige
        KF4 | Kommunfullmäktige
        KF5 | Kommunfullmäktige
        """,
    ),
    Asked(
        "tallvide",
        "Where does the municipality stand worse than the country?",
        "worse-than-country",
        "observation_id | value | country_value | difference",
        """
        I1.O2029 | 71.5 | 74 | -2.5
        I3.O2030 | 71 | 73 | -2
        """,
    ),
    Asked(
        "stenvinda",
        "Who is responsible for what?",
        "responsible-for-goals",
        "goal_id | responsible_id | adopted_by_id",
        """
        OM1 | - | ORG.KF
        OM2 | - | ORG.KF
        KF1 | - | ORG.KF
        KF2 | - | ORG.KF
        KF3 | - | ORG.KF
        N1 | ORG.LN | ORG.LN
        N2 | ORG.SBAB | ORG.SBAB
        N3 | ORG.SVAB | ORG.SVAB
        N4 | ORG.BN | ORG.BN
        D1 | ORG.EH | -
        D2 | ORG.SBAB | -
        D3 | ORG.SVAB | -
        """,
    ),
    Asked(
        "stenvinda",
        "How did it go per 31 August, in the municipality's own signs, and what is done?",
        "assessments-of-goals occasion=RO1",
        "goal_id | sign | is_outcome | action",
        """
        KF1 | ◆ | false | -
        KF2 | ▲ | false | -
        KF3 | ◆ | false | -
        N1 | ◆ | false | Elevhälsan flyttar två tjänster dit.
        N2 | ▲ | false | -
        N3 | ▼ | false | -
        N4 | ○ | false | -
        D2 | ▲ | true | -
        """,
    ),
    Asked(
        "stenvinda",
        "Which goals have not been assessed, and at which occasion?",
        "missing-forecasts",
        "occasion_id | goal_id",
        """
        RO1 | OM1
        RO1 | OM2
        RO1 | D1
        RO1 | D3
        RO2 | OM1
        RO2 | OM2
        RO2 | KF1
        RO2 | KF2
        RO2 | KF3
        RO2 | N1
        RO2 | N2
        RO2 | N3
        RO2 | N4
        RO2 | D1
        RO2 | D2
        RO2 | D3
        """,
    ),
    Asked(
        "stenvinda",
        "What lies under overall goal 2, all the way down?",
        "goals-under-goal goal=OM2",
        "lower_goal_id | under_id | is_sub_goal",
        """
        KF3 | OM2 | true
        N2 | KF3 | false
        N3 | KF3 | true
        N4 | KF3 | true
        D2 | N2 | true
        D3 | N3 | true
        """,
    ),
    Asked(
        "stigverket",
        "What is to be reported, about what, to whom, and by when?",
        "reporting-occasions",
        "occasion_id | concerns_id | involves_label | date",
        """
        RO2 | M2 | Friluftsdepartementet (påhittat) | 2031-08-15
        RO4 | M1.ACT1 | Friluftsdepartementet (påhittat) | 2031-10-15
        RO5 | M3.ACT2 | Friluftsdepartementet (påhittat) | 2031-12-01
        RO1 | M1 | - | 2032-02-22
        RO3 | M3 | - | 2032-02-22
        """,
    ),
    Asked(
        "stigverket",
        "Which assignments are there, for which goal, whose are they, and when are they due?",
        "activities-of-goals",
        "activity_id | goal_id | responsible_id | due_date",
        """
        M1.ACT1 | M1 | ORG.SV | 2031-10-15
        M3.ACT2 | M3 | ORG.SV | 2031-12-01
        """,
    ),
    Asked(
        "stigverket",
        "How much money is there, for what, and for which goal?",
        "budget-of-goals",
        "budget_line_id | allocated_to_id | goal_id | amount | unit_label | period_label",
        """
        B1 | M2 | M2 | 148000000 | kronor | 2031
        B2 | M1.ACT1 | M1 | 6500000 | kronor | 2031
        """,
    ),
    Asked(
        "stigverket",
        "Which documents steer, and who adopted them?",
        "programmes-and-follow-up",
        "programme_id | adopted_by",
        """
        PD1 | Regeringen
        PD2 | Regeringen
        """,
    ),
    Asked(
        "stigverket",
        "Who decided on the plan, when, and under which number?",
        "decisions-made",
        "decision_id | goal_id | date | body | diary_number",
        """
        DEC1 | stigverket/2031 | 2030-12-17 | Regeringen | FR2030/00417
        """,
    ),
    Asked(
        "sakboden",
        "Which score did each key result get, and had the check-in said the same?",
        "assessments-of-goals",
        "goal_id | occasion_id | assessment | score",
        """
        KR1.1 | RO1 | grönt | -
        KR1.1 | RO2 | grönt | 0.8
        KR1.2 | RO1 | gult | -
        KR1.2 | RO2 | gult | 0.6
        KR1.3 | RO1 | rött | -
        KR1.3 | RO2 | rött | 0.3
        KR2.1 | RO1 | grönt | -
        KR2.1 | RO2 | grönt | 1
        """,
    ),
    Asked(
        "sakboden",
        "From what to what was each key result to go, and how far did it come?",
        "targets-and-results",
        "goal_id | baseline | at_least | at_most | result | is_reached",
        """
        KR1.1 | 900 | 1200 | - | 1140 | false
        KR1.2 | 12 | - | 5 | 8 | false
        KR2.1 | 45 | 70 | - | 72 | true
        """,
    ),
    Asked(
        "sakboden",
        "What are the mission and the values?",
        "guiding-statements",
        "statement_id | statement_label | kind",
        """
        G1 | Ingen ska behöva köpa det som går att låna. | uppdrag
        G2 | helt, rent och till alla | värdegrund
        """,
    ),
    Asked(
        "sakboden",
        "Which goals support global goal 12?",
        "global-goal-coverage global_goal=SDG12",
        "global_goal_id | goal_id",
        """
        SDG12 | O1
        """,
    ),
    Asked(
        "vaggeryd",
        "What in the plan supports global goal 11, and are these all it supports?",
        "global-goal-coverage global_goal=SDG11",
        "global_goal_id | area_id | goal_id | list_is_examples",
        """
        SDG11 | A1 | - | true
        """,
    ),
    Asked(
        "vaggeryd",
        "What did the politicians say of area 6?",
        "dialogue-notes area=A6",
        "note_id | note_label",
        """
        A6.N1 | Se Kommunkompassen
        A6.N2 | Se arbete med rollförtydligande
        A6.N3 | Ta hänsyn till omarbetning delegationsordning exploatering och personalpolitik
        A6.N4 | Inte ta med sådant som ”ändå skall göras” / självklarheter - för då syns inte utveckling.
        A6.N5 | Man kan fortfarande ha uppföljning och mäta resultat
        """,
    ),
    Asked(
        "vaggeryd",
        "Which risks does the plan see in area 3?",
        "risks-of-goals area=A3",
        "risk_label",
        """
        Kompetensförsörjning
        Språklig segregation
        Socioekonomisk segregation
        Nationella reformer (skola, LSS)
        Osäkerhet och riktning kring statsbidrag
        """,
    ),
)


@cache
def graph(body: str) -> goalgraph.Graph:
    return goalgraph.load() if body == "vaggeryd" else goalgraph.load(BODY[body])


def cells(line: str) -> tuple[str | None, ...]:
    return tuple(None if cell.strip() == "-" else cell.strip() for cell in line.split(" | "))


def plain(cell: str | None) -> str | None:
    return cell.rstrip("0").rstrip(".") if cell and "." in cell and cell.lstrip("-")[0].isdigit() else cell


def test_there_are_twenty_and_each_body_is_asked() -> None:
    assert len({(one.body, one.question) for one in QUESTIONS}) == 20
    assert {one.body for one in QUESTIONS} == {*BODY, "vaggeryd"}


@pytest.mark.parametrize("asked", QUESTIONS, ids=lambda asked: f"{asked.body}: {asked.question}")
def test_a_shipped_query_gives_the_answer_worked_out_by_hand(asked: Asked) -> None:
    name, *settings = asked.query.split()
    result = graph(asked.body).query(name, dict(setting.split("=") for setting in settings))
    places = [result.columns.index(column) for column in asked.columns.split(" | ")]
    found = [tuple(plain(row[place]) for place in places) for row in result.texts()]
    assert found == [cells(line) for line in asked.answer.strip().splitlines()]
