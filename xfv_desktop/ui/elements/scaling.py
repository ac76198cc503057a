"""How large everything is shown: letters, pictures and distances alike."""

import os
import sys

from PySide6.QtWidgets import QApplication

from xfv_desktop.services.program.settings import Settings

PERCENTS = (100, 125, 150, 175, 200, 250, 300)
QT_VARIABLE = "QT_SCALE_FACTOR"


def percent(settings: Settings) -> int:
    """The size that is set, or the nearest one that there is."""
    wanted = int(settings.get("display.scale"))
    return min(PERCENTS, key=lambda one: abs(one - wanted))


def application(settings: Settings) -> QApplication:
    """The application, made in that size unless it is there already: later Qt listens no more.

    Who sets the variable in the environment is obeyed. The size comes on top of the screen's own.
    """
    current = QApplication.instance()
    if isinstance(current, QApplication):
        return current
    size = percent(settings)
    if size != 100:
        os.environ.setdefault(QT_VARIABLE, str(size / 100))
    return QApplication(sys.argv[:1])
