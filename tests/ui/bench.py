"""A photograph on a bench: a real view, real mouse events, a document that takes the edits."""

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest

from xfv_desktop.domain.annotation import AnnotationSet
from xfv_desktop.domain.explanation import Side
from xfv_desktop.ui.pictures.image_view import ImageView
from xfv_desktop.ui.state.annotation_document import AnnotationDocument

from .driving import colours_of

LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


class Bench:
    """A photograph of 200 × 150 pixels at 200 %, with a document behind it."""

    side = Side.PROBE

    def __init__(self, qtbot):
        self.view = ImageView()
        qtbot.addWidget(self.view)
        self.view.resize(640, 480)
        self.view.show()
        image = QImage(200, 150, QImage.Format.Format_RGB888)
        image.fill(QColor(90, 90, 90))
        self.view.show_photograph(image)
        self.view.zoom_at(2 / self.view.zoom, self.view.viewport().rect().center())
        self.document = AnnotationDocument(dict.fromkeys(Side, AnnotationSet()))
        self.saved = []
        self.selected = None
        self.drawn = 0
        self.document.save.connect(lambda _, text: self.saved.append(text))
        self.document.changed.connect(lambda _: self.show())
        self.view.edited.connect(
            lambda after, text, g: self.document.edit(Side.PROBE, after, text, g)
        )
        self.view.settled.connect(self.document.settle)
        self.view.chosen.connect(self.choose)
        self.view.region_drawn.connect(self.count)

    def show(self):
        self.view.show_regions(self.document.regions(Side.PROBE), self.selected)

    def choose(self, number):
        self.selected = number
        self.show()

    def count(self):
        self.drawn += 1

    @property
    def regions(self):
        return self.document.regions(Side.PROBE)

    def points(self, number=1):
        return self.regions.region(number).points_px

    def add(self, kind, points):
        self.document.edit(Side.PROBE, self.regions.added(kind, np.array(points, float)), "given")
        self.saved.clear()

    def at(self, x, y) -> QPoint:
        return self.view.mapFromScene(float(x), float(y))

    def press(self, x, y):
        QTest.mousePress(self.view.viewport(), LEFT, PLAIN, self.at(x, y))

    def move(self, x, y):
        QTest.mouseMove(self.view.viewport(), self.at(x, y))

    def release(self, x, y):
        QTest.mouseRelease(self.view.viewport(), LEFT, PLAIN, self.at(x, y))

    def click(self, x, y):
        self.press(x, y)
        self.release(x, y)

    def double_click(self, x, y):
        self.click(x, y)
        QTest.mouseDClick(self.view.viewport(), LEFT, PLAIN, self.at(x, y))

    def drag(self, *path):
        self.press(*path[0])
        for place in path[1:]:
            self.move(*place)
        self.release(*path[-1])

    def colours(self):
        """(H, W, 3) of the view as it is painted."""
        return colours_of(self.view.viewport())

    def key(self, key, modifiers=PLAIN):
        QTest.keyClick(self.view, key, modifiers)
