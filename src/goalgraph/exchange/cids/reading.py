"""A CIDS file into the sheets of a workbook.

In: its resources. Out: filled sheets: outcomes as goals, themes as areas, indicators, their reports as
values, impact risks, activities and organisations, under the addresses that they have in the file; what has
no place is counted by its kind and property.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from goalgraph.base.names import GG, ORG
from goalgraph.exchange.cids.nodes import BASE, Node
from goalgraph.exchange.filled import Filled, id_of
from goalgraph.exchange.shares import number_of, share_word
from goalgraph.exchange.workbook.cells import Value
from goalgraph.exchange.workbook.periods import between
from goalgraph.exchange.workbook.vocabulary import class_word, shipped_words
from goalgraph.rdf.terms import is_iri

_GLOBAL = re.compile(r"http://metadata\.un\.org/sdg/[\w.]+")
_OF_CODELIST = re.compile(r".*/SDGImpacts/?#?(?:SDG)?(\d{1,2}(?:\.\w{1,2})?)")
_LEVEL = "OUT"
_NAMES = ("hasName", "hasLegalName", "name", "label", "prefLabel")


def read(nodes: Mapping[str, Node], lang: str, name: str) -> Filled:
    """What the file with the name says, in ``lang`` where it does not say in which language it is."""
    filled = Filled(lang)
    _Reader(filled, nodes, filled.document(name)).read()
    return filled


class _Reader:
    def __init__(self, filled: Filled, nodes: Mapping[str, Node], document: str) -> None:
        self.filled, self.nodes, self._document = filled, nodes, document
        self._ids: dict[str, str] = {}

    def read(self) -> None:
        """Fill in everything that the file says."""
        organisations = self._of("Organization", "FormalOrganization")
        models, outcomes = self._of("ImpactModel"), self._of("Outcome")
        themes, indicators = self._of("Theme"), self._of("Indicator")
        for several, begins in (
            (organisations, "ORG"), (themes, "A"), (outcomes, _LEVEL), (indicators, "I"),
            (self._of("Activity"), "ACT"), (self._of("ImpactRisk"), "R"),
        ):  # fmt: skip
            for node in several:
                node.used = True
                self._ids[node.iri] = self.filled.id((), begins)
        self._plan(models, organisations)
        for node in organisations:
            kind = class_word("organisation-type", ORG + "Organization", self.filled.lang)
            self._add("organisations", node, {"name": self._name(node), "organisation-type": kind})
            node.links("hasOutcome", "hasIndicator", "hasImpactModel")
            self._note(node)
        for node in themes:
            self._add("areas", node, {"name": self._name(node), "supports": self._supports(node)})
            self._note(node)
        self._outcomes(outcomes)
        self._indicators(indicators)
        for node in self._of("Activity"):
            row = {"text": self._name(node), "for": self._linked(node, "forOutcome", "hasOutcome")}
            self._add("activities", node, row)
            self._note(node)
        for node in self._of("ImpactRisk"):
            row = {"text": self._name(node), "threatens": self._linked(node, "forOutcome", "hasOutcome")}
            self._add("risks", node, row)
            self._note(node)
        for node in self.nodes.values():
            for what, count in node.left().items():
                self.filled.lose(what, count)

    def _of(self, *kinds: str) -> list[Node]:
        return [node for node in self.nodes.values() if set(kinds).intersection(node.kinds)]

    def _plan(self, models: Iterable[Node], organisations: Iterable[Node]) -> None:
        """The plan: the impact model, or what the organisation has, where there is none."""
        model = next(iter(models), None)
        body = next(iter(organisations), None)
        named = model or body
        row: dict[str, Value] = {
            "name": self._name(named) if named else "",
            "id": f"{(id_of(self._name(body)) if body else '') or 'cids'}/cids",
            "document": self._document,
        }  # fmt: skip
        if model:
            model.used = True
            model.links("hasOutcome", "forOrganization")
            row["description"] = model.text("hasDescription", "description", lang=self.filled.lang)
        if body:
            row["body"] = self._ids[body.iri]
        self.filled.add("plan", row)

    def _add(self, sheet: str, node: Node, row: Mapping[str, Value]) -> None:
        """Add the row of a node under its own id and address."""
        own = (
            node.iri if node.iri.startswith(("http://", "https://")) and not node.iri.startswith(BASE) else ""
        )
        place = {"address": own} if is_iri(own) else {}
        self.filled.add(sheet, {"id": self._ids[node.iri], **row, **place})

    def _name(self, node: Node) -> str:
        found = node.text(*_NAMES, lang=self.filled.lang)
        return found or node.iri.rstrip("/").rpartition("/")[2]

    def _note(self, node: Node) -> None:
        """What explains a thing, as a note about it."""
        for text, _ in node.texts("hasDescription", "description", "hasComment", "comment"):
            self.filled.add("notes", {"text": text, "concerns": self._ids[node.iri]})

    def _linked(self, node: Node, *names: str) -> str:
        """The ids of what a node leads to; what is not in the file is lost."""
        found = []
        for iri in node.links(*names):
            if iri in self._ids:
                found.append(self._ids[iri])
            else:
                self.filled.lose(f"{node.kinds[0]}/{names[0]} → –")
        return "; ".join(dict.fromkeys(found))

    def _supports(self, node: Node) -> str:
        """The global goals that its codes stand for."""
        found = []
        for iri in node.links("hasCode"):
            code = _OF_CODELIST.fullmatch(iri)
            name = iri if _GLOBAL.fullmatch(iri) else f"SDG{code[1]}" if code else ""
            known = shipped_words().global_goal(name.removeprefix("http://metadata.un.org/sdg/"))
            if known:
                found.append(known)
            else:
                self.filled.lose(f"{node.kinds[0]}/hasCode")
        return "; ".join(dict.fromkeys(found))

    def _outcomes(self, outcomes: Iterable[Node]) -> None:
        several = list(outcomes)
        if several:
            self.filled.add("levels", {"prefix": _LEVEL, "name": "Outcome", "order": Decimal(1)})
        for node in several:
            themes = [self._ids[iri] for iri in node.links("forTheme") if iri in self._ids]
            if len(themes) < len(node.links("forTheme")):
                self.filled.lose("Outcome/forTheme → –", len(node.links("forTheme")) - len(themes))
            row = {
                "level": _LEVEL, "text": self._name(node), "area": "; ".join(themes),
                "supports": self._supports(node), "adopted-by": self._linked(node, "forOrganization"),
                "comment": node.text("hasDescription", "description", lang=self.filled.lang),
            }  # fmt: skip
            self._add("goals", node, row)

    def _indicators(self, indicators: Iterable[Node]) -> None:
        several = list(indicators)
        for node in several:
            outcomes = [*node.links("forOutcome")]
            outcomes += [one.iri for one in self._of("Outcome") if node.iri in one.links("hasIndicator")]
            known = dict.fromkeys(self._ids[iri] for iri in outcomes if iri in self._ids)
            if lost := len({iri for iri in outcomes if iri not in self._ids}):
                self.filled.lose("Indicator/forOutcome → –", lost)
            node.links("forOrganization")
            unit = self._unit(node)
            row = {"name": self._name(node), "measures": "; ".join(known), "unit": unit}
            self._add("indicators", node, row)
            self._note(node)
            reports = node.links("hasIndicatorReport")
            for report in self._of("IndicatorReport"):
                if {report.iri, node.iri}.intersection((*reports, *report.links("forIndicator"))):
                    self._report(report, self._ids[node.iri], node)

    def _unit(self, node: Node) -> str:
        """The word for a unit; one that is not known is a note."""
        said = _said_unit(node)
        known = shipped_words().find(GG + "unit", said.rpartition("#")[2] or said) if said else []
        if len(known) == 1:
            return self.filled.word(GG + "unit", known[0])
        if said and node.iri in self._ids:
            text = f"unit_of_measure: {said}"
            self.filled.add("notes", {"text": text, "concerns": self._ids[node.iri]})
        elif said:
            self.filled.lose(f"{node.kinds[0]}/unit_of_measure")
        return ""

    def _report(self, report: Node, indicator: str, of: Node) -> None:
        """A report of an indicator as a value."""
        report.used = True
        report.links("forOrganization")
        said, unit = report.text("numerical_value", "hasNumericalValue"), ""
        for iri in report.links("value"):
            measure = self.nodes.get(iri)
            if measure is None:
                said = said or iri
                continue
            measure.used = True
            said = said or measure.text("numerical_value", "hasNumericalValue")
            unit = self._unit(measure) or unit
        unit = self._unit(report) or unit
        own = next((text for one in (report, of) if (text := _said_unit(one))), "")
        found = number_of(said, unit or own.rpartition("#")[2])
        if found.share:
            unit = share_word(self.filled.lang)
        number = found.value
        comment = report.text("hasComment", "comment", lang=self.filled.lang)
        words = [] if number is not None else [said, comment]
        start, end = (self._day(report, name) for name in ("startedAtTime", "endedAtTime"))
        if start and end and start > end:
            self.filled.lose("IndicatorReport/startedAtTime")
            start = None
        one = start or end
        period = between(start, end) if start and end else one.isoformat() if one else ""
        if found.doubtful:
            self.filled.lose(f"IndicatorReport: {said} ({unit or own})")
            if comment:
                self.filled.add("notes", {"text": comment, "concerns": indicator})
            return
        row: dict[str, Value] = {}
        if number is not None and comment:
            row["id"] = self.filled.id([f"{indicator}.O{period}"] if period else [], f"{indicator}.O")
            self.filled.add("notes", {"text": comment, "concerns": row["id"]})
        row |= {
            "indicator": indicator, "period": period, "value": number,
            "in-words": " – ".join(word for word in words if word), "unit": unit,
            "text": report.text("hasName", lang=self.filled.lang),
        }  # fmt: skip
        self.filled.add("values", row)

    def _day(self, node: Node, name: str) -> date | None:
        text = node.text(name)
        try:
            return date.fromisoformat(text[:10]) if text else None
        except ValueError:
            self.filled.lose(f"{node.kinds[0]}/{name}")
            return None


def _said_unit(node: Node) -> str:
    return node.text("unit_of_measure", "unitDescription").removeprefix(BASE)
