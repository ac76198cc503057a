"""A laboratory's authority, its people, its revocation lists and a time-stamp authority."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

import attrs
from asn1crypto import keys, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

from xfv_desktop.reporting.identities.identity import LoadedIdentity

from .specimen import NOW

LONG_AGO, FAR_OFF = datetime(2000, 1, 1, tzinfo=UTC), datetime(2049, 12, 31, tzinfo=UTC)
"""What holds between them holds whatever the clock of the machine says."""


def name_of(text: str, organisation: str = "") -> x509.Name:
    named = [x509.NameAttribute(NameOID.COMMON_NAME, text)]
    if organisation:
        named.append(x509.NameAttribute(NameOID.ORGANIZATION_NAME, organisation))
    return x509.Name(named)


def usage(**held: bool) -> x509.KeyUsage:
    names = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment",
        "key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**{name: held.get(name, False) for name in names})


@cache
def rsa_key() -> rsa.RSAPrivateKey:
    """One for all tests: making it takes long."""
    return rsa.generate_private_key(65537, 2048)


@attrs.frozen
class Authority:
    """A root that issues certificates and revocation lists."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate

    @classmethod
    def founded(cls, name: str = "Laboratory Root", *, organisation: str = "") -> "Authority":
        key = ec.generate_private_key(ec.SECP256R1())
        own = name_of(name, organisation)
        builder = certificate_builder(own, own, key.public_key())
        builder = builder.add_extension(x509.BasicConstraints(True, None), critical=True)
        builder = builder.add_extension(usage(key_cert_sign=True, crl_sign=True), critical=True)
        return cls(key, builder.sign(key, hashes.SHA256()))

    def certificate_for(
        self,
        name: str,
        public_key: object,
        *,
        first: datetime = LONG_AGO,
        last: datetime = FAR_OFF,
        purpose: x509.ObjectIdentifier | None = None,
        number: int | None = None,
    ) -> x509.Certificate:
        builder = certificate_builder(
            name_of(name), self.certificate.subject, public_key, first, last, number
        )
        builder = builder.add_extension(x509.BasicConstraints(False, None), critical=True)
        builder = builder.add_extension(
            usage(digital_signature=True, content_commitment=True), critical=True
        )
        if purpose is not None:
            usages = x509.ExtendedKeyUsage([purpose])
            builder = builder.add_extension(usages, critical=True)
        return builder.sign(self.key, hashes.SHA256())

    def person(self, name: str, **dates: datetime) -> LoadedIdentity:
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = self.certificate_for(name, key.public_key(), **dates)
        return LoadedIdentity(key, certificate, (self.certificate,))

    def responder(self, name: str, *, may_answer: bool = True, **dates: datetime) -> "Authority":
        """Somebody with a key whom this authority has certified, to answer in its place or not."""
        key = ec.generate_private_key(ec.SECP256R1())
        for_what = ExtendedKeyUsageOID.OCSP_SIGNING if may_answer else None
        certificate = self.certificate_for(name, key.public_key(), purpose=for_what, **dates)
        return Authority(key, certificate)

    def revocation_list(
        self, *revoked: x509.Certificate, at: datetime = NOW, made_at: datetime = LONG_AGO
    ) -> bytes:
        """Signed by this authority; of another one's certificates it says whose they are."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(self.certificate.subject)
            .last_update(made_at)
            .next_update(FAR_OFF)
        )
        for certificate in revoked:
            entry = x509.RevokedCertificateBuilder().serial_number(certificate.serial_number)
            if certificate.issuer != self.certificate.subject:
                whose = x509.CertificateIssuer([x509.DirectoryName(certificate.issuer)])
                entry = entry.add_extension(whose, critical=True)
            builder = builder.add_revoked_certificate(entry.revocation_date(at).build())
        return builder.sign(self.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def status_answer(
        self,
        certificate: x509.Certificate,
        *,
        revoked: datetime | None = None,
        signed_by: "Authority | None" = None,
        enclosed: bool = False,
    ) -> bytes:
        """A status answer (OCSP, DER), signed by this authority or another one.

        ``enclosed``: with the certificate of whoever signed it, as a responder does.
        """
        signer = signed_by or self
        status = ocsp.OCSPCertStatus.REVOKED if revoked else ocsp.OCSPCertStatus.GOOD
        builder = ocsp.OCSPResponseBuilder().add_response(
            certificate, self.certificate, hashes.SHA256(), status, LONG_AGO, FAR_OFF, revoked,
            None,
        ).responder_id(ocsp.OCSPResponderEncoding.NAME, signer.certificate)  # fmt: skip
        if enclosed:
            builder = builder.certificates([signer.certificate])
        return builder.sign(signer.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def time_stamps(self, at: datetime) -> Callable[[bytes], bytes]:
        """A time-stamp authority whose clock stands still."""
        key = rsa_key()
        certificate = self.certificate_for(
            "Time Stamps Ltd", key.public_key(), purpose=ExtendedKeyUsageOID.TIME_STAMPING
        )  # fmt: skip
        numbers = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())

        def asn1(held: x509.Certificate) -> asn1_x509.Certificate:
            return asn1_x509.Certificate.load(held.public_bytes(Encoding.DER))

        stamper = DummyTimeStamper(
            asn1(certificate), keys.PrivateKeyInfo.load(numbers),
            certs_to_embed=[asn1(self.certificate)], fixed_dt=at,
        )  # fmt: skip
        return lambda sent: stamper.request_tsa_response(tsp.TimeStampReq.load(sent)).dump()


def certificate_builder(
    subject: x509.Name,
    issuer: x509.Name,
    public_key: object,
    first: datetime = LONG_AGO,
    last: datetime = FAR_OFF,
    number: int | None = None,
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public_key)
        .serial_number(number or x509.random_serial_number())
        .not_valid_before(first)
        .not_valid_after(last)
    )
