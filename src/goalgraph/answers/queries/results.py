"""The answer to a query: rows, a truth value or triples, and the forms it can be written in.

In: an answer of the store. Out: plain values in a fixed order, as CSV, TSV, JSON (SPARQL 1.1 results),
CSV for a spreadsheet, Markdown or Turtle.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from goalgraph.base.displayed import Displayed
from goalgraph.base.errors import WrongResultForm
from goalgraph.base.frames import Library, frame
from goalgraph.base.frozen import frozen
from goalgraph.base.jsontext import exact
from goalgraph.base.markdown import table
from goalgraph.base.names import GGID, PREFIXES, XSD
from goalgraph.base.separated import plain, spreadsheet
from goalgraph.rdf.canonical import canonical
from goalgraph.rdf.native import column, text_of
from goalgraph.rdf.terms import BlankNode, Literal, NamedNode, Term, Triple

if TYPE_CHECKING:
    from goalgraph.answers.queries.notes import Note
    from goalgraph.rdf.evaluation import Answer

Cell = Term | None
ROW_FORMATS = ("table", "csv", "tsv", "excel", "json", "md")
TRIPLE_FORMATS = ("turtle",)
_TRIPLE = ("subject", "predicate", "object", "datatype", "language")
_NUMBERS = frozenset(
    XSD + name
    for name in (
        *("decimal", "double", "float", "integer", "int", "long", "short", "byte"),
        *("unsignedInt", "unsignedLong", "unsignedShort", "unsignedByte"),
        *("nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger"),
    )
)


@dataclass(frozen=True, slots=True)
class QueryResult(Displayed):
    """What a query found.

    Attributes:
        columns: the names of the columns of a SELECT.
        rows: its rows, each cell an RDF term or ``None``.
        truth: the answer to an ASK.
        triples: the triples of a CONSTRUCT or DESCRIBE, sorted.
        empty: what it means when there are no rows, per language.
        notes: what may be the reason for there being none: terms that nothing in the data uses.
    """

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    truth: bool | None = None
    triples: tuple[Triple, ...] | None = None
    empty: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "empty", frozen(self.empty))

    @classmethod
    def of(cls, answer: Answer, empty: Mapping[str, str]) -> QueryResult:
        """The result that an answer of the store holds."""
        if isinstance(answer, bool):
            return cls(truth=answer, empty=empty)
        if isinstance(answer, tuple):
            return cls(triples=answer, empty=empty)
        blanks: dict[BlankNode, BlankNode] = {}

        def named(cell: Cell) -> Cell:
            """Blank nodes are counted, as the names that a store gives them differ from run to run."""
            if isinstance(cell, BlankNode):
                return blanks.setdefault(cell, BlankNode(f"b{len(blanks)}"))
            return cell

        rows = tuple(tuple(named(cell) for cell in row) for row in answer.rows)
        return cls(answer.columns, rows, empty=empty)

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found: no row, no triple, or the answer no."""
        return not (self.rows or self.truth or self.triples)

    def noted(self, notes: tuple[Note, ...]) -> QueryResult:
        """The result with notes."""
        return replace(self, notes=notes)

    @classmethod
    def together(cls, results: Mapping[str, QueryResult]) -> QueryResult:
        """The results of several plans, by the plan's id: a column says which plan a row is about."""
        [*several] = results.values()
        first = several[0]
        if first.triples is not None:
            return cls(
                triples=tuple(canonical(t for one in several for t in one.triples or ())), empty=first.empty
            )
        if first.truth is not None:
            truths = tuple((Literal(plan), _truth(bool(one.truth))) for plan, one in results.items())
            return cls(("plan", "answer"), truths, empty=first.empty)
        return cls(
            ("plan", *first.columns),
            tuple((Literal(plan), *row) for plan, one in results.items() for row in one.rows),
            empty=first.empty,
        )

    def texts(self) -> list[tuple[str | None, ...]]:
        """The rows as text: literals as written, IRIs shortened to what follows the last known prefix."""
        return [tuple(None if cell is None else shown(cell) for cell in row) for row in self.rows]

    def write(self, form: str, lang: str = "sv") -> str:
        """The result in a form.

        Args:
            form: ``csv``, ``tsv``, ``excel``, ``json`` or ``md`` for rows and truth values, ``turtle`` for
                triples.
            lang: the language whose marks and separator a spreadsheet expects.

        Raises:
            WrongResultForm: the result has no such form.
        """
        if self.triples is not None:
            if form not in TRIPLE_FORMATS:
                raise WrongResultForm(format=form, known=", ".join(TRIPLE_FORMATS))
            from goalgraph.rdf.statements import turtle

            return turtle(self.triples)
        if form == "json":
            return _json(self)
        header, rows = (
            (self.columns, self.rows) if self.truth is None else (("answer",), ((_truth(self.truth),),))
        )
        match form:
            case "csv" | "tsv":
                return plain(header, _values(rows), "," if form == "csv" else "\t")
            case "excel":
                return spreadsheet(header, ([_counted(cell) for cell in row] for row in rows), lang)
            case "md":
                cells = (["" if cell is None else shown(cell) for cell in row] for row in rows)
                return "\n".join(table(header, cells)) + "\n"
            case _:
                raise WrongResultForm(format=form, known=", ".join(ROW_FORMATS))

    def to_frame(self, library: Library) -> Any:
        """The rows as a data frame of ``pandas`` or ``polars``; a truth value is one row, a triple too.

        A column has the type that all its cells have: whole numbers (years too), decimals, days, times,
        truths; otherwise text, IRIs whole. What is not bound is null. The language and the datatype of the
        object of a triple have columns of their own.

        Raises:
            ParameterError, ExtraMissing: there is no such library; it is not installed.

        >>> import goalgraph
        >>> goalgraph.load().query("goals-without-strategy").to_frame("polars").columns[:2]
        ['goal_id', 'goal_label']
        """
        if self.triples is not None:
            return frame(dict.fromkeys(_TRIPLE, str), map(_in_columns, self.triples), library)
        if self.truth is not None:
            return frame({"answer": bool}, [(self.truth,)], library)
        typed = [column([row[n] for row in self.rows]) for n in range(len(self.columns))]
        kinds = {name: kind for name, (kind, _) in zip(self.columns, typed, strict=True)}
        return frame(kinds, zip(*(values for _, values in typed), strict=True), library)


