"""Values from Kolada as statements, in a graph of their own.

In: a plan's values and what was answered. Out: the triples of the graph ``<plan>/kolada``, in the blocks of
its file: the graph with its source, licence and time, a document an id in Kolada, and the values, each with
its source. The plan says with ``dcterms:requires`` that the graph is part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from goalgraph.base.frozen import Frozen
from goalgraph.base.names import (
    COUNTRY,
    DCAT,
    DCTERMS,
    FOAF,
    GG,
    GGID,
    KOLADA,
    KOLADA_GRAPH,
    ORG,
    OWL,
    PROV,
    RDF,
    RDFS,
    SKOS,
    TIME,
    XSD,
)
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.exchange.kolada.asked import THE_COUNTRY, Asked, Circle
from goalgraph.exchange.kolada.retired import Retired
from goalgraph.exchange.kolada.values import Fetched, Value, days
from goalgraph.rdf.terms import Literal, NamedNode, Triple, is_iri

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_Block = Sequence[Triple]


@dataclass(frozen=True, slots=True)
class Blocks(Frozen):
    """The triples of the graph, a block a resource, by what they are about."""

    about: Sequence[_Block]
    sources: Sequence[_Block]
    values: Mapping[str, Sequence[_Block]]

    @property
    def triples(self) -> list[Triple]:
        """All of them."""
        of_values = [block for several in self.values.values() for block in several]
        return [triple for block in (*self.about, *self.sources, *of_values) for triple in block]


def graph_of(plan: str) -> str:
    """The name of the graph with what comes from Kolada for a plan."""
    return plan + KOLADA_GRAPH


def blocks_of(
    asked: Asked, fetched: Fetched, values: Sequence[Value], gone: Sequence[Retired], when: datetime
) -> Blocks:
    """What the graph is to say; ``when`` the oldest of its answers was retrieved."""
    graph = graph_of(asked.plan)
    used = {value.series.kpi for value in values}
    circles = {circle.code: circle for value in values for circle, _ in value.compared}
    by_indicator: dict[str, list[_Block]] = {}
    for value in values:
        by_indicator.setdefault(value.series.indicator.iri, []).extend(_value(value, graph))
    return Blocks(
        about=[
            [Triple(NamedNode(asked.plan), NamedNode(DCTERMS + "requires"), NamedNode(graph))],
            _dataset(asked, graph, when),
            *(_circle(one, graph, fetched) for one in circles.values() if _iri(one, graph).startswith(graph)),
            *(_year(year) for year in sorted({value.year for value in values})),
        ],
        sources=[
            *(_source(kpi, graph, fetched) for kpi in sorted(used)),
            *(_gone(one, graph) for one in gone),
        ],
        values=by_indicator,
    )


def _dataset(asked: Asked, graph: str, when: datetime) -> _Block:
    return _block(
        graph,
        (RDF + "type", NamedNode(DCAT + "Dataset")),
        *_said(DCTERMS + "title", "title", plan=asked.plan_id),
        *_said(DCTERMS + "description", "description", plan=asked.plan_id, code=asked.municipality),
        (DCTERMS + "creator", Literal("Kolada (RKA)")),
        *_said(DCTERMS + "bibliographicCitation", "credit"),
        (DCTERMS + "license", NamedNode(LICENCE)),
        (PROV + "generatedAtTime", _time(when)),
    )


def _circle(circle: Circle, graph: str, fetched: Fetched) -> _Block:
    """A municipality, region or group that only the caller named."""
    iri = _iri(circle, graph)
    name = fetched.places.get(circle.code) or f"Kolada {circle.code}"
    is_body = circle.code.isdigit()
    return _block(
        iri,
        (RDF + "type", NamedNode(ORG + "FormalOrganization" if is_body else SKOS + "Concept")),
        (SKOS + "notation", Literal(iri.rpartition("/")[2])),
        (RDFS + "label", Literal(name, language="sv")),
        (DCTERMS + "identifier", Literal(circle.code))
        if is_body
        else (GG + "externalId", Literal(KOLADA + circle.code)),
    )


def _year(year: int) -> _Block:
    first, last = days(year)
    return _block(
        _period(year),
        (RDF + "type", NamedNode(TIME + "ProperInterval")),
        (SKOS + "notation", Literal(str(year))),
        *((RDFS + "label", Literal(str(year), language=lang)) for lang in ("sv", "en")),
        (GG + "startDate", Literal(first, datatype=NamedNode(XSD + "date"))),
        (GG + "endDate", Literal(last, datatype=NamedNode(XSD + "date"))),
    )


def _source(kpi: str, graph: str, fetched: Fetched) -> _Block:
    """The document that the values of an id are stated in: Kolada's answer."""
    when, origin = fetched.retrieved[kpi], fetched.origins[kpi]
    title = fetched.titles.get(kpi)
    return _block(
        f"{graph}/{kpi}",
        (RDF + "type", NamedNode(FOAF + "Document")),
        *_said(RDFS + "label", "source", name=kpi, day=when.date().isoformat()),
        (SKOS + "notation", Literal(KOLADA + kpi)),
        *([(DCTERMS + "title", Literal(title, language="sv"))] if title else []),
        *(
            [(DCTERMS + "source", NamedNode(origin))]
            if is_iri(origin)
            else _said(RDFS + "comment", "saved", file=origin)
        ),
        (DCTERMS + "license", NamedNode(LICENCE)),
        *_said(DCTERMS + "bibliographicCitation", "credit"),
        (PROV + "generatedAtTime", _time(when)),
    )


