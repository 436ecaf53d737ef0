"""The next edition of a plan: what continues, with names of its own.

In: a graph with one plan. Out: the draft of its next edition. What the plan states goes on: areas, goals,
guiding statements, strategies, risks, indicators, policy documents, data sources, reporting occasions, and
the council goals as they are, for they outlive an edition. Each says what it continues, and the old
edition's document as its source. What is quoted, measured, noted or decided stays with the old edition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cached_property
from itertools import chain
from typing import cast
from urllib.parse import quote

from goalgraph.base.errors import ParameterError
from goalgraph.base.names import (
    DCTERMS,
    FOAF,
    GG,
    GGID,
    PREFIXES,
    PROV,
    RDF,
    SKOS,
    Kind,
)
from goalgraph.base.wording import wording
from goalgraph.editions import Draft
from goalgraph.editions.comparison import COMPARED
from goalgraph.editions.continuing import IN_AREA_FILE, IN_PLAN_FILE, LEFT_OUT, OF_PLAN, STAYING
from goalgraph.editions.datasets import datasets_of, next_dataset, plan_of
from goalgraph.editions.periods import Calendar
from goalgraph.model.objects import Anomaly, Resource
from goalgraph.model.reference import reference_graphs
from goalgraph.model.scope import Scope
from goalgraph.rdf.terms import BlankNode, Literal, NamedNode, Term, Triple
from goalgraph.rdf.turtle import Section, turtle

_UNFIT_PREFIXES = ("ggid", "plan", "council", "muni")
_DATES = (GG + "startDate", GG + "endDate", GG + "dueDate")
_DATE = NamedNode(PREFIXES["xsd"] + "date")


def next_edition(graph: Scope, ident: str | None, year: int | None, lang: str) -> Draft:
    """The draft of the edition after a plan.

    Args:
        graph: the scope of the plan to go on from.
        ident: the id of the new plan; that of the old one with the years moved unless given.
        year: the first year of the new plan; the id's, or the year after the old one's last, unless given.
        lang: the language of the comments in the files.

    Raises:
        ParameterError: no year can be told, it is not after the old plan's, it is not the id's, or the new
            edition would be named like the old.
    """
    return _Succession(graph, ident, year, lang).draft()


class _Succession:
    """The names, years and triples of one plan's next edition."""

    def __init__(self, graph: Scope, ident: str | None, year: int | None, lang: str) -> None:
        plan = graph.plan
        self.graph, self.plan, self.words = graph, plan, wording(lang)["new"]
        self.stated = graph.graphs("stated")
        self.calendar = Calendar(graph.store, self.stated, plan, ident, year, lang)
        self.ident, self.iri = self._names(ident)
        if self.ident == plan.id or self.iri == plan.iri:
            raise ParameterError(name="id", value=self.ident, expected=f"{self.words['another']} {plan.id}")
        kinds = (*IN_PLAN_FILE, *IN_AREA_FILE)
        self.continuing = {kind: graph.resources(kind) for kind in kinds}
        self.continuing[Kind.GOAL] = list(graph.goals)
        self.continuing[Kind.RISK] = [risk for risk in self.continuing[Kind.RISK] if self._threatens(risk)]
        outliving = [found for found in self.continuing[Kind.LEVEL] if not self._own(found)]
        self.continuing[Kind.LEVEL] = [found for found in self.continuing[Kind.LEVEL] if self._own(found)]
        self.council: list[Resource] = [*outliving, *graph.goals_above]
        self.renamed = {plan.iri: self.iri} | {
            found.iri: self._renamed(found) for kind in kinds for found in self.continuing[kind]
        }
        self.known = {found.iri for found in graph.resources() if found.kind is not Kind.ORGANISATION}
        self.terms: dict[str, list[Triple]] = {}

    def draft(self) -> Draft:
        """The files, and what did and did not go on."""
        parts = self._area_files(), self._council_files(), {"plan.ttl": self._plan_file()}
        kept = Counter(found.kind for found in [*self.council, *chain(*self.continuing.values())])
        left = {k.value: sum(r.iri not in self.terms for r in self.graph.resources(k)) for k in STAYING}
        left[Kind.RISK.value] = len(self.graph.resources(Kind.RISK)) - len(self.continuing[Kind.RISK])
        types = [(g.iri, g.steering_mode.iri) for g in self.graph.goals if g.steering_mode]
        modes = sum(self.graph.declared.open_type(goal) != kind for goal, kind in types)
        ended = [day for home, found in self._council_homes.items() for day in self._ended(home, found)]
        links = sum(link.relation in COMPARED for link in self.graph.links("decided"))
        dropped = {"decided-links": links, "steering-modes": modes}
        return Draft(
            self.ident,
            {**parts[2], **parts[0], **parts[1]},
            {kind.value: kept[kind] for kind in Kind if kept[kind]},
            {name: count for name, count in left.items() if count},
            {name: count for name, count in dropped.items() if count},
            len(ended),
            max(ended, default=None),
            self.graph.names,
        )

    def _names(self, ident: str | None) -> tuple[str, str]:
        """The id and the IRI of the new plan: those of the old with the years moved, or as asked for."""
        old, calendar = self.plan, self.calendar
        if ident:
            base = old.iri.removesuffix(old.id) if old.iri.endswith(old.id) else GGID
            return ident, base + ident
        moved_id, moved = calendar.moved_text(old.id), calendar.moved_text(old.iri)
        suffix = f"/{calendar.named}"
        return (
            moved_id if moved_id != old.id else old.id + suffix,
            moved if moved != old.iri else old.iri + suffix,
        )

    def _threatens(self, risk: Resource) -> bool:
        """Whether something that a risk threatens, or lies in, goes on; what is tied to nothing does."""
        ends = [link.object for link in self.graph.links_of(risk.id)[0] if link.basis != "derived"]
        return not ends or any(self.graph.get(end).kind not in STAYING for end in ends)

    def _own(self, level: Resource) -> bool:
        """Whether a level is the plan's own, and not one of a plan that it requires."""
        return level.iri.startswith(self.plan.iri + "/")

    def _renamed(self, found: Resource) -> str:
        inside = found.iri.startswith(self.plan.iri + "/")
        return self.iri + (found.iri.removeprefix(self.plan.iri) if inside else "/" + quote(found.id))

    def _plan_file(self) -> str:
        calendar, old = self.calendar, self.plan
        described: list[Triple] = [
            _triple(self.iri, SKOS + "notation", Literal(self.ident)),
            _triple(self.iri, GG + "period", NamedNode(calendar.plan_period(self.iri))),
            _triple(self.iri, GG + "referenceDate", Literal(calendar.first_day.isoformat(), datatype=_DATE)),
            *self._origin(old.iri),
            *(
                _triple(self.iri, DCTERMS + "requires", NamedNode(home))
                for home in sorted({*map(plan_of, self._council_homes), *self._plans_above})
                if home != old.iri
            ),
        ]
        for triple in self._statements(old.iri):
            value = triple.object
            if triple.predicate.value in OF_PLAN:
                described.append(_triple(self.iri, triple.predicate.value, self._moved_name(value)))
            if triple.predicate.value == GG + "usesScale" and isinstance(value, NamedNode):
                self._take_scale(value.value)
        dataset = [
            list(next_dataset(iri, self._statements(iri), old, self.iri, self._moved_name))
            for iri in datasets_of(self.graph.store, self.stated, old.iri)
        ]
        levels, occasions, documents = (self._blocks(self.continuing[kind]) for kind in IN_PLAN_FILE)
        words = self.words
        sections = [
            Section(words["plan"], [described, *dataset], [words["set_date"]]),
            Section(words["levels"], levels),
            Section(words["occasions"], occasions, [words["set_occasions"], *self._noted()]),
            Section(words["policy_documents"], documents),
            Section(words["terms"], list(self.terms.values())),
            Section(words["periods"], calendar.described()),
        ]
        return turtle(words["plan_head"].format(old=old.label(words["lang"])), self._prefixes(), sections)

    def _moved_name(self, value: Term) -> Term:
        """A name with its years moved; anything else as it is."""
        if isinstance(value, Literal) and value.language:
            return Literal(self.calendar.moved_text(value.value), language=value.language)
        return value

    def _noted(self) -> list[str]:
        """A remark for each occasion whose wording the old edition has notes on."""
        remarks = []
        notes = [found for found in self.graph.resources(Kind.ANOMALY) if isinstance(found, Anomaly)]
        for occasion in self.continuing[Kind.REPORTING_OCCASION]:
            about = [note for note in notes if occasion.id in note.concerns]
            on_it = [f"{note.id} ({note.label(self.words['lang'])})" for note in about]
            if on_it:
                remarks.append(self.words["noted"].format(occasion=occasion.id, notes=", ".join(on_it)))
        return remarks

    def _area_files(self) -> dict[str, str]:
        """A file for each area, and one for goals that are in none, with what hangs on them."""
        areas = self.continuing[Kind.AREA]
        home = {area.id: area.id for area in areas}
        home |= {goal.id: min(self.graph.areas_of(goal), default="") for goal in self.graph.goals}
        rest = areas[0].id if areas else ""
        above = self.graph.links("stated")
        for relation in ("inArea", "guides", "contributesTo", "measures", "threatens"):
            for link in above:
                if link.relation == relation and link.object in home:
                    home.setdefault(link.subject, home[link.object])
        heads = {
            area.id: (f"area-{number}.ttl", self.words["area_head"].format(number=number, name=name))
            for number, area in enumerate(areas, start=1)
            for name in [area.label(self.words["lang"])]
        }
        heads[""] = ("goals.ttl", self.words["goals_head"])
        files = {}
        for place, (file, head) in heads.items():
            sections = [
                Section(self.words["sections"][kind.value], self._blocks(found))
                for kind in IN_AREA_FILE
                if (found := [r for r in self.continuing[kind] if home.get(r.id, rest) == place])
            ]
            if sections:
                files[file] = turtle(head, self._prefixes(), sections)
        return files

    def _council_files(self) -> dict[str, str]:
        """The council goals, a file for each graph that they are in, for a graph is named by its file."""
        files = {}
        for number, (home, goals) in enumerate(self._council_homes.items(), start=1):
            plans_above = {plan_of(home), *self._plans_above} - {self.plan.iri}
            described = [
                one
                for iri in sorted(plans_above)
                for one in (iri, *datasets_of(self.graph.store, self.stated, iri))
            ]
            plans = [
                [*kept, *(self._from(iri, home) if iri in plans_above else [])]
                for iri in described
                if (kept := self._kept(iri, self._statements(iri, [home])))
            ]
            blocks = [
                [*self._kept(goal.iri, self._statements(goal.iri)), *self._source(goal.iri)] for goal in goals
            ]
            name = f"council-goals{'' if number == 1 else f'-{number}'}.ttl"
            ended = self._ended(home, goals)
            sections = [
                Section(self.words["dataset"], plans),
                Section(self.words["council"], blocks, self._ended_remark(ended)),
            ]
            files[name] = turtle(self.words["council_head"], self._prefixes(), sections)
        return files

    def _from(self, above: str, home: str) -> list[Triple]:
        """When a plan above is from, as it is printed, and where it is stated."""
        printed = [
            one for one in self._statements(above, [home]) if one.predicate.value == GG + "dateAsPrinted"
        ]
        return [*printed, *self._source(above)]

    @cached_property
    def _council_homes(self) -> dict[str, list[Resource]]:
        """The council goals of each graph that they are in."""
        homes: dict[str, list[Resource]] = {}
        for goal in self.council:
            graphs = [name for name in self.stated if self._statements(goal.iri, [name])]
            homes.setdefault(min(graphs, key=lambda name: plan_of(name) == self.plan.iri), []).append(goal)
        return homes

    @cached_property
    def _plans_above(self) -> set[str]:
        """The plans that the council goals are in."""
        return {self.graph.get(ident).iri for goal in self.graph.goals_above for ident in goal.plan_ids}

    def _ended(self, home: str, goals: list[Resource]) -> list[date]:
        """The last days of the council goals whose period, or else their plan's, ends too soon."""
        found = []
        for goal in (one for one in goals if one.kind is Kind.GOAL):
            above = plan_of(home)
            days = self._last_days(goal.iri) or (self._last_days(above) if above != self.plan.iri else [])
            if days and max(days) < self.calendar.first_day:
                found.append(max(days))
        return found

    def _last_days(self, iri: str) -> list[date]:
        said = [triple.object for triple in self._statements(iri) if triple.predicate.value == GG + "period"]
        periods = [period.value for period in said if isinstance(period, NamedNode)]
        return [ends[1] for period in periods if (ends := self.calendar.ends(period))]

    def _ended_remark(self, ended: list[date]) -> list[str]:
        if not ended:
            return []
        return [self.words["council_ended"].format(count=len(ended), year=max(ended).year)]

    def _blocks(self, resources: Iterable[Resource]) -> list[list[Triple]]:
        return [[*self._moved(found.iri), *self._origin(found.iri)] for found in resources]

    def _origin(self, old: str) -> list[Triple]:
        """What something continues, and that it is stated in the document of the old edition."""
        new = self.renamed[old]
        return [_triple(new, GG + "continues", NamedNode(old)), *self._source(new)]

    def _source(self, subject: str) -> list[Triple]:
        """The documents that what outlives the edition is stated in; of the new, those of the old plan."""
        documents = self._stated_in(str(NamedNode(subject))) or self._documents
        for document in documents:
            self._take_along(document)
        return [_triple(subject, GG + "statedIn", NamedNode(document)) for document in documents]

    @cached_property
    def _documents(self) -> list[str]:
        """The documents that the old plan is stated in, else those of what it holds, else the plan itself."""
        return self._stated_in(str(NamedNode(self.plan.iri))) or self._stated_in("?part") or [self.plan.iri]

    def _stated_in(self, subject: str) -> list[str]:
        text = f"""
            SELECT DISTINCT ?document WHERE {{
                {subject} <{GG}statedIn>/<{PROV}wasQuotedFrom>? ?document . ?document a <{FOAF}Document>
            }}"""
        return sorted(row.text("document") for row in self.graph.store.select(text, self.stated))

    def _moved(self, old: str) -> list[Triple]:
        """What goes on of a resource: with the new names, dates and periods, and an occasion's years."""
        triples = []
        occasion = any(found.iri == old for found in self.continuing[Kind.REPORTING_OCCASION])
        for triple in self._kept(old, self._statements(old)):
            predicate = triple.predicate.value
            value: Term | None = triple.object
            if predicate == GG + "period" and isinstance(value, NamedNode):
                moved = self.calendar.moved_period(value.value, self.iri)
                value = NamedNode(moved) if moved else None
            elif predicate in _DATES and isinstance(value, Literal):
                value = self.calendar.moved_date(value)
            elif occasion and isinstance(value, Literal) and value.language:
                value = Literal(self.calendar.moved_text(value.value), language=value.language)
            if value is not None:
                triples.append(_triple(self.renamed[old], predicate, value))
        return triples

    def _kept(self, subject: str, triples: list[Triple]) -> list[Triple]:
        """The triples that do not speak of the old document, of decisions, or of what stays behind."""
        kept = []
        for triple in triples:
            predicate, value = triple.predicate.value, triple.object
            if predicate in LEFT_OUT or predicate.startswith(PROV) or isinstance(value, BlankNode):
                continue
            if isinstance(value, NamedNode):
                if self._stays(value.value):
                    continue
                value = NamedNode(self.renamed.get(value.value, value.value))
                if predicate not in (RDF + "type", GG + "period"):
                    self._take_along(value.value)
            kept.append(_triple(subject, predicate, value))
        return kept

    def _stays(self, iri: str) -> bool:
        if iri in self.renamed or iri not in self.known:
            return False
        return self.graph.get(iri).kind in STAYING

    def _take_along(self, iri: str) -> None:
        """Describe a term of the old edition's own again, where something that continues points at it."""
        if iri in self.terms or iri in self.known or iri in self.renamed.values():
            return
        if self._statements(iri, sorted(reference_graphs())):
            return
        found = self._statements(iri, [name for name in self.stated if name not in reference_graphs()])
        if found:
            self.terms[iri] = []
            self.terms[iri] = self._kept(iri, found)

    def _take_scale(self, scheme: str) -> None:
        """Describe again the scale that goals are assessed on, with its values."""
        values = f"SELECT ?one WHERE {{ ?one <{SKOS}inScheme> {NamedNode(scheme)} }} ORDER BY ?one"
        own = [row.text("one") for row in self.graph.store.select(values, self.stated)]
        for iri in (scheme, *own):
            if not self._statements(iri, sorted(reference_graphs())):
                self.terms[iri] = [*self._kept(iri, self._statements(iri)), *self._source(iri)]

    def _statements(self, subject: str, graphs: list[str] | None = None) -> list[Triple]:
        text = f"SELECT DISTINCT ?p ?o WHERE {{ {NamedNode(subject)} ?p ?o }}"
        rows = self.graph.store.select(text, self.stated if graphs is None else graphs)
        return [_triple(subject, row.text("p"), cast("NamedNode", row["o"])) for row in rows]

    @cached_property
    def _council_space(self) -> str | None:
        spaces = {goal.iri.rpartition("/")[0] + "/" for goal in self.council}
        return spaces.pop() if len(spaces) == 1 else None

    def _prefixes(self) -> dict[str, str]:
        own = {"plan": self.iri + "/", "old": self.plan.iri + "/"}
        if self._council_space:
            own["council"] = self._council_space
        general = {k: v for k, v in PREFIXES.items() if k not in _UNFIT_PREFIXES}
        return own | general


def _triple(subject: str, predicate: str, value: Term) -> Triple:
    return Triple(NamedNode(subject), NamedNode(predicate), value)
