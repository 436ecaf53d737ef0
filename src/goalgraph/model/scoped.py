"""A scope over what a plan says, and the scope as if it used another profile.

In: a small store with what is stated and decided, and the profiles in use. Out: the scope, with what is
derived of them.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from goalgraph.model.derivation import derived as derived_from
from goalgraph.model.profiles import USES, Profile, quads_of, with_those_below
from goalgraph.model.scope import Scope
from goalgraph.rdf.store import LocalStore
from goalgraph.rdf.terms import NamedNode, Quad


def scope_over(
    small: LocalStore, plan: str, decided: Set[str], derived: str, profiles: Sequence[Profile]
) -> Scope:
    """The scope whose triples ``small`` holds; what is derived is added to it."""
    small.put_graph(derived, derived_from(small, profiles))
    return Scope(small, plan, frozenset(decided), derived, tuple(profiles))


def under(scope: Scope, profile: Profile, places: Sequence[Profile]) -> Scope:
    """The scope as if its plan used ``profile`` and no other.

    Raises:
        ProfileNotFound: what the profile builds on is neither in ``places`` nor shipped.
    """
    profiles = with_those_below(profile, [profile, *places])
    if profiles == scope.profiles:
        return scope
    small = scope.store.copy(
        [graph for graph in scope.graphs("stated", "decided") if graph not in {p.iri for p in profiles}]
    )
    if not any(iri == profile.iri for _, iri, _ in small.links(USES)):
        small.add(
            [Quad(NamedNode(scope.iri), NamedNode(USES), NamedNode(profile.iri), NamedNode(profile.iri))]
        )
    small.add(quads_of(profiles, small))
    return scope_over(small, scope.iri, scope.decided, scope.derived, profiles)
