"""What the rules need to know and the data do not say.

In: the copy of a plan that is about to be checked, with what all plans share, which may be changed; the
plan alone; and the properties whose values have a rule of their own. Out: notes in the copy, on the resources
that they are about: reporting occasions that are due, terms that the ontology does not have, values that do
not fit their datatype, several where one can hold, links that lead nowhere, and observations that contradict
each other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import DCTERMS, GG, PREFIXES, PROV, SHAPES, XSD
from goalgraph.base.numbers import as_printed
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
_JUDGEMENTS = ("movement", "development", "qualitativeResult")
_STATING = (GG + "statedIn", PROV + "wasQuotedFrom")
_RULED = frozenset(XSD + kind for kind in ("decimal", "integer", "date"))  # rules of their own tell these


def mark(
    data: rdflib.Graph,
    own: rdflib.Graph,
    plan: str,
    day: date | None,
    led: Collection[str] = (),
    limited: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> None:
    """Note on the resources of ``data`` what holds on ``day``, and what does not fit.

    Args:
        own: what in ``data`` is not goalgraph's, and may have misspelt terms and values in it.
        led: the properties that a rule asks by name what they lead to.
        limited: by property, the classes that have a rule about how many values there are.
    """
    from rdflib import RDF, URIRef

    _date_occasions(data, plan, day)
    for document in _documents_outside(data):
        data.add((document, RDF.type, URIRef(SHAPES + "OutsideDocument")))
    notes = [
        *_unknown_terms(own, led),
        *_misfits(own),
        *_several(data, limited),
        *_leading_nowhere(data, led),
        *_contradictions(data),
        *_published_otherwise(data),
        *_judged_otherwise(data),
        *_compared_otherwise(data),
    ]
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


def _unknown_terms(own: rdflib.Graph, led: Collection[str]) -> Iterator[tuple[Any, str, Any]]:
    """The classes, properties and values that look like the ontology's and are not in it.

    A value is told where no rule asks by name what its property leads to.
    """
    from rdflib import RDF, Literal, URIRef

    values = {one for one in own.objects(unique=True) if isinstance(one, URIRef) and one.startswith(GG)}
    terms = {*own.predicates(unique=True), *own.objects(None, RDF.type), *values}
    unknown = {term: known for term in terms if (known := meant(str(term)))}
    if not unknown:
        return
    for subject, predicate, value in own:
        for term in (predicate, value if str(predicate) not in led else None):
            if term in unknown:
                yield subject, "unknownTerm", Literal(f"{_short(str(term))} → {_short(unknown[term])}")


def _misfits(own: rdflib.Graph) -> Iterator[tuple[Any, str, Any]]:
    """The literals that do not fit their datatype, or their property's, where no other rule tells."""
    from rdflib import Literal

    wanted = vocabulary().datatypes
    for subject, predicate, value in own:
        if not isinstance(value, Literal):
            continue
        kind = wanted.get(str(predicate))
        other = kind == XSD + "boolean" and str(value.datatype) != kind
        if (value.ill_typed and kind not in _RULED) or other:
            shown = f'{_short(str(predicate))} "{value}" ({_short(kind or str(value.datatype))})'
            yield subject, "misfit", Literal(shown)


def _several(data: rdflib.Graph, limited: Mapping[str, Collection[str]]) -> Iterator[tuple[Any, str, Any]]:
    """What has more than one value where the ontology has one: of a property, or of it in a class."""
    from rdflib import RDF, Literal, URIRef

    single = vocabulary().single
    for name in sorted({*vocabulary().functional, *single}):
        classes = {URIRef(cls) for cls in single.get(name, ())}
        ruled = {URIRef(cls) for cls in limited.get(name, ())}
        values: dict[Any, list[Any]] = {}
        for subject, value in data.subject_objects(URIRef(name)):
            values.setdefault(subject, []).append(value)
        for subject, several in values.items():
            kinds = {*data.objects(subject, RDF.type)} if len(several) > 1 else set()
            if len(several) > 1 and not ruled & kinds and (not classes or classes & kinds):
                shown = ", ".join(sorted(map(_shown, several)))
                yield subject, "severalValues", Literal(f"{_short(name)} {shown}")


def _leading_nowhere(data: rdflib.Graph, led: Collection[str]) -> Iterator[tuple[Any, str, Any]]:
    """The links to a plan that is not there, or into one of the data to what nothing is said of."""
    from rdflib import RDF, URIRef

    for plan, needed in data.subject_objects(URIRef(DCTERMS + "requires")):
        if (plan, RDF.type, URIRef(GG + "Plan")) in data and (needed, None, None) not in data:
            yield plan, "leadsNowhere", needed
    plans = _plans(data)
    for name in sorted(vocabulary().links - {*led}):
        for subject, value in data.subject_objects(URIRef(name)):
            if isinstance(value, URIRef) and str(value).startswith(plans) and (value, None, None) not in data:
                yield subject, "leadsNowhere", value


