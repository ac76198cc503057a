"""How an enhanced picture is held against the photograph as it came: a button and a split."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QSlider, QWidget

from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.pages.enhanced_views import EnhancedViews


class SplitBar(QWidget):
    """Original as long as it is pressed; original left and result right of a line."""

    def __init__(self, views: EnhancedViews) -> None:
        super().__init__()
        self._views = views
        self.original_button = QPushButton(tr("Original"))
        self.split_box = QCheckBox(tr("Split"))
        self.split_slider = QSlider(Qt.Orientation.Horizontal)
        self.original_button.setToolTip(
            tr("As long as it is pressed, the photographs as they came (key O, held)")
        )
        self.split_box.setToolTip(
            tr("The photograph as it came on the left, the result on the right")
        )
        self.split_slider.setRange(0, 100)
        self.split_slider.setValue(50)
        self.split_slider.setEnabled(False)
        self.split_slider.setAccessibleName(tr("Place of the split"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.original_button)
        row.addWidget(self.split_box)
        row.addWidget(self.split_slider, 1)
        self.original_button.pressed.connect(lambda: views.show_original(True))
        self.original_button.released.connect(lambda: views.show_original(False))
        self.split_box.toggled.connect(self._split)
        self.split_slider.valueChanged.connect(self._split)

    def _split(self) -> None:
        self.split_slider.setEnabled(self.split_box.isChecked())
        share = self.split_slider.value() / 100
        self._views.show_split(share if self.split_box.isChecked() else None)
