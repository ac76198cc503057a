"""What was written to a file one after the other, and what each time changed."""

from collections.abc import Mapping, Sequence

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from xfv_desktop.reporting.sections.signatures import EXAMINER_FIELD, VERIFIER_FIELD
from xfv_desktop.reporting.signatures.status import Revision

_WHAT = {
    EXAMINER_FIELD: "signature of the examiner",
    VERIFIER_FIELD: "countersignature of the verifier",
}
_BY_TYPE = {
    "/Catalog": "the catalogue",
    "/Pages": "the order of pages",
    "/Metadata": "the metadata",
    "/Filespec": "an attachment",
    "/EmbeddedFile": "an attachment",
    "/Font": "a font",
    "/Sig": "a signature",
    "/DocTimeStamp": "a time stamp",
    "/DSS": "validation material",
    "/OutputIntent": "the colours",
}


def revisions(
    reader: PdfFileReader, signatures: Sequence[EmbeddedPdfSignature]
) -> tuple[Revision, ...]:
    """The parts of the file in the order of their making."""
    by_number = {signature.signed_revision: signature for signature in signatures}
    last = max(by_number, default=-1)
    pages = _pages(reader)
    made = []
    for number in range(reader.xrefs.total_revisions):
        signature = by_number.get(number)
        if number == 0:
            what = "the report" if signature is None else "the report, signed at once"
        elif signature is None:
            what = "a change without a signature"
        elif signature.sig_object.get("/Type") == "/DocTimeStamp":
            what = "time stamp and validation material"
        else:
            what = _WHAT.get(signature.field_name, f"signature in the field {signature.field_name}")
        changes = () if number == 0 else _changes(reader, number, pages)
        made.append(Revision(number=number + 1, what=what, changes=changes, signed=number <= last))
    return tuple(made)


def _changes(
    reader: PdfFileReader, number: int, pages: Mapping[tuple[int, int], str]
) -> tuple[str, ...]:
    found = set()
    for reference in reader.xrefs.explicit_refs_in_revision(number):
        place = pages.get((reference.idnum, reference.generation))
        if place is not None:
            found.add(place)
            continue
        try:
            thing = reader.get_object(reference, revision=number)  # type: ignore[no-untyped-call]
        except (PdfReadError, KeyError):
            found.add("an object that cannot be read")
            continue
        found.add(_word(thing))
    return tuple(sorted(found))


def _word(thing: object) -> str:
    if not isinstance(thing, generic.DictionaryObject):
        return "other objects"
    kind = str(thing.get("/Type", ""))
    if kind == "/Annot" or "/FT" in thing:
        return "a signature field" if thing.get("/FT") == "/Sig" else "an annotation or field"
    if "/SigFlags" in thing:
        return "the form"
    return _BY_TYPE.get(kind, "other objects")


def _pages(reader: PdfFileReader) -> dict[tuple[int, int], str]:
    """Pages and their contents by object number."""
    named: dict[tuple[int, int], str] = {}
    count = int(reader.root["/Pages"]["/Count"])
    for index in range(count):
        page = reader.find_page_for_modification(index)[0]  # type: ignore[no-untyped-call]
        named[page.idnum, page.generation] = f"page {index + 1}"
        contents = page.get_object().raw_get("/Contents")
        parts = contents if isinstance(contents, generic.ArrayObject) else [contents]
        for part in parts:
            if isinstance(part, generic.IndirectObject):
                named[part.idnum, part.generation] = f"the text of page {index + 1}"
    return named
