"""Where what a document seems to say is noted: strategies, risks, indicators, values and targets.

In: what a passage says, and where the reading is. Out: what was found, each with how sure it is and why. What
is said again of the same goal is the same; an indicator is found by its name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from goalgraph.exchange.outline.amounts import SIGNS, measures, stands_alone
from goalgraph.exchange.outline.budgets import is_budget, set_aside
from goalgraph.exchange.outline.figures import Figure, compares, figures_in
from goalgraph.exchange.outline.findings import Found, Outlined, Reason, Sure, What, reasons_of
from goalgraph.exchange.outline.groups import beside, group_of, other_of, without_group
from goalgraph.exchange.outline.headings import may_be_either, section_of
from goalgraph.exchange.outline.measured import (
    aims,
    changes,
    differs,
    goes_from,
    name_of,
    says_only_figures,
    says_value,
    was,
)
from goalgraph.exchange.outline.outcomes import is_forecast
from goalgraph.exchange.outline.passages import Passage
from goalgraph.exchange.outline.units import in_named_unit

_LONG, _MOST_IN_NAME = 30, 12


@dataclass(slots=True)
class _At:
    """Where the reading is: under which heading, which goal and in which area.

    ``counted`` says that the goals of the section have numbers, so that bullets below them are no goals.
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
    counted: bool = False


