"""The library of models in the window: seen, added, checked, ticked, removed, by mouse and keys."""

import functools
import threading
import tomllib

import attrs
import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.model_library import ModelImport
from xfv_desktop.engine.model_files import model_library
from xfv_desktop.engine.model_files.models import model_card, weights
from xfv_desktop.services.comparison import examination
from xfv_desktop.services.model_library import models
from xfv_desktop.services.model_library.model_answers import QUESTIONS
from xfv_desktop.ui.dialogs.add_model_dialog import AddModelDialog
from xfv_desktop.ui.dialogs.models_dialog import NEEDED, ModelsDialog
from xfv_desktop.ui.elements import notices

from .conftest import EXAMINER
from .driving import SLOW_MS, click, dialog_of, press_keys, wait_until_idle


@pytest.fixture
def strict(library):
    """A model of the library that rejects nearly everything."""
    card = model_card("sface")
    data = weights(card)
    point = attrs.evolve(card.operating_point, threshold=0.99)
    card = attrs.evolve(card, name="strict", title="Strict", file="strict.onnx", package="",
                        operating_point=point)  # fmt: skip
    origin = ModelImport(
        file="strict.onnx", byte_count=len(data), sha256=card.sha256, imported_by=EXAMINER,
        imported_at="2026-03-01T12:00:00Z", program="XFV Desktop", licence_text="Apache License",
    )  # fmt: skip
    model_library.store(card, origin, data)
    return "strict"


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "mine.onnx"
    path.write_bytes(weights(model_card("sface")))
    return path


def opened(window, qtbot):
    press_keys(window, "Ctrl+M")
    dialog = dialog_of(qtbot, window, ModelsDialog)
    wait_until_idle(qtbot, window)
    return dialog


def texts(dialog):
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def choose(dialog, name):
    names = [dialog.list.item(r).data(Qt.ItemDataRole.UserRole) for r in range(dialog.list.count())]
    dialog.list.setCurrentRow(names.index(name))


def tick(dialog):
    """The space bar ticks the current model or takes its tick away."""
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Space)


def test_states_and_cards_are_seen(open_window, qtbot, strict, library):
    (library / "strict" / "strict.onnx").write_bytes(b"other bytes")
    (library / "broken").mkdir()
    (library / "broken" / "card.toml").write_text("[[[")
    dialog = opened(open_window(), qtbot)

    assert dialog.current == "sface"
    shown = texts(dialog)
    assert any(line.endswith("sface · ready") for line in shown)
    assert "broken\nbroken · card unreadable" in shown
    assert "Strict\nstrict · file altered" in shown
    for name, words, usable in (
        ("sface", "112 × 112 px, RGB", (True, True, False)),
        ("strict", "SHA-256 differs", (False, True, True)),
        ("broken", "no card of a model", (False, False, True)),
    ):
        choose(dialog, name)
        said = [
            child.text() for child in dialog.card.widget().findChildren(type(dialog._complaint))
        ]
        assert any(words in text for text in said)
        buttons = (dialog.check_button, dialog.export_button, dialog.remove_button)
        assert tuple(button.isEnabled() for button in buttons) == usable
    dialog.reject()


def test_ticked_models_compare_and_are_shown_side_by_side(
    open_window, qtbot, strict, case_folder, monkeypatch
):
    """Two examinations, each with its map; the note stands beside both scores."""
    quick = functools.partial(examination.examine, explainer="control-gaussian")
    monkeypatch.setattr(examination, "examine", quick)
    window = open_window(case_folder)
    dialog = opened(window, qtbot)
    choose(dialog, "strict")
    tick(dialog)
    assert window.settings.get("comparison.models") == "sface,strict"
    dialog.reject()

    press_keys(window, "Ctrl+Return")
    wait_until_idle(qtbot, window)

    summaries = window.desk.case.overview.examinations
    assert [one.model for one in summaries] == ["sface", "sface", "strict"]
    assert window.desk.examination.number == 2
    assert list(window.score.others.buttons) == [3]
    assert "strict: " in window.case_panel.examinations.entries_model.entries[-1].subtitle
    assert not window.score.others.note.isVisibleTo(window)  # both reject these two persons
    click(window.score.others.buttons[3])
    assert window.desk.examination.comparison.model.name == "strict"
    assert 1 in window.score.others.buttons


def test_one_model_stays_ticked(open_window, qtbot, library):
    window = open_window()
    dialog = opened(window, qtbot)
    tick(dialog)
    assert dialog.complaint == NEEDED
    assert dialog.list.currentItem().checkState() is Qt.CheckState.Checked
    assert window.settings.get("comparison.models") == "sface"
    dialog.reject()


def test_a_model_that_is_removed_compares_no_more(open_window, qtbot, strict, library):
    """Asked first; Cancel keeps it."""
    window = open_window()
    window.settings.set("comparison.models", "strict")
    dialog = opened(window, qtbot)
    choose(dialog, "strict")
    before = dialog.list.count()
    for text, left in (("Cancel", before), ("Remove", before - 1)):
        click(dialog.remove_button)
        box = dialog_of(qtbot, window, QMessageBox)
        assert "keep its card" in box.informativeText()
        click(next(b for b in box.buttons() if b.text().replace("&", "") == text))
        wait_until_idle(qtbot, window)
        assert dialog.list.count() == left
    assert window.settings.get("comparison.models") == "sface"
    assert not (library / "strict").exists()
    dialog.reject()


