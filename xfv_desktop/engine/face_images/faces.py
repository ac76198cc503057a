"""Faces in a photograph: found in any of four turns, landmarks in pixels of the source."""

from collections.abc import Callable

import cv2
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.face import DetectedFace, FaceBox
from xfv_desktop.engine.model_files.models import detector_card, weights

SCORE_THRESHOLD = 0.5
NMS_THRESHOLD = 0.3
TURNED_SCORE_THRESHOLD = 0.75
TURNED_BESIDE_UPRIGHT_THRESHOLD = 0.88
"""A face seen only in a turned picture must be more certain, most of all beside an upright one:
textures look like faces sideways."""
SAME_FACE_OVERLAP = 0.3
LARGEST_SIDE = 1280
SMALL_SIDE = 640
WINDOW_SIDE = 480
LEVELLING_STEPS = (-60, -40, -20, 20, 40, 60)
LEVELLING_GAIN = 0.015
TURNS = (0, 90, 180, 270)

# Errors only: the library remarks on its own graph engine at every load.
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_ERROR)

_Search = Callable[[NDArray[np.uint8]], NDArray[np.float32]]
"""A picture → (n, 15): box x, y, width, height; five landmarks; score, in its pixels."""


def detect_faces(pixels: NDArray[np.uint8]) -> tuple[DetectedFace, ...]:
    """All faces in an upright RGB picture (H, W, 3), from left to right.

    YuNet reports a face that lies on its side or stands on its head as upright, with a good score
    but wrong landmarks; so the picture is searched in all four turns and the best of the
    overlapping finds is kept. Large pictures are searched at 1280 px and the landmarks measured
    again at the face; every face is then tried at six angles. A small picture without a find is
    searched again enlarged.
    """
    search = _yunet()
    longest = max(pixels.shape[:2])
    scale = min(1.0, LARGEST_SIDE / longest)
    faces = _in_four_turns(search, pixels, scale)
    while not faces and longest * scale < SMALL_SIDE:
        scale *= 2
        faces = _in_four_turns(search, pixels, scale)
    measured = (_measured_again(search, pixels, face, searched=scale) for face in faces)
    return tuple(sorted(measured, key=lambda face: face.box.x))


def roll_degrees(face: DetectedFace) -> float:
    """Clockwise angle of the line through the eyes in the photograph, in (-180, 180]."""
    across = face.landmarks_px[1] - face.landmarks_px[0]
    return float(np.degrees(np.arctan2(across[1], across[0])))


def lean_degrees(face: DetectedFace) -> float:
    """What is left of the roll once the photograph is turned by ``face.turn``."""
    return (roll_degrees(face) + face.turn + 180) % 360 - 180


def _in_four_turns(search: _Search, pixels: NDArray[np.uint8], scale: float) -> list[DetectedFace]:
    resized = _resized(pixels, scale)
    found = [
        face
        for turn in TURNS
        for face in _found_in(search, *_turned(resized, turn), scale, turn=turn)
    ]
    kept: list[DetectedFace] = []
    for face in sorted(found, key=lambda face: -face.detector_score):
        if all(_overlap(face.box, other.box) < SAME_FACE_OVERLAP for other in kept):
            kept.append(face)
    upright = any(face.turn == 0 for face in kept)
    least = TURNED_BESIDE_UPRIGHT_THRESHOLD if upright else TURNED_SCORE_THRESHOLD
    return [face for face in kept if face.turn == 0 or face.detector_score >= least]


def _measured_again(
    search: _Search, pixels: NDArray[np.uint8], face: DetectedFace, *, searched: float
) -> DetectedFace:
    """The same face measured in a window of the full-size picture, turned until it stands upright.

    The detector's landmarks lean towards an upright face (of a roll of 45° it may report 3°), but
    its score is highest where the face does stand upright.
    """
    upright = _in_window(search, pixels, face, 0.0) if searched < 1 else face
    first = upright or face
    best = first
    for angle in LEVELLING_STEPS:
        found = _in_window(search, pixels, first, angle)
        if found and found.detector_score > best.detector_score:
            best = found
    return best if best.detector_score > first.detector_score + LEVELLING_GAIN else first


def _in_window(
    search: _Search, pixels: NDArray[np.uint8], face: DetectedFace, angle: float
) -> DetectedFace | None:
    box = face.box
    centre = np.array([box.x + box.width / 2, box.y + box.height / 2])
    reach = max(box.width, box.height)
    sides = np.array(pixels.shape[1::-1])
    left, top = np.clip(np.round(centre - reach), 0, sides - 1).astype(int)
    right, bottom = np.clip(np.round(centre + reach), (left + 1, top + 1), sides).astype(int)
    scale = min(1.0, WINDOW_SIDE / max(right - left, bottom - top))
    turned, to_window = _turned(_resized(pixels[top:bottom, left:right], scale), face.turn)
    levelled, to_turned = _levelled(turned, angle)
    corner = (int(left), int(top))
    found = _found_in(search, levelled, to_window @ to_turned, scale, turn=face.turn, corner=corner)
    best = max(found, key=lambda other: _overlap(other.box, box), default=None)
    return best if best and _overlap(best.box, box) >= SAME_FACE_OVERLAP else None


