"""How the site of the documentation is built: ``sphinx-build -W -c docs . DIR``.

In: the Markdown of the project, the docstrings of the public names and the notebook as it was run. Out: a
site with the project's own folders, so that a link in a file leads to the same place on the site.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import goalgraph

if TYPE_CHECKING:
    from sphinx.application import Sphinx

ROOT = Path(__file__).parent.parent
LINK = re.compile(r"(?<=\]\()([^)#:\s]+)(?=\))")
RED, LIGHT_RED = "#a3142e", "#ff8d9c"

project = "goalgraph"
author = "The goalgraph contributors"
version = release = goalgraph.__version__
root_doc = "docs/index"
include_patterns = ["*.md", "docs/**", "ontology/w3id/README.md"]
extensions = ["sphinx.ext.autodoc", "sphinx.ext.napoleon", "myst_nb"]
html_theme = "furo"
html_title = f"goalgraph {version}"
html_copy_source = html_show_sourcelink = False
html_theme_options = {
    "light_css_variables": {"color-brand-primary": RED, "color-brand-content": RED},
    "dark_css_variables": {"color-brand-primary": LIGHT_RED, "color-brand-content": LIGHT_RED},
}
suppress_warnings = ["misc.highlighting_failure"]  # of mermaid, and of SPARQL with the #+ of a shipped query
nb_execution_mode = "off"  # the tests run it
myst_heading_anchors = 4
autodoc_typehints = "description"
autodoc_typehints_format = "short"
autodoc_member_order = "bysource"
napoleon_use_rtype = False


def folders_as_files(app: Sphinx, document: str, source: list[str]) -> None:
    """A link to a folder leads to the plan in it, because a site shows no folders."""
    place = (ROOT / document).parent

    def file_in(link: re.Match[str]) -> str:
        folder = place / link[1]
        if not folder.is_dir():
            return link[1]
        first = next(iter(sorted(folder.rglob("plan.ttl")) or sorted(folder.rglob("*.ttl"))))
        return f"{link[1]}/{first.relative_to(folder).as_posix()}"

    source[0] = LINK.sub(file_in, source[0])


def setup(app: Sphinx) -> None:
    """Join it to Sphinx."""
    app.connect("source-read", folders_as_files)
