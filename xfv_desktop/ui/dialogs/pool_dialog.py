"""Several questioned photographs of one person, compared as one with a known one."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from xfv_desktop.domain.evidence import Exhibit, Role
from xfv_desktop.domain.pool import Pool
from xfv_desktop.ui.elements.forms import Form, while_open
from xfv_desktop.ui.elements.item_models import TableModel, TableRow
from xfv_desktop.ui.elements.language import figure, said, tr
from xfv_desktop.ui.elements.ledger_table import LedgerTable
from xfv_desktop.ui.elements.theme import label

WORDS = tr(
    "The mean of their feature vectors, weighted by the quality of the pictures, is compared. A "
    "pool has no maps, which explain a pair, and no decision: thresholds are measured on pairs."
)
HEADINGS, WIDTHS = (
    (tr("Pool, with weights"), tr("Model"), tr("Score"), tr("Findings")),
    (190, 80, 64, 0),
)


class PoolDialog(Form):
    """Which questioned exhibits, which known one, which model; below, every pool of the case."""

    compared = Signal()

    def __init__(
        self,
        exhibits: Sequence[Exhibit],
        pair: tuple[str, str] | None,
        models: Sequence[str],
        parent: QWidget,
    ) -> None:
        super().__init__(tr("Compare as one"), WORDS, tr("Compare"), parent)
        self.setMinimumSize(720, 460)
        self.questioned = QListWidget()
        self.questioned.setAccessibleName(tr("Questioned exhibits"))
        self.questioned.setMaximumHeight(150)
        self.questioned.setSpacing(2)
        self.known = QComboBox()
        self.model = QComboBox()
        self.model.addItems(models)
        for exhibit in exhibits:
            if exhibit.role is Role.KNOWN:
                self.known.addItem(exhibit.number)
                continue
            item = QListWidgetItem(f"{exhibit.number}  {exhibit.name}")
            item.setData(Qt.ItemDataRole.UserRole, exhibit.number)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.questioned.addItem(item)
        if pair is not None:
            self.known.setCurrentText(pair[1])
        self.fields.addRow(tr("Questioned"), self.questioned)
        self.fields.addRow(tr("Known"), self.known)
        self.fields.addRow(tr("Model"), self.model)
        self._model = TableModel(HEADINGS, self)
        self.table = LedgerTable(
            self._model,
            tr("Pools of the case"),
            WIDTHS,
            tr("No pool yet. Tick two or more questioned photographs, and compare them."),
        )
        self.fields.addRow(label(tr("POOLS OF THE CASE"), "caption"))
        self.fields.addRow(self.table)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The numbers of the questioned exhibits that are ticked."""
        items = [self.questioned.item(row) for row in range(self.questioned.count())]
        return tuple(
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        )

    @while_open
    def show_pools(self, pools: Sequence[Pool]) -> None:
        """Every pool that may be seen, the last one first; the fields can be used again."""
        self._model.show([_row(place, one) for place, one in enumerate(reversed(pools))])
        self.set_busy(False)

    def submit(self) -> None:
        """It stays open: what came out is shown below."""
        self.set_busy(True)
        self.compared.emit()

    def fault(self) -> str | None:
        """Two questioned exhibits and a known one are needed."""
        if not self.known.count():
            return tr("The case has no known exhibit: add one first.")
        return None if len(self.chosen) > 1 else tr("Tick two questioned exhibits or more.")


def _row(place: int, one: Pool) -> TableRow:
    weighed = ", ".join(
        f"{number} ({figure(f'{weight:.2f}')})"
        for number, weight in zip(one.questioned, one.weights, strict=True)
    )
    return TableRow(
        key=str(place),
        cells=(
            f"{weighed} – {one.known}",
            one.model,
            figure(f"{one.score:.3f}"),
            said(one.findings),
        ),
        tip=tr("{findings}\nWeights by {rule}.\n{person}, {at}").format(
            findings=said(one.findings), rule=said(one.rule), person=one.person, at=one.at
        ),
    )
