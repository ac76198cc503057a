"""The table of actions keeps its promises, in itself and in the window."""

from collections import Counter

import attrs
import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QLabel

from xfv_desktop.assets import resources
from xfv_desktop.ui.actions import ACTIONS
from xfv_desktop.ui.actions.row import MENUS
from xfv_desktop.ui.window.key_sheet import KeySheet
from xfv_desktop.ui.window.situation import Situation


@pytest.mark.parametrize("row", ACTIONS, ids=lambda row: row.id)
def test_an_action_is_complete(row):
    """Text, tip, an icon that exists, a key that Qt understands, a place in a menu."""
    assert row.text
    assert row.tip
    assert resources("icons", f"{row.icon}.svg").is_file()
    assert QKeySequence(row.shortcut).toString()
    assert row.menu in MENUS


def test_ids_and_keys_are_unique():
    """No key does two things."""
    for values in (
        [row.id for row in ACTIONS],
        [QKeySequence(r.shortcut).toString() for r in ACTIONS],
    ):
        assert sorted(set(Counter(values).values())) == [1]


def test_one_action_of_a_group_is_on():
    """At the start there is one tool and one set of colours."""
    groups = {row.group for row in ACTIONS if row.group}
    on = Counter(row.group for row in ACTIONS if row.group and row.checked)
    assert dict.fromkeys(groups, 1) == dict(on)


def test_without_a_case_only_what_makes_sense_can_be_done():
    """And everything can be done in some situation."""
    everything = Situation(
        case=True, writable=True, pair=True, may_compare=True, photograph=True, faces=True,
        examination=True, sheet=True, region=True, can_undo=True, can_redo=True, working=True,
        both_shown=True, superimposed=True,
    )  # fmt: skip
    report = Situation(case=True, report=True, more_pages=True, earlier_pages=True)

    possible = {row.id for row in ACTIONS if row.when(Situation())}

    assert {
        "new_case", "open_case", "import_bundle", "settings", "quit", "new_identity", "shortcuts",
        "palette", "manual", "find_case", "demonstration", "tour",
        "verify_report", "trust",
        "about", "theme_system", "theme_light", "theme_dark", "theme_contrast", "models",
        "calibration",
    } == possible  # fmt: skip
    apart, locked = ({"superimposed": False}, {"locked": True})
    some = (
        Situation(),
        everything,
        report,
        *(attrs.evolve(everything, **x) for x in (apart, locked)),
    )
    assert [row.id for row in ACTIONS if not any(map(row.when, some))] == []


def test_all_actions_are_in_the_menus_and_on_the_key_sheet(open_window):
    """What the table says is what is seen."""
    window = open_window()
    menus = [action.menu() for action in window.menuBar().actions()]
    in_menus = [a.objectName() for menu in menus for a in menu.actions() if a.objectName()]
    sheet = KeySheet(window)
    texts = {child.text() for child in sheet.findChildren(QLabel)}
    sheet.close()

    assert sorted(row.id for row in ACTIONS) == sorted(in_menus)
    assert {row.text.rstrip(" …") for row in ACTIONS} <= texts


def test_every_icon_is_used():
    """No file lies there for nothing."""
    elsewhere = {
        "application",
        "check",
        "warning",
        "previous",
        "next",
        "zoom-in",
        "zoom-out",
        "back",
        "edit",
        "lock",
        "wait",
    }
    files = {entry.name.removesuffix(".svg") for entry in resources("icons").iterdir()}
    assert {row.icon for row in ACTIONS} | elsewhere == files
