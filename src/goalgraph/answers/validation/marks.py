"""What the rules need to know and the data do not say.

In: the copy of a plan that is about to be checked, which may be changed. Out: notes in it, on the resources
that they are about: reporting occasions that are due, terms that the ontology does not have, values that
do not fit their datatype, and observations that contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import GG, PREFIXES, SHAPES, XSD
from goalgraph.rdf.ontology import meant, vocabulary

if TYPE_CHECKING:
    import rdflib

# What sets two numbers for the same indicator apart.
_DETAILS = (
    "observationOf",
    "period",
    "group",
    "unit",
    "responseOption",
    "qualifier",
)
_RULED = frozenset(XSD + kind for kind in ("decimal", "integer", "date"))  # rules of their own tell these


def mark(data: rdflib.Graph, plan: str, day: date | None) -> None:
    """Note on the resources of ``data`` what holds on ``day``, and what does not fit."""
    from rdflib import URIRef

    _date_occasions(data, plan, day)
    notes = [*_unknown_terms(data), *_misfits(data), *_several(data), *_contradictions(data)]
    for subject, name, value in notes:
        data.add((subject, URIRef(SHAPES + name), value))


def _date_occasions(data: rdflib.Graph, plan: str, day: date | None) -> None:
    """Give each reporting occasion of the plan the day it ends; call those that ended before ``day`` due.

    An occasion that does not say when it ends does so with its period.
    """
    from rdflib import RDF, URIRef

    end_date = URIRef(GG + "endDate")
    for occasion in data.subjects(URIRef(GG + "inPlan"), URIRef(plan)):
        if (occasion, RDF.type, URIRef(GG + "ReportingOccasion")) not in data:
            continue
        if (occasion, end_date, None) not in data:
            for end in list(data.objects(occasion, URIRef(GG + "period") / end_date)):
                data.add((occasion, end_date, end))
        ends = [getattr(end, "value", None) for end in data.objects(occasion, end_date)]
        if day and any(type(end) is date and end < day for end in ends):
            data.add((occasion, RDF.type, URIRef(SHAPES + "DueOccasion")))


def _unknown_terms(data: rdflib.Graph) -> Iterator[tuple[Any, str, Any]]:
    """The classes and properties that look like the ontology's and are not in it."""
    from rdflib import RDF, Literal

    terms = {*data.predicates(unique=True), *data.objects(None, RDF.type)}
    unknown = {term: known for term in terms if (known := meant(str(term)))}
    if not unknown:
        return
    for subject, predicate, value in data:
        for term in (predicate, value if predicate == RDF.type else None):
            if term in unknown:
                yield subject, "unknownTerm", Literal(f"{_short(str(term))} → {_short(unknown[term])}")


def _misfits(data: rdflib.Graph) -> Iterator[tuple[Any, str, Any]]:
    """The literals that do not fit their datatype, or their property's, where no other rule tells."""
    from rdflib import Literal

    wanted = vocabulary().datatypes
    for subject, predicate, value in data:
        if not isinstance(value, Literal):
            continue
        kind = wanted.get(str(predicate))
        other = kind == XSD + "boolean" and str(value.datatype) != kind
        if (value.ill_typed and kind not in _RULED) or other:
            shown = f'{_short(str(predicate))} "{value}" ({_short(kind or str(value.datatype))})'
            yield subject, "misfit", Literal(shown)


def _several(data: rdflib.Graph) -> Iterator[tuple[Any, str, Any]]:
    """What has more than one value of a property that the ontology calls functional."""
    from rdflib import Literal, URIRef

    for name in sorted(vocabulary().functional):
        values: dict[Any, list[Any]] = {}
        for subject, value in data.subject_objects(URIRef(name)):
            values.setdefault(subject, []).append(value)
        for subject, several in values.items():
            if len(several) > 1:
                shown = ", ".join(sorted(map(_shown, several)))
                yield subject, "severalValues", Literal(f"{_short(name)} {shown}")


def _shown(value: Any) -> str:
    return _short(str(value)) if str(value).startswith(("http:", "https:")) else str(value)


def _contradictions(data: rdflib.Graph) -> Iterator[tuple[Any, str, Any]]:
    """The observations that give another number than one before them, and nothing sets the two apart."""
    from rdflib import URIRef

    alike: dict[tuple[frozenset[Any], ...], list[tuple[Any, Any]]] = {}
    for observation, number in data.subject_objects(URIRef(GG + "value")):
        details = tuple(frozenset(data.objects(observation, URIRef(GG + name))) for name in _DETAILS)
        if details[0] and details[1]:
            alike.setdefault(details, []).append((observation, number))
    for several in alike.values():
        (first, number), *others = sorted(several, key=lambda pair: str(pair[0]))
        for observation, also in others:
            if observation != first and also != number:
                yield observation, "contradicts", first


def _short(iri: str) -> str:
    prefix = next((name for name, space in PREFIXES.items() if iri.startswith(space)), None)
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}" if prefix else f"<{iri}>"
