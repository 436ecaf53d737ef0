"""Records of a decision log that cannot be read, told with the file and the line that are in the way.

In: what a reader found, and the files that the log came from. Out: errors, one a record, that say the same
as a warning and when they are raised.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goalgraph.base.names import GG, PREFIXES, local_name
from goalgraph.base.texts import Texts
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.decisions.errors import DamagedRecord
from goalgraph.rdf.lines import Term, find
from goalgraph.rdf.terms import NamedNode

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = GG + "digest"


class Damaged(Exception):
    """What stops the reading of a record: a statement, or one that is missing.

    Attributes:
        fault: the name of what is wrong, in ``decisions.damage`` of the texts.
        subject, predicate: of the statement that is in the way, or that is missing.
        values: its value; several values where there is room for one.
    """

    def __init__(self, fault: str, subject: Term, predicate: str, *values: Term) -> None:
        super().__init__(fault, subject, predicate, *values)
        self.fault, self.subject, self.predicate, self.values = fault, subject, predicate, values

    @property
    def reason(self) -> Texts:
        """What is wrong, in every language."""
        blanks = {"name": _curie(self.predicate), "value": "; ".join(map(_shown, self.values))}
        texts = {lang: str(wording(lang)["decisions"]["damage"][self.fault]) for lang in LANGUAGES}
        return {lang: text.format(**blanks) for lang, text in texts.items()}


@dataclass(frozen=True, slots=True)
class Damage:
    """A record that is left out, by its IRI, and why."""

    record: str
    by: Damaged

    def located(self, graph: str, files: Iterable[Path]) -> DamagedRecord:
        """The error that tells of it; where no file has it, the graph is named."""
        by = self.by
        said = (by.subject, NamedNode(by.predicate))
        exact = [(*said, value) for value in by.values if len(by.values) == 1]
        record = NamedNode(self.record)
        home = find(files, (record, NamedNode(ENTRY)), (NamedNode(graph),), (record,))
        own = [home[0]] if home else []
        place = find(own, *exact, said, last=True) or find(own, (by.subject,), (record,)) or home
        path, line = place or (graph, None)
        return DamagedRecord(
            path=path,
            place=path if line is None else f"{path}:{line}",
            line=line,
            record=local_name(self.record),
            reason=by.reason,
        )


def _curie(iri: str) -> str:
    prefix = next((name for name, space in PREFIXES.items() if iri.startswith(space)), None)
    return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}" if prefix else iri


def _shown(value: Term) -> str:
    return _curie(value.value) if isinstance(value, NamedNode) else getattr(value, "value", str(value))
