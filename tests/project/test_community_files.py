"""What hosts and readers look for at the top of a project is there, and true of this version."""

from __future__ import annotations

import re
import tomllib

import pytest
from click.testing import CliRunner

import goalgraph
from goalgraph.base.cache import VARIABLE
from goalgraph.cli import main
from places import ROOT

CITATION = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def values(key: str) -> list[str]:
    """The value of a key of the citation, or the entries below it."""
    alone = re.findall(rf"^{key}: *(\S.*)$", CITATION, flags=re.MULTILINE)
    block = re.findall(rf"^{key}:\n((?:  - .*\n)+)", CITATION, flags=re.MULTILINE)
    return alone or [line.removeprefix("  - ") for line in "".join(block).splitlines()]


def test_the_citation_is_of_this_version() -> None:
    assert values("version") == [goalgraph.__version__]
    assert values("title") == [PROJECT["name"]]
    assert values("license") == PROJECT["license"].split(" AND ")
    assert values("keywords") == [word for word in PROJECT["keywords"] if word in CITATION]
    assert values("authors") == ["name: The goalgraph contributors"]


@pytest.mark.parametrize("option", sorted(set(re.findall(r"(--[a-z][a-z-]+)", SECURITY))))
def test_each_option_that_security_names_is_one(option: str) -> None:
    said = [
        CliRunner().invoke(main, [*line, "--help"]).stdout
        for line in ([], ["query"], ["import"], ["kolada"], ["load"])
    ]
    assert re.search(rf"{option}\b", "".join(said))


def test_security_names_the_variable_and_no_address() -> None:
    assert VARIABLE in SECURITY
    assert not re.search(r"\S@\S|https?://", SECURITY + CITATION)
