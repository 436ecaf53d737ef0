"""The configuration that docs/publishing.md gives for nginx serves what is asked for, in nginx."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from goalgraph.base.synced import sync
from places import ROOT

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
Files = dict[str, bytes]


@pytest.fixture(scope="module")
def address(files: Files, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where nginx serves the small plan's site."""
    found = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
    if found is None:
        pytest.skip("no nginx: apt install nginx-light")
    place = tmp_path_factory.mktemp("nginx")
    place.chmod(0o755)
    sync(place / "site", files.items())
    told = (ROOT / "docs" / "publishing.md").read_text(encoding="utf-8")
    block = re.search(r"```nginx\n(.*?)```", told, re.DOTALL)
    assert block
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    inner = block[1].replace("listen 80;", f"listen 127.0.0.1:{port};")
    inner = inner.replace("/var/www/site", str(place / "site"))
    temporary = "\n".join(
        f"{kind}_temp_path {place}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    owner = "user root;\n" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""
    (place / "nginx.conf").write_text(
        f"{owner}daemon off;\npid {place}/pid;\nerror_log {place}/errors;\nevents {{}}\n"
        f"http {{\naccess_log off;\n{temporary}\n{inner}}}\n",
        encoding="utf-8",
    )
    server = subprocess.Popen(
        [found, "-p", str(place), "-c", str(place / "nginx.conf"), "-e", str(place / "errors")]
    )
    try:
        for _ in range(100):
            with socket.socket() as asked:
                if asked.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert server.poll() is None, (place / "errors").read_text(encoding="utf-8")
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/"
    finally:
        server.terminate()
        server.wait(10)


@pytest.mark.parametrize(
    ("path", "accept", "language", "media", "file"),
    [
        ("sjobacka/2024/M1", BROWSER, "sv-SE,sv", "text/html", "sjobacka/2024/M1.html"),
        ("sjobacka/2024/M1", BROWSER, "en-GB,en;q=0.9,sv;q=0.1", "text/html", "sjobacka/2024/M1.en.html"),
        ("sjobacka/2024/M1", "text/turtle", "", "text/turtle", "sjobacka/2024/M1.ttl"),
        ("sjobacka/2024/M1", "text/turtle", "en", "text/turtle", "sjobacka/2024/M1.ttl"),
        ("sjobacka/2024/M1", "application/ld+json", "", "application/ld+json", "sjobacka/2024/M1.jsonld"),
        ("sjobacka/2024/M1", "application/json", "", "application/ld+json", "sjobacka/2024/M1.jsonld"),
        ("sjobacka/2024", "text/turtle, */*;q=0.1", "", "text/turtle", "sjobacka/2024.ttl"),
        ("sjobacka/2024", BROWSER, "sv", "text/html", "sjobacka/2024.html"),
        ("sjobacka/2024.trig", "*/*", "", "application/trig", "sjobacka/2024.trig"),
        ("", BROWSER, "sv", "text/html", "index.html"),
    ],
)
def test_people_get_the_page_and_programs_the_data(
    address: str, files: Files, path: str, accept: str, language: str, media: str, file: str
) -> None:
    asked = urllib.request.Request(address + path, headers={"Accept": accept, "Accept-Language": language})
    with urllib.request.urlopen(asked, timeout=10) as answer:
        assert answer.read() == files[file]
        assert answer.headers["Content-Type"].partition(";")[0] == media
        assert "Accept" in answer.headers["Vary"]


def test_what_there_is_not_is_not_found(address: str) -> None:
    with pytest.raises(urllib.error.HTTPError, match="404") as told:
        urllib.request.urlopen(f"{address}sjobacka/2024/M99", timeout=10)
    told.value.close()
