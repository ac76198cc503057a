"""All models in one list: which compare, whether their files are sound, what their cards say."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.model_library import KnownModel, ModelCheck, ModelState
from xfv_desktop.ui.dialogs.model_card_view import ModelCardView, ModelCheckView
from xfv_desktop.ui.dialogs.model_choice import DEFAULT
from xfv_desktop.ui.elements.forms import while_open
from xfv_desktop.ui.elements.icons import picture
from xfv_desktop.ui.elements.jobs import JobRunner
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.manual_window import add_help
from xfv_desktop.ui.elements.notices import ProgressStrip
from xfv_desktop.ui.elements.theme import current_theme, label, plain_tip

WORDS = tr(
    "The ticked models compare every pair; each makes an examination of its own, and a report "
    "names the results of all. A file is used only while it is the one on its card."
)
NEEDED = tr("One model must stay ticked: otherwise nothing compares.")
NAME_ROLE = Qt.ItemDataRole.UserRole


class ModelsDialog(QDialog):
    """The list on the left, the card or the last check of the current model on the right."""

    chosen = Signal(tuple)
    """Names of the models that are ticked, in the order of the list."""

    add_wanted = Signal()
    check_wanted = Signal(str)
    card_wanted = Signal(str)
    remove_wanted = Signal(str)

    def __init__(self, runner: JobRunner, ticked: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._busy = False
        self._ticked = tuple(ticked)
        self._known: dict[str, KnownModel] = {}
        self._checks: dict[str, ModelCheck] = {}
        self.setWindowTitle(tr("Models"))
        self.resize(1040, 660)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Models"))
        self.list.setIconSize(QSize(18, 18))
        self.list.setSpacing(2)
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setFixedWidth(330)
        self.card, self.check = ModelCardView(), ModelCheckView()
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(tr("About the model"))
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.card, tr("Card"))
        self.tabs.addTab(self.check, tr("Check"))
        self.add_button = QPushButton(tr("&Add …"))
        self.check_button = QPushButton(tr("C&heck"))
        self.export_button = QPushButton(tr("&Export card …"))
        self.remove_button = QPushButton(tr("&Remove …"))
        self._complaint = label("", "notice", wraps=True)
        self._complaint.hide()
        self.progress = ProgressStrip(runner)
        self._lay_out()
        self.list.currentItemChanged.connect(lambda *_: self._show_current())
        self.list.itemChanged.connect(self._tick_changed)
        self.add_button.clicked.connect(self.add_wanted)
        for button, wanted in (
            (self.check_button, self.check_wanted),
            (self.export_button, self.card_wanted),
            (self.remove_button, self.remove_wanted),
        ):
            button.clicked.connect(lambda _=False, wanted=wanted: wanted.emit(self.current or ""))
        self._show_current()

    @property
    def current(self) -> str | None:
        """The name of the model whose card is in sight."""
        item = self.list.currentItem()
        return str(item.data(NAME_ROLE)) if item else None

    @property
    def complaint(self) -> str:
        """What went wrong last, as it is shown."""
        return self._complaint.text() if self._complaint.isVisibleTo(self) else ""

    @while_open
    def complain(self, sentence: str) -> None:
        """Show what went wrong."""
        self._complaint.setText(sentence)
        self._complaint.show()

    @while_open
    def show_models(self, known: Sequence[KnownModel], current: str = "") -> None:
        """These models, those of the program first; the current one stays in sight.

        At first that is the first one that compares.
        """
        current = current or self.current or next(iter(self._ticked), "")
        ordered = sorted(known, key=lambda model: (_of_library(model), model.name))
        self._known = {model.name: model for model in ordered}
        self.list.blockSignals(True)
        self.list.clear()
        for model in ordered:
            self.list.addItem(self._item(model))
        names = list(self._known)
        if names:
            self.list.setCurrentRow(names.index(current) if current in names else 0)
        self.list.blockSignals(False)
        self._keep_one_tick()
        self._show_current()

    @while_open
    def show_check(self, check: ModelCheck) -> None:
        """What a check found, if its model is still the current one."""
        self._checks[check.model] = check
        self._show_current()
        if check.model == self.current:
            self.tabs.setCurrentWidget(self.check)

    @while_open
    def set_busy(self, busy: bool) -> None:
        """One piece of work at a time."""
        self._busy = busy
        if busy:
            self._complaint.hide()
        self._enable()

    def _item(self, model: KnownModel) -> QListWidgetItem:
        title = model.card.title if model.card else model.name
        ready = model.state is ModelState.READY
        item = QListWidgetItem(f"{title}\n{model.name} · {said(model.state.value)}")
        item.setData(NAME_ROLE, model.name)
        item.setToolTip(plain_tip(said(model.fault) or tr("The file is the one on the card.")))
        theme = current_theme()
        colour = QColor(theme.accent if ready else theme.text)
        item.setIcon(QIcon(picture("check" if ready else "warning", colour, 36)))
        ticked = Qt.CheckState.Checked if model.name in self._ticked else Qt.CheckState.Unchecked
        item.setCheckState(ticked)
        return item

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _tick_changed(self, _: QListWidgetItem) -> None:
        ticked = tuple(
            str(item.data(NAME_ROLE))
            for item in self._items()
            if item.checkState() is Qt.CheckState.Checked
        )
        if ticked and ticked != self._ticked:
            self._ticked = ticked
            self._complaint.hide()
            self.chosen.emit(ticked)
        elif not ticked:
            self._keep_one_tick()
            self.complain(NEEDED)

    def _keep_one_tick(self) -> None:
        """A model that is gone cannot compare: those that are left do, or the default one."""
        left = tuple(name for name in self._known if name in self._ticked)
        wanted = left or DEFAULT
        self.list.blockSignals(True)
        for item in self._items():
            on = item.data(NAME_ROLE) in wanted
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        if wanted and wanted != self._ticked:
            self._ticked = wanted
            self.chosen.emit(wanted)

    def _show_current(self) -> None:
        model = self._known.get(self.current or "")
        self.card.show_model(model)
        self.check.show_check(self._checks.get(model.name) if model else None)
        self._enable()

    def _enable(self) -> None:
        model = self._known.get(self.current or "")
        for button, possible in (
            (self.add_button, True),
            (self.check_button, model is not None and model.state is ModelState.READY),
            (self.export_button, model is not None and model.card is not None),
            (self.remove_button, model is not None and _of_library(model)),
        ):
            button.setEnabled(possible and not self._busy)

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.list, 1)
        grid = QGridLayout()
        grid.addWidget(self.add_button, 0, 0)
        grid.addWidget(self.check_button, 0, 1)
        grid.addWidget(self.export_button, 1, 0)
        grid.addWidget(self.remove_button, 1, 1)
        left.addLayout(grid)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(left)
        middle.addWidget(self.tabs, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        add_help(buttons, "comparing", self)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.progress, 1)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(22, 18, 22, 16)
        column.setSpacing(12)
        column.addWidget(label(tr("Models"), "heading"))
        column.addWidget(label(WORDS, "muted", wraps=True))
        column.addLayout(middle, 1)
        column.addWidget(self._complaint)
        column.addLayout(foot)


def _of_library(model: KnownModel) -> bool:
    return model.imported is not None or model.state is ModelState.UNREADABLE
