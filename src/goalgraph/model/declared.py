"""What the profiles and plans in use declare: requirements and goal types, for which goals, and the scale.

In: a scope's store. Out: per requirement its code, its question and the goals that it is asked of; per goal
type what is not asked of a goal of it; the values of the scales that plans assess goals on. Decisions, the
page's form and its texts read it, so that a profile of one's own says all that a shipped one does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from goalgraph.base.frozen import Frozen
from goalgraph.base.names import GG, PROF, RDF, SHAPES, SKOS, VALUES_OF, local_name
from goalgraph.base.order import natural
from goalgraph.base.texts import Texts, in_order
from goalgraph.model.objects import Term
from goalgraph.model.profiles import shipped
from goalgraph.rdf.store import LocalStore
from goalgraph.rdf.terms import Literal, NamedNode

QUESTION, EXEMPT = SHAPES + "question", SHAPES + "exemptFrom"
TARGET, FORECAST = GG + "Target", GG + "Forecast"
_OPEN = GG + "Undecided"
_UNPLACED = 1_000_000
# By which ways a goal uses a profile.
_USES = f"(<{GG}inPlan>|<{GG}atLevel>|(<{GG}inArea>/<{GG}inPlan>))/<{GG}usesProfile>"


def _are_shipped(graphs: frozenset[str]) -> bool:
    return graphs <= {profile.iri for profile in shipped()}


@dataclass(frozen=True, slots=True)
class Asked(Frozen):
    """A requirement of a profile.

    Attributes:
        code: what people call it, as ``R1``.
        labels: its short name.
        questions: what is asked of a goal, as the profile puts it, or else what it requires.
        goals: the IRIs of the goals that it is asked of.
        declared_in: the IRIs of the profiles that declare it.
    """

    iri: str
    code: str
    labels: Texts
    questions: Texts
    goals: frozenset[str]
    declared_in: frozenset[str]

    @property
    def is_shipped(self) -> bool:
        """Whether only profiles that goalgraph ships declare it."""
        return _are_shipped(self.declared_in)


@dataclass(frozen=True, slots=True)
class GoalType(Frozen):
    """A type of goal that a profile has, or the plan itself.

    Attributes:
        labels: its name.
        exempt: what is not asked of a goal of it: requirements, targets (``gg:Target``), forecasts.
        until_decided: whether a goal is of it until somebody decides on another.
        goals: the IRIs of the goals that can be of it.
        declared_in: the IRIs of the profiles, or of the plan's graphs, that declare it.
    """

    iri: str
    labels: Texts
    exempt: frozenset[str]
    until_decided: bool
    goals: frozenset[str]
    declared_in: frozenset[str]

    @property
    def is_shipped(self) -> bool:
        """Whether only profiles that goalgraph ships declare it."""
        return _are_shipped(self.declared_in)

    @property
    def name(self) -> str:
        """How a decisions file names it: the last part of its IRI."""
        return local_name(self.iri)


@dataclass(frozen=True, slots=True)
class ScaleValue(Frozen):
    """A value of a plan's own scale.

    Attributes:
        code: its sign or short id, where it has one.
        labels: its name.
    """

    iri: str
    code: str
    labels: Texts


@dataclass(frozen=True, slots=True)
class Declared(Frozen):
    """The requirements by code, and the goal types and the scale's values in the order that is given them."""

    requirements: tuple[Asked, ...] = ()
    types: tuple[GoalType, ...] = ()
    scale: tuple[ScaleValue, ...] = ()

    @property
    def has_own_types(self) -> bool:
        """Whether some goal type is of a profile, or of a plan, that goalgraph does not ship."""
        return not all(one.is_shipped for one in self.types)

    def asked_of(self, goal: str) -> tuple[Asked, ...]:
        """The requirements on the goal with the IRI.

        >>> import goalgraph
        >>> scope = goalgraph.load().scope
        >>> [one.code for one in scope.declared.asked_of(scope.get("KS1").iri)]
        ['R1', 'R2', 'R3']
        """
        return tuple(one for one in self.requirements if goal in one.goals)

    def types_of(self, goal: str) -> tuple[GoalType, ...]:
        """The types that the goal with the IRI can be of.

        >>> import goalgraph
        >>> scope = goalgraph.load().scope
        >>> [one.name for one in scope.declared.types_of(scope.get("KS1").iri)]
        ['Undecided', 'Steering', 'Direction']
        """
        return tuple(one for one in self.types if goal in one.goals)

    def type_with(self, iri: str | None) -> GoalType | None:
        """The type with the IRI."""
        return next((one for one in self.types if one.iri == iri), None)

    def open_type(self, goal: str) -> str | None:
        """The IRI of the type that the goal has until somebody decides, if its profile has one."""
        return next((one.iri for one in self.types_of(goal) if one.until_decided), None)