def test_a_model_is_added_with_its_card_and_checked(open_window, qtbot, file, library):
    """The card beside the file is found; what the checks found is in sight."""
    file.with_suffix(".toml").write_text(models.exported_card("sface"), encoding="utf-8")
    window = open_window()
    dialog = opened(window, qtbot)
    click(dialog.add_button)
    form = dialog_of(qtbot, window, AddModelDialog)
    click(form.accept_button)
    assert "Choose the file" in form.complaint
    form.file_field.edit.setText(str(file))
    assert form.card_field.path == file.with_suffix(".toml")
    assert not form.questions.isVisibleTo(form)
    click(form.accept_button)
    wait_until_idle(qtbot, window)

    assert dialog.current == "mine"
    assert any("finite differences" in text for text in dialog.check.texts)
    assert models.known_model("mine").imported.imported_by == EXAMINER
    dialog.reject()


@pytest.mark.parametrize("closed", ["the form", "the list"])
@pytest.mark.parametrize("ends", ["well", "badly"])
def test_what_was_closed_is_told_nothing_more(
    open_window, qtbot, file, library, monkeypatch, closed, ends
):
    """A model is still read when its form, or the list with it, is closed."""
    begun, go_on = threading.Event(), threading.Event()

    def slow(*_, **__):
        begun.set()
        go_on.wait(SLOW_MS / 1000)
        if ends == "badly":
            raise UserError("The model is not what its card says.")
        return models.known_model("sface"), None

    monkeypatch.setattr(models, "offered", lambda *_, **__: None)
    monkeypatch.setattr(models, "add_model", slow)
    file.with_suffix(".toml").write_text(models.exported_card("sface"), encoding="utf-8")
    window = open_window()
    dialog = opened(window, qtbot)
    monkeypatch.setattr(dialog, "show_check", lambda _: None)
    click(dialog.add_button)
    form = dialog_of(qtbot, window, AddModelDialog)
    form.file_field.edit.setText(str(file))
    click(form.accept_button)
    qtbot.waitUntil(begun.is_set)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    if closed == "the list":
        dialog.reject()
    gone = dialog if closed == "the list" else form
    qtbot.waitUntil(lambda: not shiboken6.isValid(gone))
    go_on.set()
    wait_until_idle(qtbot, window)
    assert shiboken6.isValid(dialog) is (closed == "the form")
    if closed == "the form":
        dialog.reject()


def test_a_model_without_a_card_is_added_by_answers(open_window, qtbot, file, library):
    """No field has a guessed answer; the first one that is missing is named."""
    window = open_window()
    dialog = opened(window, qtbot)
    click(dialog.add_button)
    form = dialog_of(qtbot, window, AddModelDialog)
    form.file_field.edit.setText(str(file))
    form.name_edit.setText("answered")
    answers = {
        "title": "Mine", "architecture": "SFace", "colour_order": "RGB",
        "input_size": "112", "mean": "0", "scale": "1",
        "template_px": "standard", "embedding_dim": "64", "similarity": "cosine",
        "expected_norm": "not stated", "threshold": "0.308", "data": "LFW", "licence": "Apache-2.0",
        "source": "OpenCV Zoo", "training_data": "not stated",
    }  # fmt: skip
    for question in QUESTIONS:
        click(form.accept_button)
        assert f"“{question.title}” is not answered" in form.complaint
        field = form.answers[question.key]
        set_text = field.setCurrentText if question.choices else field.setText
        set_text(answers[question.key])
    click(form.accept_button)
    wait_until_idle(qtbot, window)
    assert "says 64" in form.complaint  # the network gives 128
    assert form.accept_button.isEnabled()
    form.answers["embedding_dim"].setText("128")
    click(form.accept_button)
    wait_until_idle(qtbot, window)

    card = tomllib.loads((library / "answered" / "card.toml").read_text(encoding="utf-8"))
    assert (card["title"], card["operating_point"]["data"]) == ("Mine", "LFW")
    dialog.reject()


def test_a_check_can_be_cancelled_and_a_card_exported(
    open_window, qtbot, library, tmp_path, monkeypatch
):
    monkeypatch.setattr(notices, "PATIENCE_MS", 0)  # a fast machine is done before it is up
    window = open_window()
    dialog = opened(window, qtbot)
    click(dialog.check_button)
    assert not dialog.add_button.isEnabled()
    qtbot.waitUntil(dialog.progress.isVisible)
    click(dialog.progress.cancel_button)
    wait_until_idle(qtbot, window)
    assert dialog.check.texts == ()
    assert dialog.add_button.isEnabled()

    target = tmp_path / "out.toml"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    click(dialog.export_button)
    wait_until_idle(qtbot, window)
    assert target.read_text(encoding="utf-8") == models.exported_card("sface")
    dialog.reject()


def test_closing_the_list_ends_its_check(open_window, qtbot, library):
    window = open_window()
    dialog = opened(window, qtbot)
    click(dialog.check_button)
    dialog.reject()
    wait_until_idle(qtbot, window)
    assert not window.banner.isVisible()


def test_nobody_imports_without_a_name(open_window, qtbot, library):
    window = open_window(examiner="")
    dialog = opened(window, qtbot)
    click(dialog.add_button)
    assert "State your name" in dialog.complaint
    dialog.reject()
