"""What a view of a photograph and the tool in the examiner's hand know of each other."""

from typing import Protocol

import attrs
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from xfv_desktop.domain.annotation import AnnotationSet
from xfv_desktop.ui.pictures.region_geometry import Points

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@attrs.frozen
class Pointer:
    """Where the mouse is: ``point`` in source pixels, ``on_screen`` in pixels of the view.

    ``free``: the key is held that keeps points from snapping to landmarks.
    """

    point: Points = attrs.field(eq=False)
    on_screen: QPoint
    free: bool = False


@attrs.frozen
class Press:
    """A key that went down, as Qt numbers it, and what was held with it."""

    key: int
    shift: bool = False
    control: bool = False


def free_hand() -> bool:
    """Whether Ctrl is held, which keeps points from snapping to landmarks."""
    held = QGuiApplication.keyboardModifiers()
    return bool(held & Qt.KeyboardModifier.ControlModifier)


class Canvas(Protocol):
    """What a tool may know of the view and do with it."""

    @property
    def regions(self) -> AnnotationSet:
        """What is drawn now."""

    @property
    def selected(self) -> int | None:
        """Number of the selected region."""

    @property
    def size_px(self) -> tuple[int, int]:
        """Width and height of the photograph."""

    @property
    def middle(self) -> Points:
        """The source pixel in the middle of the view."""

    @property
    def screen_px(self) -> float:
        """Length of one screen pixel in source pixels."""

    def placed(self, at: Pointer) -> Points:
        """Where a point is set: on the photograph, on a landmark if one is near."""

    def select(self, number: int | None) -> None:
        """Select a region, or none."""

    def edit(self, after: AnnotationSet, text: str, gesture: str = "") -> None:
        """Replace the regions."""

    def settle(self) -> None:
        """The gesture is over."""

    def show_draft(self, points: Points | None, *, closed: bool = True) -> None:
        """Paint a shape that is no region yet; ``None`` takes it away."""

    def pan(self, step: QPoint) -> None:
        """Shift the picture on the screen."""

    def drawn(self) -> None:
        """A region was drawn; the drawing tool has done its work."""


class Tool(Protocol):
    """One gesture, from press to release. Only the left button arrives here."""

    cursor: Qt.CursorShape

    def press(self, canvas: Canvas, at: Pointer) -> None:
        """The button went down."""

    def move(self, canvas: Canvas, at: Pointer) -> None:
        """The mouse moved, with or without the button."""

    def release(self, canvas: Canvas, at: Pointer) -> None:
        """The button went up."""

    def double_click(self, canvas: Canvas, at: Pointer) -> None:
        """The button went down twice in short time."""

    def key(self, canvas: Canvas, press: Press) -> bool:
        """A key went down; whether it meant something."""

    def cancel(self, canvas: Canvas) -> None:
        """Leave everything as it was before the gesture."""
