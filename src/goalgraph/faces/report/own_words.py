"""The report's texts, where the plan's profiles say otherwise than the interface does.

In: a scope and a language. Out: texts by key: for goal types that no shipped profile has, and for what the
plan calls a target and a goal's type.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from goalgraph.base.names import GG
from goalgraph.base.wording import wording
from goalgraph.model.declared import TARGET
from goalgraph.model.local_names import kinds, name_of
from goalgraph.model.profiles import shipped

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope


def report_words(graph: Scope, lang: str) -> dict[str, Any]:
    """The report's texts for the plan."""
    words: dict[str, Any] = wording(lang)["report"]
    return {**words, **own_texts(graph, lang)}


def own_texts(graph: Scope, lang: str) -> dict[str, Any]:
    """Those of the texts that differ.

    >>> import goalgraph
    >>> own_texts(goalgraph.load().scope, "sv")
    {}
    """
    words, found = wording(lang)["report"], dict[str, Any]()
    if TARGET in graph.names and all(profile in shipped() for profile in graph.profiles):
        return found
    target = kinds([graph.names], lang)["target"]
    mode = name_of([graph.names], GG + "goalType", lang) or wording(lang)["details"]["steering_mode"]
    if graph.declared.has_own_types:
        for key, own in words["own_types"].items():
            found[key] = own if isinstance(own, str) else {**words[key], **own}
    found |= words["plain"]
    if name_of([graph.names], TARGET, lang):
        found["targets"] = "{Target}"
    marks = {"{target}": target, "{Target}": _begun(target), "{mode}": mode, "{Mode}": _begun(mode)}
    return {key: _filled(text, marks) for key, text in found.items()}


def _begun(word: str) -> str:
    return word[:1].upper() + word[1:]


def _filled(text: Any, marks: dict[str, str]) -> Any:
    if not isinstance(text, str):
        return {key: _filled(one, marks) for key, one in text.items()}
    for mark, word in marks.items():
        text = text.replace(mark, word)
    return text
