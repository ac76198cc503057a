"""The questions of the own opinion: where the keyboard is, what is in sight, what is marked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.opinions import disputed, locked
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.procedure import Question, Stage
from xfv_desktop.services.cases import casework
from xfv_desktop.services.evidence import intake
from xfv_desktop.services.opinion import procedure
from xfv_desktop.services.opinion import procedure_forms as forms
from xfv_desktop.ui.elements.item_models import ENTRY_ROLE
from xfv_desktop.ui.panels.question_form import ChoiceRow

from .conftest import EXAMINER
from .driving import press_keys, wait_until_idle
from .test_procedure import VERIFIER, answer_all, begin, lock
from .words import words_in

NECK = 12


def compared(qtbot, window, seen):
    """The analysis locked by keys, the neck seen so on the questioned photograph."""
    press_keys(window, "Ctrl+J")
    begin(qtbot, window)
    answer_all(qtbot, window)
    subject = forms.component_groups()[NECK].subject
    window.procedure.go_to(Stage.ANALYSIS, subject)
    QTest.keyClick(window.procedure.subjects, seen)
    field = window.procedure.form.findChildren(QPlainTextEdit)[0]
    QTest.keyClicks(field, "a scarf")
    window.procedure.settle()
    wait_until_idle(qtbot, window)
    lock(qtbot, window)
    return subject


def test_the_keys_go_on_after_a_lock_and_the_next_question_is_in_sight(
    qtbot, open_window, case_folder
):
    window = open_window(case_folder)
    window.resize(1280, 720)
    compared(qtbot, window, Qt.Key.Key_2)
    panel = window.procedure

    qtbot.waitUntil(panel.subjects.hasFocus)
    QTest.keyClick(panel.subjects, Qt.Key.Key_1)
    rating = next(row for row in panel.form.rows if row.question.field == "rating")
    qtbot.waitUntil(lambda: whole(rating))
    QTest.keyClick(panel.subjects, Qt.Key.Key_2)  # dissimilar, which asks for an explanation
    explanation = next(row for row in panel.form.rows if row.question.field == "explanation")
    qtbot.waitUntil(lambda: whole(explanation))


def whole(widget):
    """Whether nothing of a widget is scrolled out of sight."""
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_what_the_analysis_says_stands_beside_the_comparison_and_contradictions_are_marked(
    qtbot, open_window, case_folder
):
    window = open_window(case_folder)
    subject = compared(qtbot, window, Qt.Key.Key_3)
    panel = window.procedure
    answer_all(qtbot, window)
    panel.go_to(Stage.COMPARISON, subject)

    said = words_in(panel)
    assert "Q1: not visible · a scarf" in said
    assert "rated “similar”, though not visible" in said
    assert "Answers contradict each other: 13   Neck" in said
    assert not panel.lock_button.isEnabled()
    panel.form.rows[2].buttons["not comparable"].click()
    wait_until_idle(qtbot, window)
    assert panel.lock_button.isEnabled()
    assert "contradict" not in words_in(panel)


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_choice_is_cut_off_however_narrow_the_panel(qtbot, language):
    choices = {
        "en": ("suitable", "suitable with limits", "insufficient"),
        "de": ("geeignet", "mit Einschränkungen geeignet", "nicht ausreichend"),
    }[language]
    row = ChoiceRow(Question(Stage.ANALYSIS, "photograph", "suitability", choices), choices[1])
    qtbot.addWidget(row)
    for width in (400, 250, 600):
        row.resize(width, 120)
        row.show()
        QApplication.processEvents()
        for button in row.buttons.values():
            bold = QFont(button.font())
            bold.setBold(True)
            text = QFontMetrics(bold).horizontalAdvance(button.text())
            assert button.width() >= text + 20
            assert row.rect().contains(button.geometry())


def test_whoever_resolves_a_conflict_sees_both_opinions(qtbot, open_window, case_folder):
    with casework.open_case(case_folder, writable=True) as case:
        disputed(case, EXAMINER, VERIFIER, "neither")
    window = open_window(case_folder, examiner=VERIFIER)
    window.show_procedure(True)
    window.procedure.go_to(Stage.MACHINE, forms.AGREEMENT)

    said = words_in(window.procedure)
    assert f"{EXAMINER}: {forms.opinions()[0].name}" in said
    assert f"{VERIFIER}: {forms.opinion('neither').name}" in said


def test_what_an_amendment_contradicts_is_marked_in_a_locked_stage_too(
    qtbot, open_window, case_folder
):
    subject = forms.component_groups()[NECK].subject
    unseen = [procedure.Answer(subject, forms.SEEN[Stage.ANALYSIS], "not visible")]
    with casework.open_case(case_folder, writable=True) as case:
        procedure.open_procedure(case, "Q1", "K1", person=EXAMINER)
        locked(case, 1, EXAMINER, Stage.EVALUATION)
        procedure.record_answers(
            case, 1, Stage.ANALYSIS, unseen, person=EXAMINER, reason="a scarf, seen on paper"
        )
    window = open_window(case_folder)
    window.show_procedure(True)
    window.procedure.go_to(Stage.COMPARISON, subject)
    entries = window.procedure.subjects.model()
    marked = [entries.index(row, 0).data(ENTRY_ROLE) for row in range(entries.rowCount())]
    assert [entry.key for entry in marked if entry.warns] == [subject]


def test_the_tab_key_leads_from_the_list_through_the_questions(qtbot, open_window, case_folder):
    """And to the buttons below; begun by key, digits answer at once and show no layer."""
    window = open_window(case_folder)
    press_keys(window, "Ctrl+J")
    panel = window.procedure
    QTest.keyClick(panel.invitation.begin_button, Qt.Key.Key_Space)
    wait_until_idle(qtbot, window)
    qtbot.waitUntil(panel.subjects.hasFocus)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_1)
    assert not any(box.isChecked() for box in window.saliency.boxes.values())
    panel.subjects.setCurrentIndex(panel.subjects.model().index(2, 0))
    panel.subjects.setFocus()
    qtbot.waitUntil(panel.form.isVisible)
    met = []
    while (focus := QApplication.focusWidget()) is not panel.end_button and len(met) < 9:
        met.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert focus is panel.end_button
    choice, words = panel.form.rows
    assert met[2] in choice.buttons.values()
    assert words in met


def test_the_tab_key_leads_to_the_choice_that_was_made(qtbot, open_window, case_folder):
    """So that the space bar there says it again, and nothing else."""
    window = open_window(case_folder)
    press_keys(window, "Ctrl+J")
    begin(qtbot, window)
    panel = window.procedure
    subject = panel.subjects.currentIndex().row()
    QTest.keyClick(panel.subjects, Qt.Key.Key_3)
    for place in (subject, subject + 1, subject):  # as it was left, and as it is opened again
        panel.subjects.setCurrentIndex(panel.subjects.model().index(place, 0))
    panel.subjects.setFocus()
    qtbot.waitUntil(panel.form.isVisible)
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    chosen = QApplication.focusWidget()
    assert chosen is list(panel.form.rows[0].buttons.values())[2]
    assert chosen.isChecked()


@pytest.mark.parametrize("leave", ["field", "window"])
def test_words_are_on_record_once_their_field_is_left(qtbot, open_window, case_folder, leave):
    """At once, not after the pause that waits for more of them."""
    window = open_window(case_folder)
    press_keys(window, "Ctrl+J")
    begin(qtbot, window)
    panel = window.procedure
    panel.subjects.setFocus()
    qtbot.waitUntil(panel.form.isVisible)
    words = panel.form.rows[-1]
    words.setFocus()
    QTest.keyClicks(words, "blurred")
    if leave == "field":
        QTest.keyClick(words, Qt.Key.Key_Tab)
        assert window.runner.jobs
        wait_until_idle(qtbot, window)
    else:
        window.close()
    with casework.open_case(case_folder, writable=False) as case:
        (one,) = procedure.procedures(case)
    assert "blurred" in one.answers().values()


def test_words_stay_with_the_pair_that_they_were_typed_about(
    qtbot, open_window, case_folder, photographs
):
    with casework.open_case(case_folder, writable=True) as case:
        found = intake.inspect(photographs.hopper)
        intake.add_exhibit(case, found, role=Role.KNOWN, examiner=EXAMINER)
    window = open_window(case_folder)
    desk, panel = window.desk, window.procedure
    for known in ("K2", "K1"):
        desk.put(desk.case.exhibit(known))
        press_keys(window, "Ctrl+J")
        begin(qtbot, window)
    words = panel.form.rows[-1]
    words.setPlainText("about the first")
    desk.put(desk.case.exhibit("K2"))
    wait_until_idle(qtbot, window)
    with casework.open_case(case_folder, writable=False) as case:
        answers = {one.known: list(one.answers().values()) for one in procedure.procedures(case)}
    assert answers == {"K1": ["about the first"], "K2": []}
