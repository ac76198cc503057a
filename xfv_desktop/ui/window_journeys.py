"""What a person does in the window, as steps for the bench."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog

from xfv_desktop.domain.annotation import RegionKind
from xfv_desktop.domain.explanation import Layer, Side
from xfv_desktop.domain.regions import Shading
from xfv_desktop.ui.commands import case_commands
from xfv_desktop.ui.elements.manual_window import ManualWindow
from xfv_desktop.ui.pictures.image_view import ImageView
from xfv_desktop.ui.window.command_palette import CommandPalette
from xfv_desktop.ui.window.key_sheet import KeySheet
from xfv_desktop.ui.window.main_window import MainWindow

Steps = Iterator[tuple[str, Callable[[], object]]]
REGIONS = 500
DIALOGS: dict[str, type[CommandPalette] | type[KeySheet] | type[ManualWindow]] = {
    "palette": CommandPalette,
    "keys": KeySheet,
    "manual": ManualWindow,
}


def opening(window: MainWindow, case: Path) -> Steps:
    """A case, its pairs, and back."""
    yield "open the case", partial(case_commands.open_folder, window, case)
    exhibits = window.desk.case.overview.exhibits if window.desk.case else ()
    for exhibit in exhibits[:4]:
        yield f"lay {exhibit.number} out", partial(window.desk.put, exhibit)
    yield "go to the examination", partial(window.desk.show_examination, 1)


def looking(window: MainWindow, _: Path) -> Steps:
    """Zoom, pan, turn, the crops and back."""
    page = window.page
    middle = page.views[0].viewport().rect().center()
    for view in page.views:
        yield "zoom in", partial(view.zoom_at, 1.25, middle)
        yield "zoom further", partial(view.zoom_at, 1.25, middle)
        yield "pan", partial(view.pan, QPoint(40, 25))
        yield "zoom out", partial(view.zoom_at, 0.64, middle)
    yield "ten steps of the wheel at once", partial(_wheel, page.views[0], middle)
    for name in ("actual_size", "fit_faces", "fit", "aligned", "aligned"):
        yield window.action_of[name].text(), window.action_of[name].trigger


def layers(window: MainWindow, _: Path) -> Steps:
    """Layers on and off, their opacity, their shading."""
    boxes = window.saliency.boxes
    for layer in Layer:
        yield f"{layer.value} on", boxes[layer].toggle
    for opacity in (0.2, 0.5, 0.8):
        yield f"opacity {opacity}", partial(_fade, window, opacity)
    for shading in (Shading.FACIAL, Shading.SUPERPIXELS, Shading.PIXELS):
        yield f"by {shading.value}", partial(window.saliency.show_by, shading)
    for layer in Layer:
        yield f"{layer.value} off", boxes[layer].toggle


def drawing(window: MainWindow, _: Path) -> Steps:
    """Many regions on one photograph, one more, and back."""
    document = window.desk.document
    if document is None:
        return
    many = document.regions(Side.PROBE)
    for number in range(REGIONS):
        left, top = 20 * (number % 25), 20 * (number // 25)
        box = np.array([[left, top], [left + 16, top + 14]], dtype=float)
        many = many.added(RegionKind.RECTANGLE, box, str(number))
    one_more = many.added(RegionKind.ELLIPSE, np.array([[5.0, 5.0], [60.0, 40.0]]))
    yield f"{REGIONS} regions", partial(document.edit, Side.PROBE, many, "Many")
    yield "one more region", partial(document.edit, Side.PROBE, one_more, "One more")
    yield "select a region", partial(window.desk.select, Side.PROBE, 7)
    yield "zoom with them", partial(window.page.zoom, 1.25)
    yield "undo", window.desk.undo
    yield "undo all", window.desk.undo


def reading(window: MainWindow, _: Path) -> Steps:
    """Panels, dialogs, colours."""
    for number in range(window.below.count()):
        name = window.below.tabText(number)
        yield f"tab {name}", partial(window.below.setCurrentIndex, number)
    for name, kind in DIALOGS.items():
        yield name, partial(_open, window, kind)
        yield f"{name} closed", partial(_close, window, kind)
    yield "own opinion", partial(window.show_procedure, True)
    yield "score and layers", partial(window.show_procedure, False)
    for theme in ("dark", "contrast", "light"):
        yield f"{theme} colours", partial(window.set_theme, theme)
    yield "close the case", window.close_case


JOURNEYS: dict[str, Callable[[MainWindow, Path], Steps]] = {
    "opening": opening,
    "looking": looking,
    "layers": layers,
    "drawing": drawing,
    "reading": reading,
}


def _wheel(view: ImageView, place: QPoint) -> None:
    for _ in range(10):
        view.zoom_at(1.1, place)


def _fade(window: MainWindow, opacity: float) -> None:
    for view in window.page.views:
        view.layers.set_opacity(opacity)


def _open(window: MainWindow, kind: Callable[[MainWindow], QDialog]) -> None:
    kind(window).show()


def _close(window: MainWindow, kind: type[QDialog]) -> None:
    window.findChildren(kind)[-1].close()
