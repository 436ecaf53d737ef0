"""What search engines read first: ``robots.txt`` and the sitemap.

In: the site's address and the paths of its pages. Out: files; a sitemap says whole addresses, so that there
is none without the site's.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote
from xml.sax.saxutils import escape

MOST = 50_000  # addresses in a file, as sitemaps.org has it
_SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


class Sitemap:
    """The pages of a site, kept until they fill a file."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._pages: list[str] = []

    def add(self, path: str) -> None:
        """Take note of a file; only pages are listed."""
        if self._base and path.endswith(".html"):
            self._pages.append(path)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """The sitemap: one file, or several and one that lists them."""
        if not self._base:
            return
        parts = [self._pages[at : at + MOST] for at in range(0, len(self._pages), MOST)]
        if len(parts) == 1:
            yield "sitemap.xml", self._listed("urlset", "url", parts[0])
            return
        names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
        for name, pages in zip(names, parts, strict=True):
            yield name, self._listed("urlset", "url", pages)
        yield "sitemap.xml", self._listed("sitemapindex", "sitemap", names)

    def _listed(self, whole: str, one: str, paths: list[str]) -> bytes:
        lines = [f"<{one}><loc>{escape(self._base + quote(path, safe='/~'))}</loc></{one}>" for path in paths]
        head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{whole} {_SPACE}>'
        return "\n".join([head, *lines, f"</{whole}>\n"]).encode()


def robots(base: str) -> bytes:
    r"""What every robot may do: read.

    >>> robots("https://goals.example/").decode().splitlines()[-1]
    'Sitemap: https://goals.example/sitemap.xml'
    """
    return f"User-agent: *\nAllow: /\n{f'Sitemap: {base}sitemap.xml{chr(10)}' if base else ''}".encode()