def shown(cell: Term) -> str:
    """A term as people read it.

    >>> shown(NamedNode("https://w3id.org/goalgraph/id/0665/2019/KS1"))
    'KS1'
    """
    if isinstance(cell, NamedNode):
        iri = cell.value
        if iri.startswith(GGID):
            return iri.rpartition("/")[2]
        known = [prefix for prefix, namespace in PREFIXES.items() if iri.startswith(namespace)]
        if known:
            prefix = max(known, key=lambda prefix: len(PREFIXES[prefix]))
            return f"{prefix}:{iri[len(PREFIXES[prefix]) :]}"
        return iri
    if isinstance(cell, Literal):
        return cell.value
    return str(cell)


def _in_columns(triple: Triple) -> tuple[str | None, ...]:
    held = triple.object
    said = (held.datatype.value, held.language) if isinstance(held, Literal) else (None, None)
    return (*map(text_of, (triple.subject, triple.predicate, held)), *said)


def _truth(value: bool) -> Literal:
    return Literal(str(value).lower(), datatype=NamedNode(XSD + "boolean"))


def _values(rows: tuple[tuple[Cell, ...], ...]) -> list[list[str | None]]:
    """The cells as a program reads them: IRIs whole."""
    return [[None if cell is None else getattr(cell, "value", str(cell)) for cell in row] for row in rows]


def _counted(cell: Cell) -> str | Decimal | None:
    """The cell as people read it; what is a number by its type and its form, as a number."""
    if isinstance(cell, Literal) and cell.datatype.value in _NUMBERS:
        try:
            return Decimal(cell.value)
        except InvalidOperation:
            return cell.value
    return None if cell is None else shown(cell)


def _json(result: QueryResult) -> str:
    if result.truth is not None:
        return exact({"head": {}, "boolean": result.truth})
    bindings = [
        {name: _json_term(cell) for name, cell in zip(result.columns, row, strict=True) if cell is not None}
        for row in result.rows
    ]
    return exact({"head": {"vars": list(result.columns)}, "results": {"bindings": bindings}})


def _json_term(cell: Cell) -> dict[str, str]:
    if isinstance(cell, NamedNode):
        return {"type": "uri", "value": cell.value}
    if isinstance(cell, BlankNode):
        return {"type": "bnode", "value": cell.value}
    if isinstance(cell, Literal):
        term = {"type": "literal", "value": cell.value}
        if cell.language:
            term["xml:lang"] = cell.language
        elif cell.datatype.value != XSD + "string":
            term["datatype"] = cell.datatype.value
        return term
    return {"type": "triple", "value": str(cell)}
