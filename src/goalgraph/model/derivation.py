"""Derived links: computed by named rules, kept in a graph of their own, never stored as stated.

In: a plan's graphs, the core's rules and those of the profiles in use. Out: the triples of its derived
graph, made anew each time, and what came before what. A rule sees what is stated and decided, never what is
derived.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType

from goalgraph.base.resources import resource_folder
from goalgraph.model.profiles import Profile
from goalgraph.model.sequence import in_sequence
from goalgraph.rdf.sparql import required
from goalgraph.rdf.store import Store
from goalgraph.rdf.terms import Triple


@cache
def rules() -> Mapping[str, str]:
    """The text of each of the core's rules by its name.

    >>> "contributes-to" in rules()
    True
    """
    files = sorted((resource_folder("ontology") / "rules").glob("*.rq"))
    return MappingProxyType({path.stem: path.read_text(encoding="utf-8") for path in files})


def derived(store: Store, profiles: Iterable[Profile] = ()) -> list[Triple]:
    """What the rules, and those of ``profiles``, make of all that the store holds, and its sequence."""
    made: dict[Triple, None] = {}
    own = {name: text for name, text in rules().items() if store.uses(*required(text))}
    for several in (own, *(profile.rules() for profile in profiles)):
        for name, text in several.items():
            made |= dict.fromkeys(store.construct(text, name=name))
    return [*made, *in_sequence(store)]
