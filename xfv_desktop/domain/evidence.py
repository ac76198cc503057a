"""Photographs as evidence: the file that came in, and the exhibit that it became."""

from datetime import datetime
from enum import StrEnum

import attrs

from xfv_desktop.domain.face import DetectedFace


class Role(StrEnum):
    """The part an exhibit plays in casework; the engine calls the two probe and reference."""

    QUESTIONED = "questioned"
    KNOWN = "known"

    @property
    def letter(self) -> str:
        """First letter of the exhibit numbers: Q or K."""
        return self.value[0].upper()


@attrs.frozen
class ImageFile:
    """A photograph as it came in, identified by the SHA-256 of its bytes.

    ``width`` and ``height`` are those of the upright picture in pixels; ``orientation`` is the
    EXIF orientation (1 to 8) that was applied once to get there. ``remarks`` say in one sentence
    each what an examiner must know about the decoding (frame used, profile missing, …).
    """

    name: str
    sha256: str
    byte_count: int
    format: str
    width: int
    height: int
    orientation: int = 1
    remarks: tuple[str, ...] = ()


@attrs.frozen
class Exhibit:
    """A photograph in a case, with all faces found in it and the one that is meant."""

    number: str
    role: Role
    label: str
    image: ImageFile
    faces: tuple[DetectedFace, ...]
    face_index: int
    source: str
    remarks: str
    added_at: datetime
    added_by: str

    @property
    def face(self) -> DetectedFace:
        """The face that is meant."""
        return self.faces[self.face_index]
