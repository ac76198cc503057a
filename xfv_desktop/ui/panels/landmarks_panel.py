"""The five landmarks of both faces in numbers, how well they fit, and their correction."""

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.face import LANDMARKS
from xfv_desktop.services.evidence import landmarks
from xfv_desktop.ui.elements.language import heading, said, tr
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.pages.examination_page import ExaminationPage
from xfv_desktop.ui.panels.side_bar import SideBar
from xfv_desktop.ui.pictures.region_geometry import Points
from xfv_desktop.ui.state.desk import Desk
from xfv_desktop.ui.state.landmark_drafts import LandmarkDrafts
from xfv_desktop.ui.state.landmark_tool import STEP_PX, LandmarkMarks

KEYS = tr(
    "In pixels of the photograph. Drag a point, or move it by the arrow keys: 0.25 px, with Shift "
    "2.5. Space goes on to the next one, Enter corrects, Escape takes back. Right and left are the "
    "subject's."
)


class LandmarksPanel(QWidget):
    """Numbers beside the marks on both photographs; ``wanted`` asks for a correction."""

    wanted = Signal(Side)

    def __init__(self, desk: Desk, page: ExaminationPage, model: Callable[[], str]) -> None:
        super().__init__()
        self._desk, self._model = desk, model
        self.drafts = LandmarkDrafts(desk, self)
        self._side = Side.PROBE
        self._open = False
        self._marks = {side: LandmarkMarks() for side in Side}
        for side, pane in page.panes.items():
            pane.view.scene().addItem(self._marks[side])
            self._marks[side].hide()
        self.sides = SideBar(tr("Landmarks of the {role} photograph"))
        self.names = [QRadioButton(heading(name)) for name in LANDMARKS]
        self.boxes = [(_box(f"{said(name)}, x"), _box(f"{said(name)}, y")) for name in LANDMARKS]
        self.residual = label("", "strong", wraps=True)
        self._words = label("", "small", wraps=True)
        self.detected_button = QPushButton(tr("As detected"))
        self.record_button = QPushButton(tr("As on record"))
        self.correct_button = QPushButton(tr("Correct …"))
        self.correct_button.setProperty("primary", True)
        self._lay_out()
        self.drafts.changed.connect(lambda _: self.refresh())
        self.drafts.asked.connect(self._ask)
        self.sides.chosen.connect(self.show_side)
        self.correct_button.clicked.connect(lambda: self._ask(self._side))
        self.detected_button.clicked.connect(lambda: self._put_back(detected=True))
        self.record_button.clicked.connect(lambda: self._put_back(detected=False))
        self.refresh()

    def set_open(self, opened: bool) -> None:
        """The marks are on the photographs as long as the panel is open."""
        self._open = opened
        self.refresh()

    def show_side(self, side: Side) -> None:
        """The landmarks of that photograph."""
        self._side = side
        self.drafts.choose(side, self.drafts.chosen[1])

    def refresh(self) -> None:
        """Numbers and marks as the points lie now."""
        chosen_side, chosen = self.drafts.chosen
        if self.drafts.points(chosen_side) is not None:
            self._side = chosen_side
        self.sides.show_sides(self._side, self.drafts.exhibit)
        for side in Side:
            self._marks[side].show_points(
                self.drafts.points(side) if self._open else None,
                chosen if side is chosen_side else None,
            )
        points, face = self.drafts.points(self._side), self.drafts.face(self._side)
        case, moved = self._desk.case, self.drafts.moved(self._side)
        writable = points is not None and case is not None and case.writable
        for index, boxes in enumerate(self.boxes):
            self.names[index].setChecked(index == chosen)
            self.names[index].setEnabled(writable)
            for axis, box in enumerate(boxes):
                box.setEnabled(writable)
                with QSignalBlocker(box):
                    box.setValue(float(points[index, axis]) if points is not None else 0.0)
        residual, words = self._residual(points)
        self.residual.setText(residual)
        self._words.setText(words)
        self.correct_button.setEnabled(writable and moved)
        self.record_button.setEnabled(moved)
        apart = face is not None and points is not None and bool((points != face.detected_px).any())
        self.detected_button.setEnabled(writable and apart)

    def _residual(self, points: Points | None) -> tuple[str, str]:
        """Of the points as they lie now, and of those on record; and what the number means."""
        face = self.drafts.face(self._side)
        if points is None or face is None:
            return "", tr("Lay an exhibit out to see the landmarks of its face.")
        model = self._model()
        try:
            now = landmarks.fit(points, model)
            before = landmarks.fit(face.landmarks_px, model)
        except UserError as error:
            return "", said(str(error))
        residual = tr("Alignment residual {residual_px:.2f} px")
        if self.drafts.moved(self._side):
            residual = tr("Alignment residual {residual_px:.2f} px (on record {before_px:.2f})")
        told = tr(
            "Root mean square over the five points, in pixels of the crop of {crop_px} "
            "px, once they are fitted to the template of {model}. A turned head fits "
            "less well even where every point is right."
        ).format(crop_px=now.crop_px, model=model)
        if face.correction:
            corrected = tr("Corrected by {by}: {reason}").format(
                by=face.correction.by, reason=face.correction.reason
            )
            told = f"{told}\n\n{corrected}"
        return residual.format(residual_px=now.residual_px, before_px=before.residual_px), told

    def _put_back(self, *, detected: bool) -> None:
        face = self.drafts.face(self._side)
        if face is not None:
            self.drafts.set(self._side, face.detected_px if detected else face.landmarks_px)

    def _ask(self, side: Side) -> None:
        case = self._desk.case
        if self.drafts.moved(side) and case is not None and case.writable:
            self.wanted.emit(side)

    def _typed(self, index: int) -> None:
        x, y = self.boxes[index]
        self.drafts.move(self._side, index, np.array([x.value(), y.value()]))

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        points = QButtonGroup(self)
        for index, (name, boxes) in enumerate(zip(self.names, self.boxes, strict=True)):
            name.setText(f"{index + 1}  {name.text()}")
            name.clicked.connect(lambda _=False, at=index: self.drafts.choose(self._side, at))
            points.addButton(name)
            grid.addWidget(name, 2 * index, 0, 1, 2)
            for axis, box in enumerate(boxes):
                box.valueChanged.connect(lambda _, at=index: self._typed(at))
                grid.addWidget(box, 2 * index + 1, axis)
        for button in (self.detected_button, self.record_button):
            below.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 12, 8)
        column.setSpacing(8)
        column.addWidget(self.sides)
        column.addLayout(grid)
        column.addWidget(self.residual)
        column.addWidget(self._words)
        column.addLayout(below)
        column.addWidget(self.correct_button)
        column.addWidget(label(KEYS, "small", wraps=True))
        column.addStretch()


def _box(name: str) -> QDoubleSpinBox:
    box = QDoubleSpinBox()
    box.setRange(-0.5, 1e5)
    box.setDecimals(2)
    box.setSingleStep(STEP_PX)
    box.setMinimumWidth(90)
    box.setKeyboardTracking(False)
    box.setAccessibleName(name)
    return box
