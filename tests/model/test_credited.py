"""What somebody else has published keeps its source and licence wherever a plan is passed on."""

from __future__ import annotations

import pytest
import rdflib
from rdflib import DCAT, DCTERMS, RDFS

import goalgraph
from goalgraph.exchange.kolada import Patience
from goalgraph.faces.site import Place, Site
from goalgraph.model.credited import credited
from kolada_plan import PLAN, TEXT, kolada, write_plan
from kolada_server import serving

CC_BY = "https://creativecommons.org/licenses/by/4.0/"
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
OCCASION = """
plan:T1 a gg:ReportingOccasion ; skos:notation "T1" ; rdfs:label "bokslut 2020"@sv ; gg:period period:2020 ;
    gg:statedIn plan:DOC .
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> goalgraph.Graph:
    folder = write_plan(tmp_path_factory.mktemp("credited") / "plan")
    (folder / "plan.ttl").write_text(TEXT + OCCASION, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch, serving(kolada()) as running:
        patch.setenv("NO_PROXY", "127.0.0.1")
        patience = Patience(silence=1, attempts=1, pause=0.01, longest_pause=0.01)
        goalgraph.load(folder).kolada(endpoint=running.address, patience=patience, use="none")
    return goalgraph.load(folder)


@pytest.fixture(scope="module")
def site(graph: goalgraph.Graph) -> dict[str, bytes]:
    place = Place(base="https://example.org/", licence=CC0, publisher="Lindby", workshop=False)
    return dict(Site(graph._plans, place).files())


def test_a_graph_of_kolada_s_is_credited_and_the_plans_own_is_not(graph: goalgraph.Graph) -> None:
    [one] = credited(graph.scope)
    assert (one.iri, one.licence) == (f"{PLAN}/kolada", CC_BY)
    assert one.line("sv") == f"Källa: Kolada, {CC_BY}"


def test_the_page_of_a_fetched_value_has_koladas_licence_and_not_the_sites(site: dict[str, bytes]) -> None:
    fetched = site["lindby/2030/I1.N00957.2018.html"].decode()
    assert "Källa: Kolada" in fetched
    assert f'rel="license" href="{CC_BY}"' in fetched
    assert f'rel="license" href="{CC0}"' not in fetched
    assert f'rel="license" href="{CC0}"' in site["lindby/2030/I1.O1.html"].decode()


def test_the_page_of_an_indicator_credits_what_it_shows(site: dict[str, bytes]) -> None:
    shown = site["lindby/2030/I1.html"].decode()
    assert f"Källa: Kolada, {CC_BY}" in shown
    assert "Källa: Kolada" not in site["lindby/2030/I6.html"].decode()


def test_the_description_of_the_file_says_whose_a_part_of_it_is(site: dict[str, bytes]) -> None:
    described = rdflib.Graph().parse(data=site["catalogue.ttl"], format="turtle")
    [file] = described.objects(None, DCAT.distribution)
    assert described.value(file, DCTERMS.source) == rdflib.URIRef(f"{PLAN}/kolada")
    rights = described.value(file, DCTERMS.rights)
    assert described.value(rights, DCTERMS.license) == rdflib.URIRef(CC_BY)
    said = described.objects(rights, RDFS.label)
    labels = {str(one.language): str(one) for one in said if isinstance(one, rdflib.Literal)}
    assert "Source: Kolada" in labels["en"]
    assert labels.keys() == {"sv", "en"}


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_report_credits_it(graph: goalgraph.Graph, lang: str) -> None:
    said = {"sv": "Källa: Kolada", "en": "Source: Kolada"}[lang]
    assert f"{said}, {CC_BY}." in [one.text for one in graph.report("T1", lang=lang).intro]
