"""Makes the pictures of the README and the specimen reports from the demonstration case.

    python -m tests.screenshots [FOLDER]

The pictures go to ``reports/specimen/`` unless a folder is named. The window is a real one, drawn
off the screen.
"""

import os
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PIL import Image

from xfv_desktop.domain.annotation import AnnotationSet, RegionKind
from xfv_desktop.domain.explanation import Layer, Side
from xfv_desktop.domain.report import Edition
from xfv_desktop.services.cases import casework
from xfv_desktop.services.demo.demonstration import EXAMINER, demonstrate
from xfv_desktop.services.evidence import annotation
from xfv_desktop.services.program.settings import Settings
from xfv_desktop.services.reports import issue
from xfv_desktop.services.signatures.identity import new_identity

# The services bring torch, which has to be there before Qt.
from PySide6.QtCore import QTimer  # isort: skip
from PySide6.QtWidgets import QApplication  # isort: skip
from xfv_desktop.ui.commands import case_commands  # isort: skip
from xfv_desktop.ui.window.main_window import MainWindow  # isort: skip

SPECIMEN = Path(__file__).resolve().parent.parent / "reports" / "specimen"
PASSPHRASE = "a specimen only"


def annotated(case_folder: Path) -> None:
    """Two regions on each photograph of the mated comparison, placed by the landmarks."""
    with casework.open_case(case_folder, writable=True) as case:
        stored = casework.load_examination(case, 1)
        for side in Side:
            face = stored.exhibit(side).face
            right_eye, left_eye, nose = face.landmarks_px[:3]
            reach = face.eye_distance_px
            offsets = reach * np.array([[-0.45, -0.55], [0.45, -0.12], [-0.32, -0.32], [0.32, 0.3]])
            points = np.array([right_eye, left_eye, nose, nose]) + offsets
            regions = AnnotationSet().added(RegionKind.RECTANGLE, points[:2], "Eyebrows")
            regions = regions.added(RegionKind.ELLIPSE, points[2:], "Tip of the nose")
            annotation.annotate(
                case,
                1,
                side,
                regions,
                examiner=EXAMINER.name,
                what="Regions of the specimen",
                reason="drawn for the specimen, after the demonstration",
            )


def specimen_report(folder: Path, case_folder: Path, target: Path, language: str) -> None:
    """The report of the first examination, signed with a throw-away identity."""
    identity = folder / f"specimen_{language}.p12"
    new_identity(
        identity, name=EXAMINER.name, organisation="XFV Desktop", passphrase=PASSPHRASE,
        demonstration=True,
    )  # fmt: skip
    target.unlink(missing_ok=True)
    with casework.open_case(case_folder, writable=True) as case:
        issue.issue_report(
            case, 1, examiner=EXAMINER, identity=identity, passphrase=PASSPHRASE, out=target,
            edition=Edition(language=language),
        )  # fmt: skip


PAGES_IN_A_ROW = 5


def pages_picture(report: Path, target: Path) -> None:
    """All pages of a report, in rows."""
    pages = [
        np.pad(issue.render_page(report, index, dots_per_inch=50), ((0, 8), (0, 8), (0, 0)))
        for index in range(issue.page_count(report))
    ]
    pages += [np.zeros_like(pages[0])] * (-len(pages) % PAGES_IN_A_ROW)
    rows = [
        np.hstack(pages[first : first + PAGES_IN_A_ROW])
        for first in range(0, len(pages), PAGES_IN_A_ROW)
    ]
    picture = np.vstack(rows)
    Image.fromarray(picture).quantize(128).save(target, optimize=True)


def window_pictures(folder: Path, case_folder: Path, target: Path) -> None:
    """The window with the examination, light and dark."""
    settings = Settings(folder / "settings")
    settings.set("examiner.name", EXAMINER.name)
    application = QApplication.instance() or QApplication(sys.argv[:1])
    window = MainWindow(settings)
    window.who = str(settings.get("examiner.name"))
    window.resize(1600, 1000)
    window.show()
    case_commands.open_folder(window, case_folder)
    settle(application, window)
    window.desk.show_examination(1)
    settle(application, window)
    window.saliency.boxes[Layer.SIGNED].setChecked(True)
    for theme in ("light", "dark"):
        window.set_theme(theme)
        settle(application, window)
        name = "window.png" if theme == "light" else "window_dark.png"
        window.grab().save(str(target / name))
    window.close()
    settle(application, window)


def settle(application: QApplication, window: MainWindow, rest_ms: int = 700) -> None:
    """Until the worker is idle and what it told has been drawn."""
    done = False

    def stop() -> None:
        nonlocal done
        done = True

    QTimer.singleShot(rest_ms, stop)
    while not done or window.runner.jobs:
        application.processEvents()


def main() -> None:
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else SPECIMEN
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        german = demonstrate(folder / "german", language="de").case
        specimen_report(folder, german, target / "specimen_report_de.pdf", "de")
        case_folder = demonstrate(folder / "demonstration").case
        annotated(case_folder)
        specimen_report(folder, case_folder, target / "specimen_report.pdf", "en")
        pages_picture(target / "specimen_report.pdf", target / "report.png")
        window_pictures(folder, case_folder, target)


if __name__ == "__main__":
    main()
