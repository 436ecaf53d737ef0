"""The next edition of a plan, and a starting point: what is in them, and that nothing is overwritten."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import goalgraph
from goalgraph.base.errors import FolderInUse, NoPlan, OutputError, ParameterError, SeveralPlans
from goalgraph.base.names import GG, RDFS, Kind
from goalgraph.cli import main
from goalgraph.editions import edition_of
from goalgraph.model.loading import loaded
from goalgraph.model.objects import Indicator, Plan, ReportingOccasion
from small_plan import FILE, PLAN
from two_editions import BUNDLED, SMALL

NEXT = "https://w3id.org/goalgraph/id/0665/2020"
LOCAL_RULES = {"ambition-level-missing"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> goalgraph.NewEdition:
    return goalgraph.new(tmp_path_factory.mktemp("next") / "2020", BUNDLED)


@pytest.fixture(scope="module")
def graph(made: goalgraph.NewEdition) -> goalgraph.Graph:
    return goalgraph.load(made.paths[0].parent)


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args), prog_name="goalgraph")


def statements(graph: goalgraph.Graph, subject: str) -> list[tuple[str, str]]:
    rows = graph.store.select(
        f"SELECT ?p (STR(?o) AS ?text) WHERE {{ <{subject}> ?p ?o }}", graph.store.graphs()
    )
    return [(row.text("p"), row.text("text")) for row in rows]


def test_the_next_edition_has_its_own_name_year_and_day(graph: goalgraph.Graph) -> None:
    [plan] = graph.plans
    assert (plan.id, plan.iri) == ("0665/2020", NEXT)
    assert (plan.label(), plan.label("en")) == (
        "Kommunstyrelsens mål 2020",
        "The executive board's goals 2020",
    )
    assert str(plan.reference_date) == "2020-01-01"
    assert plan.profile == "vaggeryd"
    assert (GG + "period", "https://w3id.org/goalgraph/id/period/2020") in statements(graph, NEXT)


def test_what_continues_is_counted_and_what_stays_too(
    made: goalgraph.NewEdition, graph: goalgraph.Graph
) -> None:
    assert made.plan == "0665/2020"
    assert made.continued == {
        "area": 6, "goal": 19, "level": 2, "guiding-statement": 3, "strategy": 32, "risk": 22,
        "indicator": 99, "policy-document": 11, "data-source": 26, "reporting-occasion": 2,
    }  # fmt: skip
    for kind, count in made.continued.items():
        assert len(graph.resources(kind)) == count
    assert {"observation", "passage", "anomaly", "process-event", "note"} <= set(made.left)
    for kind in made.left:
        assert graph.resources(kind) == []
    assert made.dropped == {}


def test_everything_says_what_it_continues_and_where_it_comes_from(graph: goalgraph.Graph) -> None:
    old = "https://w3id.org/goalgraph/id/0665/2019"
    kinds = (Kind.AREA, Kind.INDICATOR, Kind.POLICY_DOCUMENT, Kind.REPORTING_OCCASION)
    for named in (graph.scope.goals, *map(graph.resources, kinds)):
        for found in named:
            said = statements(graph, found.iri)
            assert found.iri.startswith(NEXT + "/")
            assert (GG + "continues", found.iri.replace(NEXT, old)) in said
            assert (GG + "statedIn", f"{old}/DOC") in said
    for goal in graph.scope.goals_above:
        assert goal.iri.startswith("https://w3id.org/goalgraph/id/0665/2015/")
        assert (GG + "statedIn", f"{old}/DOC") in statements(graph, goal.iri)
    assert [o for p, o in statements(graph, NEXT + "/KS1") if p == GG + "statedIn"] == [f"{old}/DOC"]


def test_indicators_keep_polarity_and_kolada_ids_and_occasions_move_a_year(graph: goalgraph.Graph) -> None:
    residents = graph.get("A1.I1")
    assert isinstance(residents, Indicator)
    assert residents.kolada_ids == ("N01951",)
    assert residents.polarity
    assert residents.polarity.id == "NoPolarity"
    occasion = graph.get("RO1")
    assert isinstance(occasion, ReportingOccasion)
    assert (str(occasion.end), occasion.printed) == ("2020-04-30", None)


def test_the_links_are_the_same(graph: goalgraph.Graph, bundled: goalgraph.Graph) -> None:
    kept = ("inArea", "prioritises", "contributesTo", "measures", "guides", "followsUp")
    staying = (Kind.NOTE, Kind.CONCEPT)
    there, here = (
        {
            (link.subject, link.relation, link.object)
            for link in each.links("stated")
            if link.relation in kept and each.get(link.subject).kind not in staying
        }
        for each in (bundled, graph)
    )
    assert there == here
    assert len(here) > 200


def test_nothing_breaks_the_rules_on_form_and_every_goal_is_unchanged(
    graph: goalgraph.Graph, bundled: goalgraph.Graph
) -> None:
    violations = {f.rule for f in graph.validate().findings if f.severity == "violation"}
    assert violations == LOCAL_RULES
    compared = goalgraph.diff(bundled, graph)
    assert [goal.status for goal in compared.goals] == ["unchanged"] * 8
    assert {goal.matched_by for goal in compared.goals} == {"continues"}
    assert not compared.differs


def test_both_editions_load_together(made: goalgraph.NewEdition) -> None:
    both = goalgraph.load(BUNDLED, made.paths[0].parent)
    assert [plan.id for plan in both.plans] == ["0665/2019", "0665/2020"]
    assert len(both.of("0665/2020").scope.goals_above) == 11


def test_the_files_are_small_readable_turtle(made: goalgraph.NewEdition) -> None:
    assert [p.name for p in made.paths] == [
        *(f"area-{n}.ttl" for n in range(1, 7)),
        "council-goals.ttl",
        "plan.ttl",
    ]
    text = (made.paths[0]).read_text(encoding="utf-8")
    assert 'plan:KS1.S1 a gg:Strategy ;\n    skos:notation "KS1.S1" ;\n    rdfs:label "' in text
    assert "gg:continues old:KS1.S1 ;" in text
    assert "# --- Strategier ---" in text
    assert "_:" not in text
    assert "Att ställa in: gg:referenceDate" in made.paths[-1].read_text(encoding="utf-8")


def test_making_it_again_gives_the_same_files(made: goalgraph.NewEdition, tmp_path: Path) -> None:
    again = goalgraph.new(tmp_path / "2020", BUNDLED)
    assert [p.read_bytes() for p in again.paths] == [p.read_bytes() for p in made.paths]


def test_an_edition_goes_on_from_the_one_before(made: goalgraph.NewEdition, tmp_path: Path) -> None:
    third = goalgraph.new(tmp_path / "2021", made.paths[0].parent)
    assert third.plan == "0665/2021"
    graph = goalgraph.load(tmp_path / "2021")
    said = [
        value
        for name, value in statements(graph, NEXT.replace("2020", "2021") + "/KS1")
        if name == GG + "continues"
    ]
    assert said == [NEXT + "/KS1"]
    assert not goalgraph.diff(goalgraph.load(made.paths[0].parent), graph).differs


def test_id_and_year_may_be_chosen(tmp_path: Path) -> None:
    made = goalgraph.new(tmp_path / "a", BUNDLED, ident="0665/2023", year=2023, lang="en")
    [plan] = goalgraph.load(tmp_path / "a").plans
    assert (made.plan, plan.iri) == ("0665/2023", NEXT.replace("2020", "2023"))
    assert plan.label("en") == "The executive board's goals 2023"
    assert "# --- Periods ---" in (tmp_path / "a" / "plan.ttl").read_text(encoding="utf-8")
    violations = {
        f.rule for f in goalgraph.load(tmp_path / "a").validate().findings if f.severity == "violation"
    }
    assert violations == LOCAL_RULES


def plan_file(folder: Path, *edits: tuple[str, str], more: str = "") -> Path:
    text = SMALL
    for before, after in edits:
        assert before in text, before
        text = text.replace(before, after)
    path = folder / "old.ttl"
    path.write_text(f"{text}\n{more}", encoding="utf-8")
    return path


def test_decisions_do_not_continue(tmp_path: Path) -> None:
    old = tmp_path / "old"
    old.mkdir()
    (old / "plan.ttl").write_text(SMALL, encoding="utf-8")
    prefixes = "\n".join(line for line in SMALL.splitlines() if line.startswith("@prefix"))
    (old / "decisions.trig").write_text(
        f"{prefixes}\n<{PLAN}/decided> {{ p:M1 gg:goalType gg:Steering ; gg:contributesTo c:F2 . }}",
        encoding="utf-8",
    )
    made = goalgraph.new(tmp_path / "new", old)
    assert made.dropped == {"decided-links": 1, "steering-modes": 1}
    graph = goalgraph.load(tmp_path / "new")
    assert graph.links("decided") == []
    assert "Steering" not in (tmp_path / "new" / "area-1.ttl").read_text(encoding="utf-8")
    change = goalgraph.diff(goalgraph.load(old), graph).goals[0]
    assert (change.status, change.mode_changed, [k.other.id for k in change.lost]) == (
        "unchanged",
        True,
        ["F2"],
    )


def test_terms_of_the_old_edition_come_along_and_a_plan_of_several_years_moves_as_one(tmp_path: Path) -> None:
    old = plan_file(
        tmp_path,
        ('gg:referenceDate "2024-03-31"^^xsd:date', "gg:period <urn:period:2021-2024> ; gg:fictitious true"),
        more="""@prefix time: <http://www.w3.org/2006/time#> .
        <urn:period:2021-2024> a time:ProperInterval ; skos:notation "2021-2024" ; rdfs:label "2021–2024"@sv ;
            gg:startDate "2021-01-01"^^xsd:date ; gg:endDate "2024-12-31"^^xsd:date .
        <https://example.org/sjobacka/office> rdfs:label "kansliet"@sv ; rdfs:seeAlso [ rdfs:label "x" ] .
        p:U1 gg:startDate "inte ett datum" ; gg:period <urn:undescribed> .
        p:M1 gg:goalType gg:Steering .""",
    )
    made = goalgraph.new(tmp_path / "new", old)
    text = (tmp_path / "new" / "plan.ttl").read_text(encoding="utf-8")
    assert made.plan == "sjobacka/2028"
    assert 'skos:notation "2025-2028"' in text
    assert 'gg:endDate "2028-12-31"' in text
    assert 'rdfs:label "kansliet"@sv' in text
    assert "inte ett datum" not in text
    assert "undescribed" not in text
    [plan] = goalgraph.load(tmp_path / "new").plans
    assert isinstance(plan, Plan)
    assert plan.fictitious
    assert str(plan.reference_date) == "2025-01-01"


def test_the_code_of_a_municipality_is_no_year_of_a_plan_without_a_period(tmp_path: Path) -> None:
    iri = "https://w3id.org/goalgraph/id/2489/2030"
    file = tmp_path / "plan.ttl"
    file.write_text(
        f"""@prefix gg: <{GG}> . @prefix rdfs: <{RDFS}> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<{iri}> a gg:Plan ; skos:notation "2489/2030" ; rdfs:label "Plan"@sv .
