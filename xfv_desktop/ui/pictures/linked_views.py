"""Views that are looked at together: by pixel, or with all faces of one size in one place."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject

from xfv_desktop.services.evidence.superimposition import fit_of
from xfv_desktop.ui.pictures.camera import MIRROR, follow, lead, mirrored_landmarks, relation
from xfv_desktop.ui.pictures.image_view import ImageView


class LinkedBy(StrEnum):
    """What holds linked views together."""

    PIXELS = "pixels"
    LANDMARKS = "landmarks"


class LinkedViews(QObject):
    """Keeps the relation of each view to the first one while they are linked.

    A move by hand in one is followed by all others. By landmarks, faces are aligned (a similarity
    transform between the five landmarks of each) when this way is chosen and whenever another
    face comes into sight. In both ways the relation that is found when views are linked again is
    kept: offset, scale and turn stay as they were left.
    """

    def __init__(self, views: Sequence[ImageView], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._views: list[ImageView] = []
        self._relations: list[NDArray[np.float64]] = []
        self._linked = True
        self.by = LinkedBy.PIXELS
        for view in views:
            self.add(view)

    @property
    def linked(self) -> bool:
        """Whether views follow each other."""
        return self._linked

    @property
    def views(self) -> tuple[ImageView, ...]:
        """All views, the first one first."""
        return tuple(self._views)

    def add(self, view: ImageView) -> None:
        """One view more."""
        self._views.append(view)
        view.moved.connect(lambda: self._moved(view))
        view.refitted.connect(lambda: self._refitted(view))
        view.started.connect(self.read)
        view.face_shown.connect(self._face_shown)
        self.read()

    def remove(self, view: ImageView) -> None:
        """A view that is closed; it may not be the first one."""
        self._views.remove(view)
        self.read()

    def set_linked(self, linked: bool) -> None:
        """Link the views as they lie now, or let each go its own way."""
        self._linked = linked
        self.read()

    def link_by(self, by: LinkedBy) -> None:
        """Link in this way; by landmarks the faces are aligned at once."""
        self.by, self._linked = by, True
        if by is LinkedBy.LANDMARKS:
            self.align()
        else:
            self.read()

    def align(self, held: ImageView | None = None) -> None:
        """All faces with the size, turn and place of the one that is held; else of the first."""
        faces = [view for view in self._views if view.landmarks_px is not None]
        if faces:
            first = held if held in faces else faces[0]
            for view in faces:
                if view is not first:
                    view.look(follow(first.camera, related(first, view)))
        self.read()

    @contextmanager
    def apart(self) -> Iterator[None]:
        """Each view goes its own way for a moment; afterwards they are held as they lie."""
        linked, self._linked = self._linked, False
        yield
        self.set_linked(linked)

    def read(self) -> None:
        """Hold the views as they lie now."""
        self._relations = [relation(self._views[0].camera, v.camera) for v in self._views]

    def _moved(self, view: ImageView) -> None:
        if self._linked and view in self._views:
            self._lead(view)

    def _refitted(self, view: ImageView) -> None:
        if view not in self._views:
            return
        face = view.landmarks_px is not None  # without one a photograph has only just come
        if self._linked and self.by is LinkedBy.LANDMARKS and face:
            self._lead(view)
        else:
            self.read()

    def _face_shown(self) -> None:
        if self._linked and self.by is LinkedBy.LANDMARKS:
            self.align()

    def _lead(self, view: ImageView) -> None:
        first = lead(view.camera, self._relations[self._views.index(view)])
        for other, related_to_first in zip(self._views, self._relations, strict=True):
            if other is not view:
                other.look(follow(first, related_to_first))


def related(first: ImageView, second: ImageView) -> NDArray[np.float64]:
    """(2, 3): from what the second view shows onto what the first shows, by their landmarks.

    Both must show a face. Where one of them is mirrored, its right is what looks right.
    """
    to, given = first.landmarks_px, second.landmarks_px
    if to is None or given is None:
        raise ValueError("a view without a face")
    if first.camera.mirrored is second.camera.mirrored:
        return fit_of(given, to).transform
    flipped = fit_of(mirrored_landmarks(given), to).transform
    return np.column_stack([flipped[:, :2] @ MIRROR, flipped[:, 2]])
