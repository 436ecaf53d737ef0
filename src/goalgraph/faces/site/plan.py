"""The pages of one plan, and what the rest of the site says of it.

In: a plan's scope and its things. Out: files; and a summary that is small enough to be kept while the next
plan is in hand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from goalgraph.base.names import DCTERMS, FOAF, Kind
from goalgraph.base.texts import Texts, text_in
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.faces.site import data
from goalgraph.faces.site.telling import Group, Said, Shown, Teller, in_passing
from goalgraph.faces.site.things import Thing
from goalgraph.model.credited import Credited, credited
from goalgraph.model.objects import Goal, Target
from goalgraph.rdf.terms import Literal, NamedNode

if TYPE_CHECKING:
    from goalgraph.decisions.history import Record
    from goalgraph.faces.report.measures import Measures
    from goalgraph.faces.site.pages import Frame
    from goalgraph.faces.site.paths import Paths
    from goalgraph.faces.site.place import Place
    from goalgraph.model.scope import Scope

# Of so many goals the first page of a site with one plan shows the names.
_MOST_GOALS = 40


@dataclass(frozen=True, slots=True)
class TextOfRecord:
    """A decision or proposal in one language; ``who`` decided it, or in which dialogue it was proposed."""

    who: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class RecordShown:
    """A decision or proposal, as lists of them tell it."""

    iri: str
    path: str
    goal: str
    day: str
    decided: bool
    told: Mapping[str, TextOfRecord]
    replaced_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What is kept of a plan: what it is called, whose it is, and what has been decided."""

    iri: str
    dataset: str
    path: str
    labels: Texts
    titles: Texts
    descriptions: Texts
    facts: Mapping[str, tuple[str, ...]]
    licence: str
    publisher: tuple[str, Texts] | None
    day: str
    period: tuple[str, str] | None
    records: tuple[RecordShown, ...]
    gone: tuple[str, ...]
    workshop: str
    goals: tuple[tuple[str, str, Texts], ...]
    credited: tuple[Credited, ...]

    @property
    def names(self) -> Texts:
        """What it is called in full, in the languages that it has; its IRI, in none, where it has no name."""
        return self.titles or self.labels or {"": self.iri}

    def title(self, lang: str) -> str:
        """What it is called in full."""
        return text_in(self.names, lang)

    def described(self) -> Texts:
        """What it holds: in its own words, as far as they go, or else in goalgraph's."""
        return self.descriptions or {
            lang: str(wording(lang)["site"]["dataset_description"]).format(plan=self.title(lang))
            for lang in LANGUAGES
        }

    def goals_in(self, lang: str) -> tuple[Shown, ...]:
        """Its goals, as links to their pages."""
        return tuple(
            Shown(Said(in_passing(text_in(texts, lang))), in_passing(name), path=path)
            for path, name, texts in self.goals
        )

    def row(self, lang: str) -> dict[str, Any]:
        """The plan where plans are listed."""
        shown = Shown(Said(in_passing(self.title(lang))), path=self.path)
        return {"shown": shown, "facts": self.facts[lang], "workshop": self.workshop}


def summary_of(scope: Scope, ident: str, paths: Paths, place: Place, *, several: bool = False) -> Summary:
    """What is kept of a plan, one of several or the only one."""
    from goalgraph.faces.page.content.accessibility import named_in, whose

    plan = scope.plan
    about = scope.store.links(FOAF + "primaryTopic")
    described = sorted({dataset for dataset, topic, _ in about if topic == scope.iri})
    said = [one for iri in (*described[:1], scope.iri) for one in scope.store.said_of(iri)]
    titles, _ = named_in(scope)
    licences = sorted(
        value.value for name, value in said if name == DCTERMS + "license" and isinstance(value, NamedNode)
    )
    body = whose(scope)
    period = plan.period
    span = (
        (period.start.isoformat(), period.end.isoformat()) if period and period.start and period.end else None
    )
    path = paths.address(scope.iri)
    return Summary(
        iri=scope.iri,
        dataset=described[0] if described else f"{scope.iri}/dataset",
        path=path,
        labels=plan.labels,
        titles=titles,
        descriptions={
            value.language or "": value.value
            for name, value in said
            if name == DCTERMS + "description" and isinstance(value, Literal)
        },
        facts={lang: tuple(_facts(scope, ident, lang)) for lang in LANGUAGES},
        licence=licences[0] if licences else "",
        publisher=(f"{scope.iri}/dataset-publisher", body) if body else None,
        day=plan.reference_date.isoformat() if plan.reference_date else "",
        period=span,
        records=tuple(_records(scope, paths)),
        gone=tuple(_gone(scope, ident if several else "")),
        workshop=f"{path}.workshop.html" if place.workshop else "",
        goals=tuple(
            (paths.address(goal.iri), goal.screen_name, goal.short_labels or goal.labels)
            for goal in scope.goals[:_MOST_GOALS]
        ),
        credited=credited(scope),
    )


