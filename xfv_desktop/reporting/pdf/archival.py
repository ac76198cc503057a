"""Turns laid-out pages into a file for keeping: PDF/A-3b (ISO 19005-3) with its attachments.

reportlab knows neither output intents nor attachments; pikepdf adds them. What was checked of the
claim, and with what, stands in the documentation; the pages are not tagged (no PDF/UA).
"""

import io
import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name

from xfv_desktop.reporting.document import pdf_date
from xfv_desktop.reporting.pdf.attachments import Attachment
from xfv_desktop.reporting.pdf.colour import srgb_profile

PART = "3"
CONFORMANCE = "B"


def archival(
    pages: bytes, *, issued_at: datetime, attachments: Sequence[Attachment] = (), part: str = PART
) -> bytes:
    """The same pages with XMP metadata, the output intent sRGB, and the attachments.

    All attachments are associated with the document as its data (ISO 32000-2, 14.13). ``part``
    is the part of ISO 19005 that the file declares: a checker of part 1 can look at the pages
    alone. Equal arguments give equal bytes.
    """
    with pikepdf.open(io.BytesIO(pages)) as pdf:
        _declare_colours(pdf)
        for annotation in (a for page in pdf.pages for a in page.get("/Annots", [])):
            annotation.F = 4  # printed, not hidden (ISO 19005-3, 6.3.2)
        for attachment in attachments:
            _attach(pdf, attachment, issued_at)
        if attachments:
            pdf.Root.AF = Array([pdf.attachments[a.name].obj for a in attachments])
            pdf.Root.PageMode = Name.UseOutlines
        _describe(pdf, issued_at, part)
        stream = io.BytesIO()
        version = "1.4" if part == "1" else "1.7"
        plain = pikepdf.ObjectStreamMode.disable
        pdf.save(
            stream, deterministic_id=True, fix_metadata_version=False, min_version=version,
            object_stream_mode=plain,
        )  # fmt: skip
    return stream.getvalue()


def _declare_colours(pdf: pikepdf.Pdf) -> None:
    profile = pikepdf.Stream(pdf, srgb_profile(), N=3)
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier="sRGB",
        Info="sRGB IEC61966-2.1",
        RegistryName="http://www.color.org",
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


def _attach(pdf: pikepdf.Pdf, attachment: Attachment, issued_at: datetime) -> None:
    moment = pdf_date(issued_at)
    specification = pikepdf.AttachedFileSpec(
        pdf,
        attachment.content,
        filename=attachment.name,
        description=attachment.description,
        mime_type=attachment.media_type,
        relationship=Name.Data,
        creation_date=moment,
        mod_date=moment,
    )
    pdf.attachments[attachment.name] = specification


def _describe(pdf: pikepdf.Pdf, issued_at: datetime, part: str) -> None:
    """XMP metadata that say the same as the document information (ISO 19005-1, 6.7.3)."""
    info = pdf.docinfo
    for key in [key for key in info.keys() if str(info[key]) in ("", "/False")]:  # noqa: SIM118
        del info[key]  # empty, or /Trapped, which XMP has no word for
    entries = dict.fromkeys(("title", "author", "subject", "creator", "producer", "keywords"), "")
    entries |= {key[1:].lower(): _printable(str(info[key])) for key in info.keys()}  # noqa: SIM118
    moment = f"{issued_at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"
    words = entries["keywords"]
    metadata = _XMP.format(
        **entries,
        words=f"<pdf:Keywords>{words}</pdf:Keywords>" if words else "",
        moment=moment,
        part=part,
        conformance=CONFORMANCE,
    )
    stream = pikepdf.Stream(pdf, metadata.encode())
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = pdf.make_indirect(stream)


def _printable(text: str) -> str:
    """Text of any origin for XML, which forbids most control characters even escaped."""
    forbidden = {"Cc", "Cs", "Cn"}
    return escape("".join(" " if unicodedata.category(c) in forbidden else c for c in text))


# Not pikepdf's own writer: it declares each namespace where it is used, which Apache's checker
# for PDF/A does not understand.
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>{producer}</pdf:Producer>{words}
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>{part}</pdfaid:part>
<pdfaid:conformance>{conformance}</pdfaid:conformance>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""
