"""One known case on the start page: faces that may be shown, what was done, its seal."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.services.records.sketches import Condition, Sketch
from xfv_desktop.ui.elements.elided import Elided
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.sign import Sign
from xfv_desktop.ui.elements.theme import current_theme, label, plain_tip
from xfv_desktop.ui.pages.case_glances import FACES, Seal

WIDTH, HEIGHT = 338, 204
FACE_EDGE = 46
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
NOT_CHECKED = tr("Seal not checked yet")
WORDS = {
    Condition.ENCRYPTED: tr("Encrypted: opens with its passphrase"),
    Condition.MISSING: tr("This folder is not there any more"),
    Condition.UNREADABLE: tr("This case cannot be read"),
}


class FaceRow(QWidget):
    """Small faces side by side, and how many exhibits are not among them."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(FACE_EDGE)
        self.faces: tuple[QImage, ...] = ()
        self._expected = self._more = 0

    def show_faces(self, faces: tuple[QImage, ...], expected: int, more: int) -> None:
        """``expected``: so many places are kept while the faces are still being read."""
        self.faces, self._expected, self._more = faces, expected, more
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Rounded squares, empty ones for faces that are on their way."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        left = 0.0
        for place in range(max(len(self.faces), self._expected)):
            box = QRectF(left, 0, FACE_EDGE, FACE_EDGE)
            shape = QPainterPath()
            shape.addRoundedRect(box, 5, 5)
            painter.setClipPath(shape)
            painter.fillRect(box, QColor(theme.border))
            if place < len(self.faces):
                painter.drawImage(box, self.faces[place])
            left += FACE_EDGE + 6
        painter.setClipping(False)
        if self._more:
            painter.setPen(QColor(theme.muted))
            words = f"+ {self._more}" if left else _without_faces(self._more)
            rest = QRectF(left + 2, 0, self.width() - left, FACE_EDGE)
            painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, words)
        painter.end()


