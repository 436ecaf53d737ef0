"""The files of the whole site, one after the other.

In: plans, and where the site will stand. Out: paths and bytes: the pages of each thing with their Turtle
and JSON-LD, plan by plan, what the plans have in common at the end, and what leads to all of it. Only the
plan in hand is held, beside the addresses and what is in common. The bytes are the same for the same plans:
no clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import ONTOLOGY_GRAPH, RDF, SHAPES
from goalgraph.base.resources import resource_folder
from goalgraph.base.texts import Texts
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.faces.site import data
from goalgraph.faces.site.catalogue import catalogue
from goalgraph.faces.site.feed import feed, is_dated
from goalgraph.faces.site.pages import Frame, own_files
from goalgraph.faces.site.paths import Paths
from goalgraph.faces.site.plan import PlanPages, Summary, summary_of
from goalgraph.faces.site.robots import Sitemap, robots
from goalgraph.faces.site.telling import Teller
from goalgraph.faces.site.things import Thing, things_of

if TYPE_CHECKING:
    from goalgraph.model.plans import Plans

File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site will stand, and who publishes what under which terms.

    Attributes:
        lang: the language of the addresses that name none.
        base: the site's address; without it links lead from page to page, and there is no sitemap.
        licence: the address of the licence that the data has, where the plans do not say it themselves.
        publisher: the name of the body that publishes, where the plans do not say it.
        contact: whom to tell of what is not accessible.
        live: the address of the script that reloads a page that has changed, or nothing.
        workshop: whether each plan has its workshop page, for which the rules have to be checked.
    """

    lang: str = "sv"
    base: str = ""
    licence: str = ""
    publisher: str = ""
    contact: str = ""
    live: str = ""
    workshop: bool = True


class Site:
    """The site of some plans.

    Once it is made, ``lacking`` is what the data sets' description lacks, ``gone`` the goals that something
    was decided on and that are in no plan, and ``dated`` whether there is a day for a feed.
    """

    def __init__(self, plans: Plans, place: Place) -> None:
        self.plans, self.place = plans, place
        self.lacking: tuple[str, ...] = ()
        self.gone: tuple[str, ...] = ()
        self.dated = False
        self._summaries: list[Summary] = []

    def files(self) -> Iterator[File]:
        """All files; each path once."""
        place, plans = self.place, self.plans
        paths = Paths(plans.iris)
        base = place.base.rstrip("/") + "/" if place.base else ""
        frame = Frame(place.lang, self._title(), paths.address(ONTOLOGY_GRAPH), base, place.live)
        sitemap = Sitemap(base)
        shared = self._shared()
        common: dict[str, Thing] = {}
        yield from own_files()
        self._summaries = []
        for iri in plans.iris:
            scope = plans.scope(iri)
            summary = summary_of(scope, plans.ids[iri], paths, place, several=len(plans) > 1)
            own, others = things_of(scope, shared, summary.titles or summary.labels)
            for other, thing in others.items():
                if other in common:
                    common[other].add(thing)
                else:
                    common[other] = thing
            self._summaries.append(summary)
            for path, content in PlanPages(plans, scope, summary, own, others, frame, paths, place).files():
                sitemap.add(path)
                yield path, content
            paths.forget(set(own) - {iri})
        for path, content in self._common(common, frame, paths):
            sitemap.add(path)
            yield path, content
        yield from self._vocabulary(paths)
        yield from self._entrance(frame)
        yield from sitemap.files()
        yield "robots.txt", robots(base)

    def _title(self) -> dict[str, str]:
        titles: list[Texts] = [self.plans.scope(iri).plan.labels for iri in self.plans.iris[:2]]
        said = {lang: str(wording(lang)["site"]["title"]) for lang in LANGUAGES}
        if len(titles) != 1:
            return said
        first = self.plans.scope(self.plans.iris[0]).plan
        return {lang: first.label(lang) or said[lang] for lang in LANGUAGES}

    def _shared(self) -> frozenset[str]:
        """The things that several plans have: in a graph that they share, or each in its own."""
        if len(self.plans) == 1:
            return frozenset()
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
        return frozenset(shared)

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
                heading = f"{told.name} {told.title.text}" if told.name != told.title.text else told.name
                yield (
                    path + frame.ending(lang),
                    frame.render("thing.html.j2", path, lang, heading=heading, told=told, **_NOTHING_MORE),
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
