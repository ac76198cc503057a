"""One of several faces, chosen by mouse and by keys."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from xfv_desktop.domain.face import DetectedFace, FaceBox
from xfv_desktop.ui.pictures.face_picker import FacePicker

from .driving import click

RIGHT, LEFT, UP, DOWN = Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down


@pytest.fixture
def picker(qtbot):
    """Eleven faces in a row, none of them chosen."""
    faces = tuple(
        DetectedFace(
            box=FaceBox(100.0 * place + 10, 20.0, 60.0, 60.0),
            landmarks_px=np.full((5, 2), 50.0),
            detector_score=0.9,
        )
        for place in range(11)
    )
    made = FacePicker(QImage(1100, 100, QImage.Format.Format_RGB32), faces, None)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("keys", "index"),
    [
        ([RIGHT], 0), ([LEFT], 10), ([DOWN, DOWN], 1), ([RIGHT, UP], 10),
        ([Qt.Key.Key_9, RIGHT, RIGHT], 10), ([LEFT, RIGHT], 0), ([Qt.Key.Key_3], 2),
        (["ß"], None),
    ],
)  # fmt: skip
def test_keys_reach_every_face(picker, keys, index):
    for key in keys:
        QTest.keyClick(picker, key)
    assert picker.face_index == index
    chosen = "none chosen" if index is None else f"face {index + 1} chosen"
    assert picker.accessibleName() == f"Photograph with 11 faces, {chosen}"


def test_a_click_chooses(picker):
    click(picker, picker.box(4).center().toPoint())
    assert picker.face_index == 4
