"""Every gap of a draft leads, by a click, to where it is put right."""

import shutil

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication

from tests.opinions import answered, disputed, locked
from tests.thresholds import unmeasured
from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.domain.explanation import Side
from xfv_desktop.domain.particulars import About, Subject
from xfv_desktop.domain.people import Duty
from xfv_desktop.domain.procedure import Stage
from xfv_desktop.services.cases import casework, custody, people
from xfv_desktop.services.evidence import annotation
from xfv_desktop.services.opinion import particulars, procedure
from xfv_desktop.services.opinion import procedure_forms as forms
from xfv_desktop.services.opinion.procedure import Answer
from xfv_desktop.services.reports import completeness, report_document
from xfv_desktop.ui.commands import draft_commands
from xfv_desktop.ui.commands.custody_commands import TransferDialog
from xfv_desktop.ui.dialogs.calibration_dialog import CalibrationDialog
from xfv_desktop.ui.dialogs.particulars_dialog import ParticularsDialog
from xfv_desktop.ui.window.seal import SealDialog

from .conftest import EXAMINER
from .driving import click, dialog_of, press_keys, wait_until_idle

VERIFIER = "Dr Bo Lind"
OVERSTATED = "The faces match."


def nothing(case):
    """The examined case as it is: nobody has an opinion yet."""


def half_an_opinion(case):
    """The analysis is locked, with words that overstate; the comparison lacks most answers."""
    procedure.open_procedure(case, "Q1", "K1", person=EXAMINER)
    answered(case, 1, EXAMINER)
    procedure.lock_stage(case, 1, person=EXAMINER)
    notes = Answer(forms.PHOTOGRAPH, "notes", OVERSTATED)
    procedure.record_answers(case, 1, Stage.COMPARISON, [notes], person=EXAMINER)
    custody.transfer(
        case,
        "K1",
        given_by="Court",
        received_by="Post",
        reason="trial",
        person=EXAMINER,
        gap=True,
    )
    custody.transfer(
        case,
        "K1",
        given_by="Carrier",
        received_by="Laboratory",
        reason="back",
        person=EXAMINER,
        gap=True,
    )
    corners = np.array([(20.0, 20.0), (90.0, 70.0)])
    drawn = AnnotationSet().added(RegionKind.RECTANGLE, corners, "mole", OVERSTATED)
    annotation.annotate(case, 1, Side.REFERENCE, drawn, examiner=EXAMINER, what="drawn")
    said = Subject(About.EXAMINATION, "1")
    particulars.record(case, {"conclusion": OVERSTATED}, person=EXAMINER, subject=said)


def unlocked(case):
    """Everything of the comparison is answered, and not locked."""
    procedure.open_procedure(case, "Q1", "K1", person=EXAMINER)
    locked(case, 1, EXAMINER, Stage.ANALYSIS)
    answered(case, 1, EXAMINER)


def being_verified(case):
    """The verifier is on the way, and the last word of the examiner is missing."""
    people.add_person(case, VERIFIER, duty=Duty.VERIFIER, by=EXAMINER)
    procedure.open_procedure(case, "Q1", "K1", person=EXAMINER)
    locked(case, 1, EXAMINER, Stage.EVALUATION)
    procedure.open_procedure(case, "Q1", "K1", person=VERIFIER, verifies=1)


def in_conflict(case):
    """The verifier came to another opinion."""
    disputed(case, EXAMINER, VERIFIER, forms.opinions()[-1].id)


def particular(subject, field):
    def there(window, qtbot):
        form = dialog_of(qtbot, window, ParticularsDialog)
        qtbot.waitUntil(form.edits[field, subject].hasFocus)
        form.reject()

    return there


def opinion_begins(window, qtbot):
    qtbot.waitUntil(window.procedure.invitation.begin_button.hasFocus)


def opinion_at(stage, subject):
    def there(window, qtbot):
        qtbot.waitUntil(window.procedure.subjects.hasFocus)
        assert window.procedure.stage is stage
        assert subject in ("", window.procedure.form.rows[0].question.subject)

    return there


