"""The picture that is there at once, while the program behind it is still being loaded.

Nothing of the window is imported before it is drawn.
"""

import threading
import time
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from xfv_desktop.services.program.settings import Settings
from xfv_desktop.ui.elements import language, scaling
from xfv_desktop.ui.elements.icons import application_icon, picture
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.elements.tagline import tagline
from xfv_desktop.ui.elements.theme import apply_theme, label

WINDOW = "xfv_desktop.ui.app"
"""The window, without what it loads beside itself (services/program/loading.py)."""


class StartPicture(QWidget):
    """Icon, name, version. ``drawn_at``: when it was painted first, in seconds since the epoch."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.SplashScreen | Qt.WindowType.FramelessWindowHint)
        self.drawn_at = 0.0
        self.setWindowTitle("XFV Desktop")
        self.setWindowIcon(application_icon())
        sign = QLabel()
        sign.setPixmap(picture("application", QColor("black"), 72))
        words = QVBoxLayout()
        words.setSpacing(4)
        for text, role in (
            ("XFV Desktop", "title"),
            (tagline(), "muted"),
            (tr("Opening the window …"), "small"),
        ):
            words.addWidget(label(text, role))
        row = QHBoxLayout(self)
        row.setContentsMargins(34, 28, 44, 28)
        row.setSpacing(22)
        row.addWidget(sign)
        row.addLayout(words)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """As every widget; the first time is kept."""
        super().paintEvent(event)
        self.drawn_at = self.drawn_at or time.time()


def main(case: Path | None = None, *, base_dir: Path | None = None) -> int:
    """The picture, then the window, until that is closed; the exit status.

    Raises UserError if the settings cannot be read.
    """
    settings = Settings(base_dir)
    application = scaling.application(settings)
    # Some modules make their tables of texts as they are imported: the language comes first.
    language.install(application, language.chosen(settings))
    apply_theme(application, "system")
    start = StartPicture()
    start.show()
    loading = threading.Thread(target=import_module, args=(WINDOW,), daemon=True)
    while not start.drawn_at:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    loading.start()
    while loading.is_alive():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        time.sleep(0.005)
    try:
        from xfv_desktop.ui import app

        return app.main(case, base_dir=base_dir, start=start)
    finally:
        start.close()