class CaseCard(QFrame):
    """A case that a click or Enter opens; Delete takes it off the list."""

    chosen = Signal(Path)
    unwanted = Signal(Path)
    walked = Signal(int)
    """An arrow key: another card is meant."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder
        self.sketch: Sketch | None = None
        self.setProperty("role", "case")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(WIDTH, HEIGHT)
        self._title, self._reference = Elided("heading"), Elided("muted")
        self._stamp = label(tr("DEMONSTRATION"), "stamp")
        self._stamp.hide()
        self._title.setMinimumHeight(self._stamp.sizeHint().height())  # so all cards stand level
        self._faces = FaceRow()
        self._counts, self._work, self._last = Elided(), Elided(), Elided("small")
        self._place = Elided("small", Qt.TextElideMode.ElideMiddle)
        self._sign, self.seal = Sign(32, "muted"), Elided("small")
        self._sign.setFixedSize(16, 16)
        self._sign.setScaledContents(True)
        self.remove_button = QPushButton(tr("Remove from list"))
        self.remove_button.clicked.connect(lambda: self.unwanted.emit(folder))
        self.remove_button.hide()
        self._lay_out()
        self._title.setText(folder.stem)
        self._place.setText(str(folder.parent))
        self.setToolTip(plain_tip(str(folder)))
        self._say_seal(NOT_CHECKED, "wait")
        self._name_for_readers()

    @property
    def openable(self) -> bool:
        """Whether there is something to open."""
        return self.sketch is None or self.sketch.condition is not Condition.MISSING

    def show_sketch(self, sketch: Sketch) -> None:
        """What was read of the case."""
        self.sketch = sketch
        self._title.setText(sketch.name)
        self._reference.setText(sketch.reference)
        self._stamp.setVisible(sketch.demonstration)
        for line in (self._title, self._counts):
            line.setEnabled(self.openable)
        self.remove_button.setVisible(not self.openable)
        readable = sketch.condition is Condition.READABLE
        for part in (self._faces, self._reference, self._work):
            part.setVisible(readable)
        if readable:
            self.show_faces(())
            self._counts.setText(
                tr("{questioned} questioned, {known} known").format(
                    questioned=sketch.questioned, known=sketch.known
                )
            )
            self._work.setText(_work(sketch))
            when = f"{sketch.last_at.astimezone():%Y-%m-%d %H:%M}" if sketch.last_at else ""
            self._last.setText(
                tr("Last: {last}, {when}, {last_by}").format(
                    last=said(sketch.last), when=when, last_by=sketch.last_by
                )
            )
        else:
            self._counts.setText(WORDS[sketch.condition])
            self._last.setText(
                said(sketch.fault) if sketch.condition is Condition.UNREADABLE else ""
            )
            self._say_seal(tr("Seal not checked"), "lock" if not sketch.fault else "warning")
        tip = f"{sketch.folder}\n{said(sketch.fault)}".rstrip()
        self.setToolTip(plain_tip(tip))
        self._name_for_readers()

    def show_faces(self, faces: tuple[QImage, ...]) -> None:
        """The faces that may be shown, as far as they are read."""
        if self.sketch:
            shown = min(len(self.sketch.told), FACES)
            more = self.sketch.questioned + self.sketch.known - shown
            self._faces.show_faces(faces, shown, more)

    def show_checking(self, fraction: float) -> None:
        """The seal is being checked, so far."""
        self._say_seal(
            tr("Checking the seal … {fraction:.0f} %").format(fraction=100 * fraction), "wait"
        )

    def show_seal(self, seal: Seal) -> None:
        """What the check found."""
        if seal.fault:
            self.seal.setProperty("role", "strong")
            self.seal.style().polish(self.seal)
            self._say_seal(tr("Altered: {fault}").format(fault=said(seal.fault)), "warning")
        else:
            self._say_seal(tr("Seal sound"), "check")
            self.seal.setToolTip(tr("Every event and every row; the files are hashed in the case"))
        self._name_for_readers()

    def _say_seal(self, words: str, sign: str) -> None:
        self.seal.setText(words)
        self.seal.setToolTip(plain_tip(words))
        self._sign.show_icon(sign)

    def _name_for_readers(self) -> None:
        lines = (
            self._title, self._reference, self._counts, self._work, self._last, self.seal,
        )  # fmt: skip
        self.setAccessibleName(", ".join(line.text() for line in lines if line.text()))

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._stamp)
        foot.setSpacing(6)
        foot.addWidget(self._sign)
        foot.addWidget(self.seal, 1)
        foot.addWidget(self.remove_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(3)
        column.addLayout(head)
        column.addWidget(self._reference)
        column.addSpacing(4)
        column.addWidget(self._faces)
        column.addSpacing(4)
        for line in (self._counts, self._work, self._last, self._place):
            column.addWidget(line)
        column.addStretch()
        column.addLayout(foot)

    # events

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """A click opens the case."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and inside and self.openable:
            self.chosen.emit(self.folder)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter and Space open the case, Delete takes it off the list."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.openable:
            self.chosen.emit(self.folder)
        elif key == Qt.Key.Key_Delete:
            self.unwanted.emit(self.folder)
        elif key in ARROWS:
            self.walked.emit(key)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """What else can be done with it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Open")).triggered.connect(lambda: self.chosen.emit(self.folder))
        menu.addAction(tr("Remove from list")).triggered.connect(
            lambda: self.unwanted.emit(self.folder)
        )
        menu.actions()[0].setEnabled(self.openable)
        menu.popup(event.globalPos())


def _work(sketch: Sketch) -> str:
    parts = (
        (sketch.examinations, tr("{count:,} examination"), tr("{count:,} examinations")),
        (sketch.open_procedures, tr("{count:,} opinion open"), tr("{count:,} opinions open")),
        (sketch.reports, tr("{count:,} report"), tr("{count:,} reports")),
    )
    done = [
        (one if count == 1 else several).format(count=count)
        for count, one, several in parts
        if count
    ]
    return " · ".join(done) or tr("nothing compared yet")


def _without_faces(count: int) -> str:
    if count == 1:
        return tr("1 exhibit, shown in the case")
    return tr("{count:,} exhibits, shown in the case").format(count=count)
