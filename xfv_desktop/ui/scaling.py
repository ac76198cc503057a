"""How large everything is shown: letters, pictures and distances alike."""

import os

from PySide6.QtWidgets import QApplication

from xfv_desktop.services.settings import Settings

PERCENTS = (100, 125, 150, 175, 200, 250, 300)
QT_VARIABLE = "QT_SCALE_FACTOR"


def percent(settings: Settings) -> int:
    """The size that is set, or the nearest one that there is."""
    wanted = int(settings.get("display.scale"))
    return min(PERCENTS, key=lambda one: abs(one - wanted))


def prepare(settings: Settings) -> None:
    """Tell Qt the size, before the application is made; later it listens no more.

    Who sets the variable in the environment is obeyed. The size comes on top of the screen's own.
    """
    size = percent(settings)
    if size != 100 and QApplication.instance() is None:
        os.environ.setdefault(QT_VARIABLE, str(size / 100))
