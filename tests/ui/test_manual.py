"""The manual speaks of what there is, can be searched, and opens where it is needed."""

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialogButtonBox

from xfv_desktop.assets import resources
from xfv_desktop.services.performance.pair_lists import PAIR_COLUMNS, PERSONS
from xfv_desktop.services.program import manual
from xfv_desktop.ui.actions import ACTIONS
from xfv_desktop.ui.dialogs.case_dialog import NewCaseDialog
from xfv_desktop.ui.elements import forms
from xfv_desktop.ui.elements.manual_window import ManualWindow
from xfv_desktop.ui.window.key_sheet import BY_HAND

from .driving import dialog_of, press_keys

CHAPTERS = {chapter.name: chapter for chapter in manual.chapters()}
MOST_BYTES = 150_000
NAMES = {f"{row.menu} → {row.text.rstrip(' …')}" for row in ACTIONS}
KEYS = {QKeySequence(keys).toString() for row in ACTIONS for keys in (row.shortcut, *row.also)}
LINK = re.compile(r"(?<!!)\[[^\]]+\]\(([^)]+)\)")
PICTURE = re.compile(r"!\[[^\]]+\]\(pictures/([^)]+)\)")


def every_form(kind=forms.Form):
    for below in kind.__subclasses__():
        yield below
        yield from every_form(below)


@pytest.mark.parametrize("chapter", CHAPTERS.values(), ids=CHAPTERS)
def test_a_chapter_speaks_of_what_there_is(chapter):
    """Its links, and the actions that it names."""
    assert chapter.text.startswith(f"# {chapter.title}\n")
    assert set(LINK.findall(chapter.text)) <= set(CHAPTERS)
    named = {name for name in re.findall(r"\*\*([^*]+)\*\*", chapter.text) if "→" in name}
    assert {" ".join(name.split()) for name in named} - NAMES == set()


def test_the_keys_that_it_names_are_those_of_the_table():
    """Or those of the hand, or of the questions of the own opinion."""
    text = CHAPTERS["display-and-keys"].text
    named = set(re.findall(r"`([^`]+)`", text))
    by_hand = {key for _, keys in BY_HAND for key in re.findall(r"[\w+]+", keys)}
    assert {QKeySequence(key).toString() for key in named} - KEYS - by_hand == set()
    keys = {f"{row.menu} → {row.text.rstrip(' …')}": row.shortcut for row in ACTIONS}
    for key, action in re.findall(r"^\| `(.+?)` \| \*\*(.+?)\*\* \|$", text, re.MULTILINE):
        assert keys[action] == key


def test_the_columns_of_a_list_of_pairs_are_those_that_are_read():
    (named,) = re.findall(r"A list of pairs.*?;", CHAPTERS["laboratory"].text, re.DOTALL)
    assert re.findall(r"`(\w+)`", named) == [*PAIR_COLUMNS, *PERSONS]


def test_every_picture_is_small_real_and_used():
    """At most 150 kB each."""
    files = {entry.name: entry.read_bytes() for entry in resources("manual", "pictures").iterdir()}
    used = {name for chapter in CHAPTERS.values() for name in PICTURE.findall(chapter.text)}
    assert used == set(files)
    for name, data in files.items():
        assert len(data) <= MOST_BYTES, name
        assert QImage.fromData(data).width() > 300, name


@pytest.mark.parametrize(
    ("words", "chapter", "section"),
    [
        ("first three bytes of nothing", None, None),
        ("Tippett ECE", "likelihood-ratios", "The calibration"),
        ("partner another person", "maps", "Each map is tested on its own pair"),
        ("window.log", "troubleshooting", "The program met an error of its own"),
    ],
)
def test_sections_are_found_by_all_their_words(words, chapter, section):
    """With a piece of the text around the first word; none if a word is missing."""
    found = manual.search(words)
    if chapter is None:
        assert found == ()
        return
    places = {(one.chapter, one.section): one for one in found}
    assert (chapter, section) in places
    one = places[chapter, section]
    assert words.split()[0].lower() in f"{one.excerpt} {one.section}".lower()
    assert not {"|", "*", "`"} & set(one.excerpt)


def test_nothing_is_searched_without_words():
    """And no picture lies outside of the manual."""
    assert manual.search("  ") == ()
    assert manual.picture("../themes/window.qss") == b""
    assert manual.picture("pictures/none.png") == b""


def test_the_window_shows_chapters_finds_and_follows(open_window, qtbot):
    """Opened by its key; what is searched for is marked in the text."""
    window = open_window()
    press_keys(window, "Ctrl+Shift+F1")
    book = dialog_of(qtbot, window, ManualWindow)
    assert [book.list.item(n).text() for n in range(book.list.count())] == [
        chapter.title for chapter in CHAPTERS.values()
    ]
    QTest.keyClicks(book.search_edit, "locked amended")
    assert "Your own opinion – What was locked stays" in book.list.item(0).text()
    book.list.setCurrentRow(0)
    assert "A locked answer is amended" in book.page.toPlainText()
    assert len(book.page.extraSelections()) > 1
    book.page.anchorClicked.emit(QUrl("maps"))
    assert "no evidence of identity" in book.page.toPlainText()
    book.search_edit.setText("zebra")
    assert book.list.item(0).text().startswith("Nothing found")
    assert book.list.item(0).flags() == Qt.ItemFlag.NoItemFlags
    book.search_edit.clear()
    assert book.list.count() == len(CHAPTERS)
    book.reject()


def test_forms_name_chapters_that_there_are():
    """Every chapter that a Help button opens exists."""
    assert {kind.chapter for kind in every_form()} - {""} <= set(CHAPTERS)


def test_a_dialog_opens_its_chapter(open_window, qtbot):
    """Beside the dialog, which stays as it is."""
    window = open_window()
    press_keys(window, "Ctrl+N")
    form = dialog_of(qtbot, window, NewCaseDialog)
    (buttons,) = form.findChildren(QDialogButtonBox)
    buttons.button(QDialogButtonBox.StandardButton.Help).click()
    book = dialog_of(qtbot, form, ManualWindow)
    assert "A case of your own" in book.page.toPlainText()
    book.reject()
    form.reject()
