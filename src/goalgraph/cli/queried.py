"""What the commands ``query`` and ``queries`` print, and the text of a query that stands in a file.

In: answers to queries, and the shipped ones. Out: text: tables drawn by rich, plain when standard output is
no terminal, or another form. Nothing is imported here that only other commands need.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from goalgraph.base.texts import text_in
from goalgraph.base.wording import wording
from goalgraph.cli.terminal import table

if TYPE_CHECKING:
    from goalgraph.answers.queries.results import QueryResult


def answer(found: QueryResult, form: str | None, lang: str, *, terminal: bool) -> str:
    """The answer to a query; without a form, a table on a terminal and otherwise CSV or Turtle."""
    if form is None:
        form = "turtle" if found.triples is not None else "table" if terminal else "csv"
    if form != "table" or found.triples is not None:
        return found.write(form, lang)
    words = wording(lang)["queries"]
    if found.truth is not None:
        return f"{words['yes' if found.truth else 'no']}\n"
    if not found.rows:
        return (text_in(found.empty, lang) or words["no_rows"]) + "\n"
    return table(found.columns, ([cell or "" for cell in row] for row in found.texts()))


def text_of(path: str) -> str:
    """The text of a query file, which is not read on when it is too long to be one."""
    from goalgraph.base.errors import InputError, SourceNotFound, WrongEncoding
    from goalgraph.rdf.faults import QueryTooLong
    from goalgraph.rdf.sparql import LONGEST

    most = 4 * LONGEST  # bytes, of which a sign has four at most
    try:
        with Path(path).open("rb") as file:
            data = file.read(most + 1)
        if len(data) > most:
            raise QueryTooLong(query=path, most=LONGEST)
        return data.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise SourceNotFound(path=path) from error
    except UnicodeDecodeError as error:
        raise WrongEncoding(path=path, line=error.object[: error.start].count(b"\n") + 1) from error
    except OSError as error:
        raise InputError(path=path, reason=error.strerror) from error


def catalogue(name: str | None, form: str, lang: str) -> str:
    """The shipped queries, or one of them."""
    from goalgraph.answers.queries.catalogue import named, queries
    from goalgraph.faces.text import catalogue

    chosen = list(queries().values()) if name is None else [named(name)]
    if form != "table":
        return catalogue.write(chosen, form, lang)
    if name is None:
        return table(catalogue.heads(lang), catalogue.rows(chosen, lang))
    words, found = wording(lang)["queries"], chosen[0]
    head = f"{found.name}\n{text_in(found.titles, lang)}\n{text_in(found.questions, lang)}\n"
    if not found.parameters:
        return head
    columns = (words["parameter"], words["type"], words["default"], words["explanation"])
    return head + table(
        columns, [(p.name, p.type, p.default, text_in(p.explanations, lang)) for p in found.parameters]
    )
