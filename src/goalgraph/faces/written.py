"""What a graph is written as: the page, the report, and the plan in other formats.

In: the plans of a graph. Out: files, or what would be in them. ``api.Graph`` inherits it.
"""

from __future__ import annotations

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


class Written(Displayed):
    """Plans as files."""

    _plans: Plans

    def to_networkx(self, *, candidates: bool = True) -> networkx.MultiDiGraph[Any]:
        """Resources and links upwards as a networkx graph, with links that are only ``candidates`` or not.

        >>> import goalgraph
        >>> goalgraph.load().to_networkx().nodes["KS1"]["kind"]
        'goal'
        """
        from goalgraph.exchange.networkx_graph import network_of

        return network_of(self._plans, candidates=candidates)

    def write_page(
        self,
        path: str | Path,
        *,
        lang: str = "sv",
        contact: str = "",
        publisher: str = "",
        logo: str | Path = "",
    ) -> Path:
        """Write the page, one file, and return its path.

        Args:
            path: where it is written; what was there stays until the new file is whole.
            lang: the language that it opens in.
            contact: whom its accessibility statement says to tell of what is not accessible.
            publisher: the public body that publishes it, for the statement.
            logo: an image file with the body's arms or logo, shown beside its name.

        Raises:
            UnknownLanguage, UnusableImage, OutputError: it cannot be made so, or not be written there.
        """
        from goalgraph.faces.page import write_page

        return write_page(list(self._plans), path, lang, contact, publisher, logo)

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
            SeveralPlans: a workbook is of one plan, and several are loaded.
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

    def rdf(self) -> rdflib.Dataset:
        """A copy of the graph for rdflib, one named graph per plan and purpose."""
        from goalgraph.rdf.statements import to_rdflib

        return to_rdflib(self._plans.everything)
