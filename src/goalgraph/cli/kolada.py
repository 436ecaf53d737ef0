"""The command kolada: values for a plan's indicators from the national database, and ids by name.

In: arguments. Out: what the library brought in or proposes, printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from goalgraph.cli.command import Place, form_option
from goalgraph.cli.group import main
from goalgraph.cli.settings import Settings, Wrong
from goalgraph.cli.terminal import say, tell

if TYPE_CHECKING:
    from goalgraph.exchange.kolada import KoladaResult, Suggestion
    from goalgraph.exchange.kolada.retired import Retired
    from goalgraph.model.objects import Indicator


@main.command(epilog="goalgraph kolada --suggest --catalogue kpi.csv")
@click.option("--suggest", is_flag=True)
@click.option("--catalogue", metavar="FILE", type=click.Path())
@click.option("-o", "--output", metavar="FILE", type=Place())
@click.option("--municipality", metavar="CODE")
@click.option("--compare", metavar="CODE", multiple=True)
@click.option("--since", metavar="YEAR", type=click.IntRange(1900, 2199))
@click.option("--endpoint", metavar="URL")
@click.option("--refresh", is_flag=True)
@click.option("--offline", is_flag=True)
@click.option("--dry-run", is_flag=True)
@form_option("text", "json", default="text")
@click.pass_obj
def kolada(
    settings: Settings,
    suggest: bool,
    catalogue: str | None,
    output: str | None,
    municipality: str | None,
    compare: Sequence[str],
    since: int | None,
    endpoint: str | None,
    refresh: bool,
    offline: bool,
    dry_run: bool,
    form: str,
) -> None:
    """Values for the plan's indicators from the national database Kolada."""
    if suggest and catalogue is None:
        raise Wrong("catalogue")
    if refresh and offline:
        raise Wrong("refresh_offline")
    graph = settings.graph()
    if suggest and catalogue:
        _suggested(graph.suggest_kolada(catalogue), form, settings.lang)
        return
    made = graph.kolada(
        output=output,
        municipality=municipality,
        compare=compare,
        since=since,
        catalogue=catalogue,
        endpoint=endpoint,
        use="none" if refresh else "only" if offline else "day",
        lang=settings.lang,
        dry_run=dry_run,
    )
    told(made, form, settings.lang, dry_run=dry_run)


def told(made: KoladaResult, form: str, lang: str, *, dry_run: bool) -> None:
    """Tell what was brought in."""
    from goalgraph.base.visible import in_lines

    if form == "json":
        from goalgraph.base.jsontext import for_people

        say(for_people(as_json(made)))
    else:
        tell(in_lines(list(_lines(made, lang, dry_run=dry_run))))


def as_json(made: KoladaResult) -> dict[str, Any]:
    """What was brought in, as programs read it."""
    return {
        "plan": made.plan,
        "municipality": made.municipality,
        "file": str(made.path) if made.path else None,
        "written": made.written,
        "retrieved": made.retrieved.isoformat(),
        "values": [
            {
                "id": one.id,
                "indicator": one.series.indicator.id,
                "kolada": one.series.kpi,
                "period": str(one.year),
                "group": one.group,
                "unit": one.unit,
                "value": str(one.value),
                "compared": {circle.code: str(theirs) for circle, theirs in one.compared},
            }
            for one in made.values
        ],
        "differences": [
            {
                "printed": one.printed.id,
                "printed_value": str(one.printed.value),
                "fetched": one.fetched.id,
                "fetched_value": str(one.fetched.value),
                "period": str(one.fetched.year),
            }
            for one in made.differences
        ],
        "retired": [
            {
                "kolada": one.kpi,
                "indicators": list(one.indicators),
                "replaced_by": one.replaced_by,
                "beside": list(one.beside),
                "like": [{"kolada": o.kpi, "title": o.title, "likeness": o.likeness} for o in one.like],
            }
            for one in made.retired
        ],
        "silent": list(made.silent),
        "unitless": list(made.unitless),
        "unheard": dict(made.unheard),
        "assumed": list(made.assumed),
        "otherwise": list(made.otherwise),
        "left": dict(made.left),
        "compared_with": {code: dict(names) for code, names in made.circles.items()},
        "uncoded": [one.iri for one in made.uncoded],
        "unusable": list(made.unusable),
    }


