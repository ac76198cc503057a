"""Signs a report: the examiner certifies, the verifier countersigns (PAdES, ETSI EN 319 142-1)."""

import io
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from asn1crypto import x509 as asn1_x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.content import RawContent
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import (
    AxisAlignment,
    BoxConstraints,
    Margins,
    SimpleBoxLayoutRule,
)
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import (
    FieldMDPAction,
    FieldMDPSpec,
    MDPPerm,
    SigFieldSpec,
    SigSeedSubFilter,
    append_signature_field,
    enumerate_sig_fields,
)
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import StaticStampStyle
from pyhanko_certvalidator.registry import SimpleCertificateStore

from xfv_desktop.domain.errors import NotSignable, OutputUnwritable
from xfv_desktop.reporting.identities.identity import LoadedIdentity
from xfv_desktop.reporting.pdf.layout import RenderedReport, SignaturePlace
from xfv_desktop.reporting.sections.signatures import EXAMINER_FIELD, VERIFIER_FIELD
from xfv_desktop.reporting.signatures.stamp import stamp
from xfv_desktop.reporting.signatures.timestamping import ReportWriter, Stamper, add_material
from xfv_desktop.reporting.signatures.trust import Witnesses
from xfv_desktop.reporting.typesetting.wording import ENGLISH, wording

ISSUED, COUNTERSIGNED = "Report issued", "Report verified and countersigned"


ALONE = Witnesses()
"""Level B-B: nobody else testifies to anything."""


def sign(
    report: RenderedReport,
    identity: LoadedIdentity,
    *,
    signed_at: datetime,
    witnesses: Witnesses = ALONE,
) -> bytes:
    """The report with a visible signature in the place that waits for the examiner's.

    The signature certifies the document: later changes other than to form fields are forbidden
    (DocMDP, ISO 32000-2, 12.8.2.2). The field of the verifier, where the form has one, is made
    before, and a signature in it will forbid every further change (FieldMDP, 12.8.2.4).
    ``signed_at`` is what the signer's clock shows; it is written in UTC. Not deterministic.
    Nothing is asked of any network, unless by the authority among the witnesses; raises NoTimeStamp
    if that one gives no token.
    """
    writer = ReportWriter(io.BytesIO(report.pdf))
    if VERIFIER_FIELD in report.places:
        _prepare_countersignature(writer, report.places[VERIFIER_FIELD])
    metadata = signers.PdfSignatureMetadata(
        field_name=EXAMINER_FIELD,
        md_algorithm="sha256",
        reason=ISSUED,
        name=identity.name,
        certify=True,
        docmdp_permissions=MDPPerm.FILL_FORMS,
        subfilter=SigSeedSubFilter.PADES,
    )
    place = report.places[EXAMINER_FIELD]
    new = _field(EXAMINER_FIELD, "Signature of the examiner", place)
    return _signed(writer, metadata, identity, signed_at, place, new, witnesses)


def countersign(
    pdf: bytes, identity: LoadedIdentity, *, signed_at: datetime, witnesses: Witnesses = ALONE
) -> bytes:
    """A report with the verifier's signature in the field that waits for it; closes the document.

    Whether the report is worth a signature is for the caller to find out first.
    Raises NotSignable if there is no such field, or if it is signed already; NoTimeStamp.
    """
    writer = ReportWriter(io.BytesIO(pdf))
    waiting = {name: field for name, _, field in enumerate_sig_fields(writer, filled_status=False)}
    if VERIFIER_FIELD not in waiting:
        signed = any(name == VERIFIER_FIELD for name, _, _ in enumerate_sig_fields(writer))
        raise NotSignable(
            "The report is countersigned already; nothing can be signed after that."
            if signed
            else "The file has no field for a countersignature: choose a report of this program."
        )
    box = [int(number) for number in waiting[VERIFIER_FIELD].get_object()["/Rect"]]
    metadata = signers.PdfSignatureMetadata(
        field_name=VERIFIER_FIELD,
        md_algorithm="sha256",
        reason=COUNTERSIGNED,
        name=identity.name,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        subfilter=SigSeedSubFilter.PADES,
    )
    return _signed(writer, metadata, identity, signed_at, SignaturePlace(0, *box), None, witnesses)


def first_signed_at(pdf: bytes) -> datetime | None:
    """What the clock of the first signer showed; ``None`` where nobody signed or said when."""
    signatures = PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures
    return signatures[0].self_reported_timestamp if signatures else None


