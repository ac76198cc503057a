"""The picture that stands there until the window does."""

import threading

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from xfv_desktop.domain.errors import UserError
from xfv_desktop.ui import app, start_picture
from xfv_desktop.ui.start_picture import StartPicture
from xfv_desktop.ui.window.main_window import MainWindow


def visible(kind):
    return [one for one in QApplication.topLevelWidgets() if type(one) is kind and one.isVisible()]


def test_the_picture_is_seen_first_and_gone_once_the_window_shows(
    qtbot, qapp, tmp_path, monkeypatch
):
    main, told, loaded = app.main, [], threading.Event()

    def watched(case, *, base_dir, start):
        told.append((start.isVisible(), start.drawn_at > 0, len(visible(MainWindow))))
        return main(case, base_dir=base_dir, start=start)

    def look():
        windows = visible(MainWindow)
        if not windows or not loaded.is_set():
            timer.start()
            return
        told.append(len(visible(StartPicture)))
        windows[0].close()

    timer = QTimer(singleShot=True, interval=20)
    timer.timeout.connect(look)
    timer.start()
    monkeypatch.setattr(app, "main", watched)
    monkeypatch.setattr(app.loading, "load", loaded.set)
    monkeypatch.setattr(app.tour, "at_first_start", lambda _: None)

    assert start_picture.main(base_dir=tmp_path) == 0
    assert told == [(True, True, 0), 0]


def test_what_fails_leaves_no_picture_behind(qtbot, qapp, tmp_path, monkeypatch):
    def failing(*_, start, **__):
        assert start.isVisible()
        raise UserError("The settings cannot be read.")

    monkeypatch.setattr(app, "main", failing)
    with pytest.raises(UserError):
        start_picture.main(base_dir=tmp_path)
    assert not visible(StartPicture)
