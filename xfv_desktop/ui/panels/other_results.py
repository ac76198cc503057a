"""What the case holds besides on the faces on the desk: other models, and enhanced pictures."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from xfv_desktop.domain.agreement import agreement, disagree, result_of, turned
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.result_words import marked
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.state.desk import Desk
from xfv_desktop.ui.state.desk_results import other_results_on_desk, own_result


class OtherResults(QWidget):
    """One line for each other result on the pair; its button lays that examination on the desk."""

    wanted = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.note = label("", "notice", wraps=True)
        self._rows = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(4)
        column.addWidget(label(tr("OTHER RESULTS ON THIS PAIR"), "caption"))
        column.addWidget(self._rows)
        column.addWidget(self.note)
        self.buttons: dict[int, QPushButton] = {}
        self.wanted.connect(desk.show_examination)

    def refresh(self) -> None:
        """The results beside that of the examination on the desk; hidden where there are none."""
        own, others = own_result(self._desk), other_results_on_desk(self._desk)
        self.setVisible(bool(others))
        rows = QWidget()
        grid = QGridLayout(rows)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(0, 1)
        self.buttons = {}
        for place, one in enumerate(others):
            result = result_of(one)
            name = f"{one.number}   {result.model}"
            button = QPushButton(marked(name, enhanced=one.enhanced))
            button.setProperty("flat", True)
            button.setToolTip(tr("Lay this examination on the desk"))
            button.clicked.connect(lambda _=False, n=one.number: self.wanted.emit(n))
            self.buttons[one.number] = button
            words = tr("{score:.3f} at {threshold:.3f}, {decision}").format(
                score=result.score, threshold=result.threshold, decision=said(result.decision.value)
            )
            grid.addWidget(button, place, 0)
            grid.addWidget(label(words, "small"), place, 1, Qt.AlignmentFlag.AlignRight)
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(self._rows, rows)
        self._rows.hide()
        self._rows.deleteLater()
        self._rows = rows
        results = [result_of(one) for one in (own, *others)] if own else []
        told = [agreement(results) if disagree(results) else "", turned(results)]
        self.note.setText("\n".join(said(text) for text in told if text))
        self.note.setVisible(any(told))
