"""Signs a report: PAdES level B-B (ETSI EN 319 142-1), visible, certifying."""

import io
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from asn1crypto import keys as asn1_keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from xfv_desktop.reporting.identity import LoadedIdentity
from xfv_desktop.reporting.layout import RenderedReport
from xfv_desktop.reporting.stamp import stamp

FIELD = "Examiner"
REASON = "Report issued"


def sign(report: RenderedReport, identity: LoadedIdentity, *, signed_at: datetime) -> bytes:
    """The report with a visible signature in the place that waits for it.

    The signature certifies the document: later changes other than to form fields are forbidden
    (DocMDP, ISO 32000-2, 12.8.2.2). ``signed_at`` is what the signer's clock shows; it is written
    in UTC. Not deterministic. Nothing is asked of any network.
    """
    place = report.signature_place
    box = (place.left, place.bottom, place.right, place.top)
    size = (place.right - place.left, place.top - place.bottom)
    moment = signed_at.astimezone(UTC)
    metadata = signers.PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        reason=REASON,
        name=identity.name,
        certify=True,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        subfilter=SigSeedSubFilter.PADES,
    )
    with tempfile.TemporaryDirectory() as folder:
        appearance = Path(folder) / "appearance.pdf"
        appearance.write_bytes(stamp(identity, moment, size))
        signer = _PunctualSigner(
            metadata,
            signer=_signer(identity),
            # One style object serves one signature: pyHanko keeps references of the first file.
            stamp_style=_appearance(appearance),
            new_field_spec=SigFieldSpec(
                FIELD, on_page=place.page, box=box, readable_field_name="Signature of the examiner"
            ),
        )
        signer.moment = moment
        signed = signer.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(report.pdf)))
    return bytes(signed.getvalue())


class _PunctualSigner(signers.PdfSigner):
    """Takes the time it is told instead of local time, which would betray the time zone."""

    moment: datetime

    def init_signing_session(
        self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.moment
        return session


def _signer(identity: LoadedIdentity) -> signers.SimpleSigner:
    key = identity.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return signers.SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(identity.certificate_der),
        signing_key=asn1_keys.PrivateKeyInfo.load(key),
        cert_registry=SimpleCertificateStore(),  # type: ignore[no-untyped-call]
    )


def _appearance(file: Path) -> StaticStampStyle:
    whole_field = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MID,
        y_align=AxisAlignment.ALIGN_MID,
        margins=Margins(0, 0, 0, 0),
    )
    return StaticStampStyle.from_pdf_file(
        str(file), border_width=0, background_opacity=1.0, background_layout=whole_field
    )