<{iri}/RO1> a gg:ReportingOccasion ; skos:notation "RO1" ; rdfs:label "Delår"@sv ; gg:inPlan <{iri}> ;
    gg:endDate "2030-08-31"^^<http://www.w3.org/2001/XMLSchema#date> .
""",
        encoding="utf-8",
    )
    goalgraph.new(tmp_path / "next", file, ident="2489/2031")
    occasion = goalgraph.load(tmp_path / "next").get("RO1")
    assert isinstance(occasion, ReportingOccasion)
    assert str(occasion.end) == "2031-08-31"


def test_a_plan_without_any_year_needs_one(tmp_path: Path) -> None:
    old = plan_file(
        tmp_path,
        (' ;\n    gg:referenceDate "2024-03-31"^^xsd:date', ""),
        ("https://example.org/sjobacka/2024", "https://example.org/sjobacka"),
        ("sjobacka/2024", "sjobacka"),
    )
    with pytest.raises(ParameterError, match="YYYY"):
        goalgraph.new(tmp_path / "new", old)
    made = goalgraph.new(tmp_path / "new", old, year=2026)
    assert made.plan == "sjobacka/2026"
    assert goalgraph.load(tmp_path / "new").plans[0].iri == "https://example.org/sjobacka/2026"


@pytest.mark.parametrize(
    "options",
    [
        {"ident": "0665/2019"},
        {"year": 2019},
        {"ident": "a b"},
        {"ident": "../x"},
        {"year": 99},
        {"lang": "fi"},
    ],
)
def test_wrong_choices_are_refused(options: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(ParameterError):
        goalgraph.new(tmp_path / "new", BUNDLED, **options)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_there_has_to_be_one_plan_to_go_on_from(tmp_path: Path) -> None:
    no_plan = (("a gg:Plan , dcat:Dataset", "a dcat:Dataset"), ("a gg:Plan ;", "a gg:Gone ;"))
    plan_file(tmp_path, *no_plan)
    with pytest.raises(NoPlan, match=r"old\.ttl"):
        goalgraph.new(tmp_path / "new", tmp_path / "old.ttl")
    plan_file(tmp_path, more="<urn:another> a gg:Plan .")
    with pytest.raises(SeveralPlans, match="another"):
        goalgraph.new(tmp_path / "new", tmp_path / "old.ttl")
    assert edition_of(loaded([FILE]), "x").iri == PLAN


def test_a_plan_that_names_no_document_goes_on_from_the_one_its_goals_are_stated_in(tmp_path: Path) -> None:
    (tmp_path / "old.ttl").write_text(
        """
        @prefix ex: <https://example.org/id/x/2026/> .
        @prefix gg: <https://w3id.org/goalgraph/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <https://example.org/id/x/2026> a gg:Plan ; skos:notation "x/2026" ; rdfs:label "Plan 2026"@sv .
        ex:L1 a gg:Level ; skos:notation "L1" ; gg:inPlan <https://example.org/id/x/2026> ; gg:order 1 ;
            gg:idPrefix "M" ; rdfs:label "Mål"@sv .
        ex:M1 a gg:Goal ; skos:notation "M1" ; gg:inPlan <https://example.org/id/x/2026> ; gg:atLevel ex:L1 ;
            rdfs:label "Rent"@sv ; gg:statedIn ex:doc .
        ex:doc a <http://xmlns.com/foaf/0.1/Document> ; rdfs:label "Planen"@sv .
        """,
        encoding="utf-8",
    )
    goalgraph.new(tmp_path / "new", tmp_path / "old.ttl")
    findings = goalgraph.load(tmp_path / "new").validate().findings
    assert "stated-in-target" not in {one.rule for one in findings}


def test_nothing_is_overwritten_and_nothing_is_left_half_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    used, empty, file = tmp_path / "used", tmp_path / "empty", tmp_path / "file"
    used.mkdir()
    empty.mkdir()
    (used / "x").write_text("mine", encoding="utf-8")
    file.write_text("mine", encoding="utf-8")
    for taken in (used, file):
        with pytest.raises(FolderInUse, match="not an empty folder"):
            goalgraph.new(taken)
    with pytest.raises(OutputError):
        goalgraph.new(file / "below")
    assert [p.name for p in goalgraph.new(empty).paths] == ["area-1.ttl", "council-goals.ttl", "plan.ttl"]

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "bare").mkdir()
    for call in ("os.fsync", "pathlib.Path.rename"):
        with monkeypatch.context() as broken:
            broken.setattr(call, full)
            for place in ("more", "bare"):
                with pytest.raises(OutputError, match="the disk is full"):
                    goalgraph.new(tmp_path / place)
    assert list((tmp_path / "bare").iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bare", "empty", "file", "used"]


def test_the_starting_point_loads_shows_validates_and_makes_a_page(tmp_path: Path) -> None:
    made = goalgraph.new(tmp_path / "mine")
    graph = goalgraph.load(tmp_path / "mine")
    [plan] = graph.plans
    assert (made.plan, plan.fictitious, plan.profile) == ("0000/2030", True, None)
    assert [f.rule for f in graph.validate().findings if f.severity == "violation"] == []
    assert {k.relation for k in graph.links("stated")} >= {
        "inPlan",
        "inArea",
        "prioritises",
        "contributesTo",
    }
    assert graph.write_page(tmp_path / "goals.html").stat().st_size > 100_000
    for kind in (Kind.GOAL, Kind.AREA, Kind.STRATEGY, Kind.INDICATOR, Kind.RISK):
        assert all(
            "platshållare" in found.label() and "placeholder" in found.label("en")
            for found in graph.resources(kind)
        )
    assert "PLATSHÅLLARE" in (tmp_path / "mine" / "plan.ttl").read_text(encoding="utf-8")
    assert not goalgraph.diff(graph, graph).differs


def test_the_starting_point_can_go_on_to_a_next_edition(tmp_path: Path) -> None:
    goalgraph.new(tmp_path / "one", municipality="Sjöbacka", code="9999", year=2027)
    made = goalgraph.new(tmp_path / "two", tmp_path / "one")
    assert made.plan == "9999/2028"
    assert not goalgraph.diff(goalgraph.load(tmp_path / "one"), goalgraph.load(tmp_path / "two")).differs


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(name=st.text(st.characters(codec="utf-8"), min_size=1), year=st.integers(1900, 2999))
def test_any_name_of_a_municipality_is_kept_as_it_is(
    name: str, year: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any") / "plan"
    made = goalgraph.new(folder, municipality=name, code="1234", year=year, lang="en")
    assert made.plan == f"1234/{year}"
    [plan] = goalgraph.load(folder).plans
    assert plan.label() == unicodedata.normalize("NFC", f"Styrelsens mål {year}, {name}")


@pytest.mark.parametrize(
    ("ident", "plan"), [("0684/2027", "0684/2027"), ("styrelsen/2027", "styrelsen/2027"), ("x", "x")]
)
def test_the_starting_point_may_have_an_id_of_its_own(ident: str, plan: str, tmp_path: Path) -> None:
    assert goalgraph.new(tmp_path / "mine", ident=ident).plan == plan
    assert goalgraph.load(tmp_path / "mine").plans[0].id == plan


def test_the_command_tells_what_continues_and_what_does_not(tmp_path: Path) -> None:
    done = run("new", str(tmp_path / "2020"), "--from", str(BUNDLED))
    assert done.exit_code == 0, done.output
    assert "Fortsätter: nivå (2), område (6), mål (19)" in done.stdout
    assert "Stannar i den förra utgåvan: mätvärde (135)" in done.stdout
    done = run("--lang", "en", "diff", str(BUNDLED), str(tmp_path / "2020"))
    assert done.exit_code == 0
    assert done.stdout.count(": unchanged\n") == 8
    done = run("--lang", "en", "new", str(tmp_path / "2020"))
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert "is not an empty folder; give a new folder" in done.stderr


@pytest.mark.parametrize(
    "args",
    [
        ("--data", "x", "new", "y"),
        ("--store", "x", "diff", "y", "z"),
        ("new", "y", "--from", "x", "--code", "0665"),
        ("new", "y", "--year", "soon"),
        ("diff", "y"),
        ("diff", "absent", "absent"),
    ],
)
def test_wrong_usage_is_one_line(
    args: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*args)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.output


def test_an_empty_folder_stays_where_it_is_and_a_new_one_has_the_usual_permissions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here, usual = tmp_path / "here", tmp_path / "usual"
    here.mkdir()
    usual.mkdir()
    monkeypatch.chdir(here)
    before = here.stat().st_ino
    done = run("new", ".")
    assert done.exit_code == 0, done.output
    assert here.stat().st_ino == before
    written = sorted(path.name for path in here.iterdir())
    assert written == ["arbetsbok.xlsx", "area-1.ttl", "council-goals.ttl", "plan.ttl"]
    goalgraph.new(tmp_path / "deep" / "new")
    assert (tmp_path / "deep" / "new").stat().st_mode == usual.stat().st_mode


def test_what_lies_outside_the_plan_gets_a_name_inside_the_new_one(tmp_path: Path) -> None:
    old = plan_file(tmp_path, ("p:O1.R1 a gg:Risk", "<urn:risk:algae> a gg:Risk"), ('"O1.R1"', '"R {1}"'))
    goalgraph.new(tmp_path / "new", old)
    graph = goalgraph.load(tmp_path / "new")
    assert graph.get("R {1}").iri == "https://example.org/sjobacka/2025/R%20%7B1%7D"
    assert not goalgraph.diff(goalgraph.load(old), graph).areas[0].differs


TIME = "@prefix time: <http://www.w3.org/2006/time#> ."
SHARED = "https://w3id.org/goalgraph/id/period/"
NEW = "https://example.org/sjobacka/2025"


def period(iri: str, first: str, last: str, label: str = "perioden") -> str:
    return f"""{TIME}
        <{iri}> a time:ProperInterval ; rdfs:label "{label}"@sv ;
            gg:startDate "{first}"^^xsd:date ; gg:endDate "{last}"^^xsd:date ."""


def described(folder: Path, plan: str = "") -> tuple[str, str, str, list[str]]:
    """The period of the one plan there, its first and last day, and its labels."""
    graph = goalgraph.load(folder)
    [found] = {
        value for name, value in statements(graph, plan or graph.plans[0].iri) if name == GG + "period"
    }
    said = statements(graph, found)
    [first], [last] = (
        {value for name, value in said if name == GG + end} for end in ("startDate", "endDate")
    )
    return found, first, last, sorted({value for name, value in said if name.endswith("#label")})


@pytest.mark.parametrize(
    ("iri", "first", "last", "expected"),
    [
        (
            "urn:PE",
            "2023-01-01",
            "2024-12-31",
            (f"{NEW}/2025-2026", "2025-01-01", "2026-12-31", ["2025–2026"]),
        ),
        (
            f"{PLAN}/Y2024",
            "2024-01-01",
            "2024-12-31",
            (SHARED + "2025", "2025-01-01", "2025-12-31", ["2025"]),
        ),
        (
            "urn:from-july",
            "2023-07-01",
            "2024-06-30",
            (f"{NEW}/2024-07--2025-06", "2024-07-01", "2025-06-30", ["2024-07-01 – 2025-06-30"]),
        ),
        ("urn:PE", "2018-01-01", "2018-12-31", (SHARED + "2019", "2019-01-01", "2019-12-31", ["2019"])),
        (
            "urn:PE",
            "2010-01-01",
            "2014-12-31",
            (f"{NEW}/2015-2019", "2015-01-01", "2019-12-31", ["2015–2019"]),
        ),
    ],
)
def test_the_period_has_the_days_of_the_new_plan_whatever_the_old_one_is_called(
    iri: str, first: str, last: str, expected: tuple[object, ...], tmp_path: Path
) -> None:
    old = plan_file(
        tmp_path,
        ('gg:referenceDate "2024-03-31"^^xsd:date', f"gg:period <{iri}>"),
        more=period(iri, first, last),
    )
    made = goalgraph.new(tmp_path / "new", old)
    found = described(tmp_path / "new")
    home = goalgraph.load(tmp_path / "new").plans[0].iri
    shared = SHARED + "2015-2019" if first == "2010-01-01" else None
    assert found == (shared or str(expected[0]).replace(NEW, home), *expected[1:])
    both = goalgraph.load(old, tmp_path / "new")
    assert [value for name, value in statements(both, iri) if name == GG + "startDate"] == [first]
    assert iri not in "".join(path.read_text(encoding="utf-8") for path in made.paths)


def test_the_periods_of_occasions_are_named_in_the_new_plan(tmp_path: Path) -> None:
    old = plan_file(
        tmp_path,
        more=f"""p:RO1 a gg:ReportingOccasion ; skos:notation "RO1" ; rdfs:label "delår"@sv ;
            gg:inPlan <{PLAN}> ; gg:period p:spring , <urn:later> , <urn:shared> , <{SHARED}2018-06> .
        {period(PLAN + "/spring", "2024-01-01", "2024-04-30", "januari–april 2024")}
        {period("urn:later", "2027-01-01", "2027-03-31", "första kvartalet 2027")}
        {period("urn:shared", "2019-01-01", "2019-04-30")}""",
    )
    goalgraph.new(tmp_path / "new", old)
    graph = goalgraph.load(tmp_path / "new")
    assert {value for name, value in statements(graph, NEW + "/RO1") if name == GG + "period"} == {
        f"{NEW}/2025-01--2025-04",
        f"{NEW}/2027-01--2027-03",
        SHARED + "2019-01--2019-04",
        SHARED + "2018-06",
    }
    said = [value for _, value in statements(graph, f"{NEW}/2025-01--2025-04")]
    assert {"januari–april 2025", "2025-01--2025-04", "2025-04-30"} <= set(said)


@pytest.mark.parametrize(
    ("ident", "year", "first"),
    [("0665/2021", None, 2021), ("0665/2021", 2021, 2021), ("ks-2022-2023", None, 2022), ("ks", None, 2020)],
)
def test_the_year_is_the_one_that_the_id_tells(
    ident: str, year: int | None, first: int, tmp_path: Path
) -> None:
    made = goalgraph.new(tmp_path / "new", BUNDLED, ident=ident, year=year)
    [plan] = goalgraph.load(tmp_path / "new").plans
    assert (made.plan, plan.label()) == (ident, f"Kommunstyrelsens mål {first}")
    assert str(plan.reference_date) == f"{first}-01-01"


def test_a_code_that_looks_like_a_year_is_none(tmp_path: Path) -> None:
    goalgraph.new(tmp_path / "one", code="1980", year=2030)
    assert goalgraph.new(tmp_path / "two", tmp_path / "one", ident="1980/2032").plan == "1980/2032"
    [plan] = goalgraph.load(tmp_path / "two").plans
    assert str(plan.reference_date) == "2032-01-01"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--id", "0665/2021", "--year", "2022"), "give 2021, as in the id 0665/2021, or another id"),
        (("--id", "0665/2018"), "the parameter id cannot be '0665/2018'; give a year whose period begins"),
        (
            ("--year", "2018"),
            "the parameter year cannot be '2018'; give a year whose period begins after 2019-12-31",
        ),
        (("--id", "0665/2019"), "after 2019-12-31"),
    ],
)
def test_an_id_and_a_year_that_differ_or_are_not_later_are_refused_in_one_line(
    args: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    done = run("--lang", "en", "new", str(tmp_path / "new"), "--from", str(BUNDLED), *args)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.output
    assert said in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_starting_point_takes_the_year_of_its_id_and_refuses_another(tmp_path: Path) -> None:
    goalgraph.new(tmp_path / "mine", ident="0684/2027")
    assert goalgraph.load(tmp_path / "mine").plans[0].label().startswith("Styrelsens mål 2027, ")
    with pytest.raises(ParameterError, match="2027"):
        goalgraph.new(tmp_path / "other", ident="0684/2027", year=2028)


def test_council_goals_whose_period_has_ended_go_on_with_a_word_of_it(
    made: goalgraph.NewEdition, bundled: goalgraph.Graph, graph: goalgraph.Graph, tmp_path: Path
) -> None:
    assert (made.council_ended, str(made.council_until)) == (11, "2019-12-31")
    said = (
        "Mål ovanför planen vars period slutar senast 2019, innan den nya planen börjar: 11. "
        "Kontrollera att de fortfarande gäller."
    )
    text = (made.paths[0].parent / "council-goals.ttl").read_text(encoding="utf-8")
    assert f"# --- Mål ovanför planen ---\n# {said}\n" in text
    assert said + "\n" in run("new", str(tmp_path / "x"), "--from", str(BUNDLED)).stdout
    home = "https://w3id.org/goalgraph/id/0665/2015"
    for name in (home, *(goal.iri for goal in graph.scope.goals_above)):
        then, now = (
            {value for p, value in statements(g, name) if p == GG + "period"} for g in (bundled, graph)
        )
        assert then == now


@pytest.mark.parametrize(("last", "ended"), [("2024-12-31", 1), ("2025-01-01", 0)])
def test_a_council_goals_own_period_counts_and_one_that_reaches_the_new_plan_says_nothing(
    last: str, ended: int, tmp_path: Path
) -> None:
    old = plan_file(tmp_path, more=f"c:F1 gg:period <urn:term> . {period('urn:term', '2021-01-01', last)}")
    made = goalgraph.new(tmp_path / "new", old, lang="en")
    assert made.council_ended == ended
    text = (tmp_path / "new" / "council-goals.ttl").read_text(encoding="utf-8")
    assert ("ends in 2024 or earlier, before the new plan begins: 1. Check" in text) is bool(ended)


def test_a_year_in_the_label_of_an_occasion_moves_and_notes_on_its_wording_are_told(
    made: goalgraph.NewEdition, tmp_path: Path
) -> None:
    old = plan_file(
        tmp_path,
        more=f"""p:RO1 a gg:ReportingOccasion ; skos:notation "RO1" ; gg:inPlan <{PLAN}> ;
            rdfs:label "per 29 februari 2024, som 2019"@sv , "as of 29 February 2024"@en ;
            gg:endDate "2024-02-29"^^xsd:date .
        p:M1 rdfs:label "Vi når 2024 års nivå"@de .""",
    )
    goalgraph.new(tmp_path / "new", old)
    graph = goalgraph.load(tmp_path / "new")
    occasion = graph.get("RO1")
    assert isinstance(occasion, ReportingOccasion)
    assert dict(occasion.labels) == {"sv": "per 29 februari 2025, som 2019", "en": "as of 29 February 2025"}
    assert str(occasion.end) == "2025-02-28"
    assert (RDFS + "label", "Vi når 2024 års nivå") in statements(graph, NEW + "/M1")
    new = (tmp_path / "new" / "plan.ttl").read_text(encoding="utf-8")
    assert "Stäm av orden mot dagarna." in new
    assert "anmärkning" not in new
    bundled = made.paths[-1].read_text(encoding="utf-8")
    [about] = [line for line in bundled.splitlines() if line.startswith("# RO1: den förra utgåvan har")]
    assert "ANOM" in about
    assert "(31 april finns inte)" in about
