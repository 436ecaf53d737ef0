"""Where on the site a thing has its page: under the path of its IRI.

In: the IRIs of plans, and of all things that have a page. Out: paths without an ending, in names that every
system takes. What the plans' own host names stands under the path alone; what another host names, under the
host's name first. Of two that a system takes for one the later has a mark.
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

    def __init__(self, plans: Iterable[str], things: Iterable[str] = ()) -> None:
        hosts = {urlsplit(iri).netloc for iri in plans}
        self._home = hosts.pop() if len(hosts) == 1 else None
        taken = dict.fromkeys(RESERVED, "")
        self._marked = frozenset(
            iri for iri in things if taken.setdefault(self._path(iri).casefold(), iri) != iri
        )

    def of(self, iri: str) -> str:
        """The path of the IRI, the same each time."""
        path = self._path(iri)
        return f"{path}~{_mark(iri)}" if iri in self._marked else path

    def address(self, iri: str) -> str:
        """The path as it stands in an address."""
        return quote(self.of(iri), safe="/~")

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
