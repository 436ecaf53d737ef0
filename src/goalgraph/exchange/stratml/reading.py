"""A StratML file of either part into the sheets of a workbook.

In: the root of a file, of any version. Out: filled sheets: goals and objectives on two levels, stakeholders
as organisations, vision, mission and values as guiding statements, further information as notes, performance
indicators with their actual results as values and their target results as targets. An element may be missing
or stand in another order, and its namespace is not asked for; what has no place is counted by its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from goalgraph.base.names import DCTERMS, GG, ORG
from goalgraph.base.wording import LANGUAGES
from goalgraph.exchange.filled import Filled, id_of
from goalgraph.exchange.shares import number_of, share_word
from goalgraph.exchange.stratml.results import GROUP, bounds_in
from goalgraph.exchange.stratml.tree import XML_LANG, Node
from goalgraph.exchange.workbook.cells import Value
from goalgraph.exchange.workbook.periods import between, period_in
from goalgraph.exchange.workbook.vocabulary import class_word, shipped_words
from goalgraph.rdf.terms import is_iri

_SHORT = re.compile(r"[^\W_][\w.-]{0,11}")
# Ids of goals begin with the letters of their level.
_OF_LEVEL = re.compile(r"[^\W\d_]{1,4}\d{1,3}[^\W\d_]?")
_BEGINS = re.compile(r"[^\W\d_]+")
# A description that is no longer is what a goal says; a longer one explains it.
_LONGEST_TEXT = 300
_SEQUENCE = re.compile(r"[\w.]{1,8}")
_CODE = re.compile(r"_?(\w{2,10})")
_SAYING = ("value", "low", "high", "in-words", "text", "to-be-achieved")
_STATEMENTS = (("Vision", "VisionStatement"), ("Mission", "MissionStatement"), ("Value", "ValueStatement"))


def read(root: Node, lang: str, name: str) -> Filled:
    """What the file with the name says, in the language that it says it is in, else in ``lang``."""
    said = root.attribute(XML_LANG).casefold().partition("-")[0]
    if said and said not in LANGUAGES:
        filled = Filled(lang)
        filled.lose(f"xml:lang={said}")
    else:
        filled = Filled(said or lang)
    _Reader(filled, root, name).read()
    return filled


class _Reader:
    def __init__(self, filled: Filled, root: Node, file: str) -> None:
        self.filled, self.root, self._file = filled, root, file
        self._organisations: dict[str, str] = {}
        self._plan_id = ""
        self._levels: dict[str, str] = {}
        filled.reserve(one.text.lstrip("_") for one in _walked(root) if one.name.casefold() == "identifier")

    def read(self) -> None:
        """Fill in everything that the file says."""
        root, filled = self.root, self.filled
        root.attribute("Type")
        core = root.one("StrategicPlanCore") or root
        self._plan(core)
        for name, kind in _STATEMENTS:
            for one in core.all(name):
                self._statement(one, kind)
        for goal in core.all("Goal"):
            if goal.says:
                self._goal(goal)
        for order, (prefix, name) in enumerate(self._levels.items(), 1):
            called = f"{name} {prefix}" if list(self._levels.values()).count(name) > 1 else name
            filled.add("levels", {"prefix": prefix, "name": called, "order": Decimal(order)})
        for what, count in root.left().items():
            filled.lose(what, count)

    def _plan(self, core: Node) -> None:
        root = self.root
        about = root.one("AdministrativeInformation") or root
        name, bodies, code = root.said("Name"), [], ""
        notes: list[tuple[str, str]] = []
        for body in core.all("Organization"):
            called, short, identifier = (body.said(key) for key in ("Name", "Acronym", "Identifier"))
            if called or short:
                found = _CODE.fullmatch(identifier)
                if identifier and not found:
                    self.filled.lose("Organization/Identifier")
                code = code or (found[1] if found else id_of(short) or id_of(called))
                bodies.append(self._organisation(called or short, short if called else ""))
                notes.append((body.said("Description"), bodies[-1]))
            for stakeholder in body.all("Stakeholder"):
                self._stakeholder(stakeholder)
        source = about.said("Source")
        if source and is_iri(source):
            document = self.filled.id((), "DOC")
            self.filled.add("documents", {"id": document, "name": name or source, "address": source})
        else:
            document = self.filled.document(self._file)
            if source:
                self.filled.lose("AdministrativeInformation/Source")
        period = self._period(about)
        known = period_in(period)
        if known and known.start == known.end:  # a plan with one date alone: of which period is not said
            period, year = "", str(known.start.year)
            self.filled.lose("AdministrativeInformation/StartDate")
        else:
            year = known.id if known else "plan"
        self._plan_id = f"{code or id_of(name) or '0000'}/{year}"
        self.filled.add(
            "plan",
            {
                "id": self._plan_id, "name": name,
                "body": "; ".join(bodies), "period": period,
                "description": root.said("Description"), "document": document,
            },
        )  # fmt: skip
        self._note(root.said("OtherInformation"), self._plan_id)
        for text, ident in notes:
            self._note(text, ident)

    def _organisation(self, name: str, also: str = "") -> str:
        """The id of an organisation, which gets a row the first time that it is named."""
        key = " ".join(name.casefold().split())
        if key not in self._organisations:
            self._organisations[key] = self.filled.id((), "ORG")
            kind = class_word("organisation-type", ORG + "Organization", self.filled.lang)
            row = {"id": self._organisations[key], "name": name, "also-called": also}
            self.filled.add("organisations", {**row, "organisation-type": kind})
        return self._organisations[key]

    def _stakeholder(self, one: Node) -> str:
        """The id of a stakeholder; none for a person, who is no part of a plan."""
        kind = one.attribute("StakeholderTypeType")
        if kind.casefold() == "person":
            one.attributes["StakeholderTypeType"] = kind
            return ""
        name = one.said("Name")
        if not name:
            return ""
        found = self._organisation(name)
        self._note(one.said("Description"), found)
        return found

    def _statement(self, one: Node, kind: str) -> None:
        name, description = one.said("Name"), one.said("Description") or one.read()
        text = f"{name}: {description}" if name and description else name or description
        if text:
            ident = self._id(one, "GS")
            word = self.filled.word(DCTERMS + "type", GG + kind)
            self.filled.add("statements", {"id": ident, "text": text, "type": word, "guides": self._plan_id})

    def _note(self, text: str, about: str) -> None:
        if text:
            self.filled.add("notes", {"id": self.filled.id((), "N"), "text": text, "concerns": about})

    def _id(self, one: Node, prefix: str, form: re.Pattern[str] = _SHORT) -> str:
        """The id of an element: its identifier where that has the form, else its place in the sequence."""
        identifier, sequence = one.said("Identifier"), one.said("SequenceIndicator")
        own = next((text for text in (identifier, sequence) if form.fullmatch(text)), "")
        counted = f"{prefix}{sequence}" if _SEQUENCE.fullmatch(sequence) else ""
        found = self.filled.id((own, counted), prefix)
        if found != identifier:
            self.filled.numbered.add(found)
        if identifier and found != identifier:
            self.filled.lose(f"{one.name}/Identifier")
        if sequence and found not in (sequence, counted):
            self.filled.lose(f"{one.name}/SequenceIndicator")
        return found

    def _goal(self, goal: Node) -> None:
        ident = self._described(goal, "G", "")
        for objective in goal.all("Objective"):
            bare = not (objective.said("Name") or objective.said("Description"))
            under = ident if bare else self._described(objective, "O", ident)
            for indicator in objective.all("PerformanceIndicator"):
                self._indicator(indicator, under)
        for indicator in goal.all("PerformanceIndicator"):
            self._indicator(indicator, ident)

    def _described(self, one: Node, level: str, above: str) -> str:
        ident = self._id(one, level, form=_OF_LEVEL)
        prefix = _BEGINS.match(ident)
        level = prefix[0] if prefix else level
        self._levels.setdefault(level, one.name.capitalize())
        name, description = one.said("Name"), one.said("Description")
        responsible = []
        for stakeholder in one.all("Stakeholder"):
            found = self._stakeholder(stakeholder)
            roles = stakeholder.all("Role")
            performs = [role for role in roles if role.said("RoleType").casefold() == "performer"]
            if found and performs:
                responsible.append(found)
                for role in performs:
                    role.said("Name")
            elif found:
                self.filled.lose(f"{one.name} → Stakeholder")
        other = one.said("OtherInformation")
        row: dict[str, Value] = {
            "id": ident, "level": level, "text": name or description, "sub-goal-of": above,
            "responsible": "; ".join(dict.fromkeys(responsible)), "comment": other,
        }  # fmt: skip
        if name and description and len(description) <= _LONGEST_TEXT and "\n" not in description:
            row |= {"text": description, "short-name": name if name != description else ""}
        elif name and description:
            row["comment"] = description
            self._note(other, ident)
        self.filled.add("goals", row)
        return ident

    def _indicator(self, one: Node, goal: str) -> None:
        name, unit = one.said("MeasurementDimension"), one.said("UnitOfMeasurement")
        other = one.said("OtherInformation")
        if not (name or unit or other or any(below.says for below in one.all("MeasurementInstance"))):
            return
        ident = self._id(one, f"{goal}.I")
        known = shipped_words().find(GG + "unit", unit) if unit else []
        word = self.filled.word(GG + "unit", known[0]) if len(known) == 1 else ""
        if not unit and _in_shares(one):
            word = unit = share_word(self.filled.lang)
        row: dict[str, Value] = {"id": ident, "name": name or unit, "measures": goal, "unit": word}
        self.filled.add("indicators", row)
        if unit and not word and name:
            self._note(f"UnitOfMeasurement: {unit}", ident)
        self._note(other, ident)
        for instance in one.all("MeasurementInstance"):
            for target in instance.all("TargetResult"):
                row = self._result(target, unit, "to-be-achieved", "text")
                self._add_result("targets", target, {**row, "goal": goal, "indicator": ident}, "due")
            for actual in instance.all("ActualResult"):
                row = self._result(actual, unit, "in-words", "in-words")
                self._add_result("values", actual, {**row, "indicator": ident}, "period")

    def _result(self, result: Node, unit: str, alone: str, beside: str) -> dict[str, Value]:
        """The number of a result, and its words; what should be a number and is none is words."""
        text, words = result.said("NumberOfUnits"), result.said("Description")
        found = number_of(text, unit)
        if found.doubtful:
            self.filled.lose(f"{result.name}/NumberOfUnits: {text} ({unit})")
        elif text and found.value is None:
            words = f"{text} – {words}" if words else text
        row: dict[str, Value] = {"group": self._group(result)}
        if found.share:
            row["unit"] = share_word(self.filled.lang)
        if found.value is None and (bounds := bounds_in(words)):
            return {**row, **bounds}
        return {**row, "value": found.value, (alone if found.value is None else beside): words}

    def _group(self, result: Node) -> str:
        """The group that a result is for: known, or as its descriptors say it; a part is never the whole."""
        said = [(one.said("DescriptorName"), one.said("DescriptorValue")) for one in result.all("Descriptor")]
        texts = [
            value if name in ("", GROUP) or shipped_words().find(GG + "group", value) else f"{name}: {value}"
            for name, value in said
            if value
        ]
        return self.filled.group(", ".join(texts)) if texts else ""

    def _add_result(self, sheet: str, result: Node, row: dict[str, Value], when: str) -> None:
        says = any(row.get(key) is not None and row.get(key) != "" for key in _SAYING)
        period = self._period(result)
        if says:
            self.filled.add(sheet, {**row, when: period})
        elif period:
            self.filled.lose(result.name)

    def _period(self, about: Node) -> str:
        """The period between two dates, as a cell has it; a date that is none is lost."""
        said = {name: about.said(name) for name in ("StartDate", "EndDate")}
        days = {name: _day(text) for name, text in said.items()}
        start, end = days["StartDate"], days["EndDate"]
        for name, text in said.items():
            if text and days[name] is None:
                self.filled.lose(f"{about.name}/{name}")
        if start is None or end is None:
            one = end or start
            return one.isoformat() if one else ""
        if start > end:
            self.filled.lose(f"{about.name}/StartDate")
            return end.isoformat()
        return between(start, end)


def _in_shares(indicator: Node) -> bool:
    """Whether every number of an indicator has a percent sign."""
    results = [one for instance in indicator.all("MeasurementInstance") for one in instance.below]
    texts = [one.text for result in results for one in result.all("NumberOfUnits") if one.text]
    return bool(texts) and all(number_of(text, "").share for text in texts)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _walked(node: Node) -> Iterator[Node]:
    yield node
    for below in node.below:
        yield from _walked(below)
