"""What those who use a profile call the ontology's terms: ``ggsh:name`` at the term, in the profile's folder.

In: a scope's store. Out: its names of terms; and of several plans together the name that all have, or else
the one that everybody has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from goalgraph.base.frozen import frozen
from goalgraph.base.names import KIND_OF_CLASS, PROF, SHAPES
from goalgraph.base.texts import Texts
from goalgraph.base.wording import wording
from goalgraph.rdf.store import LocalStore
from goalgraph.rdf.terms import Literal

Names = Mapping[str, Texts]


def read_names(store: LocalStore) -> Names:
    """By the IRI of each term that profiles in use have one name of their own for, that name by language."""
    rows = store.select(f"""
        SELECT DISTINCT ?term ?name WHERE {{
            GRAPH ?profile {{ ?profile a <{PROF}Profile> . ?term <{SHAPES}name> ?name }}
        }}""")
    said: dict[str, dict[str, set[str]]] = {}
    for row in rows:
        if isinstance(name := row["name"], Literal):
            said.setdefault(row.text("term"), {}).setdefault(name.language or "", set()).add(name.value)
    agreed = {
        term: {lang: next(iter(names)) for lang, names in sorted(texts.items()) if len(names) == 1}
        for term, texts in said.items()
    }
    found: Names = frozen(agreed)
    return found


def name_of(several: Iterable[Names], term: str, lang: str) -> str | None:
    """What plans call a term, if they have one name of their own for it.

    >>> name_of([{"urn:Target": {"en": "bar"}}, {}], "urn:Target", "en")
    >>> name_of([{"urn:Target": {"en": "bar"}}], "urn:Target", "en")
    'bar'
    """
    found = {names.get(term, {}).get(lang) for names in several}
    return found.pop() if len(found) == 1 else None


def kinds(several: Iterable[Names], lang: str) -> dict[str, str]:
    """The name of each kind of resource, as the plans have it.

    >>> import goalgraph
    >>> kinds([goalgraph.load().scope.names], "sv")["target"], kinds([], "sv")["target"]
    ('ambitionsnivå', 'målvärde')
    """
    plans = list(several)
    own = {kind.value: name_of(plans, cls, lang) for cls, kind in KIND_OF_CLASS.items()}
    return {**wording(lang)["kinds"], **{kind: name for kind, name in own.items() if name}}
