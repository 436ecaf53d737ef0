"""How a goal or an area says what it is: "KF mål 1a)", "Mål 3.", "Målområde 1:1", "2.1".

In: the text of a passage. Out: its mark: whose it is, the word, the number, and the text that follows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from goalgraph.base.frozen import Frozen
from goalgraph.exchange.outline.amounts import unit_of
from goalgraph.exchange.outline.compounds import word_of
from goalgraph.exchange.outline.items import ROMAN
from goalgraph.exchange.outline.words import any_of, words

_WORD = word_of("goal", "area", "assignment", "marked-goal", joined=False)
_MARK = re.compile(
    rf"(?P<mark>(?P<who>[A-ZÅÄÖ][\wåäö-]*(?:\s+|(?<=-)))?(?P<word>{_WORD})\s*(?:(?:{any_of('number-of')})\s+)?"
    r"(?P<number>(?:(?-i:[IVX]{1,4})\.)?\d{1,3}(?:[.:]\d{1,2}){0,3}|(?-i:[A-ZÅÄÖ]{1,2})\.?\d{1,2}(?:[.:]\d{1,2}){0,3}|(?-i:[IVX]{2,4})(?=[.):]|\s[–—-])|(?-i:[A-Z])(?=[.):]|\s[–—-]))"
    r"(?P<letter>\.?[a-h](?=[.):\s])|\s[a-h](?=[.):]|\s(?-i:[A-ZÅÄÖ])))?[.):]*)"
    r"(?:\s*[-–—:]\s*|\s+)(?P<text>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
# A text that any mark may have, to see whether something is one.
_ANY, _LONGEST_MARK, _LONGEST_NUMBER = "Text", 40, 9
# "Mål 101", "Nämndmål A1": what has such a number begins as a text does, or has a sign after the number.
_RARE = re.compile(r"\d{3}|(?-i:[A-ZÅÄÖ]{1,2})\.?\d", re.IGNORECASE)
_COUNTED = re.compile(
    rf"(?P<mark>(?P<number>(?-i:[IVX]{{1,4}})|\d{{1,2}})\.\s+(?P<word>[^\W\d_]{{0,40}}(?:{any_of('goal')})):)\s+(?P<text>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_LAST = re.compile(
    rf"(?<=\s)[^\W\d_]{{0,40}}-?(?:{any_of('goal')})\s+\d{{1,2}}(?:[.:]\d{{1,2}}){{0,3}}[a-h]?\s*:?$",
    re.IGNORECASE,
)
_ONLY_LETTER = re.compile(r"[a-h][.):]*\s*")
_NUMBER = re.compile(
    r"(?P<mark>(?:\((?=[\d.:]+\)))?(?P<number>\d{1,2}(?:[.:]\d{1,2}){0,3})[.):]?)"
    r"(?:\s+|(?<=[.)])(?=[^\W\d_a-zåäö]))(?P<text>[^\W\d_].*)",
    re.DOTALL,
)
_LETTER = re.compile(r"(?P<mark>(?P<letter>[b-h])\))\s+(?P<text>\S.*)", re.DOTALL)
_LETTERED = re.compile(r"\(?[a-h][.)]\s+(?P<text>[^\W\d_]\S*\s.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Mark(Frozen):
    """A mark.

    Attributes:
        mark: its words, as they stand.
        name: the words that name its level, as they stand; empty where there is only a number.
        number: the number, with dots between its parts, and the letter.
        text: what follows.
        area: whether the word is one for areas.
    """

    mark: str
    name: str
    number: str
    text: str
    area: bool = False

    @property
    def depth(self) -> int:
        """How many parts the number has."""
        return self.number.count(".") + 1

    @property
    def plain_name(self) -> str:
        """The name of its level without hyphens: "KF-mål" is "KF mål"."""
        return self.name.replace("-", " ")

    @property
    def prefix(self) -> str:
        """Letters that the ids of its level may begin with.

        >>> [mark_of(one).prefix for one in ("KF-mål 1 a Skola", "Mål 2 Vård", "Nämndens mål 3: Bad")]
        ['KF', 'M', 'NM']
        """
        who, _, word = self.plain_name.rpartition(" ")
        if who.isupper():
            return who
        if word.isupper() and len(word) <= 3:
            return word
        return "".join(part[0].upper() for part in (who, word or self.name) if part) or "M"


def parts_of(mark: Mark) -> tuple[int, ...]:
    """The parts of a number, to be compared.

    >>> marks = [Mark(one, "", one, "") for one in ("2.10", "2.9")]
    >>> parts_of(marks[0]) > parts_of(marks[1])
    True
    """
    return tuple(int(one) for one in mark.number.split("."))


def mark_of(text: str) -> Mark | None:
    """The mark that a text begins with, if it says with a word what it is.

    >>> mark_of("Effektmål II.1: Fler cyklar").number, mark_of("I. INRIKTNINGSMÅL: Hållbar").number
    ('2.1', '1')
    >>> [mark_of(one).number for one in ("Inriktning A.1 Fler", "Mål nr 2 Fler", "Strategic Goal SG1: More")]
    ['A.1', '2', '1']
    >>> [mark_of(one) for one in ("Mål 100 nya bostäder", "Målsättning 3 000 timmar", "Antal mål 3 av 5")]
    [None, None, None]
    """
    found = _MARK.match(text)
    if not found:
        return _counted(text)
    who, word = (found["who"] or "").strip(" -"), found["word"]
    if _ONLY_LETTER.fullmatch(found["text"]) or _counts(found):
        return None
    if who.casefold().rstrip("a") in words("global") or who.casefold() in words("global"):
        return None
    if (who and not who[0].isupper()) or len(found["number"]) > _LONGEST_NUMBER:
        return None
    area = word.casefold() in words("area") and "." not in found["number"] and ":" not in found["number"]
    number = _arabic(found["number"].replace(":", ".")) + (found["letter"] or "").strip().lower()
    name = " ".join(f"{found['who'] or ''}{word}".split())
    initials = "".join(part[0].upper() for part in name.replace("-", " ").split())
    if len(initials) > 1 and re.fullmatch(rf"{initials}\d.*", number):
        number = number.removeprefix(initials)
    return Mark(found["mark"].strip(), name, number, found["text"].strip(), area)


def _counts(found: re.Match[str]) -> bool:
    """Whether a number says how many there are, and not which: "Spelmål 14 st", "Mål 100 bostäder"."""
    if (found["who"] or "").strip(" -").casefold() in words("amount"):
        return True
    if found["mark"].endswith((".", ")", ":")):
        return False
    text, begins = found["text"], found["text"].split()[0]
    rare = _RARE.match(found["number"]) or found["word"].casefold() in words("marked-goal")
    plain = found.string[found.end("mark") :].lstrip()[:1] not in "-–—:"
    return plain and (bool(unit_of(begins)) or begins[:3].isdigit() or bool(rare and not text[:1].isupper()))


def reference_of(text: str) -> Mark | None:
    """The mark that a text is, and nothing else: "Mål 1.1", "KF-mål 2", "1.2".

    >>> [one and one.number for one in map(reference_of, ("Mål 1.1", "1.2", "Mål 2041", "Mål 1 Alla läser"))]
    ['1.1', '1.2', None, None]
    """
    plain = text.strip().rstrip(".):")
    if len(plain) > _LONGEST_MARK or not plain[-1:].isalnum():
        return None
    mark = mark_of(f"{plain}: {_ANY}") or number_of(f"{plain}. {_ANY}")
    return replace(mark, text="") if mark and mark.text == _ANY else None


def _counted(text: str) -> Mark | None:
    """The mark that a text begins with, if its number stands before the word: "I. INRIKTNINGSMÅL: …"."""
    found = _COUNTED.match(text)
    if not found:
        return None
    word = found["word"]
    return Mark(found["mark"].strip(), word, _arabic(found["number"]), found["text"].strip())


def _arabic(number: str) -> str:
    """A number whose first part may be Roman.

    >>> _arabic("II.3"), _arabic("IV"), _arabic("C")
    ('2.3', '4', 'C')
    """
    first, dot, rest = number.partition(".")
    known = first.casefold() in ROMAN and first.isupper()
    return f"{ROMAN.index(first.casefold()) + 1}{dot}{rest}" if known else number


def last_reference(text: str) -> Mark | None:
    """The mark of another goal that a heading ends with: "Nämndmål för kommunmål 1".

    >>> last_reference("Nämndmål för kommunmål 1").number, last_reference("Mål 1"), last_reference("Mål 2031")
    ('1', None, None)
    """
    found = _LAST.search(text[-_LONGEST_MARK - 1 :])
    return reference_of(found[0].strip(" :")) if found else None


def number_of(text: str) -> Mark | None:
    """The mark that a text begins with, if it is only a number."""
    found = _NUMBER.match(text)
    return (
        Mark(found["mark"], "", found["number"].replace(":", "."), found["text"].strip()) if found else None
    )


def letter_of(text: str) -> Mark | None:
    """The mark that a text begins with, if it is only a letter from b on."""
    found = _LETTER.match(text)
    return Mark(found["mark"], "", found["letter"], found["text"].strip()) if found else None


def lettered(text: str) -> str:
    """What follows the letter that an item of a list begins with; empty where there is none.

    >>> lettered("a) Alla läser"), lettered("b. Alla badar"), lettered("A. Alla läser")
    ('Alla läser', 'Alla badar', '')
    """
    found = _LETTERED.match(text)
    return found["text"].strip() if found else ""
