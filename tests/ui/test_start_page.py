"""The start page: what it tells of cases before anybody is named, the search, the demonstration."""

import re
import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.tampering import forged
from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.procedure import Order
from xfv_desktop.services.cases import casework
from xfv_desktop.services.demo import demonstration
from xfv_desktop.services.opinion import unmasking
from xfv_desktop.services.program.settings import Settings
from xfv_desktop.services.records import known_cases
from xfv_desktop.ui.pages.case_card import FaceRow

from .conftest import EXAMINER
from .driving import click, press_keys, wait_until_idle
from .words import words_in


@pytest.fixture
def remember(tmp_path):
    """Puts cases on the list of the window that is opened next; the last one is the first card."""

    def put(*folders):
        for folder in folders:
            known_cases.remember(Settings(tmp_path / "base"), folder)

    return put


@pytest.fixture
def strict(case_folder):
    """The examined case with the own opinion first, from now on."""
    with casework.open_case(case_folder, writable=True) as case:
        unmasking.set_order(case, Order.OPINION_FIRST, person=EXAMINER)
    return case_folder


def looked(qtbot, window):
    qtbot.waitUntil(lambda: not window.start.glances.busy)


def faces_of(card):
    return len(card.findChild(FaceRow).faces)


def test_a_card_tells_what_was_done_and_opens_the_case(open_window, qtbot, case_folder, remember):
    """By a click; nothing was locked or written before that."""
    remember(case_folder)
    before = {path: path.read_bytes() for path in case_folder.rglob("*") if path.is_file()}
    window = open_window()
    looked(qtbot, window)
    card = window.start.cards[case_folder]
    name = card.accessibleName()
    for words in ("Station Road", "1 questioned, 1 known", "1 examination", "Seal sound", EXAMINER):
        assert words in name
    assert re.search(r", Last: [^,]+, \d{4}-\d\d-\d\d \d\d:\d\d, ", name)
    assert faces_of(card) == 2
    assert {path: path.read_bytes() for path in case_folder.rglob("*") if path.is_file()} == before

    click(card)
    wait_until_idle(qtbot, window)

    assert window.desk.case.folder == case_folder
    assert not window.start.glances.busy


def test_the_start_page_and_the_search_keep_what_is_hidden(open_window, qtbot, strict, remember):
    """No score, no decision, and of the known exhibit neither face nor name."""
    remember(strict)
    with casework.open_case(strict, writable=False) as case:
        (summary,) = casework.overview(case).examinations
    window = open_window()
    looked(qtbot, window)
    page = window.start
    assert faces_of(page.cards[strict]) == 1
    shown = words_in(window)
    for text in ("astronaut", "station"):
        QTest.keyClicks(page.search_edit, text)
        qtbot.waitUntil(lambda: page.below.currentIndex() == 1)
        looked(qtbot, window)
        assert len(page.found.entries_model.entries) == (1 if text == "station" else 0)
        shown += words_in(window)
        page.search_edit.clear()
    secrets = (f"{summary.score:.2f}", f"{summary.score:.3f}", "accept", "reject", "astronaut")
    assert [secret for secret in secrets if secret in shown.lower()] == []


def test_a_case_is_found_and_opened_by_keys(open_window, qtbot, case_folder, remember):
    """Ctrl+Shift+F, words, down into the list, Enter; Escape goes back to the cards."""
    remember(case_folder)
    window = open_window()
    press_keys(window, "Ctrl+Shift+F")
    edit = window.focusWidget()
    assert isinstance(edit, QLineEdit)
    QTest.keyClicks(edit, "ada station")
    qtbot.waitUntil(lambda: window.start.below.currentIndex() == 1)
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert window.start.below.currentIndex() == 0
    QTest.keyClicks(edit, "hopper")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.start.below.currentIndex() == 1)
    QTest.keyClick(edit, Qt.Key.Key_Down)
    assert window.focusWidget() is window.start.found
    QTest.keyClick(window.start.found, Qt.Key.Key_Return)
    wait_until_idle(qtbot, window)
    assert window.desk.case.folder == case_folder


def test_cards_are_walked_by_arrow_keys(open_window, qtbot, case_folder, tmp_path, remember):
    other = shutil.copytree(case_folder, tmp_path / "other.xfv")
    remember(other, case_folder)
    window = open_window()
    looked(qtbot, window)
    first, second = window.start.cards.values()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Right)
    assert second.hasFocus()
    QTest.keyClick(second, Qt.Key.Key_Return)
    wait_until_idle(qtbot, window)
    assert window.desk.case.folder == other


