"""Profiles: found beside the plan, by name or among those shipped; each asks its requirements of its goals alone.

In: an invented body, and a profile that is a copy of a shipped one with another IRI and other files: only its
committees' goals have requirement K1. Out: a failure that says what of it is not asked, or asked too widely.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import goalgraph
from goalgraph.base.errors import NoProfile, ProfileNotFound, UnknownProfile, UnknownRequirement
from goalgraph.base.names import DCTERMS, GG
from goalgraph.base.resources import resource_folder
from goalgraph.cli import main
from goalgraph.decisions.format import CONTEXT_IRI
from goalgraph.faces.page.content.whole import content
from goalgraph.faces.report.parts import GoalPart, Words
from goalgraph.model.local_names import kinds
from goalgraph.model.profiles import profile_at, profile_named, shipped
from goalgraph.rdf.store import LocalStore
from own_profile import body_with_profile, handed_in, on, plan_of
from places import BODIES
from small_plan import FILE, PREFIXES

OWN = "https://example.org/profile/krav"
SHIPPED = "https://w3id.org/goalgraph/id/profile/vaggeryd"
GENERAL = "https://w3id.org/goalgraph/id/profile/general"
BODY = next(folder for folder in BODIES if folder.parent.name == "stenvinda")
ASKED = "K1 Resurser: oklart – resurserna är inte bedömda"
COMMITTEES = ["N1", "N2", "N3", "N4"]


def own_profile(folder: Path, builds_on: str | None = None) -> Path:
    """A copy of the shipped profile that keeps one requirement of three, under another IRI and code."""
    shutil.copytree(resource_folder("shapes") / "profiles" / "vaggeryd", folder)
    for rule in (folder / "rules").glob("*.rq"):
        if rule.stem == "readiness-resources":
            rule.write_text(changed(rule.read_text("utf-8")), "utf-8")
        else:
            rule.unlink()
    described = changed((folder / "profile.ttl").read_text("utf-8"))
    if builds_on:
        described = described.replace("https://w3id.org/goalgraph/ontology> .", f"{builds_on}> .", 1)
    (folder / "profile.ttl").write_text(without(described, "gg:Influenceable a", "gg:Measurable a"), "utf-8")
    rules = changed((folder / "shapes.ttl").read_text("utf-8"))
    head, *blocks = rules.split("\n\nggsh:")
    kept = [block for block in blocks if block.startswith("resources-unclear ")]
    (folder / "shapes.ttl").write_text("\n\nggsh:".join([head, *kept]), "utf-8")
    return folder


def changed(text: str) -> str:
    text = text.replace(SHIPPED, OWN).replace("gg:Resourced", f"<{OWN}/K1>")
    return text.replace(".R3", ".K1").replace('"R3"', '"K1"')


def without(turtle: str, *beginnings: str) -> str:
    return "\n\n".join(block for block in turtle.split("\n\n") if not block.startswith(beginnings))


@pytest.fixture
def body(tmp_path: Path) -> Path:
    """A body whose committees' goals have the requirement K1, and no others."""
    folder = tmp_path / "2032"
    shutil.copytree(BODY, folder)
    own_profile(folder / "profile")
    use(folder, OWN, user="plan:L3")
    return folder


def use(folder: Path, profile: str, user: str) -> None:
    plan = folder / "plan.ttl"
    plan.write_text(plan.read_text("utf-8") + f"\n{user} gg:usesProfile <{profile}> .\n", "utf-8")


def texts(part: GoalPart) -> list[Words]:
    return [text for fact in part.facts for text in fact.texts if fact.name == "Krav på ambitionsnivå"]


def asked(graph: goalgraph.Graph) -> list[tuple[str, str]]:
    return [(one.goal, one.requirement) for one in graph.readiness()]


def test_a_levels_profile_asks_only_that_levels_goals(body: Path) -> None:
    graph = goalgraph.load(body)
    assert graph.unread == ()
    assert [profile.iri for profile in graph.scope.profiles] == [OWN]
    assert asked(graph) == [(goal, "K1") for goal in COMMITTEES]
    assert {one.status for one in graph.readiness()} == {"unclear"}


