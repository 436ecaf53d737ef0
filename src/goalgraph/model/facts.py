"""What is said of a resource, as Python values.

In: a resource's statements, and what finds the things they point at. Out: texts, numbers, days and terms.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Protocol, TypeVar

from goalgraph.base.order import natural
from goalgraph.base.texts import in_order
from goalgraph.model.objects import Period, Rating, Term, ValueComparison
from goalgraph.rdf.terms import Literal, NamedNode
from goalgraph.rdf.terms import Term as Node

_T = TypeVar("_T")


class Things(Protocol):
    """What finds the thing with an IRI."""

    def id_of(self, iri: str) -> str:
        """The id of the resource."""

    def term(self, iri: str) -> Term:
        """The unit, group or fixed value."""

    def period(self, iri: str) -> Period:
        """The period, with its days."""

    def rating(self, iri: str) -> Rating:
        """The value of a scale."""

    def prefix(self, iri: str) -> str | None:
        """The prefix of the level."""

    def comparisons(self, observation: str) -> tuple[ValueComparison, ...]:
        """The comparisons of the observation."""

    def activities(self, goal: str) -> tuple[str, ...]:
        """What the activities that contribute to the goal are called."""


class Facts:
    """A resource's statements, read as Python values; what is not there is ``None`` or empty."""

    def __init__(self, things: Things, statements: dict[str, list[Node]]) -> None:
        self._things = things
        self._statements = statements

    def iris(self, predicate: str) -> list[str]:
        """The IRIs that the predicate points at, sorted."""
        return sorted(str(n.value) for n in self._statements.get(predicate, []) if isinstance(n, NamedNode))

    def ids(self, predicate: str) -> tuple[str, ...]:
        """The ids of the resources that the predicate points at."""
        return tuple(sorted(map(self._things.id_of, self.iris(predicate)), key=natural))

    def id(self, predicate: str) -> str | None:
        """The id of the one resource that the predicate points at."""
        return next(iter(self.ids(predicate)), None)

    def texts(self, predicate: str) -> dict[str, str]:
        """The predicate's texts by language, Swedish first, whatever order the store has them in."""
        return in_order((node.language or "", node.value) for node in self._literals(predicate))

    def text(self, predicate: str) -> str | None:
        """The predicate's first literal, as it is written."""
        return min(self.words(predicate), default=None)

    def words(self, predicate: str) -> set[str]:
        """The predicate's literals, as they are written."""
        return {node.value for node in self._literals(predicate)}

    def decimal(self, predicate: str) -> Decimal | None:
        """The predicate's number."""
        return _as(Decimal, self.text(predicate))

    def integer(self, predicate: str) -> int | None:
        """The predicate's whole number."""
        return _as(int, self.text(predicate))

    def day(self, predicate: str) -> date | None:
        """The predicate's date."""
        return _as(date.fromisoformat, self.text(predicate))

    def true(self, predicate: str) -> bool:
        """Whether the predicate says true."""
        return self.text(predicate) in ("true", "1")

    def term(self, predicate: str) -> Term | None:
        """The unit, period, group or fixed value that the predicate points at."""
        return next((self.term_of(iri) for iri in self.iris(predicate)), None)

    def period(self, predicate: str) -> Period | None:
        """The period that the predicate points at."""
        return next((self._things.period(iri) for iri in self.iris(predicate)), None)

    def level(self, predicate: str) -> str | None:
        """The prefix of the level that the predicate points at."""
        return next((self._things.prefix(iri) for iri in self.iris(predicate)), None)

    def rating(self, predicate: str) -> Rating | None:
        """The value of a scale that the predicate points at."""
        return next((self._things.rating(iri) for iri in self.iris(predicate)), None)

    def terms(self, predicate: str) -> tuple[Term, ...]:
        """All that the predicate points at, in the order of their ids."""
        return tuple(sorted(map(self.term_of, self.iris(predicate)), key=lambda term: natural(term.id)))

    def comparisons(self, observation: str) -> tuple[ValueComparison, ...]:
        """The comparisons of an observation, in the order of their ids."""
        return self._things.comparisons(observation)

    def activities(self, goal: str) -> tuple[str, ...]:
        """What the activities that contribute to a goal are called."""
        return self._things.activities(goal)

    def term_of(self, iri: str) -> Term:
        """The unit, period, group or fixed value with the IRI."""
        return self._things.term(iri)

    def _literals(self, predicate: str) -> list[Literal]:
        return [node for node in self._statements.get(predicate, []) if isinstance(node, Literal)]


def _as(convert: Callable[[str], _T], text: str | None) -> _T | None:
    if text is None:
        return None
    try:
        return convert(text)
    except (ValueError, InvalidOperation):
        return None
