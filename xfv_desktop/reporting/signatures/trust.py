"""What a laboratory trusts: roots, and what authorities said about revoked certificates."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

import attrs
from asn1crypto import crl as asn1_crl
from asn1crypto import ocsp as asn1_ocsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from cryptography.x509.oid import ExtendedKeyUsageOID

from xfv_desktop.domain.errors import IdentityUnusable
from xfv_desktop.reporting.identities import certificates as certs

if TYPE_CHECKING:
    from pyhanko_certvalidator import ValidationContext

Ask = Callable[[bytes], bytes]
"""Sends a request to a time-stamp authority and returns its answer, both DER (RFC 3161)."""

ROOT, REVOCATION_LIST, STATUS_ANSWER = "root", "revocation list", "status answer"


@attrs.frozen
class TrustedFile:
    """One certificate, revocation list or status answer (DER), and what is known of it.

    ``made_at`` and ``until`` say from when on and until when it speaks; a certificate is as old as
    it says. ``about``: whose revocations, or the status of which certificates; of files about the
    same only the latest counts. Empty for a certificate.
    """

    kind: str
    name: str
    content: bytes = attrs.field(repr=False)
    made_at: datetime
    until: datetime | None
    about: str = ""

    @property
    def sha256(self) -> str:
        """SHA-256 of the content; of a certificate, its fingerprint."""
        return sha256(self.content).hexdigest()

    @property
    def suffix(self) -> str:
        """How the name of such a file ends."""
        return {ROOT: ".cer", REVOCATION_LIST: ".crl", STATUS_ANSWER: ".ocsp"}[self.kind]


def described(data: bytes) -> tuple[TrustedFile, ...]:
    """What a DER or PEM file holds; raises IdentityUnusable if it is nothing of the kind."""
    try:
        pem = b"-----BEGIN X509 CRL" in data
        held = x509.load_pem_x509_crl(data) if pem else x509.load_der_x509_crl(data)
    except ValueError:
        pass
    else:
        name, content = certs.name_of(held.issuer), held.public_bytes(Encoding.DER)
        made_at, until = held.last_update_utc, held.next_update_utc
        whose = held.issuer.rfc4514_string()
        return (TrustedFile(REVOCATION_LIST, name, content, made_at, until, whose),)
    try:
        answer = ocsp.load_der_ocsp_response(data)
    except ValueError:
        return tuple(
            TrustedFile(
                ROOT,
                certs.common_name(certificate),
                certificate.public_bytes(Encoding.DER),
                certificate.not_valid_before_utc,
                certificate.not_valid_after_utc,
            )
            for certificate in certs.read_certificates(data)
        )
    successful = answer.response_status is ocsp.OCSPResponseStatus.SUCCESSFUL
    told = tuple(answer.responses) if successful else ()
    if not told:
        raise IdentityUnusable("The status answer says nothing about any certificate; leave it.")
    name = f"certificate No. {', '.join(f'{one.serial_number:x}' for one in told)}"
    about = ", ".join(f"{one.issuer_key_hash.hex()} {one.serial_number:x}" for one in told)
    made_at = min(one.this_update_utc for one in told)
    until = min((one.next_update_utc for one in told if one.next_update_utc), default=None)
    return (TrustedFile(STATUS_ANSWER, name, data, made_at, until, about),)


@attrs.frozen
class TrustMaterial:
    """Roots of trust; revocation lists (CRL, RFC 5280) and status answers (OCSP, RFC 6960), DER.

    ``others`` are certificates that are not trusted themselves but may lead to one that is.
    """

    roots: tuple[x509.Certificate, ...] = ()
    others: tuple[x509.Certificate, ...] = ()
    revocation_lists: tuple[bytes, ...] = ()
    status_answers: tuple[bytes, ...] = ()

    @classmethod
    def of(cls, files: Iterable[bytes]) -> "TrustMaterial":
        """Each file by what it is; raises IdentityUnusable for one that is none of these."""
        held = [part for data in files for part in described(data)]
        return cls(
            roots=tuple(x509.load_der_x509_certificate(h.content) for h in held if h.kind == ROOT),
            revocation_lists=tuple(h.content for h in held if h.kind == REVOCATION_LIST),
            status_answers=tuple(h.content for h in held if h.kind == STATUS_ANSWER),
        )

    def joined(self, other: "TrustMaterial") -> "TrustMaterial":
        """What both hold."""
        mine, theirs = attrs.asdict(self, recurse=False), attrs.asdict(other, recurse=False)
        return TrustMaterial(**{name: mine[name] + theirs[name] for name in mine})

    def context(self, at: datetime) -> "ValidationContext":
        """For pyHanko: everything is judged as of that moment, and nothing is fetched."""
        from pyhanko_certvalidator import ValidationContext

        return ValidationContext(
            trust_roots=[_asn1(root) for root in self.roots],
            other_certs=[_asn1(other) for other in self.others],
            crls=[asn1_crl.CertificateList.load(data) for data in self.revocation_lists],
            ocsps=[asn1_ocsp.OCSPResponse.load(data) for data in self.status_answers],
            allow_fetching=False,
            revocation_mode="soft-fail",
            moment=at,
        )

    def revoked_at(
        self, certificate: x509.Certificate, chain: Sequence[x509.Certificate]
    ) -> datetime | None:
        """When an authority revoked the certificate, by a list or an answer that it signed itself.

        Of status answers those of a responder count too that the authority certified for that
        (RFC 6960, 4.2.2.2).
        """
        issuers = self._issuers(certificate, chain)
        for data in self.revocation_lists:
            revocations = x509.load_der_x509_crl(data)
            if any(_signed_by(revocations, issuer) for issuer in issuers):
                entry = _entry_about(certificate, revocations)
                if entry is not None:
                    return entry.revocation_date_utc
        for answer, one in self._answers_about(certificate):
            revoked = one.certificate_status is ocsp.OCSPCertStatus.REVOKED
            if revoked and any(not _answer_fault(answer, issuer) for issuer in issuers):
                return one.revocation_time_utc
        return None

    def unheard(
        self, certificate: x509.Certificate, chain: Sequence[x509.Certificate]
    ) -> tuple[str, ...]:
        """Why status answers about the certificate do not count, a sentence each."""
        issuers, faults = self._issuers(certificate, chain), list[str]()
        for answer, _ in self._answers_about(certificate):
            found = [_answer_fault(answer, issuer) for issuer in issuers]
            if all(found):
                faults += found[:1]
        return tuple(dict.fromkeys(faults))

    def _issuers(
        self, certificate: x509.Certificate, chain: Sequence[x509.Certificate]
    ) -> list[x509.Certificate]:
        known = (*chain, *self.others, *self.roots)
        return [one for one in known if certs.issued_by(certificate, one)]

    def _answers_about(
        self, certificate: x509.Certificate
    ) -> Iterator[tuple[ocsp.OCSPResponse, ocsp.OCSPSingleResponse]]:
        for data in self.status_answers:
            answer = ocsp.load_der_ocsp_response(data)
            if answer.response_status is ocsp.OCSPResponseStatus.SUCCESSFUL:
                for one in answer.responses:
                    if _is_about(certificate, one):
                        yield answer, one

    def speaks_of(self, certificate: x509.Certificate) -> bool:
        """Whether there is anything here by which the certificate could have been revoked."""
        lists = (x509.load_der_x509_crl(data).issuer for data in self.revocation_lists)
        answers = (one for _, one in self._answers_about(certificate))
        return certificate.issuer in lists or next(answers, None) is not None


@attrs.frozen
class Witnesses:
    """What may be added to a signature: a time-stamp authority, and what is known of revocations.

    With the authority the signature reaches level B-T, with both B-LT.
    """

    ask: Ask | None = None
    material: TrustMaterial = TrustMaterial()


def _entry_about(
    certificate: x509.Certificate, revocations: x509.CertificateRevocationList
) -> x509.RevokedCertificate | None:
    """The list's entry for it, of an authority whose own certificates the list names.

    A number is given once by each authority, and a list may name those of several: from an entry
    that names another one on, entries are of that one (RFC 5280, 5.3.3).
    """
    if revocations.get_revoked_certificate_by_serial_number(certificate.serial_number) is None:
        return None
    issuer = revocations.issuer
    for entry in revocations:
        for extension in entry.extensions:
            if isinstance(extension.value, x509.CertificateIssuer):
                names = extension.value.get_values_for_type(x509.DirectoryName)
                issuer = names[0] if names else x509.Name([])
        if (issuer, entry.serial_number) == (certificate.issuer, certificate.serial_number):
            return entry
    return None


def _is_about(certificate: x509.Certificate, answer: ocsp.OCSPSingleResponse) -> bool:
    """Whether number and issuer are the certificate's: other authorities give the same numbers."""
    issuer = hashes.Hash(answer.hash_algorithm)
    issuer.update(certificate.issuer.public_bytes())
    return (answer.serial_number, answer.issuer_name_hash) == (
        certificate.serial_number, issuer.finalize(),
    )  # fmt: skip


