"""Landmarks while they are moved, before they are corrected on record."""

import numpy as np
from PySide6.QtCore import QObject, Signal

from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.face import LANDMARKS, DetectedFace
from xfv_desktop.ui.pictures.region_geometry import Points, clamped
from xfv_desktop.ui.state.desk import Desk


class LandmarkDrafts(QObject):
    """Five points for each side, as they would lie; one of all is chosen.

    Moved ones wait for their exhibit as long as the case is open and nobody corrects its face.
    """

    changed = Signal(Side)
    asked = Signal(Side)
    """The examiner is done with moving."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._faces: dict[Side, DetectedFace] = {}
        self._points: dict[Side, Points] = {}
        self._numbers: dict[Side, str] = {}
        self._waiting: dict[str, tuple[DetectedFace, Points]] = {}
        self.chosen: tuple[Side, int] = (Side.PROBE, 0)
        desk.changed.connect(self._desk_changed)
        desk.standing_changed.connect(self._desk_changed)

    def exhibit(self, side: Side) -> Exhibit | None:
        """The exhibit whose landmarks they are; ``None`` where it is not in sight."""
        return self._desk.shown(side) if side in self._faces else None

    def face(self, side: Side) -> DetectedFace | None:
        """The face as it is on record."""
        return self._faces.get(side)

    def points(self, side: Side) -> Points | None:
        """(5, 2) in source pixels, as they would lie."""
        return self._points.get(side)

    def moved(self, side: Side) -> bool:
        """Whether they differ from those on record."""
        face = self._faces.get(side)
        return face is not None and not np.array_equal(self._points[side], face.landmarks_px)

    @property
    def unrecorded(self) -> tuple[str, ...]:
        """Numbers of the exhibits whose points are moved and not on record."""
        in_sight = {self._numbers[side] for side in Side if self.moved(side)}
        return tuple(sorted(in_sight | self._waiting.keys()))

    def choose(self, side: Side, index: int) -> None:
        """That landmark is the one that keys move."""
        before, self.chosen = self.chosen[0], (side, index % len(LANDMARKS))
        for one in {before, side}:
            self.changed.emit(one)

    def move(self, side: Side, index: int, point: Points) -> None:
        """One landmark to a place in source pixels, kept inside of the photograph."""
        exhibit, points = self.exhibit(side), self._points.get(side)
        if exhibit is None or points is None:
            return
        after = points.copy()
        after[index] = clamped(point, exhibit.image.width, exhibit.image.height)
        self.set(side, after)

    def set(self, side: Side, points: Points) -> None:
        """All five."""
        self._points[side] = points
        self.changed.emit(side)

    def _desk_changed(self) -> None:
        for side in Side:
            exhibit = self._desk.shown(side)
            face = exhibit.face if exhibit else None
            number = exhibit.number if exhibit else ""
            if (number, face) == (self._numbers.get(side, ""), self._faces.get(side)):
                continue
            if self.moved(side) and number != self._numbers[side]:
                self._waiting[self._numbers[side]] = self._faces[side], self._points[side]
            if face is None:
                del self._faces[side], self._points[side], self._numbers[side]
            else:
                before, points = self._waiting.pop(number, (face, face.landmarks_px))
                self._faces[side], self._numbers[side] = face, number
                self._points[side] = points if before == face else face.landmarks_px
            self.changed.emit(side)
        if self._desk.case is None:
            self._waiting.clear()
