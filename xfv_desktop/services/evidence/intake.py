"""From a file to an exhibit: hashed before anything else, searched for faces, stored as it came."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.errors import NoFaceFound, SeveralFacesFound, UserError
from xfv_desktop.domain.evidence import Exhibit, ImageFile, Origin, Role
from xfv_desktop.domain.face import DetectedFace
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress
from xfv_desktop.engine.face_images.alignment import standard_crop
from xfv_desktop.engine.face_images.faces import detect_faces
from xfv_desktop.engine.face_images.quality import check_size, face_warnings, which_face
from xfv_desktop.engine.files.decoder_versions import decoder_versions
from xfv_desktop.engine.files.images import Photograph, pixels_sha256
from xfv_desktop.engine.untrusted.decoding import decoded_photograph
from xfv_desktop.engine.untrusted.sandbox_limits import limits_in_words
from xfv_desktop.persistence import audit_log, origins, records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases import custody, originals
from xfv_desktop.services.cases.casework import Changes
from xfv_desktop.services.cases.custody import CustodyAct
from xfv_desktop.services.cases.people import acting
from xfv_desktop.services.opinion.unmasking import refuse_unrevealed

DOMINANT = 2.0
"""A face whose eyes lie at least this many times farther apart than any other's is meant."""


@attrs.frozen
class Inspection:
    """A file read, hashed, decoded and searched for faces; nothing is stored yet.

    ``original``: its bytes, or where it lies (a video). ``face_index`` is ``None`` where several
    faces are of like size and somebody has to choose. ``origin`` says what the file itself tells.
    """

    original: bytes | Path = attrs.field(repr=False)
    photograph: Photograph
    faces: tuple[DetectedFace, ...]
    face_index: int | None
    origin: Origin

    @property
    def image(self) -> ImageFile:
        """What the file is."""
        return self.photograph.image

    @property
    def pixels(self) -> NDArray[np.uint8]:
        """(H, W, 3) upright RGB."""
        return self.photograph.pixels

    def chosen(self, face_index: int | None = None) -> int:
        """The face that is meant: the given one, or the only or dominant one.

        Raises SeveralFacesFound, UserError for a number that is not there, or FaceTooSmall.
        """
        index = self.face_index if face_index is None else face_index
        if index is None:
            raise SeveralFacesFound(
                f"“{self.image.name}” shows {len(self.faces)} faces: say which one is meant "
                "(they are numbered from the left).",
                len(self.faces),
            )
        if not 0 <= index < len(self.faces):
            raise UserError(
                f"“{self.image.name}” has no face {index + 1}: choose 1 to {len(self.faces)}."
            )
        check_size(self.faces[index], self.image.name)
        return index

    def warnings(self, face_index: int) -> tuple[str, ...]:
        """What weakens a comparison of that face, one sentence each."""
        face = self.faces[face_index]
        told = face_warnings(face, standard_crop(self.pixels, face.landmarks_px))
        return (*told, *which_face(len(self.faces), face_index))


