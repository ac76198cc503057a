"""Opens the window in German and says what is in English there, or cut; for ``test_language``."""

import os
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QTabWidget,
    QWidget,
)

from tests import translations
from tests.ui.room import squeezed
from xfv_desktop.services.program.language import table
from xfv_desktop.services.program.settings import Settings
from xfv_desktop.ui.elements import language, scaling

ROOM = (1280, 720)
"""The smallest screen that has to do."""
NAMES_AND_THE_LIKE = {"Export", "Name", "Layer", "Version", "Original"}

DIALOGS = ("settings", "new_identity", "shortcuts", "transfer", "seal", "export_case", "new_case")


def said_by(root: QWidget) -> set[str]:
    """All that can be read on a widget and below it."""
    found = {root.windowTitle()}
    for widget in [root, *root.findChildren(QWidget)]:
        found |= {widget.toolTip(), widget.statusTip(), widget.accessibleName()}
        if isinstance(widget, QLabel | QAbstractButton):
            found.add(widget.text())
        if isinstance(widget, QLineEdit):
            found.add(widget.placeholderText())
        if isinstance(widget, QTabWidget):
            found |= {widget.tabText(place) for place in range(widget.count())}
        if isinstance(widget, QComboBox):
            found |= {widget.itemText(place) for place in range(widget.count())}
        found |= {action.text().replace("&", "") for action in widget.actions()}
    return found


def main(case: Path, base: Path) -> int:
    settings = Settings(base)
    settings.set("display.language", "de")
    settings.set("examiner.name", "Dr Ada Marsh")
    application = scaling.application(settings)
    language.install(application, language.chosen(settings))
    from xfv_desktop.ui.actions import ACTIONS
    from xfv_desktop.ui.commands import case_commands
    from xfv_desktop.ui.window.main_window import MainWindow

    file = translations.FOLDER / "xfv_de.ts"
    both = {**table("de"), **translations.translations(file)}
    english = {one.replace("&", "") for one, to in both.items() if one != to and len(one) > 2}
    english -= set(both.values()) | NAMES_AND_THE_LIKE
    window = MainWindow(settings)
    window.who = "Dr Ada Marsh"
    window.resize(*ROOM)
    window.show()
    application.processEvents()
    screens = {"start": said_by(window)}
    wrong = [("start", f"{text} is cut") for text in squeezed(window)]
    case_commands.open_folder(window, case)
    while window.desk.case is None or window.runner.jobs:
        application.processEvents()
        time.sleep(0.01)
    screens["case"] = said_by(window)
    for place in range(window.below.count()):
        window.below.setCurrentIndex(place)
        patience = time.monotonic() + 0.3
        while window.runner.jobs or time.monotonic() < patience:
            application.processEvents()
        tab = window.below.tabText(place)
        wrong += [(tab, f"{text} is cut") for text in squeezed(window)]
    for name in DIALOGS:
        window.action_of[name].trigger()
        application.processEvents()
        dialog = next(d for d in reversed(window.findChildren(QDialog)) if d.isVisible())
        screens[name] = said_by(dialog)
        wrong += [(name, f"{text} is cut") for text in squeezed(dialog)]
        dialog.reject()
    wrong += [(where, text) for where, texts in screens.items() for text in texts & english]
    if "Abbrechen" not in screens["settings"]:
        wrong.append(("settings", "Qt's own buttons"))
    if QLocale().decimalPoint() != ",":
        wrong.append(("numbers", "no comma"))
    portable = QKeySequence.SequenceFormat.PortableText
    for row in ACTIONS:
        keys = window.action_of[row.id].shortcut().toString(portable)
        if keys != QKeySequence(row.shortcut, portable).toString(portable):
            wrong.append((row.id, f"{keys} instead of {row.shortcut}"))
    window.close()
    for where, text in sorted(wrong):
        print(f"{where}: {text}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
