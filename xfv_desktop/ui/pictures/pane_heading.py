"""What stands above a photograph: as high in every pane, whatever is in it."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.pictures.camera_view import CameraView

LINES = 2.0
"""Its height, by that of a line of text."""


class PaneHeading(QWidget):
    """Some controls in a row, and whether the photograph is mirrored."""

    def __init__(self, view: CameraView) -> None:
        super().__init__()
        self._view = view
        self.mirror_mark = label(tr("MIRRORED"), "stamp")
        self.mirror_mark.setToolTip(
            tr("Left and right of this photograph are exchanged on the screen")
        )
        self.mirror_mark.hide()
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(10, 0, 6, 0)
        self.row.setSpacing(8)
        self.setFixedHeight(round(LINES * self.fontMetrics().height()))
        view.zoom_changed.connect(self._show_mirrored)

    def fill(self, *controls: QWidget, wide: QWidget) -> None:
        """These controls, one of which takes the room, with the mark before the last one."""
        for control in controls[:-1]:
            self.row.addWidget(control, 1 if control is wide else 0)
        self.row.addWidget(self.mirror_mark)
        self.row.addWidget(controls[-1])

    def _show_mirrored(self) -> None:
        self.mirror_mark.setVisible(self._view.camera.mirrored)
