"""How a photograph is looked at, as numbers: what lies in the middle, how large, turned, mirrored.

Of two photographs that are looked at together, a *relation* says which pixel of the second lies
where which pixel of the first does: a similarity transform (2, 3), with a reflection where one of
them is mirrored. While it is kept, both have the same offset, scale and turn to each other.
"""

import attrs
import numpy as np
from numpy.typing import NDArray

SMALLEST_ZOOM, LARGEST_ZOOM = 0.01, 64.0
MIRROR = np.diag([-1.0, 1.0])
OTHER_SIDE = [1, 0, 2, 4, 3]
"""The landmarks of a mirrored face in the order of ``domain.face.LANDMARKS``."""


@attrs.frozen
class Camera:
    """``middle``: the pixel (x, y) in the middle of the view; ``zoom``: screen pixels per pixel.

    ``turn``: degrees clockwise on the screen, in [-180, 180). ``mirrored``: left and right of the
    photograph are exchanged before it is turned.
    """

    middle: tuple[float, float] = (0.0, 0.0)
    zoom: float = 1.0
    turn: float = 0.0
    mirrored: bool = False

    @property
    def linear(self) -> NDArray[np.float64]:
        """(2, 2): from steps between pixels to steps on the screen."""
        angle = np.radians(self.turn)
        turned = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        return self.zoom * (turned @ MIRROR if self.mirrored else turned)

    def shifted(self, step: tuple[float, float]) -> "Camera":
        """The picture moved over the screen by so many screen pixels."""
        moved = np.linalg.solve(self.linear, np.array(step, np.float64))
        return attrs.evolve(self, middle=_pair(np.array(self.middle) - moved))

    def zoomed(self, factor: float, place: tuple[float, float] = (0.0, 0.0)) -> "Camera":
        """Larger by a factor; what lies at ``place``, counted from the middle, stays there.

        The zoom stays within its limits.
        """
        zoom = min(max(self.zoom * factor, SMALLEST_ZOOM), LARGEST_ZOOM)
        at = np.array(place, np.float64)
        return attrs.evolve(self.shifted(_pair(at * (self.zoom / zoom - 1))), zoom=zoom)

    def turned(self, degrees: float) -> "Camera":
        """Turned on the screen around the middle, clockwise."""
        return attrs.evolve(self, turn=_within(self.turn + degrees))

    def flipped(self) -> "Camera":
        """Left and right of the screen exchanged around the middle."""
        return attrs.evolve(self, turn=_within(-self.turn), mirrored=not self.mirrored)

    def levelled(self, landmarks_px: NDArray[np.float64]) -> "Camera":
        """Turned so that the line through both eyes of (5, 2) landmarks lies level, face upright.

        The middle between the eyes stays where it is on the screen.
        """
        right, left = landmarks_px[0], landmarks_px[1]
        # a subject's left eye is to the right of the screen, unless the picture is mirrored
        across = self.linear @ (left - right) * (-1 if self.mirrored else 1)
        between = self.linear @ ((right + left) / 2 - np.array(self.middle))
        level = self.turned(-float(np.degrees(np.arctan2(across[1], across[0]))))
        moved = level.linear @ ((right + left) / 2 - np.array(self.middle))
        return level.shifted(_pair(between - moved))


def relation(first: Camera, second: Camera) -> NDArray[np.float64]:
    """(2, 3): from pixels of the second photograph to those of the first at the same place."""
    linear = np.linalg.solve(first.linear, second.linear)
    return np.column_stack([linear, np.array(first.middle) - linear @ np.array(second.middle)])


def follow(first: Camera, related: NDArray[np.float64]) -> Camera:
    """How the second photograph has to be looked at for a relation to the first."""
    linear = first.linear @ related[:, :2]
    mirrored = bool(np.linalg.det(linear) < 0)
    turned = linear @ MIRROR if mirrored else linear
    zoom = float(np.sqrt(abs(np.linalg.det(linear))))
    middle = np.linalg.solve(related[:, :2], np.array(first.middle) - related[:, 2])
    turn = _within(float(np.degrees(np.arctan2(turned[1, 0], turned[0, 0]))))
    return Camera(_pair(middle), min(max(zoom, SMALLEST_ZOOM), LARGEST_ZOOM), turn, mirrored)


def lead(second: Camera, related: NDArray[np.float64]) -> Camera:
    """How the first photograph has to be looked at, given the second."""
    linear = np.linalg.inv(related[:, :2])
    return follow(second, np.column_stack([linear, -linear @ related[:, 2]]))


def mirrored_landmarks(landmarks_px: NDArray[np.float64]) -> NDArray[np.float64]:
    """(5, 2) landmarks of the mirrored face, x counted to the left; right is what looks right."""
    return landmarks_px[OTHER_SIDE] @ MIRROR


def _within(degrees: float) -> float:
    return (degrees + 180) % 360 - 180


def _pair(point: NDArray[np.floating]) -> tuple[float, float]:
    return float(point[0]), float(point[1])
