"""A comparison as text, JSON and Markdown, in both languages."""

from __future__ import annotations

import json

import pytest

from goalgraph.api import diff
from goalgraph.editions.comparison import Comparison
from goalgraph.faces.text.comparison import FORMATS, write
from two_editions import AREA, decided, edition


@pytest.fixture(scope="module")
def changed() -> Comparison:
    new = edition(
        ('"Sjön går att bada i"@sv', '"Sjön går *alltid* att bada i"@sv'),
        (f"långsammare{AREA}p:O2", f"långsammare{AREA}p:O1"),
        ('"Barn kan cykla till skolan"@sv , "Children can cycle to school"@en', '"Alla äter gott"@sv'),
        ('"Fler provtagningar"@sv', '"Städdagar"@sv'),
        ('"kolada:N00002" , "kolada:N00001"', '"kolada:N00009"'),
        ("gg:polarity gg:HigherIsBetter", "gg:polarity gg:LowerIsBetter"),
        ("gg:contributesTo sdg:6", "gg:contributesTo sdg:14"),
        ('"Rent vatten"@sv', '"Rent vatten överallt"@sv'),
        ('rdfs:label "Mer trafik"@sv', 'rdfs:label "Mycket mer trafik"@sv'),
        more='p:O2.I1 gg:seriesBreak "ny fråga"@sv , "new question"@en .',
    )
    return diff(
        edition(),
        decided(new, "p:M1 gg:goalType gg:Direction ; gg:contributesTo c:F1 ."),
    )


@pytest.fixture(scope="module")
def same() -> Comparison:
    return diff(edition(), edition())


def test_a_link_is_said_from_where_it_is_told() -> None:
    new = edition()
    changed = diff(edition(), decided(new, "p:M1 gg:contributesTo p:M3 ."))
    said = {
        lang: [line.strip() for line in write(changed, "text", lang).splitlines() if f"{way}: " in line]
        for lang, way in (("sv", "ny länk"), ("en", "link gained"))
    }
    upper, lower = "M 3 · Bilarna kör långsammare", "M 1 · Sjön går att bada i"
    assert said["sv"] == [
        f"ny länk: bidrar till {upper} [beslutad]", f"ny länk: får bidrag från {lower} [beslutad]",
    ]  # fmt: skip
    assert [line.split(":")[1].split("M")[0].strip() for line in said["en"]] == [
        "contributes to", "has a contribution from",
    ]  # fmt: skip


def test_text_in_swedish_says_what_changed_goal_by_goal(changed: Comparison) -> None:
    text = write(changed, "text", "sv")
    for line in (
        "Från Sjöbackas mål 2024 (sjobacka/2024) till Sjöbackas mål 2024 (sjobacka/2024)",
        "Planens mål – oförändrade: 0, ändrade: 2, nya: 1, utgår: 1",
        "Mått – fortsätter: 1, ändrade: 0, brott i serien: 2, nya: 0, utgår: 0",
        "  M 1 · Sjön går *alltid* att bada i: ny lydelse (91 % av orden är lika)",
        "     då: ”Sjön går att bada i”",
        "     nu: ”Sjön går *alltid* att bada i”",
        "     ny länk: bidrar till F 1 · Rent vatten överallt [beslutad]",
        "     strategi M1.V1 · Städdagar: tillkommer",
        "     strategi M1.V1 · Fler provtagningar: utgår",
        "     styrform: inte avgjort → inriktningsmål",
        "  M 2 · Alla äter gott: tillkommer",
        "  M 3 · Bilarna kör långsammare: flyttat till annat område",
        "     område: O2 · Vägarna → O1 · Sjön",
        "  M 2 · Barn kan cykla till skolan: utgår",
        "     ny länk: bidrar till Agenda 14 · Hav och marina resurser [angiven]",
        "     länk som utgår: bidrar till Agenda 6 · Rent vatten och sanitet [angiven]",
        "     risk O2.R1 · Mycket mer trafik: ny lydelse (80 % av orden är lika)",
        "  F 1 · Rent vatten överallt: ny lydelse (80 % av orden är lika)",
        "  O1.I1 · Siktdjup: serien är bruten",
        "     brott i serien: ett annat Kolada-id",
        "     önskad riktning: högre är bättre → lägre är bättre",
        "     Kolada-id: N00001, N00002 → N00009",
        "     brott i serien: ny fråga",
    ):
        assert line in text.splitlines(), line
    assert "R2 Mäta" in text
    assert text.splitlines()[-1].startswith("Jämförelsen gäller angivna och beslutade länkar")


