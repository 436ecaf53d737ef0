"""What a graph is written as: the page, the site, the report, and the plan in other formats.

In: the plans of a graph. Out: files, or what would be in them. ``api.Graph`` inherits it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goalgraph.base.displayed import Displayed
from goalgraph.base.wording import LANGUAGES
from goalgraph.model.plans import Plans
from goalgraph.model.scope import chosen

if TYPE_CHECKING:
    import networkx
    import rdflib

    from goalgraph.faces.report.parts import Report as GoalReport
    from goalgraph.faces.site.publishing import Published


class Written(Displayed):
    """Plans as files."""

    _plans: Plans

    def publish(
        self,
        folder: str | Path,
        *,
        lang: str = "sv",
        base: str = "",
        licence: str = "",
        publisher: str = "",
        contact: str = "",
        workshop: bool | None = None,
        jobs: int = 1,
    ) -> Published:
        """Write the plans as a static site of linked data, for any host that serves files.

        A second time only what has changed is written, and only what was written before is removed.

        Args:
            folder: where the site is written; what is there already and is not the site's stays.
            lang: the language of the addresses that name none; there are pages in every language.
            base: the address that the site will have; without it there is no sitemap.
            licence: the address of the licence of the data, where the plans do not say it.
            publisher: the body that publishes, where the plans do not say it.
            contact: whom to ask, and to tell of what is not accessible.
            workshop: whether each plan gets its workshop page, for which its rules are checked; unless said,
                where there are at most 20 plans.
            jobs: how many plans are made at once, in as many processes.

        Raises:
            UnknownLanguage, ParameterError, OutputError: it cannot be made so, or not be written there.

        >>> import tempfile, goalgraph
        >>> from goalgraph.base.resources import resource_folder
        >>> graph = goalgraph.load(resource_folder("data") / "examples" / "sakboden" / "2031-q2")
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     made = graph.publish(folder)
        >>> made.written > 100, made.removed, made.lacking
        (True, 0, ('base',))
        """
        from goalgraph.faces.site.publishing import place_of, publish

        place = place_of(lang, base, licence, publisher, contact)
        return publish(self._plans, folder, place, workshop, jobs)

    def to_networkx(self, *, candidates: bool = True) -> networkx.MultiDiGraph[Any]:
        """Resources and links upwards as a networkx graph, with links that are only ``candidates`` or not.

        >>> import goalgraph
        >>> goalgraph.load().to_networkx().nodes["KS1"]["kind"]
        'goal'
        """
        from goalgraph.exchange.networkx_graph import network_of

        return network_of(self._plans, candidates=candidates)

    def page(
        self,
        *,
        lang: str = "sv",
        contact: str = "",
        publisher: str = "",
        logo: str | Path = "",
        colour: str = "",
    ) -> str:
        """The page as the text of one file; the arguments are those of :meth:`write_page`.

        Raises:
            UnknownLanguage, UnusableImage, ParameterError: it cannot be made so.
        """
        from goalgraph.faces.page import render

        return render(list(self._plans), lang, contact, publisher, logo, colour)

    def write_page(
        self,
        path: str | Path,
        *,
        lang: str = "sv",
        contact: str = "",
        publisher: str = "",
        logo: str | Path = "",
        colour: str = "",
    ) -> Path:
        """Write the page, one file, and return its path.

        Args:
            path: where it is written; what was there stays until the new file is whole.
            lang: the language that it opens in.
            contact: whom its accessibility statement says to tell of what is not accessible.
            publisher: the public body that publishes it, for the statement.
            logo: an image file with the body's arms or logo, shown beside its name.
            colour: the body's, ``#rrggbb``, behind the head of the page; white text has to be readable on it.

        Raises:
            UnknownLanguage, UnusableImage, ParameterError, OutputError: it cannot be made so, or not written.
        """
        from goalgraph.faces.page import write_page

        return write_page(list(self._plans), path, lang, contact, publisher, logo, colour)

    def report(self, occasion: str | None = None, lang: str = "sv") -> GoalReport:
        """The follow-up of the goals for a reporting occasion.

        Args:
            occasion: its id, IRI, month or day; without it, the latest that has a forecast, else the first.
            lang: the language that it is in.

        Raises:
            UnknownOccasion, NoOccasion, AmbiguousId: there is no such occasion, none at all, or several.

        >>> import goalgraph
        >>> goalgraph.load().report("2019-08", lang="en").goals[0].forecast.text
        'none, the goal is undecided'
        """
        from goalgraph.faces.report import report_of

        chosen("lang", lang, LANGUAGES)
        return report_of(self._plans, occasion, lang)

    def write_report(self, path: str | Path, *, occasion: str | None = None, lang: str = "sv") -> Path:
        """Write the report as ``md``, ``html`` or ``docx``, by the path's ending, and return its path.

        Raises:
            ParameterError, OutputError: the ending is no form; nothing can be written there.
        """
        from goalgraph.faces.report import write_report

        chosen("lang", lang, LANGUAGES)
        return write_report(self._plans, Path(path), occasion=occasion, lang=lang)

    def export(self, path: str | Path, form: str | None = None, *, lang: str = "sv") -> Path:
        """Write the plan as a workbook or in another form, and return its path.

        Args:
            path: the file, or for ``csv`` a folder.
            form: ``xlsx``, ``turtle``, ``graphml`` …; without it, what the path's ending says.
            lang: the language of the workbook's titles.

        Raises:
            ParameterError: there is no such form.
            SeveralPlans: a workbook or a StratML file is of one plan, and several are loaded.
            NothingToWrite: the plan has no goal, and the form cannot be without one.
            OutputError, ExtraMissing: nothing can be written there; what writes it is not installed.
        """
        from goalgraph.exchange.exporting import export

        return export(self._plans, Path(path), form, lang)

    def exported(self, form: str, *, lang: str = "sv") -> bytes:
        """What :meth:`export` writes in a form that is one file.

        >>> import goalgraph
        >>> goalgraph.load().exported("mermaid").decode().splitlines()[0]
        'flowchart BT'
        """
        from goalgraph.exchange.exporting import rendered

        return rendered(self._plans, form, lang)

    def lost(self, form: str, *, lang: str = "sv") -> Mapping[str, int]:
        """What the plan says that a form of :meth:`export` cannot carry, and how often; nothing if all is.

        Args:
            form: as for :meth:`export`.
            lang: the language that it is named in.

        Raises:
            ParameterError, SeveralPlans, NothingToWrite: as :meth:`export`.

        >>> import goalgraph
        >>> goalgraph.load().lost("stratml", lang="en")["Risks"]
        22
        """
        from goalgraph.exchange.exporting import lost

        return lost(self._plans, form, lang)

    def rdf(self) -> rdflib.Dataset:
        """A copy of the graph for rdflib, one named graph per plan and purpose."""
        from goalgraph.rdf.statements import to_rdflib

        return to_rdflib(self._plans.everything)
