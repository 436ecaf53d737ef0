"""What a figure measures, and whether it says what is to be or what was, by the words around it.

In: the text of a passage, and the figures in it. Out: the name of an indicator; whether a figure is a target.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from goalgraph.exchange.outline.amounts import stands_alone, unit_of
from goalgraph.exchange.outline.bounds import BOUND, SAID_BOUND
from goalgraph.exchange.outline.figures import Figure, compares, sets_out
from goalgraph.exchange.outline.marks import mark_of
from goalgraph.exchange.outline.outcomes import has_changed, was_before
from goalgraph.exchange.outline.pairs import BETWEEN
from goalgraph.exchange.outline.words import any_of, known_words

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
_ABOUT = re.compile(any_of("approximately"), re.IGNORECASE)
_SAYS_YEAR = r"(?:\s(?:[^\W\d_]{1,4}\s)?(?:19|20)\d\d)"
_AIMED = re.compile(
    rf"\b(?:(?:{any_of('aimed')})(?!\w)|(?:{any_of('goal', 'target')})(?:{_SAYS_YEAR}\s?:?|:)"
    rf"|(?:{any_of('must', 'may')})\s+(?:(?:{any_of('be')})\s+)?(?:{BOUND}|{BETWEEN})\s*$)",
    re.IGNORECASE,
)
# "… (2029), mål 92 %", "(mål: högst 10 dagar)": the word stands right before a figure.
_BESIDE_AIM = re.compile(
    rf"(?:^|[,;:.(/–—-]\s*)(?:{any_of('goal', 'target')})\s+(?:{SAID_BOUND}\s*)?$", re.IGNORECASE
)
# "Nöjda: minst 60 %", "Brott, högst 3,5": an end of what may be is given, and not what was.
_GIVEN = re.compile(rf"(?:[,:(–—-]\s*(?:{any_of('at-least', 'at-most')})|[≥≤])\s*$", re.IGNORECASE)
_BY_YEAR = re.compile(
    rf"[^.;,()\d]{{0,40}}?\b(?:{any_of('by')})\s+(?:(?:{any_of('year')})\s+)?(?:19|20)\d\d\b", re.IGNORECASE
)
_ARROW = re.compile(rf"\s*(?:→|⇒|[-–=]+>)\s*(?:{BOUND}\s*)?", re.IGNORECASE)
_TO = re.compile(rf"\s*(?:{any_of('to')})\s+(?:{BOUND}\s*)?", re.IGNORECASE)
_WAS = re.compile(rf"\b(?:{any_of('value', 'from')})\b(?:(?:19|20)\d\d|[^.;\d])*$", re.IGNORECASE)
# "60 % (mål)", "60 % (mål 2031)": the words behind a figure say it.
_SAID_AIM = re.compile(rf"\s*[(\[]\s*(?:{any_of('goal', 'target')})(?:{_SAYS_YEAR})?\s*[)\]]", re.IGNORECASE)
# "Öka andelen till 45 %".
_CHANGE_TO = re.compile(
    rf"(?:^\W*|\b(?:{any_of('wants')})\s+)(?:{any_of('to-change')})\s[^.;%]*\b(?:{any_of('to')})\s+(?:{BOUND}\s*)?$",
    re.IGNORECASE,
)
# "Minska utsläppen med 40 %", "Cut emissions by 40%".
_CHANGE_BY = re.compile(
    rf"(?:^\W*|\b(?:{any_of('wants')})\s+)(?:{any_of('to-change')})\s[^.;%\d]*\s(?:{any_of('change-by')})\s+(?:{SAID_BOUND}\s*)?$",
    re.IGNORECASE,
)
# What is said of a figure, and is no part of the name: ", utfall 2026", ". Mål 2031".
_SAID_OF = re.compile(
    rf"(?:\s*[,.;:(–—-]\s*(?:(?:{any_of('value', 'goal', 'target')}){_SAYS_YEAR}?|(?:19|20)\d\d)"
    rf"|\s(?-i:(?=[A-ZÅÄÖ]))(?:{any_of('value', 'goal', 'target')}){_SAYS_YEAR})\s*[:=]?$",
    re.IGNORECASE,
)
_CODE = re.compile(
    rf"^(?!(?:{any_of('no-code')})\b)(?:(?:{any_of('indicator')})\s)?(?-i:[A-ZÅÄÖ]{{0,3}})\d{{1,2}}(?:[.:]\d{{1,2}})*[a-h]?[.:)]*\s(?!%)",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"^[^\W\d_]*(?:{any_of('indicator')})\s*:\s", re.IGNORECASE)
_SAID_BETWEEN = rf"(?:(?<!\w)(?:{any_of('must', 'may')})\s+)?(?:(?<!\w)(?:{any_of('be')})\s+)?{BETWEEN}"
_BOUND = re.compile(rf"(?:^|[\s,])(?:{SAID_BOUND}|{_SAID_BETWEEN}|{any_of('from')})$", re.IGNORECASE)
_LEAST = re.compile(rf"\W*(?:{any_of('at-least', 'at-most')})\s*", re.IGNORECASE)
_BOUNDED = re.compile(rf"\W*(?:{BOUND}|{BETWEEN})\s*", re.IGNORECASE)
_GOES_ON = re.compile(rf"[^.,;:\d]*\b(?:{any_of('must', 'may')})\b", re.IGNORECASE)
_YEAR_AFTER = re.compile(
    rf"\s*(?:\b(?:{any_of('by')})\s)?(?:\b[^\W\d_]{{1,4}}\s)?\b(?:19|20)\d\d$", re.IGNORECASE
)
# "ska minska med 10 %", "reduced by 2 years": so much more or less, and no amount of what is measured.
_CHANGES = re.compile(
    rf"\b(?:{any_of('change')})\w{{0,5}}\s+(?:{any_of('change-by')})\s+(?:{SAID_BOUND}\s*)?$", re.IGNORECASE
)
# "0,5 procentenheter lägre", "3 fler än 2029".
_DIFFERS = re.compile(
    rf"(?:{any_of('difference')})\b"
    rf"|(?:[^\W\d_]+\s)?(?:{any_of('higher')})\s(?:{any_of('than')})\s(?:(?:{any_of('year')})\s)?(?:19|20)\d\d\b",
    re.IGNORECASE,
)
_LEADING = re.compile(
    rf"^(?:[\W\d_]|\b(?:(?:per\s)?(?:{any_of('time')})|{any_of('by', 'year')}|\w{{1,2}})\b)+", re.IGNORECASE
)
_OF_OTHERS = re.compile(rf"^(?:i|in(?:\sthe)?)\s(?:{any_of('country', 'county')})\b", re.IGNORECASE)
_BESIDE = re.compile(r"^(?:[^()]*\([^()\d]*|[^()\d]*)\d[^()]*\)")
# What is to come of what is measured: "ska minska med", "reduced by".
_SAID_TO = re.compile(
    rf"(?:\s(?:{any_of('must')})\s+(?:(?:{any_of('change')})\w{{0,5}}|{any_of('be')})"
    rf"|\s(?:{any_of('change')})\w{{0,5}}(?=\s)|[:,]\s*(?:{any_of('change')})\w{{0,5}})"
    rf"(?:\s+(?:{any_of('change-by', 'to')}))?$",
    re.IGNORECASE,
)
_DATED = re.compile(rf"\s?\(?(?:(?:{any_of('year')})\s)?(?:19|20)\d\d\b", re.IGNORECASE)
_NAMED = re.compile(r"[:–—=]\s*$")
_JOINS = rf"(?:(?:{any_of('joins')})\s+)*"
_SAYS_AIM = re.compile(
    rf"{_JOINS}(?:{any_of('goal', 'target', 'value', 'said-of', 'forecast')})(?:\s\w+)?"
    rf"(?:\s(?:{any_of('is')}))*",
    re.IGNORECASE,
)
_IS = re.compile(rf"\s(?:{any_of('is')})$", re.IGNORECASE)
_HAS_CHANGED = re.compile(
    rf"(?:(?:\s(?:{any_of('must')}))?\s(?:{any_of('has')}))?\s(?:{any_of('changed')})(?:\s(?:{any_of('to')}))?$",
    re.IGNORECASE,
)
# "Minska utsläppen med": what it is to change by is behind it.
_LEFT_BY = re.compile(rf"^((?:{any_of('to-change')})\s.+?)\s(?:{any_of('change-by', 'to')})$", re.IGNORECASE)
_AIMS = re.compile(
    rf"\b(?:{any_of('aimed', 'goal', 'target', 'by', 'at-least', 'at-most')})(?!\w)", re.IGNORECASE
)
_FEW_WORDS = 3
_FEWEST_LETTERS = 3
_A_YEAR = re.compile(r"\(?(?:\b[^\W\d_]{1,4}\s)?\b(?:19|20)\d\d(?:\s?[/–-]\s?\d{2,4})?\)?")
_TRIMMED = " \u00a0–—-:=(,;"


def name_of(text: str, figures: Sequence[Figure], at: int) -> str:
    """The words that say what a figure measures.

    Those before it; where the passage begins with the figure, those after it; where the words between two
    figures say too little, those before the first one of its sentence, or where that does, of all; and if
    nothing else does, all of the passage.

    >>> from goalgraph.exchange.outline.figures import figures_in
    >>> text = "Nöjda var 71 % 2029 och 74 % 2030. Frånvaron var 8 % 2029 och 7,5 % 2030."
    >>> [name_of(text, figures_in(text), at) for at in range(4)]
    ['Nöjda', 'Nöjda', 'Frånvaron', 'Frånvaron']
    """
    figure = figures[at]
    first = _first_of(text, figures, at)
    end = figures[at + 1].start if at + 1 < len(figures) else len(text)
    behind = re.split(r"[,.;](?:\s|$)", text[figure.end : end])[0].strip(_TRIMMED)
    after = _YEAR_AFTER.sub("", _LEADING.sub("", _OF_OTHERS.sub("", behind)))
    beside = text[figures[at - 1].end if at else 0 : figure.start]
    beside = beside.lstrip().removeprefix(figures[at - 1].word) if at else beside
    sentences = _SENTENCE.split(_BESIDE.sub("", beside))
    between = bare(_LEADING.sub("", sentences[-1]).strip(_TRIMMED))
    enough = len(sentences) > 1 or len(between.split()) >= _FEW_WORDS
    if _letters(first) < 3 or _ABOUT.fullmatch(first):
        if at and _letters(after) < 3:
            return name_of(text, figures, at - 1)
        choices = (after, text.strip(_TRIMMED))
    elif at and enough and not _SAYS_AIM.fullmatch(between):
        choices = (between, first)
    else:
        choices = (first, text.strip(_TRIMMED))
    return next((name for name in map(bare, choices) if _letters(name) >= 3), text.strip())


def _first_of(text: str, figures: Sequence[Figure], at: int) -> str:
    """The words before the first figure of a figure's sentence that say what is measured, or of all."""
    begins = [0, *(one.end() for one in _SENTENCE.finditer(text))]
    start = max(one for one in begins if one <= figures[at].start)
    own = next(one for one in figures if one.start >= start)
    for one in (own, figures[0]):
        said = _SENTENCE.split(text[: one.start])[-1].strip(_TRIMMED)
        first = _LEADING.sub("", _BOUND.sub("", said)).strip(_TRIMMED)
        if _letters(first) >= _FEWEST_LETTERS and not _SAYS_AIM.fullmatch(first):
            break
    return first


