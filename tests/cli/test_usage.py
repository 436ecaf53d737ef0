"""Help, wrong usage and common options: in the reader's language, before the command's name or after it."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from every_command import params_of
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.cli import main
from goalgraph.cli.command import common_options
from goalgraph.cli.group import MODULES
from goalgraph.cli.usage import translated
from small_plan import FILE

ENGLISH = re.compile(
    r"\b(Usage|Options|Commands|Arguments|Show|Missing|No such|Did you|Invalid|Got|Error|default|is not|requires|does not)\b"
)
WRONG = [
    ["trace"],
    ["show", "--formt", "x"],
    ["show", "--format", "x"],
    ["shw"],
    ["zzzzzz"],
    ["show", "--dat", "x"],
    ["show", "a", "b"],
    ["show", "a", "b", "c"],
    ["show", "--data"],
    ["show", "--history=2"],
    ["show", "--history"],
    ["validate", "--as-of", "i dag"],
    ["new", "a", "--year", "tolv"],
    ["query", "red-thread", "--timeout", "0"],
    ["query", "red-thread", "--timeout", "tolv"],
    ["query", "red-thread", "--param", "x"],
    ["apply"],
    ["diff", "a"],
    ["--data", "a", "diff", "a", "b"],
    ["diff", "a", "b", "--store", "s"],
    ["--data", "a", "show", "--store", "b"],
    ["new", "x", "--from", "y", "--code", "9999"],
    ["report", "--format", "md", "-o", "r.docx"],
]


def run(*args: str, lang: str | None = None) -> Result:
    return CliRunner().invoke(main, args, prog_name="goalgraph", env={"GOALGRAPH_LANG": lang})


@pytest.mark.parametrize("args", WRONG, ids=" ".join)
def test_wrong_usage_is_one_line_in_the_chosen_language(args: list[str]) -> None:
    swedish, english = run(*args), run(*args, lang="en")
    for done, wrong in ((swedish, "Fel: "), (english, "Error: ")):
        assert done.exit_code == 2
        assert done.stdout == ""
        assert re.fullmatch(rf"{wrong}[^\n]+; se(e)? 'goalgraph[a-z ]* --help'\n", done.stderr), done.stderr
    assert not ENGLISH.search(swedish.stderr), swedish.stderr


@pytest.mark.parametrize("command", ["", *MODULES])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_is_in_the_chosen_language(command: str, lang: str) -> None:
    named = [command] if command else []
    helped = [
        run(*named, "--help", lang=lang),
        run("--lang", lang, *named, "--help"),
        run(*named, "--help", "--lang", lang),
    ]
    assert len({done.stdout for done in helped}) == 1
    words = wording(lang)["help"]
    assert words[command or "main"]["text"].split()[0] in helped[0].stdout
    assert f"{words['usage']}: goalgraph" in helped[0].stdout
    if lang == "sv":
        assert not ENGLISH.search(helped[0].stdout)
    assert all(len(line) <= 80 for line in helped[0].stdout.splitlines())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", MODULES)
def test_every_command_and_option_has_a_text(lang: str, command: str) -> None:
    words = wording(lang)["help"]
    names = {param.name for param in params_of(command) if isinstance(param, click.Option)}
    told = set(words[command]) - {"text", "more"}
    assert told <= names
    assert names <= told | set(words["own"]) | set(words["common"])
    assert {option.name for option in common_options()} <= set(words["common"])


def test_every_sentence_of_click_has_its_translation() -> None:
    for sentence in wording("en")["usage"]["click"].values():
        shown = re.sub(r"\{\w+\}", "X", sentence)
        assert translated(shown, "en") == shown
        assert translated(shown, "sv") != shown
    assert (
        translated("A sentence that click may have one day.", "sv")
        == "A sentence that click may have one day."
    )


def test_common_options_stand_before_the_command_or_after_it() -> None:
    before = run("--data", str(FILE), "--lang", "en", "trace", "M1")
    after = run("trace", "M1", "--lang", "en", "--data", str(FILE))
    between = run("--lang", "sv", "trace", "--data", str(FILE), "M1", "--lang", "en")
    assert before.exit_code == 0
    assert before.stdout == after.stdout == between.stdout
    assert "The lake is fit to swim in" in before.stdout


def test_data_before_and_after_are_both_read(tmp_path: Path) -> None:
    more = tmp_path / "more.ttl"
    more.write_text(
        FILE.read_text(encoding="utf-8").replace("sjobacka/2024", "sjobacka/2025"), encoding="utf-8"
    )
    shown = run("--data", str(FILE), "show", "--data", str(more))
    assert shown.exit_code == 0, shown.output
    assert "sjobacka/2024" in shown.stdout
    assert "sjobacka/2025" in shown.stdout


def test_the_language_of_an_error_is_the_one_asked_for_after_the_command() -> None:
    assert "no resource has the id" in run("show", "KS99", "--lang", "en").stderr
    assert "There" not in run("show", "KS99", "--lang=sv").stderr


@pytest.mark.parametrize(
    "failing", [(13, "Permission denied", "plan/goals.jsonld"), (5, "Input/output error")]
)
def test_an_error_of_the_system_is_told_of_the_file_it_concerns(
    failing: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_self: object) -> None:
        raise OSError(*failing)

    monkeypatch.setattr("goalgraph.cli.settings.Settings.graph", broken)
    done = run("show", lang="en")
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert ("plan/goals.jsonld" in done.stderr) is (len(failing) == 3)
    assert ("stdout" in done.stderr) is (len(failing) == 2)
    assert isinstance(run("show", "--debug").exception, OSError)


@pytest.mark.parametrize("option", ["--data", "--store"])
def test_an_address_that_is_empty_is_not_the_folder_one_stands_in(
    option: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plan.ttl").write_text(FILE.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    told = run("show", option, "")
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr.startswith("'': ")
    assert told.stderr.count("\n") == 1


@pytest.mark.parametrize("option", ["--plan", "--profile"])
def test_a_name_that_is_empty_is_none_that_is_known(option: str) -> None:
    told = run("--data", str(FILE), "show", option, "")
    assert (told.exit_code, told.stdout) == (2, "")
    assert told.stderr.count("\n") == 1
