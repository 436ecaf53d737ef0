"""The data sets that describe plans, from one edition to the next.

In: what an old edition says of its data set. Out: what the new one says of its own. A plan's data set stands
beside the plan (``foaf:primaryTopic``), because who describes a plan, and under which licence, is not said of
the plan.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from goalgraph.base.names import DCTERMS, FOAF, RDF, STATED_GRAPH
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.model.objects import Plan
from goalgraph.rdf.store import Store
from goalgraph.rdf.terms import Literal, NamedNode, Term, Triple

_CONTINUING = frozenset(
    {RDF + "type", *(DCTERMS + name for name in ("title", "creator", "license", "publisher"))}
)


def datasets_of(store: Store, graphs: Sequence[str], plan: str) -> list[str]:
    """The data sets that say in the graphs that they describe a plan."""
    text = f"SELECT DISTINCT ?set WHERE {{ ?set <{FOAF}primaryTopic> {NamedNode(plan)} }} ORDER BY ?set"
    return [row.text("set") for row in store.select(text, graphs)]


def next_dataset(
    dataset: str, said: Iterable[Triple], old: Plan, iri: str, moved_name: Callable[[Term], Term]
) -> Iterator[Triple]:
    """What the edition ``iri`` says of its data set, where the ``old`` one said this; nothing of another's.

    Args:
        dataset: the old one.
        said: what is said of it.
        old: the plan that it describes.
        iri: the new plan's.
        moved_name: a name with its years moved.
    """
    if not dataset.startswith(old.iri + "/"):
        return
    new = NamedNode(iri + dataset.removeprefix(old.iri))
    for triple in said:
        if triple.predicate.value in _CONTINUING:
            yield Triple(new, triple.predicate, moved_name(triple.object))
    yield Triple(new, NamedNode(FOAF + "primaryTopic"), NamedNode(iri))
    for lang in LANGUAGES:
        text = wording(lang)["new"]["description"].format(old=old.label(lang))
        yield Triple(new, NamedNode(DCTERMS + "description"), Literal(text, language=lang))


def plan_of(graph: str) -> str:
    """The plan whose statements a graph holds, or the data set that the graph is."""
    return graph.removesuffix(STATED_GRAPH)