def _gone(one: Retired, graph: str) -> _Block:
    """An id that Kolada no longer has."""
    after = [f"{graph}/{one.replaced_by}"] if one.replaced_by else []
    return _block(
        f"{graph}/{one.kpi}",
        (RDF + "type", NamedNode(FOAF + "Document")),
        *_said(RDFS + "label", "gone", name=one.kpi),
        (SKOS + "notation", Literal(KOLADA + one.kpi)),
        (OWL + "deprecated", Literal("true", datatype=NamedNode(XSD + "boolean"))),
        *((DCTERMS + "isReplacedBy", NamedNode(iri)) for iri in after),
    )


def _value(value: Value, graph: str) -> list[_Block]:
    """A value, and what it is compared with."""
    source = NamedNode(f"{graph}/{value.series.kpi}")
    unit = [(GG + "unit", NamedNode(value.unit))] if value.unit else []
    stated = [(GG + "statedIn", source), (DCTERMS + "source", source)]
    own = _block(
        value.iri,
        (RDF + "type", NamedNode(GG + "Observation")),
        (SKOS + "notation", Literal(value.id)),
        (GG + "observationOf", NamedNode(value.series.indicator.iri)),
        (GG + "value", _decimal(value.value)),
        *unit,
        (GG + "period", NamedNode(_period(value.year))),
        *([(GG + "group", NamedNode(value.group))] if value.group else []),
        *([(GG + "previousObservation", NamedNode(value.previous))] if value.previous else []),
        *stated,
    )
    return [own] + [
        _block(
            f"{value.iri}{part}",
            (RDF + "type", NamedNode(GG + "Comparison")),
            (SKOS + "notation", Literal(value.id + part)),
            (GG + "comparisonOf", NamedNode(value.iri)),
            (GG + "comparedWith", NamedNode(_iri(circle, graph))),
            (GG + "value", _decimal(theirs)),
            *unit,
            *stated,
        )
        for circle, theirs in value.compared
        for part in [f".C-{'Country' if _iri(circle, graph) == COUNTRY else circle.code}"]
    ]


def _iri(circle: Circle, graph: str) -> str:
    if circle.iri:
        return circle.iri
    if circle.code == THE_COUNTRY:
        return COUNTRY
    return f"{graph}/{'ORG.' if circle.code.isdigit() else ''}{circle.code}"


def _block(subject: str, *said: tuple[str, NamedNode | Literal]) -> _Block:
    return [Triple(NamedNode(subject), NamedNode(predicate), value) for predicate, value in said]


def _said(predicate: str, key: str, **details: str) -> Iterable[tuple[str, Literal]]:
    """A text in every language."""
    for lang in LANGUAGES:
        text = str(wording(lang)["kolada"]["graph"][key]).format_map(details)
        yield predicate, Literal(text, language=lang)


def _period(year: int) -> str:
    return f"{GGID}period/{year}"


def _time(when: datetime) -> Literal:
    return Literal(when.isoformat(), datatype=NamedNode(XSD + "dateTime"))


def _decimal(value: Decimal) -> Literal:
    """A number as Turtle has it, always with a decimal point: ``3310.0``."""
    text = f"{value.normalize():f}"
    return Literal(text if "." in text else f"{text}.0", datatype=NamedNode(XSD + "decimal"))
