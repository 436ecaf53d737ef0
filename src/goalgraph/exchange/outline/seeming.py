"""What each passage of a document seems to be.

In: passages. Out: what was found in them, each with how sure it is and why. The rules are about what bodies
do in general: they number goals and name their levels, put bullets under a heading that says what they are,
and print figures with a unit and a year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from goalgraph.exchange.outline.agenda import mentions_in
from goalgraph.exchange.outline.amounts import measures, stands_alone
from goalgraph.exchange.outline.figures import Figure, figures_in, is_english
from goalgraph.exchange.outline.findings import Found, Outlined, Reason, Sure, What, reasons_of
from goalgraph.exchange.outline.goals import Goals, begins_section
from goalgraph.exchange.outline.grids import read_row
from goalgraph.exchange.outline.headings import closes, is_only_label, section_of, title_of
from goalgraph.exchange.outline.labels import Codes, Label, label_of
from goalgraph.exchange.outline.marks import Mark, letter_of, mark_of, number_of, parts_of
from goalgraph.exchange.outline.measured import aims, bare, goes_from, name_of
from goalgraph.exchange.outline.passages import Passage
from goalgraph.exchange.outline.words import any_of

_LISTED = MappingProxyType(
    {"risk": What.RISK, "strategy": What.STRATEGY, "indicator": What.INDICATOR, "goal": What.GOAL}
)
_MUST = re.compile(rf"\b(?:{any_of('must')})\b", re.IGNORECASE)
_PROSE = re.compile(rf"\b(?:{any_of('prose')})\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
# The letters that ids of other kinds begin with.
_TAKEN = frozenset(
    {"A", "B", "C", "E", "F", "G", "I", "L", "N", "O", "P", "R", "S", "T", "X", "ACT", "DOC", "ORG"}
)
_LONG = 30


@dataclass(slots=True)
class _At:
    """Where the reading is: under which heading, which goal and in which area.

    ``above`` is the depth of the goal's own heading, or of that it stands under; ``left`` the heading that
    ended what was about a goal.
    """

    section: str = ""
    heading: str = ""
    goal: str = ""
    area: str = ""
    above: int = 0
    left: str = ""
    fresh: bool = False
    listing: bool = False


class Reader:
    """Reads passages in order."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._read = [one for one in passages if not one.passed]
        self.outlined = Outlined(title_of(self._read), list(passages))
        self._at = _At()
        self._goals = Goals()
        self._indicators: dict[str, Found] = {}
        self._named: dict[str, str] = {}
        self._in_a_row = self._depth = self._chapter_depth = 0
        self._codes = Codes(one.text for one in self._read if not one.heads)
        self._chapter: Mark | None = None
        self._measure: Found | None = None
        self.english = is_english(" ".join(one.text for one in self._read))

    def read(self) -> Outlined:
        """What the passages seem to be."""
        for passage in self._read:
            self.outlined.mentions += mentions_in(passage)
            if passage.heads:
                read_row(self, passage)
            else:
                self._passage(passage)
        self._goals.settle(self.outlined)
        return self.outlined

    def _passage(self, passage: Passage) -> None:
        self._depth = passage.depth or self._depth
        if self._marked(passage):
            self._in_a_row += 1
            return
        if label := label_of(passage.text):
            self._in_a_row = 0
            if self._labelled(passage, label):
                return
        several, self._in_a_row = self._in_a_row > 1, 0
        if several and passage.heading:
            self.leave_goal(passage.text)
        if (passage.heading or is_only_label(passage)) and (
            number_of(passage.text) is None or passage.heading
        ):
            numbered = number_of(passage.text)
            above = 0 < passage.depth < self._chapter_depth
            if numbered and not above and self._is_goal(numbered) and not section_of(numbered.text):
                self._numbered(passage, numbered)
                return
            self._under(passage)
            return
        if not passage.bullet and self._at.listing and not number_of(passage.text):
            self._at.section, self._at.heading, self._at.listing = "", "", False
        numbered = number_of(passage.text)
        if numbered and self._numbered(passage, numbered):
            return
        if passage.bullet:
            self._item(passage)
        else:
            if begins_section(passage):
                self._goals.begin_section()
            self._at.fresh = False
            if self._at.section not in ("note", "strategy", "risk"):
                self._prose(passage)
        if self._at.section not in ("note", "strategy", "risk", "goal"):
            self.values(passage)

    def _under(self, passage: Passage) -> None:
        self._goals.begin_section()
        if self._at.section == "goal" or closes(passage, self._at.above):
            self.leave_goal(passage.text)
        self._at.section = section_of(passage.text)
        self._at.heading, self._at.fresh, self._at.listing = passage.text, False, False
        self._chapter, self._chapter_depth = number_of(passage.text), passage.depth

    def _is_goal(self, mark: Mark) -> bool:
        """Whether what has only a number is below the heading of the goals, and not the chapter after it."""
        chapter = self._chapter
        if self._at.section != "goal" or chapter is None:
            return self._at.section == "goal"
        if mark.number.startswith(f"{chapter.number}."):
            return True
        signs = [one.mark.removeprefix(one.mark.rstrip(".):")) for one in (mark, chapter)]
        return mark.depth == chapter.depth and (signs[0] != signs[1] or parts_of(mark) <= parts_of(chapter))

    def _labelled(self, passage: Passage, label: Label) -> bool:
        """Whether a passage says with a word what the words after it are."""
        why = Reason("marked", {"mark": label.label})
        if label.kind in ("risk", "strategy"):
            self.note(What(label.kind), label.text, passage, Sure.SURE, why, of=self._at.goal)
        elif label.kind == "area":
            self._area(passage, Mark(label.label, "", str(len(self.outlined.of(What.AREA)) + 1), label.text))
        elif label.kind == "goal" and not figures_in(label.text):
            self.goal(passage, Mark(label.label, "", "", label.text), Sure.LIKELY, why)
        elif label.kind == "indicator":
            figures = figures_in(passage.text)
            name = bare(passage.text[: figures[0].start] if figures else passage.text)
            self._measure = self.indicator(name or label.text, passage, Sure.SURE, why, self._at.goal)
            self.values(passage, self._measure, labelled=True)
        elif self._measure is None and label.kind == "target" and self._at.goal:
            return self._goal_targets(passage)
        elif self._measure is not None:
            self.values(passage, self._measure, aimed=label.kind in ("target", "goal"))
        else:
            return False
        return True

    def _goal_targets(self, passage: Passage) -> bool:
        """Note what is to be for a goal, where it has no indicator; whether figures say it."""
        figures = figures_in(passage.text, english=self.english)
        for figure in figures:
            why = Reason("figure", {"figure": passage.text[figure.start : figure.end]})
            found = self.note(What.TARGET, passage.text, passage, Sure.UNSURE, why, of=self._at.goal)
            found.aim_at(figure, "")
        return bool(figures)

    def _marked(self, passage: Passage) -> bool:
        """Whether a passage is a goal or an area that says so with a word, or goes on with a letter."""
        mark = mark_of(passage.text) or (
            self._codes.mark_of(passage.text) if self._at.section in ("", "goal") else None
        )
        if mark and not mark.area:
            sure = Sure.LIKELY if mark.name.isupper() and not mark_of(passage.text) else Sure.SURE
            self.goal(passage, mark, sure, Reason("marked", {"mark": mark.mark}))
            self._aims(passage)
            return True
        if mark:
            self._area(passage, mark)
            return True
        prefix, last = self._goals.last or ("", "")
        letter = letter_of(passage.text)
        if letter and last[-1:].isalpha() and ord(letter.number) == ord(last[-1]) + 1:
            whole = replace(letter, number=last[:-1] + letter.number)
            self._goal(passage, whole, prefix, Sure.SURE, Reason("lettered", {"mark": letter.mark}))
            return True
        return False

    def _numbered(self, passage: Passage, mark: Mark) -> bool:
        """Whether a passage with only a number seems to be a goal."""
        if self._at.section in _LISTED and self._at.section != "goal":
            self._listed(passage, mark.text, Reason("numbered", {"heading": self._at.heading}))
            return True
        if self._at.section == "goal":
            if not self._is_goal(mark):
                self._under(passage)
                return True
            self.goal(passage, mark, Sure.LIKELY, Reason("numbered", {"heading": self._at.heading}))
            return True
        must = _MUST.search(mark.text)
        if must and not passage.heading and self._at.section == "":
            self.goal(passage, mark, Sure.UNSURE, Reason("alone", {"word": must[0]}))
            return True
        return False

    def goal(self, passage: Passage, mark: Mark, sure: Sure, why: Reason) -> Found:
        """Note a goal with a mark."""
        prefix = self._prefix(mark)
        heading = str(why.details.get("heading") or why.details.get("word") or mark.mark)
        self.outlined.levels.setdefault(prefix, mark.name or heading)
        return self._goal(passage, mark, prefix, sure, why)

    def _prefix(self, mark: Mark) -> str:
        """The letters that the ids of a goal's level begin with, which no other level and no kind has."""
        prefix = mark.prefix if mark.name else "M" * min(mark.depth, 3)
        if prefix in _TAKEN:
            prefix += "M"
        name = mark.plain_name.casefold()
        while self._named.setdefault(prefix, name) != name:
            prefix += "X"
        return prefix

    @property
    def at_goal(self) -> str:
        """The id of the goal that the reading is at."""
        return self._at.goal

    def leave_goal(self, heading: str = "") -> None:
        """What follows is about no goal in particular, because of a heading if that is why."""
        self._at.left = heading if self._at.goal else self._at.left
        self._measure = None if heading else self._measure
        self._at.goal = ""

    def _goal(self, passage: Passage, mark: Mark, prefix: str, sure: Sure, why: Reason) -> Found:
        known = self._goals.known(prefix, mark, passage)
        if known is None:
            known = Found(What.GOAL, mark.text, passage, sure, [why], level=prefix, area=self._at.area)
            known.mentions = tuple(
                one.id for one in self.outlined.mentions if one.passage is passage and one.sure is Sure.SURE
            )
            self._goals.add(known, mark)
            self.outlined.found.append(known)
        above = passage.depth or self._depth
        self._measure = None
        self._at = _At(goal=known.id, area=self._at.area, above=above, fresh=True)
        if not mark.name and sure is not Sure.SURE:
            self._at.section, self._at.heading = "goal", str(why.details.get("heading", ""))
            self._at.fresh = False
        return known

    def _area(self, passage: Passage, mark: Mark) -> None:
        ident = f"A{mark.number}"
        if all(one.id != ident for one in self.outlined.of(What.AREA)):
            why = [Reason("marked", {"mark": mark.mark})]
            self.outlined.found.append(Found(What.AREA, mark.text, passage, Sure.LIKELY, why, ident))
        self._at = _At(area=ident)

    def _item(self, passage: Passage) -> None:
        """An item of a list."""
        if self._at.section in _LISTED:
            self._at.listing = True
            self._listed(passage, passage.text, Reason("listed", {"heading": self._at.heading}))
        elif self._at.fresh and self._at.goal and not figures_in(passage.text):
            self.note(
                What.STRATEGY, passage.text, passage, Sure.UNSURE, Reason("under-goal"), of=self._at.goal
            )
        elif self._at.section:
            self._at.listing = True

    def _listed(self, passage: Passage, text: str, why: Reason) -> None:
        what = _LISTED[self._at.section]
        if what is What.INDICATOR:
            if not figures_in(text):
                self.indicator(text, passage, Sure.LIKELY, why, self._at.goal)
            return
        if what is What.GOAL:
            section, heading = self._at.section, self._at.heading
            self.goal(passage, Mark(heading, "", "", text), Sure.LIKELY, why)
            self._at.section, self._at.heading, self._at.listing = section, heading, True
            return
        sure = Sure.SURE if passage.bullet else Sure.LIKELY
        self.note(what, text, passage, sure, why, of=self._at.goal if what is What.STRATEGY else "")

    def note(
        self, what: What, text: str, passage: Passage, sure: Sure, why: Reason, *, of: str = ""
    ) -> Found:
        """Note something that is no goal."""
        same = next(
            (
                one
                for one in self.outlined.of(what)
                if one.text == text and one.of == of and what is What.STRATEGY
            ),
            None,
        )
        if same is not None:
            same.why.append(Reason("again", {"place": passage.lines}))
            return same
        found = Found(what, text, passage, sure, [why], of=of, area=self._at.area)
        if self._at.left and not of and what in (What.INDICATOR, What.TARGET):
            found.why.append(Reason("left", {"heading": self._at.left}))
        self.outlined.found.append(found)
        return found

    def indicator(self, name: str, passage: Passage, sure: Sure, why: Reason, goal: str = "") -> Found:
        """The indicator of a name: the one that is known, or a new one."""
        key = name.casefold()
        if key not in self._indicators:
            found = self.note(What.INDICATOR, name, passage, sure, why, of=goal)
            found.id = f"I{len(self._indicators) + 1}"
            self._indicators[key] = found
        return self._indicators[key]

    def _aims(self, passage: Passage) -> None:
        """Note what a goal says in figures as what is to be, or what it is to go from."""
        figures = figures_in(passage.text)
        if figures and any(one.unit for one in figures):
            self.values(passage, aimed=True)

    def values(
        self, passage: Passage, owner: Found | None = None, *, aimed: bool = False, labelled: bool = False
    ) -> None:
        """Note the figures of a passage as values of indicators, or of one; or as what is to be."""
        prose = not passage.bullet and (len(passage.text.split()) > _LONG or passage.heading)
        figures = figures_in(passage.text, english=self.english)
        froms = [goes_from(passage.text, figures, at) for at in range(len(figures))]
        aimed_at = aims(passage.text, figures, aimed=aimed, labelled=labelled)
        for at, figure in enumerate(figures):
            measured = stands_alone(figure.unit) or (measures(figure.unit) and bool(figure.year))
            told = measured or owner or passage.bullet or froms[at] or figure in froms
            if not told and (prose or figure.inferred or not figure.year):
                continue
            name, goal = name_of(passage.text, figures, at), self._at.goal if aimed else ""
            of = owner or self.indicator(name, passage, Sure.UNSURE, Reason("part-of-name"), goal)
            why = Reason("figure", {"figure": passage.text[figure.start : figure.end]})
            sure = Sure.LIKELY if figure.unit and not prose else Sure.UNSURE
            if aimed_at[at]:
                found = self.note(What.TARGET, passage.text, passage, sure, why, of=self._at.goal)
                found.aim_at(figure, of.id, froms[at])
                continue
            self.value(passage, figure, of, sure, why, prose=prose)

    def value(
        self, passage: Passage, figure: Figure, owner: Found, sure: Sure, why: Reason, *, prose: bool = False
    ) -> None:
        """Note a figure as a value of an indicator."""
        found = Found(What.VALUE, passage.text, passage, sure, [why], of=owner.id, figure=figure)
        found.why += reasons_of(figure)
        if figure.inferred:
            found.why.append(Reason("year-inferred"))
        if prose:
            found.why.append(Reason("in-prose"))
        self.outlined.found.append(found)

    def _prose(self, passage: Passage) -> None:
        """Sentences that say what the goal is, or, below a heading for goals, what is to be."""
        title = self.outlined.title.text if self.outlined.title else ""
        told = self._at.section == "goal" and not self._at.goal and self._at.heading != title
        for sentence in _SENTENCE.split(passage.text):
            said = _PROSE.search(sentence)
            must = _MUST.search(sentence) if told else None
            if hit := said or must:
                section, heading = self._at.section, self._at.heading
                mark = Mark("", "", "", sentence)
                sure = Sure.LIKELY if said else Sure.UNSURE
                self.goal(passage, mark, sure, Reason("prose", {"word": hit[0]}))
                self._at.section, self._at.heading = section, heading
