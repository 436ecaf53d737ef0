"""A folder in ontology 0.1 becomes one in 0.2: the same plan, the same words, and nothing lost in silence.

In: a plan and its decisions as goalgraph wrote them in 0.1, and small plans for each row of the model's table.
Out: today's example, where the model is the same; what could not be taken over, told with its place.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rdflib import RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.compare import to_isomorphic
from rdflib.namespace import DCTERMS, ORG, PROV, SKOS

import goalgraph
from goalgraph.base.errors import (
    AlreadyMigrated,
    FolderInUse,
    InputError,
    MixedVersions,
    NothingToMigrate,
    ParseError,
    SourceNotFound,
)
from goalgraph.cli import main
from goalgraph.rdf.ontology import deprecated
from places import ROOT

OLD = ROOT / "tests" / "fixtures" / "ontology-0.1" / "sjobacka" / "2030"
YEAR = ROOT / "data" / "examples" / "sjobacka" / "decisions-2030"
TODAY = ROOT / "data" / "examples" / "sjobacka" / "2030"
GG = Namespace("https://w3id.org/goalgraph/ontology#")
SHAPES = "https://w3id.org/goalgraph/shapes#"
P = Namespace("https://w3id.org/goalgraph/id/example/sjobacka/2030/")
COUNCIL = URIRef("https://w3id.org/goalgraph/id/example/sjobacka/2027")
PREFIXES = f"""@prefix gg: <{GG}> . @prefix ggsh: <{SHAPES}> . @prefix t: <https://example.org/town/2020/> . @prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <{DCTERMS}> . @prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix org: <{ORG}> . @prefix prov: <{PROV}> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix skos: <{SKOS}> . @prefix time: <http://www.w3.org/2006/time#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
TOWN = "<https://example.org/town/2020> a gg:Plan ; rdfs:label 'Mål 2020'@sv . t:A1 gg:areaOf <https://example.org/town/2020> .\n"


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args), prog_name="goalgraph")


def read(*paths: Path) -> Graph:
    graph = Graph()
    for path in paths:
        for file in sorted(path.glob("*.ttl")) if path.is_dir() else [path]:
            graph.parse(file)
    return graph


def migrated(folder: Path, *, decisions: bool = True) -> goalgraph.Migration:
    """The old example, copied to the folder and migrated beside it."""
    shutil.copytree(OLD, folder)
    if not decisions:
        (folder / "decisions.ttl").unlink()
    return goalgraph.migrate(folder)


def town(folder: Path, text: str, name: str = "plan.ttl") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(PREFIXES + text, encoding="utf-8")
    return folder


# --- The example ---


def test_the_example_of_01_becomes_the_example_of_02(tmp_path: Path) -> None:
    made = migrated(tmp_path / "old", decisions=False)
    today = read(TODAY)
    # Today's file also says when the invented council adopted its goals, as the document prints it: nobody said so in 0.1.
    today.remove((COUNCIL, GG.dateAsPrinted, Literal("2027")))
    assert set(read(made.folder)) == set(today)
    assert made.left == ()
    assert made.made == {"plan": 1, "level": 2, "comparison": 2}


