from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import goalgraph
from goalgraph.answers.queries import catalogue
from goalgraph.answers.queries.catalogue import NamedQuery, Parameter, named, parse, queries
from goalgraph.base.errors import ParameterError, ResourceMissing, UnknownParameter, UnknownQuery
from goalgraph.base.names import XSD
from small_plan import FILE, PLAN

HEADER = """\
#+ title@sv: Titel
#+ title@en: Title: with a colon
#+ question@sv: Vad?
#+ question@en: What?
#+ empty@sv: Inget.
#+ empty@en: Nothing.
#+ param lang: lang = sv | Språk | Language
#+ param area: id = | Område, t.ex. A2 | Area, e.g. A2
#+ param day: date = 2019-01-31 | Dag | Day
#+ param basis: basis = derived | Grund | Basis
"""
BODY = """
# an ordinary comment
SELECT ?x WHERE { VALUES ?lang { "sv" } VALUES ?area { UNDEF } VALUES ?day { "2019-01-31" } ?x ?y ?z }
"""


@pytest.fixture(scope="module")
def small() -> goalgraph.Graph:
    return goalgraph.load(FILE)


def made(folder: Path, text: str) -> NamedQuery:
    path = folder / "my-query.rq"
    path.write_text(text, encoding="utf-8")
    return parse(path)


def test_a_header_is_read(tmp_path: Path) -> None:
    query = made(tmp_path, HEADER + BODY)
    assert query.name == "my-query"
    assert query.text == HEADER + BODY
    assert query.titles == {"sv": "Titel", "en": "Title: with a colon"}
    assert query.questions == {"sv": "Vad?", "en": "What?"}
    assert query.empty == {"sv": "Inget.", "en": "Nothing."}
    assert query.parameters == (
        Parameter("lang", "lang", "sv", {"sv": "Språk", "en": "Language"}),
        Parameter("area", "id", "", {"sv": "Område, t.ex. A2", "en": "Area, e.g. A2"}),
        Parameter("day", "date", "2019-01-31", {"sv": "Dag", "en": "Day"}),
        Parameter("basis", "basis", "derived", {"sv": "Grund", "en": "Basis"}),
    )


@pytest.mark.parametrize(
    ("header", "basis"), [(HEADER, "derived"), (HEADER.rpartition("#+ param")[0], "all")]
)
def test_the_basis_is_all_unless_the_header_says_otherwise(tmp_path: Path, header: str, basis: str) -> None:
    assert made(tmp_path, header + BODY).default_basis == basis


@pytest.mark.parametrize(
    "line",
    [
        "#+ param x: colour = red | Färg | Colour",
        "#+ param x: string = a | Bara svenska",
        "#+ param x = a | a | b",
        "#+ author: somebody",
        "#+ title: no language",
        "#+ question@sv:",
        "#+",
    ],
)
def test_a_line_that_is_not_understood_is_refused_with_the_files_name(tmp_path: Path, line: str) -> None:
    with pytest.raises(ResourceMissing) as caught:
        made(tmp_path, HEADER + line + "\n" + BODY)
    assert caught.value.details["name"] == "my-query.rq"


@pytest.mark.parametrize("missing", ["title", "question"])
def test_a_title_and_a_question_there_must_be(tmp_path: Path, missing: str) -> None:
    kept = "".join(line for line in HEADER.splitlines(keepends=True) if f"#+ {missing}@" not in line)
    with pytest.raises(ResourceMissing):
        made(tmp_path, kept + BODY)


def bound(folder: Path, graph: goalgraph.Graph, params: dict[str, str], lang: str = "sv") -> tuple[str, str]:
    text, basis = made(folder, HEADER + BODY).bound(graph.scope, params, lang)
    return text.splitlines()[-1], basis


DAY = f'"2019-01-31"^^<{XSD}date>'


@pytest.mark.parametrize(
    ("params", "lang", "blocks", "basis"),
    [
        ({}, "sv", ('"sv"', "UNDEF", DAY), "derived"),
        ({}, "en", ('"en"', "UNDEF", DAY), "derived"),
        ({"lang": "en"}, "sv", ('"en"', "UNDEF", DAY), "derived"),
        ({"lang": "", "area": "", "day": ""}, "en", ('"en"', "UNDEF", DAY), "derived"),
        ({"area": "o2"}, "sv", ('"sv"', f"<{PLAN}/O2>", DAY), "derived"),
        ({"day": "2024-03-31"}, "sv", ('"sv"', "UNDEF", DAY.replace("2019-01", "2024-03")), "derived"),
        ({"basis": "stated"}, "sv", ('"sv"', "UNDEF", DAY), "stated"),
    ],
)
def test_values_take_the_place_of_defaults(
    tmp_path: Path,
    small: goalgraph.Graph,
    params: dict[str, str],
    lang: str,
    blocks: tuple[str, str, str],
    basis: str,
) -> None:
    line, chosen = bound(tmp_path, small, params, lang)
    assert line == (
        f"SELECT ?x WHERE {{ VALUES ?lang {{ {blocks[0]} }} VALUES ?area {{ {blocks[1]} }} "
        f"VALUES ?day {{ {blocks[2]} }} ?x ?y ?z }}"
    )
    assert chosen == basis


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("lang", "de", "sv, en"),
        ("basis", "guessed", "stated, derived, decided, all"),
        ("day", "31/1 2019", "2019-01-31"),
        ("day", "2019-02-30", "2019-01-31"),
    ],
)
def test_a_wrong_value_says_what_would_do(
    tmp_path: Path, small: goalgraph.Graph, name: str, value: str, expected: str
) -> None:
    with pytest.raises(ParameterError) as caught:
        bound(tmp_path, small, {name: value})
    assert caught.value.details == {"name": name, "value": value, "expected": expected}


