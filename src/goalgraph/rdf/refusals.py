"""Why the engine does not read a query, in the reader's language.

In: what the engine says of a completed query, and that query. Out: the same by language, with the lines as
whoever wrote the query counts them. What could have stood there is in SPARQL's own words; what the engine
says in English of the usual mistakes is said in every language.
"""

from __future__ import annotations

import re
from types import MappingProxyType

from goalgraph.base.texts import Texts
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.rdf.sparql import FORMS, first_word, lines_added

# The letters that a name may go on with, and other marks that say nothing to who wrote the query.
_LETTERS = re.compile(r",? ?\[(?:'(?:[^'\\]|\\.)*'|[^\]'])*\](?=,|$)|,? ?<unreported>")
_PLACED = re.compile(
    r"error at (?P<line>\d+):(?P<column>\d+): expected (?P<several>one of )?(?P<rest>.*)", re.DOTALL
)
# What the engine says of usual mistakes, and the key of the text for it.
_SAID = MappingProxyType(
    {
        "with a variable that is unbound": "ungrouped",
        "contains a variable that is unbound": "ungrouped",
        "not authorized with GROUP BY": "all-grouped",
        "BIND is overriding": "taken",
        "overrides an existing variable": "taken",
        "Duplicated variable name": "twice",
        "Unexpected aggregate": "aggregate",
        "IRI parsing failed": "iri",
        "language tag parsing failed": "language",
    }
)


def refusal(reason: str, query: str = "") -> Texts:
    """What is wrong with a query, by language.

    Of the word that says what is asked for the engine names only the last that it tried.

    >>> refusal('error at 1:25: expected one of ".", [_]', "SELECT ?x { ?x a gg:Goal")["sv"]
    'fel på 1:25: här väntades ett av "."'
    >>> refusal("error at 9:10: expected CONSTRUCT", "SELEC * { ?s ?p ?o }")["en"]
    'expected SELECT, ASK, CONSTRUCT or DESCRIBE, and not "SELEC"'
    """
    begins = first_word(query)
    if begins and not any(begins.is_word(word) for word in FORMS):
        return _texts("form", word=begins.text)
    found = _PLACED.fullmatch(reason)
    if not found:
        return dict.fromkeys(LANGUAGES, _LETTERS.sub("", reason))
    place = f"{int(found['line']) - lines_added(query)}:{found['column']}"
    for said, key in _SAID.items():
        if said in reason:
            return {lang: _text(lang, "at", place=place, what=_text(lang, key)) for lang in LANGUAGES}
    rest = _LETTERS.sub("", found["rest"]).strip(" ,")
    key = ("one-of" if found["several"] else "expected") if rest else "other"
    return {lang: _text(lang, "at", place=place, what=_text(lang, key, expected=rest)) for lang in LANGUAGES}


def _texts(key: str, **details: str) -> Texts:
    return {lang: _text(lang, key, **details) for lang in LANGUAGES}


def _text(lang: str, key: str, **details: str) -> str:
    return str(wording(lang)["refusals"][key]).format_map(details)
