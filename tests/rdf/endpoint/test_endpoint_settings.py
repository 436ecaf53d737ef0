"""Settings of endpoints: read from a file, refused with its name where they are wrong, and never a secret told."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from goalgraph.rdf.endpoint.faults import KeyringUnusable, SecretMissing, WrongAddress, WrongSettings
from goalgraph.rdf.endpoint.settings import Endpoint, Secret, endpoint_at

ADDRESS = "https://goals.example/sparql"
WHOLE = f"""
["{ADDRESS}"]
query = "https://goals.example/sparql?default=all"
update = "https://goals.example/update"
graphs = "https://goals.example/graphs"
authentication = "basic"
user = "me"
password = {{ environment = "GOALS_PASSWORD" }}
certificates = "own.pem"
timeout = 5
longest = 60.5
attempts = 1
most_megabytes = 2
"""


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("own.pem").touch()
    path = tmp_path / "endpoints.toml"
    monkeypatch.setenv("GOALGRAPH_ENDPOINTS", str(path))
    return path


@pytest.mark.parametrize("named", [ADDRESS, ADDRESS + "/"])
def test_an_endpoint_is_as_the_file_says(file: Path, named: str) -> None:
    file.write_text(WHOLE, encoding="utf-8")
    made = endpoint_at(named)
    assert (made.update, made.graphs) == ("https://goals.example/update", "https://goals.example/graphs")
    assert (made.authentication, made.user, made.secret) == (
        "basic",
        "me",
        Secret("environment", "GOALS_PASSWORD"),
    )
    assert (made.patience.silence, made.patience.longest, made.patience.most_bytes) == (5, 60.5, 2_000_000)
    assert made.certificates == "own.pem"
    assert made.location == ADDRESS


def test_of_another_nothing_is_known_but_where_to_ask(file: Path) -> None:
    file.write_text(WHOLE, encoding="utf-8")
    assert endpoint_at("https://lindby.example/sparql") == Endpoint("https://lindby.example/sparql")


@pytest.mark.parametrize(
    "line",
    [
        'password = "s3cr3t"',
        'password = { file = "s3cr3t" }',
        'password = { environment = "" }',
        'authentication = "kerberos"',
        'adress = "https://x.example"',
        'update = "ftp://x.example"',
        'update = "https://me:s3cr3t@x.example"',
        'token = { environment = "GOALS_TOKEN" }',
        'certificates = "gone.pem"',
        "timeout = 0",
        'attempts = "many"',
        "most_megabytes = inf",
        "longest = nan",
        "timeout = true",
        "user = 1",
        "query = 7",
    ],
)
def test_what_is_wrong_is_told_with_the_file_and_no_secret(file: Path, line: str) -> None:
    name = line.partition(" ")[0]
    text = "\n".join(row for row in WHOLE.splitlines() if not row.startswith(f"{name} "))
    file.write_text(f"{text}\n{line}\n", encoding="utf-8")
    with pytest.raises(WrongSettings) as caught:
        endpoint_at(ADDRESS)
    told = caught.value.message("en")
    assert str(file) in told
    assert name in told
    assert "s3cr3t" not in told


def test_a_secret_in_the_file_is_refused_whether_or_not_it_is_used(file: Path) -> None:
    file.write_text(f'["{ADDRESS}"]\npassword = "s3cr3t"\n', encoding="utf-8")
    with pytest.raises(WrongSettings) as caught:
        endpoint_at(ADDRESS)
    assert "s3cr3t" not in caught.value.message("en")


@pytest.mark.parametrize("text", ["[", "x = 1", f"x = {'[' * 5000}{']' * 5000}", None])
def test_a_file_that_is_none_is_told(file: Path, text: str | None) -> None:
    if text:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(WrongSettings):
        endpoint_at(ADDRESS)


@pytest.mark.parametrize(
    "address", ["http://", "https://me:s3cr3t@x.example/", "http://x y/", "http://x.example:0/"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(WrongAddress) as caught:
        endpoint_at(address)
    assert "s3cr3t" not in caught.value.message("en")


def test_a_secret_is_in_the_environment_or_the_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALS_PASSWORD", "open")
    assert Secret("environment", "GOALS_PASSWORD").read("me", ADDRESS) == "open"
    known = {("goals", "me"): "sesame"}
    ring = SimpleNamespace(get_password=lambda service, user: known.get((service, user)))
    monkeypatch.setitem(sys.modules, "keyring", ring)
    assert Secret("keyring", "goals").read("me", ADDRESS) == "sesame"
    for secret in (Secret("keyring", "others"), Secret("environment", "NOWHERE_TO_BE_FOUND")):
        with pytest.raises(SecretMissing) as caught:
            secret.read("me", ADDRESS)
        assert secret.name in caught.value.message("sv")


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        (RuntimeError("No backend was available. Install one.\nSee"), "(No backend was available)"),
        (ModuleNotFoundError("No module named 'no'"), "(No module named 'no')"),
        (OSError(), "(OSError)"),
    ],
)
def test_a_keyring_that_cannot_be_asked_is_told(
    monkeypatch: pytest.MonkeyPatch, failure: Exception, reason: str
) -> None:
    def refusing(service: str, user: str) -> str:
        raise failure

    monkeypatch.setitem(sys.modules, "keyring", SimpleNamespace(get_password=refusing))
    with pytest.raises(KeyringUnusable) as caught:
        Secret("keyring", "goals").read("me", ADDRESS)
    assert "keyring goals" in caught.value.message("en")
    assert reason in caught.value.message("en")