def test_what_it_asks_is_shown_in_every_face(body: Path) -> None:
    shown = CliRunner().invoke(main, ["--data", str(body), "show", "N1"]).stdout
    assert re.search(r"\n  K1 Resurser: oklart", shown)
    assert "K1" not in CliRunner().invoke(main, ["--data", str(body), "show", "KF1"]).stdout
    graph = goalgraph.load(body)
    page = content(graph.scope)
    assert {goal: [one["requirement"] for one in asks] for goal, asks in page["readiness"].items()} == {
        goal: ["K1"] for goal in COMMITTEES
    }
    parts = {goal.id: goal for area in graph.report().areas for goal in area.goals}
    assert {ident for ident, part in parts.items() if ASKED in [said.text for said in texts(part)]} == {
        *COMMITTEES
    }
    report = graph.validate()
    assert report.profile == "krav"
    assert [(one.goal, one.requirement) for one in report.readiness] == [(goal, "K1") for goal in COMMITTEES]
    told = CliRunner().invoke(main, ["--data", str(body), "validate", "--format", "md"]).stdout
    assert len(re.findall(r"\| K1 Resurser \|", told)) == len(COMMITTEES)


def test_its_rules_find_what_breaks_them_and_say_for_which_requirement(body: Path) -> None:
    found = [one for one in goalgraph.load(body).validate().findings if one.rule == "resources-unclear"]
    assert [(one.focus, one.requirement, one.severity) for one in found] == [
        (goal, "K1", "warning") for goal in COMMITTEES
    ]


def test_profiles_beside_each_other_ask_each_their_own_goals(body: Path) -> None:
    use(body, SHIPPED, user="plan:L2")
    graph = goalgraph.load(body)
    assert {goal for goal, code in asked(graph) if code == "K1"} == set(COMMITTEES)
    assert {goal for goal, code in asked(graph) if code == "R1"} == {"KF1", "KF2", "KF3"}
    missing = {one.focus for one in graph.validate().findings if one.rule == "ambition-level-missing"}
    assert missing <= {"KF1", "KF2", "KF3"}


def test_a_profile_may_build_on_another(tmp_path: Path) -> None:
    shutil.copytree(BODY, tmp_path / "2032")
    own_profile(tmp_path / "2032" / "profile", builds_on=SHIPPED)
    use(tmp_path / "2032", OWN, user="plan:L3")
    graph = goalgraph.load(tmp_path / "2032")
    assert [profile.iri for profile in graph.scope.profiles] == [SHIPPED, OWN]
    assert asked(graph) == [(goal, code) for goal in COMMITTEES for code in ("K1", "R1", "R2", "R3")]
    rules = {one.rule for one in graph.validate().rules}
    assert {"resources-unclear", "ambition-level-missing"} <= rules


def test_its_terms_are_shown_with_it(tmp_path: Path) -> None:
    command = ["--profile", str(own_profile(tmp_path / "own")), "--lang", "en", "terms"]
    told = CliRunner().invoke(main, [*command, "K1"]).stdout
    assert told.startswith(f"{OWN}/K1 · Resources\n")
    assert "\nProfile: krav" in told
    assert "\nAllowed values of the profile krav\n" in CliRunner().invoke(main, command).stdout


def test_a_profile_is_found_in_the_folder_that_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "2032"
    shutil.copytree(BODY, folder)
    use(folder, OWN, user="plan:L3")
    elsewhere = own_profile(tmp_path / "elsewhere")
    with pytest.raises(ProfileNotFound, match=f"L3 uses the profile {OWN}"):
        goalgraph.load(folder).readiness()
    assert len(goalgraph.load(folder, profiles=[elsewhere]).readiness()) == len(COMMITTEES)
    told = CliRunner().invoke(main, ["--data", str(folder), "show"])
    assert (told.exit_code, told.stdout) == (2, "")
    assert len(told.stderr.splitlines()) == 1
    found = CliRunner().invoke(main, ["--data", str(folder), "--profile", str(elsewhere), "show", "N1"])
    assert "K1 Resurser" in found.stdout


