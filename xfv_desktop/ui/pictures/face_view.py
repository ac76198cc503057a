"""A view of a picture with a face, which is fitted as a whole or by that face."""

import numpy as np
from PySide6.QtCore import QPointF

from xfv_desktop.domain.face import DetectedFace
from xfv_desktop.ui.pictures.camera import Camera
from xfv_desktop.ui.pictures.camera_view import CameraView
from xfv_desktop.ui.pictures.region_geometry import Points

FACE_SHARE = 0.22
"""The distance between the eyes in a view that is filled by a face, by its shorter edge."""
SMALL_FACE = 0.25
"""A face lower than this share of the picture's longer edge would be small in the whole picture."""

Sight = tuple[Camera, bool, bool]
"""A camera, and whether it fits what is shown, and fits the face of it."""


class FaceView(CameraView):
    """What was fitted last, the whole or the face, stays so when the window changes its size."""

    def __init__(self) -> None:
        super().__init__()
        self._face: DetectedFace | None = None
        self._on_face = False

    @property
    def face(self) -> DetectedFace | None:
        """The face that is meant, in pixels of the photograph."""
        return self._face

    @property
    def landmarks_px(self) -> Points | None:
        """(5, 2) landmarks of the face in pixels of what is shown; ``None`` without a face."""
        return None if self._face is None else self._shown(self._face)

    def fit(self) -> None:
        """The whole picture."""
        self._on_face = False
        super().fit()

    def fit_face(self) -> None:
        """The face in the middle, as large as the view takes it."""
        if self._face is not None:
            self._fit_to(self._face)
            self.refitted.emit()

    def refit(self) -> None:
        """The face or the whole picture, whichever was fitted last."""
        if self._on_face:
            self.fit_face()
        else:
            self.fit()

    def start(self, face: DetectedFace | None) -> None:
        """As a picture is first seen: as a whole, or by its face where that would be small."""
        scale = abs(self.base().determinant()) ** 0.5
        if face and scale * face.box.height < SMALL_FACE * max(self.shown_px):
            self._fit_to(face)
        else:
            self._on_face = False
            self._fit_whole()
        self.started.emit()

    @property
    def sight(self) -> Sight:
        """How it is looked at now."""
        return self._camera, self._fitted, self._on_face

    def look_again(self, sight: Sight) -> None:
        """As it was looked at once, and fitted to the room there is now if it was fitted then."""
        self._camera, self._fitted, self._on_face = sight
        if not self._fitted:
            self._look(self._camera)
        elif self._on_face and self._face is not None:
            self._fit_to(self._face)
        else:
            self._fit_whole()
        self.started.emit()

    def level_eyes(self) -> None:
        """Turned until the line through both eyes is level."""
        landmarks = self.landmarks_px
        if landmarks is not None:
            self.look_by_hand(self.camera.levelled(landmarks))

    def _fit_to(self, face: DetectedFace) -> None:
        landmarks = self._shown(face)
        size = self.viewport().size() * self.devicePixelRatioF()
        apart = float(np.hypot(*(landmarks[1] - landmarks[0])))
        x, y = landmarks.mean(axis=0).tolist()
        self._on_face = True
        self._fit_at((x, y), FACE_SHARE * min(size.width(), size.height()) / max(apart, 1e-6))

    def _shown(self, face: DetectedFace) -> Points:
        places = [QPointF(x, y) for x, y in face.landmarks_px.tolist()]
        shown = [self.base().map(place) for place in places]
        return np.array([[place.x(), place.y()] for place in shown])