def aims(text: str, figures: Sequence[Figure], *, aimed: bool = False, labelled: bool = False) -> list[bool]:
    """Which of the figures are what is to be, and not what was.

    A passage that says so as a whole is ``aimed``; in one that an indicator's label begins, a figure is it
    where the others say that they are what was, or where it is an end of what may be.

    >>> from goalgraph.exchange.outline.figures import figures_in
    >>> text = "Frånvaro: 6,5 % (2026). Mål: < 5 % (2029)."
    >>> aims(text, figures_in(text), labelled=True)
    [False, True]
    """
    told = [
        _is_aim(text, one)
        or _begins_as_aim(text, one)
        or _is_given(text, one)
        or bool(goes_from(text, figures, at))
        or (labelled and bool(one.bound))
        for at, one in enumerate(figures)
    ]
    told = [told[at] and not _was_earlier(text, figures, told, at) for at in range(len(figures))]
    past = any(was(text, one) and not _came_from(text, figures, at) for at, one in enumerate(figures))
    found: list[bool] = []
    for at, figure in enumerate(figures):
        aside = _is_aside(text, figure)
        if told[at]:
            aim = True
        elif was(text, figure) or (aside and any(told)):
            aim = False
        elif labelled:
            aim = not any(told) and past
        else:
            aim = aimed
        if not aim and labelled and at and found[-1] and not was(text, figure):
            aim = not aside and not _SENTENCE.search(text[figures[at - 1].end : figure.start])
        found.append(aim)
    return found


