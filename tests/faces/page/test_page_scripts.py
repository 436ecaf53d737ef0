"""Each script says at its top what it needs and offers, truly; the order follows from that, and so do the styles."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from goalgraph.base.errors import ResourceMissing
from goalgraph.faces.page import scripts as of_page
from goalgraph.faces.page.scripts import STYLES, Script, ordered, read, scripts, styles
from goalgraph.faces.page.scripts import script as script_of_page

WEB = Path(of_page.__file__).parent / "web"
COMMENT = re.compile(r"/\*\*.*?\*/|^\s*//[^\n]*$", re.DOTALL | re.MULTILINE)


def script(path: str, needs: str = "", offers: str = "") -> Script:
    return Script(path, frozenset(needs.split()), frozenset(offers.split()), "")


def paths(found: list[Script]) -> list[str]:
    return [one.path for one in found]


def members(text: str) -> tuple[set[str], set[str]]:
    """The members of ``Page`` that a script mentions, and those that it makes."""
    code = COMMENT.sub("", text)
    taken = [name for names in re.findall(r"const \{([^}]*)\} = Page;", code) for name in names.split(",")]
    mentioned = set(re.findall(r"\bPage\.(\w+)", code)) | {name.strip() for name in taken}
    return mentioned, set(re.findall(r"\bPage\.(\w+) = ", code))


@pytest.mark.parametrize("one", scripts(), ids=lambda one: one.path)
def test_a_script_says_at_its_top_what_it_needs_and_offers(one: Script) -> None:
    mentioned, made = members(one.text)
    assert (one.needs - {"part"}) | one.offers == mentioned | (one.offers & {"part"})
    assert one.offers <= made
    assert one.text.startswith('"use strict";\n/**\n * ')


def test_whatever_is_offered_is_needed_by_another_script_or_the_end_of_the_page() -> None:
    found = scripts()
    offered = {name for one in found for name in one.offers}
    # The page ends with a call of begin; decisionsFile is what tests compare with the library's own files.
    assert offered - {name for one in found for name in one.needs} == {"begin", "decisionsFile"}


def test_a_script_stands_after_all_that_offer_what_it_needs() -> None:
    offered: set[str] = set()
    for one in scripts():
        assert one.needs <= offered | one.offers, one.path
        offered |= one.offers
    assert scripts()[0].path == "shared/page.js"


def test_every_script_of_the_folders_is_there_and_short() -> None:
    assert set(paths(scripts())) == {path.relative_to(WEB).as_posix() for path in WEB.glob("*/*.js")}
    assert all(len(one.text.splitlines()) < 400 for one in scripts())


def test_the_order_is_the_same_however_the_files_are_found() -> None:
    found = scripts()
    shuffled = list(found)
    random.Random(5).shuffle(shuffled)
    assert paths(ordered(shuffled)) == paths(found)


def test_what_need_each_other_not_stand_by_their_paths() -> None:
    found = ordered([script("c"), script("b", "x"), script("a", "y", "x"), script("d", "", "y")])
    assert paths(found) == ["c", "d", "a", "b"]


@pytest.mark.parametrize(
    ("found", "message"),
    [
        ([script("a", "x")], "a .*no script offers x"),
        ([script("a", "", "x"), script("b", "", "x")], "b .*a offers x as well"),
        ([script("a", "y", "x"), script("b", "x", "y"), script("c", "x")], "a, b .*need each other"),
        ([script("a", "y"), script("b", "z", "y"), script("c", "y", "z")], "b, c .*need each other"),
    ],
)
def test_a_circle_and_a_missing_offer_are_named(found: list[Script], message: str) -> None:
    with pytest.raises(ResourceMissing, match=message):
        ordered(found)


def test_a_page_has_the_scripts_without_the_comments_that_have_lines_of_their_own() -> None:
    text = '/**\n * Says.\n *\n * @needs t\n */\n{\n  // Why.\n  /** @param {string} a */\n  Page.a = (a) => "// no comment"; // kept\n}\n'
    assert read("view/a.js", text).bare == '{\nPage.a = (a) => "// no comment"; // kept\n}\n'
    for one in scripts():
        assert one.bare.count("Page.") >= 1, one.path
        assert not [line for line in one.bare.splitlines() if line.lstrip().startswith(("//", "/**"))], (
            one.path
        )
        # What stands over several lines would lose the space that they begin with.
        assert not [line for line in one.bare.splitlines() if line.count("`") % 2], one.path


def test_what_the_page_runs_is_all_of_them_and_strict_once() -> None:
    whole = script_of_page()
    assert whole.startswith('"use strict";\nconst Page = ')
    assert whole.count('"use strict"') == 1
    assert whole.endswith("Page.begin();\n")
    first, *parts = scripts()
    assert whole.index(first.bare) == len('"use strict";\n')
    places = [whole.index(f"Page.part(() => {{\n{one.bare}}});\n") for one in parts]
    assert places == sorted(places)


def test_a_script_without_a_top_is_named() -> None:
    with pytest.raises(ResourceMissing, match=r"view/a\.js.*at its top"):
        read("view/a.js", "Page.a = 1;\n")


def test_each_folder_has_its_place_among_the_styles() -> None:
    assert sorted(STYLES) == sorted(path.parent.name for path in WEB.glob("*/*.css"))
    assert {path.stem for path in WEB.glob("*/*.css")} == set(STYLES)
    assert {path.parent.name for path in WEB.glob("*/*.js")} == set(STYLES)
    assert styles().index("--size: 1;") < styles().index(".card {") < styles().index("@page {")


def test_styles_stand_without_comments_and_indentation() -> None:
    text = "".join((WEB / folder / f"{folder}.css").read_text(encoding="utf-8") for folder in STYLES)
    said = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    assert len(said) < len(text)
    assert styles().split() == said.split()
    assert not [line for line in styles().splitlines() if line.startswith((" ", "\t"))]
