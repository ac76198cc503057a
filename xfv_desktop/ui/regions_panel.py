"""The regions of both photographs as a table, and the words that belong to the selected one."""

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.annotation import AnnotationSet, Region
from xfv_desktop.domain.casework import Examination
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.regions import RegionRow
from xfv_desktop.services import saliency
from xfv_desktop.ui.desk import ROLES, Desk
from xfv_desktop.ui.item_models import Index, TableModel, TableRow
from xfv_desktop.ui.share_table import DISSIMILARITY, SIMILARITY, as_percent, set_up
from xfv_desktop.ui.theme import label

HEADINGS = ("Region", "On", "Share of\nsimilarity", "Share of\ndissimilarity")
PAUSE_MS = 900
"""A comment is saved when the typing rests for so long."""


class CommentEdit(QPlainTextEdit):
    """A comment; leaving it ends the edit."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Saves what was typed."""
        super().focusOutEvent(event)
        self._desk.settle()


class RegionsPanel(QWidget):
    """All regions with their shares; label and comment of the selected one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._model = TableModel(HEADINGS, self)
        self._shares: dict[tuple[int, Side, int], tuple[Region, RegionRow]] = {}
        self.table = QTableView()
        self.label_edit = QLineEdit()
        self.comment_edit = CommentEdit(desk)
        self._where = label("", "small", wraps=True)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(desk.settle)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.label_edit.textEdited.connect(self._described)
        self.label_edit.editingFinished.connect(desk.settle)
        self.comment_edit.textChanged.connect(self._described)
        desk.changed.connect(self.refresh)
        desk.regions_changed.connect(self.refresh)
        desk.selection_changed.connect(self._show_selected)
        self.refresh()

    def refresh(self) -> None:
        """Show the regions as they are now."""
        examination, document = self._desk.examination, self._desk.document
        rows: list[TableRow] = []
        if examination and document:
            for side in Side:
                for region in document.regions(side):
                    share = self._share(examination, side, region)
                    rows.append(_row(examination, side, region, share))
        blocker = QSignalBlocker(self.table.selectionModel())
        self._model.show(rows)
        del blocker
        self._show_selected()

    def describe(self) -> None:
        """Take the keyboard to the label of the selected region."""
        self.label_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.label_edit.selectAll()

    def _share(self, examination: Examination, side: Side, region: Region) -> RegionRow:
        """Measured once for each shape: during a drag only the dragged region is measured."""
        key = (examination.number, side, region.number)
        known = self._shares.get(key)
        if known is None or known[0].points_px is not region.points_px:
            comparison = examination.comparison
            face = comparison.probe if side is Side.PROBE else comparison.reference
            share = saliency.drawn_row(examination.explanation, face.crop, side, region)
            known = self._shares[key] = (region, share)
        return known[1]

    def _show_selected(self) -> None:
        found = self._selected_region()
        key = f"{found[0].value} {found[1].number}" if found else None
        index = self._model.index_of(key)
        selection = self.table.selectionModel()
        blocker = QSignalBlocker(selection)
        flags = QItemSelectionModel.SelectionFlag
        selection.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        if not index.isValid():
            selection.clear()
        del blocker
        self.table.viewport().update()
        for edit in (self.label_edit, self.comment_edit):
            edit.setEnabled(found is not None)
        region = found[1] if found else None
        self._set_texts(region.label if region else "", region.comment if region else "")
        self._where.setText(self._facts(*found) if found else "Select a region to describe it.")

    def _set_texts(self, text: str, comment: str) -> None:
        if self.label_edit.text() != text:
            self.label_edit.setText(text)
        if self.comment_edit.toPlainText() != comment:
            blocker = QSignalBlocker(self.comment_edit)
            self.comment_edit.setPlainText(comment)
            del blocker

    def _facts(self, side: Side, region: Region) -> str:
        examination = self._desk.examination
        if examination is None:
            return ""
        share = self._share(examination, side, region)
        return (
            f"{region.kind.value.capitalize()} on {examination.exhibit(side).number}; "
            f"{as_percent(share.inside_input)} of it inside the network's input."
        )

    def _selected_region(self) -> tuple[Side, Region] | None:
        if self._desk.selected is None or self._desk.document is None:
            return None
        side, number = self._desk.selected
        return side, self._desk.document.regions(side).region(number)

    def _row_chosen(self, index: Index) -> None:
        if index.isValid():
            side, number = self._model.rows[index.row()].key.split()
            self._desk.select(Side(side), int(number))

    def _described(self) -> None:
        found, document = self._selected_region(), self._desk.document
        if found is None or document is None:
            return
        side, region = found
        after: AnnotationSet = document.regions(side).described(
            region.number,
            label=self.label_edit.text(),
            comment=self.comment_edit.toPlainText(),
        )
        gesture = f"words of {side.value} {region.number}"
        document.edit(side, after, f"Region {region.number} described", gesture)
        self._pause.start()

    def _lay_out(self) -> None:
        table = self.table
        table.setModel(self._model)
        set_up(table, "Regions", row_height=30)
        header = table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.label_edit.setPlaceholderText("Label")
        self.label_edit.setAccessibleName("Label of the region")
        self.comment_edit.setPlaceholderText("Comment")
        self.comment_edit.setAccessibleName("Comment on the region")
        self.comment_edit.setTabChangesFocus(True)
        words = QVBoxLayout()
        words.setSpacing(6)
        words.addWidget(self.label_edit)
        words.addWidget(self.comment_edit, 1)
        words.addWidget(self._where)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(12)
        layout.addWidget(table, 3)
        layout.addLayout(words, 2)


def _row(examination: Examination, side: Side, region: Region, share: RegionRow) -> TableRow:
    shares = (share.similarity.share, share.dissimilarity.share)
    return TableRow(
        key=f"{side.value} {region.number}",
        cells=(
            f"{region.number}  {region.label}".rstrip(),
            examination.exhibit(side).number,
            *map(as_percent, shares),
        ),
        tip=f"On the {ROLES[side].value} photograph: share of the map's mass in this region",
        shares=tuple(
            (column, value)
            for column, value in zip((SIMILARITY, DISSIMILARITY), shares, strict=True)
            if value is not None
        ),
    )