def _prepare_countersignature(writer: IncrementalPdfFileWriter, place: SignaturePlace) -> None:
    """An empty field through which the frame on the page is seen."""
    spec = _field(VERIFIER_FIELD, "Signature of the verifier", place, closing=True)
    append_signature_field(writer, spec)
    ((_, _, field),) = enumerate_sig_fields(writer)
    box = BoxConstraints(width=place.right - place.left, height=place.top - place.bottom)
    # Not pyHanko's own empty appearance: a stream without any content is refused by Preflight.
    nothing = writer.add_object(RawContent(b"q Q", box=box).as_form_xobject())
    field.get_object()["/AP"][generic.pdf_name("/N")] = nothing


def _field(
    name: str, readable: str, place: SignaturePlace, *, closing: bool = False
) -> SigFieldSpec:
    return SigFieldSpec(
        name,
        on_page=place.page,
        box=(place.left, place.bottom, place.right, place.top),
        readable_field_name=readable,
        empty_field_appearance=False,
        field_mdp_spec=FieldMDPSpec(FieldMDPAction.ALL) if closing else None,
        doc_mdp_update_value=MDPPerm.NO_CHANGES if closing else None,
    )


def _signed(
    writer: IncrementalPdfFileWriter,
    metadata: signers.PdfSignatureMetadata,
    identity: LoadedIdentity,
    signed_at: datetime,
    place: SignaturePlace,
    new: SigFieldSpec | None,
    witnesses: Witnesses,
) -> bytes:
    add_material(writer, witnesses.material, identity.proof_der)
    moment = signed_at.astimezone(UTC)
    size = (place.right - place.left, place.top - place.bottom)
    words = wording(str(writer.root.get("/Lang", ENGLISH)))
    with _in_a_file(stamp(identity, moment, size, words)) as appearance:
        signer = _PunctualSigner(
            metadata,
            signer=_KeySigner(identity),
            timestamper=None if witnesses.ask is None else Stamper(witnesses.ask),
            # One style object serves one signature: pyHanko keeps references of the first file.
            stamp_style=_appearance(appearance),
            new_field_spec=new,
        )
        signer.moment = moment
        signed = signer.sign_pdf(writer, existing_fields_only=new is None)
    return bytes(signed.getvalue())


@contextmanager
def _in_a_file(appearance: bytes) -> Iterator[Path]:
    """PyHanko takes an appearance from a file only; raises OutputUnwritable where none fits."""
    with ExitStack() as ends:
        try:
            path = Path(ends.enter_context(tempfile.TemporaryDirectory())) / "appearance.pdf"
            path.write_bytes(appearance)
        except OSError as error:
            raise OutputUnwritable(
                f"The system's folder for temporary files cannot be written ({error.strerror}); "
                "check the disk and its free space, then try again."
            ) from error
        yield path


class _PunctualSigner(signers.PdfSigner):
    """Takes the time it is told instead of local time, which would betray the time zone."""

    moment: datetime

    def init_signing_session(
        self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False
    ) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.moment
        return session


class _KeySigner(signers.Signer):
    """Signs with the identity's key, wherever that lies: in memory or on a smart card."""

    def __init__(self, identity: LoadedIdentity) -> None:
        self._identity = identity
        others = SimpleCertificateStore()  # type: ignore[no-untyped-call]
        others.register_multiple(asn1_x509.Certificate.load(der) for der in identity.proof_der)
        super().__init__(
            signing_cert=asn1_x509.Certificate.load(identity.certificate_der), cert_registry=others
        )

    async def async_sign_raw(
        self, data: bytes, digest_algorithm: str, dry_run: bool = False
    ) -> bytes:
        """A rehearsal, which is about sizes only, leaves the key alone."""
        if digest_algorithm != "sha256":
            raise ValueError(f"reports are signed over SHA-256, not {digest_algorithm}")
        return bytes(self._identity.signature_size) if dry_run else self._identity.sign(data)


def _appearance(file: Path) -> StaticStampStyle:
    whole_field = SimpleBoxLayoutRule(
        x_align=AxisAlignment.ALIGN_MID,
        y_align=AxisAlignment.ALIGN_MID,
        margins=Margins(0, 0, 0, 0),
    )
    return StaticStampStyle.from_pdf_file(
        str(file), border_width=0, background_opacity=1.0, background_layout=whole_field
    )
