"""A nation to work on: invented plans of 311 bodies, with what is known of each written beside them.

In: how many plans, a folder, and a seed if not the usual one. Out: a Turtle file a plan, the same for the
same number and seed, the decisions on some, and ``answers.json``: by plan its county, its goals and what they
lack, the faults that were put into it, the aims that it takes up, the values of its indicators, and how its
forecasts came out. More plans than bodies are earlier editions of the same bodies.

The bodies are invented: each borrows the code of a Swedish municipality or region (``nation.csv``), so that
the county can be told by its first two digits, and no name: an invented goal is never a real body's. What
``nation.toml`` says is nobody's.
Run: python benchmarks/nation.py COUNT FOLDER [SEED]
"""

from __future__ import annotations

import csv
import json
import random
import shutil
import sys
import tempfile
import tomllib
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
SEED = 20261129
LAST_YEAR = 2019
YEARS_BEFORE = 3
DECIDED = 2  # every so many plans of the profile that asks for decisions have some
PLACE = "https://goals.example/id"
PROFILES = (None, "general", "vaggeryd")
RATINGS = ("Reached", "PartlyReached", "NotReached")
OCCASIONS = (("RO1", "04-30", "delårsrapport april"), ("RO2", "08-31", "delårsrapport augusti"))
FAULTS = ("strategy-needs-goal", "previous-not-earlier", "passage-lines-reversed")
LEVELS = (("F", "Fullmäktiges mål"), ("N", "Nämndens mål"), ("E", "Enhetens mål"), ("D", "Delmål"))
HEAD = "".join(
    f"@prefix {prefix}: <{space}> .\n"
    for prefix, space in {
        "gg": "https://w3id.org/goalgraph/ontology#",
        "unit": "http://qudt.org/vocab/unit/",
        "period": "https://w3id.org/goalgraph/id/period/",
        "profile": "https://w3id.org/goalgraph/id/profile/",
        "sdg": "http://metadata.un.org/sdg/",
        "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "time": "http://www.w3.org/2006/time#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
    }.items()
)


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one plan.

    Attributes:
        goals: the text of each goal, by its id.
        without: by what may be lacking, the ids of the goals that lack it.
        faults: by rule, the ids of what breaks it.
        aims: by aim of Agenda 2030, the goals that contribute to it; an area is among them.
        means: by goal, its strategies.
        values: by Kolada id and year, the value, where it is a number.
        forecasts: by occasion, how many forecasts there are, how many of them can be compared with what came,
            and how many came true.
        decided: the goals that a decision has made steering.
    """

    plan: str
    code: str
    county: str
    year: int
    profile: str | None
    levels: int
    file: str
    goals: dict[str, str] = field(default_factory=dict)
    without: dict[str, list[str]] = field(default_factory=dict)
    faults: dict[str, list[str]] = field(default_factory=dict)
    aims: dict[str, list[str]] = field(default_factory=dict)
    means: dict[str, list[str]] = field(default_factory=dict)
    values: dict[str, dict[str, float]] = field(default_factory=dict)
    forecasts: dict[str, list[int]] = field(default_factory=dict)
    decided: list[str] = field(default_factory=list)

    @property
    def iri(self) -> str:
        """The plan's."""
        return f"{PLACE}/{self.code}/{self.year}"


