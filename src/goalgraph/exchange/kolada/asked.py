"""What a plan asks Kolada for.

In: a plan's scope. Out: its municipality, the series that its indicators have there, and whom it compares
itself with. Everything is what the graph says: an id on an indicator or on one of its observations
(``gg:externalId``), the code of the body that the plan is adopted or published by, and the circles of its
comparisons that have a code in Kolada.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goalgraph.base.frozen import Frozen
from goalgraph.base.names import COUNTRY, DCTERMS, GG, KOLADA, KOLADA_GRAPH, ORG, Kind
from goalgraph.base.order import natural
from goalgraph.exchange.kolada.faults import NoCode, NoKoladaIds, NoMunicipality
from goalgraph.model.objects import Indicator, Observation, Term

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope

THE_COUNTRY = "0000"
_KPI = re.compile(r"[A-FH-Z]\d{5}", re.ASCII)
_PLACE = re.compile(r"\d{4}|G\d{1,9}", re.ASCII)
_MUNICIPALITY = re.compile(r"\d{4}", re.ASCII)
_CIRCLES_OF_TIME = (GG + "PreviousValue",)
# Where a plan says whose it is, what is surest first.
_BODIES = (
    "<{plan}> gg:adoptedBy ?body",
    "?goal gg:inPlan <{plan}> ; gg:adoptedBy ?body",
    "<{plan}> dcterms:publisher ?body",
    "<{plan}> gg:statedIn/dcterms:publisher ?body",
    "<{plan}> dcterms:requires/gg:adoptedBy ?body",
)


@dataclass(frozen=True, slots=True)
class Series(Frozen):
    """An indicator and an id that it has in Kolada.

    Attributes:
        kpi: the id.
        indicator: the indicator.
        group: the group that the id alone is about, where it stands on an observation of that group.
        printed: the observations that the plan itself has of it.
    """

    kpi: str
    indicator: Indicator
    group: Term | None
    printed: tuple[Observation, ...]

    @property
    def unit(self) -> Term | None:
        """The unit, where all numbers that the plan has are in the same."""
        units = {one.unit for one in self.printed if one.unit}
        return units.pop() if len(units) == 1 else None


@dataclass(frozen=True, slots=True)
class Circle(Frozen):
    """Whom the plan compares itself with; ``iri`` and ``term`` are none for one that the caller named."""

    code: str
    term: Term | None = None

    @property
    def iri(self) -> str | None:
        """The IRI of what the graph has of it."""
        return self.term.iri if self.term else None


@dataclass(frozen=True, slots=True)
class Asked(Frozen):
    """What is to be asked for.

    Attributes:
        plan, plan_id, municipality: the plan, and the code of its municipality.
        series: in the order of the indicators.
        circles: whom to compare with.
        uncoded: the circles without a code in Kolada.
        unusable: what is said to be an id in Kolada and can be none.
    """

    plan: str
    plan_id: str
    municipality: str
    series: tuple[Series, ...]
    circles: tuple[Circle, ...]
    uncoded: tuple[Term, ...]
    unusable: tuple[str, ...]

    @property
    def kpis(self) -> list[str]:
        """The ids, each once."""
        return sorted({one.kpi for one in self.series})

    @property
    def places(self) -> list[str]:
        """The codes of the municipality and of whom it is compared with."""
        return [self.municipality, *(one.code for one in self.circles)]


def asked_of(scope: Scope, municipality: str | None = None, circles: Sequence[str] = ()) -> Asked:
    """What the plan of a scope asks for.

    Args:
        municipality: the code of its municipality, where the plan does not say it.
        circles: codes to compare with, beside those that the plan has.

    Raises:
        NoMunicipality, NoKoladaIds, NoCode: it is not known; no indicator has an id; a code can be none.
    """
    series, unusable = _series(scope)
    if not series:
        raise NoKoladaIds(plan=scope.plan.id)
    code = _code(municipality) if municipality else _municipality(scope)
    known, uncoded = _circles(scope, code)
    more = [Circle(_code(one)) for one in dict.fromkeys(circles)]
    codes = {code, *(one.code for one in known)}
    return Asked(
        plan=scope.iri,
        plan_id=scope.plan.id,
        municipality=code,
        series=tuple(series),
        circles=(*known, *(one for one in more if one.code not in codes)),
        uncoded=tuple(uncoded),
        unusable=tuple(sorted(unusable)),
    )


def without_id(scope: Scope) -> list[Indicator]:
    """The indicators that have no id in Kolada, nor any observation of theirs."""
    have = {one.indicator.iri for one in _series(scope)[0]}
    return [
        one
        for one in scope.resources(Kind.INDICATOR)
        if isinstance(one, Indicator)
        if one.iri not in have and not one.kolada_ids
    ]


def _series(scope: Scope) -> tuple[list[Series], set[str]]:
    printed: dict[str, list[Observation]] = defaultdict(list)
    ours = scope.iri + KOLADA_GRAPH
    for one in scope.resources(Kind.OBSERVATION):
        if isinstance(one, Observation) and not (one.source and one.source.iri.startswith(ours)):
            printed[one.indicator_id].append(one)
    codes = _codes_of(scope, "?thing a gg:Observation")
    found: list[Series] = []
    unusable: set[str] = set()
    for indicator in scope.resources(Kind.INDICATOR):
        if not isinstance(indicator, Indicator):
            continue
        own = dict.fromkeys((kpi, None) for kpi in indicator.kolada_ids)
        also = [
            (kpi, one.group)
            for one in printed[indicator.id]
            for kpi in codes.get(one.iri, ())
            if (kpi, None) not in own
        ]
        for kpi, group in dict.fromkeys([*own, *also]):
            if not _KPI.fullmatch(kpi):
                unusable.add(kpi)
                continue
            mine = [
                one
                for one in printed[indicator.id]
                if not codes.get(one.iri) or kpi in codes[one.iri]
                if group is None or one.group == group
            ]
            found.append(Series(kpi, indicator, group, tuple(mine)))
    return found, unusable


def _municipality(scope: Scope) -> str:
    """The code of the municipality that the plan is of, by the first way that tells exactly one.

    That is its body's; where none has one, the code that the plan's id begins with.
    """
    several: list[str] = []
    for pattern in _BODIES:
        rows = scope.store.select(
            f"PREFIX gg: <{GG}> PREFIX dcterms: <{DCTERMS}> PREFIX org: <{ORG}> "
            f"SELECT DISTINCT ?code WHERE {{ {pattern.format(plan=scope.iri)} . "
            "?body org:unitOf* ?whole . ?whole dcterms:identifier|gg:externalId ?code } ORDER BY ?code"
        )
        found = {row.text("code").removeprefix(KOLADA) for row in rows}
        codes = sorted(code for code in found if _MUNICIPALITY.fullmatch(code))
        if len(codes) == 1:
            return codes[0]
        several += codes
    code = scope.plan.id.partition("/")[0]
    if not several and _MUNICIPALITY.fullmatch(code) and code != THE_COUNTRY:
        return code
    raise NoMunicipality(plan=scope.plan.id, found=", ".join(sorted(set(several))) or "–")


def _circles(scope: Scope, own: str) -> tuple[list[Circle], list[Term]]:
    """Whom the plan's comparisons are with: those with a code in Kolada, and the others."""
    compared = scope.store.select(
        f"PREFIX gg: <{GG}> SELECT DISTINCT ?circle WHERE {{ ?one gg:comparedWith ?circle "
        "FILTER(ISIRI(?circle)) }"
    )
    codes = {
        iri: [code for code in several if _PLACE.fullmatch(code)]
        for iri, several in _codes_of(scope, "").items()
    }
    iris = {row.text("circle") for row in compared} - {*_CIRCLES_OF_TIME}
    iris |= {iri for iri, several in codes.items() if several}
    iris = {iri for iri in iris if not iri.startswith(scope.iri + KOLADA_GRAPH)}
    found: list[Circle] = []
    uncoded: list[Term] = []
    for iri in sorted(iris, key=natural):
        term = scope.term(iri)
        code = next(iter(codes.get(iri, ())), None) or _identifier(scope, iri)
        code = code or (THE_COUNTRY if iri == COUNTRY else None)
        if code is None:
            uncoded.append(term)
        elif code != own and code not in {one.code for one in found}:
            found.append(Circle(code, term))
    return found, uncoded


def _codes_of(scope: Scope, pattern: str) -> dict[str, list[str]]:
    """By IRI, the ids in Kolada of the things that the pattern is about."""
    rows = scope.store.select(
        f"PREFIX gg: <{GG}> SELECT DISTINCT ?thing ?code WHERE {{ ?thing gg:externalId ?code . {pattern} "
        f'FILTER(ISIRI(?thing) && STRSTARTS(STR(?code), "{KOLADA}")) }} ORDER BY ?thing ?code'
    )
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[row.text("thing")].append(row.text("code").removeprefix(KOLADA))
    return dict(found)


def _identifier(scope: Scope, iri: str) -> str | None:
    """The code that an organisation has."""
    found: Iterable[str] = scope.store.texts(iri, DCTERMS + "identifier")
    return next((code for code in sorted(found) if _MUNICIPALITY.fullmatch(code)), None)


def _code(text: str) -> str:
    """A code of a municipality, region or group, as somebody typed it.

    Raises:
        NoCode: it can be none.
    """
    if not _PLACE.fullmatch(text.strip().upper()):
        raise NoCode(code=text)
    return text.strip().upper()
