"""What a visible signature shows."""

import io
from datetime import datetime

from cryptography.x509.oid import NameOID
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Frame, KeepInFrame, Spacer

from xfv_desktop.reporting.identities.identity import LoadedIdentity
from xfv_desktop.reporting.typesetting import typography as ty
from xfv_desktop.reporting.typesetting.bidi import unmarked
from xfv_desktop.reporting.typesetting.wording import Wording


def stamp(
    identity: LoadedIdentity, signed_at: datetime, size: tuple[float, float], words: Wording
) -> bytes:
    """The appearance of the signature as a PDF of one page of that size, in points."""
    ty.register_fonts()
    text = words["stamp"]
    width, height = size
    stream = io.BytesIO()
    # The published types mistake the name of the font for its size.
    canvas = Canvas(stream, pagesize=size, invariant=1, initialFontName=ty.SANS)  # type: ignore[arg-type]
    canvas.setFillColor("white")
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    canvas.setFillColor(ty.ACCENT)
    canvas.rect(0, 0, 1.2 * mm, height, stroke=0, fill=1)
    canvas.setStrokeColor(ty.ACCENT)
    canvas.setLineWidth(0.6)
    canvas.rect(0.3, 0.3, width - 0.6, height - 0.6, stroke=1, fill=0)
    subject = identity.certificate.subject
    organisations = subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
    lines: list[Flowable] = [
        ty.paragraph(text["by"], ty.SMALL),
        ty.paragraph(unmarked(identity.name), ty.SUBHEADING),
        *(ty.paragraph(unmarked(str(one.value)), ty.SMALL) for one in organisations),
        ty.paragraph(text["at"].format(moment=words.moment(signed_at)), ty.SMALL),
        ty.paragraph(text["self_signed" if identity.self_signed else "certificate"], ty.SMALL),
        ty.paragraph(identity.fingerprint, ty.FINE_HASH),
    ]
    if identity.demonstration:
        lines += [Spacer(0, 1), ty.paragraph(words["page"]["demonstration"], ty.ALARM_LINE)]
    # A frame takes 6 points off each side for its own padding unless told otherwise.
    frame = Frame(
        3 * mm, 0, width - 5 * mm, height, 0, topPadding=4, bottomPadding=3, rightPadding=0
    )
    frame.addFromList([KeepInFrame(0, 0, lines, mode="shrink")], canvas)
    canvas.save()
    return stream.getvalue()
