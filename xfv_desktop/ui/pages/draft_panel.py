"""Beside the pages of a draft: which report it is, what it lacks, and the way to issue it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from xfv_desktop.domain.completeness import Gap, Severity
from xfv_desktop.domain.places import Place
from xfv_desktop.ui.dialogs.edition_form import EditionForm
from xfv_desktop.ui.elements.icons import icon
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.theme import current_theme, label

SIGNS = {Severity.BLOCKS: "cancel", Severity.SHOULD: "warning", Severity.NOTE: "about"}
WORDS = {
    Severity.BLOCKS: tr("Blocks"),
    Severity.SHOULD: tr("Should be done"),
    Severity.NOTE: tr("Note"),
}


class DraftPanel(QWidget):
    """Choices and gaps of one draft. A gap that is clicked leads to where it is put right."""

    place_wanted = Signal(Place)
    refresh_wanted = Signal()
    issue_wanted = Signal()
    particulars_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.edition: EditionForm | None = None
        self.gaps: tuple[Gap, ...] = ()
        self._summary = label("", "strong", wraps=True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What the report lacks"))
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._chosen)
        self.list.itemActivated.connect(self._chosen)
        self._of = QVBoxLayout()
        self.particulars_button = QPushButton(tr("Edit particulars …"))
        self.refresh_button = QPushButton(tr("Lay out again"))
        self.issue_button = QPushButton(tr("Issue this report …"))
        self.issue_button.setProperty("primary", True)
        self.particulars_button.clicked.connect(self.particulars_wanted)
        self.refresh_button.clicked.connect(self.refresh_wanted)
        self.issue_button.clicked.connect(self.issue_wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 14)
        column.setSpacing(8)
        column.addWidget(label(tr("WHICH REPORT"), "caption"))
        column.addLayout(self._of)
        column.addWidget(self.refresh_button)
        column.addWidget(label(tr("WHAT IT LACKS"), "caption"))
        column.addWidget(self._summary)
        column.addWidget(self.list, 1)
        column.addWidget(self.particulars_button)
        column.addWidget(self.issue_button)

    def show_gaps(self, edition: EditionForm, gaps: Sequence[Gap]) -> None:
        """The choices of a new draft and what it lacks; the gravest stand first."""
        if self.edition is not None:
            self._of.removeWidget(self.edition)
            self.edition.hide()
            self.edition.deleteLater()
        self.edition, self.gaps = edition, tuple(gaps)
        self._of.addWidget(edition)
        self.list.clear()
        for gap in gaps:
            item = QListWidgetItem(
                tr("{words}, section {section}: {sentence}").format(
                    words=WORDS[gap.severity], section=gap.section, sentence=said(gap.sentence)
                )
            )
            item.setToolTip(tr("Goes to: {place}").format(place=said(gap.place.words)))
            self.list.addItem(item)
        self.dress()
        blocking = sum(gap.severity is Severity.BLOCKS for gap in gaps)
        self._summary.setText(_summary(len(gaps), blocking))
        self.issue_button.setEnabled(not blocking)

    def dress(self) -> None:
        """The signs of the gaps in the colours of the theme."""
        colour = QColor(current_theme().text)
        for row, gap in enumerate(self.gaps):
            self.list.item(row).setIcon(icon(SIGNS[gap.severity], colour))

    def _chosen(self, item: QListWidgetItem) -> None:
        self.place_wanted.emit(self.gaps[self.list.row(item)].place)


def _summary(count: int, blocking: int) -> str:
    if not count:
        return tr("Nothing is missing.")
    if blocking:
        return tr("{blocking} of {count} stand against issuing; click one to go there.").format(
            blocking=blocking, count=count
        )
    return tr("{count} to look at, none stands against issuing; click one to go there.").format(
        count=count
    )