def transfer_of(exhibit):
    def there(window, qtbot):
        form = dialog_of(qtbot, window, TransferDialog)
        assert form.exhibit_box.currentText() == exhibit
        form.reject()

    return there


def dialog(kind):
    return lambda window, qtbot: dialog_of(qtbot, window, kind).reject()


def region_on_k1(window, qtbot):
    assert window.desk.selected == (Side.REFERENCE, 1)
    qtbot.waitUntil(window.regions.details.label_edit.hasFocus)


def score(window, qtbot):
    qtbot.waitUntil(window.docks["score"].widget().hasFocus)


def check_of_maps(window, qtbot):
    assert window.checks.pop() == 1


CASE, ONE = Subject(About.CASE), Subject(About.EXAMINATION, "1")
LEADS = {
    nothing: {
        "Question: nothing is said": particular(CASE, "question"),
        "Qualifications of person": particular(Subject(About.PERSON, EXAMINER), "qualifications"),
        "Condition on receipt of exhibit K1": particular(
            Subject(About.EXHIBIT, "K1"), "item_condition"
        ),
        "Conclusion of examination 1": particular(ONE, "conclusion"),
        "has recorded no opinion": opinion_begins,
        "Nobody has verified": opinion_begins,
        "From whom K1 was received": transfer_of("K1"),
        "can be trusted was not measured": check_of_maps,
        "No likelihood ratio": dialog(CalibrationDialog),
        "The case is not sound": dialog(SealDialog),
        "The threshold is unvalidated": score,
    },
    half_an_opinion: {
        "Conclusion of examination 1": particular(ONE, "conclusion"),
        "comparison, photograph (notes)": opinion_at(Stage.COMPARISON, forms.PHOTOGRAPH),
        "Region 1 on K1": region_on_k1,
        "The comparison is not complete": opinion_at(Stage.COMPARISON, "component 1: Skin"),
        "Post had it, but Carrier gave it away": transfer_of("K1"),
    },
    unlocked: {"The comparison is not locked": opinion_at(Stage.COMPARISON, "")},
    being_verified: {
        "machine’s result is not complete": opinion_at(Stage.MACHINE, forms.MACHINE),
        "Bo Lind has not finished verifying": opinion_at(Stage.MACHINE, ""),
    },
    in_conflict: {"Bo Lind came to another opinion": opinion_at(Stage.MACHINE, "")},
}  # fmt: skip


@pytest.fixture
def unsound(monkeypatch):
    """Faults of a case and of a model that cannot be made without spoiling the test's case."""
    unmeasured(monkeypatch)
    monkeypatch.setattr(completeness, "case_fault", lambda *_, **__: "A file was altered.")


@pytest.mark.parametrize("prepare", LEADS, ids=lambda one: one.__name__)
def test_every_gap_leads_to_where_it_is_put_right(
    open_window, examined_case, tmp_path, qtbot, monkeypatch, request, prepare
):
    folder = shutil.copytree(examined_case, tmp_path / "case.xfv")
    with casework.open_case(folder, writable=True) as case:
        prepare(case)
    if prepare is nothing:
        request.getfixturevalue("unsound")
    window = open_window(folder)
    window.checks = []
    monkeypatch.setattr(
        draft_commands.fidelity_commands, "check",
        lambda shown: window.checks.append(shown.desk.examination.number),
    )  # fmt: skip
    really_draft, pages = report_document.draft, []

    def drafted(*arguments, **options):  # laid out once: the gaps are asked for anew each time
        pages[:] = pages or [really_draft(*arguments, **options)]
        return pages[0]

    monkeypatch.setattr(report_document, "draft", drafted)
    listed = window.report.draft_panel.list
    for words, arrived in LEADS[prepare].items():
        press_keys(window, "Ctrl+P")
        wait_until_idle(qtbot, window)
        assert window.report.isVisible()
        rows = [listed.item(row) for row in range(listed.count())]
        (item,) = [one for one in rows if words in one.text()]
        assert item.toolTip().startswith("Goes to: ")
        listed.scrollToItem(item)
        QApplication.processEvents()
        click(listed.viewport(), listed.visualItemRect(item).center())
        wait_until_idle(qtbot, window)
        arrived(window, qtbot)
