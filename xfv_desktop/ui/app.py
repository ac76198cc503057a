"""The application around the window: hooks for errors, log, fonts, colours."""

import logging
import signal
import threading
import time
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from xfv_desktop import __version__
from xfv_desktop.services.program import loading
from xfv_desktop.services.program.settings import Settings
from xfv_desktop.ui.commands import case_commands
from xfv_desktop.ui.elements import scaling
from xfv_desktop.ui.elements.failures import Failures
from xfv_desktop.ui.elements.focus_ring import FocusRings
from xfv_desktop.ui.start_picture import StartPicture
from xfv_desktop.ui.window import tour
from xfv_desktop.ui.window.main_window import MainWindow

LOG_FILE = "window.log"


def main(
    case: Path | None = None, *, base_dir: Path | None = None, start: StartPicture | None = None
) -> int:
    """Show the window, with a case if one is named, until it is closed; the exit status.

    It takes the place of the picture ``start``.

    Settings, the state of the window and its log lie in ``base_dir``, or where the system keeps
    such things. Raises UserError if the settings cannot be read.
    """
    settings = Settings(base_dir)
    application = scaling.application(settings)
    application.setApplicationName("xfv-desktop")
    application.setApplicationVersion(__version__)
    QApplication.setDesktopFileName("xfv-desktop")
    log = _log_into(settings.folder)
    rings = FocusRings(application)
    failures = Failures()
    put_back = failures.install()
    # An interrupt in the terminal ends the program at once: everything acknowledged is saved.
    interrupt = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        window = MainWindow(settings)
        failures.happened.connect(window.show_error)
        window.show()
        # It is painted before anything else is loaded; who closes it at once is heard in a moment.
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        threading.Thread(target=loading.load, daemon=True).start()
        if start is not None:
            start.close()
            logging.getLogger(__name__).info(
                "shown: picture at %.3f, window at %.3f, %.2f s of processor time",
                start.drawn_at,
                time.time(),
                time.process_time(),
            )
        if case:
            case_commands.open_folder(window, case)
        else:
            tour.at_first_start(window)
        return application.exec()
    finally:
        signal.signal(signal.SIGINT, interrupt)
        put_back()
        del rings
        logging.getLogger("xfv_desktop").removeHandler(log)
        log.close()


def _log_into(folder: Path) -> logging.Handler:
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        folder / LOG_FILE, maxBytes=1_000_000, backupCount=1, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger = logging.getLogger("xfv_desktop")
    logger.setLevel(logging.INFO)
    logger.addHandler(handler)
    return handler