class PlanPages:
    """The pages of one plan."""

    def __init__(
        self,
        scope: Scope,
        summary: Summary,
        own: Mapping[str, Thing],
        others: Mapping[str, Thing],
        frame: Frame,
        paths: Paths,
        place: Place,
    ) -> None:
        self._scope, self._frame, self._place = scope, frame, place
        self._own, self._all = own, {**others, **own}
        self._paths, self._path = paths, paths.of(scope.iri)
        self._licence = summary.licence or place.licence
        self._credited = {one.iri: one for one in summary.credited}
        self._records: dict[str, list[RecordShown]] = {}
        for one in summary.records:
            self._records.setdefault(one.goal, []).append(one)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The files of the plan's own things; what it shares with others is not among them."""
        from goalgraph.faces.page import render
        from goalgraph.faces.report.measures import Measures

        address = {iri: self._paths.address(iri) for iri in self._all}
        tellers = {
            lang: Teller(lang, address, self._frame.vocabulary, [self._scope.names], self._scope.term)
            for lang in LANGUAGES
        }
        measures = {lang: Measures(self._scope, None, lang) for lang in LANGUAGES}
        frames = {lang: self._shared_words(tellers[lang]) for lang in LANGUAGES}
        for iri, thing in self._own.items():
            path = self._paths.of(iri)
            quotes = data.quotes_of(thing, self._all)
            yield f"{path}.ttl", data.as_turtle(thing, self._place.lang, quotes)
            yield f"{path}.jsonld", data.as_json_ld(thing, [self._scope.iri], quotes)
            for lang in LANGUAGES:
                shown = frames[lang] | self._more(thing, lang, measures[lang], tellers[lang])
                shown |= self._credits(thing, lang)
                yield path + self._frame.ending(lang), self._page(thing, path, lang, tellers[lang], shown)
        if not self._place.workshop:
            return
        page = render([self._scope], self._place.lang, self._place.contact, self._place.publisher)
        yield f"{self._path}.workshop.html", page.encode()

    def _shared_words(self, teller: Teller) -> dict[str, Any]:
        called = self._all[self._scope.iri].called
        address = self._paths.address(self._scope.iri)
        return {
            "plan": teller.shown(called),
            "fictitious": self._scope.plan.fictitious,
            "workshop": f"{address}.workshop.html" if self._place.workshop else "",
            "dump": f"{address}.trig",
            "licence": self._licence if self._licence.startswith(("http://", "https://")) else "",
        }

    def _credits(self, thing: Thing, lang: str) -> dict[str, Any]:
        """Whose the thing is where it is not the plan's own, and whose what it shows is."""
        homes = {self._all[one.subject].home for one in thing.pointing if one.subject in self._all}
        around = [self._credited[home].line(lang) for home in sorted(homes & self._credited.keys())]
        if thing.home not in self._credited:
            return {"credits": around}
        whose = self._credited[thing.home]
        return {"credits": [text_in(whose.citations, lang)], "licence": whose.licence}

    def _page(self, thing: Thing, path: str, lang: str, teller: Teller, shown: dict[str, Any]) -> bytes:
        told = teller.told(thing)
        if thing.called.iri == self._scope.iri:
            shown = {**shown, "plan": None}
            told = replace(told, down=())
        template = "plan.html.j2" if thing.called.iri == self._scope.iri else "thing.html.j2"
        return self._frame.render(template, path, lang, heading=told.heading, told=told, **shown)

    def _more(self, thing: Thing, lang: str, measures: Measures, teller: Teller) -> dict[str, Any]:
        """What only some kinds have: charts, requirements, decisions, and the contents of the plan."""
        found: dict[str, Any] = {
            "charts": (), "requirements": (), "records": (), "open_groups": (), "closed_groups": (),
        }  # fmt: skip
        kind = thing.called.kind
        if kind is Kind.INDICATOR and thing.resource:
            found["charts"] = self._charts(thing.resource.id, measures)
        elif kind is Kind.GOAL:
            found["requirements"] = self._requirements(thing.called.iri, lang)
            found["records"] = self._decided(thing, lang)
        elif thing.called.iri == self._scope.iri:
            found["open_groups"], found["closed_groups"] = self._contents(lang, teller)
        return found

    def _charts(self, ident: str, measures: Measures) -> tuple[dict[str, Any], ...]:
        from goalgraph.faces.charts import svg

        aims = [one for one in self._scope.resources(Kind.TARGET) if isinstance(one, Target)]
        return tuple(
            {"svg": Markup(svg(chart)), "title": chart.title, "note": chart.note}
            for chart in measures.charts([ident], aims)
        )

    def _requirements(self, iri: str, lang: str) -> list[list[str]]:
        from goalgraph.faces.text.readiness import rows

        return rows([one for one in self._scope.readiness(iri) if one.applies], lang)

    def _decided(self, thing: Thing, lang: str) -> list[dict[str, Any]]:
        words = wording(lang)["site"]
        ident = thing.resource.id if thing.resource else ""
        return [
            {
                "day": one.day,
                "sort": words["decision" if one.decided else "proposal"],
                "title": one.told[lang].title,
                "text": one.told[lang].text,
                "path": one.path if one.iri in self._own else "",
                "replaced": words["replaced"].format(by=", ".join(one.replaced_by))
                if one.replaced_by
                else "",
            }
            for one in self._records.get(ident, ())
        ]

    def _contents(self, lang: str, teller: Teller) -> tuple[list[Group], list[Group]]:
        """Everything in the plan: goals level by level and areas, and what else there is, kind by kind."""
        words = wording(lang)["site"]
        mine = sorted((thing for thing in self._own.values()), key=lambda thing: thing.called.order)
        by: dict[tuple[int, str], list[Shown]] = {}
        closed: dict[str, list[Shown]] = {}
        for thing in mine:
            called = thing.called
            if called.iri == self._scope.iri:
                continue
            shown = teller.shown(called)
            if called.kind is Kind.GOAL:
                level = self._scope.level_of(thing.resource) if isinstance(thing.resource, Goal) else None
                at = in_passing(level.label(lang)) if level else ""
                title = words["goals_at"].format(level=at) if level else words["goals_without"]
                by.setdefault((-level.order if level else 1, title), []).append(shown)
            elif called.kind is Kind.AREA:
                by.setdefault((2, words["areas"]), []).append(shown)
            else:
                closed.setdefault(teller.kind(called) if called.kind else words["others"], []).append(shown)
        opened = [
            Group(title, tuple(shown)) for (_, title), shown in sorted(by.items(), key=lambda one: one[0])
        ]
        return opened, [Group(title, tuple(shown)) for title, shown in closed.items()]


