"""Fixtures of the window's tests: no screen, nothing outside of tmp_path, nothing left behind."""

import gc
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import attrs
import numpy as np
import pytest
import shiboken6
from PIL import Image
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from xfv_desktop.domain.casework import Examination, Examiner
from xfv_desktop.domain.evidence import Role
from xfv_desktop.services.cases import casework
from xfv_desktop.services.comparison import examination
from xfv_desktop.services.evidence import intake
from xfv_desktop.services.program.settings import Settings
from xfv_desktop.services.reports import issue
from xfv_desktop.services.signatures import identity
from xfv_desktop.ui.commands import case_commands, evidence_commands
from xfv_desktop.ui.elements import language
from xfv_desktop.ui.elements.jobs import THREAD_NAME
from xfv_desktop.ui.window.main_window import MainWindow

from .accessible import unnamed
from .driving import SLOW_MS, let_go

EXAMINER = "Dr Ada Marsh"


class PatientBot(QtBot):
    """Waits as long as a busy machine needs; what never comes fails all the same."""

    def waitUntil(self, callback: Callable[[], object], *, timeout: int = SLOW_MS) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitExposed(self, widget: QWidget, *, timeout: int = SLOW_MS) -> AbstractContextManager:
        return super().waitExposed(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> QtBot:
    """pytest-qt's own, but patient."""
    return PatientBot(request)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        # said by Qt's offscreen plugin of every window with a smallest size
        item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support propagateSize"))


@pytest.fixture(autouse=True)
def nothing_survives(qapp: object) -> Iterator[None]:
    """No job thread, no running timer and nothing on the clipboard outlives its test.

    Qt's own clipboard would take what Python made there apart after Python itself, and crash.
    """
    yield
    QGuiApplication.clipboard().clear()
    threads = [t.name for t in threading.enumerate() if t.name.startswith(THREAD_NAME)]
    timers = [
        thing
        for thing in gc.get_objects()
        if type(thing) is QTimer and shiboken6.isValid(thing) and thing.isActive()
    ]
    assert (threads, timers) == ([], [])


@pytest.fixture(autouse=True)
def english_system(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words, points and commas are English, whatever the system and the test before spoke."""
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_GB"))
    language.install(qapp, language.ENGLISH)


@pytest.fixture
def german(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures and what other layers say are German; the window's own texts stay as they are."""
    monkeypatch.setattr(language, "_language", "de")


@attrs.frozen
class Photographs:
    """Files to work with. ``group`` shows two faces of like size, ``nobody`` none."""

    hopper: Path
    astronaut: Path
    group: Path
    nobody: Path


@pytest.fixture(scope="session")
def photographs(
    tmp_path_factory: pytest.TempPathFactory, portrait_paths: dict[str, Path]
) -> Photographs:
    folder = tmp_path_factory.mktemp("photographs")
    files = Photographs(
        hopper=portrait_paths["hopper"],
        astronaut=portrait_paths["collins"],
        group=folder / "group.png",
        nobody=folder / "nobody.png",
    )
    group = Image.new("RGB", (2 * 512, 600), (120, 124, 130))
    with Image.open(files.hopper) as hopper, Image.open(files.astronaut) as astronaut:
        group.paste(hopper.convert("RGB").resize((512, 600)), (0, 0))
        group.paste(astronaut.crop((120, 0, 340, 258)).resize((512, 600)), (512, 0))
    group.save(files.group)
    Image.fromarray(np.full((200, 200, 3), 90, np.uint8)).save(files.nobody)
    return files


@pytest.fixture(scope="session")
def examined_case(tmp_path_factory: pytest.TempPathFactory, photographs: Photographs) -> Path:
    """A case with one examination, made once; tests work on copies."""
    folder = tmp_path_factory.mktemp("template") / "examined.xfv"
    with casework.create_case(folder, title="Station Road", examiner=EXAMINER) as case:
        for path, role in (
            (photographs.hopper, Role.QUESTIONED),
            (photographs.astronaut, Role.KNOWN),
        ):
            intake.add_exhibit(case, intake.inspect(path), role=role, examiner=EXAMINER)
        examination.examine(case, "Q1", "K1", examiner=EXAMINER)
    return folder


@pytest.fixture
def case_folder(examined_case: Path, tmp_path: Path) -> Path:
    """A copy of the examined case."""
    return Path(shutil.copytree(examined_case, tmp_path / "case.xfv"))


@pytest.fixture
def issued_case(case_folder: Path, tmp_path: Path) -> Path:
    """A case with one issued report; its examiner's identity lies beside it."""
    file = tmp_path / "own.p12"
    identity.new_identity(file, name=EXAMINER, organisation="", passphrase="a passphrase for tests")
    with casework.open_case(case_folder, writable=True) as case:
        issue.issue_report(
            case, 1, examiner=Examiner(EXAMINER), identity=file, passphrase="a passphrase for tests"
        )
    return case_folder


@pytest.fixture
def checked_after_comparing() -> None:
    """The maps of a new comparison are checked, as they always are outside of these tests."""


@pytest.fixture(autouse=True)
def no_check_of_maps(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check of new maps has tests of its own; the others need not wait for it."""
    if "checked_after_comparing" not in request.fixturenames:
        monkeypatch.setattr(evidence_commands, "check_maps", lambda *_: None)


@pytest.fixture(autouse=True)
def every_control_has_a_name(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """No dialog that any test opens has a control of which a screen reader could not speak.

    The ones found so far; a test that means one takes it out.
    """
    found: list[str] = []
    really_open = QDialog.open

    def opened(dialog: QDialog, *args: object) -> None:
        really_open(dialog, *args)
        found.extend(unnamed(dialog))

    monkeypatch.setattr(QDialog, "open", opened)
    yield found
    assert found == []


OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path) -> Iterator[OpenWindow]:
    """Opens the real window, with a case if one is named; closes all of them in the end."""
    windows: list[MainWindow] = []

    def open_one(
        case: Path | None = None, *, examiner: str = EXAMINER, order: str = "free"
    ) -> MainWindow:
        settings = Settings(tmp_path / "base")
        settings.set("examiner.name", examiner)
        settings.set("procedure.order", order)
        window = MainWindow(settings)
        window.who = examiner  # as if it had been said when an earlier case was opened
        windows.append(window)
        window.resize(1440, 900)
        window.show()
        if case:
            case_commands.open_folder(window, case)
            qtbot.waitUntil(lambda: window.desk.case is not None and not window.runner.jobs)
        return window

    yield open_one
    nameless = [control for window in windows for control in unnamed(window)]
    for window in windows:
        if not window.close():  # the question what becomes of what is not on record
            let_go(window)
        shiboken6.delete(window)
    assert nameless == []


def stored(folder: Path, number: int = 1) -> Examination:
    """An examination as it stands in the store, whatever a window shows."""
    with casework.open_case(folder, writable=False) as case:
        return casework.load_examination(case, number)
