"""Derived links: computed by named rules, kept in a graph of their own, never stored as stated.

In: a plan's graphs and the rules in ``ontology/rules``. Out: the triples of its derived graph, made anew
each time. A rule sees what is stated and decided, never what is derived.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from goalgraph.base.resources import resource_folder
from goalgraph.rdf.store import Store
from goalgraph.rdf.terms import Triple


@cache
def rules() -> Mapping[str, str]:
    """The text of each rule by its name.

    >>> "contributes-to" in rules()
    True
    """
    folder = resource_folder("ontology") / "rules"
    files = sorted(folder.glob("*.rq"))
    return MappingProxyType({path.stem: path.read_text(encoding="utf-8") for path in files})


def derived(store: Store, graphs: Sequence[str] | None = None) -> list[Triple]:
    """What the rules make of ``graphs``, or of all that the store holds, each triple once."""
    made: dict[Triple, None] = {}
    for name, text in rules().items():
        made |= dict.fromkeys(store.construct(text, graphs, name=name))
    return list(made)
