"""Which result of the pair on the desk has its maps shown: one for each model and explainer."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSizePolicy

from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.state.desk import Desk
from xfv_desktop.ui.state.desk_results import result_name, results_on_desk


class MapChoice(QComboBox):
    """The results of the case on the two faces; choosing one lays it on the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setAccessibleName(tr("Result whose maps are shown"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.activated.connect(lambda place: desk.show_examination(int(self.itemData(place))))
        desk.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """The results of the pair; the one on the desk is chosen."""
        self.clear()
        for one in results_on_desk(self._desk):
            self.addItem(result_name(one), one.number)
            tip = tr("Examination {number}, {examined_at:%Y-%m-%d %H:%M} UTC").format(
                number=one.number, examined_at=one.examined_at
            )
            self.setItemData(self.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        shown = self._desk.examination
        self.setCurrentIndex(self.findData(shown.number) if shown else -1)
