"""What each passage of a document seems to be.

In: passages. Out: what was found in them, each with how sure it is and why. The rules are about what bodies
do in general: they number goals and name their levels, put bullets under a heading that says what they are,
and print figures with a unit and a year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from types import MappingProxyType

from goalgraph.exchange.outline.agenda import mentions_in
from goalgraph.exchange.outline.figures import figures_in, is_english
from goalgraph.exchange.outline.findings import Outlined, Reason, Sure, What
from goalgraph.exchange.outline.goals import begins_section
from goalgraph.exchange.outline.grids import Rows
from goalgraph.exchange.outline.headings import (
    closes,
    heads_goals,
    is_only_label,
    is_text,
    may_be_either,
    section_of,
    title_of,
)
from goalgraph.exchange.outline.items import goes_on_with
from goalgraph.exchange.outline.labels import Codes, Label, label_of
from goalgraph.exchange.outline.levels import Levels
from goalgraph.exchange.outline.marks import (
    Mark,
    last_reference,
    letter_of,
    lettered,
    mark_of,
    number_of,
    parts_of,
)
from goalgraph.exchange.outline.measured import bare
from goalgraph.exchange.outline.passages import Passage
from goalgraph.exchange.outline.words import any_of

_LISTED = MappingProxyType(
    {"risk": What.RISK, "strategy": What.STRATEGY, "indicator": What.INDICATOR, "goal": What.GOAL}
)
# What headings beside that of a goal may be about.
_ABOUT = frozenset({"indicator", "value", "target", "strategy"})
_NO_GOAL = (Mark("", "", "", ""), "", 0)
_MUST = re.compile(rf"\b(?:{any_of('must')})\b", re.IGNORECASE)
_PROSE = re.compile(rf"\b(?:{any_of('prose')})\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")


class Reader(Levels):
    """Reads passages in order."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._read = [one for one in passages if not one.passed]
        english = is_english(" ".join(one.text for one in self._read))
        super().__init__(Outlined(title_of(self._read), list(passages)), english=english)
        self._rows = Rows(self)
        self._place = self._in_a_row = self._chapter_depth = self._indent = 0
        # The numbered line that was last taken for a goal without a heading that says so.
        self._alone: Mark | None = None
        # The number that was last taken for a goal under a heading for goals, that heading, and its depth.
        self._last = _NO_GOAL
        self._codes = Codes(one.text for one in self._read if not one.heads)
        self._chapter: Mark | None = None
        # Where the goals are that are headings with only a number: how deep, under which heading and chapter.
        self._headed: tuple[int, str, Mark | None, int] = (0, "", None, 0)
        # How many goals stood above the last heading, and whether the goal here is alone below its heading.
        self._goals_above, self._of_heading = 0, False
        # How deep headings without numbers are goals, under which heading, and how many goals there are.
        self._titles: tuple[int, str, int] = (-1, "", 0)

    def read(self) -> Outlined:
        """What the passages seem to be."""
        for at, passage in enumerate(self._read):
            self._place = at
            self.outlined.mentions += mentions_in(passage)
            if passage.heads:
                self._rows.read(passage)
            else:
                self._rows.leave()
                before = len(self.outlined.found)
                self._passage(passage)
                self.remember(passage, said=len(self.outlined.found) > before)
        self._goals.settle(self.outlined)
        return self.outlined

    def _passage(self, passage: Passage) -> None:
        self._depth = passage.depth or self._depth
        before = self._at.goal
        if self._marked(passage):
            self._in_a_row = 1 if self._is_below(before) else self._in_a_row + 1
            return
        if self._at.section == "goal" and (text := lettered(passage.text)) and not passage.depth:
            if not self._at.counted or not self._below_goal(passage):
                self._listed(passage, text, Reason("listed", {"heading": self._at.heading}))
            return
        if label := label_of(passage.text):
            self._in_a_row = 0
            if self._labelled(passage, label):
                return
        if self.budget(passage):
            return
        several, self._in_a_row = self._in_a_row > 1, 0
        if several and passage.heading:
            self.leave_goal(passage.text)
        numbered = number_of(passage.text)
        if passage.heading or (numbered is None and is_only_label(passage)):
            if numbered and not section_of(numbered.text):
                self._return_to_goals(passage.depth)
                above = 0 < passage.depth < max(self._chapter_depth, self._headed[0])
                if not above and self._is_goal(numbered):
                    if not self._headed[0]:
                        self._headed = (passage.depth, self._at.heading, self._chapter, self._chapter_depth)
                    self._numbered(passage, numbered)
                    return
            if numbered or not self._titled(passage):
                self._under(passage)
            return
        if self._at.section == "goal" and not passage.bullet and not numbered and self._heads_goals(passage):
            self._area_among_goals(passage)
            return
        if not passage.bullet and self._at.listing and not numbered:
            self._at.section, self._at.heading, self._at.listing = "", "", False
        if numbered and self._numbered(passage, numbered):
            return
        if passage.bullet:
            if self._item(passage):
                return
        else:
            if begins_section(passage):
                self._goals.begin_section()
            self._at.fresh = False
            if self._at.section not in ("note", "strategy", "risk"):
                self._prose(passage)
        under_goal = self._at.section == "goal" and self._headed[0]
        if under_goal or self._at.section not in ("note", "strategy", "risk", "goal"):
            self.values(passage, self.measured_above(passage), aimed=self._at.section == "target")

    def _is_below(self, goal: str) -> bool:
        """Whether the goal that the reading is at is one right below another, and not one of several."""
        here = next((one for one in reversed(self.outlined.found) if one.id == self._at.goal), None)
        return bool(goal) and here is not None and here.of == goal

    def _under(self, passage: Passage) -> None:
        self._leave_area(passage.depth)
        self._goals.begin_section()
        if 0 < passage.depth <= self._headed[0]:
            self._headed = (0, "", None, 0)
        if 0 < passage.depth < self._titles[0]:
            self._titles = (-1, "", 0)
        if passage.depth and section_of(passage.text) == "goal" and passage != self.outlined.title:
            self._titles = (passage.depth + 1, passage.text, len(self.outlined.of(What.GOAL)))
        if 0 < passage.depth <= self._last[2]:
            self._last = _NO_GOAL
        below_goal = 0 < self._headed[0] < passage.depth
        section = section_of(passage.text)
        alone = section in _ABOUT and passage.depth == self._chapter_depth and self._is_only_goal()
        left = (self._at.section == "goal" and not below_goal) or (section == "goal" and self._of_heading)
        if (left and not alone) or closes(passage, self._at.above):
            self.leave_goal(passage.text)
        self._of_heading = bool(self._at.goal) and (alone or self._of_heading)
        self._goals_above = len(self.outlined.of(What.GOAL))
        self._at.section, self._alone = section, None
        reference = last_reference(passage.text) if self._at.section == "goal" else None
        self._above = (self.referred(reference) if reference else None, passage.text)
        self._at.heading, self._at.fresh, self._at.listing = passage.text, False, False
        self._at.counted = False
        self._chapter, self._chapter_depth = number_of(passage.text), passage.depth

    def _is_only_goal(self) -> bool:
        """Whether one goal stands under the last heading, so that headings beside that are about it."""
        return self._at.section == "goal" and len(self.outlined.of(What.GOAL)) == self._goals_above + 1

    def _titled(self, passage: Passage) -> bool:
        """Whether a heading without a number seems to be a goal: right below one for goals, and alone."""
        deep, heading, count = self._titles
        if passage.depth != deep or section_of(passage.text):
            return False
        if self._heads_goals(passage):
            self._at.section, self._at.heading = "goal", heading
            self._area_among_goals(passage)
            return True
        if " " not in passage.text or len(self.outlined.of(What.GOAL)) != count:
            return False
        why = Reason("titled", {"heading": heading})
        self.goal(passage, Mark(heading, "", "", passage.text), Sure.UNSURE, why)
        self._titles = deep, heading, len(self.outlined.of(What.GOAL))
        return True

    def _heads_goals(self, passage: Passage) -> bool:
        """Whether the items below a passage seem to be goals, and it what they are about.

        Below what the document says is a heading, a text may stand before them.
        """
        following = self._read[self._place + 1 :]
        between = list(takewhile(is_text, following)) if passage.depth else []
        below = takewhile(lambda one: one.bullet, following[len(between) :] if len(between) < 3 else [])
        return heads_goals(passage.text, [one.text for one in below])

    def _return_to_goals(self, depth: int) -> None:
        """Go on with the goals that are headings, where the headings below one of them are at an end."""
        deep, heading, chapter, chapter_depth = self._headed
        if deep and depth == deep:
            self._at.section, self._at.heading = "goal", heading
            self._chapter, self._chapter_depth = chapter, chapter_depth

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
            sure = Sure.SURE if label.plain else Sure.LIKELY
            self.note(What(label.kind), label.text, passage, sure, why, of=self._at.goal)
        elif label.kind == "area":
            self._area(passage, Mark(label.label, "", str(len(self.outlined.of(What.AREA)) + 1), label.text))
        elif label.kind == "assignment":
            if not self._is_goal_of_card():
                return False
            self.goal(passage, Mark(label.label, "", "", label.text), Sure.LIKELY, why)
        elif label.kind == "goal" and not figures_in(label.text):
            self.goal(passage, Mark(label.label, "", "", label.text), Sure.LIKELY, why)
        elif label.kind == "indicator":
            figures = figures_in(passage.text)
            name = bare(passage.text[: figures[0].start] if figures else passage.text)
            self._measure = self.indicator(name or label.text, passage, Sure.SURE, why, self._at.goal)
            self.values(passage, self._measure, labelled=True)
        elif self._measure is None and label.kind == "target" and self._at.goal:
            return self.goal_targets(passage)
        elif self._measure is not None:
            self.values(passage, self._measure, aimed=label.kind in ("target", "goal"))
        else:
            return False
        return True

    def _is_goal_of_card(self) -> bool:
        """Whether an assignment heads labels for what is measured, none of which says what the goal is."""
        below = map(label_of, (one.text for one in self._read[self._place + 1 :] if not one.heads))
        kinds = [one.kind for one in takewhile(lambda one: one and one.kind != "assignment", below) if one]
        return "indicator" in kinds and "goal" not in kinds[: kinds.index("indicator")]

    def _marked(self, passage: Passage) -> bool:
        """Whether a passage is a goal or an area that says so with a word, or goes on with a letter."""
        mark = mark_of(passage.text) or (
            self._codes.mark_of(passage.text, told=self._at.section == "goal")
            if self._at.section in ("", "goal")
            else None
        )
        if mark and not mark.area:
            coded = not mark_of(passage.text)
            self._above = self._above if coded else (None, "")
            section, heading = (self._at.section, self._at.heading) if coded else ("", "")
            found = self.goal(
                passage,
                mark,
                Sure.LIKELY if coded or passage.below else Sure.SURE,
                Reason("marked", {"mark": mark.mark}),
            )
            if passage.below:
                found.why.append(Reason("below"))
            if section == "goal":
                self._at.section, self._at.heading, self._at.counted = section, heading, True
            self.aims_of(passage)
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
        measured = self._at.section == "indicator" and figures_in(mark.text)
        if measured or self.is_measured(passage):
            self.values(passage, listed=True)
            return True
        if self._at.section in _LISTED and self._at.section != "goal" and not self._is_next_goal(mark):
            if self._last[0].depth == mark.depth:
                self._last = _NO_GOAL
            self._listed(passage, mark.text, Reason("numbered", {"heading": self._at.heading}))
            return True
        if self._at.section == "goal":
            if not self._is_goal(mark):
                self._under(passage)
                return True
            self._last = (mark, self._at.heading, self._chapter_depth)
            self.goal(passage, mark, Sure.LIKELY, Reason("numbered", {"heading": self._at.heading}))
            self.aims_of(passage)
            return True
        must = _MUST.search(mark.text)
        if passage.heading or self._at.section != "":
            return False
        if must:
            why = Reason("alone", {"word": must[0]})
        elif self._alone and goes_on_with(f"{self._alone.mark} A", f"{mark.mark} A"):
            why = Reason("sibling", {"mark": self._alone.mark})
        else:
            return False
        self._alone = mark
        self.goal(passage, mark, Sure.UNSURE, why)
        self.aims_of(passage)
        return True

    def _is_next_goal(self, mark: Mark) -> bool:
        """Whether a number goes on from that of the last goal, so that what was below that is at an end."""
        last, heading, _ = self._last
        if last.depth == mark.depth and goes_on_with(f"{last.mark} A", f"{mark.mark} {mark.text}"):
            self._at.section, self._at.heading = "goal", heading
            return True
        return False

    def _item(self, passage: Passage) -> bool:
        """An item of a list: whether nothing more is to be read of it."""
        if self.is_measured(passage):
            self._at.listing = True
            self.values(passage, listed=True)
        elif self._is_among_goals(passage):
            return self._below_goal(passage)
        elif self._at.section in _LISTED:
            self._at.listing = True
            self._listed(passage, passage.text, Reason("listed", {"heading": self._at.heading}))
        elif self._at.fresh and self._at.goal:
            return self._below_goal(passage)
        elif self._at.section:
            self._at.listing = True
        return False

    def _is_among_goals(self, passage: Passage) -> bool:
        """Whether an item stands among goals without being one: they have numbers, or stand further out."""
        inner = bool(self._at.goal) and passage.indent > self._indent + 1
        return self._at.counted or (self._at.section == "goal" and inner)

    def _below_goal(self, passage: Passage) -> bool:
        """An item next below a goal, if it is something to do: what is measured has a figure."""
        if self.says_value(passage):
            if among := self._is_among_goals(passage):
                self.values(passage, listed=True)
            return among
        text = lettered(passage.text) or passage.text
        found = self.note(What.STRATEGY, text, passage, Sure.UNSURE, Reason("under-goal"), of=self._at.goal)
        for figure in figures_in(passage.text, english=self.english):
            found.why.append(Reason("figure", {"figure": passage.text[figure.start : figure.end]}))
        return True

    def _listed(self, passage: Passage, text: str, why: Reason) -> None:
        what = _LISTED[self._at.section]
        if what is What.INDICATOR:
            if not figures_in(text):
                self.indicator(text, passage, Sure.LIKELY, why, self._at.goal)
            return
        if what is What.GOAL:
            section, heading = self._at.section, self._at.heading
            self.goal(passage, Mark(heading, "", "", text), Sure.LIKELY, why)
            self.aims_of(passage)
            self._indent = passage.indent
            self._at.section, self._at.heading, self._at.listing = section, heading, True
            return
        plain = passage.bullet and why.key != "numbered" and not may_be_either(self._at.heading)
        sure = Sure.SURE if plain else Sure.LIKELY
        self.note(what, text, passage, sure, why, of=self._at.goal if what is What.STRATEGY else "")

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