def _facts(scope: Scope, ident: str, lang: str) -> Iterator[str]:
    from goalgraph.model.local_names import kinds

    plan, words = scope.plan, wording(lang)["site"]
    yield ident
    if plan.period:
        yield plan.period.label(lang)
    if plan.adopted_by:
        yield ", ".join(one.label(lang) for one in plan.adopted_by)
    count = len(scope.goals)
    yield words["counted"].format(count=count, kind=kinds([scope.names], lang)[Kind.GOAL.value])
    if plan.fictitious:
        yield words["fictitious"]


def _records(scope: Scope, paths: Paths) -> Iterator[RecordShown]:
    """What has been decided and proposed, goal by goal, and then of goals that the plan no longer has."""
    if not scope.graphs("decided"):
        return
    from goalgraph.decisions.history import history, of_what_is_gone

    several = (history(scope, goal.iri) for goal in (*scope.goals_above, *scope.goals))
    for record in (*chain.from_iterable(several), *of_what_is_gone(scope)):
        yield RecordShown(
            iri=record.iri,
            path=paths.address(record.iri),
            goal=record.goal,
            day=record.day.isoformat(),
            decided=record.decided,
            told={lang: _told(record, lang) for lang in LANGUAGES},
            replaced_by=record.superseded_by,
        )


def _gone(scope: Scope, plan: str) -> Iterator[str]:
    """The goals that the plan no longer has, of which something is recorded."""
    from goalgraph.decisions.history import of_what_is_gone

    if scope.graphs("decided"):
        for goal in dict.fromkeys(record.goal for record in of_what_is_gone(scope)):
            yield f"{plan}/{goal}" if plan else goal


def _told(record: Record, lang: str) -> TextOfRecord:
    who = text_in(record.body, lang) or record.dialogue
    return TextOfRecord(who, " ".join(filter(None, (who, record.paragraph))), record.summary(lang))
