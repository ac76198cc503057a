"""What is known about one model: its card in words, and what a check of it found."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from xfv_desktop.domain.model_library import KnownModel, ModelCheck, ModelState
from xfv_desktop.services.model_library.model_facts import card_facts
from xfv_desktop.ui.elements.icons import picture
from xfv_desktop.ui.elements.language import heading, said, tr
from xfv_desktop.ui.elements.theme import current_theme, label

UNCHECKED = tr(
    "Not checked in this session. A check asks on bundled faces whether the network does what its "
    "card says, and measures its speed here."
)


class _Facts(QScrollArea):
    """Names on the left, values on the right."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setWidgetResizable(True)

    def show_rows(self, above: list[QWidget], rows: list[tuple[QWidget, QWidget]]) -> None:
        """Replaces what was shown."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(2, 12, 12, 12)
        column.setSpacing(10)
        for widget in above:
            column.addWidget(widget)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        for number, (name, value) in enumerate(rows):
            grid.addWidget(name, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, number, 1)
        column.addLayout(grid)
        column.addStretch()
        self.setWidget(content)


class ModelCardView(_Facts):
    """The card of a model and how it came in."""

    def __init__(self) -> None:
        super().__init__(tr("Card of the model"))

    def show_model(self, model: KnownModel | None) -> None:
        """This model, or an empty sheet."""
        if model is None:
            self.show_rows([], [])
            return
        above: list[QWidget] = [label(model.card.title if model.card else model.name, "heading")]
        if model.state is not ModelState.READY:
            above.append(label(said(model.fault), "notice", wraps=True))
        rows = [
            (label(said(name), "muted"), _value(said(text)))
            for name, text in card_facts(model).items()
        ]
        self.show_rows(above, [(name, value) for name, value in rows])


class ModelCheckView(_Facts):
    """The answers of a check, each with a sign and in words."""

    def __init__(self) -> None:
        super().__init__(tr("Check of the model"))
        self.texts: tuple[str, ...] = ()

    def show_check(self, check: ModelCheck | None) -> None:
        """This check, or that there was none."""
        if check is None:
            self.texts = ()
            self.show_rows([label(UNCHECKED, "muted", wraps=True)], [])
            return
        theme = current_theme()
        rows: list[tuple[QWidget, QWidget]] = []
        for row in check.rows:
            sign = QLabel()
            name = "check" if row.passed else "warning"
            sign.setPixmap(picture(name, QColor(theme.accent if row.passed else theme.text), 18))
            sign.setAccessibleName(tr("passed") if row.passed else tr("failed"))
            name_of = heading(row.name)
            title = name_of if row.passed else tr("{name} – failed").format(name=name_of)
            words = QWidget()
            column = QVBoxLayout(words)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(1)
            column.addWidget(label(title, "strong"))
            column.addWidget(_value(said(row.found)))
            rows.append((sign, words))
        self.texts = tuple(f"{said(row.name)}: {said(row.found)}" for row in check.rows)
        failed = sum(not row.passed for row in check.rows)
        head = (
            tr("Everything passed")
            if not failed
            else tr("{failed} of {rows} failed").format(failed=failed, rows=len(check.rows))
        )
        self.show_rows(
            [label(tr("{head}, on {device}").format(head=head, device=check.device), "heading")],
            rows,
        )


def _value(text: str) -> QLabel:
    value = label(text, wraps=True)
    value.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return value
