"""The draft of a report: looked at page by page, led from to where it is edited, issued."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListWidget

from xfv_desktop.domain.particulars import About, Subject
from xfv_desktop.services.cases import casework
from xfv_desktop.services.opinion import particulars
from xfv_desktop.services.signatures import identity
from xfv_desktop.ui.dialogs.identity_dialogs import IssueDialog
from xfv_desktop.ui.dialogs.particulars_dialog import ParticularsDialog
from xfv_desktop.ui.pages.report_sheet import ReportSheet

from .conftest import EXAMINER
from .driving import click, dialog_of, press_keys, wait_until_idle

PASSPHRASE = "correct horse"


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    path = tmp_path_factory.mktemp("own") / "own.xfvid"
    identity.new_identity(path, name=EXAMINER, organisation="", passphrase=PASSPHRASE)
    return path


@pytest.fixture
def draft(open_window, case_folder, qtbot):
    """The window with a draft in sight."""
    window = open_window(case_folder)
    press_keys(window, "Ctrl+P")
    wait_until_idle(qtbot, window)
    return window


def choose(listed: QListWidget, words: str) -> None:
    item = next(listed.item(i) for i in range(listed.count()) if words in listed.item(i).text())
    listed.scrollToItem(item)
    click(listed.viewport(), listed.visualItemRect(item).center())


def test_a_draft_is_turned_by_its_sections_and_lists_what_it_lacks(draft, qtbot):
    page = draft.report
    assert page.isVisible()
    assert page.draft
    assert page.sections.count() >= 20
    choose(page.sections, "Limitations")
    wait_until_idle(qtbot, draft)
    assert page.page > 0
    assert not page.sheet.isNull()
    panel = page.draft_panel
    assert panel.issue_button.isEnabled()
    assert any("Should be done" in panel.list.item(i).text() for i in range(panel.list.count()))
    press_keys(draft, "Alt+Left")
    assert draft.page.isVisible()


def test_a_draft_leaves_the_window_as_high_as_it_was(open_window, case_folder, qtbot):
    """On a low screen too: what a page at the back needs does not count."""
    window = open_window(case_folder)
    window.resize(1280, 720)
    press_keys(window, "Ctrl+P")
    wait_until_idle(qtbot, window)
    press_keys(window, "Alt+Left")
    QTest.qWait(50)
    assert (window.width(), window.height()) == (1280, 720)


def test_a_page_is_as_wide_as_there_is_room_until_somebody_zooms(draft, qtbot):
    view = draft.report.findChild(ReportSheet)

    def fits():
        shown = view.picture.width() / view.picture.devicePixelRatio()
        return 0 <= view.viewport().width() - shown <= 2

    assert draft.width() == 1440
    qtbot.waitUntil(lambda: fits() and not view.horizontalScrollBar().isVisible())
    draft.resize(1300, 900)
    qtbot.waitUntil(lambda: not fits())
    qtbot.waitUntil(fits)
    press_keys(draft, "Ctrl++")
    qtbot.waitUntil(lambda: view.picture.width() > 1.2 * view.viewport().width())
    zoom = draft.report.zoom
    draft.resize(1440, 900)
    wait_until_idle(qtbot, draft)
    assert draft.report.zoom == zoom
    press_keys(draft, "Ctrl+0")
    qtbot.waitUntil(fits)
    draft.resize(2200, 900)
    qtbot.waitUntil(lambda: draft.report.zoom == 1)  # never larger than on paper by itself


def test_the_signs_of_gaps_follow_the_theme(draft):
    first = draft.report.draft_panel.list.item(0)
    draft.set_theme("light")
    light = first.icon().pixmap(16).toImage()
    draft.set_theme("dark")
    assert first.icon().pixmap(16).toImage() != light


def test_a_gap_leads_to_its_field_and_the_draft_is_laid_out_anew(draft, qtbot):
    panel = draft.report.draft_panel
    before = len(panel.gaps)
    choose(panel.list, "Conclusion")
    wait_until_idle(qtbot, draft)
    form = dialog_of(qtbot, draft, ParticularsDialog)
    edit = form.edits["conclusion", Subject(About.EXAMINATION, "1")]
    qtbot.waitUntil(edit.hasFocus)
    QTest.keyClicks(edit, "The faces match.")
    (line,) = [one for one in form.lines.values() if one.isVisible()]
    assert "“match”" in line.text()
    assert edit.extraSelections()[0].format.underlineStyle().name == "WaveUnderline"
    click(form.accept_button)
    wait_until_idle(qtbot, draft)
    assert len(panel.gaps) == before  # one is gone, one has come: the words overstate
    assert panel.gaps[0].severity.value == "blocks"
    assert not panel.issue_button.isEnabled()
    choose(panel.list, "The faces match")
    wait_until_idle(qtbot, draft)
    form = dialog_of(qtbot, draft, ParticularsDialog)
    edit = form.edits["conclusion", Subject(About.EXAMINATION, "1")]
    edit.selectAll()
    QTest.keyClicks(edit, "The findings support neither.")
    assert not [one for one in form.lines.values() if one.isVisible()]
    click(form.accept_button)
    wait_until_idle(qtbot, draft)
    assert panel.issue_button.isEnabled()
    assert len(panel.gaps) == before - 1


@pytest.mark.parametrize(
    ("section", "field"), [("Laboratory", None), ("Instructions", "instructions")]
)
def test_a_section_leads_to_where_it_is_edited(draft, qtbot, section, field):
    page = draft.report
    choose(page.sections, section)
    page.sections.setFocus()
    QTest.keyClick(page.sections, Qt.Key.Key_Return)
    wait_until_idle(qtbot, draft)
    if field:
        form = dialog_of(qtbot, draft, ParticularsDialog)
        qtbot.waitUntil(next(e for (n, _), e in form.edits.items() if n == field).hasFocus)
        form.reject()
    else:
        from xfv_desktop.ui.dialogs.settings_dialog import SettingsDialog

        dialog_of(qtbot, draft, SettingsDialog).reject()


def test_a_draft_is_issued_in_its_edition_and_words_stay_for_a_reason(
    open_window, case_folder, qtbot, own
):
    with casework.open_case(case_folder, writable=True) as case:
        particulars.record(
            case, {"conclusion": "The faces match."}, person=EXAMINER,
            subject=Subject(About.EXAMINATION, "1"),
        )  # fmt: skip
    window = open_window(case_folder)
    window.settings.set("identity.file", str(own))
    press_keys(window, "Ctrl+R")
    form = dialog_of(qtbot, window, IssueDialog)
    form.edition.form_box.setCurrentIndex(1)
    form.edition.language_box.setCurrentText("Deutsch")
    form.passphrase_edit.setText(PASSPHRASE)
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    assert "The faces match" in form.complaint
    assert form.reason_edit.isVisible()
    QTest.keyClicks(form.reason_edit, "asked for by the court")
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    case = window.desk.case
    assert len(case.overview.reports) == 1
    trail = {event.action: event.details for event in case.audit_trail()}
    assert trail["phrase overridden"]["reason"] == "asked for by the court"
    assert (trail["report issued"]["form"], trail["report issued"]["language"]) == (
        "statement",
        "de",
    )
    press_keys(window, "Ctrl+R")
    form = dialog_of(qtbot, window, IssueDialog)
    form.edition.earlier_box.setCurrentIndex(1)
    form.passphrase_edit.setText(PASSPHRASE)
    click(form.accept_button)
    assert "Say why there is another report" in form.complaint
    QTest.keyClicks(form.edition.reason_edit, "a date was wrong")
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    assert len(case.overview.reports) == 2
    assert any("amended" in event.details for event in case.audit_trail())
