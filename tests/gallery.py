"""Makes a picture of every screen, in every set of colours and at two sizes, to be looked at.

    python -m tests.gallery FOLDER [--themes light,dark,contrast] [--sizes 100,200] [--language de]
    python -m tests.gallery --manual        # the pictures of resources/manual

Only the bundled portraits in the public domain are seen. The window is a real one, drawn off the
screen; each size is a process of its own, because Qt hears of it at its start.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image

from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.explanation import Layer
from xfv_desktop.domain.procedure import Order
from xfv_desktop.services.cases import casework
from xfv_desktop.services.demo.demonstration import EXAMINER, demonstrate
from xfv_desktop.services.evidence import intake
from xfv_desktop.services.evidence.portraits import PORTRAITS, portrait_path
from xfv_desktop.services.opinion import unmasking
from xfv_desktop.services.program.settings import Settings

# The services bring torch, which has to be there before Qt.
from PySide6.QtWidgets import QApplication, QDialog, QWidget  # isort: skip
from xfv_desktop.ui.elements import language  # isort: skip

LANGUAGE = "XFV_GALLERY_LANGUAGE"
"""Tells the process of one size the language, which comes before the rest of the window."""
application = QApplication.instance() or QApplication(sys.argv[:1])
language.install(application, os.environ.get(LANGUAGE, language.ENGLISH))

from tests.screenshots import annotated, settle  # noqa: E402 # isort: skip
from xfv_desktop.ui.commands import case_commands, intake_commands, report_commands  # noqa: E402 # isort: skip
from xfv_desktop.ui.elements.focus_ring import FocusRings  # noqa: E402 # isort: skip
from xfv_desktop.ui.window.main_window import MainWindow  # noqa: E402 # isort: skip
from xfv_desktop.ui.elements.theme import THEMES  # noqa: E402 # isort: skip

PICTURES = Path(__file__).resolve().parent.parent / "resources" / "manual" / "pictures"
ROOM = (1280, 720)
"""The window's size before it is enlarged: the smallest screen that has to do."""
MANUAL_ROOM = (1360, 850)
WIDTHS = (1360, 1200, 1080, 960, 840, 720)
MOST_BYTES = 150_000
OWN_COLOURS = 96
DIALOGS = {
    "palette": "palette", "keys": "shortcuts", "about": "about", "new-case": "new_case",
    "settings": "settings", "models": "models", "calibration": "calibration", "seal": "seal",
    "trust": "trust", "identity": "new_identity", "issue": "issue_report",
    "transfer": "transfer", "export": "export_case", "manual": "manual", "pool": "pool",
    "particulars": "particulars", "layer-export": "export_layer", "compare-maps": "compare_maps",
}  # fmt: skip
"""Screens that are a dialog, and the actions that open them."""
TABS = {
    "regions": "Regions", "maps-by-region": "Maps by region", "notes": "Notes",
    "audit": "Audit trail", "custody": "Custody", "metadata": "Metadata",
    "factors": "Image factors", "batch": "Batch", "lines": "Lines",
}  # fmt: skip
"""Screens that are a tab below the photographs, and its title."""
IN_MANUAL = {
    "start": "start", "case": "case", "intake": "intake", "opinion": "opinion",
    "layers": "layers", "fidelity": "fidelity", "calibration": "calibration", "report": "report",
    "audit": "audit", "palette": "palette",
}  # fmt: skip
"""Pictures of the manual, and the screens that they show in light colours."""


class Sitting:
    """One window with the demonstration, and the way from screen to screen."""

    def __init__(self, folder: Path, room: tuple[int, int]) -> None:
        self.folder = folder
        spoken = os.environ.get(LANGUAGE, language.ENGLISH)
        self.case = demonstrate(folder / "demonstration", language=spoken).case
        annotated(self.case)
        self.fresh = _fresh_case(folder / "station-road.xfv")
        settings = Settings(folder / "settings")
        settings.set("examiner.name", EXAMINER.name)
        self.application = application
        self.rings = FocusRings(self.application)
        self.window = MainWindow(settings)
        self.window.who = EXAMINER.name
        self.window.resize(*room)
        self.window.show()

    def rest(self, rest_ms: int = 300) -> None:
        settle(self.application, self.window, rest_ms)

    def open(self, case: Path) -> MainWindow:
        if self.window.desk.case is None or self.window.desk.case.folder != case:
            case_commands.open_folder(self.window, case)
            self.rest(700)
        return self.window

    def dialog(self, action: str) -> QWidget:
        window = self.open(self.case)
        window.desk.show_examination(1)
        window.action_of[action].trigger()
        self.rest()
        return next(d for d in reversed(window.findChildren(QDialog)) if d.isVisible())

    def leave(self) -> None:
        """No dialog, no layer, no report: as after opening."""
        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible():
                dialog.reject()
        for box in self.window.saliency.boxes.values():
            box.setChecked(False)
        if self.window.desk.case:
            self.window.show_photographs()
        self.rest(50)


def _fresh_case(folder: Path) -> Path:
    """Two exhibits that nobody has compared, the own opinion first."""
    with casework.create_case(folder, title="Station Road", examiner=EXAMINER.name) as case:
        unmasking.set_order(case, Order.OPINION_FIRST, person=EXAMINER.name)
        for role, portrait in zip(Role, PORTRAITS, strict=True):
            seen = intake.inspect(portrait_path(portrait))
            intake.add_exhibit(case, seen, role=role, examiner=EXAMINER.name)
    return folder


def _start(at: Sitting) -> QWidget:
    at.window.close_case()
    at.rest(700)
    return at.window


