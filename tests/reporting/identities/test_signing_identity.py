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
from xfv_desktop.reporting.identities import envelope
from xfv_desktop.reporting.identities.identity import (
    LoadedIdentity,
    create_identity,
    identity_file,
    load_identity,
)
from xfv_desktop.reporting.identities.pkcs12 import ROUNDS

from ..laboratory import Authority
from ..specimen import NOW, PASSPHRASE


def create(**changes: object) -> bytes:
    settings = {
        "name": "Jörg Weiß",
        "organisation": "",
        "passphrase": PASSPHRASE,
        "demonstration": False,
        "now": NOW,
    }
    return create_identity(**{**settings, **changes})


def exchanged() -> bytes:
    """The same as PKCS#12."""
    loaded = load_identity(create(), PASSPHRASE, now=NOW)
    return identity_file(loaded, PASSPHRASE, for_exchange=True)


@pytest.fixture(scope="module", params=["own format", "PKCS#12"])
def kept(request: pytest.FixtureRequest) -> bytes:
    """A file of each kind."""
    return create() if request.param == "own format" else exchanged()


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
    file = asn1_pkcs12.Pfx.load(exchanged())
    assert file["mac_data"]["iterations"].native == ROUNDS
    assert file["mac_data"]["mac"]["digest_algorithm"]["algorithm"].native == "sha256"


def test_it_passes_through_pkcs12_and_back(laboratory: Authority) -> None:
    loaded = laboratory.person("Ann Examiner")
    for for_exchange in (True, False):
        data = identity_file(loaded, PASSPHRASE, for_exchange=for_exchange)
        again = load_identity(data, PASSPHRASE, now=NOW)
        assert again.certificate == loaded.certificate
        assert again.chain == loaded.chain == (laboratory.certificate,)
        assert again.key.private_numbers() == loaded.key.private_numbers()
        assert not again.self_signed


@pytest.mark.parametrize("passphrase", ["", "correct", PASSPHRASE + " ", PASSPHRASE.upper()])
def test_a_wrong_passphrase_is_told(kept: bytes, passphrase: str) -> None:
    with pytest.raises(WrongPassphrase, match="type it again"):
        load_identity(kept, passphrase, now=NOW)


def test_a_certificate_that_expired_is_told(kept: bytes) -> None:
    with pytest.raises(IdentityUnusable, match="Jörg Weiß expired on 2029-11-22"):
        load_identity(kept, PASSPHRASE, now=NOW + timedelta(days=3 * 365 + 1))


def test_a_certificate_of_the_future_is_told_with_the_clock(kept: bytes) -> None:
    with pytest.raises(IdentityUnusable, match=r"only from 2026-11-23 08:15 UTC.*clock.*11-22"):
        load_identity(kept, PASSPHRASE, now=NOW - timedelta(days=1))


def test_garbage_is_told(kept: bytes) -> None:
    for broken in (b"", b"garbage" * 50, kept[:300], kept[:40]):
        with pytest.raises(IdentityUnusable, match="no signing identity"):
            load_identity(broken, PASSPHRASE, now=NOW)


def test_every_byte_of_the_own_format_is_guarded() -> None:
    data = create()
    for place in (30, data.index(b"salt") + 9, data.index(b"certificates") + 60, len(data) - 1):
        altered = bytearray(data)
        altered[place] ^= 1
        with pytest.raises((WrongPassphrase, IdentityUnusable)):
            load_identity(bytes(altered), PASSPHRASE, now=NOW)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"memory_kib": 65536', b'"memory_kib": 999999999'),
        (b'"memory_kib": 65536', b'"memory_kib": -1'),
        (b'"iterations": 3', b'"iterations": 1000000'),
        (b'"lanes": 4', b'"lanes": 99999999999'),
        (b'{"kdf"', b"[" * 100_000),
        (b'"lanes": 4', b'"lanes": 0'),
        (b"argon2id", b"plain"),
    ],
)
def test_a_file_that_would_exhaust_the_machine_is_refused(old: bytes, new: bytes) -> None:
    data = create()
    assert old in data
    with pytest.raises(IdentityUnusable, match="no signing identity"):
        envelope.opened(data.replace(old, new), PASSPHRASE)


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
