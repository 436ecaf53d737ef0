"""The gate for HTML: what a template shows is escaped, and nothing in it cannot be seen.

In: a template, and what it shows. Out: a page; or an environment for templates.
"""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined
from markupsafe import Markup

from goalgraph.base.visible import visible


def environment(loader: BaseLoader | None = None) -> Environment:
    r"""Where templates of web pages are rendered.

    >>> environment().from_string("<p>{{ label }}</p>").render(label="a\x07<b>")
    '<p>a &lt;b&gt;</p>'
    """
    return Environment(
        loader=loader,
        autoescape=True,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )


def page(package: str, style: str, **shown: Any) -> str:
    """The page that a package's ``template.html.j2`` makes, its style sheet inside and nothing fetched.

    The template is given ``shown``, the ``style`` and its ``digest``, which its policy names.
    """
    folder = files(package)
    css = folder.joinpath(style).read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    template = environment().from_string(folder.joinpath("template.html.j2").read_text(encoding="utf-8"))
    return template.render(style=Markup(css), digest=digest, **shown) + "\n"


def _shown(value: Any) -> Any:
    """The value as it is shown; markup has been made of such values."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
