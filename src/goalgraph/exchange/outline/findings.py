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
        year: of what is said in words, the year that it is for.
        group: the name of the group that a value or a target is for; empty for all.
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
    year: str = ""
    group: str = ""

    def aim_at(self, figure: Figure, indicator: str, baseline: Figure | None = None) -> None:
        """Say of a target what it aims at; what it has no column for is told."""
        self.figure, self.area, self.baseline = figure, indicator, baseline
        if figure.word:
            self.why.append(Reason("unit-unknown", {"word": figure.word}))
        if figure.whole is not None:
            self.why.append(Reason("part-of", {"whole": f"{figure.whole:f}"}))
        self.why += [Reason("part-of-year", {"part": figure.part})] if figure.part else []
        self.why += [Reason("no-comparison", {"value": f"{value:f}"}) for _, value in figure.compared]


def reasons_of(figure: Figure) -> list[Reason]:
    """What is told of a figure that is a value: its unit, and what it is a part of.

    >>> from decimal import Decimal
    >>> [one.key for one in reasons_of(Figure(0, 1, Decimal(5), word="kWh"))]
    ['unit-unknown']
    """
    if figure.unit:
        found = [Reason("unit-known")]
    else:
        found = [Reason("unit-unknown", {"word": figure.word}) if figure.word else Reason("no-unit")]
    if figure.whole is not None:
        found.append(Reason("part-of" if figure.bound else "share", {"whole": f"{figure.whole:f}"}))
    if figure.part:
        found.append(Reason("part-of-year", {"part": figure.part}))
    return found if figure.own else [*found, Reason("others")]


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