def inspect(
    path: Path,
    frame: int = 0,
    *,
    time_s: float | None = None,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> Inspection:
    """The file at ``path``, ready to be looked at.

    ``frame`` is the page or frame of a file with several pictures, from 0; ``time_s`` asks for the
    frame of a video that is in sight then. Raises UnreadableImage, NoFaceFound or Cancelled.
    """
    source = originals.read(path)
    if isinstance(source.original, Path):
        shown = originals.video_frame(source, frame, time_s, progress=progress, cancel=cancel)
    elif time_s is not None:
        raise UserError(f"“{path.name}” is no video: leave out the time.")
    else:
        shown = decoded_photograph(source.original, source.name, frame)
    return _inspected(source, shown)


def inspect_clipboard(png: bytes, at: datetime) -> Inspection:
    """A picture that was copied to the clipboard, as a PNG made at that time; as ``inspect``."""
    source = originals.clipped(png, at)
    shown = decoded_photograph(png, source.name)
    told = ("From the clipboard: there is no original file.", *shown.image.remarks)
    image = attrs.evolve(shown.image, remarks=told)
    return _inspected(source, attrs.evolve(shown, image=image))


def _inspected(source: originals.Source, photograph: Photograph) -> Inspection:
    name = photograph.image.name
    faces = detect_faces(photograph.pixels)
    if not faces:
        frame = photograph.image.frame
        place = f"{frame.words} of “{name}”" if frame else f"“{name}”"
        raise NoFaceFound(f"No face was found in {place}: supply a picture with a visible face.")
    if len(faces) == 1:
        check_size(faces[0], name)
    origin = attrs.evolve(
        source.origin,
        pixels_sha256=pixels_sha256(photograph.pixels),
        decoded_with=decoder_versions(photograph.image.format, video=bool(source.container)),
    )
    return Inspection(source.original, photograph, faces, dominant_face(faces), origin)


def dominant_face(faces: Sequence[DetectedFace]) -> int | None:
    """The only face, or the one at least twice as large as every other one; else ``None``."""
    distances = [face.eye_distance_px for face in faces]
    order = sorted(range(len(faces)), key=lambda index: -distances[index])
    if len(order) == 1 or distances[order[0]] >= DOMINANT * distances[order[1]]:
        return order[0]
    return None


def central_face(faces: Sequence[DetectedFace], width: int, height: int) -> int:
    """The face whose box is nearest to the centre of the picture (LFW's rule for who is meant)."""

    def distance(index: int) -> float:
        box = faces[index].box
        return float(
            np.hypot(box.x + box.width / 2 - width / 2, box.y + box.height / 2 - height / 2)
        )

    return min(range(len(faces)), key=distance)


def add_exhibit(
    case: CaseFile,
    inspection: Inspection,
    *,
    role: Role,
    examiner: str,
    label: str = "",
    subject: str = "",
    source: str = "",
    received_from: str = "",
    received_at: datetime | None = None,
    remarks: str = "",
    digests: Sequence[str] = (),
    face_index: int | None = None,
) -> Changes:
    """The inspected file becomes the next exhibit of its role; its bytes go into the store.

    ``digests`` names further hashes to record beside the SHA-256 (``originals.DIGESTS``). Raises
    SeveralFacesFound, FaceTooSmall or UserError before anything is written.
    """
    if received_at is not None and received_at > datetime.now().astimezone():
        raise UserError("A photograph is received at a time that has passed: give another one.")
    index = inspection.chosen(face_index)
    image = inspection.image
    origin = attrs.evolve(
        inspection.origin,
        subject=subject,
        received_from=received_from,
        received_at=received_at,
        digests=originals.digests(inspection.original, digests),
    )
    with case.transaction():
        earlier = same_bytes(records.exhibits(case), image)
        image = originals.store(case, inspection.original, inspection.photograph)
        exhibit = Exhibit(
            number=records.next_exhibit_number(case, role),
            role=role,
            label=label,
            image=image,
            faces=inspection.faces,
            face_index=index,
            source=source,
            remarks=remarks,
            added_at=datetime.now().astimezone(),
            added_by=acting(case, examiner),
            origin=origin,
        )
        records.add_exhibit(case, exhibit)
        origins.add_origin(case, exhibit.number, origin, image.frame)
        event = audit_log.append(
            case,
            actor=exhibit.added_by,
            action="exhibit added",
            details={
                "exhibit": exhibit.number,
                "role": role.value,
                "file": image.name,
                "sha256": image.sha256,
                "bytes": image.byte_count,
                "picture": image.frame.words if image.frame else "",
                "came as": origin.way.value,
                "faces found": len(inspection.faces),
                "face": index + 1,
                "label": label,
                "subject": subject,
                "source": source,
                "received from": received_from,
                "received at": received_at.isoformat() if received_at else "",
                "remarks": remarks,
                "further hashes": dict(origin.digests),
                "decoded in": limits_in_words(),
                "same bytes as": list(earlier),
            },
        )
        custody.enter(
            case, exhibit, CustodyAct.RECEIVED, person=exhibit.added_by,
            given_by=received_from or source, received_by=exhibit.added_by, reason="intake",
            at=received_at or exhibit.added_at,
        )  # fmt: skip
    return Changes(frozenset({"exhibits"}), (exhibit.number,), event)


def same_bytes(exhibits: Sequence[Exhibit], image: ImageFile) -> tuple[str, ...]:
    """Numbers of the exhibits that came from the same bytes."""
    return tuple(e.number for e in exhibits if e.image.sha256 == image.sha256)


def choose_face(case: CaseFile, number: str, face_index: int, *, examiner: str) -> Changes:
    """Another face of an exhibit is meant; examinations made before keep the face they used.

    Raises NotInCase, UserError (an exhibit that is not revealed to the examiner yet too) or
    FaceTooSmall.
    """
    who, exhibit = acting(case, examiner), records.exhibit(case, number)
    refuse_unrevealed(case, who, {number})
    if 0 <= face_index < len(exhibit.faces):
        check_size(exhibit.faces[face_index], exhibit.image.name)
    with case.transaction():
        records.set_face(case, number, face_index)
        event = audit_log.append(
            case,
            actor=who,
            action="face chosen",
            details={"exhibit": number, "face": face_index + 1, "before": exhibit.face_index + 1},
        )
    return Changes(frozenset({"exhibits"}), (number,), event)


def read_exhibit(case: CaseFile, exhibit: Exhibit) -> Photograph:
    """The exhibit decoded from its stored bytes, which are hashed again; raises CaseAltered."""
    return originals.shown(case, exhibit.image)


def photograph(case: CaseFile, exhibit: Exhibit) -> NDArray[np.uint8]:
    """(H, W, 3) upright RGB of an exhibit."""
    return read_exhibit(case, exhibit).pixels
