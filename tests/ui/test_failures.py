"""Two families of errors: the user's in one sentence, the program's with details to copy."""

import shutil
import sys
import threading

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton

from tests.tampering import forged
from xfv_desktop.domain.errors import CaseAltered, UserError
from xfv_desktop.persistence.border import altered
from xfv_desktop.services.cases import casework
from xfv_desktop.services.cases.backup import back_up
from xfv_desktop.ui.actions import ACTIONS
from xfv_desktop.ui.elements import failures
from xfv_desktop.ui.elements.failures import CLICKED, FailureDialog, Failures
from xfv_desktop.ui.window.seal import SealDialog, button_of

from .driving import click, dialog_of


def boom() -> None:
    raise ZeroDivisionError("planted")


def test_an_exception_that_nobody_caught_reaches_the_window(qtbot):
    """From the window's thread and from any other; then the hooks are as before."""
    watch, seen = Failures(), []
    watch.happened.connect(seen.append)
    hooks = sys.excepthook, threading.excepthook
    put_back = watch.install()
    try:
        try:
            boom()
        except ZeroDivisionError:
            sys.excepthook(*sys.exc_info())
        thread = threading.Thread(target=boom)
        thread.start()
        thread.join()
        qtbot.waitUntil(lambda: len(seen) == 2)
    finally:
        put_back()

    assert [ZeroDivisionError] * 2 == [type(error) for error in seen]
    assert hooks == (sys.excepthook, threading.excepthook)


def test_an_error_of_the_program_is_logged_and_can_be_copied(open_window, caplog, monkeypatch):
    """With its traceback, in the log and on the clipboard."""
    monkeypatch.setattr(failures.log, "disabled", False)  # import-linter's test switches logs off
    window = open_window()
    try:
        boom()
    except ZeroDivisionError as error:
        window.show_error(error)

    dialog = window.findChild(FailureDialog)
    copy = next(b for b in dialog.findChildren(QPushButton) if b.text() == "Copy details")
    copy.click()
    text = QGuiApplication.clipboard().text()
    dialog.close()

    assert "in boom" in text
    assert "in boom" in caplog.text


def test_an_error_of_the_user_is_one_sentence(open_window):
    """No dialog, no log; it stands in the banner."""
    window = open_window()

    window.show_error(UserError("The lens cap is on: take it off."))

    assert window.banner.text == "The lens cap is on: take it off."
    assert window.findChild(FailureDialog) is None


def test_where_an_error_is_put_right_is_an_action_of_the_menus(open_window):
    window = open_window()
    places = {f"{row.menu_name} → {row.text}" for row in ACTIONS}
    for remedy, where in CLICKED.items():
        window.show_error(UserError("Something is missing: add it.", remedy))
        words = " → ".join(where)
        assert window.banner.text == f"Something is missing: add it ({words})."
        assert words in places or words.startswith("command line")


@pytest.mark.parametrize("kind", [KeyboardInterrupt, SystemExit])
def test_an_interrupt_is_no_error(qtbot, kind, capsys):
    """It goes on its own way."""
    watch, seen = Failures(), []
    watch.happened.connect(seen.append)
    put_back = watch.install()
    try:
        sys.excepthook(kind, kind(), None)
    finally:
        put_back()

    assert seen == []


def test_a_file_that_is_met_altered_breaks_the_seal(open_window, qtbot, case_folder):
    """A photograph is read when it comes into sight; the seal in the status line is not sound."""
    with casework.open_case(case_folder, writable=False) as case:
        digest = casework.overview(case).exhibits[0].image.sha256
    (file,) = (case_folder / "files").rglob(digest)
    file.chmod(0o600)
    file.write_bytes(file.read_bytes()[:-1])
    window = open_window(case_folder)
    button = button_of(window)
    qtbot.waitUntil(lambda: button.text() == "Seal broken")
    click(button)
    assert "was altered" in dialog_of(qtbot, window, SealDialog).words.text()


def test_the_seal_is_broken_by_what_is_met_in_its_own_case(open_window, case_folder, tmp_path):
    """Whether the sentence names the folder or not, and however another one is called."""
    other = case_folder.with_name(f"{case_folder.name} 2")
    shutil.copytree(case_folder, other)
    for folder in (other, case_folder):
        forged(folder, "UPDATE exhibits SET label = 'other' WHERE number = 'K1'")
    window = open_window(case_folder)
    for folder, word in ((other, "Seal sound"), (case_folder, "Seal broken")):
        with (
            casework.open_case(folder, writable=False) as case,
            pytest.raises(CaseAltered) as met,
        ):
            back_up(case, tmp_path)
        window.show_error(met.value)
        window.show_error(altered(folder, "its cover is missing"))
        assert button_of(window).text() == word
