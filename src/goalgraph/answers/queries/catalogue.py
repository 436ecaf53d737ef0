"""The catalogue of shipped queries: what each asks, which parameters it takes.

In: the ``.rq`` files and their ``#+`` headers. Out: named queries, and their text with parameters bound:
the data block ``VALUES ?name { … }`` that holds a parameter's default gets the term of the value
instead, serialised by the engine. No text that a user typed is ever put into a query.
"""

from __future__ import annotations

import re
import typing
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from goalgraph.base.errors import ParameterError, ResourceMissing, UnknownId, UnknownParameter, UnknownQuery
from goalgraph.base.frozen import Frozen
from goalgraph.base.names import XSD
from goalgraph.base.resources import resource_folder
from goalgraph.base.texts import Texts
from goalgraph.base.wording import LANGUAGES
from goalgraph.rdf.terms import Literal, NamedNode

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope

ParameterType = typing.Literal["lang", "id", "basis", "integer", "decimal", "date", "string"]
_BLOCK = re.compile(r"VALUES\s+\?(\w+)\s*\{[^}]*\}")
_DECIMAL = re.compile(r"[+-]?\d+([.,]\d+)?", re.ASCII)
QUERY_BASES = ("stated", "derived", "decided", "all")
_EXPECTED: Mapping[ParameterType, str] = MappingProxyType(
    {
        "lang": ", ".join(LANGUAGES),
        "id": "KS1, A2, SDG11 …",
        "basis": ", ".join(QUERY_BASES),
        "integer": "12",
        "decimal": "3.8",
        "date": "2019-01-31",
        "string": "text",
    }
)


@dataclass(frozen=True, slots=True)
class Parameter(Frozen):
    """A parameter of a query; an empty default means that it is left open."""

    name: str
    type: ParameterType
    default: str
    explanations: Texts


@dataclass(frozen=True, slots=True)
class NamedQuery(Frozen):
    """A shipped query.

    Attributes:
        titles, questions: what it is called and asks, per language.
        empty: what an empty result means, per language.
        over_plans: whether it is asked of all plans at once; its rows say which they are about.
    """

    name: str
    text: str
    titles: Texts
    questions: Texts
    empty: Texts
    parameters: tuple[Parameter, ...]
    over_plans: bool = False

    @property
    def default_basis(self) -> str:
        """The links that count unless the user says otherwise."""
        return next((p.default for p in self.parameters if p.type == "basis"), "all")

    def language(self, params: Mapping[str, str], lang: str) -> str:
        """The language that its texts are asked for in."""
        names = [parameter.name for parameter in self.parameters if parameter.type == "lang"]
        return next((params.get(name) or lang for name in names), LANGUAGES[0])

    def bound(self, graph: Scope, params: Mapping[str, str], lang: str) -> tuple[str, str]:
        """The query's text with its parameters bound, and the basis that it runs on.

        Raises:
            UnknownParameter, ParameterError: wrong name or value.
            UnknownId: a value of type ``id`` that no resource has.
        """
        known = {parameter.name: parameter for parameter in self.parameters}
        for name in params:
            if name not in known:
                shown = ", ".join(known) or "-"
                raise UnknownParameter(query=self.name, name=name, known=shown)
        basis, terms = self.default_basis, {}
        for parameter in self.parameters:
            given = params.get(parameter.name)
            if parameter.type == "basis":
                basis = _one_of(parameter, given or parameter.default, QUERY_BASES)
            elif value := given or (lang if parameter.type == "lang" else _default(parameter, graph)):
                terms[parameter.name] = str(_term(parameter, value, graph))

        def filled(block: re.Match[str]) -> str:
            name = block[1]
            return f"VALUES ?{name} {{ {terms[name]} }}" if name in terms else block[0]

        # One pass, so that no term is ever searched for the block of another parameter.
        return _BLOCK.sub(filled, self.text), basis


