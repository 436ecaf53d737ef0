"""The command publish: what it writes, what it tells, and that wrong use is told in one line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import goalgraph
from decision_files import EVERYTHING, decision, dialogue, save
from goalgraph.cli import main
from goalgraph.faces.site import publishing
from small_plan import FILE


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["--data", str(FILE), "--lang", "en", *arguments], prog_name="goalgraph")


def test_it_says_what_it_wrote_and_what_the_description_lacks(tmp_path: Path) -> None:
    done = run("publish", str(tmp_path / "site"), "--no-workshop")
    assert done.exit_code == 0, done.output
    count = sum(1 for path in (tmp_path / "site").rglob("*") if path.is_file()) - 1
    assert done.stdout == (
        f"The site is in {tmp_path}/site/index.html: files written: {count}, unchanged: 0, removed: 0.\n"
    )
    assert done.stderr.count("\n") == 1
    assert (
        "the site's address, a licence, a publisher; give it with --base, --licence, --publisher"
        in done.stderr
    )


def test_decisions_on_goals_that_are_gone_and_a_feed_without_a_day_are_told(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    plan.mkdir()
    text = FILE.read_text(encoding="utf-8")
    (plan / "plan.ttl").write_text(text, encoding="utf-8")
    told = save(tmp_path, dialogue(decision(**EVERYTHING)))
    goalgraph.load(plan).apply(told, output=plan / "decisions.ttl")
    [block] = re.findall(r"^p:M1 a gg:Goal.*?\.\n\n", text, re.MULTILINE | re.DOTALL)
    (plan / "plan.ttl").write_text(text.replace(block, ""), encoding="utf-8")
    line = ["--lang", "en", "publish", str(tmp_path / "site"), "--no-workshop"]
    done = CliRunner().invoke(main, ["--data", str(plan), *line])
    assert "recorded on goals that the plan no longer has: M1. They are in the feed" in done.stderr
    (plan / "decisions.ttl").unlink()
    undated = re.sub(r'gg:(referenceDate "2024-03-31"\^\^xsd:date|period [^;.]+) ;', "", text)
    (plan / "plan.ttl").write_text(undated, encoding="utf-8")
    done = CliRunner().invoke(main, ["--data", str(plan), *line])
    assert "There is no feed of decisions: nothing is decided" in done.stderr
    assert "no longer has" not in done.stderr


def test_the_second_time_says_so_and_a_file_of_ones_own_is_told(tmp_path: Path) -> None:
    place = ["publish", str(tmp_path), "--base", "https://goals.example", "--publisher", "Sjöbacka"]
    place += ["--licence", "https://creativecommons.org/publicdomain/zero/1.0/"]
    (tmp_path / "robots.txt").write_text("User-agent: *\n", encoding="utf-8")
    first, second = run(*place), run(*place)
    for done in (first, second):
        assert done.exit_code == 0
        assert done.stderr == (
            f"{tmp_path}/robots.txt was there already, is not written by goalgraph and was left as it was.\n"
        )
    assert "files written: 0, " in second.stdout
    assert (tmp_path / "robots.txt").read_text(encoding="utf-8") == "User-agent: *\n"


@pytest.mark.parametrize(
    "wrong",
    [
        ["--base", "goals.example"],
        ["--base", "javascript:alert(1)"],
        ["--base", "https://goals.example/?q"],
        ["--licence", "CC0"],
    ],
)
def test_an_address_that_is_none_is_told_and_nothing_is_written(tmp_path: Path, wrong: list[str]) -> None:
    done = run("publish", str(tmp_path / "site"), *wrong)
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert wrong[1] in done.stderr
    assert not (tmp_path / "site").exists()


def test_a_file_in_the_folders_place_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").write_bytes(b"mine")
    done = run("publish", str(tmp_path / "site"))
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert (tmp_path / "site").read_bytes() == b"mine"


def test_of_many_plans_the_workshop_pages_are_left_out_and_told_or_included_when_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publishing, "MOST_WORKSHOPS", 0)
    page = tmp_path / "site" / "sjobacka" / "2024.workshop.html"
    done = run("publish", str(tmp_path / "site"))
    assert "The workshop pages were left out" in done.stderr
    assert not page.exists()
    assert "workshop" not in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    done = run("publish", str(tmp_path / "site"), "--workshop")
    assert "left out" not in done.stderr
    assert page.exists()
    done = run("publish", str(tmp_path / "site"), "--no-workshop")
    assert "left out" not in done.stderr
    assert not page.exists()


def test_a_site_in_the_plans_folder_is_no_data_and_never_lies_over_the_plan(tmp_path: Path) -> None:
    (tmp_path / "plan.ttl").write_bytes(FILE.read_bytes())
    own = ["--data", str(tmp_path), "--lang", "en"]
    into = str(tmp_path / "site")
    for _ in range(2):
        done = CliRunner().invoke(main, [*own, "publish", into, "--no-workshop"], prog_name="goalgraph")
        assert done.exit_code == 0, done.output
    assert "files written: 0, " in done.stdout
    assert f"not read: {into} (a published site)" in done.stderr
    done = CliRunner().invoke(main, [*own, "publish", str(tmp_path)], prog_name="goalgraph")
    assert done.exit_code == 2
    assert "the plans lie in this folder" in done.stderr
    assert not (tmp_path / "index.html").exists()
