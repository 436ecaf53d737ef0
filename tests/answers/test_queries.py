"""The shipped queries: what their files promise, what they answer, and that any SPARQL tool agrees.

In: ``queries/*.rq``, the bundled plan, the answers worked out by hand in ``golden_answers`` and the list of
competency questions. Out: failures that name the query.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import rdflib
from test_data_counts import EVERYTHING, MEASURED

import goalgraph
from conftest import ROOT
from goalgraph.answers.queries.catalogue import NamedQuery, parse
from goalgraph.base.names import PREFIXES
from golden_answers import ANSWERS, COUNTED

QUERIES = {path.stem: parse(path) for path in sorted((ROOT / "queries").glob("*.rq"))}
AREAS = ("A1", "A2", "A3", "A4", "A5", "A6")
LABELS = {item.id: item.label for item in EVERYTHING}
Row = tuple[str | None, ...]

PREFIXES_SAID = "".join(f"@prefix {name}: <{PREFIXES[name]}> .\n" for name in ("gg", "skos", "sdg"))

each_query = pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)


def asked(key: str) -> tuple[str, dict[str, str], str]:
    """The name, parameters and language that a key of the golden tables stands for."""
    name, *settings = key.split()
    params = dict(setting.split("=") for setting in settings)
    return name, params, params.pop("lang", "sv")


def plain(cell: str | None) -> str | None:
    """A cell without the zeros that end a decimal number: engines keep them or not."""
    if cell is not None and re.fullmatch(r"-?\d+\.\d+", cell):
        return cell.rstrip("0").rstrip(".")
    return cell


def table(text: str) -> tuple[list[str], list[Row]]:
    """The columns and rows of a golden table."""
    lines = [re.split(r"\s+#", line)[0].strip() for line in text.strip().splitlines()]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    return cells[0], [tuple(None if cell == "-" else cell for cell in row) for row in cells[1:]]


def answer(graph: goalgraph.Graph, key: str, columns: list[str] | None = None) -> list[Row]:
    """What the graph answers, in ``columns`` only where they are given."""
    name, params, lang = asked(key)
    result = graph.query(name, params=params, lang=lang)
    rows = [tuple(plain(cell) for cell in row) for row in result.texts()]
    if columns is None:
        return rows
    places = [result.columns.index(column) for column in columns]
    return [tuple(row[place] for place in places) for row in rows]


# --- the files


@each_query
def test_what_is_asked_of_each_row_begins_with_what_the_row_has(query: NamedQuery) -> None:
    """An engine may begin a group with all that are of a class, once for each row: time by the square."""
    asked = re.findall(r"EXISTS \{([^{}]*)", query.text)
    assert not [one for one in asked if re.search(r"[/.;][^{}]*\ba (gg|ggsh|sdgo):", one)]


@each_query
def test_a_query_tells_its_title_and_question_in_both_languages(query: NamedQuery) -> None:
    for texts in (query.titles, query.questions):
        assert set(texts) == {"sv", "en"}
    for question in query.questions.values():
        assert question.endswith("?")
    for parameter in query.parameters:
        assert set(parameter.explanations) == {"sv", "en"}
    assert set(query.empty) in (set(), {"sv", "en"})


@pytest.mark.parametrize("part", ["titles", "questions"])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_no_two_queries_ask_the_same(part: str, lang: str) -> None:
    said = [getattr(query, part)[lang].casefold() for query in QUERIES.values()]
    assert len(set(said)) == len(said)


@each_query
def test_parameters_and_data_blocks_agree(query: NamedQuery) -> None:
    blocks = dict(re.findall(r"VALUES \?(\w+) \{ (.*?) \}", query.text))
    bound = [parameter for parameter in query.parameters if parameter.type != "basis"]
    assert list(blocks) == [parameter.name for parameter in bound]
    for parameter in bound:
        match parameter.type:
            case "lang":
                expected = f'"{parameter.default}"'
            case _:
                expected = f"plan:{parameter.default}" if parameter.default else "UNDEF"
        assert blocks[parameter.name] == expected


@each_query
def test_a_query_orders_its_rows_and_names_its_columns(query: NamedQuery, bundled: goalgraph.Graph) -> None:
    assert re.search(r"^ORDER BY ", query.text, flags=re.MULTILINE)
    result = bundled.query(query.name)
    assert result.columns
    for column in result.columns:
        assert re.fullmatch(r"[a-z]+(_[a-z]+)*", column), column
    assert result.texts() == bundled.query(query.name).texts()
    for row in result.texts():
        assert not any(cell and cell.startswith(("http:", "https:")) for cell in row), row


# --- the answers


@pytest.mark.parametrize("key", ANSWERS)
def test_answers_are_those_worked_out_by_hand(key: str, bundled: goalgraph.Graph) -> None:
    columns, rows = table(ANSWERS[key])
    assert answer(bundled, key, columns) == rows


@pytest.mark.parametrize("key", COUNTED)
def test_long_answers_have_the_rows_counted_by_hand(key: str, bundled: goalgraph.Graph) -> None:
    count, text = COUNTED[key]
    columns, rows = table(text)
    found = answer(bundled, key, columns)
    if count is not None:
        assert len(found) == count
    assert [row for row in dict.fromkeys(found) if row in rows] == rows


def test_every_query_has_an_answer_worked_out_by_hand() -> None:
    assert {asked(key)[0] for key in (*ANSWERS, *COUNTED)} == set(QUERIES)


def test_results_in_words_and_without_period_are_those_of_the_list(bundled: goalgraph.Graph) -> None:
    in_words = {row[0] for row in MEASURED if row[2] == "-"}
    assert {row[0] for row in answer(bundled, "qualitative-only")} == in_words
    undated = {row[0] for row in MEASURED if row[2] != "-" and row[3] == "-"}
    assert {row[0] for row in answer(bundled, "observations-without-period")} == undated


@each_query
def test_an_empty_answer_is_explained(query: NamedQuery, bundled: goalgraph.Graph) -> None:
    if not bundled.query(query.name).rows:
        assert set(query.empty) == {"sv", "en"}


@each_query
def test_labels_are_the_words_of_the_document(query: NamedQuery, bundled: goalgraph.Graph) -> None:
    result = bundled.query(query.name)
    for column in result.columns:
        of = column.replace("_label", "_id")
        if column.endswith("_label") and of in result.columns:
            for ident, label in answer(bundled, query.name, [of, column]):
                assert label == LABELS[ident] if ident in LABELS else (label is None) == (ident is None)


def test_the_red_thread_shows_short_labels_of_all_it_names(bundled: goalgraph.Graph) -> None:
    for name in ("global_goal", "upper_goal", "goal"):
        for ident, label in answer(bundled, "red-thread", [f"{name}_id", f"{name}_short_label"]):
            assert (label is None) == (ident is None), ident


@each_query
def test_the_other_language_gives_the_same_rows_in_other_words(
    query: NamedQuery, bundled: goalgraph.Graph
) -> None:
    swedish = bundled.query(query.name, lang="sv")
    english = bundled.query(query.name, lang="en")
    assert english.columns == swedish.columns
    same = [n for n, column in enumerate(swedish.columns) if column.endswith("_id")]
    assert [[row[n] for n in same] for row in english.texts()] == [
        [row[n] for n in same] for row in swedish.texts()
    ]
    for left, right in zip(swedish.texts(), english.texts(), strict=True):
        assert [cell is None for cell in left] == [cell is None for cell in right]


@pytest.mark.parametrize(
    "name", [name for name, query in QUERIES.items() if any(p.name == "area" for p in query.parameters)]
)
def test_an_area_gives_its_share_of_the_answer(name: str, bundled: goalgraph.Graph) -> None:
    whole = answer(bundled, name)
    parts = [answer(bundled, f"{name} area={area}") for area in AREAS]
    for part in parts:
        assert [row for row in whole if row in part] == part
    if name != "anomalies":
        assert {row for part in parts for row in part} == set(whole)


def test_a_global_goal_that_is_also_a_goal_contributes_to_nothing_by_itself(tmp_path: Path) -> None:
    (tmp_path / "plan.ttl").write_text(
        f"""{PREFIXES_SAID}
        <https://granby.example/plan> a gg:Plan ; skos:notation "granby" .
        <https://granby.example/plan/G1> a gg:Goal ; skos:notation "G1" ;
            gg:inPlan <https://granby.example/plan> .
        sdg:11 a gg:Goal .
        """,
        encoding="utf-8",
    )
    rows = answer(goalgraph.load(tmp_path), "global-goal-coverage", ["global_goal_id", "goal_id", "area_id"])
    assert ("SDG11", None, None) in rows
    assert {goal for _, goal, _ in rows} == {None}


# --- any SPARQL tool


@pytest.fixture(scope="session")
def in_rdflib(bundled: goalgraph.Graph) -> rdflib.Graph:
    """The union of the plan's graphs in rdflib."""
    union = rdflib.Graph()
    for subject, predicate, value, _graph in bundled.rdf().quads():
        union.add((subject, predicate, value))
    return union