def test_an_unknown_parameter_names_those_that_there_are(tmp_path: Path, small: goalgraph.Graph) -> None:
    with pytest.raises(UnknownParameter) as caught:
        bound(tmp_path, small, {"are": "O1"})
    assert caught.value.details["known"] == "lang, area, day, basis"


def test_an_unknown_id_names_the_nearest(tmp_path: Path, small: goalgraph.Graph) -> None:
    with pytest.raises(goalgraph.UnknownName):
        bound(tmp_path, small, {"area": "O99"})


def term(folder: Path, graph: goalgraph.Graph, kind: str, value: str) -> str:
    query = made(
        folder,
        f"{HEADER.partition('#+ param')[0]}#+ param x: {kind} = | a | b\nSELECT * {{ VALUES ?x {{ UNDEF }} }}",
    )
    return query.bound(graph.scope, {"x": value}, "sv")[0].rpartition("{ ")[2].partition(" }")[0]


@pytest.mark.parametrize(
    ("kind", "value", "written"),
    [
        ("integer", "12", f'"12"^^<{XSD}integer>'),
        ("integer", "-012", f'"-12"^^<{XSD}integer>'),
        ("decimal", "3,8", f'"3.8"^^<{XSD}decimal>'),
        ("decimal", "3.80", f'"3.80"^^<{XSD}decimal>'),
        ("decimal", "-7", f'"-7"^^<{XSD}decimal>'),
        ("date", "2019-01-31", DAY),
        ("string", 'å "x"\n', '"å \\"x\\"\\n"'),
        ("lang", "en", '"en"'),
    ],
)
def test_a_value_is_written_as_a_term_of_its_type(
    tmp_path: Path, small: goalgraph.Graph, kind: str, value: str, written: str
) -> None:
    assert term(tmp_path, small, kind, value) == written


@pytest.mark.parametrize(
    "value", ["1e3", "1e999999999", "Infinity", "NaN", "1.000,5", "1_000", ".5", "x", "١"]
)
def test_only_plain_decimals_are_decimals(tmp_path: Path, small: goalgraph.Graph, value: str) -> None:
    with pytest.raises(ParameterError):
        term(tmp_path, small, "decimal", value)


@pytest.mark.parametrize("value", ["3.0", "x", "1e3", "", " "][:3])
def test_only_whole_numbers_are_integers(tmp_path: Path, small: goalgraph.Graph, value: str) -> None:
    with pytest.raises(ParameterError):
        term(tmp_path, small, "integer", value)


def test_the_catalogue_is_in_alphabetical_order_and_each_query_under_its_name() -> None:
    assert list(queries()) == sorted(queries())
    assert [name for name, query in queries().items() if query.name != name] == []
    assert named("goals-without-strategy") is queries()["goals-without-strategy"]


@pytest.mark.parametrize(
    ("name", "nearest"), [("goal-without-strategy", "goals-without-strategy"), ("zzzz", None), ("", None)]
)
def test_an_unknown_query_names_some_that_there_are(name: str, nearest: str | None) -> None:
    with pytest.raises(UnknownQuery) as caught:
        named(name)
    suggested = str(caught.value.details["nearest"]).split(", ")
    assert set(suggested) <= set(queries())
    assert suggested[0] == (nearest or suggested[0])


@pytest.mark.parametrize("name", queries())
def test_a_decimal_default_can_be_read(name: str) -> None:
    defaults = [p.default for p in queries()[name].parameters if p.type == "decimal" and p.default]
    assert [Decimal(default) for default in defaults] == list(map(Decimal, defaults))


def test_only_the_query_that_is_asked_for_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def reading(path: Path) -> NamedQuery:
        read.append(path.stem)
        return parse(path)

    monkeypatch.setattr(catalogue, "parse", reading)
    queries.cache_clear()
    try:
        assert named("red-thread") is named("red-thread")
        assert read == ["red-thread"]
    finally:
        queries.cache_clear()
