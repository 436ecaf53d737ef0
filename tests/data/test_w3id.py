"""The redirects that w3id.org would need lead every address in use to what there is.

In: ontology/w3id/.htaccess, read as Apache reads it, as far as it is used. Out: a failure that names the address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import pyoxigraph as ox
import pytest

from places import ROOT

FOLDER = ROOT / "ontology" / "w3id"
BASE = "https://w3id.org/goalgraph/"
SITE = "https://goalgraph.example/"
BUILT = re.compile(
    r"reference\.(sv|en)\.html|plans/(0665|example/[a-z]+)/[0-9]{4}\.(html|ttl)|plans/example/[a-z]+\.ttl|releases/[\d.]+/ontology/\w+\.ttl"
)
BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"


@dataclass
class Rule:
    """A RewriteRule and the conditions above it: header, pattern, and whether it is to be absent."""

    pattern: str
    target: str
    flags: set[str]
    conditions: list[tuple[str, str, bool]] = field(default_factory=list)

    def leads(self, path: str, headers: dict[str, str]) -> str | None:
        """Where the path is led to; nowhere if a condition is not met."""
        for header, pattern, absent in self.conditions:
            if bool(re.search(pattern, headers.get(header, ""), re.IGNORECASE)) == absent:
                return None
        match = re.search(self.pattern, path)
        if match is None or self.target == "-":
            return None
        return re.sub(r"\$(\d)", lambda part: match[int(part[1])] or "", self.target)


def rules() -> list[Rule]:
    found: list[Rule] = []
    conditions: list[tuple[str, str, bool]] = []
    for line in (FOLDER / ".htaccess").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#") or line == "RewriteEngine on":
            continue
        name, *parts = line.split(" ")
        if name == "RewriteCond":
            test, pattern, flags = parts
            header = re.fullmatch(r"%\{(?:HTTP:|HTTP_)([\w-]+)\}", test)
            assert header, line
            assert flags == "[NC]", line
            conditions.append((header[1].lower(), pattern.removeprefix("!"), pattern.startswith("!")))
        else:
            assert name == "RewriteRule", line
            pattern, target, flags = parts
            found.append(Rule(pattern, target, set(flags.strip("[]").split(",")), conditions))
            conditions = []
    assert conditions == []
    return found


RULES = rules()


def lead(path: str, accept: str = "text/turtle", language: str = "en") -> str:
    """Where an address leads, below the place of the files."""
    for rule in RULES:
        if target := rule.leads(path, {"accept": accept, "accept-language": language}):
            assert rule.flags == {"R=303", "L"}
            return target.removeprefix("%{ENV:SITE}/")
    return ""


def described() -> dict[str, set[str]]:
    """The addresses below ours that are described or used in the repository, without fragments, and where."""
    found: dict[str, set[str]] = {}
    for folder in ("ontology", "shapes", "data"):
        for path in (ROOT / folder).rglob("*.ttl"):
            for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
                if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(BASE):
                    address = quad.subject.value.removeprefix(BASE).partition("#")[0]
                    found.setdefault(address, set()).add(path.relative_to(ROOT).as_posix())
    return found


DESCRIBED = described()


def test_the_place_is_named_once_and_is_no_real_one() -> None:
    assert RULES[0] == Rule("^", "-", {f"E=SITE:{SITE.rstrip('/')}"})
    text = (FOLDER / ".htaccess").read_text(encoding="utf-8")
    assert text.count(SITE.rstrip("/")) == 1


def test_every_address_that_is_described_leads_to_what_there_is() -> None:
    assert len(DESCRIBED) > 1000
    for address, files in DESCRIBED.items():
        target = lead(address)
        if not BUILT.fullmatch(target):
            assert (ROOT / target).is_file(), (address, target)
            # What the catalogue or an invented plan says of an address is not what the address stands for.
            elsewhere = {file for file in files if file.startswith(("data/catalogue", "data/examples/"))}
            assert target in files or files == elsewhere, (address, target, files)


@pytest.mark.parametrize(
    ("path", "accept", "language", "target"),
    [
        ("ontology", "text/turtle", "sv", "ontology/goalgraph.ttl"),
        ("ontology", "*/*", "", "ontology/goalgraph.ttl"),
        ("ontology/", BROWSER, "en-GB,sv;q=0.5", "reference.en.html"),
        ("ontology", BROWSER, "sv-SE,sv;q=0.9,en;q=0.8", "reference.sv.html"),
        ("ontology", "application/ld+json, text/html;q=0.1", "sv", "ontology/goalgraph.ttl"),
        ("ontology/0.2.0", BROWSER, "sv", "releases/0.2.0/ontology/goalgraph.ttl"),
        ("ontology/plans.context.jsonld", "application/ld+json", "", "ontology/plans.context.jsonld"),
        ("ontology/rules/contributes-to", "*/*", "", "ontology/rules/contributes-to.rq"),
        (
            "ontology/rules/readiness-measure",
            "*/*",
            "",
            "shapes/profiles/vaggeryd/rules/readiness-measure.rq",
        ),
        ("shapes", BROWSER, "sv", "reference.sv.html"),
        ("shapes", "text/turtle", "", "shapes/core.ttl"),
        ("shapes/vaggeryd", "text/turtle", "", "shapes/profiles/vaggeryd/shapes.ttl"),
        ("id/0665/2019/KS1", BROWSER, "sv", "plans/0665/2019.html"),
        ("id/0665/2019/KS1", "text/turtle", "sv", "plans/0665/2019.ttl"),
        ("id/example/sjobacka/2030/A1.I1", "text/turtle", "", "plans/example/sjobacka/2030.ttl"),
        ("id/agenda2030/4", BROWSER, "sv", "data/agenda2030/goals.ttl"),
        ("id/agenda2030/4.a", "text/turtle", "", "data/agenda2030/targets.ttl"),
        ("id/period/2019", BROWSER, "", "data/reference/periods.ttl"),
        ("id/periods", "text/turtle", "", "data/reference/periods.ttl"),
        ("something/else", BROWSER, "sv", ""),
    ],
)
def test_people_and_programs_get_what_they_ask_for(
    path: str, accept: str, language: str, target: str
) -> None:
    assert lead(path, accept, language) == target
    if target and not BUILT.fullmatch(target):
        assert (ROOT / target).is_file()


def test_every_rule_that_derives_has_an_address_that_leads_to_it() -> None:
    for path in [
        *(ROOT / "ontology" / "rules").glob("*.rq"),
        *(ROOT / "shapes" / "profiles" / "vaggeryd" / "rules").glob("*.rq"),
    ]:
        assert lead(f"ontology/rules/{path.stem}") == path.relative_to(ROOT).as_posix()


def test_what_has_to_be_at_the_place_is_told() -> None:
    told = (FOLDER / "README.md").read_text(encoding="utf-8")
    for name in (
        "reference.sv.html",
        "reference.en.html",
        "plans/0665/2019.ttl",
        "plans/0665/2019.html",
        "releases/0.2.0/",
    ):
        assert BUILT.match(name) or name.endswith("/")
        assert f"`{name}`" in told
