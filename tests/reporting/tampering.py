"""What an attacker may do to a signed report, one function each."""

import io
import json
import re
from collections.abc import Callable

import attrs
import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter

from xfv_desktop.reporting.identities.identity import LoadedIdentity
from xfv_desktop.reporting.pdf.layout import RenderedReport
from xfv_desktop.reporting.signatures.signature import _KeySigner, sign

from .specimen import NOW


def gap_of(signed: bytes, number: int = -1) -> tuple[int, int]:
    """Start and end of the gap that holds a signature itself."""
    numbers = re.findall(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)", signed)[number]
    _, length, second, _ = map(int, numbers)
    return length, second


def updated(signed: bytes, change: Callable[[IncrementalPdfFileWriter], None]) -> bytes:
    """The file with an incremental update appended."""
    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    change(writer)
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def overlay(writer: IncrementalPdfFileWriter) -> None:
    paint = generic.StreamObject(stream_data=b"1 g 0 0 600 842 re f")
    writer.add_stream_to_page(0, writer.add_object(paint))


def annotate(writer: IncrementalPdfFileWriter) -> None:
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    note = generic.DictionaryObject(
        {
            generic.pdf_name("/Type"): generic.pdf_name("/Annot"),
            generic.pdf_name("/Subtype"): generic.pdf_name("/FreeText"),
            generic.pdf_name("/Contents"): generic.pdf_string("same person"),
            generic.pdf_name("/DA"): generic.pdf_string("/F1 12 Tf 0 g"),
            generic.pdf_name("/Rect"): generic.ArrayObject(
                map(generic.NumberObject, (50, 50, 300, 90))
            ),
        }
    )
    page["/Annots"] = generic.ArrayObject([writer.add_object(note)])
    writer.update_container(page)


def edit_catalogue(writer: IncrementalPdfFileWriter) -> None:
    writer.root["/Lang"] = generic.pdf_string("de")
    writer.update_root()


def edit_form(writer: IncrementalPdfFileWriter) -> None:
    form = writer.root["/AcroForm"]
    field = generic.DictionaryObject(
        {
            generic.pdf_name("/FT"): generic.pdf_name("/Tx"),
            generic.pdf_name("/T"): generic.pdf_string("Note"),
            generic.pdf_name("/V"): generic.pdf_string("identified"),
        }
    )
    form["/Fields"].append(writer.add_object(field))
    writer.update_container(form["/Fields"])


def remove_attachment(writer: IncrementalPdfFileWriter) -> None:
    del writer.root["/Names"]
    writer.update_root()


def remove_form(writer: IncrementalPdfFileWriter) -> None:
    del writer.root["/AcroForm"]
    writer.update_root()


def remove_certification(writer: IncrementalPdfFileWriter) -> None:
    del writer.root["/Perms"]
    writer.update_root()


def signed_again(signed: bytes, identity: LoadedIdentity, field: str = "Third") -> bytes:
    """One more signature in a field of its own."""
    metadata = signers.PdfSignatureMetadata(
        field_name=field, md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(signed))
    signer = signers.PdfSigner(metadata, signer=_KeySigner(identity))
    return signer.sign_pdf(writer).getvalue()


def approved_only(
    rendered: RenderedReport, identity: LoadedIdentity, permissions: MDPPerm | None
) -> bytes:
    """Signed as the examiner, but certified more weakly than a report is, or not at all."""
    metadata = signers.PdfSignatureMetadata(
        field_name="Examiner", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES,
        certify=permissions is not None, docmdp_permissions=permissions or MDPPerm.FILL_FORMS,
    )  # fmt: skip
    place = rendered.places["Examiner"]
    spec = SigFieldSpec("Examiner", on_page=place.page, box=(50, 50, 90, 90))
    writer = IncrementalPdfFileWriter(io.BytesIO(rendered.pdf))
    signer = signers.PdfSigner(metadata, signer=_KeySigner(identity), new_field_spec=spec)
    return signer.sign_pdf(writer).getvalue()


def swapped(signed: bytes, other: bytes) -> bytes:
    """The signature of another report in the place of its own."""
    start, end = gap_of(signed)
    theirs = slice(*gap_of(other))
    digits = other[theirs][1:-1]
    room = end - start - 2
    return signed[: start + 1] + digits[:room].ljust(room, b"0") + signed[end - 1 :]


def resigned(
    rendered: RenderedReport, identity: LoadedIdentity, change: Callable[[pikepdf.Pdf], None]
) -> bytes:
    """The same pages with other attachments, signed properly by somebody."""
    with pikepdf.open(io.BytesIO(rendered.pdf)) as pdf:
        change(pdf)
        stream = io.BytesIO()
        pdf.save(stream)
    return sign(attrs.evolve(rendered, pdf=stream.getvalue()), identity, signed_at=NOW)


def replace_extract(pdf: pikepdf.Pdf) -> None:
    content = json.loads(pdf.attachments["extract.json"].get_file().read_bytes())
    content["result"]["score"] = 0.9
    _replace(pdf, "extract.json", json.dumps(content).encode())


def replace_maps(pdf: pikepdf.Pdf) -> None:
    _replace(pdf, "maps.npz", b"other maps")


def remove_maps(pdf: pikepdf.Pdf) -> None:
    del pdf.attachments["maps.npz"]


def remove_extract(pdf: pikepdf.Pdf) -> None:
    del pdf.attachments["extract.json"]


def add_attachment(pdf: pikepdf.Pdf) -> None:
    _replace(pdf, "confession.txt", b"it was him")


def _replace(pdf: pikepdf.Pdf, name: str, content: bytes) -> None:
    pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, content, filename=name)