def _found_in(
    search: _Search,
    picture: NDArray[np.uint8],
    back: NDArray[np.float64],
    scale: float,
    *,
    turn: int,
    corner: tuple[int, int] = (0, 0),
) -> list[DetectedFace]:
    """Faces in a turned, resized cut-out of the source, in source pixels.

    ``back``: (3, 3), pixels of ``picture`` → pixels of the cut-out, which is the source from
    ``corner`` (x, y) on, resized by ``scale``.
    """

    def to_source(points: NDArray[np.float64]) -> NDArray[np.float64]:
        resized = points @ back[:2, :2].T + back[:2, 2]
        return np.asarray((resized + 0.5) / scale - 0.5 + corner)

    faces = []
    for row in search(picture).astype(np.float64):
        landmarks = row[4:14].reshape(5, 2)
        if not _stands_upright(landmarks):
            continue
        x, y, width, height = row[:4]
        corners = to_source(
            np.array([(x, y), (x + width, y), (x + width, y + height), (x, y + height)])
        )
        low, high = corners.min(axis=0), corners.max(axis=0)
        faces.append(
            DetectedFace(
                box=FaceBox(*low.tolist(), *(high - low).tolist()),
                landmarks_px=to_source(landmarks),
                detector_score=float(row[14]),
                turn=turn,
            )
        )
    return faces


def _yunet() -> _Search:
    """A detector for one photograph: it keeps the buffers of the largest picture it has seen."""
    model = np.frombuffer(weights(detector_card()), dtype=np.uint8)
    yunet = cv2.FaceDetectorYN.create(
        "onnx", model, np.empty(0, np.uint8), (320, 320), SCORE_THRESHOLD, NMS_THRESHOLD, 5000
    )

    def search(picture: NDArray[np.uint8]) -> NDArray[np.float32]:
        height, width = picture.shape[:2]
        yunet.setInputSize((width, height))
        _, rows = yunet.detect(cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
        return np.zeros((0, 15), np.float32) if rows is None else np.asarray(rows, np.float32)

    return search


def _stands_upright(landmarks: NDArray[np.float64]) -> bool:
    """Whether the eyes lie above the mouth and the right eye left of the left one."""
    eyes, mouth = landmarks[:2].mean(axis=0), landmarks[3:].mean(axis=0)
    down, across = mouth - eyes, landmarks[1] - landmarks[0]
    return bool(down[1] > abs(down[0]) * 0.5 and across[0] > 0)


def _turned(picture: NDArray[np.uint8], turn: int) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """The picture turned clockwise, and (3, 3) from its pixels back to those of the picture."""
    height, width = picture.shape[:2]
    back = {
        0: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
        90: [[0, 1, 0], [-1, 0, height - 1], [0, 0, 1]],
        180: [[-1, 0, width - 1], [0, -1, height - 1], [0, 0, 1]],
        270: [[0, -1, width - 1], [1, 0, 0], [0, 0, 1]],
    }[turn]
    return np.ascontiguousarray(np.rot90(picture, -turn // 90)), np.array(back, dtype=np.float64)


def _levelled(
    picture: NDArray[np.uint8], lean: float
) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """The picture turned against a lean in degrees about its centre, and (3, 3) back."""
    if lean == 0:
        return picture, np.eye(3)
    height, width = picture.shape[:2]
    forth = np.eye(3)
    forth[:2] = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), lean, 1.0)
    levelled = cv2.warpAffine(picture, forth[:2], (width, height), flags=cv2.INTER_LINEAR)
    return np.asarray(levelled, np.uint8), np.asarray(np.linalg.inv(forth), np.float64)


def _resized(pixels: NDArray[np.uint8], scale: float) -> NDArray[np.uint8]:
    if scale == 1:
        return pixels
    method = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    size = tuple(max(1, round(side * scale)) for side in pixels.shape[1::-1])
    return np.asarray(cv2.resize(pixels, size, interpolation=method), dtype=np.uint8)


def _overlap(a: FaceBox, b: FaceBox) -> float:
    """Intersection over union."""
    width = min(a.x + a.width, b.x + b.width) - max(a.x, b.x)
    height = min(a.y + a.height, b.y + b.height) - max(a.y, b.y)
    if width <= 0 or height <= 0:
        return 0.0
    common = width * height
    return common / (a.width * a.height + b.width * b.height - common)
