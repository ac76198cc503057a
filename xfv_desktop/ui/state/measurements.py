"""The measured picture quality of the exhibits on the desk: made by the worker, then kept."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.quality import FaceQuality
from xfv_desktop.services.evidence import image_factors
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.pictures.photographs import Key

if TYPE_CHECKING:
    from xfv_desktop.ui.state.desk import Desk


class Measurements(QObject):
    """Asked for when they come into sight; ``changed`` tells that there are more."""

    changed = Signal()

    def __init__(self, desk: "Desk") -> None:
        super().__init__(desk)
        self._desk = desk
        self._known: dict[tuple[Key, bytes], FaceQuality | None] = {}

    def of(self, side: Side) -> FaceQuality | None:
        """The measures of the face on a side, or ``None`` until they are made."""
        exhibit, case = self._desk.shown(side), self._desk.case
        if exhibit is None or case is None:
            return None
        if self._desk.examination is not None:
            compared = self._desk.examination.face(side)
            if compared.quality is not None:
                return compared.quality
        key = exhibit.image.key, exhibit.face.landmarks_px.tobytes()
        if key in self._known:
            return self._known[key]
        self._known[key] = None  # on its way

        def arrived(quality: FaceQuality) -> None:
            self._known[key] = quality
            self.changed.emit()

        number = exhibit.number
        case.ask(
            tr("Measuring {number}").format(number=number),
            lambda file, *_: image_factors.measured(file, number),
            arrived,
        )
        return None
