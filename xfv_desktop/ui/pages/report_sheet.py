"""One page of a report, as wide as there is room or as large as somebody wants it."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea

from xfv_desktop.services.cases.casework import Document
from xfv_desktop.services.reports import issue
from xfv_desktop.ui.elements.jobs import JobRunner
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.pictures.image_layers import image_from_rgb

SCREEN_DPI = 96
PAPER_WIDTH = 210 / 25.4 * SCREEN_DPI
"""Of A4, in pixels of a screen at zoom 1."""

SMALLEST, LARGEST = 0.4, 4.0
PAUSE_MS = 120


class ReportSheet(QScrollArea):
    """The page, drawn in the worker's thread. It is fitted to the width until somebody zooms."""

    zoomed = Signal()

    def __init__(self, runner: JobRunner) -> None:
        super().__init__()
        self._runner = runner
        self.shown: tuple[Document, int] | None = None
        self.zoom = 1.0
        self._fitted = True
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setAccessibleName(tr("Page of the report"))
        self._resized = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._resized.timeout.connect(self._refit)
        self.setAccessibleName(tr("Report"))
        self.setWidget(self._picture)
        self.setWidgetResizable(True)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    @property
    def picture(self) -> QPixmap:
        """The page as it is shown; null while it is drawn."""
        return self._picture.pixmap()

    def show_page(self, document: Document, page: int) -> None:
        """Draw a page, from 0; that of another document takes the place of nothing."""
        if self.shown is None or self.shown[0] is not document:
            self._picture.clear()
        self.shown = document, page
        self._refit()
        self._draw()

    def set_zoom(self, zoom: float) -> None:
        """1 is the size on paper."""
        self._fitted = False
        self._change(min(max(zoom, SMALLEST), LARGEST))

    def fit(self) -> None:
        """As wide as there is room, but not larger than on paper; from now on."""
        self._fitted = True
        self._refit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """A fitted page follows the room that there is."""
        super().resizeEvent(event)
        self._resized.start()

    def _refit(self) -> None:
        if self._fitted:
            self._change(max(min((self.viewport().width() - 1) / PAPER_WIDTH, 1.0), SMALLEST))

    def _change(self, zoom: float) -> None:
        if zoom != self.zoom:
            self.zoom = zoom
            self.zoomed.emit()
            self._draw()

    def _draw(self) -> None:
        if self.shown is None:
            return
        (document, page), zoom = self.shown, self.zoom
        ratio = self.devicePixelRatioF()

        def work(*_: object) -> NDArray[np.uint8]:
            return issue.render_page(document, page, dots_per_inch=SCREEN_DPI * zoom * ratio)

        def drawn(pixels: NDArray[np.uint8]) -> None:
            if ((document, page), zoom) == (self.shown, self.zoom):
                pixmap = QPixmap.fromImage(image_from_rgb(pixels))
                pixmap.setDevicePixelRatio(ratio)
                self._picture.setPixmap(pixmap)

        self._runner.submit(tr("Drawing the page"), work, succeeded=drawn)
