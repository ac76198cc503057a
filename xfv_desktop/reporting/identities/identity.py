"""Who signs: a key with its certificate, out of a file under a passphrase or on a smart card."""

from collections.abc import Sequence
from datetime import UTC, datetime

import attrs
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa

from xfv_desktop.domain.errors import IdentityUnusable
from xfv_desktop.reporting.identities import certificates as certs
from xfv_desktop.reporting.identities import envelope, pkcs12
from xfv_desktop.reporting.identities.certificates import SigningKey

SHORTEST_PASSPHRASE = 8


@attrs.frozen
class LoadedIdentity:
    """A signing key with its certificate and those of the authorities above it, nearest first.

    The key lies in memory or, where its private numbers cannot be read, on a smart card.
    """

    key: SigningKey = attrs.field(repr=False)
    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...] = ()

    @property
    def name(self) -> str:
        """The common name of the certificate's subject."""
        return certs.common_name(self.certificate)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate in hexadecimal digits."""
        return certs.fingerprint(self.certificate)

    @property
    def certificate_der(self) -> bytes:
        """The certificate as the verifier takes it for a root of trust."""
        return certs.der(self.certificate)

    @property
    def proof_der(self) -> tuple[bytes, ...]:
        """The certificates of the authorities up to one that signed itself; none if that lacks.

        Only then does each of them prove the one below, so that none can be altered unnoticed.
        """
        if not self.chain or not certs.is_self_signed(self.chain[-1]):
            return ()
        return tuple(map(certs.der, self.chain))

    @property
    def valid_until(self) -> datetime:
        """When the certificate expires (UTC)."""
        return self.certificate.not_valid_after_utc

    @property
    def self_signed(self) -> bool:
        """Whether nobody else vouches for the certificate."""
        return certs.is_self_signed(self.certificate)

    @property
    def demonstration(self) -> bool:
        """Whether the certificate is marked as made for demonstration."""
        return certs.is_demonstration(self.certificate)

    @property
    def signature_size(self) -> int:
        """The most bytes that a signature takes."""
        if isinstance(self.key, rsa.RSAPrivateKey):
            return self.key.key_size // 8
        return 2 * (self.key.key_size // 8 + 4) + 4  # two whole numbers in DER

    def sign(self, data: bytes) -> bytes:
        """The signature over SHA-256 of the data: ECDSA in DER, or RSASSA-PKCS1-v1_5."""
        if isinstance(self.key, rsa.RSAPrivateKey):
            return self.key.sign(data, padding.PKCS1v15(), hashes.SHA256())
        return self.key.sign(data, ec.ECDSA(hashes.SHA256()))


def create_identity(
    *, name: str, organisation: str, passphrase: str, demonstration: bool, now: datetime
) -> bytes:
    """The file of a new key (EC P-256) with a self-signed certificate, valid for three years.

    Raises IdentityUnusable if the name, the organisation or the passphrase cannot be used.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise IdentityUnusable(
            f"The passphrase is too short; choose one of at least {SHORTEST_PASSPHRASE} characters."
        )
    subject = certs.subject_of(name=name, organisation=organisation, demonstration=demonstration)
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = certs.self_signed(subject, key, now.astimezone(UTC))
    return identity_file(LoadedIdentity(key, certificate), passphrase)


def identity_file(
    identity: LoadedIdentity, passphrase: str, *, for_exchange: bool = False
) -> bytes:
    """An identity in the program's own file, or as PKCS#12 for exchange with other programs."""
    write = pkcs12.serialised if for_exchange else envelope.sealed
    return write(identity.key, (identity.certificate, *identity.chain), passphrase)


def load_identity(data: bytes, passphrase: str, *, now: datetime) -> LoadedIdentity:
    """The identity of a file of the program's own or of a PKCS#12 file.

    Raises WrongPassphrase, or IdentityUnusable if the file is neither, holds no key for signing,
    or its certificate is not valid at ``now``.
    """
    read = envelope.opened if envelope.is_envelope(data) else pkcs12.opened
    key, certificates = read(data, passphrase)
    loaded = identity_of(key, certificates)
    refuse_outside_validity(loaded.certificate, now=now)
    return loaded


def identity_of(key: SigningKey, certificates: Sequence[x509.Certificate]) -> LoadedIdentity:
    """The key with the one certificate that is its own; raises IdentityUnusable without one."""
    public = key.public_key()
    own = next((c for c in certificates if c.public_key() == public), None)
    if own is None:
        raise IdentityUnusable("The signing identity holds no certificate of its key.")
    return LoadedIdentity(key, own, certs.chain_above(own, certificates))


def refuse_outside_validity(certificate: x509.Certificate, *, now: datetime) -> None:
    """Raises IdentityUnusable if the certificate has expired or is not valid yet."""
    first, last = certificate.not_valid_before_utc, certificate.not_valid_after_utc
    who = certs.common_name(certificate)
    if now < first:
        raise IdentityUnusable(
            f"The certificate of {who} is valid only from {first:%Y-%m-%d %H:%M} UTC, and the "
            f"clock of this computer shows {now:%Y-%m-%d %H:%M} UTC: put the clock right, or wait."
        )
    if now > last:
        raise IdentityUnusable(
            f"The certificate of {who} expired on {last:%Y-%m-%d}: create an identity, or have the "
            f"certificate renewed."
        )
