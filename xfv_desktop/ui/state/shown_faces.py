"""Which pictures are superimposed: the photographs as they came, or the results of their chains."""

import attrs
import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QPointF, Signal
from PySide6.QtGui import QImage, QTransform

from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.superimposition import Superimposed
from xfv_desktop.services.evidence import enhancement
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.pictures.image_layers import rgb_of
from xfv_desktop.ui.state.enhanced_item import Placed
from xfv_desktop.ui.state.enhancements import Enhancements


@attrs.frozen(eq=False)
class Result:
    """A chain's result in full size, where the photograph lies in it, and the titles of its steps.

    ``image``: as ``rgb_of`` reads it.
    """

    image: QImage
    to_result: QTransform
    titles: tuple[str, ...]


class ShownFaces(QObject):
    """Results of the chains for the eye; ``changed`` tells that there is another one, or none."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.enhanced = False
        self._enhancements: Enhancements | None = None
        self._results: dict[Side, Result] = {}

    def follow(self, enhancements: Enhancements) -> None:
        """Take the results from there."""
        self._enhancements = enhancements
        enhancements.shown.connect(self._shown)

    @property
    def any(self) -> bool:
        """Whether there is a result that can be superimposed."""
        return bool(self._results)

    def of(
        self, side: Side, image: QImage, exhibit: Exhibit
    ) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
        """(H, W, 3) RGB of what is superimposed, and the (5, 2) landmarks in its pixels."""
        result, landmarks = self._result(side), exhibit.face.landmarks_px
        if result is None:
            return rgb_of(image), landmarks
        points = [result.to_result.map(QPointF(x, y)) for x, y in landmarks.tolist()]
        return rgb_of(result.image), np.array([[one.x(), one.y()] for one in points])

    def words(self, side: Side, number: str) -> str:
        """What is superimposed of an exhibit."""
        result = self._result(side)
        if result is None:
            return tr("{number} as it came").format(number=number)
        return tr("{number} by {steps}").format(number=number, steps=", ".join(result.titles))

    def _result(self, side: Side) -> Result | None:
        return self._results.get(side) if self.enhanced else None

    def _shown(self, side: Side, placed: Placed | None) -> None:
        """A preview is smaller than the result, and a lens step has no place for landmarks."""
        draft = self._enhancements.draft(side) if self._enhancements else None
        if placed is None or draft is None or placed.bent:
            self._results.pop(side, None)
        elif placed.image.width() == placed.size_px[0]:
            known = enhancement.operations()
            titles = tuple(said(known[step.operation].title) for step in draft.steps if step.on)
            self._results[side] = Result(placed.image, placed.to_result, titles)
        self.changed.emit()


def fitted(faces: Superimposed, questioned: str, known: str) -> str:
    """How the known face was brought onto the questioned one."""
    fit = faces.fit
    return tr(
        "{known} on {questioned} by five landmarks: {scale:.3f} × as large, turned "
        "by {turn:.1f}°, {residual_px:.1f} px of {questioned} apart (RMS)"
    ).format(
        known=known,
        questioned=questioned,
        scale=fit.scale,
        turn=fit.turn,
        residual_px=fit.residual_px,
    )