def _was_earlier(text: str, figures: Sequence[Figure], told: Sequence[bool], at: int) -> bool:
    """Whether a figure in parentheses is what was, before the year by which what stands outside is to be.

    >>> from goalgraph.exchange.outline.figures import figures_in
    >>> text = "Nöjda ska bli 60 % 2034 (47 % 2030)"
    >>> _was_earlier(text, figures_in(text), [True, True], 1)
    True
    """
    figure = figures[at]
    opened = text.rfind("(", 0, figure.start)
    if not _is_aside(text, figure) or figure.inferred or _AIMS.search(text[opened : figure.start]):
        return False
    outside = [one for one, aim in zip(figures[:at], told, strict=False) if aim and one.start < opened]
    return bool(figure.year and outside) and (not outside[-1].year or figure.year < outside[-1].year)


def _is_aside(text: str, figure: Figure) -> bool:
    """Whether a figure stands in parentheses."""
    before = text[: figure.start]
    return before.rfind("(") > before.rfind(")")


def _is_aim(text: str, figure: Figure) -> bool:
    """Whether the sentence says of a figure that it is what is to be, and not what it sets out from."""
    said = _SENTENCE.split(text[: figure.start])[-1]
    if sets_out(said) or compares(said):
        return False
    aimed = max((one.start() for one in _AIMED.finditer(said)), default=-1)
    past = was_before(said)
    return aimed >= 0 and (past is None or past.start() <= aimed)


