"""What the file of an exhibit says of itself, and what was recorded when it came in."""

from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.metadata import MetadataEntry
from xfv_desktop.engine.untrusted import decoding
from xfv_desktop.persistence import files, records
from xfv_desktop.persistence.case_file import CaseFile

__all__ = ["MetadataEntry", "metadata", "recorded"]


WORDED = frozenset({"bytes", "came as", "picture"})
"""Recorded facts whose values are the program's words and numbers, not a file's or a person's."""


def metadata(case: CaseFile, number: str) -> tuple[MetadataEntry, ...]:
    """Recorded facts first, then the file's own; its bytes are hashed again.

    Raises NotInCase, CaseAltered or UnreadableImage.
    """
    exhibit = records.exhibit(case, number)
    image = exhibit.image
    if image.frame is not None and image.frame.codec:
        with files.readable(case, image.sha256) as path:
            own = decoding.video_metadata(path, image.name)
    else:
        own = decoding.metadata(files.get(case, image.sha256), image.name)
    return (*recorded(exhibit), *own)


def recorded(exhibit: Exhibit) -> tuple[MetadataEntry, ...]:
    """What the case holds of the file that came in; empty facts are left out."""
    image, origin = exhibit.image, exhibit.origin
    facts = {
        "name": image.name,
        "bytes": f"{image.byte_count:,}",
        "SHA-256": image.sha256,
        **origin.digests,
        "came as": origin.way.value,
        "picture": image.frame.words if image.frame else "",
        "read from": origin.path,
        "last changed, as the file system said": (
            origin.modified_at.isoformat(sep=" ", timespec="seconds") if origin.modified_at else ""
        ),
        "added": exhibit.added_at.isoformat(sep=" ", timespec="seconds"),
        "SHA-256 of the decoded pixels": origin.pixels_sha256,
        "decoded with": ", ".join(f"{name} {v}" for name, v in origin.decoded_with.items()),
    }
    return tuple(MetadataEntry("File", name, value) for name, value in facts.items() if value)
