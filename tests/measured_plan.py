"""The small plan with indicators whose latest value is no single number, or one of several of the same time."""

from __future__ import annotations

from pathlib import Path

import goalgraph
from small_plan import FILE, PREFIXES

_HEADS = """
@prefix period: <https://w3id.org/goalgraph/id/period/> .
@prefix group: <https://w3id.org/goalgraph/id/group/> .
@prefix unit: <http://qudt.org/vocab/unit/> .
"""
# By indicator: its name, and what is said of each of its values.
_INDICATORS = {
    "range": ("Resor", "7.0|2016", "71.0|2017", "~68.0 72.0|2018"),
    "bound": ("Hyrkostnad", "~ 6.0|2018"),
    "groups": ("Väntetid", "61.0|2016", "55.5|2017", "48.0|2018", "51.0|2018|women", "44.0|2018|men"),
    "words": ("Omdöme", '"Gott omdöme, men sämre om tillgänglighet"@sv|2018'),
    "change": ("Resultat", "-2.4|2017", "1.1|2018"),
    "share": ("I tid", "83.4|2018"),
    "unsaid": ("Tystnad",),
}


def _observation(ident: str, number: int, told: str) -> str:
    value, year, *group = told.split("|")
    low, _, high = value[1:].partition(" ")
    bounds = [f"gg:{key} {one}" for key, one in (("lowerBound", low), ("upperBound", high)) if one]
    predicate = "qualitativeResult" if value.startswith('"') else "value"
    said = bounds if value.startswith("~") else [f"gg:{predicate} {value}"]
    parts = [*said, f"gg:period period:{year}", *(f"gg:group group:{one}" for one in group)]
    if predicate == "value":
        parts.append("gg:unit unit:PERCENT")
    name = f"{ident}.O{number}"
    return (
        f'p:{name} a gg:Observation ; skos:notation "{name}" ; gg:observationOf p:{ident} ; '
        f"{' ; '.join(parts)} ."
    )


def measured(folder: Path) -> goalgraph.Graph:
    """The plan, with the indicators named ``I.range`` and so on, all of which measure M1."""
    lines = [_HEADS, PREFIXES]
    for name, (label, *values) in _INDICATORS.items():
        lines.append(
            f'p:I.{name} a gg:Indicator ; skos:notation "I.{name}" ; rdfs:label "{label}"@sv ; '
            "gg:measures p:M1 ; gg:polarity gg:HigherIsBetter ; gg:unit unit:PERCENT ."
        )
        lines += [_observation(f"I.{name}", number, told) for number, told in enumerate(values, 1)]
    path = folder / "plan.ttl"
    path.write_text(FILE.read_text(encoding="utf-8") + "\n".join(lines), encoding="utf-8")
    return goalgraph.load(path)
