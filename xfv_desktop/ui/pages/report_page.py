"""A report in the window: its pages and sections, what can be verified of it, or what it lacks."""

from collections.abc import Callable

import attrs
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.services.cases.casework import Document
from xfv_desktop.services.reports import issue
from xfv_desktop.services.signatures.verification import ReportStatus
from xfv_desktop.ui.elements.forms import empty, scrolled
from xfv_desktop.ui.elements.icons import icon, picture
from xfv_desktop.ui.elements.jobs import JobRunner
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.theme import current_theme, label
from xfv_desktop.ui.pages import report_facts
from xfv_desktop.ui.pages.draft_panel import DraftPanel
from xfv_desktop.ui.pages.report_sheet import ReportSheet

ZOOM_STEP = 1.25
SECTIONS_WIDTH, BESIDE_WIDTH = 215, 350


@attrs.frozen
class _Opened:
    pages: int
    sections: tuple[tuple[str, int], ...]
    status: ReportStatus | None


class ReportPage(QWidget):
    """One page at a time, the sections on its left; on its right the facts of the signature.

    Beside the pages of a draft stands what it lacks instead.
    """

    closed = Signal()
    turned = Signal()
    """Another page, or the number of pages became known."""

    edit_wanted = Signal(int)
    """A section is to be shown where it is edited."""

    def __init__(self, runner: JobRunner) -> None:
        super().__init__()
        self._runner = runner
        self.draft = False
        self._starts: tuple[int, ...] = ()
        self.sections = QListWidget()
        self.draft_panel = DraftPanel()
        self._beside = QStackedWidget()
        self.document: Document | None = None
        self.page = 0
        self.pages = 0
        self._title = label("", "heading")
        self._where = label("", "muted")
        self._back = QPushButton(tr("Back to the photographs"))
        self._edit = QPushButton(tr("Edit this section …"))
        self._sheet = ReportSheet(runner)
        self.setFocusProxy(self._sheet)
        self._verdict = label("", "strong", wraps=True)
        self._facts = QVBoxLayout()
        self._buttons: dict[str, QToolButton] = {}
        self._lay_out()

    def show_report(
        self, document: Document, title: str, verified: Callable[[], ReportStatus]
    ) -> None:
        """Open a report at its first page; ``verified`` is called in the worker's thread."""
        self._open(document, title, verified)

    def show_draft(self, document: Document, title: str) -> None:
        """Open a draft, on the page where the one before was left."""
        page = self.page if self.draft and self.document is not None else 0
        self._open(document, title, None, page)

    def _open(
        self,
        document: Document,
        title: str,
        verified: Callable[[], ReportStatus] | None,
        page: int = 0,
    ) -> None:
        self.document, self.page, self.pages = document, page, 0
        self.draft = verified is None
        self._beside.setCurrentIndex(1 if self.draft else 0)
        self._edit.setVisible(self.draft)
        self.sections.clear()
        self._title.setText(title)
        self._verdict.clear()
        self._show_facts(())
        self._show_place()

        def work(*_: object) -> _Opened:
            return _Opened(
                issue.page_count(document), issue.outline(document), verified and verified()
            )

        self._runner.submit(tr("Opening the report"), work, succeeded=self._opened)
        self._sheet.show_page(document, page)

    def turn(self, pages: int) -> None:
        """Go on or back by some pages."""
        self.go_to(self.page + pages)

    def go_to(self, page: int) -> None:
        """Show a page, from 0."""
        page = min(max(page, 0), max(self.pages - 1, 0))
        if page != self.page and self.document is not None:
            self.page = page
            self._show_place()
            self._sheet.show_page(self.document, page)

    @property
    def zoom(self) -> float:
        """1 is the size on paper."""
        return self._sheet.zoom

    def set_zoom(self, zoom: float) -> None:
        """Show the page so large; it no longer follows the width."""
        self._sheet.set_zoom(zoom)

    def fit(self) -> None:
        """Show the page in the width that there is."""
        self._sheet.fit()

    @property
    def sheet(self) -> QPixmap:
        """The page as it is shown; null while it is drawn."""
        return self._sheet.picture

    def dress(self) -> None:
        """The icons in the colours of the theme."""
        colour = QColor(current_theme().text)
        self._back.setIcon(icon("back", colour))
        for name, button in self._buttons.items():
            button.setIcon(icon(name, colour))
        self.draft_panel.dress()

    def _opened(self, opened: _Opened) -> None:
        self.pages = opened.pages
        self._starts = tuple(page for _, page in opened.sections)
        for title, _ in opened.sections:
            self.sections.addItem(title)
            self.sections.item(self.sections.count() - 1).setToolTip(title)
        if self.page >= self.pages and self.document is not None:
            self.page = 0
            self._sheet.show_page(self.document, 0)
        self._show_place()
        if opened.status is not None:
            self._verdict.setText(said(opened.status.verdict))
            self._show_facts(report_facts.lines(opened.status))

    def _section_chosen(self, row: int) -> None:
        if 0 <= row < len(self._starts):
            self.go_to(self._starts[row])

    def _edit_section(self, *_: object) -> None:
        item = self.sections.currentItem()
        if self.draft and item is not None:
            self.edit_wanted.emit(int(item.text().split()[0]))

    def _show_place(self) -> None:
        where = tr("Page {page}  ·  {zoom:.0f} %")
        if self.pages:
            where = tr("Page {page} of {pages}  ·  {zoom:.0f} %")
        self._where.setText(
            where.format(page=self.page + 1, pages=self.pages, zoom=100 * self.zoom)
        )
        self._buttons["previous"].setEnabled(self.page > 0)
        self._buttons["next"].setEnabled(self.page + 1 < self.pages)
        self.turned.emit()

    def _show_facts(self, shown: tuple[report_facts.Line, ...]) -> None:
        empty(self._facts)
        theme = current_theme()
        for good, name, text in shown:
            fact = QWidget()
            row = QHBoxLayout(fact)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(10)
            sign = QLabel()
            sign.setPixmap(picture("check" if good else "warning", QColor(theme.text), 18))
            sign.setAccessibleName(tr("holds") if good else tr("look at this"))
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(label(name, "strong", wraps=True))
            if text:
                words.addWidget(label(text, "small", wraps=True))
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            row.addLayout(words, 1)
            self._facts.addWidget(fact)

    def _sections_column(self) -> QWidget:
        self.sections.setAccessibleName(tr("Sections of the report"))
        self.sections.setToolTip(tr("Choose a section to see its page"))
        self.sections.setSpacing(2)
        self.sections.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sections.currentRowChanged.connect(self._section_chosen)
        self.sections.itemActivated.connect(self._edit_section)
        self._edit.clicked.connect(self._edit_section)
        self._edit.setToolTip(tr("Go where the words of the chosen section come from"))
        column = QWidget()
        column.setFixedWidth(SECTIONS_WIDTH)
        rows = QVBoxLayout(column)
        rows.setContentsMargins(12, 14, 12, 14)
        rows.addWidget(label(tr("SECTIONS"), "caption"))
        rows.addWidget(self.sections, 1)
        rows.addWidget(self._edit)
        return column

    def _lay_out(self) -> None:
        self._back.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(12, 8, 12, 8)
        head.setSpacing(6)
        head.addWidget(self._back)
        head.addSpacing(10)
        head.addWidget(self._title)
        head.addStretch()
        for name, tip, run in (
            ("previous", tr("Previous page"), lambda: self.turn(-1)),
            ("next", tr("Next page"), lambda: self.turn(1)),
            ("zoom-out", tr("Smaller"), lambda: self.set_zoom(self.zoom / ZOOM_STEP)),
            ("zoom-in", tr("Larger"), lambda: self.set_zoom(self.zoom * ZOOM_STEP)),
        ):
            button = QToolButton()
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.clicked.connect(run)
            self._buttons[name] = button
            head.addWidget(button)
            if name == "previous":
                head.addWidget(self._where)
        self._sheet.zoomed.connect(self._show_place)
        known = QFrame()
        column = QVBoxLayout(known)
        column.setContentsMargins(18, 14, 18, 14)
        column.setSpacing(12)
        column.addWidget(label(tr("WHAT THE REPORT IS WORTH"), "caption"))
        column.addWidget(self._verdict)
        self._facts.setSpacing(12)
        column.addLayout(self._facts)
        column.addStretch()
        self._beside.addWidget(scrolled(known, tr("What the report is worth")))
        self._beside.addWidget(self.draft_panel)
        self._beside.setFixedWidth(BESIDE_WIDTH)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._sections_column())
        body.addWidget(self._sheet, 1)
        body.addWidget(self._beside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(head)
        outer.addLayout(body, 1)
