"""Who signs: a self-signed certificate and its key in a PKCS#12 file under a passphrase."""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta

import attrs
from asn1crypto import pkcs12 as asn1_pkcs12
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, PrivateFormat, pkcs12
from cryptography.x509.oid import NameOID

from xfv_desktop.domain.errors import IdentityUnusable, WrongPassphrase
from xfv_desktop.reporting.document import DEMONSTRATION

VALID_FOR = timedelta(days=3 * 365)
SHORTEST_PASSPHRASE = 8
ROUNDS = 600_000
"""Rounds of key derivation for the key and for the file's authentication code alike."""

SigningKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


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
        return common_name(self.certificate)

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the certificate in hexadecimal digits."""
        return self.certificate.fingerprint(hashes.SHA256()).hex()

    @property
    def certificate_der(self) -> bytes:
        """The certificate as the verifier takes it for a root of trust."""
        return self.certificate.public_bytes(Encoding.DER)

    @property
    def chain_der(self) -> tuple[bytes, ...]:
        """The certificates of the authorities."""
        return tuple(authority.public_bytes(Encoding.DER) for authority in self.chain)

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

    @property
    def valid_until(self) -> datetime:
        """When the certificate expires (UTC)."""
        return self.certificate.not_valid_after_utc

    @property
    def demonstration(self) -> bool:
        """Whether the certificate is marked as made for demonstration."""
        return is_demonstration(self.certificate)


def is_demonstration(certificate: x509.Certificate) -> bool:
    """Whether the subject carries the mark of a demonstration."""
    units = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)
    return any(unit.value == DEMONSTRATION for unit in units)


def create_identity(
    *, name: str, organisation: str, passphrase: str, demonstration: bool, now: datetime
) -> bytes:
    """A new self-signed identity (EC P-256) as a PKCS#12 file, valid for three years.

    Key usage is digital signature and content commitment (RFC 5280, 4.2.1.3). The key is encrypted
    with AES-256 under PBKDF2 (PBES2, RFC 8018).
    Raises IdentityUnusable if the name, the organisation or the passphrase cannot be used.
    """
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise IdentityUnusable(
            f"The passphrase is too short; choose one of at least {SHORTEST_PASSPHRASE} characters."
        )
    if not 0 < len(name.strip()) <= 64 or len(organisation.strip()) > 64:
        raise IdentityUnusable(
            "The signer's name must have 1 to 64 characters and the organisation at most 64; "
            "shorten it."
        )
    key = ec.generate_private_key(ec.SECP256R1())
    subject = [x509.NameAttribute(NameOID.COMMON_NAME, name.strip())]
    if organisation.strip():
        subject.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation.strip()))
    if demonstration:
        subject.append(x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, DEMONSTRATION))
    certificate = _self_signed(x509.Name(subject), key, now.astimezone(UTC))
    encryption = (
        PrivateFormat.PKCS12.encryption_builder()
        .kdf_rounds(ROUNDS)
        .key_cert_algorithm(pkcs12.PBES.PBESv2SHA256AndAES256CBC)
        .hmac_hash(hashes.SHA256())
        .build(passphrase.encode())
    )
    data = pkcs12.serialize_key_and_certificates(name.encode(), key, certificate, None, encryption)
    return _hardened(data, passphrase)


def load_identity(data: bytes, passphrase: str, *, now: datetime) -> LoadedIdentity:
    """The key and the certificate of a PKCS#12 file.

    Raises WrongPassphrase, or IdentityUnusable if the file is no PKCS#12 file, holds no key for
    signing, or its certificate is not valid at ``now``.
    """
    try:
        asn1_pkcs12.Pfx.load(data, strict=True).authenticated_safe.native  # noqa: B018 - parses
    except (ValueError, TypeError, KeyError) as error:
        raise IdentityUnusable(
            "The file is no signing identity; choose a PKCS#12 file (.p12 or .pfx)."
        ) from error
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(data, passphrase.encode())
    except ValueError as error:
        raise WrongPassphrase(
            "The passphrase does not open the signing identity; type it again."
        ) from error
    except UnsupportedAlgorithm as error:
        raise IdentityUnusable(
            "The signing identity is protected in an outdated way; export it again with AES-256."
        ) from error
    if certificate is None or not isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        raise IdentityUnusable(
            "The signing identity holds no EC or RSA key with a certificate; choose another one."
        )
    if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
        raise IdentityUnusable(
            f"The certificate of the signing identity is valid only from "
            f"{certificate.not_valid_before_utc:%Y-%m-%d} to "
            f"{certificate.not_valid_after_utc:%Y-%m-%d}; create or choose another one."
        )
    return LoadedIdentity(key, certificate)


def common_name(certificate: x509.Certificate) -> str:
    """The common name of the subject, or the whole subject where it has none."""
    names = certificate.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else certificate.subject.rfc4514_string()


def _self_signed(
    subject: x509.Name, key: ec.EllipticCurvePrivateKey, now: datetime
) -> x509.Certificate:
    usage = x509.KeyUsage(
        digital_signature=True,
        content_commitment=True,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=False,
        crl_sign=False,
        encipher_only=False,
        decipher_only=False,
    )
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now.replace(microsecond=0))
        .not_valid_after(now.replace(microsecond=0) + VALID_FOR)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )


def _hardened(data: bytes, passphrase: str) -> bytes:
    """The same PKCS#12 file with as many rounds before its authentication code.

    The library always writes 2048 there, which would let a passphrase be guessed three hundred
    times faster than by decrypting the key.
    """
    file = asn1_pkcs12.Pfx.load(data)
    code = file["mac_data"]
    code["iterations"] = ROUNDS
    key = _authentication_key(passphrase, code["mac_salt"].native)
    content = file["auth_safe"]["content"].contents
    code["mac"]["digest"] = hmac.digest(key, content, "sha256")
    return bytes(file.dump(force=True))


def _authentication_key(passphrase: str, salt: bytes) -> bytes:
    """RFC 7292, appendix B.2, for SHA-256: one block of 32 bytes is the whole key."""

    def filled(part: bytes) -> bytes:
        length = -(-len(part) // 64) * 64
        return (part * (length // len(part) + 1))[:length]

    secret = passphrase.encode("utf-16-be") + b"\0\0"
    block = bytes([3]) * 64 + filled(salt) + filled(secret)
    for _ in range(ROUNDS):
        block = hashlib.sha256(block).digest()
    return block