def _case(at: Sitting) -> QWidget:
    at.open(at.case).desk.show_examination(1)
    at.rest()
    at.window.action_of["fit"].trigger()
    return at.window


def _layers(at: Sitting) -> QWidget:
    _case(at)
    at.window.saliency.boxes[Layer.SIGNED].setChecked(True)
    at.window.action_of["fit_faces"].trigger()
    return at.window


def _fidelity(at: Sitting) -> QWidget:
    at.open(at.case).desk.show_examination(2)
    at.window.saliency.boxes[Layer.DISSIMILARITY].setChecked(True)
    return at.window


def _opinion(at: Sitting) -> QWidget:
    window = at.open(at.fresh)
    if window.desk.procedure is None:
        window.procedure.invitation.begin_button.click()
    return window


def _tab(at: Sitting, title: str) -> QWidget:
    _case(at)
    below = at.window.below
    titles = [below.tabText(n) for n in range(below.count())]
    below.setCurrentIndex(titles.index(language.tr(title)))
    return at.window


def _report(at: Sitting) -> QWidget:
    window = at.open(at.case)
    report_commands.open_report(window, window.desk.case.overview.reports[0].id)
    at.rest(700)
    return window


def _overview(at: Sitting) -> QWidget:
    at.open(at.case).show_overview()
    return at.window


def _draft(at: Sitting) -> QWidget:
    _case(at)
    at.window.action_of["draft_report"].trigger()
    at.rest(700)
    return at.window


def _intake(at: Sitting) -> QWidget:
    window = at.open(at.fresh)
    intake_commands.add_files(window, (portrait_path(PORTRAITS[0]),), Role.KNOWN)
    at.rest(700)
    return next(d for d in reversed(window.findChildren(QDialog)) if d.isVisible())


SCREENS: dict[str, Callable[[Sitting], QWidget]] = {
    "start": _start,
    "case": _case,
    "layers": _layers,
    "fidelity": _fidelity,
    **{screen: lambda at, title=title: _tab(at, title) for screen, title in TABS.items()},
    "overview": _overview,
    "draft": _draft,
    "report": _report,
    **{screen: lambda at, action=action: at.dialog(action) for screen, action in DIALOGS.items()},
    "opinion": _opinion,
    "intake": _intake,
}


def take(sitting: Sitting, theme: str, screens: list[str], target: Path) -> None:
    """The named screens in one set of colours."""
    target.mkdir(parents=True, exist_ok=True)
    sitting.window.set_theme(theme)
    for screen in screens:
        shown = SCREENS[screen](sitting)
        sitting.rest()
        shown.grab().save(str(target / f"{screen}.png"))
        sitting.leave()


def make_manual(folder: Path) -> None:
    """The pictures of the manual, kept small."""
    sitting = Sitting(folder, MANUAL_ROOM)
    take(sitting, "light", list(dict.fromkeys(IN_MANUAL.values())), folder / "light")
    take(sitting, "contrast", ["layers"], folder / "contrast")
    sitting.window.close()
    taken = {name: folder / "light" / f"{screen}.png" for name, screen in IN_MANUAL.items()}
    PICTURES.mkdir(exist_ok=True)
    for name, file in {**taken, "contrast": folder / "contrast" / "layers.png"}.items():
        _save_small(file, PICTURES / f"{name}.png")


def _save_small(picture: Path, target: Path) -> None:
    """As wide as its bytes allow, in 256 colours: the window's own as they are, and the best of
    the rest for what is photographed.
    """
    with Image.open(picture) as whole:
        for width in WIDTHS:
            smaller = whole.convert("RGB")
            smaller.thumbnail((width, width), Image.Resampling.LANCZOS)
            counted = sorted(smaller.getcolors(smaller.width * smaller.height), reverse=True)
            own = [colour for _, colour in counted[:OWN_COLOURS]]
            rest = smaller.quantize(256 - len(own), Image.Quantize.MEDIANCUT).getpalette()
            palette = Image.new("P", (1, 1))
            palette.putpalette([value for colour in own for value in colour] + rest)
            few = smaller.quantize(palette=palette, dither=Image.Dither.NONE)
            few.save(target, optimize=True)
            if target.stat().st_size <= MOST_BYTES:
                return


def make_gallery(
    folder: Path, themes: list[str], sizes: list[int], screens: str, spoken: str
) -> None:
    """Every screen: a folder for each size, in it one for each set of colours."""
    for size in sizes:
        command = [sys.executable, "-m", "tests.gallery", str(folder / str(size)), "--here"]
        environment = {**os.environ, "QT_SCALE_FACTOR": str(size / 100)}
        environment[LANGUAGE] = spoken
        command += ["--themes", ",".join(themes), "--screens", screens]
        subprocess.run(command, check=True, env=environment)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--themes", default=",".join(THEMES))
    parser.add_argument("--sizes", default="100,200")
    parser.add_argument("--screens", default=",".join(SCREENS))
    parser.add_argument("--language", default=language.ENGLISH, choices=language.LANGUAGES)
    parser.add_argument("--manual", action="store_true")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    themes, screens = asked.themes.split(","), asked.screens.split(",")
    with tempfile.TemporaryDirectory() as temporary:
        if asked.manual:
            make_manual(Path(temporary))
        elif asked.here:
            sitting = Sitting(Path(temporary), ROOM)
            for theme in themes:
                take(sitting, theme, screens, asked.folder / theme)
            sitting.window.close()
        elif asked.folder:
            sizes = [int(size) for size in asked.sizes.split(",")]
            make_gallery(asked.folder, themes, sizes, asked.screens, asked.language)
        else:
            parser.error("name a folder, or say --manual")


if __name__ == "__main__":
    main()
