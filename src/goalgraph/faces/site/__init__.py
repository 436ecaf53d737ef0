"""The site: plans as linked data that people read, for any host that serves files.

In: plans. Out: the files of a static site. ``paths`` says where each thing has its page, ``things`` reads
what is said of it both ways, ``telling`` tells it in a language, ``pages`` renders it, ``data`` writes the
Turtle and JSON-LD beside it; ``plan`` has the pages of one plan, ``feed`` the decisions, ``catalogue`` the
description of the data sets, ``robots`` what search engines read, and ``whole`` all of it, one file after
the other.
"""

from goalgraph.faces.site.place import Place
from goalgraph.faces.site.whole import Site

__all__ = ["Place", "Site"]
