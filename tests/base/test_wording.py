from __future__ import annotations

import inspect
import re
import string
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from goalgraph.base import errors, extras, files
from goalgraph.base.errors import UnknownLanguage
from goalgraph.base.names import BASES, Kind
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.decisions import errors as decisions_errors
from goalgraph.exchange import faults as import_errors
from goalgraph.exchange.kolada import faults as kolada_errors
from goalgraph.exchange.outline import faults as outline_errors
from goalgraph.exchange.workbook import faults as workbook_errors
from goalgraph.faces.serving import faults as serving_errors
from goalgraph.model import faults as storage_errors
from goalgraph.rdf import faults as rdf_errors
from goalgraph.rdf.endpoint import faults as endpoint_errors


def texts(table: Mapping[str, Any], at: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from texts(value, (*at, key))
        elif isinstance(value, tuple):
            yield from ((".".join((*at, key, str(n))), text) for n, text in enumerate(value))
        else:
            yield ".".join((*at, key)), value


def fields(text: str) -> list[str]:
    return sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)


SWEDISH, ENGLISH = dict(texts(wording("sv"))), dict(texts(wording("en")))


def test_both_languages_have_the_same_keys_in_the_same_order() -> None:
    assert list(SWEDISH) == list(ENGLISH)


@pytest.mark.parametrize("key", ENGLISH)
def test_a_text_has_the_same_fields_in_both_languages(key: str) -> None:
    assert fields(SWEDISH[key]) == fields(ENGLISH[key])


# What is never one: what is several by its nature, or has a text of its own for one.
SEVERAL = {
    "errors.NestedTooDeep", "errors.QueryTooDeep", "kolada.form.pages", "page.basis_long.among", "trace.among",
    "trace.paths",
}  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "plural"),
    [("en", r"[a-z]+s"), ("sv", r"(?:[a-zåäö]+(?:or|ar|er)|värden|filer skrivna|beslutade)")],
)
def test_a_count_of_one_is_not_told_as_several(lang: str, plural: str) -> None:
    counts = r"\{(?:count|looked|found|graphs|indicators|written|unchanged|removed|new|replaced|seconds|rows|most)\}"
    wrong = [
        key
        for key, text in texts(wording(lang))
        if re.search(rf"{counts} {plural}\b", text) and not re.search(rf"{counts} (?:has|is|says)\b", text)
    ]
    assert set(wrong) <= SEVERAL


# What is never one on the page: the whole where it is taken as a list, the nodes of a network too large to draw.
SEVERAL_ON_PAGE = {
    "page.network.grouped", "page.plans.title", "page.plans.all", "page.plans.shown.0", "page.states.some",
}  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "plural"),
    [
        ("en", r"(?!in progress)(?:[a-z]+ )?(?!fails|is)[a-z]+s|are|fail"),
        (
            "sv",
            r"(?:mål )?(?:klara|beslutade|obestämda)|förslag, inte beslutade|(?!brister)[a-zåäö]+(?:or|ar|er)",
        ),
    ],
)
def test_a_count_of_one_on_the_page_has_a_form_of_its_own(lang: str, plural: str) -> None:
    wrong = [
        key
        for key, text in texts(wording(lang))
        if key.startswith("page.") and not key.endswith(".1")
        if re.search(rf"\{{(?:n|all)\}} (?:{plural})\b", text)
    ]
    assert set(wrong) - SEVERAL_ON_PAGE == set()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_text_is_empty_or_has_blanks_around_it(lang: str) -> None:
    odd = [key for key, text in texts(wording(lang)) if not text or text != text.strip()]
    assert odd == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_error_class_has_a_text_and_every_text_a_class(lang: str) -> None:
    classes = {
        name
        for module in (
            errors,
            decisions_errors,
            extras,
            files,
            endpoint_errors,
            import_errors,
            kolada_errors,
            outline_errors,
            rdf_errors,
            serving_errors,
            storage_errors,
            workbook_errors,
        )
        for name, cls in inspect.getmembers(module, inspect.isclass)
        if issubclass(cls, errors.GoalgraphError)
    }
    assert set(wording(lang)["errors"]) == classes


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_kind_and_basis_has_a_name(lang: str) -> None:
    assert list(wording(lang)["kinds"]) == [kind.value for kind in Kind]
    assert tuple(wording(lang)["basis"]) == BASES
    assert len(set(wording(lang)["kinds"].values())) == len(Kind)


def test_most_texts_differ_between_the_languages() -> None:
    same = {key for key in ENGLISH if ENGLISH[key] == SWEDISH[key]}
    assert len(same) < len(ENGLISH) / 5


@pytest.mark.parametrize("lang", ["de", "", "SV", "../sv"])
def test_a_language_without_texts_is_refused(lang: str) -> None:
    with pytest.raises(UnknownLanguage):
        wording(lang)
