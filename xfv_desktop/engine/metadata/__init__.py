"""Metadata of untrusted files: runs inside the sandbox, for ``engine.untrusted.decoding``."""

import io
import warnings
from collections.abc import Callable, Iterator
from itertools import islice

from PIL import Image

from xfv_desktop.domain.metadata import MetadataEntry
from xfv_desktop.engine.files.images import FORMATS
from xfv_desktop.engine.metadata import colour, exif, iptc, jpeg, structure, xmp

MOST_ENTRIES = 4000
"""Facts of one part of a file that are shown; the number of the others is said."""
LONGEST = 4000
"""Characters of a value that are shown; its length is said where there are more."""

Found = Iterator[tuple[str, str]]
Reader = Callable[[Image.Image, bytes], Found]

PARTS = "Parts of the file"

READERS: dict[str, Reader] = {
    "Container": structure.picture_facts,
    "EXIF": exif.image,
    "EXIF photograph": exif.photograph,
    "EXIF position (GPS)": exif.position,
    "EXIF thumbnail": exif.thumbnail,
    "XMP": xmp.facts,
    "IPTC": iptc.facts,
    "ICC profile": colour.profile,
    "JPEG coding": jpeg.coding,
    "JPEG quantisation tables": jpeg.tables,
    "Texts in the file": structure.texts,
    PARTS: structure.parts,
}


def image_metadata(data: bytes) -> list[MetadataEntry]:
    """What the readers find, in their order; a part says so from where on it is unreadable."""
    entries: list[MetadataEntry] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for group, reader in READERS.items():
            try:
                picture = Image.open(io.BytesIO(data), formats=FORMATS)
                found = reader(picture, data)
                for name, value in islice(found, MOST_ENTRIES):
                    entries.append(MetadataEntry(group, shortened(name), shortened(value)))
                further = sum(1 for _ in found)
                if further:
                    entries.append(MetadataEntry(group, structure.FURTHER, f"{further:,}"))
            except MemoryError:
                raise
            except Exception as error:  # anything: the file is not to be trusted
                entries.append(MetadataEntry(group, "unreadable", shortened(repr(error))))
    return entries


def shortened(value: str) -> str:
    """The text without characters that cannot be shown, cut where it is very long."""
    shown = "".join(c if c.isprintable() or c == "\n" else f"[U+{ord(c):04X}]" for c in value)
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]} … ({len(shown)} characters)"