def test_a_missing_case_is_greyed_and_can_be_removed(open_window, qtbot, tmp_path, remember):
    """It cannot be opened; the button and the key Delete both take one off the list."""
    remember(tmp_path / "one.xfv", tmp_path / "two.xfv")
    window = open_window()
    looked(qtbot, window)
    two, one = window.start.cards.values()
    click(two)
    QTest.keyClick(two, Qt.Key.Key_Return)
    assert not window.runner.jobs
    assert "not there any more" in two.accessibleName()
    click(two.remove_button)
    assert list(window.start.cards) == [one.folder]
    QTest.keyClick(next(iter(window.start.cards.values())), Qt.Key.Key_Delete)
    assert known_cases.recent(window.settings) == ()


def test_altered_and_unreadable_cases_are_named_as_such(
    open_window, qtbot, case_folder, tmp_path, remember
):
    """The seal is checked in the background; a damaged case says why it cannot be read."""
    damaged = shutil.copytree(case_folder, tmp_path / "damaged.xfv")
    store = damaged / "case.db"
    store.write_bytes(store.read_bytes()[:100] + bytes(4000) + store.read_bytes()[4100:])
    forged(case_folder, "UPDATE \"case\" SET title = 'Platform Road'")
    remember(damaged, case_folder)
    window = open_window()
    looked(qtbot, window)
    altered, unreadable = window.start.cards.values()
    assert altered.seal.text().startswith("Altered: The title of the case is")
    assert "cannot be read" in unreadable.accessibleName()
    assert "damaged" in unreadable.toolTip()


def test_opening_a_damaged_case_says_what_to_do(open_window, qtbot, case_folder, remember):
    """One sentence, the start page again, and the file as it was."""
    store = case_folder / "case.db"
    store.write_bytes(store.read_bytes()[:100] + bytes(4000) + store.read_bytes()[4100:])
    before = store.read_bytes()
    remember(case_folder)
    window = open_window()
    looked(qtbot, window)
    QTest.keyClick(window.start.cards[case_folder], Qt.Key.Key_Return)
    wait_until_idle(qtbot, window)
    assert window.desk.case is None
    assert window.start.isVisible()
    assert "damaged" in window.banner.text
    assert "backup" in window.banner.text
    assert store.read_bytes() == before


def test_opening_an_altered_case_shows_it_with_a_warning(open_window, qtbot, case_folder):
    """What the newest events show is said at once; a whole check names the row."""
    forged(case_folder, "UPDATE audit SET actor = 'Somebody' WHERE sequence = 2")
    window = open_window(case_folder)
    assert "not sound" in window.banner.text
    assert "event 2" in window.banner.text


def test_the_demonstration_is_one_click(open_window, qtbot, tmp_path, case_folder, monkeypatch):
    """Made beside the last case, opened for its own examiner, and not made twice."""
    made = []

    def quick(folder, **_):
        made.append(folder)
        casework.create_case(
            folder / demonstration.CASE, title="Demonstration",
            examiner=demonstration.EXAMINER.name, demonstration=True,
        ).close()  # fmt: skip

    monkeypatch.setattr(demonstration, "demonstrate", quick)
    known_cases.remember(Settings(tmp_path / "base"), case_folder)
    for _ in range(2):
        window = open_window()
        click(window.start.demonstration_button)
        wait_until_idle(qtbot, window)
        assert window.desk.case.overview.case.demonstration
        assert window.desk.case.person == demonstration.EXAMINER.name
        assert "DEMONSTRATION – NOT FOR COURT" in words_in(window)
        window.close()
    assert len(made) == 1
    assert (tmp_path / "XFV demonstration" / demonstration.CASE).is_dir()


def test_a_demonstration_that_fails_leaves_nothing(tmp_path, monkeypatch):
    def refused(folder, **_):
        (folder / "half").touch()
        raise UserError("no")

    monkeypatch.setattr(demonstration, "demonstrate", refused)
    with pytest.raises(UserError):
        demonstration.demonstration_case(tmp_path / "one")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "one").mkdir()
    with pytest.raises(UserError, match="holds no demonstration"):
        demonstration.demonstration_case(tmp_path / "one")
