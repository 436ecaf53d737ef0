"""What is served: the plans and their site, and what is wrong with the folder if it cannot be read now.

In: how plans are loaded, and where the site stands. Out: the state to answer from; it is swapped whole, so
that whoever answers has one that does not change. When the plans can no longer be read the last good ones
stay.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from goalgraph.base.errors import GoalgraphError
from goalgraph.base.unforeseen import unforeseen
from goalgraph.faces.serving.packed import Packed
from goalgraph.faces.site import Place, Site

if TYPE_CHECKING:
    from goalgraph.model.plans import Plans


@dataclass(frozen=True, slots=True)
class State:
    """The plans as they are served; ``version`` tells them from earlier ones, ``fault`` why none is newer."""

    plans: Plans
    files: Mapping[str, bytes] = field(default_factory=dict)
    version: str = ""
    fault: str = ""


class Held:
    """Keeps the state, and makes it anew; without ``pages`` only the plans are read, until it is finished."""

    def __init__(self, load: Callable[[], Plans], place: Place, *, pages: bool = True) -> None:
        self._load, self._place = load, place
        self._run, self._count = secrets.token_hex(4), 0
        self.state = State(load())
        if pages:
            self.finish()

    @property
    def lang(self) -> str:
        """The language of the addresses that name none, and of what is told."""
        return self._place.lang

    @property
    def finished(self) -> bool:
        """Whether there are pages."""
        return bool(self.state.version)

    def finish(self) -> None:
        """Make the pages of the plans that were read."""
        self.state = self._made(self.state.plans)

    def refresh(self) -> State:
        """Read the plans again; where that fails the last good ones stay, and the state says why."""
        try:
            self.state = self._made(self._load())
        except GoalgraphError as error:
            self.state = replace(self.state, fault=error.message(self.lang))
        except Exception as error:  # a file in the folder must not end a workshop
            told = unforeseen(error, "serve")
            self.state = replace(self.state, fault=told.message(self.lang))
        return self.state

    def _made(self, plans: Plans) -> State:
        files = Packed(Site(plans, self._place).files())
        self._count += 1
        return State(plans, files, f"{self._run}-{self._count}")
