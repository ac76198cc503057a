"""The dialog About: what the program is, and whose work it stands on."""

from xfv_desktop.ui.window.about_dialog import AboutDialog

from .driving import dialog_of, press_keys, wait_until_idle


def in_sight(dialog):
    rows = (dialog.list.item(row) for row in range(dialog.list.count()))
    return [item.text().split(" ")[0] for item in rows if not item.isHidden()]


def test_licences_are_found_by_name_and_by_their_words(open_window, qtbot):
    """The first one found is shown; with none it says so."""
    window = open_window()
    press_keys(window, "Shift+F1")
    dialog = dialog_of(qtbot, window, AboutDialog)
    wait_until_idle(qtbot, window)
    assert len(in_sight(dialog)) > 40
    dialog.search_edit.setText("opencv-python")
    assert "opencv-python-headless" in in_sight(dialog)
    dialog.search_edit.setText("lesser general public")
    assert "Qt" in in_sight(dialog)
    assert "GNU LESSER" in dialog.text.toPlainText()
    dialog.search_edit.setText("zebra crossing")
    assert (in_sight(dialog), dialog.text.toPlainText()) == ([], "")
    assert dialog.facts.text() == "Nothing of that name."
    dialog.reject()


def test_it_may_be_closed_before_all_is_read(open_window, qtbot):
    """Nothing is told to a dialog that has gone."""
    window = open_window()
    AboutDialog(window).open()
    dialog_of(qtbot, window, AboutDialog).reject()
    wait_until_idle(qtbot, window)