@cache
def codes() -> tuple[str, ...]:
    """The codes of the 21 regions and the 290 municipalities."""
    with (HERE / "nation.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["code"] for row in csv.DictReader(file))


@cache
def themes() -> tuple[dict[str, Any], ...]:
    """What plans may be about."""
    found = tomllib.loads((HERE / "nation.toml").read_text(encoding="utf-8"))["theme"]
    return tuple({**theme, "kolada": f"N999{place:02}"} for place, theme in enumerate(found, 1))


class Writer:
    """A plan as it is written: lines of Turtle, and what is known of them."""

    def __init__(self, known: Known, chance: random.Random) -> None:
        self.known, self.chance = known, chance
        self.lines = [HEAD + f"@prefix p: <{known.iri}/> .\n@prefix b: <{PLACE}/{known.code}/> .\n"]
        self.line = 0
        self.years = range(known.year - YEARS_BEFORE, known.year)

    def say(self, ident: str, kind: str, label: str, *said: str, english: str = "") -> None:
        """Write a resource with its id, its label and what else is said of it."""
        labels = f'"{label}"@sv' + (f' , "{english}"@en' if english else "")
        parts = [f'skos:notation "{ident}"', f"rdfs:label {labels}", *said]
        self.lines.append(f"p:{ident} a {kind} ;\n    " + " ;\n    ".join(parts) + " .\n")

    def quoted(self, text: str) -> str:
        """Write the passage that says something; what the resource says of it."""
        self.line += 1
        first = last = self.line
        ident = f"P{self.line}"
        if "passage-lines-reversed" in self.known.faults and not self.known.faults["passage-lines-reversed"]:
            first += 7
            self.known.faults["passage-lines-reversed"].append(ident)
        self.lines.append(
            f'p:{ident} a gg:Passage ; skos:notation "{ident}" ; oa:exact "{text}"@sv ; '
            f"gg:firstLine {first} ; gg:lastLine {last} ; prov:wasQuotedFrom p:DOC .\n"
        )
        return f"gg:statedIn p:{ident}"

    def plan(self) -> None:
        """Write the plan itself, its body, its document, its levels and its periods."""
        known = self.known
        who = "Påhittad region" if len(known.code) == 2 else "Påhittad kommun"
        profile = f" ;\n    gg:usesProfile profile:{known.profile}" if known.profile else ""
        self.lines.append(
            f'<{known.iri}> a gg:Plan ;\n    skos:notation "{known.plan}" ;\n    gg:fictitious true ;\n'
            f'    rdfs:label "Mål {known.year}, {who.lower()} med koden {known.code}"@sv ;\n'
            f"    gg:adoptedBy b:ORG ; gg:period period:{known.year} ;\n"
            f'    gg:referenceDate "{known.year}-12-31"^^xsd:date{profile} ;\n    {self.quoted("Mål")} .\n'
            f'b:ORG a org:FormalOrganization ; skos:notation "ORG" ; dcterms:identifier "{known.code}" ;\n'
            f'    rdfs:label "{who} med koden {known.code}"@sv .\n'
            'b:ORG.N a org:OrganizationalUnit ; skos:notation "ORG.N" ; '
            'rdfs:label "Nämnden"@sv ; org:unitOf b:ORG .\n'
        )
        self.say("DOC", "foaf:Document", "Måldokument (påhittat)")
        for order, (prefix, label) in enumerate(LEVELS[: known.levels], 1):
            self.say(f"L{order}", "gg:Level", label, f"gg:inPlan <{known.iri}>", f"gg:order {order}",
                     f'gg:idPrefix "{prefix}"', self.quoted(label))  # fmt: skip
        for year in (*self.years, known.year):
            self.lines.append(
                f'period:{year} a time:ProperInterval ; skos:notation "{year}" ;\n'
                f'    rdfs:label "{year}"@sv , "{year}"@en ;\n'
                f'    gg:startDate "{year}-01-01"^^xsd:date ; gg:endDate "{year}-12-31"^^xsd:date .\n'
            )

    def theme(self, place: int, theme: dict[str, Any], *, areas: bool) -> list[str]:
        """Write an area, a goal at each level below the one above, and how the board's is measured."""
        known = self.known
        aim, area = f"sdg:{theme['aim']}", ""
        words = self.chance.sample(theme["goals"], known.levels)
        if areas:
            area = f"A{place}"
            said = [f"gg:inPlan <{known.iri}>", f"gg:contributesTo {aim}", self.quoted("Område")]
            self.say(area, "gg:FocusArea", f"Område {place}: {theme['indicator'].lower()}", *said)
            known.aims.setdefault(f"SDG{theme['aim']}", []).append(area)
        made: list[str] = []
        for order, text in enumerate(words, 1):
            ident = f"{LEVELS[order - 1][0]}{place}"
            said = [f"gg:inPlan <{known.iri}>", f"gg:atLevel p:L{order}", "gg:adoptedBy b:ORG"]
            said += [f"gg:subGoalOf p:{made[-1]}"] if made else []
            said += [f"gg:inArea p:{area}"] if area else []
            if order == 2 and not area:
                said.append(f"gg:contributesTo {aim}")
                known.aims.setdefault(f"SDG{theme['aim']}", []).append(ident)
            if self.lacks("responsible", ident, 0.3):
                said.append("gg:responsibleParty b:ORG.N")
            self.say(ident, "gg:Goal", text, *said, self.quoted(text))
            known.goals[ident] = text
            known.means[ident] = []
            if self.lacks("strategy", ident, 0.4):
                for number, done in enumerate(self.chance.sample(theme["done"], 2), 1):
                    self.say(f"{ident}.S{number}", "gg:Strategy", done,
                             f"gg:contributesTo p:{ident}", self.quoted(done))  # fmt: skip
                    known.means[ident].append(f"{ident}.S{number}")
            made.append(ident)
        for ident in made:
            if ident == made[1]:
                self.indicator(ident, place, theme)
            else:
                known.without["indicator"].append(ident)
                known.without["figure"].append(ident)
        return made

    def lacks(self, what: str, goal: str, chance: float) -> bool:
        """Whether a goal has something, by chance; what it lacks is noted."""
        has = self.chance.random() >= chance
        if not has:
            self.known.without[what].append(goal)
        return has

    def indicator(self, goal: str, place: int, theme: dict[str, Any]) -> None:
        """Write what measures a goal, with values, or words, or nothing."""
        if not self.lacks("indicator", goal, 0.2):
            self.known.without["figure"].append(goal)
            return
        ident = f"I{place}"
        unit = f"unit:{theme['unit']}"
        self.say(ident, "gg:Indicator", theme["indicator"], f"gg:inPlan <{self.known.iri}>",
                 f"gg:measures p:{goal}", f"gg:polarity gg:{theme['polarity']}",
                 "gg:polarityAssertedBy b:ORG", f"gg:unit {unit}",
                 f'gg:externalId "kolada:{theme["kolada"]}"', self.quoted(theme["indicator"]))  # fmt: skip
        if not self.lacks("figure", goal, 0.15):
            year = self.years[-1]
            self.say(f"{ident}.O{year}", "gg:Observation", f"bättre ({year})", f"gg:observationOf p:{ident}",
                     'gg:qualitativeResult "bättre"@sv', f"gg:period period:{year}",
                     self.quoted("Utfall: bättre"))  # fmt: skip
            return
        self.values(ident, unit, theme)

    def values(self, ident: str, unit: str, theme: dict[str, Any]) -> None:
        """Write the values of an indicator, and the faults that are put among them."""
        faults = self.known.faults
        low, high = theme["range"]
        found = {year: round(self.chance.uniform(low, high), 1) for year in self.years}
        first, *later = self.years
        self.known.values[theme["kolada"]] = {str(year): value for year, value in found.items()}
        for year, value in found.items():
            before = [f"gg:previousObservation p:{ident}.O{year - 1}"] if year in later else []
            if year == first and faults.get("previous-not-earlier") == []:
                before = [f"gg:previousObservation p:{ident}.O{later[-1]}"]
                faults["previous-not-earlier"].append(f"{ident}.O{year}")
            shown = str(value).replace(".", ",")
            self.say(f"{ident}.O{year}", "gg:Observation", f"{shown} ({year})", f"gg:observationOf p:{ident}",
                     f"gg:value {value}", f"gg:unit {unit}", f"gg:period period:{year}", *before,
                     self.quoted(f"Utfall {year}: {shown}"))  # fmt: skip

    def assessments(self, goals: list[str]) -> None:
        """Write forecasts at two occasions, and for most goals what came."""
        known = self.known
        occasions = (*OCCASIONS, ("RO3", "12-31", "årsredovisning"))
        for ident, day, label in occasions:
            self.say(ident, "gg:ReportingOccasion", f"{label} {known.year}", f"gg:inPlan <{known.iri}>",
                     f"gg:period period:{known.year}", f'gg:endDate "{known.year}-{day}"^^xsd:date',
                     self.quoted(label))  # fmt: skip
        came = {goal: self.chance.choice(RATINGS) for goal in goals if self.chance.random() < 0.7}
        for goal in goals:
            for number, (occasion, _, _) in enumerate(OCCASIONS, 1):
                rating = self.chance.choice(RATINGS)
                self.judged(f"{goal}.F{number}", "gg:Forecast", goal, occasion, rating)
                given = known.forecasts.setdefault(occasion, [0, 0, 0])
                given[0] += 1
                given[1] += goal in came
                given[2] += came.get(goal) == rating
            if goal in came:
                self.judged(f"{goal}.U3", "gg:OutcomeAssessment", goal, "RO3", came[goal])

    def judged(self, ident: str, kind: str, goal: str, occasion: str, rating: str) -> None:
        """Write an assessment."""
        said = [f"gg:assesses p:{goal}", f"gg:atOccasion p:{occasion}", f"gg:rating gg:{rating}"]
        self.say(ident, kind, f"{goal} vid {occasion}", *said, self.quoted(f"{goal} {occasion}"))


def plan(number: int, seed: int = SEED) -> tuple[Known, str]:
    """The plan of a number: what is known of it, and its Turtle."""
    chance = random.Random(f"{seed} {number}")
    bodies = list(codes())
    random.Random(seed).shuffle(bodies)
    code, year = bodies[number % len(bodies)], LAST_YEAR - number // len(bodies)
    known = Known(
        plan=f"x{code}/{year}",
        code=code,
        county=code[:2],
        year=year,
        profile=PROFILES[number % 3],
        levels=chance.choice((2, 2, 3, 4)),
        file=f"{code}-{year}.ttl",
        without={what: [] for what in ("strategy", "indicator", "figure", "responsible")},
        faults={rule: [] for rule in FAULTS if chance.random() < 0.25},
    )
    writer = Writer(known, chance)
    writer.plan()
    areas = chance.random() < 0.3
    chosen = chance.sample(themes(), chance.randint(4, 9))
    goals = [writer.theme(place, theme, areas=areas) for place, theme in enumerate(chosen, 1)]
    if chance.random() < 0.5:
        writer.assessments([made[1] for made in goals])
    if "strategy-needs-goal" in known.faults:
        writer.say("S", "gg:Strategy", "Mer samverkan", writer.quoted("Mer samverkan"))
        known.faults["strategy-needs-goal"].append("S")
    for rule in [rule for rule, broken in known.faults.items() if not broken]:
        del known.faults[rule]  # there was nothing to put it in
    return known, "".join(writer.lines)


def decide(known: Known, path: Path) -> None:
    """Bring decisions on the board's first two goals into the plan, written beside it."""
    import goalgraph

    known.decided.extend([ident for ident in known.goals if ident.startswith("N")][:2])
    graph = goalgraph.load(path)
    meeting = graph.decisions_template()
    meeting["decisions"] = [
        {
            "@type": "Decision",
            "goal": f"{known.iri}/{ident}",
            "body": "Nämnden",
            "date": f"{known.year}-03-01",
            "paragraph": f"§ {number}",
            "steeringMode": "Steering",
        }
        for number, ident in enumerate(known.decided, 1)
    ]
    with tempfile.TemporaryDirectory() as held:
        minutes = Path(held) / "decisions.jsonld"
        minutes.write_text(json.dumps(meeting), encoding="utf-8")
        graph.apply(minutes, output=path.with_name(f"{path.stem}-decisions.ttl"))


def nation(count: int, folder: Path, seed: int = SEED) -> list[Known]:
    """Write ``count`` plans into a folder, with the answers beside them."""
    folder.mkdir(parents=True, exist_ok=True)
    every = []
    for number in range(count):
        known, text = plan(number, seed)
        (folder / known.file).write_text(text, encoding="utf-8")
        if known.profile == PROFILES[2] and number % DECIDED == 0:
            decide(known, folder / known.file)
        every.append(known)
    answers = json.dumps([asdict(known) for known in every], ensure_ascii=False, indent=1)
    (folder / "answers.json").write_text(answers + "\n", encoding="utf-8")
    return every


def main() -> int:
    """Write the nation that the command line asks for, where no other one is: the answers would be of one."""
    if len(sys.argv) not in (3, 4) or not all(number.isdigit() for number in (sys.argv[1], *sys.argv[3:])):
        print(__doc__, file=sys.stderr)
        return 2
    folder, seed = Path(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) == 4 else SEED
    with tempfile.TemporaryDirectory() as held:
        every = nation(int(sys.argv[1]), Path(held), seed)
        names = {path.name for path in Path(held).iterdir()}
        if others := [path.name for path in folder.glob("*.ttl") if path.name not in names]:
            print(f"{folder} has {len(others)} files of another run, {min(others)} first", file=sys.stderr)
            return 2
        shutil.copytree(held, folder, dirs_exist_ok=True)
    print(f"{len(every)} plans, {sum(len(known.goals) for known in every)} goals: {folder}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
