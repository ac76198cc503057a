"""Photographs as evidence: the file that came in, and the exhibit that it became."""

import re
from collections.abc import Mapping
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


def exhibit_number(typed: str) -> str:
    """The number of an exhibit as cases write it, ``Q29`` for “q29”; other words as they are."""
    word = typed.strip()
    return word.upper() if re.fullmatch("[QqKk][0-9]+", word) else word


@attrs.frozen
class Frame:
    """Which picture of a file that holds several: a page, or a frame of an animation or a video.

    ``index`` counts from 0 in the order in which the pictures are decoded; ``count`` is ``None``
    where a video was not decoded to its end. Of a video only: ``codec`` (its FourCC), ``time_s``
    (the presentation time from the start), and ``picture_sha256``, under which the decoded frame
    lies in the case as a lossless PNG, so that a long video is not decoded at every look.
    """

    kind: str
    index: int
    count: int | None
    codec: str = ""
    time_s: float | None = None
    picture_sha256: str = ""

    @property
    def words(self) -> str:
        """For example “page 2 of 3” or “frame 138, at 5.480 s”; people count from 1."""
        count = f" of {self.count}" if self.count is not None else ""
        time = f", at {self.time_s:.3f} s" if self.time_s is not None else ""
        return f"{self.kind} {self.index + 1}{count}{time}"


@attrs.frozen
class ImageFile:
    """A photograph as it came in, identified by the SHA-256 of its bytes.

    ``width`` and ``height`` are those of the upright picture in pixels; ``orientation`` is the
    EXIF orientation (1 to 8) that was applied once to get there. ``remarks`` say in one sentence
    each what an examiner must know about the decoding (frame used, profile missing, …).
    ``frame`` is ``None`` where the file holds one picture only.
    """

    name: str
    sha256: str
    byte_count: int
    format: str
    width: int
    height: int
    orientation: int = 1
    remarks: tuple[str, ...] = ()
    frame: Frame | None = None

    @property
    def key(self) -> tuple[str, int]:
        """What tells one picture from another: the file, and the frame in it."""
        return self.sha256, self.frame.index if self.frame else 0


class Way(StrEnum):
    """How the bytes of an exhibit came in."""

    FILE = "file"
    CLIPBOARD = "clipboard"


@attrs.frozen(kw_only=True)
class Origin:
    """Where an exhibit came from, as far as it was said or could be read when it was added.

    ``path`` and ``modified_at`` are those of the file that was read. ``digests``: further hashes
    of the same bytes, by algorithm, for cross-reference with other people's lists.
    ``pixels_sha256``: the hash of the upright picture as it was decoded then
    (``engine.files.images``), so that a later decoding can be held against it; ``decoded_with``:
    names and versions of the software that decoded it.
    """

    way: Way = Way.FILE
    subject: str = ""
    received_from: str = ""
    received_at: datetime | None = None
    path: str = ""
    modified_at: datetime | None = None
    digests: Mapping[str, str] = attrs.field(factory=dict)
    pixels_sha256: str = ""
    decoded_with: Mapping[str, str] = attrs.field(factory=dict)


@attrs.frozen
class Exhibit:
    """A photograph in a case, with all faces found in it and the one that is meant.

    ``origin`` says nothing in cases that were made before it was recorded.
    """

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
    origin: Origin = Origin()

    @property
    def name(self) -> str:
        """What it is called beside its number: its label, or else the name of its file."""
        return self.label or self.image.name

    @property
    def face(self) -> DetectedFace:
        """The face that is meant."""
        return self.faces[self.face_index]

    def with_face(self, index: int, face: DetectedFace) -> "Exhibit":
        """The exhibit with that face meant, and as it is given here."""
        faces = (*self.faces[:index], face, *self.faces[index + 1 :])
        return attrs.evolve(self, faces=faces, face_index=index)
