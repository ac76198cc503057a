"""Tables to read in: no heading is cut, and what stretches stays wide enough to be read."""

import pytest

from xfv_desktop.ui.elements.item_models import TableModel
from xfv_desktop.ui.elements.ledger_table import NARROWEST_PX, LedgerTable

from .room import squeezed

HEADINGS = ("A long name for a number", "Words", "Time")


@pytest.mark.parametrize(
    ("width", "stretched"), [(200, NARROWEST_PX), (700, None)], ids=["narrow", "wide"]
)
def test_columns_share_what_is_left_and_keep_their_headings(qtbot, width, stretched):
    """The first one is far too narrow for its heading; the narrow table scrolls instead."""
    table = LedgerTable(TableModel(HEADINGS), "Table", (20, 0, 0))
    qtbot.addWidget(table)
    table.resize(width, 200)
    table.show()
    first, *others = (table.columnWidth(column) for column in range(3))
    assert squeezed(table) == set()
    assert first > 100
    assert others == [stretched or (table.viewport().width() - first) // 2] * 2
