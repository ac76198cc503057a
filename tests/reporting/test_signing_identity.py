"""Signing identities: made, opened, refused."""

from datetime import timedelta

import pytest
from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from cryptography.x509.oid import ExtensionOID

from xfv_desktop.domain.errors import IdentityUnusable, WrongPassphrase
from xfv_desktop.reporting.document import DEMONSTRATION
from xfv_desktop.reporting.identity import ROUNDS, LoadedIdentity, create_identity, load_identity

from .specimen import NOW, PASSPHRASE


def create(**changes: object) -> bytes:
    settings = {
        "name": "Jörg Weiß",
        "organisation": "",
        "passphrase": PASSPHRASE,
        "demonstration": False,
        "now": NOW,
    }
    return create_identity(**{**settings, **changes})


def test_an_identity_comes_back_as_it_was_made() -> None:
    loaded = load_identity(create(demonstration=True), PASSPHRASE, now=NOW)
    assert loaded.name == "Jörg Weiß"
    assert loaded.demonstration
    assert DEMONSTRATION in loaded.certificate.subject.rfc4514_string()
    assert len(loaded.fingerprint) == 64
    assert loaded.valid_until == NOW + timedelta(days=3 * 365)
    assert "key" not in repr(loaded).lower()


def test_the_certificate_is_for_signing_only(identity: LoadedIdentity) -> None:
    extensions = identity.certificate.extensions
    usage = extensions.get_extension_for_oid(ExtensionOID.KEY_USAGE).value
    assert usage.digital_signature
    assert usage.content_commitment
    assert not usage.key_cert_sign
    assert not extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    assert not identity.demonstration


def test_the_file_costs_a_guesser_the_full_rounds_everywhere() -> None:
    file = asn1_pkcs12.Pfx.load(create())
    assert file["mac_data"]["iterations"].native == ROUNDS
    assert file["mac_data"]["mac"]["digest_algorithm"]["algorithm"].native == "sha256"


@pytest.mark.parametrize("passphrase", ["", "correct", PASSPHRASE + " ", PASSPHRASE.upper()])
def test_a_wrong_passphrase_is_told(passphrase: str) -> None:
    with pytest.raises(WrongPassphrase, match="type it again"):
        load_identity(create(), passphrase, now=NOW)


@pytest.mark.parametrize("days", [-1, 3 * 365 + 1])
def test_a_certificate_outside_its_time_is_told(days: int) -> None:
    with pytest.raises(IdentityUnusable, match="valid only from 2026-11-23 to 2029-11-22"):
        load_identity(create(), PASSPHRASE, now=NOW + timedelta(days=days))


def test_garbage_is_told() -> None:
    data = create()
    for broken in (b"", b"garbage" * 50, data[:300], data[:-7]):
        with pytest.raises(IdentityUnusable, match="no signing identity"):
            load_identity(broken, PASSPHRASE, now=NOW)


def test_a_file_without_a_usable_key_is_told(identity: LoadedIdentity) -> None:
    encryption = BestAvailableEncryption(PASSPHRASE.encode())
    certificate_only = pkcs12.serialize_key_and_certificates(
        None, None, None, [identity.certificate], encryption
    )
    key = ed25519.Ed25519PrivateKey.generate()
    other_kind = pkcs12.serialize_key_and_certificates(None, key, None, None, encryption)
    for data in (certificate_only, other_kind):
        with pytest.raises(IdentityUnusable, match="holds no EC or RSA key"):
            load_identity(data, PASSPHRASE, now=NOW)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"passphrase": "short"}, "at least 8 characters"),
        ({"name": ""}, "1 to 64 characters"),
        ({"name": "x" * 65}, "1 to 64 characters"),
        ({"organisation": "x" * 65}, "at most 64"),
    ],
)
def test_what_cannot_be_used_is_refused(changes: dict[str, object], reason: str) -> None:
    with pytest.raises(IdentityUnusable, match=reason):
        create(**changes)
