"""What the options say that every command takes, before its name or after it.

In: what click has read of the options. Out: ``Settings``: the graph to work on, and the language.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

import click

from goalgraph.base.wording import LANGUAGE_VARIABLE, LANGUAGES
from goalgraph.cli.terminal import say

if TYPE_CHECKING:
    from pathlib import Path

    from goalgraph.api import Graph

_GIVEN = "goalgraph.given"
_SPOKEN = "goalgraph.spoken"


class Settings:
    """What was given for every command; no dataclass, which would be a millisecond of every start."""

    __slots__ = ("data", "lang", "plan", "profile", "store")

    def __init__(
        self, data: Sequence[str], store: str | None, lang: str, plan: str | None, profile: str | None
    ) -> None:
        self.data, self.store, self.lang = tuple(data), store, lang
        self.plan, self.profile = plan, profile

    @classmethod
    def of(cls, ctx: click.Context) -> Settings:
        """What was given before and after the command's name."""
        given = _given(ctx)
        return cls(
            given.get("data", ()),
            given.get("store"),
            language_of(ctx),
            given.get("plan"),
            given.get("profile"),
        )

    @property
    def profiles(self) -> tuple[str, ...]:
        """Where to look for the profiles that plans use."""
        return () if self.profile is None else (self.profile,)

    def graph(self) -> Graph:
        """The graph to work on: a store, files, or the bundled plan."""
        graph = self.graph_as_kept()
        for error in graph.damaged_records():
            say(error.message(self.lang), err=True)
        return graph

    def graph_as_kept(self) -> Graph:
        """The graph to work on, without a look at each plan's records."""
        held = self.read(*self.data) if self.store is None else self._opened(self.store)
        return held if self.plan is None else held.of(self.plan)

    def read(self, *paths: str | Path) -> Graph:
        """The graph of files and folders; what in the folders was not read is told on standard error."""
        import goalgraph

        graph = goalgraph.load(*paths, profiles=self.profiles)
        if graph.unread:
            from goalgraph.rdf.sources import told

            if line := told(graph.unread, self.lang):
                say(line, err=True)
        return self._without_loose(graph)

    def _opened(self, store: str) -> Graph:
        import goalgraph

        return self._without_loose(goalgraph.open(store, profiles=self.profiles))

    def _without_loose(self, graph: Graph) -> Graph:
        """The graph; what belongs to none of its plans is told on standard error."""
        if graph.loose:
            from goalgraph.cli.output import loose

            say(loose(graph.loose, self.lang), err=True)
        return graph

    @contextmanager
    def graph_to_change(
        self, output: str | None, decisions: str | None = None, wait: float | None = None
    ) -> Iterator[tuple[Graph, Path | None]]:
        """The graph with the decisions that are in the file to write, and that file; a store needs none.

        Nobody else changes them meanwhile; ``wait`` says how many seconds to wait for that. Without it,
        nothing is to be written.
        """
        from pathlib import Path

        import goalgraph
        from goalgraph.base.locking import locked
        from goalgraph.decisions import place_of, with_decisions

        if self.store is not None:
            from goalgraph.rdf.kept import changed_under

            alone = changed_under(Path(self.store))
            with nullcontext() if wait is None else locked(alone, wait, self.store):
                graph = goalgraph.open(self.store, profiles=self.profiles)
                yield graph, Path(output) if output else None
        else:
            target = place_of(self.data, output, decisions)
            with nullcontext() if wait is None else locked(target, wait):
                yield self.read(*with_decisions(self.data, target)), target

    def refuse_plans(self, why: str) -> None:
        """Say that a command that names its plans itself takes no others; ``why`` is the name of a text."""
        if self.data or self.store is not None or self.plan is not None:
            raise Wrong(why)


class Wrong(click.UsageError):
    """A wrong use that goalgraph has a text for."""

    def __init__(self, text: str, ctx: click.Context | None = None, **details: object) -> None:
        super().__init__(text, ctx)
        self.text, self.details = text, details


def keep(ctx: click.Context, param: click.Parameter, value: Any) -> Any:
    """Keep the value of an option that may stand before the command or after it."""
    given = _given(ctx)
    if param.name == "data":
        given["data"] = (*given.get("data", ()), *value)
    elif value not in (None, False):
        given[str(param.name)] = value
    return value


def given_for(ctx: click.Context) -> str:
    """The command, with the data or the store that it was given."""
    given = _given(ctx)
    named = [*given.get("data", ()), *filter(None, [given.get("store")])]
    return " ".join([str(ctx.invoked_subcommand or "goalgraph"), *named])


def in_debug(ctx: click.Context) -> bool:
    """Whether errors are to show where they arose."""
    return bool(_given(ctx).get("debug"))


def speak(ctx: click.Context, args: Sequence[str]) -> None:
    """Settle the language before anything is read, so that what is wrong is said in it."""
    ctx.meta[_SPOKEN] = spoken(args)


def spoken(args: Sequence[str]) -> str:
    """The language that the arguments ask for, or else the environment."""
    words = list(args[: args.index("--")] if "--" in args else args)
    asked = [word.partition("=")[2] for word in words if word.startswith("--lang=")]
    asked += [after for word, after in pairwise(words) if word == "--lang"]
    wanted = [*asked[-1:], os.environ.get(LANGUAGE_VARIABLE, "")]
    return next((lang for lang in wanted if lang in LANGUAGES), LANGUAGES[0])


def language_of(ctx: click.Context | None) -> str:
    """The language that was settled."""
    return str(ctx.meta[_SPOKEN]) if ctx is not None and _SPOKEN in ctx.meta else spoken(())


def _given(ctx: click.Context) -> dict[str, Any]:
    return cast("dict[str, Any]", ctx.meta.setdefault(_GIVEN, {}))
