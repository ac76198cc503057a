"""Opens the window on a small screen, page by page, and says what is too large or cut.

Run by ``test_small_screen`` with a case, a folder for the settings and a language.
"""

import os
import sys
import time
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.ui.room import squeezed
from xfv_desktop.services.program.settings import Settings
from xfv_desktop.ui.elements import language, scaling

ROOM = (960, 500)


def main(case: Path, base: Path, spoken: str) -> None:
    settings = Settings(base)
    settings.set("examiner.name", "Dr Ada Marsh")
    application = scaling.application(settings)
    language.install(application, spoken)
    from xfv_desktop.ui.commands import case_commands
    from xfv_desktop.ui.window.main_window import MainWindow

    window = MainWindow(settings)
    window.who = "Dr Ada Marsh"
    window.resize(*ROOM)
    window.show()

    def rest() -> None:
        patience = time.monotonic() + 0.2
        while window.runner.jobs or time.monotonic() < patience:
            application.processEvents()
            time.sleep(0.005)

    def look(name: str) -> None:
        rest()
        if (window.width(), window.height()) != ROOM:
            print(f"{name}: {window.width()} × {window.height()}")
        for text in sorted(squeezed(window)):
            print(f"{name}: {text} is cut")

    def switched(*names: str) -> None:
        for name in names:
            window.action_of[name].trigger()

    look("start")
    case_commands.open_folder(window, case)
    while window.desk.case is None:
        rest()
    look("case")
    for place in range(window.below.count()):
        window.below.setCurrentIndex(place)
        look(window.below.tabText(place))
    for names in (
        ("enhancement",), ("move_landmarks",), ("superimpose",), ("filmstrip",),
        ("filmstrip", "enhancement", "move_landmarks"),
    ):  # fmt: skip
        switched(*names)
        look(" and ".join(names))
        switched(*names)
    window.show_procedure(True)
    look("own opinion")
    window.show_overview()
    look("overview")
    window.show_audit()
    look("overview with the audit trail")
    switched("draft_report")
    look("draft")
    window.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