def read_declared(store: LocalStore, derived: str, term: Callable[[str], Term]) -> Declared:
    """What the profiles in a scope's store declare.

    A requirement is asked of the goals that the profile's rules answer it for; one without rules, of all
    goals of the plans and levels that use the profile.

    Args:
        store: the scope's.
        derived: the name of the graph with what its rules made.
        term: tells the name of what has an IRI.
    """
    users: dict[str, set[str]] = {}
    for row in store.select(f"SELECT DISTINCT ?goal ?by WHERE {{ ?goal a <{GG}Goal> ; {_USES} ?by }}"):
        users.setdefault(row.text("by"), set()).add(row.text("goal"))
    return Declared(
        _requirements(store, term, users), _types(store, derived, term, users), _scale(store, term)
    )


def _requirements(
    store: LocalStore, term: Callable[[str], Term], users: dict[str, set[str]]
) -> tuple[Asked, ...]:
    answered: dict[str, set[str]] = {}
    rows = store.select(f"""
        SELECT DISTINCT ?one ?goal WHERE {{
            ?r a <{GG}Readiness> ; <{GG}rule> ?rule ; <{GG}readinessOf> ?goal ; <{GG}forRequirement> ?one
        }}""")
    for row in rows:
        answered.setdefault(row.text("one"), set()).add(row.text("goal"))
    found = []
    for iri, profiles in _where(store, "Requirement").items():
        codes = sorted(_texts(store, iri, SKOS + "notation").values())
        labels = term(iri).labels
        questions = _texts(store, iri, QUESTION) or _texts(store, iri, SKOS + "definition") or labels
        goals = answered.get(iri) or {goal for one in profiles for goal in users.get(one, ())}
        code = codes[0] if codes else local_name(iri)
        found.append(Asked(iri, code, labels, questions, frozenset(goals), frozenset(profiles)))
    return tuple(sorted(found, key=lambda one: (natural(one.code), one.iri)))


def _types(
    store: LocalStore, derived: str, term: Callable[[str], Term], users: dict[str, set[str]]
) -> tuple[GoalType, ...]:
    """Those of profiles, for the goals that use them; those that a plan declares itself, for all goals."""
    first = {end for _, end, graph in store.links(GG + "goalType") if graph == derived} | {_OPEN}
    profiles = {iri for iri, graph in store.subjects(RDF + "type", PROF + "Profile") if iri == graph}
    goals = {iri for iri, _ in store.subjects(RDF + "type", GG + "Goal")}
    found = []
    for iri, graphs in _listed(store, GG + "goalType").items():
        own = {goal for graph in graphs for goal in (users.get(graph, ()) if graph in profiles else goals)}
        said = store.said_of(iri)
        exempt = frozenset(one.value for by, one in said if by == EXEMPT and isinstance(one, NamedNode))
        made = GoalType(iri, term(iri).labels, exempt, iri in first, frozenset(own), frozenset(graphs))
        found.append((_order(store, iri), iri, made))
    return tuple(made for *_, made in sorted(found, key=lambda one: one[:2]))


def _scale(store: LocalStore, term: Callable[[str], Term]) -> tuple[ScaleValue, ...]:
    """The values of the scales that the plans use."""
    used = {scheme for _, scheme, _ in store.links(GG + "usesScale")}
    found = []
    for iri in {value for value, scheme, _ in store.links(SKOS + "inScheme") if scheme in used}:
        codes = sorted(_texts(store, iri, SKOS + "notation").values())
        made = ScaleValue(iri, codes[0] if codes else "", term(iri).labels)
        found.append((_order(store, iri), iri, made))
    return tuple(made for *_, made in sorted(found, key=lambda one: one[:2]))


def _order(store: LocalStore, iri: str) -> int:
    """The place that is given to a resource."""
    placed = (one.value for by, one in store.said_of(iri) if by == GG + "order" and isinstance(one, Literal))
    return min((int(text) for text in placed if text.isdecimal()), default=_UNPLACED)


def _where(store: LocalStore, cls: str) -> dict[str, list[str]]:
    """The IRIs of a class, each with the graphs that say so."""
    found: dict[str, list[str]] = {}
    for iri, graph in sorted(store.subjects(RDF + "type", GG + cls)):
        found.setdefault(iri, []).append(graph)
    return found


def _listed(store: LocalStore, values_of: str) -> dict[str, list[str]]:
    """The IRIs of what profiles and plans list as values of a property, each with the graphs that say so."""
    schemes = {scheme for scheme, listed, _ in store.links(VALUES_OF) if listed == values_of}
    found: dict[str, list[str]] = {}
    for iri, scheme, graph in sorted(store.links(SKOS + "inScheme")):
        if scheme in schemes:
            found.setdefault(iri, []).append(graph)
    return found


def _texts(store: LocalStore, iri: str, predicate: str) -> Texts:
    said = (one for by, one in store.said_of(iri) if by == predicate)
    return in_order((one.language or "", one.value) for one in said if isinstance(one, Literal))
