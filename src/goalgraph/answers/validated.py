"""What the rules say of a graph of plans.

In: the plans of a graph, and options. Out: a report. ``api.Graph`` inherits it; what checks is imported
when it is used, and not before.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from goalgraph.base.wording import LANGUAGES
from goalgraph.model.plans import Plans
from goalgraph.model.scope import chosen

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from goalgraph.answers.validation.check import Report
    from goalgraph.answers.validation.shapes import Severity
    from goalgraph.rdf.shacl import Engine


class Validated:
    """Plans that rules are about."""

    _plans: Plans

    def validate(
        self,
        as_of: date | None = None,
        *,
        profile: str | Path | None = None,
        lang: str = "sv",
        fail_on: Severity = "violation",
        engine: Engine = "pyshacl",
        jobs: int | None = None,
        executor: Executor | None = None,
        told: Callable[[int, int, str], object] = lambda number, count, plan: None,
    ) -> Report:
        """What the shapes say of each plan.

        Several plans can be checked at once, in processes of this machine or wherever an executor has its
        workers.

        Args:
            as_of: the day that decides which occasions have passed; each plan's own unless given.
            profile: the name or folder of the profile to use; the plan's own unless given.
            lang: the language of messages.
            fail_on: the severity from which the report does not conform.
            engine: ``pyshacl``, or ``fast``, a compiled engine that finds the same (the extra ``fast``).
            jobs: how many plans are checked at once; without an executor, in as many processes.
            executor: any ``concurrent.futures.Executor``, such as Dask's ``client.get_executor()``.
            told: is given how many plans are done, of how many, and the id of the latest, when one is.

        Raises:
            UnknownProfile, NoProfile, ParameterError: there is no such profile, language, severity or engine.
            ExtraMissing: the engine is not installed.

        >>> import goalgraph
        >>> goalgraph.load().validate(engine="fast").conforms
        False
        """
        from goalgraph.answers.validation.check import validated
        from goalgraph.answers.validation.shapes import SEVERITIES
        from goalgraph.answers.validation.spread import spread
        from goalgraph.rdf.shacl import ENGINES, refuse_missing

        chosen("fail_on", fail_on, SEVERITIES)
        chosen("lang", lang, LANGUAGES)
        chosen("engine", engine, ENGINES)
        refuse_missing(engine)
        return validated(
            self._plans,
            as_of=as_of,
            profile=profile,
            lang=lang,
            fail_on=fail_on,
            engine=engine,
            spread=spread(jobs, executor),
            counted=told,
        )
