"""Values from Kolada, brought into a graph of plans.

In: the plans of a graph, and options. Out: what came, and what is proposed. ``api.Graph`` inherits it; what
asks and reads is imported when it is used, and not before.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from goalgraph.base.wording import LANGUAGES
from goalgraph.model.lookup import scope_named
from goalgraph.model.plans import Plans
from goalgraph.model.scope import chosen

if TYPE_CHECKING:
    from goalgraph.exchange.kolada import KoladaResult, Patience, Suggestion, Use
    from goalgraph.model.objects import Indicator


class FromKolada:
    """Plans whose indicators have values in Kolada."""

    _plans: Plans

    def kolada(
        self,
        saved: str | Path | Sequence[str | Path] = (),
        *,
        output: str | Path | None = None,
        municipality: str | None = None,
        compare: Sequence[str] = (),
        since: int | None = None,
        catalogue: str | Path | None = None,
        endpoint: str | None = None,
        use: Use = "day",
        patience: Patience | None = None,
        lang: str = "sv",
        dry_run: bool = False,
    ) -> KoladaResult:
        """Fetch the values of the plan's indicators from Kolada, into a graph of their own.

        What the documents print stays; the result says where Kolada's numbers differ. The graph is replaced
        whole, in memory and in the file; a file that says the same already is left as it is.

        Args:
            saved: saved answers, JSON; then nobody is asked.
            output: the file, or its folder; else ``kolada.ttl`` beside the plan, or the store that it is in.
            municipality: the code of the plan's municipality, where the plan does not say it.
            compare: codes of municipalities, regions or groups to compare with, beside those of the plan.
            since: the first year that is wanted.
            catalogue: a file with Kolada's indicators, which says what replaced those that are gone.
            endpoint: the address of the API; Kolada's own if nothing is said.
            use: of answers that were kept: those of the last ``day``, ``none``, or them ``only``.
            patience: how long the server is waited for, and how much is taken from it.
            lang: the language of the file's headings.
            dry_run: only tell.

        Raises:
            KoladaError, InputError: the server or a file cannot be used, as their kinds say.
            ExtraMissing: what asks a server is not installed.
            OutputError: nothing can be written there.
        """
        from goalgraph.exchange import kolada

        chosen("lang", lang, LANGUAGES)
        chosen("use", use, kolada.USES)
        several = [saved] if isinstance(saved, str | Path) else list(saved)
        client = kolada.Client(endpoint or kolada.ENDPOINT, patience or kolada.Patience(), use)
        return kolada.refresh(
            self._plans,
            scope_named(self._plans, None),
            [Path(one) for one in several] if several else client,
            output=Path(output) if output is not None else None,
            municipality=municipality,
            circles=compare,
            since=since,
            catalogue=Path(catalogue) if catalogue is not None else None,
            lang=lang,
            dry_run=dry_run,
        )

    def suggest_kolada(self, catalogue: str | Path) -> list[tuple[Indicator, tuple[Suggestion, ...]]]:
        """Ids in Kolada that indicators without one may have, by name; nothing is written.

        Args:
            catalogue: a file with Kolada's indicators: the answer to ``/kpi`` as JSON, or a table as CSV.

        Raises:
            NotACatalogue, InputError: it is none; it cannot be read.
        """
        from goalgraph.exchange.kolada import suggest

        return suggest(scope_named(self._plans, None), Path(catalogue))
