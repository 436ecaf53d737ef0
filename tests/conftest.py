"""What several test modules share: the bundled plan, the source, the installed command, and the page in a browser."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyshacl
import pytest
from playwright.sync_api import Browser

import goalgraph
import servers
from browsing import Opened, chromium, faultless
from goalgraph.faces.site import Place
from goalgraph.rdf.endpoint import endpoint_store
from published import BASE, files_of
from small_plan import FILE

ROOT = Path(__file__).parent.parent
SOURCE = ROOT.parent / "shared" / "source" / "kommunstyrelsens-mal-2019.txt"


def pytest_collection_finish() -> None:
    """What importing and collecting made stays to the end: to look through it for circles again and again, and to
    look so often, takes an eighth of the time that the tests take."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


@pytest.fixture(scope="session", autouse=True)
def unmeasured_screen() -> Iterator[None]:
    """What is printed is as wide as in a pipe, whatever the terminal that the tests were started from."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("COLUMNS", raising=False)
        yield


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What the tests keep for the next time is theirs, and of all processes that run a part of them."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOALGRAPH_CACHE", str(shared / "cache"))
        yield


@pytest.fixture(scope="session")
def bundled() -> goalgraph.Graph:
    """The plan that goalgraph ships."""
    return goalgraph.load()


@pytest.fixture(scope="session")
def source_lines() -> list[str]:
    """The document's lines; where it is not there the test is skipped, but not in CI."""
    if not SOURCE.is_file():
        if os.environ.get("CI"):
            pytest.fail("CI must have the source document beside the project")
        pytest.skip("the source document is not beside the project (shared/source)")
    return SOURCE.read_text(encoding="utf-8").split("\n")


@pytest.fixture(scope="session")
def command() -> str:
    """The installed console script."""
    found = shutil.which("goalgraph", path=str(Path(sys.executable).parent))
    if found is None:
        pytest.fail("the goalgraph command is not installed beside this Python; run pip install -e '.[test]'")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def address(bundled: goalgraph.Graph, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the bundled plan's page is."""
    return bundled.write_page(tmp_path_factory.mktemp("page") / "page.html").as_uri()


@pytest.fixture(scope="session")
def decided() -> goalgraph.Graph:
    """The invented plan after the year's first four decision files."""
    examples = ROOT / "data" / "examples" / "sjobacka"
    graph = goalgraph.load(examples / "2030")
    for path in sorted((examples / "decisions-2030").glob("[1-4]-*.jsonld")):
        graph.apply(path)
    return graph


@pytest.fixture(scope="session")
def decided_address(decided: goalgraph.Graph, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the page of the invented, decided plan is."""
    return decided.write_page(tmp_path_factory.mktemp("decided") / "page.html").as_uri()


@pytest.fixture(scope="session")
def small() -> goalgraph.Graph:
    """The small fixture plan; only for what changes nothing."""
    return goalgraph.load(FILE)


@pytest.fixture(scope="session")
def files(small: goalgraph.Graph) -> dict[str, bytes]:
    """The site of the small plan, without an address."""
    return files_of(small)


@pytest.fixture(scope="session")
def two_plans() -> dict[str, bytes]:
    """The site of two editions of an invented plan, which share the council's goals."""
    return files_of(
        goalgraph.load(ROOT / "data" / "examples" / "sjobacka"), Place(base=BASE, lang="en", workshop=False)
    )


@pytest.fixture(scope="session")
def decided_site(decided: goalgraph.Graph) -> dict[str, bytes]:
    """The site of the invented, decided plan, with an address."""
    return files_of(decided, Place(base=BASE, workshop=False))


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opened]:
    """The bundled plan's page, in a browser."""
    with faultless(browser, address) as opened:
        yield opened


@pytest.fixture(scope="session", autouse=True)
def unmeasured() -> Iterator[None]:
    """What pyshacl does is not measured for coverage: it is not ours, and tracing it takes longer than all tests."""
    with pytest.MonkeyPatch.context() as patch:
        validate = pyshacl.validate

        def untraced(*args: Any, **options: Any) -> Any:
            tracer = sys.gettrace()
            sys.settrace(None)
            try:
                return validate(*args, **options)
            finally:
                sys.settrace(tracer)

        patch.setattr(pyshacl, "validate", untraced)
        yield


@pytest.fixture(scope="session")
def oxigraph_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of Oxigraph's server."""
    with servers.oxigraph(tmp_path_factory.mktemp("oxigraph")) as address:
        yield address


@pytest.fixture(scope="session")
def virtuoso_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of Virtuoso, in the settings of which it is found."""
    with servers.virtuoso(tmp_path_factory.mktemp("virtuoso")) as address:
        yield address


@pytest.fixture(params=["oxigraph", "virtuoso"])
def server(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of each server in turn, without any plan."""
    address: str = request.getfixturevalue(f"{request.param}_server")
    emptied(address)
    yield address
    emptied(address)


def emptied(address: str) -> None:
    """Remove what may be a plan's at a server."""
    place = endpoint_store(address)
    for graph in place.graphs():
        place._client.delete(graph)
    place._client.close()
