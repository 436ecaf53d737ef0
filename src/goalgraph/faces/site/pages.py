"""Pages of the site as HTML that needs nothing but the site's own style.

In: what a page tells, and where it stands. Out: its bytes. Links lead from page to page without the site's
address, so that they hold wherever the folder lies; texts are escaped by jinja2.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, Template

from goalgraph.base.html import environment
from goalgraph.base.texts import Texts
from goalgraph.base.wording import LANGUAGES, wording

# Only the site's own style: nothing is fetched, run, framed or sent.
POLICY = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"
# While the site is served live the page also asks whether the folder has changed.
LIVE_POLICY = f"{POLICY}; script-src 'self'; connect-src 'self'"


@dataclass(frozen=True, slots=True)
class Frame:
    """What all pages of a site share.

    Attributes:
        lang: the language that addresses without one lead to.
        title: what the site is called, by language.
        vocabulary: where the vocabulary has its page.
        base: the site's address, or nothing.
        live: the address of the script that reloads a page that has changed, or nothing.
    """

    lang: str
    title: Texts
    vocabulary: str
    base: str = ""
    live: str = ""

    def ending(self, lang: str) -> str:
        """How the file of a page in a language ends."""
        return ".html" if lang == self.lang else f".{lang}.html"

    def render(self, template: str, path: str, lang: str, *, data: bool = True, **shown: Any) -> bytes:
        """The page at ``path`` in ``lang``; with ``data``, Turtle and JSON-LD lie beside it."""
        up = "../" * path.count("/")
        folder, _, name = path.rpartition("/")
        folder, here = f"{quote(folder, safe='/~')}/", quote(name, safe="~")
        others = [{"type": "", "lang": one, "href": f"{here}{self.ending(one)}"} for one in LANGUAGES]
        beside = [
            {"type": media, "href": f"{here}{ending}"}
            for media, ending in (("text/turtle", ".ttl"), ("application/ld+json", ".jsonld"))
            if data
        ]
        text = _template(template).render(
            lang=lang,
            words=wording(lang)["site"],
            site=self.title[lang],
            policy=LIVE_POLICY if self.live else POLICY,
            live=self.live,
            up=up,
            to=lambda other: other.removeprefix(folder) if other.startswith(folder) else up + other,
            ending=self.ending(lang),
            vocabulary=self.vocabulary,
            alternates=[*beside, *others, *shown.pop("alternates", ())],
            spoken=[
                {**one, "name": wording(str(one["lang"]))["language"]["name"]}
                for one in others
                if one["lang"] != lang
            ],
            canonical=f"{self.base}{quote(path, safe='/~')}{self.ending(lang)}" if self.base else "",
            **{"workshop": "", "fictitious": False, **shown},
        )
        return (text + "\n").encode()


@cache
def _template(name: str) -> Template:
    return _templates().get_template(name)


@cache
def _templates() -> Environment:
    found = environment(PackageLoader(__package__, "web"))
    found.auto_reload = False  # it would look at the files for each page
    return found


def own_files() -> Iterator[tuple[str, bytes]]:
    """The files that all pages use: their style, and the sign of the site."""
    from importlib.resources import files

    for name in ("site.css", "icon.svg"):
        yield name, files(__package__).joinpath("web", name).read_bytes()
