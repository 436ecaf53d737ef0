"""Where on the site a thing has its page: under the path of its IRI.

In: IRIs. Out: paths without an ending, in names that every system takes. What the plans' own host names
stands under the path alone; what another host names, under the host's name first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit

from goalgraph.base.files import safe_name
from goalgraph.base.wording import LANGUAGES

# What the site itself has at its top.
RESERVED = ("index", "feed", "catalogue", "site", "icon", "robots", "sitemap", "goalgraph-site")


# How the files of a thing end: a name that ends so itself would be taken for one of them.
_ENDINGS = (".html", ".ttl", ".jsonld", ".trig", ".workshop", *(f".{lang}" for lang in LANGUAGES))


class Paths:
    """The paths of a site.

    >>> paths = Paths(["https://w3id.org/goalgraph/id/0665/2019"])
    >>> paths.of("https://w3id.org/goalgraph/id/0665/2019/KS1")
    'goalgraph/id/0665/2019/KS1'
    >>> paths.of("http://metadata.un.org/sdg/11")
    'metadata.un.org/sdg/11'
    """

    def __init__(self, plans: Iterable[str]) -> None:
        hosts = {urlsplit(iri).netloc for iri in plans}
        self._home = hosts.pop() if len(hosts) == 1 else None
        self._of: dict[str, str] = {}
        self._taken: dict[str, str] = dict.fromkeys(RESERVED, "")

    def of(self, iri: str) -> str:
        """The path of the IRI, the same each time; two that a system takes for one get different ones."""
        if iri not in self._of:
            path = self._path(iri)
            if self._taken.setdefault(path.casefold(), iri) != iri:
                path = f"{path}~{_mark(iri)}"
                self._taken[path.casefold()] = iri
            self._of[iri] = path
        return self._of[iri]

    def address(self, iri: str) -> str:
        """The path as it stands in an address."""
        return quote(self.of(iri), safe="/~")

    def forget(self, iris: Iterable[str]) -> None:
        """What the paths of IRIs are, but not that they are taken."""
        for iri in iris:
            self._of.pop(iri, None)

    def _path(self, iri: str) -> str:
        parts = urlsplit(iri)
        own = parts.netloc == self._home and parts.scheme in ("http", "https")
        first = [] if own else [parts.netloc or parts.scheme]
        said = [parts.path] if parts.netloc else [parts.path.replace(":", "/")]
        said += [one for one in (parts.query, parts.fragment) if one]
        names = [*first, *(piece for one in said for piece in one.split("/") if piece)]
        wanted = [unquote(name) for name in names] or ["-"]
        safe = [_safe(name) for name in wanted]
        return "/".join(safe) if safe == wanted else f"{'/'.join(safe)}~{_mark(iri)}"


@lru_cache(4096)
def _safe(name: str) -> str:
    """The name, or one that every system takes; none that is hidden or looks like the file of another."""
    safe = safe_name(name).lstrip("-.") or "-"
    return f"{safe}_" if safe.lower().endswith(_ENDINGS) else safe


def _mark(iri: str) -> str:
    return hashlib.sha256(iri.encode()).hexdigest()[:8]
