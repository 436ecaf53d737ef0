"""The page's scripts and styles, in the order in which they stand in the file.

In: the folders of ``web``, one a view, with scripts that say at their top what they need and what they offer.
Out: the scripts, each after those that offer what it needs, the one that the page runs, which is all of them,
and the styles, in the order of their folders.

A script's top is its first comment of the form ``/** … */``. ``@needs`` there lists the members of ``Page``
that it takes from other scripts; the ``@property`` lines are those that it offers, with their types.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from importlib.resources.abc import Traversable

from goalgraph.base.errors import ResourceMissing

# A style changes those before it; what there is little room for comes last.
STYLES = (
    "shared",
    "frame",
    "overview",
    "focus",
    "panel",
    "table",
    "network",
    "indicators",
    "dialogue",
    "accessibility",
    "exchange",
    "plans",
    "changes",
    "presentation",
    "room",
    "minutes",
)
_TOP = re.compile(r"/\*\*(.*?)\*/", re.DOTALL)
_NEEDS = re.compile(r"@needs ([\w\s*]+)")
_WORD = re.compile(r"\w+")
# A comment that begins a line, to the end of a line: a text in a script never begins one.
_COMMENT = re.compile(r"^[ \t]*(/\*\*.*?\*/|//[^\n]*)\n", re.DOTALL | re.MULTILINE)
# A comment of a style, where a line begins; none stands within a text.
_REMARK = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n?", re.DOTALL | re.MULTILINE)
# Said once of them all.
_STRICT = '"use strict";\n'
# No text in a script or style goes over the end of a line, so that no space at its beginning is a part of it.
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


@dataclass(frozen=True)
class Script:
    """A script: where it lies, what it says at its top, and its text."""

    path: str
    needs: frozenset[str]
    offers: frozenset[str]
    text: str

    @property
    def bare(self) -> str:
        """Its text without what no page needs: comments that have lines of their own, and indentation."""
        return _INDENT.sub("", _COMMENT.sub("", self.text)).removeprefix(_STRICT)


def read(path: str, text: str) -> Script:
    """A script with what it needs and offers.

    >>> found = read("a.js", "/** @needs t el\\n * @typedef {object} A\\n * @property {() => {n: 1}} card */")
    >>> sorted(found.needs), sorted(found.offers)
    (['el', 't'], ['card'])
    """
    top = _TOP.search(text)
    if top is None:
        raise ResourceMissing(name=path, reason="it does not say at its top what it needs and offers")
    needs = _NEEDS.search(top[1])
    named = _WORD.findall(needs[1]) if needs else ()
    return Script(path, frozenset(named), frozenset(map(_offer, top[1].split("@property ")[1:])), text)


def _offer(told: str) -> str:
    """The name after a type, which stands in braces that can hold others."""
    depth = 0
    for place, sign in enumerate(told):
        depth += (sign == "{") - (sign == "}")
        if not depth:
            return str(_WORD.findall(told[place:])[0])
    return told


def ordered(scripts: Iterable[Script]) -> list[Script]:
    """Each script after those that offer what it needs; else by their paths.

    Raises:
        ResourceMissing: two scripts offer the same, a script needs what none offers, or they need each other.
    """
    left = sorted(scripts, key=lambda script: script.path)
    by: dict[str, str] = {}
    for script in left:
        for name in sorted(script.offers):
            if other := by.get(name):
                raise ResourceMissing(name=script.path, reason=f"{other} offers {name} as well")
            by[name] = script.path
    for script in left:
        if lacking := sorted(script.needs - by.keys()):
            raise ResourceMissing(name=script.path, reason=f"no script offers {', '.join(lacking)}")
    found: list[Script] = []
    offered: set[str] = set()
    while left:
        ready = next((script for script in left if script.needs <= offered | script.offers), None)
        if ready is None:
            raise ResourceMissing(name=", ".join(_circle(left, by)), reason="these scripts need each other")
        left.remove(ready)
        found.append(ready)
        offered |= ready.offers
    return found


def _circle(left: Sequence[Script], by: dict[str, str]) -> list[str]:
    """The scripts of a circle, each needing one that the next offers; everyone left leads into one."""
    scripts = {script.path: script for script in left}
    way = [left[0].path]
    while True:
        script = scripts[way[-1]]
        following = min(by[name] for name in script.needs if by[name] in scripts and by[name] != script.path)
        if following in way:
            return way[way.index(following) :]
        way.append(following)


def scripts() -> list[Script]:
    """The page's scripts, in order; each runs as a part of the page, which the first of them makes."""
    found = (
        read(f"{folder.name}/{one.name}", one.read_text(encoding="utf-8"))
        for folder in _folders()
        for one in folder.iterdir()
        if one.name.endswith(".js")
    )
    return ordered(replace(script, needs=script.needs | {"part"}) for script in found)


def script() -> str:
    """What the page runs: one script, and with it one digest in the page's policy."""
    first, *parts = (one.bare for one in scripts())
    return "".join([_STRICT, first, *map(_part, parts), "Page.begin();\n"])


def _part(text: str) -> str:
    """A script that runs when the plan to show is there."""
    return f"Page.part(() => {{\n{text}}});\n"


def styles() -> str:
    """The page's styles, in the order of their folders, without comments and indentation."""
    folders = {folder.name: folder for folder in _folders()}
    written = "".join(folders[name].joinpath(f"{name}.css").read_text(encoding="utf-8") for name in STYLES)
    return _INDENT.sub("", _REMARK.sub("", written))


def _folders() -> list[Traversable]:
    web = files(__package__).joinpath("web")
    return [one for one in web.iterdir() if one.is_dir() and one.name.isidentifier()]