def test_text_in_english(changed: Comparison) -> None:
    text = write(changed, "text", "en")
    for line in (
        "Goals of the plan – unchanged: 0, changed: 2, added: 1, removed: 1",
        "  M 1 · The lake is fit to swim in: reworded (91% of the words are the same)",
        "     then: “Sjön går att bada i”",
        "     steering mode: undecided → direction goal",
        "  M 3 · Bilarna kör långsammare: moved to another focus area",
        "     series break: new question",
        "     polarity: higher is better → lower is better",
    ):
        assert line in text.splitlines(), line


def test_what_has_not_changed_is_not_listed_but_every_goal_is(same: Comparison) -> None:
    text = write(same, "text", "sv")
    assert text.count(": oförändrat") == 3
    assert "Områden – oförändrade: 2, ändrade: 0, nya: 0, utgår: 0" in text
    assert "O1 ·" not in text
    assert "→" not in text


def test_markdown_has_headings_and_escapes_what_would_be_markup(changed: Comparison) -> None:
    text = write(changed, "md", "sv")
    assert text.startswith("# Från Sjöbackas mål 2024")
    assert "\n## Planens mål\n\n### M 1 · Sjön går \\*alltid\\* att bada i: ny lydelse" in text
    assert "\n- då: ”Sjön går att bada i”\n" in text
    assert "\\[beslutad\\]" in text
    assert "\n\n\n" not in text


def test_json_has_both_sides_of_everything(changed: Comparison) -> None:
    document = json.loads(write(changed, "json", "en"))
    assert list(document) == ["old", "new", "differs", "goals", "areas", "council_goals", "indicators"]
    assert document["differs"] is True
    first = document["goals"][0]
    assert (first["status"], first["reworded"], first["matched_by"]) == ("changed", True, "similar")
    assert first["similarity"] == 0.9091
    assert first["old"]["labels"]["sv"] == "Sjön går att bada i"
    assert first["steering_mode"] == {"old": "Undecided", "new": "Direction"}
    assert {"requirement": "R1", "old": "unclear", "new": "unclear"} in first["readiness"]
    [gained] = first["links"]["gained"]
    assert (gained["relation"], gained["direction"], gained["basis"]) == ("contributesTo", "up", "decided")
    assert [part["status"] for part in first["strategies"]] == ["added", "removed"]
    assert [goal["status"] for goal in document["goals"]] == ["changed", "added", "changed", "removed"]
    assert document["goals"][1]["old"] is None
    assert document["goals"][3]["new"] is None
    broken = document["indicators"][0]
    assert (broken["series"], broken["breaks"]) == ("broken", ["kolada"])
    assert [fact["fact"] for fact in broken["facts"]] == ["polarity", "kolada"]


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_same_comparison_is_told_the_same(changed: Comparison, form: str, lang: str) -> None:
    assert write(changed, form, lang) == write(changed, form, lang)
    assert write(changed, form, lang).endswith("\n")


def test_what_is_merged_and_split_is_told_and_counted_apart() -> None:
    old, new = "https://example.org/sjobacka/2024", "https://example.org/sjobacka/2025"
    found = diff(
        edition(),
        edition(
            (old, new),
            ("p:M2 a gg:Goal", "p:M2 a gg:Gone"),
            ("gg:measures p:M2", "gg:measures p:M1"),
            more=f"""p:M1 gg:continues <{old}/M1> , <{old}/M2> . p:M3 gg:continues <{old}/M3> .
            p:M4 a gg:Goal ; skos:notation "M4" ; rdfs:label "Lugnare trafik"@sv ; gg:inArea p:O2 ;
                gg:continues <{old}/M3> .""",
        ),
    )
    swedish, english = (write(found, "text", lang) for lang in ("sv", "en"))
    assert "nya: 0, utgår: 0, slås ihop: 1, delas av: 1\n" in swedish
    assert "  M 2 · Barn kan cykla till skolan: slås ihop med M 1\n" in swedish
    assert "  M 4 · Lugnare trafik: delas av från M 3\n" in swedish
    assert "added: 0, removed: 0, merged: 1, split: 1\n" in english
    assert "M 2 · Children can cycle to school: merged into M 1\n" in english
    assert "M 4 · Lugnare trafik: split from M 3\n" in english
    assert "### M 4 · Lugnare trafik: split from M 3\n" in write(found, "md", "en")
    goals = {goal["status"]: goal for goal in json.loads(write(found, "json", "en"))["goals"]}
    assert [one["id"] for one in goals["merged"]["kin"]] == ["M1"]
    assert [one["id"] for one in goals["split"]["kin"]] == ["M3"]


