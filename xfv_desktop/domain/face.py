"""Where a face is in a photograph, and the aligned crop that a network sees of it.

Coordinates are pixels of the upright source photograph, x to the right and y down; the centre of
the upper left pixel is (0, 0).
"""

import attrs
import numpy as np
from numpy.typing import NDArray

from xfv_desktop.domain.arrays import array_field

CROP_SIZE = 112
STANDARD_TEMPLATE_PX = (
    (38.2946, 51.6963), (73.5318, 51.5014), (56.0252, 71.7366), (41.5493, 92.3655),
    (70.7299, 92.2041),
)  # fmt: skip
"""The standard alignment: a crop of 112 px with the landmarks at these five points.

ArcFace, SFace, AdaFace and MagFace are trained with it. A network may take another one; picture
quality is measured, and facial regions are drawn, in this one.
"""


@attrs.frozen
class FaceBox:
    """Upright rectangle around a face, in source pixels."""

    x: float
    y: float
    width: float
    height: float


LANDMARKS = (
    "right eye",
    "left eye",
    "nose tip",
    "right corner of the mouth",
    "left corner of the mouth",
)
"""The five landmarks in their order; right and left are the subject's."""


@attrs.frozen(kw_only=True)
class LandmarkCorrection:
    """Who put the landmarks of a face elsewhere, and why; ``at`` is UTC as the audit trail has it.

    ``detected_px``: (5, 2) float64, where the detector had found them.
    """

    detected_px: NDArray[np.float64] = array_field(np.float64, 5, 2)
    reason: str
    by: str
    at: str


@attrs.frozen(kw_only=True)
class DetectedFace:
    """A face that the detector found.

    ``landmarks_px``: (5, 2) float64, in the order of ``LANDMARKS``. ``detector_score`` is in
    [0, 1]. ``turn`` says by how many degrees clockwise (0, 90, 180, 270) the photograph had to be
    turned for the face to stand upright. ``correction`` is ``None`` where the landmarks are those
    that the detector found.
    """

    box: FaceBox
    landmarks_px: NDArray[np.float64] = array_field(np.float64, 5, 2)
    detector_score: float
    turn: int = 0
    correction: LandmarkCorrection | None = None

    @property
    def detected_px(self) -> NDArray[np.float64]:
        """(5, 2): the landmarks as the detector found them."""
        return self.correction.detected_px if self.correction else self.landmarks_px

    @property
    def eye_distance_px(self) -> float:
        """Distance between the two eye landmarks in source pixels."""
        right_eye, left_eye = self.landmarks_px[0], self.landmarks_px[1]
        return float(np.hypot(*(left_eye - right_eye)))


@attrs.frozen(kw_only=True)
class FaceCrop:
    """An aligned face: the network's input.

    ``pixels``: (S, S, 3) uint8 RGB, S as the network's card says. ``transform``: (2, 3) float64,
    maps homogeneous source pixels to crop pixels. ``residual_px`` is the root mean square distance,
    in crop pixels, between the transformed landmarks and the template that they were fitted to.
    """

    pixels: NDArray[np.uint8] = array_field(np.uint8, None, None, 3)
    transform: NDArray[np.float64] = array_field(np.float64, 2, 3)
    residual_px: float

    def __attrs_post_init__(self) -> None:
        height, width, _ = self.pixels.shape
        if height != width:
            raise ValueError(f"a crop of {width} × {height} px is no square")

    @property
    def size(self) -> int:
        """Pixels along a side."""
        return len(self.pixels)

    def to_source(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Points (N, 2) of the crop in source pixels."""
        return (points - self.transform[:, 2]) @ np.linalg.inv(self.transform[:, :2]).T

    def to_crop(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Points (N, 2) of the source in crop pixels."""
        return points @ self.transform[:, :2].T + self.transform[:, 2]

    @property
    def outline_px(self) -> NDArray[np.float64]:
        """(4, 2) corners of the network's input on the source photograph."""
        low, high = -0.5, self.size - 0.5
        return self.to_source(np.array([[low, low], [high, low], [high, high], [low, high]]))
