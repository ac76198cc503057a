"""What one person knew or left behind does not reach the next one at the window."""

import numpy as np
import pytest
from PySide6.QtGui import QGuiApplication

from tests.opinions import answered, locked
from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.procedure import Order, Stage
from xfv_desktop.services.cases import casework, custody, people
from xfv_desktop.services.evidence import annotation
from xfv_desktop.services.opinion import procedure, unmasking
from xfv_desktop.ui.commands import region_commands
from xfv_desktop.ui.commands.custody_commands import TransferDialog, enter_transfer
from xfv_desktop.ui.dialogs.who_dialog import SOMEBODY_ELSE, WhoDialog
from xfv_desktop.ui.panels.custody_panel import CustodyPanel

from .conftest import EXAMINER
from .driving import click, dialog_of, press_keys, wait_until_idle
from .words import words_in

VERIFIER = "Dr Bo Lind"


@pytest.fixture
def case_folder(case_folder):
    """The examined case, in which a verifier takes part and K1 came from somebody."""
    with casework.open_case(case_folder, writable=True) as case:
        people.add_person(case, VERIFIER, by=EXAMINER)
        custody.transfer(
            case, "K1", given_by="Prison of Neustadt", received_by=EXAMINER,
            reason="portrait of the suspect", person=EXAMINER, gap=True,
        )  # fmt: skip
    return case_folder


def test_the_ledger_of_a_hidden_photograph_is_hidden_too(qtbot, open_window, case_folder):
    with casework.open_case(case_folder, writable=True) as case:
        unmasking.set_order(case, Order.OPINION_FIRST, person=EXAMINER)
    window = open_window(case_folder, examiner=VERIFIER)
    window.show_audit()
    wait_until_idle(qtbot, window)
    shown = words_in(window)
    assert "Neustadt" not in shown
    assert "suspect" not in shown
    ledger = window.findChild(CustodyPanel).table.model()
    rows = range(ledger.rowCount())
    hidden = [row for row in rows if "hidden" in ledger.index(row, 5).data()]
    assert {ledger.index(row, 0).data() for row in hidden} == {"K1"}
    assert len(hidden) == 2 < len(rows)


def test_a_refused_transfer_does_not_say_who_has_a_hidden_photograph(
    qtbot, open_window, case_folder
):
    with casework.open_case(case_folder, writable=True) as case:
        custody.transfer(
            case, "K1", given_by=EXAMINER, received_by="Prison of Neustadt", reason="given back",
            person=EXAMINER,
        )  # fmt: skip
        unmasking.set_order(case, Order.OPINION_FIRST, person=EXAMINER)
    window = open_window(case_folder, examiner=VERIFIER)
    enter_transfer(window, "K1")
    form = dialog_of(qtbot, window, TransferDialog)
    form.to_edit.setText("Registry")
    form.reason_edit.setText("Trial")
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    assert "gap in the chain of K1" in window.banner.text
    assert "Neustadt" not in words_in(window)


def test_a_copied_region_goes_with_the_case(qtbot, open_window, case_folder):
    with casework.open_case(case_folder, writable=True) as case:
        triangle = np.array([(10.0, 10.0), (90.0, 10.0), (90.0, 90.0)])
        regions = AnnotationSet().added(RegionKind.POLYGON, triangle, "mole", "as in K1")
        annotation.annotate(case, 1, Side.PROBE, regions, examiner=EXAMINER, what="drawn")
    window = open_window(case_folder)
    window.desk.select(Side.PROBE, 1)
    region_commands.copy(window)
    clipboard = QGuiApplication.clipboard()
    assert clipboard.mimeData().hasFormat(region_commands.FORMAT)
    window.close_case()
    wait_until_idle(qtbot, window)
    left = clipboard.mimeData()
    assert left is None or not left.hasFormat(region_commands.FORMAT)


def test_nothing_that_was_hidden_is_noted_as_viewed(qtbot, open_window, case_folder):
    """The trail is what a court reads: it must not say that a blind verifier saw the maps."""
    with casework.open_case(case_folder, writable=True) as case:
        unmasking.set_order(case, Order.OPINION_FIRST, person=EXAMINER)
        procedure.open_procedure(case, "Q1", "K1", person=EXAMINER)
        locked(case, 1, EXAMINER, Stage.EVALUATION)
    window = open_window(case_folder)
    assert window.desk.examination is not None
    wait_until_idle(qtbot, window)
    window.banner.say("Look at score and maps.")

    press_keys(window, "Ctrl+Alt+W")
    dialog = dialog_of(qtbot, window, WhoDialog)
    dialog.person_box.setCurrentText(VERIFIER)
    click(dialog.accept_button)
    qtbot.waitUntil(lambda: window.desk.person == VERIFIER)
    wait_until_idle(qtbot, window)

    trail = window.desk.case.audit_trail()
    seen = [e.facts for e in trail if (e.actor, e.action) == (VERIFIER, "viewed")]
    assert seen == [{"questioned": "Q1"}]
    assert not window.banner.isVisible()


def test_a_photograph_that_is_revealed_beside_an_examination_is_noted_as_viewed(
    qtbot, open_window, case_folder
):
    with casework.open_case(case_folder, writable=True) as case:
        procedure.open_procedure(case, "Q1", "K1", person=EXAMINER)
        answered(case, 1, EXAMINER)
    window = open_window(case_folder)
    wait_until_idle(qtbot, window)

    def seen():
        return [e.facts for e in window.desk.case.audit_trail() if e.action == "viewed"]

    assert seen() == [{"examination": "1", "questioned": "Q1"}]
    window.desk.case.change(
        "Locking", lambda file, *_: procedure.lock_stage(file, 1, person=EXAMINER)
    )
    wait_until_idle(qtbot, window)
    assert seen()[1:] == [{"known": "K1"}]


def test_whoever_is_new_is_not_offered_the_name_of_somebody_who_is_there(
    qtbot, open_window, case_folder
):
    window = open_window(case_folder)
    press_keys(window, "Ctrl+Alt+W")
    dialog = dialog_of(qtbot, window, WhoDialog)
    dialog.person_box.setCurrentText(SOMEBODY_ELSE)
    assert dialog.name_edit.text() == ""
    dialog.reject()
    wait_until_idle(qtbot, window)
