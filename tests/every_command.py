"""Every command in every form, as click lists them: a new one is among them, or the tests say so.

In: a folder that ``hostile_plan`` has laid out. Out: the arguments of each run.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

import click

from goalgraph.cli import main
from small_plan import PLAN

GOAL = f"{PLAN}/M1"
AREA = f"{PLAN}/O1"
ROWS = "SELECT ?s ?label WHERE { ?s rdfs:label ?label } ORDER BY ?s ?label"
TRIPLES = "CONSTRUCT { ?s rdfs:label ?label } WHERE { ?s rdfs:label ?label }"
# Some of the site's files: what leads to the others, the plan and a goal, and what lies beside them.
PUBLISHED = tuple(
    f"site/{name}"
    for name in (
        *("index.html", "feed.xml", "catalogue.ttl", "sitemap.xml"),
        *("sjobacka/2024.html", "sjobacka/2024.ttl", "sjobacka/2024.jsonld"),
        *("sjobacka/2024/M1.html", "sjobacka/2024/M1.ttl", "sjobacka/2024/O1.I1.html"),
    )
)
PLANLESS = frozenset(
    {"check-endpoint", "diff", "drop", "import", "load", "migrate", "new", "outline", "queries", "terms"}
)


@dataclass(frozen=True)
class Run:
    """A command with its arguments, run where the plan is; ``files`` are what it writes."""

    command: str
    arguments: tuple[str, ...] = ()
    form: str = ""
    code: int = 0
    files: tuple[str, ...] = field(default=())
    data: str = "plan"

    def __str__(self) -> str:
        return " ".join([self.command, *(one.rpartition("/")[2][:24] for one in self.arguments), self.form])

    def line(self, lang: str) -> list[str]:
        """The whole command line."""
        data = [] if self.command in PLANLESS else ["--data", self.data]
        form = ["--format", self.form] if self.form else []
        return [*data, "--lang", lang, self.command, *self.arguments, *form]


def params_of(command: str) -> list[click.Parameter]:
    """The parameters that click knows of for the command."""
    found = main.get_command(click.Context(main), command)
    assert found is not None
    return found.params


def forms(command: str) -> list[str]:
    """The forms that click knows of for the command; one without a name where it has none."""
    chosen = next((param.type for param in params_of(command) if param.name == "form"), None)
    choices = cast("tuple[str, ...]", getattr(chosen, "choices", ("",)))
    return list(choices)


def every_run() -> list[Run]:
    """The runs of all commands."""
    told: dict[str, list[tuple[str, ...]]] = {
        "show": [(), (GOAL,), (AREA,), (f"{PLAN}/B1",), (f"{PLAN}/O1.I1",), (GOAL, "--history")],
        "trace": [(GOAL,), (GOAL, "--to", "SDG6"), (GOAL, "--to", "SDG11")],
        "queries": [(), ("red-thread",)],
        "similar": [(GOAL,)],
        "terms": [()],
        "diff": [("plan", "next")],
    }
    runs = [Run(name, args, form) for name, lists in told.items() for args in lists for form in forms(name)]
    runs += [Run("terms", ("goalType",), form) for form in forms("terms") if form != "html"]
    runs += [Run("query", (TRIPLES if form == "turtle" else ROWS,), form) for form in forms("query")]
    runs += [Run("query", (ROWS, "-o", "rows.csv"), "excel", files=("rows.csv",))]
    runs += [Run("validate", ("--fail-on", "violation"), form, code=1) for form in forms("validate")]
    runs += [Run("validate", ("--by", "goal", "--idle-rules"), code=1)]
    runs += [Run("report", ("-o", f"r.{form}"), form, files=(f"r.{form}",)) for form in forms("report")]
    runs += [Run("report", (), form) for form in forms("report") if form != "docx"]
    runs += [Run("page", ("-o", "page.html"), files=("page.html",))]
    runs += [Run("publish", ("site", "--base", "https://goals.example/"), files=PUBLISHED)]
    runs += [Run("serve", ("--host", "198.51.100.1", "--port", "0"), code=2)]
    runs += [Run("apply", ("--template",)), Run("apply", ("autumn.json", "--dry-run"))]
    runs += [Run("apply", ("autumn.json", "-o", "out.ttl"), files=("out.ttl",))]
    runs += [Run("new", ("made", "--from", "plan"), files=("made/plan.ttl", "made/area-1.ttl"))]
    runs += [Run("migrate", ("old", "-o", "migrated"), files=("migrated/plan.ttl",))]
    runs += [
        Run(
            "new",
            ("begun", "--municipality", "Lindby\n<urn:a> a <urn:b> .\x1b[31m"),
            files=("begun/plan.ttl",),
        )
    ]
    runs += [
        Run("export", ("--to", form, "-o", f"out.{form}"), files=(f"out.{form}",))
        for form in (
            "xlsx",
            "turtle",
            "trig",
            "nquads",
            "jsonld",
            "rdfxml",
            "graphml",
            "gexf",
            "mermaid",
            "dot",
        )
    ]
    runs += [
        Run("export", ("--to", form, "-o", f"out.{form}"), files=(f"out.{form}",), data="named")
        for form in ("stratml", "stratml-1")
    ]
    runs += [Run("export", ("--to", "stratml"), data="named")]
    runs += [Run("export", ("--to", form)) for form in ("turtle", "trig", "nquads", "jsonld")]
    runs += [Run("export", ("--to", "csv", "-o", "sheets"))]
    runs += [Run("import", ("book.xlsx", "-o", "brought"), form) for form in forms("import")]
    runs += [
        Run("import", (file, "-o", "from"), form)
        for file in ("plan.xml", "impact.json", "indicator_1-2-1.csv")
        for form in forms("import")
    ]
    runs += [
        Run("outline", ("goals.txt", "-o", f"outlined-{form}.xlsx"), form, files=(f"outlined-{form}.xlsx",))
        for form in forms("outline")
    ]
    runs += [Run("import", ("faulty", "--dry-run"), form, code=2) for form in forms("import")]
    runs += [Run("import", ("answer.json", "-o", "measured"), form) for form in forms("import")]
    runs += [
        Run("check-endpoint", ("http://127.0.0.1:1/query",), form, code=2) for form in forms("check-endpoint")
    ]
    runs += [Run("plans", (), form) for form in forms("plans")]
    runs += [Run("load", ("plan", "--into", "store")), Run("drop", (PLAN, "--store", "kept"))]
    runs += [Run("kolada", ("--suggest", "--catalogue", "kpi.json"), form) for form in forms("kolada")]
    return runs
