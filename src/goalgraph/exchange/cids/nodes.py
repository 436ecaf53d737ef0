"""The resources of a CIDS file, each with what is said of it, and what of that has been read.

In: a file in JSON-LD. Out: nodes by address. Contexts come from the installation: those of Common Approach
are read as the one that is shipped, a context that stands in the file is read as it is, and any other one is
refused by its name. Terms are known by their last part, for versions of CIDS differ in whose they are.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from goalgraph.base.errors import InputError
from goalgraph.base.names import GGID, RDF, local_name
from goalgraph.base.order import natural
from goalgraph.base.resources import resource_folder
from goalgraph.exchange.faults import FileTooBig, Malformed, UnknownContext
from goalgraph.rdf.parsing import text_of, triples_of_json
from goalgraph.rdf.terms import Literal, NamedNode

KIND = "CIDS"
BASE = f"{GGID}cids/"
_KNOWN = re.compile(r"https?://ontology\.(commonapproach\.org|eil\.utoronto\.ca/cids)/[\w./-]+\.json(ld)?")


class Node:
    """A resource: its address, its kinds, and its values by the last part of their property's name."""

    def __init__(self, iri: str) -> None:
        self.iri = iri
        self.kinds: list[str] = []
        self._values: dict[str, list[tuple[str, str, bool]]] = {}
        self._read: set[str] = set()
        self.used = False

    def add(self, name: str, text: str, lang: str = "", *, link: bool = False) -> None:
        """Remember a value."""
        self._values.setdefault(name, []).append((text, lang, link))

    def texts(self, *names: str) -> list[tuple[str, str]]:
        """The values of the first of these properties that there is, with their languages; they are read."""
        found: list[tuple[str, str]] = []
        for name in names:
            if name in self._values:
                self._read.add(name)
                found = found or [(text, lang) for text, lang, _ in self._values[name] if text.strip()]
        return found

    def text(self, *names: str, lang: str = "") -> str:
        """The first of them, in a language where there is one in it."""
        found = self.texts(*names)
        own = next((text for text, said in found if said.partition("-")[0] == lang), "")
        return (own or (found[0][0] if found else "")).strip()

    def links(self, *names: str) -> list[str]:
        """The addresses that these properties lead to; they are read."""
        found: list[str] = []
        for name in names:
            if name in self._values:
                self._read.add(name)
                found += [text for text, _, _ in self._values[name]]
        return list(dict.fromkeys(found))

    def left(self) -> Counter[str]:
        """What nobody has read."""
        kind = self.kinds[0] if self.kinds else "Thing"
        if not self.used:
            return Counter({kind: 1})
        return Counter(
            {f"{kind}/{name}": len(values) for name, values in self._values.items() if name not in self._read}
        )


def nodes_of(path: Path, most: int) -> dict[str, Node]:
    """The resources of a file, in the order of their addresses.

    Raises:
        InputError: it cannot be read.
        FileTooBig, UnknownContext, Malformed: it is refused.
    """
    try:
        if path.stat().st_size > most << 20:
            raise FileTooBig(path=path, size=f"{path.stat().st_size >> 20} MB", most=f"{most} MB")
    except OSError as error:
        raise InputError(path=path, reason=error.strerror or error) from error
    try:
        document = _with_our_context(path, json.loads(text_of(path)))
        triples = triples_of_json(document, BASE)
    except RecursionError as error:
        raise Malformed(path=path, kind=KIND, reason="too deep") from error
    except ValueError as error:
        raise Malformed(path=path, kind=KIND, reason=str(error)) from error
    found: dict[str, Node] = {}
    for triple in triples:
        subject = triple.subject.value if isinstance(triple.subject, NamedNode) else str(triple.subject)
        node = found.setdefault(subject, Node(subject))
        name, value = local_name(triple.predicate.value), triple.object
        if triple.predicate.value == RDF + "type" and isinstance(value, NamedNode):
            node.kinds.append(local_name(value.value))
        elif isinstance(value, Literal):
            node.add(name, value.value, value.language or "")
        else:
            node.add(name, value.value if isinstance(value, NamedNode) else str(value), link=True)
    return {iri: found[iri] for iri in sorted(found, key=natural)}


def _with_our_context(path: Path, document: Any) -> Any:
    """The document with the shipped context wherever it names one of Common Approach."""
    shipped = (resource_folder("ontology") / "cids.context.jsonld").read_text(encoding="utf-8")
    ours = json.loads(shipped)["@context"]

    def settled(context: Any) -> Iterator[Any]:
        for one in context if isinstance(context, list) else [context]:
            if isinstance(one, str):
                if not _KNOWN.fullmatch(one):
                    raise UnknownContext(path=path, context=one)
            elif isinstance(one, dict):
                if "@import" in one:
                    raise UnknownContext(path=path, context=one["@import"])
                yield walked(one, inside=True)

    def walked(value: Any, *, inside: bool = False) -> Any:
        if isinstance(value, list):
            return [walked(one, inside=inside) for one in value]
        if not isinstance(value, dict):
            return value
        found = {key: walked(one, inside=inside) for key, one in value.items() if key != "@context"}
        if "@context" in value:
            found = {"@context": [ours, *settled(value["@context"])], **found}
        return found

    whole = walked(document)
    several = whole if isinstance(whole, list) else [whole]
    return [
        {"@context": ours, **one} if isinstance(one, dict) and "@context" not in one else one
        for one in several
    ]
