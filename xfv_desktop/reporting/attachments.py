"""What a report carries beside its pages: the maps as pictures and as numbers."""

import io
from hashlib import sha256

import attrs

from xfv_desktop.domain.explanation import Layer, Side
from xfv_desktop.domain.regions import RegionRow
from xfv_desktop.reporting.annex import LAYER_NAMES, compared_faces
from xfv_desktop.reporting.cover import SIDE_NAMES
from xfv_desktop.reporting.document import ReportDocument
from xfv_desktop.reporting.plates import map_picture

MAPS = "maps.npz"


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


def map_attachments(document: ReportDocument) -> tuple[Attachment, ...]:
    """The maps' numbers as one NPZ file and the coloured maps as one PNG file each.

    Equal documents give equal bytes.
    """
    numbers = Attachment(
        MAPS,
        "application/octet-stream",
        document.maps,
        "The saliency maps, unblurred and unnormalised, and the aligned crops, for numpy.load.",
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
    return (numbers, *pictures)


def _alternate_text(document: ReportDocument, side: Side, layer: Layer) -> str:
    """What the picture of a map shows, for those who do not see it."""
    rows = document.facial_regions[side].rows
    signs = [
        sign for sign in (Layer.SIMILARITY, Layer.DISSIMILARITY) if layer in (sign, Layer.SIGNED)
    ]
    densest = [_densest(rows, sign) for sign in signs]
    exhibit = document.examination.exhibit(side)
    return f"{LAYER_NAMES[layer]}, {exhibit.number}, {SIDE_NAMES[side]}. {' '.join(densest)}"


def _densest(rows: tuple[RegionRow, ...], sign: Layer) -> str:
    measured = [(getattr(row, sign), row.name) for row in rows]
    found = [(m.density, m.share, name) for m, name in measured if m.density is not None]
    if not found:
        return f"There is no {sign}."
    density, share, name = max(found)
    part = f", {share:.0%} of the map" if share is not None else ""
    return f"{sign.capitalize()} is densest in {name}: {density:.1f} times the crop’s mean{part}."