@each_query
def test_rdflib_gives_the_same_rows(
    query: NamedQuery, bundled: goalgraph.Graph, in_rdflib: rdflib.Graph
) -> None:
    found = in_rdflib.query(query.text)
    assert tuple(str(variable) for variable in found.vars or ()) == bundled.query(query.name).columns
    rows = [tuple(None if cell is None else plain(str(cell)) for cell in row) for row in _rows(found)]
    assert rows == answer(bundled, query.name)


def _rows(result: rdflib.query.Result) -> list[tuple[rdflib.term.Node | None, ...]]:
    return [tuple(row) for row in result]  # type: ignore[arg-type]


CHANGES: dict[str, tuple[str, str]] = {
    "goals-without-strategy": ("plan:NEW a gg:Strategy ; gg:contributesTo plan:KS4", "KS4"),
    "goals-without-indicator": ("plan:A2.I2 gg:measures plan:KS2", "KS2"),
    "goals-without-figure": ("plan:A2.I2 gg:measures plan:KS2", "KS2"),
    "areas-without-global-goal": ("plan:A6 gg:contributesTo sdg:16", "A6"),
    "areas-without-risks": ("plan:NEW a gg:Risk ; gg:inArea plan:A5", "A5"),
    "unassigned-indicators": ("plan:A2.I2 gg:measures plan:KS2", "A2.I2"),
    "risks-without-goal": ("plan:A2.R1 gg:threatens plan:KS2", "A2.R1"),
    "indicators-without-value": ("plan:NEW gg:observationOf plan:KS5.I1", "KS5.I1"),
    "polarity-unset": ("plan:A3.I25 gg:polarity gg:NoPolarity", "A3.I25"),
    "missing-forecasts": ("plan:KS1 gg:goalType gg:Direction", "KS1"),
    "latest-values": ("plan:NEW gg:previousObservation plan:A2.I2.O1", "A2.I2.O1"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_what_is_added_to_the_graph_leaves_the_answer(name: str, in_rdflib: rdflib.Graph) -> None:
    added, ident = CHANGES[name]
    before = {str(cell) for row in _rows(in_rdflib.query(QUERIES[name].text)) for cell in row}
    assert ident in before
    prefixes = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}>\n" for prefix in ("plan", "gg", "sdg"))
    change = rdflib.Graph().parse(data=f"{prefixes}{added} .", format="turtle")
    for triple in change:
        in_rdflib.add(triple)
    try:
        after = {str(cell) for row in _rows(in_rdflib.query(QUERIES[name].text)) for cell in row}
    finally:
        for triple in change:
            in_rdflib.remove(triple)
    assert ident not in after


# --- the list of questions


def test_the_competency_questions_are_exactly_the_queries() -> None:
    text = (ROOT / "docs" / "competency-questions.md").read_text(encoding="utf-8")
    listed: Mapping[str, str] = {
        name: question for question, name in re.findall(r"^\| (.+?) \| `([a-z-]+)` \|$", text, re.MULTILINE)
    }
    assert listed == {name: query.questions["en"] for name, query in QUERIES.items()}
