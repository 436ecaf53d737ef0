"""Why nothing can be read from an endpoint, or written to it.

In: the details of a failure, never a secret. Out: errors whose message is one line.
"""

from __future__ import annotations

from goalgraph.base.errors import StoreError, StoreInUse


class EndpointError(StoreError):
    """The endpoint at ``location`` cannot be used; nothing there has been changed."""


class WrongAddress(EndpointError):
    """``location`` is no address of an endpoint, or has a name or password in it."""


class WrongSettings(EndpointError):
    """The file at ``path`` with settings of endpoints cannot be used: ``reason``."""


class SecretMissing(EndpointError):
    """What ``location`` asks for is not in ``place``, where the settings say that it is."""


class KeyringUnusable(EndpointError):
    """The keyring, where ``place`` for ``location`` is, cannot be asked: ``reason``."""


class SecretUnusable(EndpointError):
    """What is in ``place`` for ``location`` holds a sign that cannot be sent as a password or token."""


class EndpointSilent(EndpointError):
    """The endpoint at ``location`` cannot be reached, or ends in the middle: ``reason``."""


class EndpointUntrusted(EndpointSilent):
    """The certificate of the endpoint at ``location`` is not trusted, or none can be: ``reason``."""


class EndpointRefuses(EndpointError):
    """The endpoint at ``location`` answers with the ``status``: ``reason``."""


class EndpointElsewhere(EndpointError):
    """The answer of ``location`` leads to ``other``, another server, which is not asked."""


class EndpointTooMuch(EndpointError):
    """The answer of ``location`` is larger or longer in time than ``most``."""


class NotSparql(EndpointError):
    """What ``location`` answers is not what SPARQL's protocols say: ``reason``."""


class EndpointInUse(StoreInUse):
    """The ``process`` at ``host`` writes at ``location`` since ``since``, and counts as gone at ``until``."""


class AnswersCut(EndpointError):
    """The endpoint at ``location`` gave ``got`` of ``count`` statements of ``graph``, and not the rest."""


class NodesShared(EndpointError):
    """The ``graphs`` have a blank node in common, which the endpoint at ``location`` would make two of."""


class NotKept(EndpointError):
    """The endpoint at ``location`` does not keep what ``graph`` holds as it is sent: ``example``."""


class ReadOnly(EndpointError):
    """The settings do not say where the endpoint at ``location`` takes ``what``."""
