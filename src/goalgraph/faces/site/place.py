"""Where a site will stand, and who publishes what under which terms."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a site will stand, and who publishes what under which terms.

    Attributes:
        lang: the language of the addresses that name none.
        base: the site's address; without it links lead from page to page, and there is no sitemap.
        licence: the address of the licence that the data has, where the plans do not say it themselves.
        publisher: the name of the body that publishes, where the plans do not say it.
        contact: whom to tell of what is not accessible.
        live: the address of the script that reloads a page that has changed, or nothing.
        workshop: whether each plan has its workshop page, for which the rules have to be checked.
    """

    lang: str = "sv"
    base: str = ""
    licence: str = ""
    publisher: str = ""
    contact: str = ""
    live: str = ""
    workshop: bool = True
