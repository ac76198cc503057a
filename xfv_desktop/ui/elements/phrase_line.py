"""The phrase guard beside a field: words underlined, a tip, and the advice in a line below."""

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTextEdit

from xfv_desktop.domain.phrases import Flag
from xfv_desktop.services.opinion.phrases import flags_of
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.theme import current_theme, plain_tip


class PhraseLine(QLabel):
    """Below a field: what in it overstates, why, and what to write. It never stops the typing."""

    def __init__(self, edit: QPlainTextEdit | QLineEdit) -> None:
        super().__init__(edit)  # until a layout takes it: never a window of its own
        self._edit, self._tip = edit, edit.toolTip()
        self.flags: tuple[Flag, ...] = ()
        self.setProperty("role", "notice")
        self.setWordWrap(True)
        self.setAccessibleName(tr("Words that overstate"))
        self.hide()
        edit.textChanged.connect(self.look)
        self.look()

    def look(self) -> None:
        """Look at the text as it is now."""
        edit = self._edit
        text = edit.text() if isinstance(edit, QLineEdit) else edit.toPlainText()
        self.flags = flags_of(text)
        lines = [f"“{_at(text, flag)}”: {said(flag.advice)}" for flag in self.flags]
        self.setText("\n".join(lines))
        self.setVisible(bool(lines))
        edit.setToolTip(plain_tip("\n".join(lines)) or self._tip)
        if isinstance(edit, QPlainTextEdit):
            edit.setExtraSelections([_underlined(edit, text, flag) for flag in self.flags])


def _at(text: str, flag: Flag) -> str:
    return text[flag.start : flag.end].strip()


def _underlined(edit: QPlainTextEdit, text: str, flag: Flag) -> QTextEdit.ExtraSelection:
    selection = QTextEdit.ExtraSelection()
    shape = QTextCharFormat()
    shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    shape.setUnderlineColor(QColor(current_theme().dissimilarity))
    cursor = QTextCursor(edit.document())
    start, end = (_utf16(text[:place]) for place in (flag.start, flag.end))
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    selection.cursor, selection.format = cursor, shape
    return selection


def _utf16(text: str) -> int:
    """Places in Qt's texts count UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
