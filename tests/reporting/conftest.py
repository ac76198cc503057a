"""Documents, signers and signed reports for the tests."""

import socket
from collections.abc import Callable
from datetime import timedelta

import attrs
import pytest

from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.identities.identity import LoadedIdentity
from xfv_desktop.reporting.pdf.layout import RenderedReport, render
from xfv_desktop.reporting.signatures.signature import countersign, sign
from xfv_desktop.reporting.signatures.status import ReportStatus
from xfv_desktop.reporting.signatures.trust import TrustMaterial
from xfv_desktop.reporting.signatures.verification import status

from .laboratory import Authority
from .specimen import NOW, build, signer


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
    """Who certifies."""
    return signer()


@pytest.fixture(scope="session")
def verifier() -> LoadedIdentity:
    """Who countersigns."""
    return signer("Vera Verifier", "")


@pytest.fixture(scope="session")
def laboratory() -> Authority:
    """An authority that certifies people."""
    return Authority.founded()


@pytest.fixture(scope="session")
def employee(laboratory: Authority) -> LoadedIdentity:
    """An examiner whom the laboratory certified."""
    return laboratory.person("Ann Examiner")


@pytest.fixture(scope="session")
def signed_by_employee(rendered: RenderedReport, employee: LoadedIdentity) -> bytes:
    """The ordinary document, signed in the laboratory's name."""
    return sign(rendered, employee, signed_at=NOW)


@pytest.fixture(scope="session")
def signed(rendered: RenderedReport, identity: LoadedIdentity) -> bytes:
    """The ordinary document, signed."""
    return sign(rendered, identity, signed_at=NOW)


@pytest.fixture(scope="session")
def countersigned(signed: bytes, verifier: LoadedIdentity) -> bytes:
    """The same, countersigned an hour later."""
    return countersign(signed, verifier, signed_at=NOW + timedelta(hours=1))


Verify = Callable[[bytes], ReportStatus]


@pytest.fixture
def verify(identity: LoadedIdentity, verifier: LoadedIdentity, laboratory: Authority) -> Verify:
    """The status on a computer that trusts both signers and the laboratory."""
    known = TrustMaterial((identity.certificate, verifier.certificate, laboratory.certificate))
    return lambda pdf: status(pdf, known, now=NOW + timedelta(hours=2))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever reaches for a network fails."""

    def refuse(*arguments: object, **more: object) -> None:
        raise AssertionError("the report reached for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse, raising=False)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