def _documents_outside(data: rdflib.Graph) -> list[Any]:
    """What states or is quoted, and is an address outside of the plans and no more."""
    from rdflib import URIRef

    plans = _plans(data)
    stating = {value for name in _STATING for value in data.objects(None, URIRef(name))}
    return [
        one
        for one in stating
        if isinstance(one, URIRef) and not str(one).startswith(plans) and (one, None, None) not in data
    ]


def _plans(data: rdflib.Graph) -> tuple[str, ...]:
    """How the addresses of what is in the plans begin."""
    from rdflib import RDF, URIRef

    return tuple(f"{plan}/" for plan in data.subjects(RDF.type, URIRef(GG + "Plan")))


def _shown(value: Any) -> str:
    return _short(str(value)) if str(value).startswith(("http:", "https:")) else str(value)


def _contradictions(data: rdflib.Graph) -> Iterator[tuple[Any, str, Any]]:
    """The observations that give another number than one before them, and nothing sets the two apart."""
    for several in _alike(data):
        by_source: dict[frozenset[Any], list[tuple[Any, Any]]] = {}
        for observation, number in several:
            by_source.setdefault(_sources(data, observation), []).append((observation, number))
        for (first, number), *others in map(sorted, by_source.values()):
            for observation, also in others:
                if observation != first and also != number:
                    yield observation, "contradicts", first


def _published_otherwise(data: rdflib.Graph) -> Iterator[tuple[Any, str, Any]]:
    """The numbers of the plan's documents of which a source gives another, to the decimals that they have."""
    for several in _alike(data):
        fetched = sorted(one for one in several if _sources(data, one[0]))
        for observation, number in several:
            if fetched and not _sources(data, observation):
                for source, also in fetched:
                    if not _as_printed(number, also):
                        yield observation, "publishedOtherwise", source


def _alike(data: rdflib.Graph) -> list[list[tuple[Any, Any]]]:
    """The observations with their numbers, together where nothing but their source sets them apart."""
    from rdflib import URIRef

    alike: dict[tuple[frozenset[Any], ...], list[tuple[Any, Any]]] = {}
    for observation, number in data.subject_objects(URIRef(GG + "value")):
        details = _details(data, observation)
        if details[0] and details[1]:
            alike.setdefault(details, []).append((observation, number))
    return [several for several in alike.values() if len(several) > 1]


def _sources(data: rdflib.Graph, observation: Any) -> frozenset[Any]:
    from rdflib import URIRef

    return frozenset(data.objects(observation, URIRef(DCTERMS + "source")))


def _as_printed(printed: Any, exact: Any) -> bool:
    """Whether both are numbers, and the same to the decimals of the first."""
    values = (getattr(printed, "value", None), getattr(exact, "value", None))
    if isinstance(values[0], Decimal) and isinstance(values[1], Decimal):
        return as_printed(values[0], values[1])
    return bool(printed == exact)


def _judged_otherwise(data: rdflib.Graph) -> Iterator[tuple[Any, str, Any]]:
    """The observations that say in words something else than one before them, and nothing sets the two apart.

    Of free words only those count that stand instead of a number, in one language.
    """
    from rdflib import Literal, URIRef

    alike: dict[tuple[Any, ...], list[tuple[Any, Any]]] = {}
    for name in _JUDGEMENTS:
        for observation, said in data.subject_objects(URIRef(GG + name)):
            details = _details(data, observation)
            words = isinstance(said, Literal)
            if (
                details[0]
                and details[1]
                and not (words and (observation, URIRef(GG + "value"), None) in data)
            ):
                language = said.language if isinstance(said, Literal) else None
                alike.setdefault((name, language, details), []).append((observation, said))
    noted = set()
    for (name, *_), several in alike.items():
        (first, said), *others = sorted(several, key=lambda pair: str(pair[0]))
        note = "differsInWords" if name == _JUDGEMENTS[-1] else "judgesOtherwise"
        noted |= {(other, note, first) for other, also in others if other != first and also != said}
    yield from sorted(noted)


def _compared_otherwise(data: rdflib.Graph) -> Iterator[tuple[Any, str, Any]]:
    """The comparisons of one number with one circle that say something else than one before them."""
    from rdflib import URIRef

    alike: dict[tuple[Any, ...], list[tuple[Any, Any]]] = {}
    for name in ("value", "position", "rank"):
        for comparison, said in data.subject_objects(URIRef(GG + name)):
            ends = (data.value(comparison, URIRef(GG + end)) for end in ("comparisonOf", "comparedWith"))
            key = (name, *ends, data.value(comparison, URIRef(GG + "unit")))
            if key[1] and key[2]:
                alike.setdefault(key, []).append((comparison, said))
    noted = set()
    for several in alike.values():
        (first, said), *others = sorted(several, key=lambda pair: str(pair[0]))
        noted |= {
            (other, "comparesOtherwise", first) for other, also in others if other != first and also != said
        }
    yield from sorted(noted)


def _details(data: rdflib.Graph, observation: Any) -> tuple[frozenset[Any], ...]:
    from rdflib import URIRef

    return tuple(frozenset(data.objects(observation, URIRef(GG + name))) for name in _DETAILS)


def _short(iri: str) -> str:
    prefix = next((name for name, space in PREFIXES.items() if iri.startswith(space)), None)
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}" if prefix else f"<{iri}>"
