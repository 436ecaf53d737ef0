"""A starting point for a municipality that has no plan yet: a small one of placeholders.

In: what is known of the municipality. Out: the draft of a plan that loads and can be shown, checked and
made into a page at once, with a comment for everything to replace. It says of itself that it is made up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.resources import files

from goalgraph.base.errors import ParameterError
from goalgraph.base.names import GGID
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.editions import Draft
from goalgraph.editions.periods import year_of
from goalgraph.rdf.terms import Literal

FILES = ("plan.ttl", "area-1.ttl", "council-goals.ttl")
FILES_OF_LEVELS = ("plan.ttl", "goals.ttl")
# L, P and RO begin the ids of levels, passages and reporting occasions.
_PREFIX = re.compile(r"(?!(L|P|RO)$)[A-Za-zÅÄÖåäö]+")
NO_CODE = "0000"
NO_YEAR = 2030


def starting_point(
    ident: str | None,
    year: int | None,
    municipality: str | None,
    code: str | None,
    lang: str,
    levels: Sequence[str] = (),
) -> Draft:
    """The draft of a starting point; what is not given is a placeholder.

    Args:
        ident: the id of the plan; the code and the year unless given.
        year: the year of the plan.
        municipality: the name of the municipality.
        code: its code, four digits.
        lang: the language of the comments.
        levels: the plan's own levels, the highest first, each a prefix or ``PREFIX=Name``; without any, those
            of a board under a council, with an area.

    Raises:
        ParameterError: the id has a year, and another was asked for; a prefix is none or comes twice.

    >>> starting_point(None, 2027, "Sjöbacka", "9999", "en").plan
    '9999/2027'
    """
    from jinja2 import Environment, StrictUndefined

    told = re.match(r"\d{4}(?=/|$)", ident or "")
    code = code or (told and told[0]) or NO_CODE
    of_id = year_of(ident or "", year, lang, known=told[0] if told else "")
    year = year or of_id or NO_YEAR
    plan = ident or f"{code}/{year}"
    known = _levels(levels, lang)
    nameless, titled = ("body_name", "levels_label") if known else ("name", "label")
    names = {key: municipality or wording(key)["starting"][nameless] for key in LANGUAGES}
    labels = {key: wording(key)["starting"][titled].format(name=names[key], year=year) for key in LANGUAGES}
    council = {key: wording(key)["starting"]["council_label"].format(name=names[key]) for key in LANGUAGES}
    environment = Environment(
        autoescape=False, undefined=StrictUndefined, keep_trailing_newline=True, comment_start_string="{##"
    )
    values = {
        "words": wording(lang)["starting"],
        "iri": GGID + plan,
        "council": f"{GGID}{code}/council",
        "notation": str(Literal(plan)),
        "council_notation": str(Literal(f"{code}/council")),
        "label": _both(labels),
        "council_label": _both(council),
        "year": year,
        "code": code,
        "levels": known,
    }
    folder = files(__name__)
    texts = {
        name: environment.from_string(folder.joinpath(f"{name}.j2").read_text(encoding="utf-8")).render(
            values
        )
        for name in (FILES_OF_LEVELS if known else FILES)
    }
    return Draft(plan, texts)


def _levels(told: Sequence[str], lang: str) -> list[dict[str, str]]:
    """The prefix of each level, what it is called, and what its first goal is called, as Turtle."""
    found: dict[str, dict[str, str]] = {}
    for one in told:
        prefix, _, name = (part.strip() for part in one.partition("="))
        if not _PREFIX.fullmatch(prefix) or prefix in found:
            raise ParameterError(name="level", value=one, expected=wording(lang)["starting"]["level_form"])
        goals = {
            key: wording(key)["starting"]["goal_of_level"].format(level=name or prefix) for key in LANGUAGES
        }
        label = dict.fromkeys(LANGUAGES, name or prefix)
        found[prefix] = {"prefix": prefix, "label": _both(label), "goal": _both(goals)}
    return list(found.values())


def _both(texts: dict[str, str]) -> str:
    """The text in each language, as Turtle."""
    return " , ".join(str(Literal(text, language=lang)) for lang, text in texts.items())
