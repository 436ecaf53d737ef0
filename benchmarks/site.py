"""How long the site of many plans takes.

In: how many plans. Out: seconds, files and the most memory, for invented bodies of an ordinary size: 3
levels, 20 goals, 40 indicators and 4 years of values, each goal and indicator with its quote.
Run: python benchmarks/site.py [PLANS]
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LIMIT = 300.0  # seconds for 300 plans
HEAD = """@prefix gg: <https://w3id.org/goalgraph/ontology#> .
@prefix period: <https://w3id.org/goalgraph/id/period/> .
@prefix unit: <http://qudt.org/vocab/unit/> .
@prefix sdg: <http://metadata.un.org/sdg/> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
YEARS = range(2015, 2019)


def plan(number: int) -> str:
    """An invented plan in Turtle."""
    iri = f"https://goals.example/id/{number}/2019"
    lines = [
        HEAD,
        f"@prefix p: <{iri}/> .",
        f'<{iri}> a gg:Plan , dcat:Dataset ; skos:notation "{number}/2019" ; gg:fictitious true ;',
        f'    rdfs:label "Mål 2019, påhittat organ {number}"@sv ; gg:period period:2019 .',
        'p:DOC a foaf:Document ; rdfs:label "Måldokument"@sv .',
    ]
    for level, prefix in enumerate(("F", "N", "E"), 1):
        lines.append(
            f'p:L{level} a gg:Level ; skos:notation "L{level}" ; rdfs:label "Nivå {level}"@sv ; '
            f'gg:order {level} ; gg:idPrefix "{prefix}" ; gg:inPlan <{iri}> .'
        )
    names = [f"F{n}" for n in range(1, 5)] + [f"N{n}" for n in range(1, 9)] + [f"E{n}" for n in range(1, 9)]
    for place, name in enumerate(names):
        level = "FNE".index(name[0]) + 1
        above = {2: f"p:F{place % 4 + 1}", 3: f"p:N{place % 8 + 1}"}.get(level, f"sdg:{place + 3}")
        lines += [
            f'p:{name} a gg:Goal ; skos:notation "{name}" ; rdfs:label "Mål {name} för alla här"@sv ;',
            f'    rdfs:label "Goal {name} for all who live here"@en ; gg:inPlan <{iri}> ;',
            f"    gg:atLevel p:L{level} ; gg:contributesTo {above} ; gg:statedIn p:P{place} .",
            *passage(f"P{place}", f"Mål {name} för alla här", place + 1),
        ]
    for n in range(1, 41):
        goal = names[n % len(names)]
        lines += [
            f'p:I{n} a gg:Indicator ; skos:notation "I{n}" ; rdfs:label "Andel som är nöjda med {n}"@sv , '
            f'"Share content with {n}"@en ;',
            f"    gg:measures p:{goal} ; gg:polarity gg:HigherIsBetter ; gg:statedIn p:Q{n} .",
            *passage(f"Q{n}", f"Andel som är nöjda med {n}", n + 100),
        ]
        for year in YEARS:
            ident = f"I{n}.O{year}"
            lines.append(
                f'p:{ident} a gg:Observation ; skos:notation "{ident}" ; gg:observationOf p:I{n} ; '
                f'rdfs:label "{50 + n % 40}.{year % 10} %"@sv ; gg:statedIn p:Q{n} ; '
                f"gg:value {50 + n % 40}.{year % 10} ; gg:unit unit:PERCENT ; gg:period period:{year} ."
            )
    return "\n".join(lines) + "\n"


def passage(name: str, quote: str, line: int) -> list[str]:
    """A quote with its line."""
    return [
        f'p:{name} a gg:Passage ; skos:notation "{name}" ; oa:exact "{quote}"@sv ;',
        f"    prov:wasQuotedFrom p:DOC ; gg:firstLine {line} ; gg:lastLine {line} .",
    ]


def one(folder: Path, site: Path) -> None:
    """Publish as the command does, with a process for each processor, and print what it took."""
    import psutil

    import goalgraph
    from goalgraph.base.processes import processors

    jobs = processors()
    started = time.perf_counter()
    made = goalgraph.load(folder).publish(site, base="https://goals.example/", jobs=jobs)
    seconds = time.perf_counter() - started
    memory = psutil.Process().memory_info().rss >> 20
    cost = f"{seconds:.1f} s with {jobs} processes, {sum(os.times()[:4]):.1f} s of the processor"
    print(f"{cost}, {made.written} files, {memory} MB at the end")
    started = time.perf_counter()
    again = goalgraph.load(folder).publish(site, base="https://goals.example/", jobs=jobs)
    print(f"again: {time.perf_counter() - started:.1f} s, {again.written} files written")
    print(f"LIMIT {seconds:.1f}")


def main() -> int:
    """Measure and compare with the limit, which grows with the plans."""
    if sys.argv[1:2] == ["--one"]:
        one(Path(sys.argv[2]), Path(sys.argv[3]))
        return 0
    count = int(sys.argv[1]) if sys.argv[1:] else 300
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "plans")
        for number in range(1000, 1000 + count):
            (folder / f"{number}").mkdir(parents=True)
            (folder / f"{number}" / "plan.ttl").write_text(plan(number), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, __file__, "--one", str(folder), str(Path(name, "site"))],
            env={**os.environ, "GOALGRAPH_CACHE": ""},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
    told, _, seconds = done.partition("LIMIT ")
    print(f"{count} plans: {told}", end="")
    return 0 if float(seconds) <= LIMIT * count / 300 else 1


if __name__ == "__main__":
    raise SystemExit(main())