def _default(parameter: Parameter, graph: Scope) -> str:
    """The default value; where it is the id of nothing in the plan, its first goal."""
    if parameter.type != "id" or not parameter.default or not graph.goals:
        return parameter.default
    try:
        return graph.get(parameter.default).iri
    except UnknownId:
        return graph.goals[0].iri


def _one_of(parameter: Parameter, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise ParameterError(name=parameter.name, value=value, expected=", ".join(allowed))
    return value


def _term(parameter: Parameter, value: str, graph: Scope) -> NamedNode | Literal:
    try:
        match parameter.type:
            case "id":
                return NamedNode(graph.get(value).iri)
            case "lang":
                return Literal(_one_of(parameter, value, LANGUAGES))
            case "integer":
                return Literal(str(int(value)), datatype=NamedNode(XSD + "integer"))
            case "decimal":
                if not _DECIMAL.fullmatch(value.strip()):
                    raise ValueError
                number = Decimal(value.replace(",", "."))
                return Literal(f"{number:f}", datatype=NamedNode(XSD + "decimal"))
            case "date":
                return Literal(date.fromisoformat(value).isoformat(), datatype=NamedNode(XSD + "date"))
            case _:
                return Literal(value)
    except ValueError as error:
        expected = _EXPECTED[parameter.type]
        raise ParameterError(name=parameter.name, value=value, expected=expected) from error


class _Shipped(Mapping[str, NamedQuery]):
    """The shipped queries, each read when it is first asked for: most questions are about one."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._files = {path.stem: path for path in files}
        self._read: dict[str, NamedQuery] = {}

    def __getitem__(self, name: str) -> NamedQuery:
        if name not in self._read:
            self._read.setdefault(name, parse(self._files[name]))
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


@cache
def queries() -> Mapping[str, NamedQuery]:
    """The shipped queries by name, in alphabetical order.

    >>> queries()["goals-without-strategy"].titles["en"]
    'Goals without a strategy'
    """
    return _Shipped(sorted(resource_folder("queries").glob("*.rq")))


def named(name: str) -> NamedQuery:
    """The shipped query ``name``.

    Raises:
        UnknownQuery: there is none; the error names the nearest.
    """
    known = queries()
    if name not in known:
        from difflib import get_close_matches

        nearest = get_close_matches(name, known, n=3, cutoff=0.3) or list(known)[:3]
        raise UnknownQuery(name=name, nearest=", ".join(nearest))
    return known[name]


def parse(path: Path) -> NamedQuery:
    """A query file with its header.

    Raises:
        ResourceMissing: the header lacks a part or cannot be read.
    """
    text = path.read_text(encoding="utf-8")
    fields: dict[str, dict[str, str]] = {"title": {}, "question": {}, "empty": {}}
    parameters = []
    over_plans = False
    for line in re.findall(r"^#\+ *(.*)$", text, flags=re.MULTILINE):
        if said := re.fullmatch(r"(title|question|empty)@(\w+): *(.+)", line):
            fields[said[1]][said[2]] = said[3].strip()
        elif said := re.fullmatch(r"param (\w+): *(\w+) *= *(.*?) *\| *(.+?) *\| *(.+?) *", line):
            if said[2] not in _EXPECTED:
                raise ResourceMissing(name=path.name, reason=f"unknown type {said[2]}")
            parameters.append(Parameter(said[1], said[2], said[3], {"sv": said[4], "en": said[5]}))  # type: ignore[arg-type]
        elif line.strip() == "over: plans":
            over_plans = True
        else:
            raise ResourceMissing(name=path.name, reason=f"header line not understood: {line}")
    if not (fields["title"] and fields["question"]):
        raise ResourceMissing(name=path.name, reason="title or question is missing")
    return NamedQuery(
        path.stem,
        text,
        fields["title"],
        fields["question"],
        fields["empty"],
        tuple(parameters),
        over_plans,
    )
