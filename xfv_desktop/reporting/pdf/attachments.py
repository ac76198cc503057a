"""What a report carries beside its pages: the maps as pictures and as numbers."""

import io
from hashlib import sha256

import attrs

from xfv_desktop.assets import report_parts
from xfv_desktop.domain.explanation import Layer, Side
from xfv_desktop.domain.regions import RegionRow
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.parts.annex import compared_faces
from xfv_desktop.reporting.parts.plates import map_picture
from xfv_desktop.reporting.parts.trail import TRAIL, trail_file
from xfv_desktop.reporting.typesetting.wording import ENGLISH, Wording

MAPS, CASE_UCO, HOW_TO_VERIFY = "maps.npz", "case_uco.jsonld", "how_to_verify.txt"


@attrs.frozen
class Attachment:
    """A file inside the PDF. ``description`` is one line, and the alternate text of a picture."""

    name: str
    media_type: str
    content: bytes = attrs.field(repr=False)
    description: str

    @property
    def sha256(self) -> str:
        """SHA-256 of the content in hexadecimal digits."""
        return sha256(self.content).hexdigest()


def attachments(document: ReportDocument) -> tuple[Attachment, ...]:
    """The maps' numbers and pictures, the audit trail, the CASE/UCO file, how to verify all of it.

    Equal documents give equal bytes.
    """
    numbers = Attachment(
        MAPS,
        "application/octet-stream",
        document.maps,
        document.words["alternate"]["maps"],
    )
    pictures = []
    for side, compared in compared_faces(document).items():
        for layer in Layer:
            stream = io.BytesIO()
            map_picture(compared, document.overlays[side, layer]).save(stream, "PNG")
            pictures.append(
                Attachment(
                    f"{side}_{layer}.png",
                    "image/png",
                    stream.getvalue(),
                    _alternate_text(document, side, layer),
                )
            )
    text, records = document.words["alternate"], list[Attachment]()
    if document.trail:
        records.append(Attachment(TRAIL, "application/json", trail_file(document), text["trail"]))
    if document.case_uco:
        records.append(
            Attachment(CASE_UCO, "application/ld+json", document.case_uco, text["case_uco"])
        )
    guide = (
        "README.md"
        if document.words.language == ENGLISH
        else f"README.{document.words.language}.md"
    )
    told = report_parts("verifier", guide).read_bytes()
    records.append(Attachment(HOW_TO_VERIFY, "text/plain", told, text["how_to_verify"]))
    return (numbers, *pictures, *records)


def _alternate_text(document: ReportDocument, side: Side, layer: Layer) -> str:
    """What the picture of a map shows, for those who do not see it."""
    words, rows = document.words, document.facial_regions[side].rows
    signs = [
        sign for sign in (Layer.SIMILARITY, Layer.DISSIMILARITY) if layer in (sign, Layer.SIGNED)
    ]
    densest = [_densest(words, rows, sign) for sign in signs]
    exhibit = document.examination.exhibit(side)
    name, side_name = words["layers"][layer], words["sides"][side]
    return f"{name}, {exhibit.number}, {side_name}. {' '.join(densest)}"


def _densest(words: Wording, rows: tuple[RegionRow, ...], sign: Layer) -> str:
    text = words["alternate"]
    measured = [(getattr(row, sign), row.name) for row in rows]
    found = [(m.density, m.share, name) for m, name in measured if m.density is not None]
    if not found:
        return str(text["nothing"][sign])
    density, share, name = max(found)
    part = "" if share is None else text["share"].format(share=words.percent(share, 0))
    return str(
        text["densest"][sign].format(
            region=words.said(name), density=words.number(density, 1), share=part
        )
    )
