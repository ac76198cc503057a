"""Whether a face is fit for comparison: measured, and what an examiner must be told about it.

The limits on sharpness and flatness were set on Labeled Faces in the Wild (500 photographs): the
least sharp face there has 0.10, the flattest pair of eyes 13 grey levels.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.errors import FaceTooSmall
from xfv_desktop.domain.face import CROP_SIZE, DetectedFace, FaceBox, FaceCrop
from xfv_desktop.domain.quality import FaceQuality
from xfv_desktop.engine.face_images.alignment import carried
from xfv_desktop.engine.face_images.faces import lean_degrees
from xfv_desktop.engine.face_images.pose import pose_degrees
from xfv_desktop.engine.files.images import Photograph

REFUSED_EYE_DISTANCE_PX = 10
SMALL_EYE_DISTANCE_PX = 20
STRONG_LEAN_DEGREES = 25
LEAST_SHARPNESS = 0.09
FLAT_GREY_LEVELS = 2.5
LEAST_CONTRAST_GREY_LEVELS = 12

BLACK, WHITE = 5, 250
"""Grey levels up to which, and from which, nothing can be told apart."""
BLOCK_PX = 8

Given = tuple[NDArray[np.float64], tuple[int, int]]
"""Where the pixels of a photograph lie in a picture made from it (3, 3); its width and height."""

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
    grey = _grey(crop.pixels)
    told = []
    if face.correction:
        told.append(
            f"The landmarks were corrected by {face.correction.by}: {face.correction.reason}"
        )
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


def which_face(count: int, index: int) -> tuple[str, ...]:
    """Which one of several faces is meant; nothing where there is only one."""
    if count == 1:
        return ()
    return (f"The picture holds {count} faces; number {index + 1} from the left is compared.",)


def face_quality(
    photograph: Photograph, face: DetectedFace, crop: FaceCrop, given: Given | None = None
) -> FaceQuality:
    """The measures of one face; ``given`` if the crop shows a picture made from the photograph.

    Sharpness, brightness, clipping and contrast are those of the inner face in the aligned crop,
    so that faces of every size and turn are measured at one scale: a small face, enlarged, counts
    as little sharp. Grey is 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601) of the sRGB values. The
    crop's black surroundings beyond the edge of the picture are left out, but for sharpness.
    """
    grey = _grey(crop.pixels)
    seen = grey[_FACE][_inside(crop, photograph, given)[_FACE]]
    if not seen.size:
        seen = grey[_FACE].ravel()
    yaw, pitch, roll = pose_degrees(face.landmarks_px)
    return FaceQuality(
        eye_distance_px=face.eye_distance_px,
        sharpness=sharpness(grey),
        brightness=float(seen.mean()),
        clipped=float(((seen <= BLACK) | (seen >= WHITE)).mean()),
        contrast=float(seen.std()),
        yaw_degrees=yaw,
        pitch_degrees=pitch,
        roll_degrees=roll,
        jpeg_quality=photograph.jpeg_quality,
        blockiness=blockiness(_grey(_cut_out(photograph.pixels, face.box))),
    )


def blockiness(grey: NDArray[np.float32]) -> float:
    """How much steeper grey levels (H, W) change at every eighth column and row than beside it.

    At each of the eight places that a border can have, the mean absolute difference of neighbours
    is divided by the mean of the two differences beside it, so that detail cancels out; what the
    largest of the eight exceeds their median by is averaged over columns and rows. Differences
    across block borders: Wang, Sheikh, Bovik, ICIP 2002. LFW (JPEG of quality about 90): median
    0.14; compressed again at quality 75: 0.25, 50: 0.35, 30: 0.54, 15: 1.04. Enlarging or reducing
    a picture hides its blocks. 0 for pictures of fewer than 16 px a side.
    """
    if min(grey.shape) < 2 * BLOCK_PX:
        return 0.0
    return float(np.mean([_steps_at_borders(turned) for turned in (grey, grey.T)]))


def _steps_at_borders(grey: NDArray[np.float32]) -> float:
    steps = np.abs(np.diff(grey.astype(np.float64), axis=1))
    own, beside = steps[:, 1:-1], (steps[:, :-2] + steps[:, 2:]) / 2
    ratios = [
        own[:, place::BLOCK_PX].mean() / max(beside[:, place::BLOCK_PX].mean(), 1e-6)
        for place in range(BLOCK_PX)
    ]
    return float(max(ratios) - np.median(ratios))


def sharpness(grey: NDArray[np.float32]) -> float:
    """Standard deviation of the Laplacian over that of the grey levels, in the aligned face."""
    laplacian = cv2.Laplacian(grey, cv2.CV_32F)[_FACE]
    return float(laplacian.std() / max(grey[_FACE].std(), 1e-6))


def _grey(pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    return cv2.cvtColor(np.array(pixels), cv2.COLOR_RGB2GRAY).astype(np.float32)


def _inside(crop: FaceCrop, photograph: Photograph, given: Given | None) -> NDArray[np.bool_]:
    """(112, 112): which pixels of the crop come from inside the photograph and what was given."""
    rows, columns = np.indices((CROP_SIZE, CROP_SIZE), dtype=np.float64)
    points = crop.to_source(np.stack([columns.ravel(), rows.ravel()], axis=1))
    inside = _within(points, photograph.pixels.shape[1], photograph.pixels.shape[0])
    if given is not None:
        inside &= _within(carried(points, given[0]), *given[1])
    return np.asarray(inside.reshape(CROP_SIZE, CROP_SIZE))


def _within(points: NDArray[np.float64], width: int, height: int) -> NDArray[np.bool_]:
    return np.asarray(((points >= 0) & (points <= (width - 1, height - 1))).all(axis=1))


def _cut_out(pixels: NDArray[np.uint8], box: FaceBox) -> NDArray[np.uint8]:
    """The part of the photograph inside the box, at least one pixel."""
    height, width = pixels.shape[:2]
    left, right = np.clip((round(box.x), round(box.x + box.width)), 0, width)
    top, bottom = np.clip((round(box.y), round(box.y + box.height)), 0, height)
    return pixels[min(top, height - 1) : max(bottom, 1), min(left, width - 1) : max(right, 1)]


def _flatness(grey: NDArray[np.float32], point: NDArray[np.float64]) -> float:
    """Standard deviation of the grey levels in a square of 13 px around a crop point."""
    reach = 6
    x, y = np.clip(np.rint(point).astype(int), reach, grey.shape[0] - 1 - reach)
    return float(grey[y - reach : y + reach + 1, x - reach : x + reach + 1].std())
