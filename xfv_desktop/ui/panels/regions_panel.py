"""The regions of both photographs as layers in a table, and the fields of the selected one."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QWidget

from xfv_desktop.domain.annotation import Region
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.regions import RegionRow
from xfv_desktop.services.comparison import saliency
from xfv_desktop.services.opinion.procedure_forms import component_groups
from xfv_desktop.ui.elements.item_models import Index, OnDemand, TableModel, TableRow
from xfv_desktop.ui.elements.language import heading, said, tr
from xfv_desktop.ui.elements.ledger_table import HintedTable
from xfv_desktop.ui.elements.share_table import DISSIMILARITY, SIMILARITY, as_percent, set_up
from xfv_desktop.ui.panels.region_details import RegionDetails, selected_region
from xfv_desktop.ui.state.desk import ROLES, Desk

HEADINGS = (
    tr("Region"), tr("On"), tr("Share of\nsimilarity"), tr("Share of\ndissimilarity"),
    tr("Com-\nponent"), tr("Layer"),
    tr("Edits"),
)  # fmt: skip
COMPONENT, LAYER, EDITS = 4, 5, 6
"""The component, which takes the room that is left, and what is switched by a click."""
WIDEST, COMPONENT_WIDTH = 190, 120
"""No label pushes the other columns away."""


class RegionsPanel(QWidget):
    """All regions with their shares; everything about the selected one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._model = TableModel(HEADINGS, self)
        self._shares: dict[tuple[int, Side, int], tuple[Region, RegionRow]] = {}
        self._rows: dict[tuple[Side, int], tuple[Region, object, TableRow]] = {}
        self._places: dict[tuple[Side, int], int] = {}
        self.table = HintedTable(
            tr("No region yet. Take a shape from the tools, and draw it on a photograph.")
        )
        self.details = RegionDetails(desk)
        self._lay_out()
        self.table.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.table.clicked.connect(self._cell_clicked)
        desk.changed.connect(self.refresh)
        desk.regions_changed.connect(self.refresh)
        desk.selection_changed.connect(self._show_selected)
        desk.undo_changed.connect(self._show_selected)
        self.refresh()

    def refresh(self) -> None:
        """Show the regions as they are now."""
        document = self._desk.document
        drawn = document.drawn if document else {}
        regions = [(side, region) for side, regions in drawn.items() for region in regions]
        for column in (SIMILARITY, DISSIMILARITY):  # without maps they would push the others away
            self.table.setColumnHidden(column, self._desk.examination is None)
        self._places = {(side, one.number): place for place, (side, one) in enumerate(regions)}
        blocker = QSignalBlocker(self.table.selectionModel())
        # Hundreds are measured only as they come into sight
        self._model.show(OnDemand(len(regions), lambda place: self._row(*regions[place])))
        del blocker
        self._show_selected()

    def describe(self) -> None:
        """Take the keyboard to the label of the selected region."""
        self.details.focus()

    def _row(self, side: Side, region: Region) -> TableRow:
        """Made once for each state of a region: during a drag only that of the dragged one."""
        key, examination = (side, region.number), self._desk.examination
        known = self._rows.get(key)
        if known is None or known[0] is not region or known[1] is not examination:
            exhibit = self._desk.exhibit(side)
            row = _row(side, region, exhibit.number if exhibit else "", self._share(side, region))
            known = self._rows[key] = (region, examination, row)
        return known[2]

    def _share(self, side: Side, region: Region) -> RegionRow | None:
        """Measured once for each shape; ``None`` without maps, or for a kind without an area."""
        examination = self._desk.examination
        if examination is None or not region.has_area:
            return None
        key = (examination.number, side, region.number)
        known = self._shares.get(key)
        if known is None or known[0].points_px is not region.points_px:
            crop = examination.face(side).crop
            share = saliency.drawn_row(examination.explanation, crop, side, region)
            known = self._shares[key] = (region, share)
        return known[1]

    def _show_selected(self) -> None:
        found = selected_region(self._desk)
        place = self._places.get((found[0], found[1].number)) if found else None
        index = QModelIndex() if place is None else self._model.index(place, 0)
        selection = self.table.selectionModel()
        blocker = QSignalBlocker(selection)
        flags = QItemSelectionModel.SelectionFlag
        selection.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        if not index.isValid():
            selection.clear()
        del blocker
        self.table.viewport().update()
        facts = self._facts(*found) if found else tr("Select a region to describe it.")
        self.details.show_region(found, facts)

    def _facts(self, side: Side, region: Region) -> str:
        exhibit, share = self._desk.exhibit(side), self._share(side, region)
        where = tr("{kind} on {exhibit}").format(
            kind=heading(region.kind.value), exhibit=exhibit.number if exhibit else ""
        )
        if self._desk.regions_locked:
            return tr("{where}. Locked with the comparison: amend regions to change it.").format(
                where=where
            )
        if not region.has_area:
            return tr("{where}; it has no area, and therefore no share of the maps.").format(
                where=where
            )
        if share is None:
            return tr("{where}; there are no maps in sight.").format(where=where)
        return tr("{where}; {as_percent} of it inside the network's input.").format(
            where=where, as_percent=as_percent(share.inside_input)
        )

    def _row_chosen(self, index: Index) -> None:
        if index.isValid():
            side, number = self._model.rows[index.row()].key.split()
            self._desk.select(Side(side), int(number))

    def _cell_clicked(self, index: Index) -> None:
        """The layer and the lock of a region are switched where they stand."""
        box = {LAYER: self.details.shown_box, EDITS: self.details.locked_box}.get(index.column())
        if box is not None and box.isEnabled():
            box.click()

    def _lay_out(self) -> None:
        table = self.table
        table.setModel(self._model)
        set_up(table, tr("Regions"), row_height=30)
        header = table.horizontalHeader()
        header.setSectionResizeMode(COMPONENT, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(COMPONENT, COMPONENT_WIDTH)
        header.setMaximumSectionSize(WIDEST)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(12)
        layout.addWidget(table, 3)
        layout.addWidget(self.details, 2)


def _row(side: Side, region: Region, exhibit: str, share: RegionRow | None) -> TableRow:
    shares = (share.similarity.share, share.dissimilarity.share) if share else (None, None)
    names = {group.number: said(group.name) for group in component_groups()}
    component = "–" if region.component is None else names.get(region.component, "–")
    return TableRow(
        key=f"{side.value} {region.number}",
        cells=(
            f"{region.mark}  {region.label}".rstrip(),
            exhibit,
            *map(as_percent, shares),
            component,
            tr("shown") if region.visible else tr("hidden"),
            tr("locked") if region.locked else tr("free"),
        ),
        tip=tr("On the {role} photograph: share of the map's mass in this region").format(
            role=said(ROLES[side].value)
        ),
        shares=tuple(
            (column, value)
            for column, value in zip((SIMILARITY, DISSIMILARITY), shares, strict=True)
            if value is not None
        ),
        colour=region.colour,
    )
