"""Whether a face is fit for comparison, and what an examiner must be told about it.

The limits on sharpness and flatness were set on Labeled Faces in the Wild (500 photographs): the
least sharp face there has 0.10, the flattest pair of eyes 13 grey levels.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.errors import FaceTooSmall
from xfv_desktop.domain.face import DetectedFace, FaceCrop
from xfv_desktop.engine.faces import lean_degrees

REFUSED_EYE_DISTANCE_PX = 10
SMALL_EYE_DISTANCE_PX = 20
STRONG_LEAN_DEGREES = 25
LEAST_SHARPNESS = 0.09
FLAT_GREY_LEVELS = 2.5
LEAST_CONTRAST_GREY_LEVELS = 12

_FACE = np.s_[24:104, 16:96]
"""Rows and columns of the crop that hold the face without its surroundings."""


def check_size(face: DetectedFace, name: str) -> None:
    """Raises FaceTooSmall below 10 px between the eyes."""
    distance = face.eye_distance_px
    if distance < REFUSED_EYE_DISTANCE_PX:
        raise FaceTooSmall(
            f"The face in “{name}” has {np.floor(distance):.0f} px between the eyes, fewer than "
            f"the {REFUSED_EYE_DISTANCE_PX} px a comparison needs: supply a larger picture of it."
        )


def face_warnings(face: DetectedFace, crop: FaceCrop) -> tuple[str, ...]:
    """One sentence for each thing about this face that weakens a comparison."""
    grey = cv2.cvtColor(np.array(crop.pixels), cv2.COLOR_RGB2GRAY).astype(np.float32)
    told = []
    if face.turn:
        told.append(
            f"The face does not stand upright: the picture was turned by {face.turn}° clockwise."
        )
    if abs(lean_degrees(face)) > STRONG_LEAN_DEGREES:
        told.append(f"The head leans by {abs(lean_degrees(face)):.0f}°; it was turned upright.")
    if face.eye_distance_px < SMALL_EYE_DISTANCE_PX:
        told.append(
            f"Only {np.floor(face.eye_distance_px):.0f} px between the eyes (below "
            f"{SMALL_EYE_DISTANCE_PX} px): little detail is left to compare."
        )
    if sharpness(grey) < LEAST_SHARPNESS:
        told.append("The face is blurred: no fine detail is left, the score says little.")
    if grey[_FACE].std() < LEAST_CONTRAST_GREY_LEVELS:
        told.append("The face is nearly without contrast: the score says little.")
    eyes, mouth = (
        min(_flatness(grey, point) for point in crop.to_crop(face.landmarks_px[part]))
        for part in (slice(0, 2), slice(3, 5))
    )
    if eyes < FLAT_GREY_LEVELS:
        told.append(
            "An eye region is featureless (covered or saturated): its landmarks are guesses."
        )
    if mouth < FLAT_GREY_LEVELS:
        told.append(
            "The mouth region is featureless (covered or saturated): it cannot be compared."
        )
    return tuple(told)


def sharpness(grey: NDArray[np.float32]) -> float:
    """Standard deviation of the Laplacian over that of the grey levels, in the aligned face."""
    laplacian = cv2.Laplacian(grey, cv2.CV_32F)[_FACE]
    return float(laplacian.std() / max(grey[_FACE].std(), 1e-6))


def _flatness(grey: NDArray[np.float32], point: NDArray[np.float64], reach: int = 6) -> float:
    """Standard deviation of the grey levels in a square around a crop point."""
    x, y = np.clip(np.rint(point).astype(int), reach, grey.shape[0] - 1 - reach)
    return float(grey[y - reach : y + reach + 1, x - reach : x + reach + 1].std())
