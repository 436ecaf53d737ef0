"""What a rule says of one resource: its text, with names and values where that has blanks.

In: a rule's text, and the result that it is said of. Out: the text as people read it. A blank is ``{label}``,
``{focus}`` or ``{value}``, or a way from the resource to what the plan says: ``{gg:lowerBound}``,
``{gg:comparisonOf/gg:value}``, or from the result's value: ``{value/gg:value}``. Of several ways, with spaces
between, every one that leads somewhere is followed, and a number is told by the name of its property.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from goalgraph.base.names import PREFIXES, XSD, local_name
from goalgraph.base.numbers import number
from goalgraph.base.order import natural
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.model.scope import Scope

UNNAMED = "…"
_VALUE = "gg:value"
_BLANK = re.compile(r"\{([^{}]+)\}")


def of_any(text: str) -> str:
    """A rule's text about nothing in particular.

    >>> of_any("{label}: undre gränsen {value} är högre än den övre, {gg:upperBound}.")
    '…: undre gränsen … är högre än den övre, ….'
    """
    return _BLANK.sub(UNNAMED, text)


@dataclass(frozen=True, slots=True)
class Told:
    """The resource that a rule found something about, and the value, if it names one.

    Attributes:
        focus, value: nodes of rdflib.
        notations: what the data calls what is no resource of the scope.
    """

    graph: Scope
    notations: Mapping[str, str]
    focus: Any
    value: Any

    @property
    def ident(self) -> str:
        """The resource's id, or else its address."""
        resource = self.graph.by_iri(str(self.focus))
        return resource.id if resource else self.notations.get(str(self.focus), str(self.focus))

    @property
    def shown_value(self) -> str | None:
        """The value's id, if it has one; else as it is written."""
        if self.value is None:
            return None
        written = str(self.value)
        resource = self.graph.by_iri(written) if written.startswith(("http", "urn")) else None
        return resource.id if resource else self.notations.get(written, written)

    def filled(self, text: str, lang: str) -> str:
        """A rule's text about this resource, in a language."""
        spoken = lang if lang in LANGUAGES else LANGUAGES[0]
        return _BLANK.sub(lambda blank: self._put(blank[1], spoken), text)

    def with_nearest(self, remedy: str, lang: str) -> str:
        """A remedy, and what has nearly the address that leads to nothing in the plan."""
        ids = self._nearest()
        spoken = lang if lang in LANGUAGES else LANGUAGES[0]
        return f"{remedy} {wording(spoken)['validate']['nearest'].format(ids=ids)}" if ids else remedy

    def _nearest(self) -> str:
        """The ids nearly like a value of which nothing is said, beside it among the addresses."""
        folder, _, name = str(self.value).rpartition("/")
        if hasattr(self.value, "datatype") or not folder or self.graph.store.said_of(str(self.value)):
            return ""
        from difflib import get_close_matches

        addresses = ((ident, iri.rpartition("/")) for iri, ident in self.notations.items())
        near = {last: ident for ident, (place, _, last) in addresses if place == folder}
        return ", ".join(near[one] for one in get_close_matches(name, near, n=3))

    def _put(self, blank: str, lang: str) -> str:
        if blank == "focus":
            return self.ident
        if blank == "label":
            resource = self.graph.by_iri(str(self.focus))
            return resource.screen_name if resource else local_name(self.ident)
        if blank == "value":
            return _figure(self.value, lang) or self._fixed(lang) or self.shown_value or ""
        found = {way: ends for way in blank.split() if (ends := list(self._along(way)))}
        several = " " in blank and [way.removeprefix("value/") for way in found] != [_VALUE]
        ends = [
            self._which(way, lang) + name if several and _figure(end, lang) else name
            for way, led in found.items()
            for name, end in sorted(
                ((self._named(end, lang), end) for end in led), key=lambda pair: natural(pair[0])
            )
        ]
        return ", ".join(dict.fromkeys(ends)) or str(wording(lang)["decisions"]["nothing"])

    def _which(self, way: str, lang: str) -> str:
        """Which of several numbers one is: the name of the property that the way begins with."""
        prefix, _, name = way.removeprefix("value/").partition("/")[0].partition(":")
        return f"{self.graph.term(PREFIXES[prefix] + name).label(lang)} "

    def _fixed(self, lang: str) -> str:
        """What a value without an id is called: a unit, a period; nothing for what nobody has named."""
        written = str(self.value)
        if self.value is None or self.shown_value != written or not written.startswith("http"):
            return ""
        term = self.graph.term(written)
        return term.label(lang) if term.labels else ""

    def _along(self, way: str) -> Iterable[Any]:
        """What a way of properties leads to."""
        start, *rest = way.split("/")
        ends: list[Any] = [str(self.value if start == "value" else self.focus)]
        for step in rest if start == "value" else (start, *rest):
            prefix, _, name = step.partition(":")
            ends = [
                end
                for node in ends
                for predicate, end in self.graph.store.said_of(str(getattr(node, "value", node)))
                if predicate == PREFIXES[prefix] + name
            ]
        return ends

    def _named(self, end: Any, lang: str) -> str:
        """A number as the language writes it, a resource by its name, a fixed value by its label."""
        if hasattr(end, "datatype"):
            return _figure(end, lang) or str(end.value)
        if resource := self.graph.by_iri(str(end.value)):
            return resource.screen_name
        return self.graph.term(str(end.value)).label(lang)


def _figure(value: Any, lang: str) -> str:
    """A decimal number as the language writes it; nothing for what is none."""
    kind = getattr(value, "datatype", None)
    if str(getattr(kind, "value", kind)) != XSD + "decimal":
        return ""
    try:
        return number(Decimal(str(getattr(value, "value", value))), lang)
    except InvalidOperation:
        return ""
