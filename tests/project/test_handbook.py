"""The reference in docs/ is what the commands and the library say of themselves."""

from __future__ import annotations

import re

import pytest

import goalgraph
from commands import place, reference
from goalgraph.base.wording import LANGUAGES
from places import ROOT

LIBRARY = (ROOT / "docs" / "library.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_reference_of_the_commands_is_their_help(lang: str) -> None:
    assert place(lang).read_text(encoding="utf-8") == reference(lang), "python tests/commands.py"


def test_the_library_s_reference_has_each_public_name_once() -> None:
    named = re.findall(r"^\.\. auto\w+:: (\w+)$", LIBRARY, flags=re.MULTILINE)
    assert sorted(named) == sorted(goalgraph.__all__)
