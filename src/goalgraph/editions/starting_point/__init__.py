"""A starting point for a municipality that has no plan yet: a small one of placeholders.

In: what is known of the municipality. Out: the draft of a plan that loads and can be shown, checked and
made into a page at once, with a comment for everything to replace. It says of itself that it is made up.
"""

from __future__ import annotations

import re
from importlib.resources import files

from goalgraph.base.names import GGID
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.editions import Draft
from goalgraph.editions.periods import year_of
from goalgraph.rdf.terms import Literal

FILES = ("plan.ttl", "area-1.ttl", "council-goals.ttl")
NO_CODE = "0000"
NO_YEAR = 2030


def starting_point(
    ident: str | None, year: int | None, municipality: str | None, code: str | None, lang: str
) -> Draft:
    """The draft of a starting point; what is not given is a placeholder.

    Args:
        ident: the id of the plan; the code and the year unless given.
        year: the year of the plan.
        municipality: the name of the municipality.
        code: its code, four digits.
        lang: the language of the comments.

    Raises:
        ParameterError: the id has a year, and another was asked for.

    >>> starting_point(None, 2027, "Sjöbacka", "9999", "en").plan
    '9999/2027'
    """
    from jinja2 import Environment, StrictUndefined

    told = re.match(r"\d{4}(?=/|$)", ident or "")
    code = code or (told and told[0]) or NO_CODE
    of_id = year_of(ident or "", year, lang, known=told[0] if told else "")
    year = year or of_id or NO_YEAR
    plan = ident or f"{code}/{year}"
    names = {key: municipality or wording(key)["starting"]["name"] for key in LANGUAGES}
    labels = {key: wording(key)["starting"]["label"].format(name=names[key], year=year) for key in LANGUAGES}
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
    }
    folder = files(__name__)
    texts = {
        name: environment.from_string(folder.joinpath(f"{name}.j2").read_text(encoding="utf-8")).render(
            values
        )
        for name in FILES
    }
    return Draft(plan, texts)


def _both(texts: dict[str, str]) -> str:
    """The text in each language, as Turtle."""
    return " , ".join(str(Literal(text, language=lang)) for lang, text in texts.items())
