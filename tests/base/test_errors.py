from __future__ import annotations

import inspect
import pickle
import string

import pytest

from goalgraph.base import errors
from goalgraph.base.errors import GoalgraphError, UnknownLanguage
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.decisions import errors as decisions_errors

CLASSES = [
    c
    for module in (errors, decisions_errors)
    for _, c in inspect.getmembers(module, inspect.isclass)
    if issubclass(c, GoalgraphError) and c.__module__ == module.__name__
]


def details(cls: type[GoalgraphError]) -> dict[str, str]:
    fields = (name for _, name, _, _ in string.Formatter().parse(wording("en")["errors"][cls.__name__]))
    return {name: f"<{name}>" for name in fields if name}


@pytest.mark.parametrize("cls", CLASSES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_error_says_all_its_details_in_one_line(cls: type[GoalgraphError], lang: str) -> None:
    given = details(cls)
    message = cls(**given).message(lang)
    assert "\n" not in message
    assert all(value in message for value in given.values())
    assert not {"{", "}"} & set(message)


@pytest.mark.parametrize("cls", CLASSES)
def test_every_error_comes_back_from_another_process_as_it_was(cls: type[GoalgraphError]) -> None:
    raised = cls(**details(cls))
    back = pickle.loads(pickle.dumps(raised))
    assert (type(back), str(back), back.details) == (cls, str(raised), raised.details)


@pytest.mark.parametrize("cls", [c for c in CLASSES if details(c)])
def test_a_detail_over_several_lines_is_shown_on_one(cls: type[GoalgraphError]) -> None:
    message = cls(**dict.fromkeys(details(cls), "first\n  second\tthird")).message()
    assert "first second third" in message


def test_a_detail_with_braces_is_shown_as_it_is() -> None:
    assert "{0} {nearest}" in errors.UnknownId(id="{0} {nearest}", nearest="KS1").message()


def test_an_error_prints_its_english_message_and_keeps_its_details() -> None:
    error = errors.ParseError(path="plan.ttl", line=7, text="x ;", reason="no object")
    assert (
        str(error) == error.message("en") == "plan.ttl, line 7: no object; correct the line that reads: x ;"
    )
    assert error.details["line"] == 7


def test_a_message_in_an_unknown_language_is_refused() -> None:
    with pytest.raises(UnknownLanguage, match="there are no texts in de; choose one of: sv, en"):
        errors.EmptyInput(path="x").message("de")


@pytest.mark.parametrize(
    ("family", "members"),
    [
        (
            errors.InputError,
            "SourceNotFound NothingToLoad EmptyInput WrongEncoding UnfinishedEdition UnknownFormat ParseError RemoteContext "
            "LocalContext OtherContent UnsafeXml OtherNamespace DecisionsError FileTooLarge NotJson NotDecisions NewerFormat OtherPlan InvalidDecisions "
            "DateNotReal UnknownInDecisions UnknownRequirement RequirementNotAsked NothingAsked UnknownGoalType NoGoalTypes UnknownWithdrawn "
            "ForecastForDirection TargetForDirection UnknownAssessment DecisionsAsData DamagedRecord NoPlan NoProfile "
            "SeveralPlans UnusableImage AlreadyMigrated NothingToMigrate MixedVersions",
        ),
        (
            errors.UnknownName,
            "UnknownId AmbiguousId UnknownTerm UnknownQuery UnknownParameter UnknownLanguage "
            "UnknownProfile ProfileNotFound UnknownOccasion NoOccasion",
        ),
        (
            errors.QueryError,
            "QuerySyntaxError UnknownPrefix UnknownGraph QueryTooDeep QueryTooLarge QueryBroken "
            "ParameterError QueryTimeout RemoteAccessRefused RemoteAccessFailed "
            "WrongResultForm",
        ),
    ],
)
def test_whoever_catches_a_family_catches_its_members(family: type[GoalgraphError], members: str) -> None:
    assert {c.__name__ for c in CLASSES if issubclass(c, family) and c is not family} == set(members.split())


def test_the_tree_in_the_docstring_names_every_class() -> None:
    drawn = errors.__doc__ or ""
    assert [c.__name__ for c in CLASSES if c.__name__ not in drawn] == []
