"""What the rules need to know and the data do not say.

In: the data graph of a check, and the properties whose values have a rule of their own. Out: notes, which are
triples about the resources of the data: reporting occasions that are due, terms that the ontology does not
have, values that do not fit their datatype, several where one can hold, links that lead nowhere, and
observations that contradict each other.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import cast

from goalgraph.base.names import DCTERMS, GG, PREFIXES, PROV, RDF, SHAPES, XSD
from goalgraph.base.numbers import as_printed
from goalgraph.rdf.data_graph import DataGraph
from goalgraph.rdf.native import value_of
from goalgraph.rdf.ontology import meant, vocabulary
from goalgraph.rdf.statements import ill_typed
from goalgraph.rdf.terms import Literal, NamedNode, Node, Term, Triple

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
_TYPE = RDF + "type"
_RULED = frozenset(XSD + kind for kind in ("decimal", "integer", "date"))  # rules of their own tell these

Note = tuple[Node, str, Term]


def mark(
    data: DataGraph,
    plan: str,
    day: date | None,
    led: Collection[str] = (),
    limited: Mapping[str, Collection[str]] = MappingProxyType({}),
) -> None:
    """Note on the resources of ``data`` what holds on ``day``, and what does not fit.

    Args:
        led: the properties that a rule asks by name what they lead to.
        limited: by property, the classes that have a rule about how many values there are.
    """
    data.add(_ends(data, plan))
    data.add(
        Triple(one, NamedNode(_TYPE), NamedNode(SHAPES + kind))
        for kind, several in (
            ("DueOccasion", _due(data, plan, day)),
            ("OutsideDocument", _documents_outside(data)),
        )
        for one in several
    )
    notes = [
        *_unknown_terms(data, led),
        *_misfits(data),
        *_several(data, limited),
        *_leading_nowhere(data, led),
        *_contradictions(data),
        *_published_otherwise(data),
        *_judged_otherwise(data),
        *_compared_otherwise(data),
    ]
    data.add(Triple(subject, NamedNode(SHAPES + name), value) for subject, name, value in notes)


def _occasions(data: DataGraph, plan: str) -> list[Node]:
    """The reporting occasions of the plan."""
    occasion = NamedNode(GG + "ReportingOccasion")
    return [one for one in data.subjects(GG + "inPlan", NamedNode(plan)) if data.says(one, _TYPE, occasion)]


def _ends(data: DataGraph, plan: str) -> list[Triple]:
    """The day that each occasion ends which does not say so: the one that its period does."""
    return [
        Triple(occasion, NamedNode(GG + "endDate"), end)
        for occasion in _occasions(data, plan)
        if not data.says(occasion, GG + "endDate")
        for period in data.objects(occasion, GG + "period")
        for end in data.objects(period, GG + "endDate")
    ]


def _due(data: DataGraph, plan: str, day: date | None) -> list[Node]:
    """The occasions that ended before the day."""
    if day is None:
        return []
    ends = {one: map(value_of, data.objects(one, GG + "endDate")) for one in _occasions(data, plan)}
    return [one for one, days in ends.items() if any(type(end) is date and end < day for end in days)]


def _unknown_terms(data: DataGraph, led: Collection[str]) -> Iterator[Note]:
    """The classes, properties and values that look like the ontology's and are not in it.

    A value is told where no rule asks by name what its property leads to.
    """
    said = [(_about(one), one.predicate.value, _address(one.object)) for one in data.own]
    values = {value for _, name, value in said if value.startswith(GG) or name == _TYPE}
    terms = {*values, *(name for _, name, _ in said)}
    unknown = {term: known for term in terms if term and (known := meant(term))}
    for subject, name, value in said if unknown else ():
        for term in (name, value if name not in led else None):
            if term in unknown:
                yield subject, "unknownTerm", Literal(f"{_short(term)} → {_short(unknown[term])}")


def _about(triple: Triple) -> Node:
    return cast("Node", triple.subject)


def _address(term: Term) -> str:
    return term.value if isinstance(term, NamedNode) else ""


def _misfits(data: DataGraph) -> Iterator[Note]:
    """The literals that do not fit their datatype, or their property's, where no other rule tells."""
    wanted = vocabulary().datatypes
    for triple in data.own:
        value = triple.object
        if not isinstance(value, Literal):
            continue
        name = triple.predicate.value
        kind = wanted.get(name)
        other = kind == XSD + "boolean" and value.datatype.value != kind
        if other or (kind not in _RULED and ill_typed(value)):
            shown = f'{_short(name)} "{value.value}" ({_short(kind or value.datatype.value)})'
            yield _about(triple), "misfit", Literal(shown)


def _several(data: DataGraph, limited: Mapping[str, Collection[str]]) -> Iterator[Note]:
    """What has more than one value where the ontology has one: of a property, or of it in a class."""
    single = vocabulary().single
    for name in sorted({*vocabulary().functional, *single}):
        classes, ruled = ({NamedNode(cls) for cls in of.get(name, ())} for of in (single, limited))
        values: dict[Node, list[Term]] = {}
        for subject, value in data.pairs(name):
            values.setdefault(subject, []).append(value)
        for subject, several in values.items():
            kinds = {*data.objects(subject, _TYPE)} if len(several) > 1 else set()
            if len(several) > 1 and not ruled & kinds and (not classes or classes & kinds):
                shown = ", ".join(sorted(map(_shown, several)))
                yield subject, "severalValues", Literal(f"{_short(name)} {shown}")


