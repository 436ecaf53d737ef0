"""The modelling guide stays true: its Turtle is read, known, without violation, and says what the page quotes.

In: docs/modelling-guide. Out: a failure that names the page. What a page adds to its preamble.ttl is laid
out as a reader would: a block whose first line names a file is that file, any other continues the preamble.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

import goalgraph
from goalgraph.base.names import GG, PROF, RDF, RDFS, SKOS
from places import ROOT

GUIDE = ROOT / "docs" / "modelling-guide"
PAGES = sorted(path.stem for path in (GUIDE / "sv").glob("*.md") if path.stem != "README")
LANGUAGES = ("sv", "en")
QUOTED = {
    GG + local
    for local in (
        "Goal",
        "FocusArea",
        "GuidingStatement",
        "Strategy",
        "Activity",
        "Risk",
        "Indicator",
    )
}
PREAMBLE = (GUIDE / "preamble.ttl").read_text(encoding="utf-8")
PREFIXES = "".join(line for line in PREAMBLE.splitlines(keepends=True) if line.startswith("@prefix"))
DESCRIBED = (
    "http://purl.org/dc/terms/",
    RDF,
    RDFS,
    SKOS,
    PROF,
    "http://www.w3.org/ns/dcat#",
    "http://www.w3.org/ns/shacl#",
)


@cache
def declared() -> frozenset[str]:
    ontology = ox.parse(path=ROOT / "ontology" / "goalgraph.ttl")
    return frozenset(quad.subject.value for quad in ontology if isinstance(quad.subject, ox.NamedNode))


def text(page: str, language: str) -> str:
    return (GUIDE / language / f"{page}.md").read_text(encoding="utf-8")


def blocks(page: str, language: str = "sv") -> list[tuple[str, str]]:
    """The kind of each block of code, and what is in it."""
    return re.findall(r"```(\w+)\n(.*?)```", text(page, language), flags=re.DOTALL)


def files(page: str) -> dict[str, str]:
    """What the page has a reader write, by the file it belongs in."""
    written = {"plan.ttl": PREAMBLE}
    for kind, content in blocks(page):
        named = re.match(r"# (\S+\.(?:ttl|rq))\n", content)
        name = named[1] if named else "plan.ttl"
        opening = PREFIXES if kind == "turtle" and name not in written else ""
        written[name] = written.get(name, "") + opening + "\n" + content
    return written


def triples(page: str) -> list[ox.Triple]:
    """What the page says, without the preamble."""
    turtle = [content for kind, content in blocks(page) if kind == "turtle"]
    return [
        quad.triple for content in turtle for quad in ox.parse(PREFIXES + content, format=ox.RdfFormat.TURTLE)
    ]


def used(page: str) -> set[str]:
    terms = {triple.predicate.value for triple in triples(page)}
    for triple in triples(page):
        if isinstance(triple.object, ox.NamedNode):
            classed = triple.predicate.value == RDF + "type"
            terms |= {triple.object.value} if classed or triple.object.value.startswith(GG) else set()
    return {term for term in terms if not term.startswith(DESCRIBED)}


def told(page: str, language: str) -> str:
    quoted = [line.lstrip("> ") for line in text(page, language).splitlines() if line.startswith(">")]
    return " ".join(quoted).casefold()


def test_every_situation_is_told_in_both_languages_and_listed() -> None:
    assert len(PAGES) >= 14
    for language in LANGUAGES:
        assert {path.stem for path in (GUIDE / language).glob("*.md")} == {*PAGES, "README"}
        index = text("README", language)
        for page in PAGES:
            [title] = re.findall(r"^# (.+)$", text(page, language).split("```")[0], flags=re.MULTILINE)
            assert f"[{title}]({page}.md)" in index


@pytest.mark.parametrize("page", PAGES)
def test_both_languages_have_one_write_the_same(page: str) -> None:
    assert blocks(page)
    assert blocks(page, "en") == blocks(page, "sv")


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_short(page: str) -> None:
    for language in LANGUAGES:
        told_in_words = re.sub(r"```.*?```", "", text(page, language), flags=re.DOTALL)
        assert len(told_in_words.split()) < 200


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_labels_are_words_of_the_quoted_document(page: str, language: str) -> None:
    classes = {t.subject: t.object.value for t in triples(page) if isinstance(t.object, ox.NamedNode)}
    typed = {
        t.subject for t in triples(page) if isinstance(t.object, ox.NamedNode) and t.object.value in QUOTED
    }
    assert classes
    for triple in triples(page):
        if triple.subject in typed and triple.predicate.value == RDFS + "label":
            assert isinstance(triple.object, ox.Literal)
            if triple.object.language == language:
                assert triple.object.value.casefold().rstrip(".") in told(page, language)


@pytest.mark.parametrize("page", PAGES)
def test_a_quote_stands_in_the_quoted_document(page: str) -> None:
    for triple in triples(page):
        if triple.predicate.value.endswith("#exact") and isinstance(triple.object, ox.Literal):
            assert triple.object.value.casefold() in told(page, "sv")


@pytest.mark.parametrize("page", PAGES)
def test_an_id_ends_the_iri(page: str) -> None:
    for triple in triples(page):
        if triple.predicate.value == SKOS + "notation" and isinstance(triple.subject, ox.NamedNode):
            assert isinstance(triple.object, ox.Literal)
            assert triple.subject.value.endswith("/" + triple.object.value.removeprefix("guide/"))


@pytest.mark.parametrize("page", PAGES)
def test_every_term_is_declared(page: str) -> None:
    assert used(page) <= declared()
    for language in LANGUAGES:
        spoken = {GG + local for local in re.findall(r"\bgg:(\w+)", text(page, language))}
        assert spoken <= declared()


@pytest.mark.parametrize("page", PAGES)
def test_a_query_is_one(page: str) -> None:
    store = ox.Store()
    for name, content in files(page).items():
        if name.endswith(".rq"):
            made = store.query(content)
            assert isinstance(made, ox.QueryTriples)


@pytest.mark.parametrize("page", PAGES)
def test_what_one_writes_breaks_no_rule(page: str, tmp_path: Path) -> None:
    for name, content in files(page).items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    report = goalgraph.load(tmp_path).of("guide/2031").validate()
    assert [(f.rule, f.focus) for f in report.findings if f.severity == "violation"] == []


@pytest.mark.parametrize(
    "page", ["README", *(f"{lang}/{page}" for lang in LANGUAGES for page in [*PAGES, "README"])]
)
def test_links_lead_somewhere(page: str) -> None:
    document = GUIDE / f"{page}.md"
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)\)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target