def _is_given(text: str, figure: Figure) -> bool:
    """Whether the words right beside a figure make it what is to be: "mål 92 %", "minst 60 % senast 2031"."""
    said = _SENTENCE.split(text[: figure.start])[-1]
    after = text[figure.end :]
    if any(one.search(said) for one in (_BESIDE_AIM, _GIVEN, _CHANGE_TO, _CHANGE_BY)) or _SAID_AIM.match(
        after
    ):
        return True
    return bool(_BY_YEAR.match(after)) and not was(text, figure) and not _CHANGES.search(said)


def _begins_as_aim(text: str, figure: Figure) -> bool:
    """Whether a sentence begins with the end of what may be: "Minst 95 % av eleverna …".

    What only says more or less ("över 60 %") does so where the sentence goes on with what is to be.
    """
    said = _SENTENCE.split(text[: figure.start])[-1]
    after = _SENTENCE.split(text[figure.end :])[0]
    return bool(_LEAST.fullmatch(said) or (_BOUNDED.fullmatch(said) and _GOES_ON.match(after)))


def goes_from(text: str, figures: Sequence[Figure], at: int) -> Figure | None:
    """The figure before one that it is to go from: "from 71 to 78".

    >>> from goalgraph.exchange.outline.figures import figures_in
    >>> text = "Nöjda ska öka från 71 till minst 78 procent"
    >>> goes_from(text, figures_in(text), 1).value, goes_from(text, figures_in(text), 0)
    (Decimal('71'), None)
    >>> text = "Utsläpp: 12 450 (2028) → 6 000 (2033)"
    >>> goes_from(text, figures_in(text), 1).value
    Decimal('12450')
    """
    if not at:
        return None
    before, between = figures[at - 1], text[figures[at - 1].end : figures[at].start]
    if before.year and not before.inferred:
        between = _A_YEAR.sub("", between, count=1)
    if before.word:
        between = between.lstrip().removeprefix(before.word)
    goes = _ARROW.fullmatch(between) or (sets_out(text[: before.start]) and _TO.fullmatch(between))
    said = _SENTENCE.split(text[: before.start])[-1]
    return before if goes and not has_changed(said, text[figures[at].end :]) else None


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)


