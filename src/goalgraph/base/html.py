"""The gate for HTML: what a template shows is escaped, and nothing in it cannot be seen.

In: options of jinja2. Out: an environment for templates.
"""

from __future__ import annotations

from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined

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


def _shown(value: Any) -> Any:
    """The value as it is shown; markup has been made of such values."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value
