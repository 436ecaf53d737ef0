"""A plan as a StratML file that the schemas of ISO 17469 accept.

In: the rows of a plan. Out: the file, of part 2 (the schema of 2016-02-16) or part 1 (that of 2014-04-01).
What is not taken from the rows is what StratML cannot carry. There are goals and, below them, objectives: a
goal of the plan stands under the goal, or else the area, that it is part of. Only an objective may have
indicators: those of a goal or an area are in an objective without a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from goalgraph.base.names import DCTERMS, GG
from goalgraph.base.xmltext import in_xml
from goalgraph.exchange.faults import NothingToWrite
from goalgraph.exchange.stratml.results import results_in
from goalgraph.exchange.taken import Record, Records
from goalgraph.exchange.workbook.periods import period_in
from goalgraph.exchange.workbook.vocabulary import class_named, shipped_words
from goalgraph.rdf.terms import is_iri

PART_1, PART_2 = "stratml-1", "stratml"
SPACES = MappingProxyType(
    {
        PART_1: "urn:ISO:std:iso:17469:tech:xsd:stratml_core",
        PART_2: "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport",
    }
)
_ROOTS = MappingProxyType({PART_1: "StrategicPlan", PART_2: "PerformancePlanOrReport"})
_STATEMENTS = MappingProxyType(
    {GG + "VisionStatement": "Vision", GG + "MissionStatement": "Mission", GG + "ValueStatement": "Value"}
)
_XML_NAME = re.compile(r"[^\W\d][\w.-]*")
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def written(records: Records, part: str) -> bytes:
    """The file, of the part named.

    Raises:
        NothingToWrite: the plan has no goal, and the schemas ask for one.
    """
    root = _Writer(records, part).root()
    indent(root)
    return (_HEAD + in_xml(tostring(root, encoding="unicode")) + "\n").encode()


class _Writer:
    def __init__(self, records: Records, part: str) -> None:
        self._records, self._part = records, part
        self._used: set[str] = set()
        self._goals = {one.seen("id"): one for one in records.of("goals")}
        self._organisations = {
            name: one for one in records.of("organisations") for name in (one.seen("name"), one.seen("id"))
        }
        self._areas = {
            name: one for one in records.of("areas") for name in (one.seen("name"), one.seen("id"))
        }
        self._tops = {ident: self._above(ident) for ident in self._goals}
        self._below: dict[str, list[str]] = {}
        for ident, top in self._tops.items():
            under = self._areas[area].seen("id") if (area := self._area(top)) else top
            if ident != under:
                self._below.setdefault(under, []).append(ident)
        self._measures: dict[str, list[Record]] = {}
        for record in records.of("indicators"):
            for measured in _measured(record)[:1]:
                self._measures.setdefault(measured, []).append(record)
        self._periods = {
            name: (one.seen("start"), one.seen("end"))
            for one in records.of("periods")
            if one.seen("start") and one.seen("end")
            for name in (one.seen("id"), one.seen("name"))
        }
        self._results = {sheet: _grouped(records.of(sheet), "indicator") for sheet in ("values", "targets")}
        self._notes: dict[str, Record] = {}
        for note in records.of("notes"):
            self._notes.setdefault(note.seen("concerns"), note)

    def root(self) -> Element:
        """The whole file."""
        plans = self._records.of("plan")
        plan = plans[0] if plans else Record("plan", {}, "sv")
        root = Element(_ROOTS[self._part], xmlns=SPACES[self._part])
        if self._part == PART_2:
            root.set("Type", self._type())
        name = plan.text("name")
        if plan.seen("title") == name:
            plan.text("title")
        _add(root, "Name", name or plan.seen("id"))
        _add(root, "Description", plan.text("description"), needed=False)
        _add(root, "OtherInformation", self._note(plan.text("id")), needed=False)
        core = SubElement(root, "StrategicPlanCore")
        self._bodies(core, plan)
        self._statements(core)
        for ident in self._highest():
            self._goal(core, ident)
        if core.find("Goal") is None:
            raise NothingToWrite(plan=plan.seen("id") or "–")
        self._administrative(root, plan)
        return root

    def _type(self) -> str:
        """What kind of document it is: a report where there are values, a plan where there are targets."""
        if self._records.of("values"):
            return "Performance_Report"
        return "Performance_Plan" if self._records.of("targets") else "Strategic_Plan"

    def _administrative(self, root: Element, plan: Record) -> None:
        about = Element("AdministrativeInformation")
        known = period_in(plan.seen("period"))
        if known:
            plan.text("period")
            _add(about, "StartDate", known.start.isoformat())
            _add(about, "EndDate", known.end.isoformat())
        document = next(
            (
                one
                for one in self._records.of("documents")
                if plan.seen("document") in (one.seen("name"), one.seen("id"))
            ),
            None,
        )
        if document and is_iri(document.seen("address")):
            plan.text("document")
            document.text("name")
            _add(about, "Source", document.text("address"))
        if len(about):
            root.append(about)

    def _bodies(self, core: Element, plan: Record) -> None:
        """Those who adopt the plan, and under the first the other organisations, as stakeholders."""
        named = [part.strip() for part in plan.seen("body").split(";") if part.strip()]
        bodies = [one for name in named if (one := self._organisations.get(name))]
        code = plan.seen("code")
        for record in dict.fromkeys(bodies):
            plan.text("body")
            body = SubElement(core, "Organization")
            _add(body, "Name", record.text("name"))
            _add(body, "Acronym", record.text("also-called"), needed=False)
            identifier = code if _XML_NAME.fullmatch(code) else f"_{code}" if code else ""
            if record is bodies[0] and self._identifier(body, identifier):
                plan.text("code")
            _add(body, "Description", self._note(record.text("id")), needed=False)
        first = core.find("Organization")
        if first is not None:
            for one in self._records.of("organisations"):
                if one not in bodies:
                    self._stakeholder(first, one, performs=False)

    def _stakeholder(self, parent: Element, one: Record, *, performs: bool) -> None:
        found = SubElement(parent, "Stakeholder")
        if class_named("organisation-type", one.seen("organisation-type")):
            found.set("StakeholderTypeType", "Organization")
        one.text("id")
        _add(found, "Name", one.text("name"))
        if performs and self._part == PART_2:
            role = SubElement(found, "Role")
            _add(role, "Name", "Performer")
            _add(role, "RoleType", "Performer")

    def _statements(self, core: Element) -> None:
        """Vision, mission and values, in this order; of the first two the schemas have one each."""
        found: dict[str, list[Record]] = {"Vision": [], "Mission": [], "Value": []}
        for one in self._records.of("statements"):
            kinds = shipped_words().find(DCTERMS + "type", one.seen("type"))
            name = _STATEMENTS.get(kinds[0]) if len(kinds) == 1 else None
            if name and (name == "Value" or not found[name]):
                found[name].append(one)
        for name, records in found.items():
            for one in records:
                element = SubElement(core, name)
                _add(element, "Description", one.text("text"))
                one.text("type")
                if name != "Value":
                    self._identifier(element, one.text("id"))
                if one.seen("guides") in [plan.seen("id") for plan in self._records.of("plan")[:1]]:
                    one.text("guides")

    def _above(self, ident: str) -> str:
        """The goal that another one stands under, the highest above it; itself where none does."""
        seen = [ident]
        while True:
            goal = self._goals[seen[-1]]
            links = [*_parts(goal.seen("sub-goal-of")), *_parts(goal.seen("contributes-to"))]
            known = [one for one in links if one in self._goals]
            if not known:
                return seen[-1]
            above = next((one for one in known if one not in seen), "")
            if not above:  # a circle: the first of it by name stands for it
                return min(seen[seen.index(known[0]) :])
            seen.append(above)

    def _highest(self) -> Iterator[str]:
        """The areas that have goals or indicators, and the goals that stand under no other."""
        for record in self._records.of("areas"):
            ident = record.seen("id")
            if ident in self._below or (self._part == PART_2 and ident in self._measures):
                yield ident
        yield from (goal for goal, top in self._tops.items() if goal == top and not self._area(goal))

    def _area(self, goal: str) -> str:
        """The area that a goal which stands under no other one is in."""
        area = self._goals[goal].seen("area")
        return area if area in self._areas else ""

    def _goal(self, core: Element, ident: str) -> None:
        element = SubElement(core, "Goal")
        if ident in self._goals:
            self._describe(element, self._goals[ident])
        else:
            area = self._areas[ident]
            _add(element, "Name", area.seen("name"))
            _add(element, "Description", "")
            self._identifier(element, ident)
        self._indicators(element, ident)
        for one in self._below.get(ident, ()):
            objective = SubElement(element, "Objective")
            goal = self._goals[one]
            self._describe(objective, goal)
            if goal.seen("sub-goal-of") == ident:
                goal.text("sub-goal-of")
            self._indicators(objective, one)

    def _describe(self, element: Element, goal: Record) -> None:
        """Name, description and the rest of a goal, in the order of the schemas."""
        text, short = goal.text("text"), goal.text("short-name")
        ident = goal.text("id")
        _add(element, "Name", short or text or ident)
        _add(element, "Description", text if short else "")
        if not self._identifier(element, ident):
            _add(element, "SequenceIndicator", ident)
        responsible = _parts(goal.seen("responsible"))
        known = [one for name in responsible if (one := self._organisations.get(name))]
        for one in known:
            self._stakeholder(element, one, performs=True)
        if known and len(known) == len(responsible) and self._part == PART_2:
            goal.text("responsible")
        other = goal.text("comment") or self._note(ident)
        _add(element, "OtherInformation", other, needed=False)

    def _indicators(self, element: Element, ident: str) -> None:
        """The indicators of a goal; where the element cannot have any, in an objective of their own."""
        if self._part == PART_1:
            return
        here = element
        for record in self._measures.get(ident, ()):
            if here.tag == "Goal":
                here = SubElement(element, "Objective")
            self._indicator(here, record, ident)

    def _indicator(self, parent: Element, record: Record, ident: str) -> None:
        element = SubElement(parent, "PerformanceIndicator")
        own = record.text("id")
        _add(element, "MeasurementDimension", record.text("name"))
        values, targets = (self._results[sheet].get(own, []) for sheet in ("values", "targets"))
        units = dict.fromkeys(unit for one in (*values, *targets) if (unit := one.seen("unit")))
        unit = record.text("unit") or next(iter(units), "")
        _add(element, "UnitOfMeasurement", unit)
        if not self._identifier(element, own):
            record.leave("id")
        if _parts(record.seen("measures")) == [ident] and ident in self._goals:
            record.text("measures")
        for instance in results_in(targets, values, unit, ident, self._periods):
            element.append(instance)
        _add(element, "OtherInformation", self._note(own), needed=False)

    def _identifier(self, element: Element, ident: str) -> bool:
        """Write an identifier, where it can be one: a name in XML, which nothing else in the file has."""
        if not _XML_NAME.fullmatch(ident) or ident in self._used:
            return False
        self._used.add(ident)
        _add(element, "Identifier", ident)
        return True

    def _note(self, about: str) -> str:
        """The text of the note about something."""
        note = self._notes.get(about) if about else None
        if note is None:
            return ""
        note.text("concerns")
        return note.text("text")


def _grouped(records: Iterable[Record], key: str) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(record.seen(key), []).append(record)
    return found


def _measured(record: Record) -> list[str]:
    """The goals or areas that an indicator measures; the area that it is in, where nothing else is said."""
    return _parts(record.seen("measures")) or _parts(record.seen("area"))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _add(parent: Element, name: str, text: str, *, needed: bool = True) -> None:
    """Add an element with a text; where it is not needed, only if there is one."""
    if text or needed:
        SubElement(parent, name).text = text
