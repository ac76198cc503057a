"""The fixture that forbids sockets for every test does forbid them."""

import socket
import urllib.request

import pytest


def bind():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: socket.create_connection(("127.0.0.1", 9)),
        lambda: socket.getaddrinfo("example.org", 80),
        lambda: urllib.request.urlopen("http://example.org"),
        bind,
    ],
    ids=["connect", "look up", "download", "bind"],
)
def test_sockets_are_forbidden(no_network, attempt):
    with pytest.raises(PermissionError, match="no test may use the network"):
        attempt()
    assert no_network
    no_network.clear()
