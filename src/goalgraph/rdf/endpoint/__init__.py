"""Endpoints: servers that keep plans and speak SPARQL 1.1 with the Graph Store Protocol.

In: an address. Out: a place where plans are kept. ``settings`` say how it is spoken to, ``client`` speaks,
``paging`` gets all rows, ``store`` is the place, ``locking`` sees to it that one writes at a time, and
``conformance`` tries out what a server can.
"""

from __future__ import annotations

from goalgraph.rdf.endpoint.client import Client
from goalgraph.rdf.endpoint.settings import endpoint_at
from goalgraph.rdf.endpoint.store import EndpointStore

__all__ = ["Client", "EndpointStore", "endpoint_at", "endpoint_store"]


def endpoint_store(address: str) -> EndpointStore:
    """The endpoint at an address, as a place where plans are kept; nobody is asked yet.

    Raises:
        WrongAddress, WrongSettings: it is no address, or the file with settings cannot be used.
    """
    return EndpointStore(Client(endpoint_at(address)))
