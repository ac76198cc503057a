"""A layer as a file: which, where to, and what the file will say."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

from xfv_desktop.domain.explanation import Layer
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.services.cases.casework import CaseFile, Changes
from xfv_desktop.services.comparison import layer_export
from xfv_desktop.ui.elements.failures import sentence
from xfv_desktop.ui.elements.forms import Form, PathField
from xfv_desktop.ui.elements.language import heading, said, tr

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow

WORDS = tr(
    "As PNG: both aligned crops with the layer as it is shown now, its legend, threshold, method "
    "and the check of the maps. As NPZ: the maps as they are, neither blurred nor cut at the "
    "threshold. The audit trail tells of the file; nothing is overwritten."
)
KINDS = tr("Picture with legend (*.png);;Maps as numbers (*.npz)")


class LayerExportDialog(Form):
    """Layer and file; the ending of the file decides what is written."""

    def __init__(
        self,
        shown: Layer,
        propose: Callable[[Layer], Path],
        write: Callable[["LayerExportDialog"], None],
        parent: QWidget,
    ) -> None:
        super().__init__(tr("Export a layer"), WORDS, tr("Export"), parent, work=write)
        self.layers = QComboBox()
        self.layers.setAccessibleName(tr("Layer"))
        self.layers.addItems([heading(layer.value) for layer in Layer])
        self.layers.setCurrentIndex(tuple(Layer).index(shown))
        self.file_field = PathField(tr("File"), _choose)
        self._propose, self._proposed = propose, ""
        self._name()
        self.layers.currentIndexChanged.connect(self._name)
        self.fields.addRow(tr("Layer"), self.layers)
        self.fields.addRow(tr("File"), self.file_field)

    @property
    def layer(self) -> Layer:
        """The layer that was chosen."""
        return tuple(Layer)[self.layers.currentIndex()]

    def _name(self) -> None:
        """The file is named by the layer, until somebody else has named it."""
        if self.file_field.edit.text() == self._proposed:
            self._proposed = str(self._propose(self.layer))
            self.file_field.edit.setText(self._proposed)

    def fault(self) -> str | None:
        """A file is needed."""
        return (
            tr("Choose the file that is to be written.") if self.file_field.path is None else None
        )


def _choose(parent: QWidget, start: str) -> str:
    return QFileDialog.getSaveFileName(parent, tr("Export a layer"), start, KINDS)[0]


def export_layer(window: "MainWindow") -> None:
    """Ask for layer and file, and write what is on the desk."""
    examination, display = window.desk.examination, window.saliency.display
    if examination is None:
        return
    shown = next((layer for layer in reversed(Layer) if layer in display.visible), Layer.SIGNED)
    number = examination.number

    def propose(layer: Layer) -> Path:
        name = tr("examination {number} {layer}").format(number=number, layer=said(layer.value))
        return window.place / f"{name}.png"

    LayerExportDialog(shown, propose, lambda form: _write(window, form, number), window).open()


def _write(window: "MainWindow", dialog: LayerExportDialog, number: int) -> None:
    case, path, layer = window.desk.case, dialog.file_field.path, dialog.layer
    if case is None or path is None:
        return
    display = attrs.evolve(window.saliency.display, visible=frozenset({layer}))
    person = window.examiner.name

    def work(file: CaseFile, progress: Progress, cancel: CancelToken) -> Changes:
        progress(0.1, tr("Writing {path}").format(path=path.name))
        return layer_export.export_layer(
            file, number, layer, display, path, examiner=person, say=said
        )

    def written(_: Changes) -> None:
        dialog.accept()
        window.banner.say(tr("The layer lies in {path}.").format(path=path), done=True)

    case.change(
        tr("Writing {path}").format(path=path.name),
        work,
        succeeded=written,
        failed=lambda error: dialog.complain(sentence(error, window)),
    )
