"""goalgraph: the goals of a public body as a knowledge graph.

In: files with plans. Out: a ``Graph`` to question, check and show. The public names stand in
``__init__.pyi``; their modules load when first needed.

>>> import goalgraph
>>> graph = goalgraph.load()
>>> graph.get("KS1").kind
<Kind.GOAL: 'goal'>
"""

from goalgraph.base.displayed import Displayed, drawn

__version__ = "0.1.0"


def _in_a_notebook(shown: Displayed, lang: str | None) -> str:
    """What the floors below can only say that it is shown, the face of notebooks draws."""
    from goalgraph.faces.notebook import html

    return html(shown, lang)


drawn.register(Displayed, _in_a_notebook)


def __getattr__(name: str) -> object:
    """What ``__init__.pyi`` lists: read when a name is first asked for, as the command line needs none."""
    import lazy_loader

    find, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
    globals().update(__getattr__=find, __dir__=__dir__, __all__=__all__)
    return __all__ if name == "__all__" else find(name)


def __dir__() -> list[str]:
    """The names that are listed."""
    __getattr__("__all__")
    return list(globals()["__dir__"]())
