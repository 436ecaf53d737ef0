"""The site on this machine, for a workshop: kept in step with the folder, with an endpoint for questions.

In: where plans come from. Out: a server that answers until it is stopped. ``held`` is what is served now,
made anew when the folder changes as ``watching`` sees it; ``accepted`` says which form somebody wants,
``protocol`` answers SPARQL 1.1 Protocol, ``application`` joins them as an ASGI application, and ``running``
runs it.
"""

from goalgraph.faces.serving.running import serve

__all__ = ["serve"]
