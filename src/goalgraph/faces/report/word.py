"""A report as a Word document that can be edited and read aloud.

In: a ``Report``. Out: the bytes of a ``.docx``, the same for the same report. Headings, lists, captions and
the contents list are Word's own, made by python-docx; ``word_parts`` holds what it has no verbs for.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime, time
from typing import Any

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from goalgraph.faces.charts import Chart, png
from goalgraph.faces.report import word_parts as parts
from goalgraph.faces.report.parts import AreaPart, Fact, GoalPart, Report, Row, Words

_NO_DAY = datetime(2000, 1, 1)
_INK = RGBColor(0x1D, 0x3F, 0x6E)
_COLOURED = (
    "Title",
    "Subtitle",
    "TOC Heading",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Caption",
    "Intense Quote",
)
_WIDTH = 17.4
_LONGEST = 255  # of a property, in Word's format


def docx(report: Report) -> bytes:
    """The report as a Word document."""
    writer = _Writer(report)
    writer.write()
    out = io.BytesIO()
    writer.document.save(out)
    return parts.repacked(out.getvalue())


class _Writer:
    """Lays a report out in a document."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.words: dict[str, Any] = report.words
        self.document: DocumentType = Document()
        self.headings: list[tuple[int, str, str]] = []

    def write(self) -> None:
        """Everything, from the first page to the last."""
        report, words = self.report, self.words
        self._set_up()
        self.document.add_paragraph(parts.clean(report.title), style="Title")
        self._paragraph(report.plan, style="Subtitle")
        contents = self.document.add_paragraph(words["contents"], style="TOC Heading")
        self._heading(words["overview"], 1)
        for said in report.intro:
            self._paragraph(said)
        self._overview()
        self._heading(words["reprioritise" if self.report.steered else "priority"], 1)
        self._priorities()
        for area in report.areas:
            self._area(area)
        self.document.add_paragraph(words["made_by"], style="Intense Quote")
        parts.add_contents(contents, self.headings)

    def _set_up(self) -> None:
        document, report = self.document, self.report
        [section] = document.sections
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(1.8)
        section.top_margin = section.bottom_margin = Cm(2)
        parts.set_language(document, report.lang)
        for name in _COLOURED:
            document.styles[name].font.color.rgb = _INK
        document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Calibri", Pt(10.5)
        document.styles["Normal"].paragraph_format.space_after = Pt(4)
        caption = document.styles["Caption"].paragraph_format
        caption.keep_with_next, caption.space_before, caption.space_after = True, Pt(8), Pt(3)
        core = document.core_properties
        moment = datetime.combine(report.day, time()) if report.day else _NO_DAY
        core.title, core.subject = (parts.clean(text)[:_LONGEST] for text in (report.title, report.plan.text))
        core.author = core.last_modified_by = "goalgraph"
        core.created = core.modified = moment
        core.language, core.comments, core.revision = parts.language_tag(report.lang), "", 1
        footer = section.footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
        parts.add_field(footer, "PAGE", "1")

    def _heading(self, text: str, level: int) -> None:
        shown = parts.clean(text)
        mark = f"_Toc{len(self.headings) + 1:06}"
        parts.bookmark(self.document.add_heading(shown, level), mark, len(self.headings))
        self.headings.append((level, shown, mark))

    def _paragraph(self, words: Words, style: str | None = None, lead: str = "") -> None:
        paragraph = self.document.add_paragraph(style=style)
        if lead:
            paragraph.add_run(f"{parts.clean(lead)}: ").bold = True
        self._run(paragraph, words)

    def _lead(self, text: str) -> None:
        paragraph = self.document.add_paragraph()
        paragraph.add_run(f"{parts.clean(text)}:").bold = True
        paragraph.paragraph_format.keep_with_next = True

    def _run(self, paragraph: Paragraph, words: Words) -> None:
        run = paragraph.add_run(parts.clean(words.text))
        if words.lang != self.report.lang:
            parts.set_run_language(run, words.lang)

    def _own(self, text: str) -> Words:
        return Words(text, self.report.lang)

    def _overview(self) -> None:
        words, goals = self.words, self.report.goals
        if not goals:
            self.document.add_paragraph(words["no_goals_in_plan"])
            return
        columns = self.report.columns
        rows = [
            [
                Words(f"{goal.name} {goal.short.text}", goal.short.lang),
                *(self._own(goal.told(column)) for column in columns),
            ]
            for goal in goals
        ]
        caption = words[self.report.caption]
        widths = [4, *(3 if column == "mode" else 4 for column in columns)]
        self._table(caption, [words["goal"], *(words[column] for column in columns)], rows, widths)
        if self.report.legend:
            self.document.add_paragraph(parts.clean(self.report.legend))

    def _priorities(self) -> None:
        words = self.words
        told = [area for area in self.report.areas if area.priorities]
        if not told:
            self.document.add_paragraph(parts.clean(self.report.settled))
        for area in told:
            rows = [
                [Words(f"{p.goal} {p.label.text}", p.label.lang), self._own(p.reason), p.step]
                for p in area.priorities
            ]
            caption = words["reprioritise_caption"].format(area=area.heading.text)
            self._table(caption, [words["goal"], words["why"], words["step"]], rows, [3, 4, 4])
            self._risks(area.risks)

    def _area(self, area: AreaPart) -> None:
        self._heading(area.heading.text, 1)
        if area.thread:
            self._sub_heading(self.words["thread"])
            self._facts(area.thread)
        if not area.goals and not area.whole:
            self.document.add_paragraph(self.words["no_goals"])
        for goal in area.goals:
            self._goal(goal)
        if area.loose:
            heading, caption = ("plan_figures", "plan_figures") if area.whole else ("loose", "loose_caption")
            self._heading(self.words[heading], 2)
            self._figures(area.loose, self.words[caption].format(area=area.heading.text))
        self._risks(area.other_risks)

    def _risks(self, risks: Sequence[Words]) -> None:
        if risks:
            self._lead(self.words["risks"])
        for risk in risks:
            self._paragraph(risk, "List Bullet")

    def _goal(self, goal: GoalPart) -> None:
        self._heading(f"{goal.name} {goal.label.text}", 2)
        self._facts(goal.facts)
        if goal.rows or goal.charts:
            self._sub_heading(self.words["indicators"])
        if goal.rows:
            self._figures(goal.rows, self.words["figures"].format(goal=goal.name))
        else:
            self.document.add_paragraph(self.words["no_indicators"])
        for chart in goal.charts:
            self._chart(chart)
        if goal.sources:
            self._sub_heading(self.words["sources"])
        for source in goal.sources:
            quote = self.words["quoted"].format(quote=source.quote.text)
            lead = self.words["source"].format(lines=source.lines)
            self._run(self.document.add_paragraph(f"{lead} "), Words(quote, source.quote.lang))

    def _sub_heading(self, text: str) -> None:
        self.document.add_heading(parts.clean(text), 3)

    def _facts(self, facts: Iterable[Fact]) -> None:
        for fact in facts:
            if len(fact.texts) == 1:
                self._paragraph(fact.texts[0], lead=fact.name)
                continue
            self._lead(fact.name)
            for one in fact.texts:
                self._paragraph(one, "List Bullet")

    def _figures(self, rows: Sequence[Row], caption: str) -> None:
        heads = [self.words[key] for key in ("indicator", "value", "about", "comparison", "trend", "lines")]
        told = [
            [row.name, *map(self._own, (row.value, row.about, row.comparison, row.trend, row.lines))]
            for row in rows
        ]
        self._table(caption, heads, told, [5, 4, 4, 4, 4, 2], size=8.5)

    def _table(
        self,
        caption: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[Words]],
        shares: Sequence[int],
        size: float = 10,
    ) -> None:
        self.document.add_paragraph(parts.clean(caption), style="Caption")
        table = self.document.add_table(rows=1, cols=len(heads), style="Table Grid")
        table.autofit = False
        for cell, head in zip(table.rows[0].cells, heads, strict=True):
            cell.paragraphs[0].add_run(head).bold = True
        for row in rows:
            for cell, words in zip(table.add_row().cells, row, strict=True):
                self._run(cell.paragraphs[0], words)
        widths = [Cm(_WIDTH * share / sum(shares[: len(heads)])) for share in shares[: len(heads)]]
        parts.finish_table(table, parts.clean(caption), widths, Pt(size))
        self.document.add_paragraph().paragraph_format.space_after = Pt(0)

    def _chart(self, chart: Chart) -> None:
        told = parts.clean(chart.told)
        self.document.add_paragraph(f"{told} {chart.broken}".strip(), style="Caption")
        drawn = io.BytesIO(png(chart))
        picture = self.document.add_paragraph().add_run().add_picture(drawn, width=Cm(10))
        parts.describe(picture, told)