def reworded(words: str, lang: str) -> str:
    text = write(diff(edition(), edition(('"Barn kan cykla till skolan"@sv', f'"{words}"@sv'))), "text", lang)
    return next(line for line in text.splitlines() if line.startswith("  M 2"))


@pytest.mark.parametrize(
    ("words", "swedish", "english"),
    [
        (
            "BARN kan, cykla till skolan!",
            "(bara skiljetecken eller stora bokstäver)",
            "(only punctuation or case)",
        ),
        ("Barn kan cykla till", "(89 % av orden är lika)", "(89% of the words are the same)"),
        (
            "Barn kan cykla till skolan nu",
            "(91 % av orden är lika)",
            "(91% of the words are the same)",
        ),
    ],
)
def test_the_share_of_words_is_rounded_and_never_all_of_them(words: str, swedish: str, english: str) -> None:
    assert reworded(words, "sv").endswith(f": ny lydelse {swedish}")
    assert reworded(words, "en").endswith(f": reworded {english}")


def test_nearly_all_words_are_not_all_of_them() -> None:
    long = " ".join(f"ord{number}" for number in range(300))
    old, new = (edition(('"Barn kan cykla till skolan"@sv', f'"{long} {end}"@sv')) for end in ("här", "där"))
    assert "reworded (99% of the words are the same)" in write(diff(old, new), "text", "en")


def test_a_goal_with_the_same_words_and_other_links_is_not_called_unchanged() -> None:
    found = diff(
        edition(),
        decided(
            edition(("gg:contributesTo sdg:6", "gg:contributesTo sdg:14")),
            "p:M1 gg:goalType gg:Direction .",
        ),
    )
    assert (
        "Goals of the plan – unchanged: 2, same wording but other differences: 1, changed: 0, added: 0"
        in write(found, "text", "en")
    )
    swedish = write(found, "text", "sv")
    assert "Planens mål – oförändrade: 2, samma lydelse men andra skillnader: 1, ändrade: 0" in swedish
    assert "  M 1 · Sjön går att bada i: samma lydelse\n" in swedish
    assert "  M 2 · Barn kan cykla till skolan: oförändrat\n" in swedish
    assert "  O1 · Sjön: samma lydelse\n" in swedish
    goals = json.loads(write(found, "json", "sv"))["goals"]
    assert [(goal["status"], goal["differs"]) for goal in goals] == [("unchanged", n == 0) for n in range(3)]


def test_a_moved_strategy_says_from_and_to_which_goal() -> None:
    found = diff(
        edition(),
        edition(
            ("gg:contributesTo p:M1", "gg:contributesTo p:M2"),
            ('skos:notation "M1.V1"', 'skos:notation "M2.V1"'),
            ('"Fler provtagningar"@sv', '"Många fler provtagningar"@sv'),
        ),
    )
    english, swedish = (write(found, "text", lang).splitlines() for lang in ("en", "sv"))
    share = "reworded (80% of the words are the same)"
    assert f"     strategy M1.V1 · More samples: {share}, moved to M 2" in english
    assert f"     strategy M2.V1 · More samples: {share}, moved from M 1" in english
    assert sum("flyttas till M 2" in line for line in swedish) == 1
    assert sum("flyttas hit från M 1" in line for line in swedish) == 1
    assert not any("removed" in line or "added" in line for line in english if "strategy" in line)
    [_, second, _] = json.loads(write(found, "json", "en"))["goals"]
    [strategy] = second["strategies"]
    assert (strategy["moved_from"]["id"], strategy["moved_to"]) == ("M1", None)
