"""What is answered while the pages are made: a small page that looks again by itself.

In: a language, and what the request accepts. Out: an answer that says so, and when to come back.
"""

from __future__ import annotations

from goalgraph.base.html import environment
from goalgraph.base.wording import wording
from goalgraph.faces.serving.accepted import preferred
from goalgraph.faces.serving.protocol import Answered, refused

#: Seconds until the pages are asked for again.
AGAIN = 2
_PAGE = """<!DOCTYPE html>
<html lang="{{ lang }}"><head><meta charset="utf-8"><meta http-equiv="refresh" content="{{ again }}">
<meta name="viewport" content="width=device-width"><title>{{ words.making_title }}</title>
<style>body { font: 1.125rem/1.5 system-ui, sans-serif; margin: 4rem auto; max-width: 32rem }</style>
</head><body><main><h1>{{ words.making_title }}</h1><p>{{ words.making_text }}</p></main></body></html>
"""


def waiting(lang: str, accept: str) -> Answered:
    """The answer while there are no pages yet.

    >>> found = waiting("en", "text/html")
    >>> found.status, "Starting" in found.body.decode()
    (503, True)
    """
    words = wording(lang)["serve"]
    if preferred(accept, ["text/html", "text/plain"]) != "text/html":
        return refused(503, words["making_text"])
    page = environment().from_string(_PAGE).render(lang=lang, again=AGAIN, words=words)
    return Answered(503, "text/html; charset=utf-8", page.encode())