def _lines(made: KoladaResult, lang: str, *, dry_run: bool) -> Iterator[str]:
    """What was brought in, as people read it."""
    from goalgraph.base.numbers import day
    from goalgraph.base.texts import text_in
    from goalgraph.base.wording import wording
    from goalgraph.model.amounts import amount, measured

    words, reasons = wording(lang)["kolada"]["told"], wording(lang)["kolada"]["left"]
    named = [(code, text_in(names, lang)) for code, names in made.circles.items()]
    circles = ", ".join(f"{name} ({code})" if name else code for code, name in named) or words["nobody"]
    yield words["municipality"].format(plan=made.plan, code=made.municipality, circles=circles)
    if made.values:
        years = sorted({one.year for one in made.values})
        yield words["values"].format(
            count=len(made.values),
            indicators=len({one.series.indicator.iri for one in made.values}),
            years=f"{years[0]}–{years[-1]}" if len(years) > 1 else years[0],
            when=day(made.retrieved.date(), lang),
        )
    yield _place(made, words, dry_run=dry_run)
    if made.differences:
        yield words["differences"]
    for one in made.differences:
        yield "  " + words["differs"].format(
            printed=one.printed.id,
            value=amount(one.printed, lang),
            fetched=one.fetched.id,
            other=measured(one.fetched.value, one.printed.unit, lang),
            period=one.fetched.year,
        )
    for gone in made.retired:
        yield words["retired"].format(
            kpi=gone.kpi, indicators=", ".join(gone.indicators), after=_after(gone, words)
        )
    unitless = [kpi for kpi in made.unitless if kpi not in made.unheard]
    unheard = [f"{kpi} ({word})" for kpi, word in made.unheard.items()]
    for key, several in (
        ("silent", made.silent),
        ("unitless", unitless),
        ("unheard", unheard),
        ("assumed", made.assumed),
        ("otherwise", made.otherwise),
        ("unusable", made.unusable),
    ):
        if several:
            yield words[key].format(kpis=", ".join(several))
    if made.uncoded:
        yield words["uncoded"].format(names=", ".join(one.label(lang) for one in made.uncoded))
    if made.left:
        yield words["left"].format(
            reasons=", ".join(reasons[key].format(count=count) for key, count in made.left.items())
        )
    if made.values and not made.loaded and not dry_run:
        yield words["next"].format(path=made.path)


def _place(made: KoladaResult, words: dict[str, str], *, dry_run: bool) -> str:
    if not made.values:
        return words["none"]
    if made.path is None:
        return words["would_store" if dry_run and made.changed else "stored"]
    key = "written" if made.written else "would" if dry_run else "unchanged"
    return words[key].format(path=made.path)


def _after(gone: Retired, words: dict[str, str]) -> str:
    """What is known of what replaced an id."""
    if gone.replaced_by:
        return words["replaced"].format(kpi=gone.replaced_by)
    if gone.beside:
        return words["beside"].format(kpis=", ".join(gone.beside))
    if gone.like:
        return words["like"].format(kpis=", ".join(f"{one.kpi} ({one.title})" for one in gone.like))
    return words["unknown"]


def _suggested(found: Sequence[tuple[Indicator, Sequence[Suggestion]]], form: str, lang: str) -> None:
    """Tell which ids are proposed."""
    from goalgraph.base.wording import wording
    from goalgraph.cli.terminal import table

    words = wording(lang)["kolada"]["suggested"]
    if form == "json":
        from goalgraph.base.jsontext import for_people

        rows = [
            {
                "indicator": one.id,
                "name": one.label(lang),
                "suggestions": [{"kolada": s.kpi, "title": s.title, "likeness": s.likeness} for s in several],
            }
            for one, several in found
        ]
        say(for_people({"indicators": rows}))
        return
    if not found:
        tell(words["none"])
        return
    columns = [words[name] for name in ("indicator", "name", "kpi", "title", "likeness")]
    lines = [
        (one.id, one.label(lang), s.kpi if s else "–", s.title if s else "", str(s.likeness) if s else "")
        for one, several in found
        for s in several or (None,)
    ]
    say(table(columns, lines))
    tell(words["note"])
