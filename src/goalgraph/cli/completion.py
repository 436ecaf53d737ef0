"""What a shell offers when somebody presses the tab key: ids, queries, profiles, plans and terms.

In: the options and the beginning of a word that have been typed. Out: the words that go on from it, with what
each is called. What cannot be read offers nothing: a shell is no place for errors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from click import Context, Parameter

from goalgraph.base.visible import one_line

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    Completed = Callable[[Context, Parameter, str], list[CompletionItem]]


def resources(kind: str | None = None) -> Completed:
    """The ids of the resources of a kind, or of all."""

    def complete(ctx: Context, param: Parameter, begun: str) -> list[CompletionItem]:
        from goalgraph.base.errors import GoalgraphError
        from goalgraph.cli.settings import Settings

        settings = Settings.of(ctx)
        try:
            held = settings.graph().resources(kind)
            return _going_on(((one.id, one.short_label(settings.lang)) for one in held), begun)
        except (GoalgraphError, OSError):
            return []

    return complete


def queries(ctx: Context, param: Parameter, begun: str) -> list[CompletionItem]:
    """The names of the shipped queries."""
    from goalgraph.answers.queries.catalogue import queries as shipped
    from goalgraph.base.texts import text_in
    from goalgraph.cli.settings import language_of

    lang = language_of(ctx)
    return _going_on(((name, text_in(query.titles, lang)) for name, query in shipped().items()), begun)


def terms(ctx: Context, param: Parameter, begun: str) -> list[CompletionItem]:
    """The names of the vocabulary, with their prefix or without it."""
    from goalgraph.cli.settings import language_of
    from goalgraph.model.vocabulary import terms as known

    lang, prefixed = language_of(ctx), ":" in begun
    named = ((term.name if prefixed else term.name.partition(":")[2], term.label(lang)) for term in known())
    return _going_on(named, begun)


def profiles(ctx: Context, param: Parameter, begun: str) -> list[CompletionItem]:
    """The names of the shipped profiles."""
    from goalgraph.model.profiles import shipped

    return _going_on(((profile.name, "") for profile in shipped()), begun)


def _going_on(words: Iterable[tuple[str, str]], begun: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    folded = begun.casefold()
    return [
        CompletionItem(one_line(word), help=one_line(text) or None)
        for word, text in words
        if word.casefold().startswith(folded)
    ]