def test_each_file_is_one_file_with_what_it_said_and_its_headings(tmp_path: Path) -> None:
    made = migrated(tmp_path / "old", decisions=False)
    assert [path.name for path in made.written] == sorted(path.name for path in TODAY.glob("*.ttl"))
    assert [path.name for path in made.copied] == ["document.txt"]
    assert (made.folder / "document.txt").read_bytes() == (OLD / "document.txt").read_bytes()
    for path in made.written:
        old, new = (
            [line for line in file.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
            for file in (OLD / path.name, path)
        )
        assert new == [line for line in old if "days that periods begin" not in line]
        assert r"\/" not in path.read_text(encoding="utf-8")


def test_numbers_are_written_as_they_were(tmp_path: Path) -> None:
    made = migrated(tmp_path / "old", decisions=False)
    assert re.findall(r"gg:value ([\d.]+)", (made.folder / "area-1.ttl").read_text(encoding="utf-8"))[:3] == [
        "84.0",
        "85.5",
        "76.5",
    ]


def test_the_old_folder_stays_as_it_is(tmp_path: Path) -> None:
    migrated(tmp_path / "old")
    for path in OLD.iterdir():
        assert (tmp_path / "old" / path.name).read_bytes() == path.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["old", "old-0.2"]


def test_what_the_rules_say_of_it(tmp_path: Path) -> None:
    """As of today's example."""
    made = migrated(tmp_path / "old", decisions=False)
    findings, today = (goalgraph.load(folder).validate().findings for folder in (made.folder, TODAY))
    known = [(one.rule, one.focus) for one in today]
    assert [one.rule for one in findings if (one.rule, one.focus) not in known] == []
    assert {one.rule for one in today} <= {one.rule for one in findings}


# --- The decisions ---


def test_no_term_of_01_is_left_in_the_decisions(tmp_path: Path) -> None:
    graph = read(migrated(tmp_path / "old").folder)
    used = {str(node) for triple in graph for node in triple}
    assert not used & deprecated().keys()


def test_the_log_is_what_is_recorded_today_of_the_same_decisions(tmp_path: Path) -> None:
    made = migrated(tmp_path / "old")
    shutil.copytree(TODAY, tmp_path / "today")
    for file in sorted(YEAR.glob("*.jsonld")):
        goalgraph.load(tmp_path / "today").apply(file, output=tmp_path / "today")
    migrated_log, log = (read(folder / "decisions.ttl") for folder in (made.folder, tmp_path / "today"))
    for graph in (migrated_log, log):
        graph.remove(
            (None, GG.digest, None)
        )  # of the file and the plan as they were then, and as they are now
    # The old log named activities in the order of their texts, those of today are named in the file's.
    assert by_label(migrated_log) == by_label(log)


def by_label(graph: Graph) -> set[tuple[object, ...]]:
    """The triples, with activities of decisions called what they say."""
    called: dict[object, URIRef] = {
        node: URIRef(f"{node.rpartition('.ACT')[0]}.{graph.value(node, RDFS.label)}")
        for node in graph.subjects()
        if isinstance(node, URIRef) and ".ACT" in node
    }
    return {
        tuple(called.get(term, term) for term in (node, name, value))
        for node, name, value in graph
        if node not in called or name != SKOS.notation
    }


def test_digests_stay_those_of_what_was_brought_in(tmp_path: Path) -> None:
    old, new = read(OLD), read(migrated(tmp_path / "old").folder)
    digests = {*old.subject_objects(GG.planDigest), *old.subject_objects(GG.entryDigest)}
    assert set(new.subject_objects(GG.digest)) == digests
    assert len(digests) == 21


def test_an_activity_in_force_is_that_of_the_decision(tmp_path: Path) -> None:
    graph = read(migrated(tmp_path / "old").folder)
    serving = {str(one).rpartition("/")[2] for one in graph.subjects(GG.contributesTo, P.KS4)}
    assert serving == {"KS4.S1", "KS4.D1.ACT1", "KS4.D1.ACT2"}


def test_the_deciding_body_is_an_organisation(tmp_path: Path) -> None:
    graph = read(migrated(tmp_path / "old").folder)
    [body] = set(graph.objects(None, GG.adoptedBy))
    assert body == URIRef("https://w3id.org/goalgraph/id/example/sjobacka/ORG.Kommunstyrelsen")
    assert (body, RDF.type, ORG.Organization) in graph
    assert len(set(graph.subjects(GG.adoptedBy, body))) == len(set(graph.subjects(RDF.type, GG.Decision)))


def test_what_is_worked_out_is_left_out_and_told(tmp_path: Path) -> None:
    made = migrated(tmp_path / "old")
    assert made.worked_out == len(list(read(OLD).subject_objects(GG.meetsRequirement))) == 12


# --- Row by row ---

ROWS = {
    "a goal of the board": (
        "t:KS1 a gg:BoardGoal ; skos:notation 'KS1' .",
        "t:KS1 a gg:Goal ; skos:notation 'KS1' ; gg:inPlan <https://example.org/town/2020> ; gg:atLevel t:L2 . t:L2 a gg:Level ; "
        "skos:notation 'L2' ; rdfs:label 'Kommunstyrelsens mål'@sv , \"The executive board's goals\"@en ; "
        "gg:inPlan <https://example.org/town/2020> ; gg:order 2 ; gg:idPrefix 'KS' .",
    ),
    "links": (
        "t:A1 gg:supports t:G . t:S1 gg:strategyFor t:KS1 . t:RO1 gg:reportingOccasionOf t:X .",
        "t:A1 gg:contributesTo t:G . t:S1 gg:contributesTo t:KS1 . t:RO1 gg:inPlan t:X .",
    ),
    "a purpose": (
        "t:P1 a gg:Purpose ; gg:purposeOf t:KS1 .",
        "t:P1 a gg:GuidingStatement ; dcterms:type gg:PurposeStatement ; gg:guides t:KS1 .",
    ),
    "documents and sources": (
        "t:PRG a gg:Programme . t:F1 a gg:FollowUpSource . t:DOC a gg:SourceDocument .",
        "t:PRG a gg:PolicyDocument . t:F1 a gg:DataSource . t:DOC a foaf:Document .",
    ),
    "notes": (
        "t:N1 a gg:DialogueNote . t:N2 a gg:AnalysisNote .",
        "t:N1 a gg:Note ; dcterms:type gg:NoteFromDialogue . t:N2 a gg:Note ; dcterms:type gg:NoteFromAnalysis .",
    ),
    "groups": (
        "t:G1 a gg:Group . t:C1 a gg:NewcomerArea .",
        "t:G1 a skos:Concept ; skos:inScheme <https://w3id.org/goalgraph/id/groups> . t:C1 a skos:Concept .",
    ),
    "a unit": (
        "t:U1 gg:minimumValue 0.0 ; gg:wholeNumbersOnly true ; gg:singularLabel 'bok'@sv .",
        "t:U1 ggsh:minimumValue 0.0 ; ggsh:wholeNumbersOnly true ; ggsh:singularLabel 'bok'@sv .",
    ),
    "where it is stated": (
        "t:A1 prov:wasDerivedFrom t:P1 ; prov:hadPrimarySource t:DOC .",
        "t:A1 gg:statedIn t:P1 , t:DOC .",
    ),
    "a source of data": (
        "t:I1 gg:dataSource 'SCB'@sv , 'Statistics Sweden'@en ; prov:wasDerivedFrom t:P1 . "
        "t:I2 gg:dataSource 'SCB'@sv , 'Statistics Sweden'@en . t:I3 gg:dataSource 'Enkät' .",
        "t:I1 dcterms:source t:DS2 ; gg:statedIn t:P1 . t:I2 dcterms:source t:DS2 . t:I3 dcterms:source t:DS1 . "
        "t:DS2 a gg:DataSource ; skos:notation 'DS2' ; rdfs:label 'SCB'@sv , 'Statistics Sweden'@en ; gg:statedIn t:P1 . "
        "t:DS1 a gg:DataSource ; skos:notation 'DS1' ; rdfs:label 'Enkät' .",
    ),
    "codes and types": (
        "t:I1 gg:koladaId 'N01951' ; gg:indicatorKind gg:Outcome . t:X1 gg:anomalyKind gg:Misprint . t:X2 gg:anomalyKind gg:Order .",
        "t:I1 gg:externalId 'kolada:N01951' ; dcterms:type gg:Outcome . t:X1 dcterms:type gg:Misprint . t:X2 dcterms:type gg:UnexpectedOrder .",
    ),
    "a value beside the country's": (
        "t:I1.O1 gg:observationOf t:I1 ; gg:unit t:u ; gg:comparator gg:Country ; gg:comparatorValue 4.0 .",
        "t:I1.O1 gg:observationOf t:I1 ; gg:unit t:u . t:I1.O1.C-Country a gg:Comparison ; skos:notation 'I1.O1.C-Country' ; "
        "gg:comparisonOf t:I1.O1 ; gg:comparedWith gg:Country ; gg:value 4.0 ; gg:unit t:u .",
    ),
    "positions and a rank": (
        "t:O1 gg:countryPosition gg:Below ; gg:rank 3 ; gg:rankTotal 13 ; gg:rankAmong gg:County ; prov:wasDerivedFrom t:P1 .",
        "t:O1 gg:statedIn t:P1 . t:O1.C-Country a gg:Comparison ; skos:notation 'O1.C-Country' ; gg:comparisonOf t:O1 ; "
        "gg:comparedWith gg:Country ; gg:position gg:Below ; gg:statedIn t:P1 . t:O1.C-County a gg:Comparison ; "
        "skos:notation 'O1.C-County' ; gg:comparisonOf t:O1 ; gg:comparedWith gg:County ; gg:rank 3 ; gg:rankTotal 13 ; "
        "gg:statedIn t:P1 .",
    ),
    "reservations": (
        "t:O1 gg:estimated true . t:O2 gg:preliminary true . t:O3 gg:preliminary false .",
        "t:O1 gg:qualifier gg:Estimated . t:O2 gg:qualifier gg:Preliminary .",
    ),
    "an activity that the plan states": (
        "t:KS1 gg:contributingActivity 'Öppna en verkstad'@sv ; prov:wasDerivedFrom t:P1 .",
        "t:KS1 gg:statedIn t:P1 . t:KS1.ACT1 a gg:Activity ; skos:notation 'KS1.ACT1' ; rdfs:label 'Öppna en verkstad'@sv ; "
        "gg:contributesTo t:KS1 ; gg:statedIn t:P1 .",
    ),
    "a body that the folder describes": (
        "t:D1 gg:decidingBody 'kommunstyrelsen' . t:KS a org:Organization ; rdfs:label 'Kommunstyrelsen'@sv .",
        "t:D1 gg:adoptedBy t:KS . t:KS a org:Organization ; rdfs:label 'Kommunstyrelsen'@sv .",
    ),
    "what is taken back": (
        "t:PR1 gg:withdraws gg:ambitionLevelOf , gg:contributingActivity , gg:measures , t:RO1 .",
        "t:PR1 gg:withdraws gg:targetFor , gg:Activity , gg:measures , t:RO1 .",
    ),
    "an assessment": (
        "t:FC gg:assessment gg:WillPartlyBeReached ; gg:action 'Mer'@sv .",
        "t:FC gg:rating gg:PartlyReached ; gg:correctiveAction 'Mer'@sv .",
    ),
    "a period": (
        "t:y a time:ProperInterval ; time:hasBeginning t:d . t:d a time:Instant ; time:inXSDDate '2020-01-01'^^xsd:date .",
        "t:y a time:ProperInterval ; gg:startDate '2020-01-01'^^xsd:date .",
    ),
    "a profile": (
        "t:A1 gg:profile <https://w3id.org/goalgraph/shapes/vaggeryd> .",
        "t:A1 gg:usesProfile <https://w3id.org/goalgraph/id/profile/vaggeryd> .",
    ),
    "a body's own goals": (
        "t:CommitteeGoal rdfs:subClassOf gg:BoardGoal . t:NG1 a t:CommitteeGoal ; skos:notation 'NG1' .",
        "t:CommitteeGoal rdfs:subClassOf gg:Goal . t:NG1 a t:CommitteeGoal ; skos:notation 'NG1' ; "
        "gg:inPlan <https://example.org/town/2020> ; gg:atLevel t:L2 . t:L2 a gg:Level ; "
        "skos:notation 'L2' ; rdfs:label 'Kommunstyrelsens mål'@sv , \"The executive board's goals\"@en ; "
        "gg:inPlan <https://example.org/town/2020> ; gg:order 2 ; gg:idPrefix 'NG' .",
    ),
}  # fmt: skip


@pytest.mark.parametrize("row", ROWS)
def test_a_row_of_the_model(row: str, tmp_path: Path) -> None:
    old, new = ROWS[row]
    made = goalgraph.migrate(town(tmp_path / "town", TOWN + old))
    expected = Graph().parse(data=PREFIXES + TOWN.replace("gg:areaOf", "gg:inPlan") + new, format="turtle")
    assert to_isomorphic(read(made.folder)) == to_isomorphic(expected)


def test_every_term_that_is_gone_has_a_row(tmp_path: Path) -> None:
    """A plan that uses each old property once: none of them is left, but for those no plan could have."""
    elsewhere = {"DerivedLink", "Ranking", "Standpoint", "remedy", "ruleSource", "meetsRequirement"}
    gone = [iri for iri in deprecated() if iri.rpartition("#")[2] not in elsewhere]
    said = [
        f"t:x{n} a <{iri}> ."
        if iri.rpartition("#")[2][0].isupper()
        else f"t:x{n} <{iri}> {'true' if 'estim' in iri or 'prelim' in iri else 't:y'} ; gg:rank 1 ."
        for n, iri in enumerate(gone)
        if "Will" not in iri
    ]
    said += ["t:a gg:rating gg:WillBeReached , gg:WillPartlyBeReached , gg:WillNotBeReached ."]
    alone = ("comparatorValue", "rankAmong")
    text = "\n".join(line for line in said if not any(f"#{name}>" in line for name in alone))
    made = goalgraph.migrate(town(tmp_path / "town", TOWN + text))
    left = {one.term for one in made.left} & deprecated().keys()
    assert left == set()


# --- What cannot be taken over ---


def test_what_is_not_known_is_told_with_its_place_and_kept(tmp_path: Path) -> None:
    made = goalgraph.migrate(town(tmp_path / "town", TOWN + "t:KS1 a gg:FocusArea ;\n    gg:priority 3 .\n"))
    [left] = made.left
    assert (left.term, left.path.name, left.successors) == (str(GG.priority), "plan.ttl", ())
    assert (
        "gg:priority 3"
        in (tmp_path / "town" / "plan.ttl").read_text(encoding="utf-8").splitlines()[(left.line or 0) - 1]
    )
    assert (None, GG.priority, Literal(3)) in read(made.folder)


def test_a_value_that_belongs_to_nothing_is_told(tmp_path: Path) -> None:
    made = goalgraph.migrate(
        town(tmp_path / "town", TOWN + "t:O1 gg:comparatorValue 4.0 ; gg:rankAmong gg:Country .\n")
    )
    assert {one.term for one in made.left} == {str(GG.comparatorValue), str(GG.rankAmong)}
    assert all(one.successors for one in made.left)


def test_a_goal_that_no_plan_has_is_told(tmp_path: Path) -> None:
    made = goalgraph.migrate(town(tmp_path / "town", "<https://example.org/other/M1> a gg:BoardGoal .\n"))
    assert [(one.term, one.line) for one in made.left] == [(str(GG.inPlan), 5)]


# --- Folders and files ---


def test_named_graphs_and_other_formats_are_taken_and_folders_below(tmp_path: Path) -> None:
    folder = town(tmp_path / "town", TOWN)
    town(folder / "more", "<urn:log> { t:D1 gg:decisionOn t:KS1 . }\n", "log.trig")
    (folder / "goals.jsonld").write_text(f'{{"@id": "urn:k", "@type": "{GG}Purpose"}}', encoding="utf-8")
    (folder / "notes.md").write_text("a note", encoding="utf-8")
    (folder / ".hidden").write_text("x", encoding="utf-8")
    made = goalgraph.migrate(folder, tmp_path / "new")
    names = {
        path.relative_to(made.folder).as_posix() for path in (tmp_path / "new").rglob("*") if path.is_file()
    }
    assert names == {"plan.ttl", "goals.ttl", "more/log.trig", "notes.md"}
    assert [one.path.name for one in made.unread] == [".hidden"]
    log = goalgraph.load(tmp_path / "new").query("SELECT ?g { GRAPH ?g { ?s gg:concerns ?o } }")
    assert [str(row[0]) for row in log.rows] == ["<urn:log>"]


def test_comments_stay_with_what_they_are_about(tmp_path: Path) -> None:
    folder = town(
        tmp_path / "town",
        TOWN + "# Why A2 is here.\nt:A2 gg:areaOf t:x ; # for now\n    rdfs:label 'a # b'@sv .\n# The end.\n",
    )
    text = (goalgraph.migrate(folder).folder / "plan.ttl").read_text(encoding="utf-8")
    assert (
        text.index("# Why A2 is here.")
        < text.index("# for now")
        < text.index("# The end.")
        < text.index("t:A2 ")
    )


def test_a_comment_speaks_of_the_terms_that_there_are(tmp_path: Path) -> None:
    folder = town(
        tmp_path / "town", TOWN + "# gg:prioritises and gg:supports point upwards.\nt:A2 gg:supports t:x .\n"
    )
    text = (goalgraph.migrate(folder).folder / "plan.ttl").read_text(encoding="utf-8")
    assert "# gg:prioritises and gg:contributesTo point upwards.\n" in text


def test_running_it_twice_is_refused(tmp_path: Path) -> None:
    made = migrated(tmp_path / "old")
    before = {path: path.read_bytes() for path in made.folder.iterdir()}
    with pytest.raises(FolderInUse):
        goalgraph.migrate(tmp_path / "old")
    with pytest.raises(AlreadyMigrated):
        goalgraph.migrate(made.folder)
    assert {path: path.read_bytes() for path in made.folder.iterdir()} == before
    assert not (tmp_path / "old-0.2-0.2").exists()


@pytest.mark.parametrize(
    ("files", "error", "said"),
    [
        ({"plan.ttl": "t:A1 gg:inPlan t:x ."}, AlreadyMigrated, "is written in ontology 0.2 already"),
        (
            {"plan.ttl": "t:A1 rdfs:label 'x'@sv ."},
            NothingToMigrate,
            "holds nothing that only ontology 0.1 has",
        ),
        (
            {"a.ttl": "t:A1 gg:areaOf t:x .", "b.ttl": "\nt:A2 gg:inPlan t:x ."},
            MixedVersions,
            "gg:areaOf (a.ttl:5) and gg:inPlan (b.ttl:6)",
        ),
        ({"a.ttl": "t:A1 gg:areaOf t:x .", "b.ttl": "t:A2 gg:areaOf"}, ParseError, "b.ttl"),
    ],
    ids=["today's", "neither", "mixed", "broken"],
)
def test_what_cannot_be_migrated_is_told_in_a_line_and_nothing_is_written(
    files: dict[str, str], error: type[InputError], said: str, tmp_path: Path
) -> None:
    for name, text in files.items():
        town(tmp_path / "town", text, name)
    with pytest.raises(error) as raised:
        goalgraph.migrate(tmp_path / "town")
    assert said in raised.value.message("en")
    assert "\n" not in raised.value.message("sv")
    assert [path.name for path in tmp_path.iterdir()] == ["town"]


def test_what_is_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceNotFound):
        goalgraph.migrate(tmp_path / "none")
    with pytest.raises(InputError, match="irectory"):
        goalgraph.migrate(town(tmp_path / "town", TOWN) / "plan.ttl")


