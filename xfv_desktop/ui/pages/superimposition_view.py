"""Both faces in one place, in six ways; what must be said of that stands above them."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QImage, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QPushButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.superimposition import (
    CAUTION,
    FRAME_PX,
    Line,
    Superimposed,
    Superimposing,
)
from xfv_desktop.services.evidence import superimposition
from xfv_desktop.ui.elements.language import heading, said, tr
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.pictures.image_layers import image_from_rgb
from xfv_desktop.ui.pictures.superimposed_picture import SuperimposedPicture
from xfv_desktop.ui.pictures.view_bar import ViewBar
from xfv_desktop.ui.state.desk import Desk
from xfv_desktop.ui.state.shown_faces import ShownFaces, fitted

MIDDLE = (FRAME_PX - 1) / 2
LINES: dict[str, Line | None] = {
    tr("left and right"): Line((MIDDLE, MIDDLE), (1.0, 0.0)),
    tr("above and below"): Line((MIDDLE, MIDDLE), (0.0, 1.0)),
    tr("a line drawn freely"): Line((MIDDLE, MIDDLE), (math.sqrt(0.5), math.sqrt(0.5))),
}
RESAMPLED = tr("both resampled (bilinear) to {edge} × {edge} px").format(edge=FRAME_PX)
FASTEST, SLOWEST = 5.0, 0.5
"""Changes of a blink in a second. Three flashes in a second, six changes, can cause seizures
(WCAG 2.2, success criterion 2.3.1): this stays below."""


class SuperimpositionView(QWidget):
    """The faces of the pair on the desk; nothing while one of the two is hidden."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._pair: tuple[str, str] | None = None
        self._faces: Superimposed | None = None
        self._known = False
        self.faces = ShownFaces(self)
        self.picture = SuperimposedPicture()
        self.bar = ViewBar(self.picture)
        self.enhanced = QCheckBox(tr("Enhanced"))
        self.way, self.lines = QComboBox(), QComboBox()
        self.share, self.fields = QSlider(), QSpinBox()
        self.rate, self.blinks = QDoubleSpinBox(), QCheckBox(tr("Blink"))
        self.swap_button = QPushButton(tr("Swap"))
        self._facts = label("", "small", wraps=True)
        self._ends = {side: label("", "small") for side in Side}
        self._timer = QTimer(self)
        self._lay_out()
        self._timer.timeout.connect(self.swap)
        self.way.currentIndexChanged.connect(self._way_changed)
        self.lines.currentIndexChanged.connect(self._take_line)
        for changed in (self.share.valueChanged, self.fields.valueChanged):
            changed.connect(self._paint)
        self.rate.valueChanged.connect(self._set_timer)
        self.blinks.toggled.connect(self._set_timer)
        self.swap_button.clicked.connect(self.swap)
        self.picture.swapped.connect(self.swap)
        self.picture.line_moved.connect(self._line_moved)
        self.picture.stepped.connect(lambda step: self.share.setValue(self.share.value() + step))
        self.faces.changed.connect(self._faces_changed)
        self.enhanced.toggled.connect(self._faces_changed)
        desk.changed.connect(self.refresh)
        desk.standing_changed.connect(self.refresh)
        self._way_changed()

    @property
    def chosen(self) -> Superimposing:
        """The way that is shown."""
        return tuple(Superimposing)[self.way.currentIndex()]

    def refresh(self) -> None:
        """The pair on the desk, if both may be seen and this is in sight."""
        self._pair, self._faces = None, None
        self.picture.clear()
        self._facts.clear()
        questioned, known = (self._desk.shown(side) for side in Side)
        case = self._desk.case
        if not self.isVisible() or case is None or questioned is None or known is None:
            self._set_timer()
            return
        self._pair = pair = (questioned.number, known.number)
        case.view(
            superimposition=" and ".join(pair) + (", enhanced" if self.faces.enhanced else "")
        )

        def first_arrived(first: QImage) -> None:
            case.photographs.ask(known, lambda second: both_arrived(first, second))

        def both_arrived(first: QImage, second: QImage) -> None:
            if self._pair == pair:
                self._faces = superimposition.superimposed(
                    *self.faces.of(Side.PROBE, first, questioned),
                    *self.faces.of(Side.REFERENCE, second, known),
                )
                self._name(pair)
                self._way_changed()

        case.photographs.ask(questioned, first_arrived)

    def swap(self) -> None:
        """The other face, at once."""
        self._known = not self._known
        if self.chosen is not Superimposing.BLINK:
            self.way.setCurrentIndex(tuple(Superimposing).index(Superimposing.BLINK))
        self._paint()

    def _faces_changed(self) -> None:
        self.enhanced.setEnabled(self.faces.any)
        self.faces.enhanced = self.enhanced.isChecked() and self.faces.any
        self.refresh()

    def _name(self, pair: tuple[str, str]) -> None:
        """What is superimposed stands with the caution."""
        told = said(CAUTION)
        if self.faces.enhanced:
            shown = [
                self.faces.words(side, number) for side, number in zip(Side, pair, strict=True)
            ]
            told += "\n" + tr("Enhanced for the eye: {shown}.").format(shown="; ".join(shown))
        self.banner.setText(told)
        for side, number in zip(Side, pair, strict=True):
            self._ends[side].setText(number)

    def _way_changed(self) -> None:
        way = self.chosen
        for control, ways in self._controls:
            control.setVisible(way in ways)
        self._take_line()
        self._set_timer()

    def _take_line(self) -> None:
        name = self.lines.currentText()
        self.picture.freely = name == tuple(LINES)[-1]
        wiped = self.chosen is Superimposing.WIPE and self._faces is not None
        self.picture.show_line(LINES[name] if wiped else None)
        self._paint()

    def _line_moved(self, line: Line) -> None:
        self.picture.show_line(line)
        self._paint()

    def _set_timer(self) -> None:
        self._timer.setInterval(round(1000 / self.rate.value()))
        if (
            self.chosen is Superimposing.BLINK
            and self.blinks.isChecked()
            and self.isVisible()
            and self._faces is not None
        ):
            self._timer.start()
        else:
            self._timer.stop()

    def _paint(self) -> None:
        faces, pair = self._faces, self._pair
        if faces is None or pair is None:
            return
        both, line = (faces.questioned, faces.known), self.picture.line
        made: dict[Superimposing, Callable[[], NDArray[np.uint8]]] = {
            Superimposing.BLEND: lambda: superimposition.blend(*both, self.share.value() / 100),
            Superimposing.WIPE: lambda: superimposition.wipe(*both, line) if line else both[0],
            Superimposing.BLINK: lambda: both[self._known],
            Superimposing.DIFFERENCE: lambda: superimposition.difference(*both),
            Superimposing.CHECKERBOARD: lambda: superimposition.checkerboard(
                *both, self.fields.value()
            ),
            Superimposing.EDGES: lambda: superimposition.edge_overlay(*both),
        }
        self.picture.show_picture(image_from_rgb(made[self.chosen]()))
        what = tr("results") if self.faces.enhanced else tr("originals")
        self._facts.setText(f"{self._words(*pair)} · {fitted(faces, *pair)} · {what}, {RESAMPLED}")

    def _words(self, questioned: str, known: str) -> str:
        share = self.share.value()
        return {
            Superimposing.BLEND: f"{100 - share} % {questioned}, {share} % {known}",
            Superimposing.WIPE: tr("{questioned} before the line, {known} beyond it").format(
                questioned=questioned, known=known
            ),
            Superimposing.BLINK: tr("Shown: {known}").format(
                known=known if self._known else questioned
            ),
            Superimposing.DIFFERENCE: tr("{questioned} minus {known}, without the sign").format(
                questioned=questioned, known=known
            ),
            Superimposing.CHECKERBOARD: tr("{questioned} and {known} by turns").format(
                questioned=questioned, known=known
            ),
            Superimposing.EDGES: tr("Edges of {known} (Canny) on {questioned} in grey").format(
                known=known, questioned=questioned
            ),
        }[self.chosen]

    def _lay_out(self) -> None:
        self.way.addItems([heading(way.value) for way in Superimposing])
        self.lines.addItems(list(LINES))
        self.share.setOrientation(self.share.orientation().Horizontal)
        self.share.setRange(0, 100)
        self.share.setValue(50)
        self.fields.setRange(2, 40)
        self.fields.setValue(8)
        self.fields.setSuffix(tr(" fields a row"))
        self.rate.setRange(SLOWEST, FASTEST)
        self.rate.setSingleStep(0.5)
        self.rate.setValue(1.5)
        self.rate.setSuffix(tr(" changes a second"))
        self.swap_button.setToolTip(tr("Show the other face  (B, or Space in the picture)"))
        named: tuple[tuple[QWidget, str], ...] = (
            (self.way, tr("Way to superimpose")),
            (self.lines, tr("Direction of the wipe")),
            (self.share, tr("Share of the known face")),
            (self.fields, tr("Fields of the checkerboard")),
            (self.rate, tr("Rate of the blink")),
        )
        controls = QHBoxLayout()
        controls.setContentsMargins(10, 6, 10, 6)
        controls.setSpacing(8)
        for control, name in named:
            control.setAccessibleName(name)
            if control is self.share:
                controls.addWidget(self._ends[Side.PROBE])
            controls.addWidget(control, 1 if control is self.share else 0)
        controls.insertWidget(controls.indexOf(self.share) + 1, self._ends[Side.REFERENCE])
        controls.addWidget(self.blinks)
        controls.addWidget(self.swap_button)
        controls.addStretch()
        controls.addWidget(self.enhanced)
        self.enhanced.setToolTip(
            tr("The results of the steps of Enhancement in place of the originals")
        )
        self.enhanced.setEnabled(False)
        blend, blink = frozenset({Superimposing.BLEND}), frozenset({Superimposing.BLINK})
        self._controls: tuple[tuple[QWidget, frozenset[Superimposing]], ...] = (
            (self.lines, frozenset({Superimposing.WIPE})),
            (self.share, blend),
            *((end, blend) for end in self._ends.values()),
            (self.fields, frozenset({Superimposing.CHECKERBOARD})),
            (self.rate, blink),
            (self.blinks, blink),
            (self.swap_button, blink),
        )
        self.banner = label(said(CAUTION), "notice", wraps=True)
        self._facts.setContentsMargins(10, 0, 10, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addLayout(controls)
        column.addWidget(self.picture, 1)
        column.addWidget(self.bar)
        column.addWidget(self._facts)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The pair as it is now."""
        super().showEvent(event)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing blinks that nobody sees."""
        super().hideEvent(event)
        self._timer.stop()
