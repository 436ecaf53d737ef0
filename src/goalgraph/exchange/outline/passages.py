"""Passages: the lines that belong together, and what a passage is by its shape.

In: lines. Out: passages: headings, items of lists, paragraphs, rows of tables. Lines that a printed column
broke are put together again; nothing is added to what stands there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from goalgraph.base.frozen import Frozen
from goalgraph.exchange.outline.bounds import SAID_BOUND
from goalgraph.exchange.outline.cards import heads_anew, is_card
from goalgraph.exchange.outline.compounds import word_of
from goalgraph.exchange.outline.items import BULLET, NUMBERED, goes_on_with
from goalgraph.exchange.outline.labels import begins_label, label_of
from goalgraph.exchange.outline.lines import Line
from goalgraph.exchange.outline.marks import mark_of, reference_of
from goalgraph.exchange.outline.notes import without_marks
from goalgraph.exchange.outline.spans import heads_of, is_head, joined_heads
from goalgraph.exchange.outline.words import any_of, small_words

_LETTERED = re.compile(r"(?<=[.!?])\s+(?=[b-h]\)\s)")
_SECTION = word_of("goal", "strategy", "risk", "indicator", "value", "target", "note")
_LABEL = re.compile(rf"(?:[\w/:åäö-]+\s+){{0,2}}(?:{_SECTION})\b", re.IGNORECASE)
# "Fysisk aktivitet: 45 %", "Klagomål 14 st": what is measured, with its amount.
_AMOUNT = re.compile(
    rf":\s+(?:(?:{any_of('goal', 'target', 'value')})\s+)?(?:{SAID_BOUND}\s*)?[<>≤≥]?\s?\d|\d\s?(?:%|st\b)",
    re.IGNORECASE,
)
_GLOBAL = re.compile(rf"(?:{any_of('global')})\b\s*\S", re.IGNORECASE)
# What leads the eye to a page in a table of contents.
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}\s*$|…{2,}\s*\d{1,4}\s*$")
# A hyphen that is shown only where a line ends.
_SOFT = re.compile("\u00ad(?!$)")
_MOST_WORDS = 12
_MOST_IN_GOAL = 30
_MOST_IN_LABEL = 80
_FULL = 0.72
# A passage that is longer ends with a line: where a sentence does, or else before it fills a cell.
_LONG, _LONGEST = 4_000, 10_000


@dataclass(frozen=True, slots=True)
class Passage(Frozen):
    """A passage.

    Attributes:
        text: what it says, with single spaces, without the sign of an item.
        first, last: its first and last line.
        page: where it begins; 0 where there are no pages.
        bullet: whether it is an item of a list.
        heading: whether it seems to be a heading.
        depth: the level of the heading that the document says it is, from 1; 0 where it does not.
        cells, heads: of a row of a table: its cells, and the heads of its columns.
        passed: what is about the page that it is in, and not of the document, as ``footer``.
        table: of a row, which table it is in, from 1.
        card: whether its head stands in the row itself, as in a table whose first column has labels.
        below: whether its mark, as "Mål 1", stands alone on the line above its text.
        indent: of an item of a list, how far in it stands.
    """

    text: str
    first: int
    last: int
    page: int = 0
    bullet: bool = False
    heading: bool = False
    depth: int = 0
    cells: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    passed: str = ""
    table: int = 0
    card: bool = False
    below: bool = False
    indent: int = 0

    @property
    def lines(self) -> str:
        """The lines as a workbook has them."""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def passages_of(lines: Sequence[Line]) -> list[Passage]:
    """The passages of a document, in order."""
    found: list[Passage] = []
    heads: dict[int, tuple[str, ...]] = {}
    # The table whose first row has a cell over several columns, while its second row is to come.
    wide = 0
    unmarked = [
        replace(line, text=without_marks(line.text), cells=tuple(map(without_marks, line.cells)))
        for line in lines
    ]
    cards = _cards(unmarked)
    for group in _groups(unmarked):
        first = group[0]
        text = joined(line.text for line in group)
        if first.passed:
            found.append(_passage(group, text, passed=first.passed))
            continue
        if first.cells:
            known = heads.get(first.table)
            if first.table in cards:
                label, said = first.cells[:2]
                found.append(
                    _passage(group, text, cells=(said,), heads=(label,), table=first.table, card=True)
                )
                continue
            below = wide == first.table and is_head(first.cells, known or ())
            if known is None or (not below and heads_anew(first.cells, known)):
                heads[first.table] = heads_of(first.cells, first.covered)
                wide = first.table if first.covered or "" in first.cells[1:] else 0
                found.append(_passage(group, text, heads=heads[first.table]))
                continue
            if below:
                heads[first.table] = joined_heads(known, first.cells)
                found.append(_passage(group, text, heads=heads[first.table]))
            else:
                found.append(_passage(group, text, cells=first.cells, heads=known, table=first.table))
            wide = 0
            continue
        mark = BULLET.match(text)
        bullet = bool(mark) or first.bullet
        text = text[mark.end() :] if mark else text
        if not any(character.isalnum() for character in text):
            continue
        for part in _LETTERED.split(text):
            heading = bool(first.heading) or (not bullet and is_label(part) and not _AMOUNT.search(part))
            indent = first.indent + _spaces_before(first.text) if bullet else 0
            found.append(
                _passage(group, part, bullet=bullet, heading=heading, depth=first.heading, indent=indent)
            )
    return _with_marks(found)


def _spaces_before(text: str) -> int:
    """How many spaces a text begins with, where a tab is four."""
    wide = text.expandtabs(4)
    return len(wide) - len(wide.lstrip())


def _with_marks(passages: Sequence[Passage]) -> list[Passage]:
    """The passages, those that are only the mark of a goal put together with the text right below."""
    found: list[Passage] = []
    for one in passages:
        above = found[-1] if found else None
        if above is not None and _is_mark_of(above, one):
            found[-1] = replace(above, text=f"{above.text} {one.text}", last=one.last, below=True)
        else:
            found.append(one)
    return found


def _is_mark_of(above: Passage, one: Passage) -> bool:
    """Whether a passage is nothing but the mark of the goal that the next one says."""
    if above.heads or above.passed or above.below or one.heads or one.passed or one.bullet or one.heading:
        return False
    mark = reference_of(above.text)
    return bool(mark and mark.name) and len(one.text.split()) <= _MOST_IN_GOAL and one.text[:1].isupper()


def _cards(lines: Sequence[Line]) -> set[int]:
    """The tables that are cards."""
    rows: dict[int, list[tuple[str, ...]]] = {}
    for line in lines:
        if line.cells and not line.passed:
            rows.setdefault(line.table, []).append(line.cells)
    return {table for table, several in rows.items() if is_card(several)}


def is_label(text: str) -> bool:
    """Whether a text is the label of what follows, or a heading.

    >>> is_label("Risker att hantera, exempel"), is_label("Vi ser en risk i att många flyttar.")
    (True, False)
    """
    words = text.split()
    if len(words) > _MOST_WORDS or text.rstrip().endswith((".", "!", "?", ",")):
        return False
    return bool(_LABEL.match(text)) or (text.rstrip().endswith(":") and len(words) <= 6)


def joined(texts: Iterable[str]) -> str:
    """Lines as one text; a word that the end of a line divided is whole again.

    >>> joined(["budget-", "följsamhet", "och  mål"])
    'budgetföljsamhet och mål'
    """
    whole = ""
    for text in texts:
        part = _SOFT.sub("", " ".join(text.split()))
        if re.search(r"[^\W\d_][-\u00ad\u2010]$", whole) and re.match(
            r"(?!och\b|eller\b|and\b|or\b)[^\W\d_A-ZÅÄÖ]", part
        ):
            whole = whole[:-1] + part
        else:
            whole = f"{whole} {part}".strip()
    return whole


def _passage(group: Sequence[Line], text: str, **more: object) -> Passage:
    return Passage(text.strip(), group[0].number, group[-1].number, group[0].page, **more)  # type: ignore[arg-type]


def _groups(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that make a passage together."""
    width = _width(lines)
    most = 1 if _double_spaced(lines) else 0
    group: list[Line] = []
    blank = 0
    for line in lines:
        if not line.text.strip() or _LEADER.search(line.text):
            blank += 1
            continue
        if group and (
            blank > most
            or (most and not blank and not line.text.strip()[:1].islower())
            or not _goes_on(group, line, width)
            or _is_too_long(group, line)
        ):
            yield group
            group = []
        group.append(line)
        blank = 0
    if group:
        yield group


