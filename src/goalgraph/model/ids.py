"""Ids that people type, and the resources they mean.

In: the resources of a store. Out: an inventory (IRI, id, kind, texts of each) that finds a resource by
its id in any case, its IRI or a CURIE, and names the nearest ids when there is none.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from goalgraph.base.errors import AmbiguousId, UnknownId
from goalgraph.base.names import DCTERMS, GG, KIND_OF_CLASS, PREFIXES, SKOS, Kind, local_name
from goalgraph.base.order import natural
from goalgraph.base.visible import visible
from goalgraph.rdf.store import Store
from goalgraph.rdf.terms import Literal, NamedNode

_NO_LEVEL = 1_000_000
_ORDER = MappingProxyType({kind: position for position, kind in enumerate(Kind)})
# What a standpoint sets is a resource while it is in force, and then has one of these links.
_HOLDING = f"<{GG}targetFor>|<{GG}assesses>|<{GG}contributesTo>"
_SET = f"^<{GG}sets>"


@dataclass(slots=True)
class Entry:
    """What the inventory knows of a resource."""

    iri: str
    kind: Kind
    id: str
    codes: frozenset[str] = frozenset()  # what others call it
    level: int = 0  # the order of the level it is at

    def is_called(self, code: str) -> bool:
        """Whether others call it that, or its IRI ends so; ``code`` in lower case."""
        return any(code == known.casefold() for known in (*self.codes, local_name(self.iri)))


class Inventory:
    """The resources of a store, in a fixed order."""

    def __init__(self, store: Store) -> None:
        found = _entries(store)
        folded = {iri: _folded(entry.id) for iri, entry in found.items()}
        shared = Counter(folded.values())
        plans = {iri: entry.id for iri, entry in found.items() if entry.kind is Kind.PLAN}
        for iri, entry in found.items():
            if shared[folded[iri]] > 1:
                entry.id = _qualified(iri, entry.id, plans)
        ordered = sorted(
            found.values(), key=lambda entry: (_ORDER[entry.kind], entry.level, natural(entry.id), entry.iri)
        )
        self._by_iri = {entry.iri: entry for entry in ordered}
        self._by_kind: dict[Kind, list[Entry]] = {kind: [] for kind in Kind}
        for entry in ordered:
            self._by_kind[entry.kind].append(entry)
        self._by_id = {_folded(entry.id): entry for entry in ordered}

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._by_iri.values())

    def of_kind(self, kind: Kind) -> list[Entry]:
        """The entries of a kind, level by level and in natural order of their ids."""
        return list(self._by_kind[kind])

    def by_iri(self, iri: str) -> Entry | None:
        """The entry with the IRI, if it is one."""
        return self._by_iri.get(iri)

    def id_of(self, iri: str) -> str:
        """The id of the resource, or the last part of an IRI that is none."""
        entry = self._by_iri.get(iri)
        return entry.id if entry else local_name(iri)

    def iri_of(self, ident: str) -> str:
        """The IRI of the resource with the id, exactly as it stands in the inventory."""
        return self._by_id[_folded(ident)].iri

    def find(self, text: str) -> Entry:
        """The resource meant by an id (any case, blanks ignored), an IRI or a CURIE.

        Where no id fits, by a code that others give it (``dcterms:identifier``) or the end of its IRI:
        the UN's ``4.1`` is ``SDG4.1``.

        Raises:
            AmbiguousId: several plans have the id.
            UnknownId: no resource has it.
        """
        wanted = text.strip().strip("<>")
        if entry := self._by_iri.get(wanted) or self._by_iri.get(_expanded(wanted)):
            return entry
        folded = _folded(wanted)
        if entry := self._by_id.get(folded):
            return entry
        same = [entry for entry in self if _folded(entry.iri) == _folded(_expanded(wanted))]
        if len(same) == 1:
            return same[0]
        candidates = [entry for key, entry in self._by_id.items() if key.rpartition("/")[2] == folded]
        qualified = [entry for entry in self if entry.iri.casefold().endswith("/" + folded) and "/" in folded]
        for found in (qualified, candidates):
            if len(found) == 1:
                return found[0]
        if candidates:
            raise AmbiguousId(id=text, candidates=", ".join(entry.id for entry in candidates))
        coded = [entry for entry in self if entry.is_called(wanted.casefold())]
        if len(coded) == 1:
            return coded[0]
        from difflib import get_close_matches

        nearest = get_close_matches(folded, self._by_id, n=3, cutoff=0.4)
        shown = [self._by_id[key].id for key in nearest] or [entry.id for entry in self][:3]
        raise UnknownId(id=text, nearest=", ".join(shown))


def _folded(ident: str) -> str:
    if ident.isascii() and ident.isprintable() and " " not in ident:
        return ident.lower()
    return unicodedata.normalize("NFC", "".join(visible(ident).split())).casefold()


def _expanded(curie: str) -> str:
    prefix, colon, rest = curie.partition(":")
    return PREFIXES[prefix.lower()] + rest if colon and prefix.lower() in PREFIXES else curie


def _qualified(iri: str, notation: str, plans: dict[str, str]) -> str:
    for plan, name in plans.items():
        if iri.startswith(plan + "/"):
            return f"{name}/{notation}"
    parent = iri.rpartition("/")[0]
    return f"{parent.partition('/id/')[2] or parent}/{notation}"


def _entries(store: Store) -> dict[str, Entry]:
    classes = " ".join(f"<{cls}>" for cls in KIND_OF_CLASS)
    text = f"""
        SELECT ?s ?class ?notation ?code ?level WHERE {{
            VALUES ?class {{ {classes} }}
            ?s a ?class .
            FILTER(EXISTS {{ ?s {_HOLDING} ?held }} || NOT EXISTS {{ ?s {_SET} ?standpoint }})
            FILTER(?class != <{SKOS}Concept> || EXISTS {{ ?s <{GG}statedIn> ?place }})
            OPTIONAL {{ ?s <{SKOS}notation> ?notation }}
            OPTIONAL {{ ?s <{DCTERMS}identifier> ?code }}
            OPTIONAL {{ ?s <{GG}atLevel>/<{GG}order> ?level FILTER(isNumeric(?level)) }}
        }}"""
    found: dict[str, Entry] = {}
    for row in store.select(text):
        if not isinstance(row["s"], NamedNode):
            continue
        iri, kind, notation = row.text("s"), KIND_OF_CLASS[row.text("class")], row["notation"]
        ident = notation.value if isinstance(notation, Literal) else local_name(iri)
        entry = found.setdefault(iri, Entry(iri, kind, ident))
        entry.kind = min(entry.kind, kind, key=_ORDER.__getitem__)
        entry.id = min(entry.id, ident)
        if level := row.value("level"):
            entry.level = int(float(level))
        elif kind is Kind.GOAL and not entry.level:
            entry.level = _NO_LEVEL
        if isinstance(row["code"], Literal):
            entry.codes |= {row.text("code")}
    return found
