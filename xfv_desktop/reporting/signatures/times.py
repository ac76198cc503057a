"""When a report was signed, and who says so (RFC 3161)."""

from collections.abc import Sequence
from datetime import datetime

import attrs
from cryptography import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.status import PdfSignatureStatus

from xfv_desktop.reporting.identities.certificates import whole_name
from xfv_desktop.reporting.signatures.status import TimeStamp
from xfv_desktop.reporting.signatures.trust import TrustMaterial


@attrs.frozen
class Witness:
    """The earliest moment that somebody else testifies to, and whether they are trusted."""

    at: datetime
    trusted: bool
    words: str


def witness(outcome: PdfSignatureStatus, later: Sequence[TimeStamp]) -> Witness | None:
    """Who testifies that a signature existed: the token in it, or time stamps over it."""
    found = []
    token = outcome.timestamp_validity
    if token is not None and token.intact and token.valid:
        name = whole_name(x509.load_der_x509_certificate(token.signing_cert.dump()))
        found.append(_witness(token.timestamp, bool(token.trusted), f"a time stamp by {name}"))
    found += [
        _witness(stamp.at, stamp.trusted, f"a time stamp over the document by {stamp.authority}")
        for stamp in later
        if stamp.sound
    ]
    return min(found, key=lambda one: (not one.trusted, one.at), default=None)


def _witness(at: datetime, trusted: bool, what: str) -> Witness:
    known = "trusted on this computer" if trusted else "not trusted on this computer"
    return Witness(at, trusted, f"{what} of {at:%Y-%m-%d %H:%M:%S} UTC, {known}")


def stored_material(reader: PdfFileReader) -> TrustMaterial:
    """Certificates and words on revocation that the document itself carries (DSS)."""
    try:
        store = DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return TrustMaterial()
    return TrustMaterial(
        others=tuple(x509.load_der_x509_certificate(c.dump()) for c in store.load_certs()),
        revocation_lists=tuple(reference.get_object().data for reference in store.crls),
        status_answers=tuple(reference.get_object().data for reference in store.ocsps),
    )
