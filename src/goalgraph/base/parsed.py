"""What a TOML file says, without parsing it a second time.

In: the bytes of the file. Out: its values. They are kept in the user's cache folder beside those very
bytes, and are taken from there only where the bytes are the same; what is missing or broken there is parsed
anew, as everything is where nothing can be kept.
"""

from __future__ import annotations

import marshal
import sys
from importlib.util import source_hash
from typing import Any

from goalgraph.base import cache

_DIGEST = 8


def parsed(source: bytes) -> dict[str, Any]:
    """The values of a TOML file.

    Raises:
        tomllib.TOMLDecodeError, UnicodeDecodeError: it is none.

    >>> parsed(b'goal = "KS1"')
    {'goal': 'KS1'}
    """
    name = f"{source_hash(source).hex()}.{sys.implementation.cache_tag}.parsed"
    held = cache.read(name)
    if held is not None and source_hash(held[_DIGEST:]) == held[:_DIGEST]:
        seen, values = marshal.loads(held[_DIGEST:])
        if seen == source:
            return dict(values)
    import tomllib

    values = tomllib.loads(source.decode())
    try:
        data = marshal.dumps((source, values))
    except ValueError:
        return values  # a day or a time, which marshal does not know
    cache.write(name, source_hash(data) + data)
    return values
