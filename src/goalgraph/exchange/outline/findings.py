"""What is found in a document: what a passage seems to be, how sure that is, and why.

In: nothing. Out: the words in which ``seeming`` tells what it found, and ``sheets`` writes it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from immutabledict import immutabledict

from goalgraph.base.wording import wording
from goalgraph.exchange.outline.figures import Figure
from goalgraph.exchange.outline.passages import Passage


class What(StrEnum):
    """What a passage, or a part of one, seems to be."""

    GOAL = "goal"
    AREA = "area"
    STRATEGY = "strategy"
    RISK = "risk"
    INDICATOR = "indicator"
    VALUE = "value"
    TARGET = "target"


class Sure(StrEnum):
    """How sure it is."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: the key of a text in the wording, and what it names."""

    key: str
    details: Mapping[str, str] = immutabledict()

    def told(self, lang: str) -> str:
        """The reason in words."""
        return str(wording(lang)["outline"]["why"][self.key]).format_map(dict(self.details))


@dataclass(slots=True)
class Found:
    """Something that was found.

    Attributes:
        what: what it seems to be.
        text: the words of the document that say it.
        passage: where it stands.
        sure, why: how sure it is, and the reasons.
        id: the id that it is to have.
        level: of a goal, the prefix of its level.
        of: the id of the goal, or of a value the indicator, that it is for.
        area: the id of the area that it stands in.
        figure: of a value or a target.
        baseline: of a target, the figure that it is to go from.
        mentions: ids of global goals that its passage names.
    """

    what: What
    text: str
    passage: Passage
    sure: Sure
    why: list[Reason]
    id: str = ""
    level: str = ""
    of: str = ""
    area: str = ""
    figure: Figure | None = None
    baseline: Figure | None = None
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """A global goal that a passage names."""

    id: str
    text: str
    passage: Passage
    sure: Sure
    why: Reason


@dataclass(slots=True)
class Outlined:
    """All that was found in a document.

    Attributes:
        title: its first line, or its first heading.
        passages: all of it.
        found: in the order of the document.
        levels: the prefix of each level, and the words of the document that name it.
        mentions: of global goals.
    """

    title: Passage | None
    passages: list[Passage]
    found: list[Found] = field(default_factory=list)
    levels: dict[str, str] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)

    def of(self, what: What) -> list[Found]:
        """What seems to be of a kind."""
        return [one for one in self.found if one.what is what]
