"""Everything the window can do, as one table. Menus, toolbars, key sheet and tests read it."""

from xfv_desktop.ui.actions import (
    assistance,
    case,
    edit,
    examination,
    photographs,
    report,
    tools,
    view,
)
from xfv_desktop.ui.actions.row import ActionRow

ACTIONS: tuple[ActionRow, ...] = (
    *case.ROWS, *edit.ROWS, *view.ROWS, *photographs.ROWS, *examination.ROWS,
    *report.ROWS, *tools.ROWS, *assistance.ROWS,
)  # fmt: skip
