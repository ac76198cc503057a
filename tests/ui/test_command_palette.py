"""Everything can be found by words, and what cannot be done says why."""

import attrs
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from xfv_desktop.domain.explanation import Side
from xfv_desktop.ui.actions import ACTIONS
from xfv_desktop.ui.elements.words import fit
from xfv_desktop.ui.window.command_palette import Command, CommandPalette, commands, found
from xfv_desktop.ui.window.key_sheet import KeySheet
from xfv_desktop.ui.window.situation import OTHERWISE, RESTS_ON, SENTENCES, Situation, why_not

from .driving import dialog_of, press_keys


@pytest.mark.parametrize(
    ("query", "better", "worse"),
    [
        ("rep", "Report: Issue report", "Case: Add photographs, reproduced"),
        ("ir", "Issue report", "First of all"),
        ("issue rep", "Report: Issue report", "Report: Verify a report"),
        ("phot", "Photographs", "Paste the photo"),
        ("cmp", "Compare", "Case"),
    ],
)
def test_better_fits_come_first(query, better, worse):
    """A word's beginning before its middle, letters apart only if there are three."""
    assert fit(query, better) > fit(query, worse)


@pytest.mark.parametrize("query", ["xyz", "report zebra", "zz"])
def test_what_lacks_a_word_does_not_fit(query):
    """Every word has to be there."""
    assert fit(query, "Report: Issue report") == 0


def test_without_words_everything_is_there_in_its_order():
    """The possible ones first."""
    one, other = (
        Command(title=title, about="", run=lambda: None, why_not=why)
        for title, why in (("A", "no"), ("B", ""))
    )
    assert found((one, other), " ") == [other, one]
    assert found((one, other), "a") == [one]
    assert found((one, other), "q") == []


def test_every_fact_has_its_sentence():
    """Whatever stands in the way of an action can be said."""
    names = {field.name for field in attrs.fields(Situation)}
    assert {name for name, _ in SENTENCES} == names
    assert {*RESTS_ON, *RESTS_ON.values()} <= names


@pytest.mark.parametrize("row", ACTIONS, ids=lambda row: row.id)
def test_every_action_can_say_why_not(row):
    """Without a case; beside a report; and nothing where it can be done."""
    for now in (Situation(), Situation(case=True), Situation(case=True, report=True)):
        reason = why_not(row.when, now)
        assert (reason == "") == row.when(now)
        assert OTHERWISE not in reason


@pytest.mark.parametrize(
    ("name", "now", "reason"),
    [
        ("delete_region", Situation(), "Open a case first."),
        ("next_page", Situation(case=True), "There is no report in sight."),
        ("next_page", Situation(case=True, report=True), "This is the last page."),
        ("compare", Situation(case=True, writable=True, pair=True),
         "Your own evaluation has to be locked first."),
        ("compare", Situation(case=True, writable=True, pair=True, may_compare=True, busy=True),
         "A comparison or a report is being made."),
        ("compare", Situation(case=True, pair=True, may_compare=True),
         "This case can only be read."),
        ("choose_face", Situation(case=True, writable=True, photograph=True),
         "There are no several faces to choose from."),
    ],
)  # fmt: skip
def test_the_reason_names_what_is_missing(name, now, reason):
    """What has to be done first, not what follows from it."""
    row = next(row for row in ACTIONS if row.id == name)
    assert why_not(row.when, now) == reason


def palette_of(window, qtbot):
    press_keys(window, "Ctrl+K")
    return dialog_of(qtbot, window, CommandPalette)


def test_words_and_enter_do_it(open_window, qtbot):
    """The palette goes, the action comes."""
    window = open_window()
    palette = palette_of(window, qtbot)
    QTest.keyClicks(palette.words_edit, "keys")
    assert palette.current.title == "Help: Keys"
    QTest.keyClick(palette.words_edit, Qt.Key.Key_Return)
    sheet = dialog_of(qtbot, window, KeySheet)
    assert sheet.isVisible()
    sheet.reject()


def test_what_cannot_be_done_stays_and_says_why(open_window, qtbot):
    """Enter does nothing; a screen reader reads the reason with the line."""
    window = open_window()
    palette = palette_of(window, qtbot)
    QTest.keyClicks(palette.words_edit, "issue report")
    QTest.keyClick(palette.words_edit, Qt.Key.Key_Return)
    assert palette.isVisible()
    assert "Open a case first." in palette.list.currentIndex().data()
    palette.reject()


def test_exhibits_and_pairs_are_places(open_window, qtbot, case_folder):
    """Up and down walk, Enter lays out."""
    window = open_window(case_folder)
    window.desk.put(window.desk.case.exhibit("Q1"))
    palette = palette_of(window, qtbot)
    QTest.keyClicks(palette.words_edit, "K1")
    titles = [one.title for one in palette.found]
    assert {"K1", "Q1 – K1"} <= {title.split("  ")[0] for title in titles}
    QTest.keyClick(palette.words_edit, Qt.Key.Key_Down)
    QTest.keyClick(palette.words_edit, Qt.Key.Key_Up)
    QTest.keyClick(palette.words_edit, Qt.Key.Key_Return)
    assert window.desk.exhibit(Side.REFERENCE).number == "K1"
    assert not palette.isVisible()


def test_of_a_hidden_exhibit_only_the_number_is_told(open_window, case_folder):
    """Neither its file, nor its label, nor whether the pair was compared."""
    window = open_window(case_folder)
    known = window.desk.case.exhibit("K1")
    window.desk.standing = attrs.evolve(
        window.desk.standing, hidden=frozenset({"K1"}), masked=frozenset({("Q1", "K1")})
    )
    told = " ".join(f"{one.title} {one.about}" for one in commands(window) if "K1" in one.title)
    assert known.image.name not in told
    assert "compared" not in told
    assert "hidden until your analysis is locked" in told


def test_the_sheet_of_keys_can_be_searched(open_window, qtbot):
    """By what is done and by the key; with nothing found it says so."""
    window = open_window()
    press_keys(window, "?")
    sheet = dialog_of(qtbot, window, KeySheet)

    def shown(words):
        sheet.search_edit.setText(words)
        return sheet.texts_in_sight

    everything = len(shown(""))
    assert "Issue report" in shown("issue rep")
    assert "Issue report" in shown("ctrl+r")
    assert "New case" not in shown("ctrl+r")
    assert "Zoom to the cursor" in shown("wheel")
    assert shown("zebra") == []
    assert sheet.nothing.isVisible()
    assert len(shown("")) == everything > len(ACTIONS)
    sheet.reject()
