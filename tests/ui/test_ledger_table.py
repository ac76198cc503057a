"""Tables to read in: no heading is cut, and what stretches stays wide enough to be read."""

import pytest

from xfv_desktop.ui.elements.item_models import TableModel, TableRow
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


def drawn(table):
    """Whether anything is seen below the headings."""
    picture = table.viewport().grab().toImage()
    ground = picture.pixelColor(1, 1)
    return any(
        picture.pixelColor(x, y) != ground
        for x in range(picture.width())
        for y in range(picture.height())
    )


def test_an_empty_table_says_what_it_will_hold_and_scrolls_nowhere(qtbot):
    """Until there is a row; a table without a hint stays blank."""
    model = TableModel(HEADINGS)
    table, blank = (
        LedgerTable(model, "Table", (120, 120, 120), hint) for hint in ("Nothing yet.", "")
    )
    for one in (table, blank):
        qtbot.addWidget(one)
        one.resize(200, 160)
        one.show()
    assert (drawn(table), drawn(blank)) == (True, False)
    assert not table.horizontalScrollBar().isVisible()

    model.show([TableRow(key="1", cells=("1", "words", "now"))])
    assert table.hint == ""
    qtbot.waitUntil(table.horizontalScrollBar().isVisible)
    model.show([])
    qtbot.waitUntil(lambda: not table.horizontalScrollBar().isVisible())
    assert table.hint == "Nothing yet."
