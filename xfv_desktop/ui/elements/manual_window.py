"""The manual in a window of its own, which may stay open beside the work."""

from PySide6.QtCore import QByteArray, QSize, Qt, QUrl
from PySide6.QtGui import QColor, QImage, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.services.program import manual
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.elements.theme import current_theme, label

WIDEST = 640
"""A wider picture is shown smaller, in px."""
MARGIN = 18
_PLACE = Qt.ItemDataRole.UserRole


class ManualWindow(QDialog):
    """Chapters, or what a search found, on the left; the text on the right."""

    def __init__(self, parent: QWidget, chapter: str = "") -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(tr("Manual"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1020, 680)
        self._chapters = {one.name: one for one in manual.chapters()}
        self.search_edit = QLineEdit()
        self.search_edit.setAccessibleName(tr("Search the manual"))
        self.search_edit.setPlaceholderText(tr("Search all chapters"))
        self.search_edit.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Chapters"))
        self.list.setWordWrap(True)
        self.list.setSpacing(2)
        self.page = _Page()
        self._lay_out()
        self.search_edit.textChanged.connect(self._search)
        self.list.currentItemChanged.connect(self._go)
        self.page.anchorClicked.connect(self._follow)
        self._search("")
        self.open_chapter(chapter or next(iter(self._chapters)))

    def open_chapter(self, name: str, section: str = "") -> None:
        """Show a chapter from its beginning, or from a section."""
        self.page.setMarkdown(self._chapters[name].text)
        self.page.mark(self.search_edit.text().split())
        self.page.go_to(section)
        for row in range(self.list.count()):
            if self.list.item(row).data(_PLACE) == (name, ""):
                self.list.blockSignals(True)
                self.list.setCurrentRow(row)
                self.list.blockSignals(False)

    def _search(self, words: str) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        if words.strip():
            for found in manual.search(words):
                self._add(
                    f"{found.title} – {found.section}\n{found.excerpt}",
                    (found.chapter, found.section),
                )
            if not self.list.count():
                self._add(tr("Nothing found. Fewer or shorter words find more."), None)
        else:
            for chapter in self._chapters.values():
                self._add(chapter.title, (chapter.name, ""))
        self.list.blockSignals(False)

    def _add(self, text: str, place: tuple[str, str] | None) -> None:
        item = QListWidgetItem(text)
        item.setData(_PLACE, place)
        if place is None:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(item)

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is not None and (place := item.data(_PLACE)) is not None:
            self.open_chapter(*place)

    def _follow(self, link: QUrl) -> None:
        name = link.toString()
        if name in self._chapters:
            self.open_chapter(name)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(tr("Manual"), "heading"))
        column.addWidget(self.search_edit)
        column.addWidget(self.list, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.page)
        split.setSizes([280, 740])
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 14, 16, 12)
        whole.addWidget(split, 1)
        whole.addWidget(buttons)


class _Page(QTextBrowser):
    """A chapter, with the pictures that lie beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Chapter"))
        self.setOpenLinks(False)
        self.document().setDocumentMargin(MARGIN)

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """A picture at its size, or smaller where it is wider than the page."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        address = name.toString() if isinstance(name, QUrl) else name
        image = QImage.fromData(QByteArray(manual.picture(address)))
        if image.width() > WIDEST:
            size = QSize(WIDEST, image.height() * WIDEST // image.width())
            image = image.scaled(size, mode=Qt.TransformationMode.SmoothTransformation)
        return image

    def mark(self, words: list[str]) -> None:
        """Every place of these words in colour."""
        look = QTextCharFormat()
        theme = current_theme()
        look.setBackground(QColor(theme.notice))
        look.setForeground(QColor(theme.on_notice))
        marks = []
        for word in words:
            cursor = self.document().find(word)
            while not cursor.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format = look
                marks.append(mark)
                cursor = self.document().find(word, cursor)
        self.setExtraSelections(marks)

    def go_to(self, section: str) -> None:
        """The heading of a section at the top."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        block = self.document().begin()
        while section and block.isValid():
            if block.blockFormat().headingLevel() and block.text() == section:
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(round(top))
                return
            block = block.next()


def add_help(buttons: QDialogButtonBox, chapter: str, parent: QWidget) -> QPushButton:
    """A button that opens a chapter of the manual beside the dialog."""
    button = buttons.addButton(QDialogButtonBox.StandardButton.Help)
    buttons.helpRequested.connect(lambda: ManualWindow(parent, chapter).show())
    return button
