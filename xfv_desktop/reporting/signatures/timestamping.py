"""Adds what others testify: tokens of a time-stamp authority and words on revocation.

A signed report can be brought to a higher level later, on another machine that has a network or
was given the authority's material: validation material (DSS) and a time stamp over the whole file
are appended (PAdES B-LTA, ETSI EN 319 142-1). What was signed before stays as it is.
"""

import io
from collections.abc import Sequence

from asn1crypto import cms, tsp
from asn1crypto import crl as asn1_crl
from asn1crypto import ocsp as asn1_ocsp
from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps import TimeStamper
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.sign.validation.dss import DocumentSecurityStore

from xfv_desktop.domain.errors import NoTimeStamp
from xfv_desktop.reporting.identities import certificates as certs
from xfv_desktop.reporting.signatures.trust import Ask, TrustMaterial


class ReportWriter(IncrementalPdfFileWriter):
    """Appends to a report and leaves its metadata alone.

    They say when the report was issued; pyHanko would write local time beside it, and its own
    name into one of two places that PDF/A wants to be equal.
    """

    def _update_meta(self) -> None:
        pass


class Stamper(TimeStamper):
    """Asks an authority by whatever way it is reached."""

    def __init__(self, ask: Ask) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._ask = ask

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """The answer as it came."""
        return tsp.TimeStampResp.load(self._ask(req.dump()), strict=True)

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        """The token; raises NoTimeStamp if the authority refused, or answered something else."""
        try:
            return await super().async_timestamp(message_digest, md_algorithm)
        except (TimestampRequestError, ValueError, TypeError) as error:
            reason = str(error).splitlines()[0]
            raise NoTimeStamp(
                f"The time-stamp authority gave no time stamp ({reason}): check its address, or "
                "ask it again later."
            ) from error


def upgrade(pdf: bytes, ask: Ask, material: TrustMaterial) -> bytes:
    """A signed report with validation material and a time stamp over all of it appended.

    ``material``: certificates and revocation words that are stored with it. Raises NoTimeStamp.
    """
    writer = ReportWriter(io.BytesIO(pdf))
    add_material(writer, material, [certs.der(root) for root in material.roots])
    stamped = PdfTimeStamper(Stamper(ask)).timestamp_pdf(writer, "sha256")
    return bytes(stamped.getvalue())


def add_material(
    writer: IncrementalPdfFileWriter, material: TrustMaterial, certificates: Sequence[bytes]
) -> None:
    """Writes what is known of revocations into the document, with these certificates (DER)."""
    if not material.revocation_lists and not material.status_answers:
        return
    DocumentSecurityStore.supply_dss_in_writer(
        writer,
        None,
        certs=[asn1_x509.Certificate.load(der) for der in certificates],
        crls=[asn1_crl.CertificateList.load(data) for data in material.revocation_lists],
        ocsps=[asn1_ocsp.OCSPResponse.load(data) for data in material.status_answers],
    )
