"""Landmarks that an examiner moved: the audit trail is the record, the last event of a face counts.

The network sees a face as its five landmarks align it, so a landmark beside its place spoils a
comparison. An examination keeps the landmarks that it was made with.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.audit import AuditEvent, JsonValue
from xfv_desktop.domain.face import DetectedFace, LandmarkCorrection

CORRECTED = "landmarks corrected"
"""The event that says where the landmarks of a face lie from then on."""


def details_of(
    number: str, face_index: int, face: DetectedFace, after_px: NDArray[np.float64], reason: str
) -> dict[str, JsonValue]:
    """The details of the event: old and new points in source pixels, by whom is the actor."""
    return {
        "exhibit": number,
        "face": face_index + 1,
        "before px": face.landmarks_px.tolist(),
        "after px": after_px.tolist(),
        "reason": reason,
    }


class Corrections:
    """The corrections that hold, from the events of ``CORRECTED`` in their order.

    Raises:
        KeyError, TypeError, ValueError: an event is not one that the program wrote.
    """

    def __init__(self, events: Iterable[AuditEvent]) -> None:
        self._last: dict[tuple[str, int], AuditEvent] = {}
        for event in events:
            details: Mapping[str, Any] = event.details
            self._last[str(details["exhibit"]), int(details["face"]) - 1] = event

    def applied(self, number: str, faces: tuple[DetectedFace, ...]) -> tuple[DetectedFace, ...]:
        """The faces of an exhibit as they were found, with their landmarks as they are now."""
        return tuple(self._corrected(number, index, face) for index, face in enumerate(faces))

    def _corrected(self, number: str, index: int, face: DetectedFace) -> DetectedFace:
        event = self._last.get((number, index))
        if event is None:
            return face
        points = np.array(event.details["after px"], np.float64)
        if np.array_equal(points, face.landmarks_px):
            return face  # put back to where the detector had found them
        correction = LandmarkCorrection(
            detected_px=face.landmarks_px, reason=str(event.details["reason"]), by=event.actor,
            at=event.at,
        )  # fmt: skip
        return attrs.evolve(face, landmarks_px=points, correction=correction)
