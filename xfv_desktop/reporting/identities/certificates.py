"""Certificates of people: made, requested from an authority, read, and what they say."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from xfv_desktop.domain.errors import IdentityUnusable
from xfv_desktop.reporting.document import DEMONSTRATION

VALID_FOR = timedelta(days=3 * 365)
SigningKey = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey


def signing_key(key: object) -> SigningKey:
    """The same key; raises IdentityUnusable if it is neither an EC nor an RSA key."""
    if isinstance(key, ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey):
        return key
    raise IdentityUnusable(
        "The signing identity holds no EC or RSA key with a certificate; choose another one."
    )


def subject_of(*, name: str, organisation: str, demonstration: bool) -> x509.Name:
    """The name that a certificate is to carry; raises IdentityUnusable (RFC 5280, A.1)."""
    if not 0 < len(name.strip()) <= 64 or len(organisation.strip()) > 64:
        raise IdentityUnusable(
            "The signer's name must have 1 to 64 characters and the organisation at most 64; "
            "shorten it."
        )
    attributes = [x509.NameAttribute(NameOID.COMMON_NAME, name.strip())]
    if organisation.strip():
        attributes.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation.strip()))
    if demonstration:
        attributes.append(x509.NameAttribute(NameOID.ORGANIZATIONAL_UNIT_NAME, DEMONSTRATION))
    return x509.Name(attributes)


def self_signed(subject: x509.Name, key: SigningKey, now: datetime) -> x509.Certificate:
    """A certificate that nobody else vouches for, valid for three years.

    Key usage is digital signature and content commitment (RFC 5280, 4.2.1.3).
    """
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now.replace(microsecond=0))
        .not_valid_after(now.replace(microsecond=0) + VALID_FOR)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )


def request(subject: x509.Name, key: SigningKey) -> bytes:
    """A certificate request (PKCS#10, PEM) that asks an authority for the same use."""
    return (
        x509.CertificateSigningRequestBuilder()
        .subject_name(subject)
        .add_extension(_usage(), critical=True)
        .sign(key, hashes.SHA256())
        .public_bytes(Encoding.PEM)
    )


def read_certificates(data: bytes) -> tuple[x509.Certificate, ...]:
    """All certificates of a DER or PEM file, in its order; raises IdentityUnusable."""
    try:
        if b"-----BEGIN" in data:
            return tuple(x509.load_pem_x509_certificates(data))
        return (x509.load_der_x509_certificate(data),)
    except ValueError as error:
        raise IdentityUnusable("A certificate cannot be read; give a DER or PEM file.") from error


def chain_above(
    certificate: x509.Certificate, others: Iterable[x509.Certificate]
) -> tuple[x509.Certificate, ...]:
    """The authorities above a certificate, nearest first, as far as they are among the others."""
    chain: list[x509.Certificate] = []
    below, left = certificate, list(others)
    while not issued_by(below, below):
        above = next((other for other in left if issued_by(below, other)), None)
        if above is None:
            break
        chain.append(above)
        left.remove(above)
        below = above
    return tuple(chain)


def issued_by(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Whether the name and the signature of the certificate are the issuer's."""
    try:
        certificate.verify_directly_issued_by(issuer)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def common_name(certificate: x509.Certificate) -> str:
    """The common name of the subject, or its whole name where there is none."""
    return name_of(certificate.subject)


def name_of(name: x509.Name) -> str:
    """The common name in it, or the whole where there is none."""
    names = name.get_attributes_for_oid(NameOID.COMMON_NAME)
    return str(names[0].value) if names else name.rfc4514_string()


def whole_name(certificate: x509.Certificate) -> str:
    """Name, organisation and unit of the subject, with commas between them."""
    order = (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME, NameOID.ORGANIZATIONAL_UNIT_NAME)
    found = [
        str(attribute.value)
        for kind in order
        for attribute in certificate.subject.get_attributes_for_oid(kind)
    ]
    return ", ".join(found) or certificate.subject.rfc4514_string()


def is_self_signed(certificate: x509.Certificate) -> bool:
    """Whether nobody else vouches for the certificate."""
    return certificate.subject == certificate.issuer


def is_demonstration(certificate: x509.Certificate) -> bool:
    """Whether the subject carries the mark of a demonstration."""
    units = certificate.subject.get_attributes_for_oid(NameOID.ORGANIZATIONAL_UNIT_NAME)
    return any(unit.value == DEMONSTRATION for unit in units)


def der(certificate: x509.Certificate) -> bytes:
    """The certificate's bytes (DER)."""
    return certificate.public_bytes(Encoding.DER)


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of the certificate in hexadecimal digits."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def _usage() -> x509.KeyUsage:
    return x509.KeyUsage(
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