def test_the_folder_beside_the_plan_comes_before_those_that_are_named(body: Path, tmp_path: Path) -> None:
    other = own_profile(tmp_path / "other")
    (other / "rules" / "readiness-resources.rq").unlink()
    assert len(goalgraph.load(body, profiles=[other]).readiness()) == len(COMMITTEES)
    assert goalgraph.load(body / "plan.ttl", body / "goals.ttl").readiness()


def test_a_change_in_the_profile_is_seen_at_once(
    body: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOALGRAPH_CACHE", str(tmp_path / "cache"))
    for _ in range(2):
        assert len(goalgraph.load(body).readiness()) == len(COMMITTEES)
    assert goalgraph.load(body).validate().profile == "krav"
    rule = body / "profile" / "rules" / "readiness-resources.rq"
    rule.unlink()
    assert goalgraph.load(body).readiness() == []


def test_a_store_has_its_profile_beside_it(body: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    shutil.move(body / "profile", tmp_path / "kept" / "profile")
    store = LocalStore(tmp_path / "kept" / "store")
    loaded = goalgraph.load(body, profiles=[tmp_path / "kept" / "profile"])
    scope = loaded.scope
    store.add(quad for graph in scope.graphs("stated") for quad in scope.store.quads(graph))
    del store
    assert asked(goalgraph.open(tmp_path / "kept" / "store")) == [(goal, "K1") for goal in COMMITTEES]


def test_the_next_edition_has_the_profile_beside_it_too(body: Path, tmp_path: Path) -> None:
    goalgraph.new(tmp_path / "2033", source=body, year=2033)
    assert asked(goalgraph.load(tmp_path / "2033")) == [(goal, "K1") for goal in COMMITTEES]


def test_the_general_profile_asks_nothing(body: Path) -> None:
    general = profile_named("general")
    assert (general.iri, dict(general.rules()), general.shapes) == (GENERAL, {}, ())
    report = goalgraph.load(body).validate(profile="general")
    assert (report.profile, report.readiness) == ("general", ())
    assert "resources-unclear" not in {one.rule for one in report.rules}


def test_a_plan_is_checked_by_another_profile_when_asked(tmp_path: Path) -> None:
    graph = goalgraph.load(FILE)
    report = graph.validate(profile=own_profile(tmp_path / "krav"))
    assert report.profile == "krav"
    assert {one.requirement for one in report.readiness} == {"K1"}
    assert {one.requirement for one in graph.readiness()} == {"R1", "R2", "R3"}
    assert graph.validate(profile="vaggeryd").profile == "vaggeryd"


@pytest.mark.parametrize("name", ["nowhere", "https://example.org/nowhere"])
def test_an_unknown_profile_names_those_that_there_are(name: str) -> None:
    with pytest.raises(UnknownProfile, match="general, vaggeryd"):
        goalgraph.load(FILE).validate(profile=name)


def test_a_folder_without_a_profile_is_no_profile(tmp_path: Path) -> None:
    with pytest.raises(NoProfile, match=r"profile\.ttl"):
        profile_at(tmp_path)
    (tmp_path / "profile.ttl").write_text(PREFIXES + "p:A skos:notation 'A' .", "utf-8")
    with pytest.raises(NoProfile, match=r"profile\.ttl"):
        goalgraph.load(FILE, profiles=[tmp_path])


def test_each_shipped_profile_has_a_title_in_both_languages() -> None:
    for profile in shipped():
        store = LocalStore()
        store.add(profile.quads())
        rows = store.select(f"SELECT (LANG(?title) AS ?lang) {{ <{profile.iri}> <{DCTERMS}title> ?title }}")
        assert {row.text("lang") for row in rows} == {"sv", "en"}, profile.name


def told(folder: Path, name: str, hour: int, **sets: object) -> Path:
    """A decisions file on the goal N1."""
    plan = f"https://w3id.org/goalgraph/id/example/stenvinda/{folder.name}"
    entry = {"@type": "Decision", "goal": f"{plan}/N1", "body": "Kommunfullmäktige", "date": "2032-02-14"}
    document = {
        "@context": [CONTEXT_IRI, {"@language": "sv"}],
        "@id": f"urn:example:{name}",
        "@type": "Dialogue",
        "formatVersion": 1,
        "plan": plan,
        "endedAt": f"2032-02-14T{hour}:00:00+01:00",
        "decisions": [entry | sets],
    }
    file = folder.parent / f"{name}.json"
    file.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
    return file


def statuses(graph: goalgraph.Graph) -> dict[str, str]:
    return {one.goal: one.status for one in graph.readiness()}


def test_an_answer_to_its_own_requirement_is_applied_recorded_and_taken_back(body: Path) -> None:
    answer = {"requirement": f"{OWN}/K1", "answer": "Met", "evidence": "Det finns pengar."}
    graph = goalgraph.load(body)
    graph.apply(told(body, "one", 10, requirements=[answer]))
    assert statuses(graph)["N1"] == "met"
    [entry] = [one for one in graph.decisions_template()["decisions"] if one["goal"].endswith("/N1")]
    assert entry["basedOn"]["requirements"] == [answer | {"requirement": "K1"}]
    graph.apply(
        told(body, "two", 12, basedOn={"requirements": [answer]}, withdraws=[f"{OWN}/K1"], note="Ångrat.")
    )
    assert statuses(graph)["N1"] == "unclear"
    assert [record.id for record in graph.history("N1")] == ["N1.D1", "N1.D2"]
    assert statuses(goalgraph.load(body))["N1"] == "unclear"


def test_an_answer_to_a_requirement_that_no_profile_has_names_those_there_are(body: Path) -> None:
    answer = {"requirement": f"{OWN}/K9", "answer": "Met"}
    with pytest.raises(UnknownRequirement, match=f"{OWN}/K9.*K1 <{OWN}/K1>"):
        goalgraph.load(body).apply(told(body, "one", 10, requirements=[answer]))


@pytest.mark.parametrize(("lang", "word", "kind"), [("sv", "ribba", "måltyp"), ("en", "bar", "goal type")])
def test_its_own_words_are_used_wherever_the_term_is_named(
    tmp_path: Path, lang: str, word: str, kind: str
) -> None:
    body = body_with_profile("stenvinda", tmp_path)

    def said(*line: str) -> str:
        result = CliRunner().invoke(main, ["--lang", lang, "--data", str(body), *line])
        assert result.exit_code == 0, result.output
        return result.stdout

    assert f"({word})" in said("show", "N1")
    assert f"({word})" in said("trace", "N1")
    assert f"  {word}  " in said("show")
    assert kind in said("show", "N1")
    assert f"assignments: {word}" in said("terms", "Target")
    file = handed_in(
        tmp_path, plan_of("stenvinda"), on(plan_of("stenvinda"), "N1", ambitionLevel={"text": "x"})
    )
    assert f"  {word}: " in said("apply", str(file))
    assert f"{word.capitalize()} " in said("show", "N1.D1.AL")
    texts = content(goalgraph.load(body).scope)["texts"][lang]
    assert (texts["kinds"]["target"], texts["form"]["ambition"]) == (word, word.capitalize())
    heading = {"sv": "Krav på uppdrag", "en": "Requirements on assignments"}[lang]
    assert texts["overview"]["title"] == heading


@pytest.mark.parametrize(
    ("lang", "word", "heading"), [("sv", "målvärde", "Krav"), ("en", "target", "Requirement")]
)
def test_without_a_profile_a_target_is_a_target(lang: str, word: str, heading: str) -> None:
    shown = CliRunner().invoke(main, ["--lang", lang, "--data", str(BODY), "show"]).stdout
    assert f"  {word}  " in shown
    texts = content(goalgraph.load(BODY).scope)["texts"][lang]
    assert (texts["kinds"]["target"], texts["overview"]["title"]) == (word, heading)
    shown_without_types = {**texts["form"], "done_hint": ""}
    said = str(
        [shown_without_types, *(texts[group] for group in ("changes", "table", "overview", "selected"))]
    )
    assert ("ambitionsnivå" if lang == "sv" else "ambition level") not in said


def test_profiles_that_call_a_term_by_different_names_leave_it_as_it_is(tmp_path: Path) -> None:
    body = body_with_profile("stenvinda", tmp_path)
    use(body, SHIPPED, user="plan:L2")
    names = goalgraph.load(body).scope.names
    assert GG + "Target" in names
    assert kinds([names], "sv")["target"] == "målvärde"
