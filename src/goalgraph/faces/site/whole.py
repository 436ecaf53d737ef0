"""The files of the whole site, one after the other.

In: plans, and where the site will stand. Out: paths and bytes: the pages of each thing with their Turtle
and JSON-LD, plan by plan, what the plans have in common at the end, and what leads to all of it. Only the
plans in hand are held, beside what is in common. The bytes are the same for the same plans, however many are
worked on at once: no clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import ONTOLOGY_GRAPH, RDF, SHAPES
from goalgraph.base.processes import in_turn, processes
from goalgraph.base.resources import resource_folder
from goalgraph.base.texts import Texts
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.exchange.exporting import stated
from goalgraph.faces.site import data
from goalgraph.faces.site.catalogue import catalogue
from goalgraph.faces.site.feed import feed, is_dated
from goalgraph.faces.site.making import Around, File, Part, Work, made, part_of
from goalgraph.faces.site.pages import Frame, own_files
from goalgraph.faces.site.paths import Paths
from goalgraph.faces.site.place import Place
from goalgraph.faces.site.plan import Summary
from goalgraph.faces.site.robots import Sitemap, robots
from goalgraph.faces.site.telling import Teller, in_passing
from goalgraph.faces.site.things import Thing
from goalgraph.model.ready import packed_scope
from goalgraph.model.reference import reference
from goalgraph.rdf.statements import dataset
from goalgraph.rdf.terms import NamedNode

if TYPE_CHECKING:
    from goalgraph.model.plans import Plans


class Site:
    """The site of some plans.

    Once it is made, ``lacking`` is what the data sets' description lacks, ``gone`` the goals that something
    was decided on and that are in no plan, and ``dated`` whether there is a day for a feed.
    """

    def __init__(self, plans: Plans, place: Place, jobs: int = 1) -> None:
        self.plans, self.place = plans, place
        self._jobs = min(jobs, len(plans))
        self.lacking: tuple[str, ...] = ()
        self.gone: tuple[str, ...] = ()
        self.dated = False
        self._summaries: list[Summary] = []

    def files(self, *, keep: bool = True) -> Iterator[File]:
        """All files; each path once. Without ``keep`` each plan's scope is let go when its files are made."""
        plans = self.plans
        there = frozenset(plans.iris if keep else plans.kept_scopes)
        typed = self._typed()
        paths = Paths(plans.iris, sorted(typed))
        base = self.place.base.rstrip("/") + "/" if self.place.base else ""
        frame = Frame(self.place.lang, self._title(), paths.address(ONTOLOGY_GRAPH), base, self.place.live)
        sitemap = Sitemap(base)
        shared = frozenset(thing for thing, several in typed.items() if several)
        common: dict[str, Thing] = {}
        yield from own_files()
        self._summaries = []
        for plan, part in zip(plans.iris, self._parts(frame, paths, shared), strict=True):
            for other, thing in part.others.items():
                if other in common:
                    common[other].add(thing)
                else:
                    common[other] = thing
            self._summaries.append(part.summary)
            for path, content in (*part.files, self._dump(plan, paths)):
                sitemap.add(path)
                yield path, content
            if plan not in there:
                plans.let_go(plan)
        for path, content in self._common(common, frame, paths):
            sitemap.add(path)
            yield path, content
        yield from self._vocabulary(paths)
        yield from self._entrance(frame)
        yield from sitemap.files()
        yield "robots.txt", robots(base)

    def _parts(self, frame: Frame, paths: Paths, shared: frozenset[str]) -> Iterator[Part]:
        """The parts of the plans, in their order."""
        ids = self.plans.ids
        around = Around(frame, self.place, paths, shared, len(self.plans) > 1)
        if self._jobs == 1:
            yield from (part_of(self.plans.scope(plan), ids[plan], around) for plan in self.plans.iris)
            return
        works = (Work(packed_scope(self.plans.scope(plan)), ids[plan], around) for plan in self.plans.iris)
        with processes(self._jobs) as executor:
            yield from in_turn(executor, made, works, self._jobs)

    def _dump(self, plan: str, paths: Paths) -> File:
        """All that is stated and decided in a plan, each part in its graph."""
        return f"{paths.of(plan)}.trig", dataset(stated(self.plans.only(plan), decided=True), ".trig")

    def _title(self) -> dict[str, str]:
        titles: list[Texts] = [self.plans.scope(iri).plan.labels for iri in self.plans.iris[:2]]
        said = {lang: str(wording(lang)["site"]["title"]) for lang in LANGUAGES}
        if len(titles) != 1:
            return said
        first = self.plans.scope(self.plans.iris[0]).plan
        return {lang: in_passing(first.label(lang)) or said[lang] for lang in LANGUAGES}

    def _typed(self) -> dict[str, bool]:
        """All things, and whether several plans have them: in a graph that they share, or each in its own."""
        if len(self.plans) == 1:
            only = self.plans.scope(self.plans.iris[0])
            return {thing: False for thing, _, _ in only.store.links(RDF + "type")}
        having: dict[str, list[str]] = {}
        for plan in self.plans.iris:
            for graph in self.plans.claimed(plan):
                having.setdefault(graph, []).append(plan)
        first: dict[str, str] = {}
        shared: set[str] = set()
        for graph, several in having.items():
            for thing, _, _ in self.plans.store.links(RDF + "type", graph):
                for plan in several:
                    if first.setdefault(thing, plan) != plan:
                        shared.add(thing)
        shipped = (one.subject for one in reference() if one.predicate.value == RDF + "type")
        first |= {one.value: "" for one in shipped if isinstance(one, NamedNode)}
        return {thing: thing in shared for thing in first}

    def _common(self, common: Mapping[str, Thing], frame: Frame, paths: Paths) -> Iterator[File]:
        """The pages of what the plans have in common."""
        address = {iri: paths.address(iri) for thing in common.values() for iri in thing.around}
        address |= {iri: paths.address(iri) for iri in common}
        tellers = {
            lang: Teller(lang, address, frame.vocabulary, whose=len(self.plans) > 1) for lang in LANGUAGES
        }
        for iri, thing in common.items():
            path = paths.of(iri)
            quotes = data.quotes_of(thing, common)
            yield f"{path}.ttl", data.as_turtle(thing, self.place.lang, quotes)
            yield f"{path}.jsonld", data.as_json_ld(thing, (), quotes)
            for lang in LANGUAGES:
                told = tellers[lang].told(thing)
                yield (
                    path + frame.ending(lang),
                    frame.render(
                        "thing.html.j2", path, lang, heading=told.heading, told=told, **_NOTHING_MORE
                    ),
                )

    def _vocabulary(self, paths: Paths) -> Iterator[File]:
        """The ontology with its documentation, and the context and the rules that go with it."""
        from goalgraph.faces.reference import html, reference

        path = paths.of(ONTOLOGY_GRAPH)
        for lang in LANGUAGES:
            ending = ".html" if lang == self.place.lang else f".{lang}.html"
            yield path + ending, html(reference(lang)).encode()
        ontology, shapes = resource_folder("ontology"), resource_folder("shapes")
        yield f"{path}.ttl", (ontology / "goalgraph.ttl").read_bytes()
        yield f"{path}/plans.context.jsonld", (ontology / "plans.context.jsonld").read_bytes()
        yield f"{paths.of(SHAPES.rstrip('#'))}.ttl", (shapes / "core.ttl").read_bytes()

    def _entrance(self, frame: Frame) -> Iterator[File]:
        """The first page, the feed of decisions and the description of the data sets."""
        described, self.lacking = catalogue(self._summaries, self.place)
        self.gone = tuple(goal for summary in self._summaries for goal in summary.gone)
        self.dated = is_dated(self._summaries)
        yield "catalogue.ttl", described
        for lang in LANGUAGES:
            ending = "" if lang == self.place.lang else f".{lang}"
            beside = [{"type": "text/turtle", "href": "catalogue.ttl"}]
            name = f"feed{ending}.xml" if self.dated else ""
            if name:
                beside.insert(0, {"type": "application/atom+xml", "href": name})
                yield name, feed(self._summaries, frame, lang)
            yield (
                "index" + frame.ending(lang),
                frame.render(
                    "index.html.j2",
                    "index",
                    lang,
                    data=False,
                    alternates=beside,
                    heading=frame.title[lang],
                    plans=[summary.row(lang) for summary in self._summaries],
                    goals=self._summaries[0].goals_in(lang) if len(self._summaries) == 1 else (),
                    feed=name,
                ),
            )


_NOTHING_MORE: Mapping[str, Any] = MappingProxyType({
    "plan": None, "charts": (), "requirements": (), "records": (), "dump": "", "licence": "",
    "credits": (), "open_groups": (), "closed_groups": (),
})  # fmt: skip
