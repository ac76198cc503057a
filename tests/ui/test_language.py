"""The window's languages: what is translated, what may not be, and a window in German."""

import ast
import os
import re
import string
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTranslator

from tests import translations
from xfv_desktop.services.program.settings import Settings
from xfv_desktop.ui.actions.row import MENUS
from xfv_desktop.ui.elements import language

SOURCES = translations.texts()
FILES = sorted(translations.FOLDER.glob("*.ts"))
SINKS = {
    "setText", "setWindowTitle", "setToolTip", "setStatusTip", "setPlaceholderText",
    "setAccessibleName", "setAccessibleDescription", "setTabText", "setSpecialValueText",
    "addAction", "addItem", "addMenu", "addRow", "label", "QLabel", "QPushButton",
    "QCheckBox", "QRadioButton", "QGroupBox", "QListWidgetItem", "say", "complain", "submit",
    "PathField", "ReasonDialog", "LedgerTable", "EntryList", "MapColumn", "Step", "UserError",
}  # fmt: skip
"""Whatever is given to these first is seen or heard by somebody."""
SECOND = {"addTab", "setInformativeText", "getOpenFileName", "getSaveFileName"}
SAME_EVERYWHERE = re.compile(r"SHA-256|UTC|px|log10 LR|XFV Desktop|\bmin\b")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_text_of_the_window_has_a_translation(file):
    done = translations.translations(file)
    assert sorted(SOURCES.keys() - done.keys()) == []
    assert sorted(done.keys() - SOURCES.keys()) == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_translation_has_the_places_of_its_text(file):
    def places(text):
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}

    for text, translation in translations.translations(file).items():
        assert places(text) == places(translation), text
        assert text.endswith("…") == translation.endswith("…"), text
        assert text.count("\n") == translation.count("\n"), text
        assert text.count("(*.") == translation.count("(*."), text


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_program_loads_what_the_translator_wrote(qapp, file):
    """The compiled file is that of ``python -m tests.translations``."""
    translator = QTranslator()
    assert translator.load(str(file.with_suffix(".qm")))
    for text, translation in translations.translations(file).items():
        assert translator.translate(language.CONTEXT, text) == translation


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_menu_has_a_letter_of_its_own(file):
    titles = [translations.translations(file)[f"&{name}"] for name in MENUS]
    letters = [title[title.index("&") + 1].lower() for title in titles]
    assert len(set(letters)) == len(MENUS)


@pytest.mark.parametrize(
    ("source", "refused"),
    [
        ('tr("a" "b")', False),
        ('tr(f"{one} b")', True),
        ("tr(one)", True),
        ('tr("{one} b").format(one=one)', False),
    ],
)
def test_only_a_literal_is_translated(source, refused):
    if refused:
        with pytest.raises(ValueError, match="no literal"):
            list(translations.texts_of(ast.parse(source), "here"))
    else:
        assert len(list(translations.texts_of(ast.parse(source), "here"))) == 1


def bare(tree):
    """Literals with words that are given to what shows them, as (line, text)."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
        place = 1 if name in SECOND else 0
        if name not in SINKS | SECOND or len(node.args) <= place:
            continue
        given = node.args[place]
        for part in ast.walk(given) if isinstance(given, ast.JoinedStr) else [given]:
            if isinstance(part, ast.FormattedValue):
                continue
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                words = SAME_EVERYWHERE.sub("", part.value)
                if re.search(r"[A-Za-z]{3}", words):
                    yield node.lineno, part.value


def test_no_text_of_the_window_is_left_bare():
    own = {"window_bench.py", "window_journeys.py", "start_bench.py"}
    found = [
        (file.name, line, text)
        for file in sorted(translations.WINDOW.rglob("*.py"))
        if file.name not in own
        for line, text in bare(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert found == []


def test_a_bare_text_is_found():
    assert list(bare(ast.parse('box.setText("Add a model")'))) == [(1, "Add a model")]
    assert list(bare(ast.parse('box.setText(tr("Add a model"))'))) == []
    assert list(bare(ast.parse('box.setText(f"{count} models")'))) == [(1, " models")]


@pytest.mark.parametrize(
    ("wanted", "system", "language_of"),
    [
        ("de", "en_GB", "de"),
        ("en", "de_DE", "en"),
        ("system", "de_AT", "de"),
        ("system", "fr_FR", "en"),
        ("xx", "de_DE", "de"),
    ],
)
def test_the_language_is_the_one_that_was_chosen(
    tmp_path, monkeypatch, wanted, system, language_of
):
    settings = Settings(tmp_path)
    settings.set("display.language", wanted)
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(system))
    assert language.chosen(settings) == language_of


STORING = {"view", "edit", "edit_both"}
"""What is given to these stands in the audit trail."""
ONLY_SHOWN = {"guides.py"}
"""Lines over the photographs are edited with words that only Undo shows."""


def spoken_in(node):
    """Whether a text of the window's language goes into it."""
    names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
    return bool(names & {"tr", "said", "heading", "figure"})


def test_what_is_stored_does_not_hang_on_the_language():
    """Neither what is written nor the key by which it is looked up."""
    calls = [
        (file.name, call)
        for file in sorted(translations.WINDOW.rglob("*.py"))
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute)
    ]
    written = [
        (name, call.lineno)
        for name, call in calls
        if call.func.attr in STORING and name not in ONLY_SHOWN and spoken_in(call)
    ]
    looked_up = [
        (name, call.lineno)
        for name, call in calls
        if call.func.attr == "get" and any(map(spoken_in, call.args[:1]))
    ]
    assert (written, looked_up) == ([], [])


WINDOW = Path(__file__).with_name("german_window.py")


@pytest.mark.parametrize("scale", [1, 2])
def test_a_german_window_says_nothing_in_english_and_cuts_no_word(case_folder, tmp_path, scale):
    """In a process of its own: the tables of a running window have their language already.

    At 200 % fonts are set otherwise, so the layout is another one.
    """
    ended = subprocess.run(
        [sys.executable, WINDOW, case_folder, tmp_path / "base"],
        capture_output=True, text=True, check=False, timeout=600,
        cwd=translations.ROOT, env={**os.environ, "QT_SCALE_FACTOR": str(scale)},
    )  # fmt: skip
    assert ended.returncode == 0, ended.stdout + ended.stderr
