"""Documents, signers and signed reports for the tests."""

import socket
from collections.abc import Callable

import attrs
import pytest

from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.identity import LoadedIdentity, create_identity, load_identity
from xfv_desktop.reporting.layout import RenderedReport, render
from xfv_desktop.reporting.signature import sign

from .specimen import NOW, PASSPHRASE, build


@pytest.fixture
def make_document() -> Callable[..., ReportDocument]:
    """The builder, for tests that want something special."""
    return build


@pytest.fixture(scope="session")
def document() -> ReportDocument:
    """An ordinary document."""
    return build()


@pytest.fixture(scope="session")
def demonstration_document() -> ReportDocument:
    """The same in a demonstration case."""
    plain = build()
    return attrs.evolve(plain, case=attrs.evolve(plain.case, demonstration=True))


@pytest.fixture(scope="session")
def rendered(document: ReportDocument) -> RenderedReport:
    """The ordinary document on paper."""
    return render(document)


@pytest.fixture(scope="session")
def identity() -> LoadedIdentity:
    """A signer."""
    data = create_identity(
        name="Dr. Anna Müller-Łukasik",
        organisation="Kriminaltechnisches Institut",
        passphrase=PASSPHRASE,
        demonstration=False,
        now=NOW,
    )
    return load_identity(data, PASSPHRASE, now=NOW)


@pytest.fixture(scope="session")
def signed(rendered: RenderedReport, identity: LoadedIdentity) -> bytes:
    """The ordinary document, signed."""
    return sign(rendered, identity, signed_at=NOW)


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever reaches for a network fails."""

    def refuse(*arguments: object, **more: object) -> None:
        raise AssertionError("the report reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse, raising=False)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
