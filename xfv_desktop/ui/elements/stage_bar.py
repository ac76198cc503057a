"""Where a procedure stands: its four stages in a row, and how much of the open one is answered."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from xfv_desktop.domain.procedure import Procedure, Stage
from xfv_desktop.ui.elements.icons import icon
from xfv_desktop.ui.elements.language import heading, tr
from xfv_desktop.ui.elements.theme import current_theme, scaled_font

RING_PX = 52


class StageBar(QWidget):
    """A button for each stage; a locked one has a lock, one that has not begun is disabled."""

    chosen = Signal(Stage)

    def __init__(self) -> None:
        super().__init__()
        self.buttons: dict[Stage, QToolButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for stage in Stage:
            button = QToolButton()
            button.setText(heading(stage.value))
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIconSize(QSize(16, 16))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(lambda _=False, stage=stage: self.chosen.emit(stage))
            group.addButton(button)
            row.addWidget(button)
            self.buttons[stage] = button

    def show_procedure(self, procedure: Procedure, shown: Stage) -> None:
        """The stages of a procedure, one of them shown below."""
        theme = current_theme()
        for stage, button in self.buttons.items():
            done = procedure.locked(stage)
            name, state = heading(stage.value), tr("open")
            if done:
                sign, state = "lock", tr("locked")
            elif stage is procedure.stage:
                sign = "edit"
            else:
                sign, state = "wait", tr("not begun")
            button.setIcon(icon(sign, QColor(theme.text)))
            button.setEnabled(done or stage is procedure.stage)
            button.setChecked(stage is shown)
            button.setToolTip(f"{name}: {state}")
            button.setAccessibleName(f"{name}, {state}")


class ProgressRing(QWidget):
    """How many of the required answers of a stage are given."""

    def __init__(self) -> None:
        super().__init__()
        self.done, self.of = 0, 0
        self.setFixedSize(RING_PX, RING_PX)

    def show_progress(self, done: int, of: int) -> None:
        """Draw these two."""
        self.done, self.of = done, of
        self.setAccessibleName(tr("{done} of {of} required answers given").format(done=done, of=of))
        self.setToolTip(self.accessibleName())
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A ring that closes, with the count in the middle."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        painter.setPen(QPen(QColor(theme.border), 5))
        painter.drawEllipse(box)
        if self.of:
            pen = QPen(QColor(theme.accent), 5)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            painter.setPen(pen)
            painter.drawArc(box, 90 * 16, -round(360 * 16 * self.done / self.of))
        painter.setPen(QColor(theme.text))
        painter.setFont(scaled_font(self, 0.84, bold=True))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, f"{self.done}/{self.of}")
        painter.end()
