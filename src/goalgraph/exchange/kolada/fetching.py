"""What Kolada answers to what a plan asks.

In: a client, and what is asked for. Out: figures, titles and names, the ids that are gone, and when and
where each was retrieved. The list of indicators comes first: it alone says whether an id is there.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from goalgraph.exchange.kolada.answers import Figure, figures_in, named_in
from goalgraph.exchange.kolada.asked import Asked
from goalgraph.exchange.kolada.client import Answer, Client
from goalgraph.exchange.kolada.faults import NoAnswer, OtherForm, reason
from goalgraph.exchange.kolada.values import Fetched


def fetched_from(client: Client, asked: Asked) -> Fetched:
    """Ask for everything.

    Raises:
        KoladaError: the server cannot be used, or an answer is none of Kolada's.
    """
    catalogue = client.listed("kpi")
    titles = _names(client, catalogue, "kpi")
    if not titles:
        raise NoAnswer(address=client.address("kpi"), reason=reason("none"))
    times = [catalogue.retrieved]
    unnamed = any(one.iri is None and one.code.isdigit() for one in asked.circles)
    places = _names(client, client.listed("municipality"), "municipality") if unnamed else {}
    listed = [kpi for kpi in asked.kpis if kpi in titles]
    figures: list[Figure] = []
    left: Counter[str] = Counter()
    retrieved: dict[str, datetime] = {}
    for answer in client.values(listed, asked.places):
        found, none = _checked(client, answer)
        figures += found
        left += none
        times.append(answer.retrieved)
        for kpi in {one.kpi for one in found}:
            retrieved[kpi] = min(answer.retrieved, retrieved.get(kpi, answer.retrieved))
    return Fetched(
        figures=tuple(figures),
        left=left,
        titles=titles,
        places=places,
        retrieved=retrieved,
        origins={
            kpi: client.address(f"data/kpi/{kpi}/municipality/{asked.municipality}") for kpi in retrieved
        },
        oldest=min(times),
        gone=frozenset(asked.kpis) - {*listed},
    )


def _names(client: Client, answer: Answer, kind: str) -> dict[str, str]:
    try:
        return {one.id: one.title for one in named_in(answer.rows)}
    except OtherForm as error:
        raise NoAnswer(address=client.address(kind), reason=error.texts) from error


def _checked(client: Client, answer: Answer) -> tuple[list[Figure], Counter[str]]:
    try:
        return figures_in(answer.rows)
    except OtherForm as error:
        raise NoAnswer(address=client.address("data"), reason=error.texts) from error
