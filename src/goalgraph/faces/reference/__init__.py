"""The ontology's documentation as one page a language.

In: the vocabulary, the shapes and the queries that goalgraph ships. Out: HTML.
"""

from goalgraph.faces.reference.content import reference
from goalgraph.faces.reference.html import html

__all__ = ["html", "reference"]