def bare(name: str) -> str:
    """The name of an indicator without its label or code, and without what is said of the number after it.

    >>> bare("Styrtal A1: Anmälda olyckor, högst "), bare("KR1.2 Tid minskar från"), bare("Mått: Nöjda –")
    ('Anmälda olyckor', 'Tid minskar', 'Nöjda')
    >>> bare("Antalet olyckor ska minska med"), bare("Effektmål II.1: Soliditeten ska vara")
    ('Antalet olyckor', 'Soliditeten')
    >>> bare("Nöjda, index Utfall 2031:")
    'Nöjda, index'
    """
    mark = mark_of(name)
    name = mark.text if mark else name
    text = _LABEL.sub("", _CODE.sub("", name.strip(_TRIMMED) + " ")).strip(_TRIMMED)
    text = _SAID_TO.sub("", _BOUND.sub("", text).strip(_TRIMMED)).strip(_TRIMMED)
    text = _LEFT_BY.sub(r"\1", text)
    text = _HAS_CHANGED.sub("", _IS.sub("", text).strip(_TRIMMED)).strip(_TRIMMED) or text
    return _SAID_OF.sub("", text).strip(_TRIMMED) or text


def says_only_figures(text: str) -> bool:
    """Whether a text has figures, years and words for them, and none for what is measured.

    >>> [says_only_figures(one) for one in ("minst 40 % senast 2031", "Nöjda 40 %", "Mått")]
    [True, False, False]
    """
    words = re.findall(r"[^\W\d_]{2,}", text.casefold())
    return any(map(str.isdecimal, text)) and all(word in known_words() or unit_of(word) for word in words)


def says_value(text: str, figures: Sequence[Figure]) -> bool:
    """Whether one of the figures is a value of something, and does not only count what is done.

    >>> from goalgraph.exchange.outline.figures import figures_in
    >>> texts = ("Homeless households: 212 in 2031", "Waste 12 %", "Install 40 lights by June 2032")
    >>> [says_value(text, figures_in(text)) for text in texts]
    [True, True, False]
    """
    return any(
        one.bound
        or _DATED.match(text[one.end :])
        or stands_alone(one.unit)
        or was(text, one)
        or _is_aim(text, one)
        or _NAMED.search(text[: one.start])
        for one in figures
    )


def changes(text: str, figure: Figure) -> bool:
    """Whether a figure is by how much something is to change, and not what it is to be.

    >>> from goalgraph.exchange.outline.figures import figures_in
    >>> [changes(text, *figures_in(text)) for text in ("ska minska med 10 %", "ska minska till 10 %")]
    [True, False]
    """
    said = _SENTENCE.split(text[: figure.start])[-1]
    return bool(_CHANGES.search(said) or _CHANGE_BY.search(said)) or differs(text, figure)


def differs(text: str, figure: Figure) -> bool:
    """Whether a figure is by how much two amounts differ.

    >>> from goalgraph.exchange.outline.figures import figures_in
    >>> text = "Frånvaron var 6,5 procent, vilket är 0,5 procentenheter lägre än 2029"
    >>> [differs(text, one) for one in figures_in(text)]
    [False, True]
    """
    return bool(_DIFFERS.match(text[figure.end :].lstrip()))


def was(text: str, figure: Figure) -> bool:
    """Whether the words before a figure say that it is what was, or what it is to go from.

    >>> from goalgraph.exchange.outline.figures import figures_in
    >>> text = "Nöjda, 92 % (utfall 2030: 87 %)"
    >>> [was(text, one) for one in figures_in(text)]
    [False, True]
    """
    said = text[: figure.start]
    return bool(_WAS.search(said)) or compares(said)


def _came_from(text: str, figures: Sequence[Figure], at: int) -> bool:
    """Whether a figure is what one before it came from or is compared with: "14 % 2030, up from 12 %"."""
    said = _SENTENCE.split(text[: figures[at].start])[-1]
    beside = bool(at) and figures[at - 1].start >= len(text[: figures[at].start]) - len(said)
    return beside and (sets_out(said) or compares(said))
