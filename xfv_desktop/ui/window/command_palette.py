"""The command palette: everything the window can do and everything to go to, found by words."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import attrs
from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.batch import Pair
from xfv_desktop.domain.evidence import Exhibit
from xfv_desktop.services.comparison import batch
from xfv_desktop.ui.actions.row import rows_of
from xfv_desktop.ui.elements.elided import paint_line
from xfv_desktop.ui.elements.item_models import ENTRY_ROLE, EntriesModel, Entry, Index
from xfv_desktop.ui.elements.language import heading, tr
from xfv_desktop.ui.elements.theme import current_theme, scaled_font
from xfv_desktop.ui.elements.words import fit
from xfv_desktop.ui.state.exhibit_entries import HIDDEN
from xfv_desktop.ui.window.situation import situation_of, why_not

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow

MOST = 80
"""Results in the list; more words narrow it better than more lines."""
PADDING = 6
STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


@attrs.frozen(kw_only=True)
class Command:
    """One thing to do or to go to. ``why_not`` says what stands in the way, empty if nothing."""

    title: str
    about: str
    run: Callable[[], object]
    keys: str = ""
    why_not: str = ""


def commands(window: "MainWindow") -> tuple[Command, ...]:
    """All actions, then the exhibits of the open case, then its pairs."""
    now = situation_of(window)
    acts = [
        Command(
            title=f"{row.menu_name}: {row.text.rstrip(' …')}",
            about=row.tip,
            run=window.action_of[row.id].trigger,
            keys=row.keys,
            why_not="" if row.when(now) else why_not(row.when, now),
        )
        for row in rows_of(window)
        if row.id != "palette"
    ]
    return (*acts, *_places(window))


def found(everything: Sequence[Command], words: str) -> list[Command]:
    """The commands that the words fit, the best and possible ones first."""
    if not words.strip():
        graded = [(1, command) for command in everything]
    else:
        graded = [
            (10 * fit(words, one.title) or fit(words, f"{one.title} {one.about}"), one)
            for one in everything
        ]
    fitting = [(grade, one) for grade, one in graded if grade]
    fitting.sort(key=lambda pair: (-pair[0], bool(pair[1].why_not)))
    return [one for _, one in fitting[:MOST]]


def _places(window: "MainWindow") -> list[Command]:
    desk = window.desk
    if desk.case is None:
        return []
    exhibits = desk.case.overview.exhibits
    exhibit_of = {exhibit.number: exhibit for exhibit in exhibits}
    compared = {(one.questioned, one.known) for one in desk.case.overview.examinations}

    def lay_out(*chosen: Exhibit) -> None:
        for exhibit in chosen:
            desk.put(exhibit)
        window.show_photographs()

    def one_of(exhibit: Exhibit) -> Command:
        hidden = exhibit.number in desk.standing.hidden
        about = HIDDEN if hidden else exhibit.image.name
        name = "" if hidden or not exhibit.label else f"  {exhibit.label}"
        return Command(
            title=f"{exhibit.number}{name}",
            about=tr("{role} exhibit: {about}").format(
                role=heading(exhibit.role.value), about=about
            ),
            run=lambda: lay_out(exhibit),
        )

    def pair_of(pair: Pair) -> Command:
        state = (
            tr("your own opinion comes first")
            if pair in desk.standing.masked or pair[1] in desk.standing.hidden
            else tr("compared")
            if pair in compared
            else tr("not compared yet")
        )
        return Command(
            title=" – ".join(pair),
            about=tr("Pair: {state}").format(state=state),
            run=lambda: lay_out(*(exhibit_of[number] for number in pair)),
        )

    return [*map(one_of, exhibits), *map(pair_of, batch.every_pair(exhibits))]


class CommandDelegate(QStyledItemDelegate):
    """What is done with its keys, and below what it is good for or what stands in the way."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Two lines."""
        return QSize(200, 2 * QFontMetrics(option.font).height() + 2 * PADDING + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One command; pale where it cannot be done now."""
        entry: Entry = index.data(ENTRY_ROLE)
        widget, box = option.widget, QRectF(option.rect).adjusted(12, PADDING, -12, -PADDING)
        theme = current_theme()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(theme.selection))
            painter.fillRect(option.rect.adjusted(0, 0, 4 - option.rect.width(), 0), theme.accent)
        top = QRectF(box.left(), box.top(), box.width(), box.height() / 2)
        below = top.translated(0, box.height() / 2)
        title = theme.muted if entry.warns else theme.text
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        for font, colour, text, place, side in (
            (scaled_font(widget, 0.95), theme.muted, entry.tip, top, right),
            (scaled_font(widget, 1, bold=True), title, entry.title, top, left),
            (scaled_font(widget, 0.9), theme.muted, entry.subtitle, below, left),
        ):
            paint_line(painter, place, text, font, colour, side)
        painter.restore()


class CommandPalette(QDialog):
    """A line to type in and what it finds; Enter does it, Escape leaves."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self.setWindowTitle(tr("Commands"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._everything = commands(window)
        self.found: list[Command] = []
        self.words_edit = QLineEdit()
        self.words_edit.setAccessibleName(tr("What to do or where to go"))
        self.words_edit.setPlaceholderText(tr("What to do, or an exhibit or a pair to go to"))
        self.words_edit.installEventFilter(self)
        self._model = EntriesModel(self)
        self.list = QListView()
        self.list.setAccessibleName(tr("What was found"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(CommandDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.words_edit)
        column.addWidget(self.list, 1)
        self._place_over(window)
        self.words_edit.textChanged.connect(self._search)
        self.words_edit.returnPressed.connect(self._do)
        self.list.clicked.connect(self._do)
        self._search("")

    @property
    def current(self) -> Command | None:
        """What Enter would do."""
        row = self.list.currentIndex().row()
        return self.found[row] if 0 <= row < len(self.found) else None

    def _place_over(self, window: QWidget) -> None:
        self.resize(min(680, window.width() - 40), min(460, window.height() - 80))
        corner = window.geometry().center()
        self.move(corner.x() - self.width() // 2, window.geometry().top() + 60)

    def _search(self, words: str) -> None:
        self.found = found(self._everything, words)
        self._model.show(
            [
                Entry(
                    key=str(number),
                    title=one.title,
                    subtitle=one.why_not or one.about,
                    tip=one.keys,
                    warns=bool(one.why_not),
                )
                for number, one in enumerate(self.found)
            ]
        )
        self.list.setCurrentIndex(self._model.index(0))

    def _do(self) -> None:
        """Nothing where something stands in the way: the reason is in sight."""
        chosen = self.current
        if chosen and not chosen.why_not:
            self.accept()
            chosen.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Up and down move in the list while the words are typed."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = STEPS.get(Qt.Key(event.key()))
            if step and self.found:
                row = min(max(self.list.currentIndex().row() + step, 0), len(self.found) - 1)
                self.list.setCurrentIndex(self._model.index(row))
                return True
        return super().eventFilter(watched, event)