def _is_too_long(group: Sequence[Line], line: Line) -> bool:
    """Whether a line would make a passage longer than one is."""
    letters = sum(len(one.text) + 1 for one in group) + len(line.text)
    most = _LONG if group[-1].text.rstrip().endswith((".", "!", "?", ":", ";")) else _LONGEST
    return letters > most


def _width(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text.strip()) for line in lines if line.text.strip() and not line.cells)
    return lengths[len(lengths) * 9 // 10] if lengths else 0


def _double_spaced(lines: Sequence[Line]) -> bool:
    """Whether an empty line stands between most lines, so that it divides nothing."""
    filled = [bool(line.text.strip()) for line in lines]
    apart = sum(one and not two for one, two in pairwise(filled))
    together = sum(one and two for one, two in pairwise(filled))
    lower = sum(
        line.text.strip()[:1].islower()
        for line, before in zip(lines[2:], lines[1:], strict=False)
        if not before.text.strip() and line.text.strip()
    )
    return apart > 4 * together and lower > apart / 12


def _goes_on(group: Sequence[Line], line: Line, width: int) -> bool:
    """Whether a line goes on with a passage."""
    before, text = group[-1].text.strip(), line.text.strip()
    whole = line.whole or group[-1].whole or line.cells or group[-1].cells
    if whole or line.heading or group[-1].heading or line.bullet:
        return False
    if line.page != group[-1].page and before.endswith((".", ":", "!", "?")):
        return False
    if (
        BULLET.match(line.text)
        or goes_on_with(group[0].text, text)
        or (NUMBERED.match(text) and not text[:1].islower())
    ):
        return False
    if text[:1].islower():
        return not re.match(r"[a-h]\)\s", text)
    if before.rfind("(") > before.rfind(")") and ")" in text.split("(")[0]:
        return True
    if before.endswith(("-", "–", ",", "/", "(")):
        return True
    if begins_label(text[:_MOST_IN_LABEL]):
        return False
    if _GLOBAL.match(text) or _measures_anew(group[0].text, before, text):
        return False
    if before.endswith(("!", "?", ":")) or (is_label(before) and len(group) == 1 and text[:1] != "("):
        return False
    if text[:1].isdigit() and _ends_open(before):
        return True
    if text[:1] != "(" and (_begins_goal(text) or (_begins_goal(before) and len(group) == 1)):
        return False
    if text[:1] == "(":
        return not before.endswith(".")
    return not is_label(text) and _is_full(group, before, width)


def _measures_anew(first: str, before: str, text: str) -> bool:
    """Whether a line with figures begins a sentence after one that said what an indicator was."""
    if not before.endswith(".") or not text[:1].isupper() or not any(map(str.isdecimal, text)):
        return False
    label = label_of(first[:_MOST_IN_LABEL])
    return label is not None and label.kind == "indicator" and any(map(str.isdecimal, before))


def _ends_open(text: str) -> bool:
    """Whether a line ends with a word that another one follows: "personer på"."""
    return text.split()[-1].casefold() in small_words("sv") | small_words("en")


def _begins_goal(text: str) -> bool:
    """Whether a line is a goal with its mark, and no more: "Inriktning A.1 Ett friskare Östmark"."""
    short = len(text.split()) <= _MOST_WORDS and not text.endswith((".", "!", "?", ","))
    return short and mark_of(text) is not None


def _is_full(group: Sequence[Line], before: str, width: int) -> bool:
    widest = max(len(line.text.strip()) for line in group) if len(group) > 1 else width
    return len(before) >= _FULL * widest
