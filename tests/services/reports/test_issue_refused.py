"""A report that cannot be signed: each reason in its own words, and nothing half-signed is left."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.reporting.identities.test_smartcard import Failing
from tests.reporting.laboratory import Authority
from xfv_desktop.domain.casework import Examiner
from xfv_desktop.domain.errors import ClockBehind, IdentityUnusable, WrongPassphrase
from xfv_desktop.reporting.signatures import signature
from xfv_desktop.reporting.signatures.trust import TrustMaterial
from xfv_desktop.services.cases import casework
from xfv_desktop.services.reports import issue
from xfv_desktop.services.signatures import identity

from ..bundle_world import EXAMINER

CARD = "pkcs11:token=Card?module-path=/driver.so"
NOW = datetime.now(UTC)
LONG_AGO, SOON = NOW - timedelta(days=60), NOW + timedelta(days=60)


@pytest.fixture(scope="module")
def laboratory():
    return Authority.founded()


def holds(monkeypatch, laboratory, **dates):
    """A card in the reader, with a certificate of these dates."""
    person = laboratory.person("Card holder", **{"first": LONG_AGO, "last": SOON, **dates})
    monkeypatch.setattr(identity, "card_identity", lambda *_: person)
    return person


def fails(error):
    def driver(monkeypatch, laboratory):
        pkcs11 = pytest.importorskip("pkcs11")
        monkeypatch.setattr(pkcs11, "lib", lambda _: Failing(getattr(pkcs11, error)()))

    return driver


def taken_out_while_signing(monkeypatch, laboratory):
    """The checkpoint is signed already; then the card is gone."""
    holds(monkeypatch, laboratory)

    def gone(*_, **__):
        raise IdentityUnusable("The smart card was taken out: put it back; nothing was signed.")

    monkeypatch.setattr(signature, "sign", gone)


def revoked(monkeypatch, laboratory):
    person = holds(monkeypatch, laboratory)
    lists = (laboratory.revocation_list(person.certificate, at=NOW - timedelta(days=1)),)
    return TrustMaterial((laboratory.certificate,), revocation_lists=lists)


def clock_set_back(monkeypatch, laboratory):
    holds(monkeypatch, laboratory)

    class Yesterday(datetime):
        @classmethod
        def now(cls, tz=None):
            return NOW - timedelta(days=1)

    monkeypatch.setattr(issue, "datetime", Yesterday)


CASES = {
    "wrong PIN": (fails("PinIncorrect"), WrongPassphrase, "PIN of the smart card is wrong"),
    "locked": (fails("PinLocked"), IdentityUnusable, "locked after too many wrong PINs"),
    "not there": (fails("TokenNotPresent"), IdentityUnusable, "taken out"),
    "taken out": (taken_out_while_signing, IdentityUnusable, "nothing was signed"),
    "expired": (
        lambda *world: holds(*world, last=NOW - timedelta(days=1)) and None,
        IdentityUnusable, "expired on",
    ),
    "not yet valid": (
        lambda *world: holds(*world, first=NOW + timedelta(days=1)) and None,
        IdentityUnusable, "is valid only from",
    ),
    "revoked": (revoked, IdentityUnusable, "was revoked by its authority"),
    "clock": (clock_set_back, ClockBehind, "put the clock right first. Nothing was signed"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_what_cannot_be_signed_is_told_and_leaves_nothing(
    examined, tmp_path, monkeypatch, laboratory, name
):
    prepare, error, reason = CASES[name]
    before = casework.audit_trail(examined)
    known = prepare(monkeypatch, laboratory) or TrustMaterial()
    with pytest.raises(error, match=reason):
        issue.issue_report(
            examined, 1, examiner=Examiner(EXAMINER), identity=CARD, passphrase="1234",
            out=tmp_path / "report.pdf", known=known,
        )  # fmt: skip
    assert casework.overview(examined).reports == ()
    assert list((examined.folder / "reports").iterdir()) == []
    assert not (tmp_path / "report.pdf").exists()
    assert casework.audit_trail(examined) == before
