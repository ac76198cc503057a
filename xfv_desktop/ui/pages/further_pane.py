"""One photograph more beside the pair, to be looked at only."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout

from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.ui.elements.close_button import CloseButton
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.elements.reading_line import ReadingLine
from xfv_desktop.ui.pictures.image_view import ImageView
from xfv_desktop.ui.pictures.pane_heading import PaneHeading
from xfv_desktop.ui.pictures.view_bar import ViewBar
from xfv_desktop.ui.state.desk import Desk


class FurtherPane(QFrame):
    """Any exhibit of the case that the person at work may see. Nothing is drawn on it."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.exhibit: Exhibit | None = None
        self.view = ImageView()
        self.view.setAccessibleName(tr("Further photograph"))
        self.choice = QComboBox()
        self.choice.setAccessibleName(tr("Photograph of this pane"))
        self.choice.setMinimumContentsLength(4)
        self.choice.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.close_button = CloseButton(tr("Close this pane"))
        heading = PaneHeading(self.view)
        heading.fill(self.choice, self.close_button, wide=self.choice)
        self.bar = ViewBar(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(heading)
        column.addWidget(self.view, 1)
        column.addWidget(self.bar)
        column.addWidget(ReadingLine())  # blank, so that it stands level with the pair
        self.choice.activated.connect(lambda row: self.show_exhibit(self._offered[row]))
        self.close_button.clicked.connect(self.closed)
        desk.changed.connect(self.refresh)
        desk.standing_changed.connect(self.refresh)
        self._offered: list[Exhibit] = []
        self.refresh()

    def refresh(self) -> None:
        """The exhibits as they are now; one that is hidden, or gone, is not shown any more."""
        case, hidden = self._desk.case, self._desk.standing.hidden
        exhibits = case.overview.exhibits if case else ()
        known = self._desk.pair[1] if self._desk.pair and self._desk.known_hidden else ""
        self._offered = [e for e in exhibits if e.number not in hidden and e.number != known]
        with QSignalBlocker(self.choice):
            self.choice.clear()
            self.choice.addItems([f"{e.number}   {e.name}" for e in self._offered])
        numbers = [exhibit.number for exhibit in self._offered]
        if self.exhibit and self.exhibit.number in numbers:
            now = self._offered[numbers.index(self.exhibit.number)]
            self.choice.setCurrentIndex(numbers.index(now.number))
            if now != self.exhibit:
                self.show_exhibit(now)
        else:
            self.exhibit = None
            self.choice.setCurrentIndex(-1)
            self.view.show_photograph(QImage())

    def show_other_than(self, numbers: set[str]) -> None:
        """The first exhibit that is not shown elsewhere, or else any."""
        others = [exhibit for exhibit in self._offered if exhibit.number not in numbers]
        for exhibit in (others or self._offered)[:1]:
            self.show_exhibit(exhibit)

    def show_exhibit(self, exhibit: Exhibit) -> None:
        """This exhibit, once it has been read."""
        self.exhibit = exhibit
        self.choice.setCurrentIndex([e.number for e in self._offered].index(exhibit.number))
        self.view.show_photograph(QImage())
        if self._desk.case:
            self._desk.case.photographs.ask(exhibit, lambda image: self._arrived(exhibit, image))

    def _arrived(self, exhibit: Exhibit, image: QImage) -> None:
        if self.exhibit == exhibit:
            self.view.show_photograph(image, exhibit.face)
            self.view.show_alignment(exhibit.face, None)
