"""goalgraph: the goals of a public body as a knowledge graph.

In: files with plans. Out: a ``Graph`` to question, check and show. The public names stand in
``__init__.pyi``; their modules load when first needed.

>>> import goalgraph
>>> graph = goalgraph.load()
>>> graph.get("KS1").kind
<Kind.GOAL: 'goal'>
"""

import lazy_loader

__version__ = "0.1.0"
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
