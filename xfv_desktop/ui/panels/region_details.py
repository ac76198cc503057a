"""Everything about the selected region: words, component, partner, and how it is shown."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from xfv_desktop.domain.annotation import AnnotationSet, Region
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.pairing import in_component, other, paired, partner, unpaired
from xfv_desktop.services.opinion.procedure_forms import component_groups
from xfv_desktop.ui.elements.language import said, tr
from xfv_desktop.ui.elements.phrase_line import PhraseLine
from xfv_desktop.ui.elements.theme import label
from xfv_desktop.ui.state.desk import Desk

PAUSE_MS = 900
"""Words and opacity are saved when the hand rests for so long."""
FAINTEST = 10
"""Per cent: what cannot be seen any more is better hidden."""


def selected_region(desk: Desk) -> tuple[Side, Region] | None:
    """The selected region, and the side that it is drawn on."""
    if desk.selected is None or desk.document is None:
        return None
    side, number = desk.selected
    return side, desk.document.regions(side).region(number)


class CommentEdit(QPlainTextEdit):
    """A comment; leaving it ends the edit."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's name
        """Saves what was typed."""
        super().focusOutEvent(event)
        self._desk.settle()


class RegionDetails(QWidget):
    """The fields of the selected region; each change is an edit that can be taken back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._offered: AnnotationSet | None = None
        self.label_edit = QLineEdit()
        self.comment_edit = CommentEdit(desk)
        self.component_box, self.partner_box = QComboBox(), QComboBox()
        self.shown_box, self.locked_box = QCheckBox(tr("Shown")), QCheckBox(tr("Locked"))
        self.opacity_slider = QSlider(Qt.Orientation.Horizontal)
        self.raise_button, self.lower_button = QToolButton(), QToolButton()
        self._facts = label("", "small", wraps=True)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(desk.settle)
        self._lay_out()
        self.label_edit.textEdited.connect(self._described)
        self.label_edit.editingFinished.connect(desk.settle)
        self.comment_edit.textChanged.connect(self._described)
        self.component_box.activated.connect(self._component_chosen)
        self.partner_box.activated.connect(self._partner_chosen)
        self.shown_box.clicked.connect(lambda on: self._displayed("shown" if on else "hidden"))
        self.locked_box.clicked.connect(lambda on: self._displayed("locked" if on else "free"))
        self.opacity_slider.valueChanged.connect(self._covered)
        self.raise_button.clicked.connect(lambda: self._reordered(1, "raised"))
        self.lower_button.clicked.connect(lambda: self._reordered(-1, "lowered"))

    def show_region(self, found: tuple[Side, Region] | None, facts: str) -> None:
        """These fields, or empty ones; ``facts`` is the line below them."""
        editable = found is not None and self._desk.may_draw
        free = editable and found is not None and not found[1].locked
        words: list[QWidget] = [
            self.label_edit,
            self.comment_edit,
            self.component_box,
            self.partner_box,
        ]
        display: list[QWidget] = [self.shown_box, self.locked_box, self.opacity_slider]
        display += [self.raise_button, self.lower_button]
        for fields, enabled in ((words, free), (display, editable)):
            for field in fields:
                field.setEnabled(enabled)
        region = found[1] if found else None
        self._set_texts(region)
        blockers = [QSignalBlocker(w) for w in (self.opacity_slider, self.component_box)]
        self.shown_box.setChecked(region is None or region.visible)
        self.locked_box.setChecked(region is not None and region.locked)
        self.opacity_slider.setValue(round(100 * region.opacity) if region else 100)
        component = region.component if region else None
        self.component_box.setCurrentIndex(component or 0)
        del blockers
        self._show_partners(found)
        self._facts.setText(facts)

    def focus(self) -> None:
        """Take the keyboard to the label."""
        self.label_edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.label_edit.selectAll()

    def _set_texts(self, region: Region | None) -> None:
        text, comment = (region.label, region.comment) if region else ("", "")
        if self.label_edit.text() != text:
            self.label_edit.setText(text)
        if self.comment_edit.toPlainText() != comment:
            blocker = QSignalBlocker(self.comment_edit)
            self.comment_edit.setPlainText(comment)
            del blocker
        for line in self.findChildren(PhraseLine):
            line.look()

    def _show_partners(self, found: tuple[Side, Region] | None) -> None:
        """The regions of the other photograph; listed anew only where they have changed."""
        document = self._desk.document
        exhibit = self._desk.shown(other(found[0])) if found else None
        offered = document.regions(other(found[0])) if found and document else AnnotationSet()
        blocker = QSignalBlocker(self.partner_box)
        if self._offered is not offered:
            self._offered = offered
            self.partner_box.clear()
            self.partner_box.addItem(tr("In no pair"), 0)
            for one in offered if exhibit else ():
                where = tr("With {exhibit}").format(exhibit=exhibit.number if exhibit else "")
                self.partner_box.addItem(f"{where}: {one.mark}  {one.label}".rstrip(), one.number)
        own = partner(document.drawn, found[0], found[1].number) if found and document else None
        self.partner_box.setCurrentIndex(self.partner_box.findData(own.number) if own else 0)
        del blocker

    def _described(self) -> None:
        found, document = selected_region(self._desk), self._desk.document
        if found is None or document is None:
            return
        side, region = found
        after = document.regions(side).described(
            region.number,
            label=self.label_edit.text(),
            comment=self.comment_edit.toPlainText(),
        )
        gesture = f"words of {side.value} {region.number}"
        self._desk.edit({side: after}, f"Region {region.mark} described", gesture)
        self._pause.start()

    def _component_chosen(self, component: int) -> None:
        found, document = selected_region(self._desk), self._desk.document
        if found and document:
            side, region = found
            after = in_component(document.drawn, side, region.number, component or None)
            what = f"of component {component}" if component else "of no component"
            self._desk.edit(after, f"Region {region.mark} {what}")

    def _partner_chosen(self, place: int) -> None:
        found, document = selected_region(self._desk), self._desk.document
        if found is None or document is None:
            return
        side, region = found
        number = int(self.partner_box.itemData(place))
        if not number:
            after = unpaired(document.drawn, side, region.number)
            self._desk.edit(after, f"Region {region.mark} in no pair")
            return
        numbers = {side: region.number, other(side): number}
        after = paired(document.drawn, numbers[Side.PROBE], numbers[Side.REFERENCE])
        mark = after[side].region(region.number).mark
        self._desk.edit(after, f"Region {region.number} paired as {mark}")

    def _displayed(self, how: str) -> None:
        found, document = selected_region(self._desk), self._desk.document
        if found and document:
            side, region = found
            after = document.regions(side).displayed(
                region.number, visible=self.shown_box.isChecked(),
                locked=self.locked_box.isChecked(),
            )  # fmt: skip
            self._desk.edit({side: after}, f"Region {region.mark} {how}")

    def _covered(self, percent: int) -> None:
        found, document = selected_region(self._desk), self._desk.document
        if found and document:
            side, region = found
            after = document.regions(side).displayed(region.number, opacity=percent / 100)
            gesture = f"opacity of {side.value} {region.number}"
            self._desk.edit({side: after}, f"Region {region.mark} at another opacity", gesture)
            self._pause.start()

    def _reordered(self, steps: int, how: str) -> None:
        found, document = selected_region(self._desk), self._desk.document
        if found and document:
            side, region = found
            after = document.regions(side).reordered(region.number, steps)
            self._desk.edit({side: after}, f"Region {region.mark} {how}")

    def _lay_out(self) -> None:
        self.label_edit.setPlaceholderText(tr("Label"))
        self.label_edit.setAccessibleName(tr("Label of the region"))
        self.comment_edit.setPlaceholderText(tr("Comment"))
        self.comment_edit.setAccessibleName(tr("Comment on the region"))
        self.comment_edit.setTabChangesFocus(True)
        self.comment_edit.setMinimumHeight(40)
        self.component_box.addItem(tr("Of no component"))
        self.component_box.addItems([f"{g.number}  {said(g.name)}" for g in component_groups()])
        self.component_box.setAccessibleName(tr("Component of the region"))
        self.component_box.setMinimumWidth(110)
        self.partner_box.setAccessibleName(tr("Partner on the other photograph"))
        self.partner_box.setMinimumWidth(110)
        self.shown_box.setAccessibleName(tr("Region shown"))
        self.locked_box.setAccessibleName(tr("Region locked against edits"))
        self.opacity_slider.setRange(FAINTEST, 100)
        self.opacity_slider.setSingleStep(10)
        self.opacity_slider.setAccessibleName(tr("Opacity of the region"))
        self.opacity_slider.setToolTip(tr("How strongly the region covers the photograph"))
        self.opacity_slider.setMinimumWidth(60)
        for button, sign, name in (
            (self.raise_button, "▲", tr("Raise the region")),
            (self.lower_button, "▼", tr("Lower the region")),
        ):
            button.setText(sign)
            button.setAccessibleName(name)
        self.raise_button.setToolTip(tr("Draw the region over the next one"))
        self.lower_button.setToolTip(tr("Draw the region under the one below"))
        choices = QGridLayout()
        choices.setSpacing(6)
        choices.addWidget(self.label_edit, 0, 0, 1, 2)
        choices.addWidget(self.component_box, 1, 0)
        choices.addWidget(self.partner_box, 1, 1)
        choices.setColumnStretch(0, 3)
        choices.setColumnStretch(1, 2)
        display = QHBoxLayout()
        display.setSpacing(8)
        for widget in (self.shown_box, self.locked_box):
            display.addWidget(widget)
        display.addWidget(self.opacity_slider, 1)
        for button in (self.raise_button, self.lower_button):
            display.addWidget(button)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.setSpacing(6)
        column_layout.addLayout(choices)
        column_layout.addLayout(display)
        column_layout.addWidget(self.comment_edit, 1)
        for edit in (self.label_edit, self.comment_edit):
            column_layout.addWidget(PhraseLine(edit))
        column_layout.addWidget(self._facts)