class Noting:
    """Notes what was found at the place where the reading is."""

    def __init__(self, outlined: Outlined, *, english: bool) -> None:
        self.outlined, self.english = outlined, english
        self._at = _At()
        self._measure: Found | None = None
        self._indicators: dict[str, list[Found]] = {}
        self._count = 0
        self._unread: Passage | None = None

    def _move(self, *, goal: str = "", area: str = "", above: int = 0, fresh: bool = False) -> None:
        """Go on at another place, below no heading that was read before it."""
        self._at = _At(goal=goal, area=area, above=above, fresh=fresh)

    @property
    def at_goal(self) -> str:
        """The id of the goal that the reading is at."""
        return self._at.goal

    def leave_goal(self, heading: str = "") -> None:
        """What follows is about no goal in particular, because of a heading if that is why."""
        self._at.left = heading if self._at.goal else self._at.left
        self._measure = None if heading else self._measure
        self._at.goal = ""

    def note(
        self, what: What, text: str, passage: Passage, sure: Sure, why: Reason, *, of: str = ""
    ) -> Found:
        """Note something that is no goal."""
        several = self.outlined.of(what) if what is What.STRATEGY else []
        same = next((one for one in several if one.text == text and one.of == of), None)
        if same is not None:
            same.why.append(Reason("again", {"place": passage.lines}))
            return same
        found = Found(what, text, passage, sure, [why], of=of, area=self._at.area)
        if self._at.left and not of and what in (What.INDICATOR, What.TARGET):
            found.why.append(Reason("left", {"heading": self._at.left}))
        self.outlined.found.append(found)
        return found

    def indicator(self, name: str, passage: Passage, sure: Sure, why: Reason, goal: str = "") -> Found:
        """The indicator of a name: the one that is known of the goal, or a new one.

        What has the same name under two goals is one for each, because their figures are not the same ones.
        """
        several = self._indicators.setdefault(name.casefold(), [])
        free = several[0] if len(several) == 1 and (not goal or not several[0].of) else None
        known = next((one for one in several if one.of == goal), free)
        if known is not None:
            if goal and not known.of:
                known.of, known.why = goal, [one for one in known.why if one.key != "left"]
            return known
        found = self.note(What.INDICATOR, name, passage, sure, why, of=goal)
        self._count += 1
        found.id = f"I{self._count}"
        found.why += [Reason("namesake", {"id": one.id}) for one in several[:1]]
        several.append(found)
        return found

    def remember(self, passage: Passage, *, said: bool) -> None:
        """Note a passage that says nothing itself, and may name what the figures alone below it measure."""
        text = passage.text.rstrip(" :")
        if says_only_figures(text) or (section_of(text) and not said):
            return
        names = len(text.split()) <= _MOST_IN_NAME and (text[-1:].isalnum() or text.endswith((")", "%")))
        free = names and not said and not figures_in(text)
        self._unread = replace(passage, text=text) if free else None

    def measured_above(self, passage: Passage) -> Found | None:
        """What figures that stand alone measure: the indicator above them, or what the text there names.

        Under "Nuläge" or "Målvärde" it is the only indicator of the goal.
        """
        if not says_only_figures(passage.text):
            return None
        if self._at.section in ("value", "target") and self._at.goal:
            several = [one for one in self.outlined.of(What.INDICATOR) if one.of == self._at.goal]
            if several:
                return several[0] if len(several) == 1 else None
        if self._measure is None and self._unread is not None:
            part = Reason("part-of-name")
            return self.indicator(self._unread.text, self._unread, Sure.UNSURE, part, self._at.goal)
        return self._measure

    def goal_targets(self, passage: Passage) -> bool:
        """Note what is to be for a goal, where it has no indicator; whether figures say it."""
        figures = figures_in(passage.text, english=self.english)
        found: Found | None = None
        for figure, aim in zip(figures, aims(passage.text, figures, aimed=True), strict=True):
            why = Reason("figure", {"figure": passage.text[figure.start : figure.end]})
            if found is not None and not aim:
                found.why.append(why)
                continue
            found = self.note(What.TARGET, passage.text, passage, Sure.UNSURE, why, of=self._at.goal)
            found.aim_at(figure, "")
        return bool(figures)

    def says_value(self, passage: Passage) -> bool:
        """Whether a figure of an item is a value, and does not only count what is done."""
        figures = figures_in(passage.text, english=self.english)
        aside = set_aside(passage.text, figures)
        return says_value(passage.text, [one for one in figures if one not in aside])

    def budget(self, passage: Passage) -> bool:
        """Whether a passage says nothing but what is set aside, which is told of the goal above."""
        figures = figures_in(passage.text, english=self.english)
        if not is_budget(passage.text, figures):
            return False
        here = next(
            (one for one in reversed(self.outlined.found) if one.id and one.id == self._at.goal), None
        )
        if here is not None:
            here.why.append(Reason("set-aside", {"figure": passage.text}))
        return True

    def is_measured(self, passage: Passage) -> bool:
        """Whether an item below a heading that may be for either is one that is measured."""
        either = self._at.section == "strategy" and may_be_either(self._at.heading)
        return either and self.says_value(passage)

    def aims_of(self, passage: Passage) -> None:
        """Note what a goal says in figures as what is to be, or what it is to go from."""
        figures = figures_in(passage.text)
        froms = [goes_from(passage.text, figures, at) for at in range(len(figures))]
        if any(froms) or any(one.unit or one.bound for one in figures):
            self.values(passage, aimed=True)

    def values(
        self,
        passage: Passage,
        owner: Found | None = None,
        *,
        aimed: bool = False,
        labelled: bool = False,
        listed: bool = False,
    ) -> None:
        """Note the figures of a passage as values of indicators, or of one; or as what is to be."""
        listed = listed or passage.bullet
        prose = not listed and (len(passage.text.split()) > _LONG or passage.heading)
        figures = figures_in(passage.text, english=self.english)
        aside = set_aside(passage.text, figures)
        froms = [goes_from(passage.text, figures, at) for at in range(len(figures))]
        aimed_at = aims(passage.text, figures, aimed=aimed, labelled=labelled)
        grouped: Found | None = None
        for at, figure in enumerate(figures):
            if figure in aside:
                continue
            measured = stands_alone(figure.unit) or (
                bool(figure.year) and (measures(figure.unit) or figure.word in SIGNS)
            )
            ended = aimed_at[at] and (figure.high is not None or bool(figure.bound))
            told = measured or owner or listed or ended or froms[at] or figure in froms
            if not told and (prose or figure.inferred or not figure.year):
                continue
            name, part = name_of(passage.text, figures, at), Reason("part-of-name")
            group = group_of(passage.text, figures, at, english=self.english)
            other = "" if group else other_of(passage.text, figures, at)
            if group:
                name = without_group(name, english=self.english)
            elif other and owner is None:
                name = beside(name, other)
            of = owner or (grouped if group else None)
            of = of or self.indicator(name, passage, Sure.UNSURE, part, self._at.goal)
            grouped = of if group else None
            came = froms[at]
            figure, came = in_named_unit(figure, of.text), came and in_named_unit(came, of.text)
            why = Reason("figure", {"figure": passage.text[figure.start : figure.end]})
            before = passage.text[figures[at - 1].end if at else 0 : figure.start]
            if not aimed_at[at] and is_forecast(before, passage.text[figure.end :]):
                of.why.append(Reason("forecast", why.details))
                continue
            if at and compares(before) and (figure.inferred or not figure.year):
                of.why.append(Reason("no-comparison", {"value": why.details["figure"]}))
                continue
            sure = Sure.LIKELY if figure.unit and not prose and not other else Sure.UNSURE
            differing = differs(passage.text, figure)
            if differing or ((aimed_at[at] or listed) and changes(passage.text, figure)):
                what, goal = (What.TARGET, self._at.goal) if aimed_at[at] else (What.VALUE, of.id)
                found = self.note(what, passage.text, passage, Sure.UNSURE, why, of=goal)
                found.year = "" if differing else figure.year
                found.area = of.id if aimed_at[at] else ""
                found.why.append(Reason("change"))
                continue
            if aimed_at[at]:
                found = self.note(What.TARGET, passage.text, passage, sure, why, of=self._at.goal)
                found.aim_at(figure, of.id, came)
                found.group = group
                continue
            found = self.value(passage, figure, of, sure, why, prose=prose)
            found.group = group
            found.why += [Reason("other", {"words": other})] if other else []
            if figure.bound and not was(passage.text, figure):
                found.sure = Sure.UNSURE
                found.why.append(Reason("bound"))

    def value(
        self, passage: Passage, figure: Figure, owner: Found, sure: Sure, why: Reason, *, prose: bool = False
    ) -> Found:
        """Note a figure as a value of an indicator."""
        found = Found(What.VALUE, passage.text, passage, sure, [why], of=owner.id, figure=figure)
        found.why += reasons_of(figure)
        if figure.inferred:
            found.why.append(Reason("year-inferred"))
        if prose:
            found.why.append(Reason("in-prose"))
        self.outlined.found.append(found)
        return found
