"""Goals and areas noted, each on its level: the letters of its id, and what it stands below.

In: passages with their marks. Out: what was found, with ids; what is said again is the same.
"""

from __future__ import annotations

from goalgraph.exchange.outline.findings import Found, Outlined, Reason, Sure, What
from goalgraph.exchange.outline.goals import Goals
from goalgraph.exchange.outline.marks import Mark
from goalgraph.exchange.outline.noting import Noting
from goalgraph.exchange.outline.passages import Passage

# The letters that ids of other kinds begin with.
_TAKEN = frozenset(
    {"A", "B", "C", "E", "F", "G", "I", "L", "N", "O", "P", "R", "S", "T", "X", "ACT", "DOC", "ORG"}
)


class Levels(Noting):
    """Notes goals and areas where the reading is."""

    def __init__(self, outlined: Outlined, *, english: bool) -> None:
        super().__init__(outlined, english=english)
        self._goals = Goals()
        self._named: dict[str, str] = {}
        self._depth = 0
        # Headings less deep than this end what is in an area; where nothing has a depth, so does any heading.
        self._area_depth = 0
        # The goal that a heading says that the goals below it are for, and the heading.
        self._above: tuple[Found | None, str] = (None, "")

    def goal(self, passage: Passage, mark: Mark, sure: Sure, why: Reason) -> Found:
        """Note a goal with a mark."""
        prefix = self._prefix(mark)
        above = self._at.heading if why.key in ("alone", "sibling") else ""
        heading = str(why.details.get("heading") or above or why.details.get("word") or mark.mark)
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

    def referred(self, mark: Mark) -> Found | None:
        """The goal that was read with a mark."""
        name = mark.plain_name.casefold()
        return self._goals.referred([one for one, own in self._named.items() if own == name], mark.number)

    def _goal(self, passage: Passage, mark: Mark, prefix: str, sure: Sure, why: Reason) -> Found:
        known = self._goals.known(prefix, mark, passage)
        if known is None:
            known = Found(What.GOAL, mark.text, passage, sure, [why], level=prefix, area=self._at.area)
            known.mentions = tuple(
                one.id for one in self.outlined.mentions if one.passage is passage and one.sure is Sure.SURE
            )
            self._goals.add(known, mark)
            higher, heading = self._above
            if higher is not None and not known.of:
                known.of = higher.id
                known.why.append(Reason("for-goal", {"heading": heading}))
            self.outlined.found.append(known)
        above = passage.depth or self._depth
        self._measure = None
        self._move(goal=known.id, area=self._at.area, above=above, fresh=True)
        if why.key == "numbered" and not mark.name:
            self._at.section, self._at.heading = "goal", str(why.details["heading"])
            self._at.fresh, self._at.counted = False, bool(mark.number)
        return known

    def _area(self, passage: Passage, mark: Mark) -> None:
        ident = f"A{mark.number}"
        if all(one.id != ident for one in self.outlined.of(What.AREA)):
            why = [Reason("marked", {"mark": mark.mark})]
            self.outlined.found.append(Found(What.AREA, mark.text, passage, Sure.LIKELY, why, ident))
        self._move(area=ident)
        self._area_depth = passage.depth

    def _area_among_goals(self, passage: Passage) -> None:
        """Note an area that is a heading among goals: what is listed below it are goals still."""
        section, heading = self._at.section, self._at.heading
        why = Reason("titled", {"heading": heading})
        known = next((one for one in self.outlined.of(What.AREA) if one.text == passage.text), None)
        if known is None:
            ident = f"A{len(self.outlined.of(What.AREA)) + 1}"
            known = Found(What.AREA, passage.text, passage, Sure.UNSURE, [why, Reason("heads-goals")], ident)
            self.outlined.found.append(known)
        self._move(area=known.id)
        self._area_depth = passage.depth + 1
        self._at.section, self._at.heading = section, heading

    def _leave_area(self, depth: int) -> None:
        """What is below a heading that is above an area is no longer in it."""
        if depth < self._area_depth and (depth or self._area_depth == 1):
            self._at.area, self._area_depth = "", 0