def _signed_by(revocations: x509.CertificateRevocationList, issuer: x509.Certificate) -> bool:
    if revocations.issuer != issuer.subject:
        return False
    return revocations.is_signature_valid(issuer.public_key())  # type: ignore[arg-type]


def _answer_fault(answer: ocsp.OCSPResponse, issuer: x509.Certificate) -> str:
    """Why an answer is not the issuer's, nor of a responder that it certified for that; or empty.

    RFC 6960, 4.2.2.2: the issuer itself, or a certificate issued by it for the signing of answers.
    """
    signer = next((one for one in (issuer, *answer.certificates) if _holds(answer, one)), None)
    authority = certs.name_of(issuer.subject)
    if signer is None:
        return f"A status answer about it does not count: it was not signed by {authority}."
    if signer == issuer:
        return ""
    name = certs.common_name(signer)
    if not certs.issued_by(signer, issuer):
        return f"A status answer about it does not count: {authority} has not certified {name}."
    if not _answers_for_others(signer):
        return (
            f"A status answer about it does not count: {name}, who signed it, may not answer for "
            f"{authority}."
        )
    if not signer.not_valid_before_utc <= answer.produced_at_utc <= signer.not_valid_after_utc:
        return (
            f"A status answer about it does not count: the certificate of {name} was not valid "
            "when it was signed."
        )
    return ""


def _answers_for_others(certificate: x509.Certificate) -> bool:
    try:
        usage = certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    except x509.ExtensionNotFound:
        return False
    return ExtendedKeyUsageOID.OCSP_SIGNING in usage


def _holds(answer: ocsp.OCSPResponse, signer: x509.Certificate) -> bool:
    key, algorithm = signer.public_key(), answer.signature_hash_algorithm
    if algorithm is None:
        return False
    try:
        if isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(answer.signature, answer.tbs_response_bytes, ec.ECDSA(algorithm))
        elif isinstance(key, rsa.RSAPublicKey):
            key.verify(answer.signature, answer.tbs_response_bytes, padding.PKCS1v15(), algorithm)
        else:
            return False
    except InvalidSignature:
        return False
    return True


def _asn1(certificate: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))