def test_an_empty_folder_is_filled_and_a_killed_run_cleared(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / ".new.0123abcd.part").mkdir()
    goalgraph.migrate(town(tmp_path / "town", TOWN), tmp_path / "new")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new", "town"]


# --- The command ---


def test_the_command_tells_what_it_made(tmp_path: Path) -> None:
    shutil.copytree(OLD, tmp_path / "old", ignore=shutil.ignore_patterns("decisions.ttl"))
    done = run("--lang", "en", "migrate", str(tmp_path / "old"))
    assert done.exit_code == 0
    assert "old-0.2 is written in ontology 0.2: area-1.ttl" in done.stdout.replace("\n", " ")
    assert "New: plan (1), level (2), comparison (2)." in done.stdout
    again = run("migrate", str(tmp_path / "old-0.2"))
    assert (again.exit_code, again.stderr.count("\n")) == (2, 1)
    assert "är redan skriven i ontologi 0.2" in again.stderr


def test_the_command_tells_what_it_could_not_take_over(tmp_path: Path) -> None:
    town(tmp_path / "town", TOWN + "t:O1 gg:comparatorValue 4.0 ; gg:priority 3 .\n")
    shown = run("--lang", "en", "migrate", str(tmp_path / "town"), "-o", str(tmp_path / "n")).stdout
    assert "plan.ttl:6: gg:comparatorValue of" in shown.replace("\n", " ")
    assert "rewrite it with gg:Comparison, gg:value" in " ".join(shown.split())
    assert "goalgraph terms shows all" in " ".join(shown.split())


def test_the_command_takes_no_other_plans(tmp_path: Path) -> None:
    assert run("--data", str(OLD), "migrate", str(tmp_path)).exit_code == 2