def _leading_nowhere(data: DataGraph, led: Collection[str]) -> Iterator[Note]:
    """The links to a plan that is not there, or into one of the data to what nothing is said of."""
    for plan, needed in data.pairs(DCTERMS + "requires"):
        if data.says(plan, _TYPE, NamedNode(GG + "Plan")) and not data.says(needed):
            yield plan, "leadsNowhere", needed
    plans = _plans(data)
    for name in sorted(vocabulary().links - {*led}):
        for subject, value in data.pairs(name):
            if _address(value).startswith(plans) and not data.says(value):
                yield subject, "leadsNowhere", value


def _documents_outside(data: DataGraph) -> list[NamedNode]:
    """What states or is quoted, and is an address outside of the plans and no more."""
    plans = _plans(data)
    stating = {value for name in _STATING for value in data.objects(None, name)}
    return [
        one
        for one in stating
        if isinstance(one, NamedNode) and not one.value.startswith(plans) and not data.says(one)
    ]


def _plans(data: DataGraph) -> tuple[str, ...]:
    """How the addresses of what is in the plans begin."""
    return tuple(f"{plan.value}/" for plan in data.subjects(_TYPE, NamedNode(GG + "Plan")))


def _shown(value: Term) -> str:
    text = str(getattr(value, "value", value))
    return _short(text) if text.startswith(("http:", "https:")) else text


def _contradictions(data: DataGraph) -> Iterator[Note]:
    """The observations that give another number than one before them, and nothing sets the two apart."""
    for several in _alike(data):
        by_source: dict[frozenset[Term], list[tuple[Node, Term]]] = {}
        for observation, number in several:
            by_source.setdefault(_sources(data, observation), []).append((observation, number))
        for alike in by_source.values():
            (first, number), *others = sorted(alike, key=_by_address)
            for observation, also in others:
                if observation != first and also != number:
                    yield observation, "contradicts", first


def _published_otherwise(data: DataGraph) -> Iterator[Note]:
    """The numbers of the plan's documents of which a source gives another, to the decimals that they have."""
    for several in _alike(data):
        fetched = sorted((one for one in several if _sources(data, one[0])), key=_by_address)
        for observation, number in several:
            if fetched and not _sources(data, observation):
                for source, also in fetched:
                    if not _as_printed(number, also):
                        yield observation, "publishedOtherwise", source


def _alike(data: DataGraph) -> list[list[tuple[Node, Term]]]:
    """The observations with their numbers, together where nothing but their source sets them apart."""
    alike: dict[tuple[frozenset[Term], ...], list[tuple[Node, Term]]] = {}
    for observation, number in data.pairs(GG + "value"):
        details = _details(data, observation)
        if details[0] and details[1]:
            alike.setdefault(details, []).append((observation, number))
    return [several for several in alike.values() if len(several) > 1]


def _sources(data: DataGraph, observation: Node) -> frozenset[Term]:
    return frozenset(data.objects(observation, DCTERMS + "source"))


def _as_printed(printed: Term, exact: Term) -> bool:
    """Whether both are numbers, and the same to the decimals of the first."""
    values = (value_of(printed), value_of(exact))
    if isinstance(values[0], Decimal) and isinstance(values[1], Decimal):
        return as_printed(values[0], values[1])
    return printed == exact


def _judged_otherwise(data: DataGraph) -> Iterator[Note]:
    """The observations that say in words something else than one before them, and nothing sets the two apart.

    Of free words only those count that stand instead of a number, in one language.
    """
    alike: dict[tuple[object, ...], list[tuple[Node, Term]]] = {}
    for name in _JUDGEMENTS:
        for observation, said in data.pairs(GG + name):
            details = _details(data, observation)
            words = isinstance(said, Literal)
            if details[0] and details[1] and not (words and data.says(observation, GG + "value")):
                language = said.language if isinstance(said, Literal) else None
                alike.setdefault((name, language, details), []).append((observation, said))
    noted = set()
    for key, several in alike.items():
        (first, said), *others = sorted(several, key=_by_address)
        note = "differsInWords" if key[0] == _JUDGEMENTS[-1] else "judgesOtherwise"
        noted |= {(other, note, first) for other, also in others if other != first and also != said}
    yield from sorted(noted, key=str)


def _compared_otherwise(data: DataGraph) -> Iterator[Note]:
    """The comparisons of one number with one circle that say something else than one before them."""
    alike: dict[tuple[object, ...], list[tuple[Node, Term]]] = {}
    for name in ("value", "position", "rank"):
        for comparison, said in data.pairs(GG + name):
            about = (data.objects(comparison, GG + end) for end in ("comparisonOf", "comparedWith", "unit"))
            of, circle, unit = (next(iter(values), None) for values in about)
            if of and circle:
                alike.setdefault((name, of, circle, unit), []).append((comparison, said))
    noted = set()
    for several in alike.values():
        (first, said), *others = sorted(several, key=_by_address)
        noted |= {
            (other, "comparesOtherwise", first) for other, also in others if other != first and also != said
        }
    yield from sorted(noted, key=str)


def _by_address(pair: tuple[Node, Term]) -> tuple[str, str]:
    """In which order things come of which one says something else than one before it."""
    thing, said = pair
    return thing.value, str(said)


def _details(data: DataGraph, observation: Node) -> tuple[frozenset[Term], ...]:
    return tuple(frozenset(data.objects(observation, GG + name)) for name in _DETAILS)


def _short(iri: str) -> str:
    prefix = next((name for name, space in PREFIXES.items() if iri.startswith(space)), None)
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}" if prefix else f"<{iri}>"
