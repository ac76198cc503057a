"""What is done with regions: amended, copied, put on the other photograph, deleted."""

import json
from typing import TYPE_CHECKING

import attrs
import numpy as np
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from xfv_desktop.domain.annotation import Region, RegionKind
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.pairing import Drawn, other, paired, without
from xfv_desktop.services.evidence import annotation
from xfv_desktop.ui.commands import intake_commands
from xfv_desktop.ui.commands.procedure_commands import ReasonDialog
from xfv_desktop.ui.commands.view_commands import bring_below
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.panels.region_details import selected_region
from xfv_desktop.ui.pictures.region_geometry import Points, clamped, kept_inside
from xfv_desktop.ui.state.desk import Desk

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow

FORMAT = "application/x-xfv-region+json"
STEP_PX = 12
"""How far beside the region it is copied from a copy lies, on the screen."""


def wire(window: "MainWindow") -> None:
    """An edit of locked regions asks for a reason; with its case a copied region goes."""
    window.page.region_drawn.connect(lambda: drawn(window))
    window.desk.amendment_wanted.connect(lambda: amend(window))
    window.desk.changed.connect(lambda: let_go() if window.desk.case is None else None)


def amend(window: "MainWindow") -> None:
    """Ask why locked regions are edited; the reason stands beside every edit from then on."""
    desk = window.desk
    if not desk.regions_locked or any(d.isVisible() for d in window.findChildren(ReasonDialog)):
        return
    dialog = ReasonDialog(
        tr("Amend regions"),
        tr("Regions are findings of the comparison, and the comparison of this pair is locked. "
           "What was drawn until then stays in the audit trail. Why are regions changed now?"),
        tr("Amend"), window,
    )  # fmt: skip
    dialog.accepted.connect(lambda: desk.amend(dialog.reason))
    dialog.open()


def drawn(window: "MainWindow") -> None:
    """Back to selecting; what is to be read on the photograph is typed next."""
    window.action_of["select"].trigger()
    found = selected_region(window.desk)
    if found and found[1].kind is RegionKind.TEXT and not found[1].label:
        describe(window)


def describe(window: "MainWindow") -> None:
    """The keyboard in the label of the selected region."""
    bring_below(window, window.regions)
    window.regions.describe()


def delete(window: "MainWindow") -> None:
    """Take the selected region away, unless it is locked; its partner stays, in no pair."""
    found = selected_region(window.desk)
    if found is None:
        return
    side, region = found
    if region.locked:
        locked = tr("Region {mark} is locked against edits: unlock it first.")
        window.show_error(UserError(locked.format(mark=region.mark)))
        return
    after = without(_drawn(window.desk), side, region.number)
    window.desk.edit(after, f"Region {region.mark} deleted")


def duplicate(window: "MainWindow") -> None:
    """The selected region on the other photograph too, where the alignment puts it; as a pair."""
    desk, found = window.desk, selected_region(window.desk)
    if found is None:
        return
    side, region = found
    there = other(side)
    exhibit = desk.shown(there)
    if exhibit is None:
        window.show_error(UserError(tr("The other photograph is hidden: lock the analysis first.")))
        return
    points = _carried(desk, region, side)
    drawn = _drawn(desk)
    copied = drawn[there].pasted(attrs.evolve(region, points_px=points))
    number = copied.regions[-1].number
    numbers = {side: region.number, there: number}
    after = paired({**drawn, there: copied}, numbers[Side.PROBE], numbers[Side.REFERENCE])
    desk.edit(after, f"Region {region.mark} duplicated to {exhibit.number}")
    if desk.may_draw:
        desk.select(there, number)


def copy(window: "MainWindow") -> None:
    """Put the selected region on the clipboard."""
    found = selected_region(window.desk)
    if found:
        side, region = found
        facts = {"side": side.value, "region": annotation.region_facts(region)}
        data = QMimeData()
        data.setData(FORMAT, json.dumps(facts).encode())
        QGuiApplication.clipboard().setMimeData(data)


def let_go() -> None:
    """Takes a copied region from the clipboard.

    The next person must not learn from it what somebody saw, and what Python made there must not
    outlive it.
    """
    content = QGuiApplication.clipboard().mimeData()
    if content and content.hasFormat(FORMAT):
        QGuiApplication.clipboard().clear()


def paste(window: "MainWindow") -> None:
    """The region on the clipboard onto the active photograph; else the photograph there."""
    content = QGuiApplication.clipboard().mimeData()
    desk = window.desk
    if not (content and content.hasFormat(FORMAT) and desk.document):
        intake_commands.paste(window)
        return
    try:
        facts = json.loads(bytes(content.data(FORMAT).data()))
        origin, region = Side(facts["side"]), annotation.region_of(facts["region"])
    except (ValueError, KeyError, TypeError):
        window.show_error(UserError(tr("The clipboard holds no region: copy one first.")))
        return
    view, side = window.page.active_view, window.page.active_side
    exhibit = desk.shown(side)
    if exhibit is None:
        return
    points = region.points_px
    if side is not origin:
        points = _carried(desk, region, origin)
    else:
        step = np.full(2, STEP_PX * view.screen_px)
        points = points + kept_inside(points, step, *view.size_px)
    points = clamped(points, *view.size_px)
    pasted = desk.document.regions(side).pasted(attrs.evolve(region, points_px=points))
    number = pasted.regions[-1].number
    desk.edit({side: pasted}, f"Region {number} pasted on {exhibit.number}")
    if desk.may_draw:
        desk.select(side, number)


def _drawn(desk: Desk) -> Drawn:
    return dict(desk.document.drawn) if desk.document else {}


def _carried(desk: Desk, region: Region, side: Side) -> Points:
    """The points of a region where they belong on the other photograph, and on it."""
    exhibits = {one: desk.exhibit(one) for one in Side}
    faces = {one: exhibit.face for one, exhibit in exhibits.items() if exhibit}
    points = annotation.carried(region, side, faces, desk.examination)
    there = exhibits[other(side)]
    if there is None:
        return points
    return clamped(points, there.image.width, there.image.height)
