"""The folder, watched: what is held is made anew when something in it changes.

In: the files and folders that the plans were read from. Out: refreshed state, and a line whenever it can no
longer be read, or can again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from goalgraph.base.extras import needing
from goalgraph.base.wording import wording

if TYPE_CHECKING:
    from goalgraph.faces.serving.held import Held


async def watch(held: Held, paths: Sequence[Path], tell: Callable[[str], None]) -> None:
    """Refresh what is held for as long as this is not cancelled.

    A file is watched by its folder, as programs put a new file in the place of the one they save.

    Raises:
        ExtraMissing: watchfiles is not installed.
    """
    with needing("watchfiles", "serve"):
        from watchfiles import awatch
    from anyio import to_thread

    words = wording(held.lang)["serve"]
    folders = {path if path.is_dir() else path.resolve().parent for path in paths}
    wanted = [path.resolve() for path in paths]

    def concerns(_change: object, changed: str) -> bool:
        return any(Path(changed).resolve().is_relative_to(one) for one in wanted)

    async for _ in awatch(*folders, watch_filter=concerns):
        before = held.state
        state = await to_thread.run_sync(held.refresh)
        if state.fault and state.fault != before.fault:
            tell(words["kept"].format(fault=state.fault))
        elif not state.fault:
            tell(words["renewed"])
