"""What is shown as a drawing in a notebook, whoever draws it.

In: an object that the library hands out. Out: HTML for a notebook, or nothing where nobody is there who
draws it. The floors below say only that something is shown: ``faces/notebook`` draws it, and
``goalgraph/__init__.py``, which stands above all floors, brings the two together.
"""

from __future__ import annotations

from functools import singledispatch


class Displayed:
    """Something that a notebook shows as a drawing."""

    __slots__ = ()

    def to_html(self, lang: str | None = None) -> str | None:
        """A piece of HTML that shows it: static, with nothing fetched and nothing that runs.

        Args:
            lang: the language; without it, that of the object or of ``GOALGRAPH_LANG``, else Swedish.

        Raises:
            ParameterError: there is no such language.
        """
        return drawn(self, lang)

    def _repr_html_(self) -> str | None:
        """What notebooks ask for."""
        return self.to_html()


@singledispatch
def drawn(shown: object, lang: str | None) -> str | None:
    """HTML that shows an object; nothing where nobody has said how."""
    return None
