"""Evidence taken in: files, folders, the clipboard; pages and frames chosen on the way."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from PySide6.QtCore import QBuffer, QIODevice, QStandardPaths
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QDialog, QFileDialog

from xfv_desktop.domain.errors import UserError
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.services.cases import originals
from xfv_desktop.services.cases.casework import CaseFile, Changes
from xfv_desktop.services.cases.originals import STILLS, VIDEOS, Survey
from xfv_desktop.services.evidence import intake
from xfv_desktop.services.evidence.intake import Inspection
from xfv_desktop.ui.dialogs.frame_dialog import FrameDialog
from xfv_desktop.ui.dialogs.intake_dialog import IntakeDialog, Particulars
from xfv_desktop.ui.dialogs.queue_buttons import SKIPPED
from xfv_desktop.ui.elements.failures import sentence
from xfv_desktop.ui.elements.jobs import Work
from xfv_desktop.ui.elements.language import tr

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


def _pattern(endings: str) -> str:
    return " ".join(f"*.{ending}" for ending in endings.split())


KINDS = tr(
    "Photographs and videos ({stills} {videos});;Photographs ({stills});;Videos ({videos});;"
    "All files (*)"
).format(stills=_pattern(STILLS), videos=_pattern(VIDEOS))


MOST_TOLD = 6


@attrs.frozen
class Queue:
    """Files that wait, the role they are meant for, and what was said once for all of them.

    ``told``: of those that did not come in, one sentence each; the next one does not drive it away.
    """

    files: tuple[Path, ...]
    role: Role | None
    particulars: Particulars | None = None
    told: tuple[str, ...] = ()

    @property
    def rest(self) -> "Queue":
        """Without the first one."""
        return attrs.evolve(self, files=self.files[1:])


def add_photographs(window: "MainWindow", role: Role | None) -> None:
    """Ask for files and add them, as questioned or known if that is clear."""
    names, _ = QFileDialog.getOpenFileNames(window, tr("Add photographs"), _place(), KINDS)
    add_files(window, [Path(name) for name in names], role)


def add_folder(window: "MainWindow") -> None:
    """Ask for a folder and add the photographs in it."""
    name = QFileDialog.getExistingDirectory(window, tr("Add a folder of photographs"), _place())
    if name:
        add_files(window, [Path(name)], None)


def add_files(window: "MainWindow", files: Sequence[Path], role: Role | None) -> None:
    """Inspect files, and those in folders, one after the other; ask what each of them is."""
    if not files:
        return

    def found(photographs: tuple[list[Path], int]) -> None:
        inside, left_out = photographs
        queue = Queue(tuple(inside), role)
        if not inside:
            window.show_error(UserError(tr("The folder holds no photographs: choose another one.")))
        elif left_out:
            queue = _told(window, queue, tr(
                "Files of the folder that were left out because their names are not those of "
                "photographs: {count}."
            ).format(count=left_out))  # fmt: skip
        _take(window, queue)

    window.runner.submit(
        tr("Looking for photographs"), lambda *_: originals.photographs_in(files), succeeded=found
    )


def paste(window: "MainWindow") -> None:
    """Add the picture, or the files, on the clipboard."""
    content = QGuiApplication.clipboard().mimeData()
    urls = content.urls() if content else []  # None where it is empty
    files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    image = QGuiApplication.clipboard().image()
    if files:
        add_files(window, files, None)
    elif image.isNull():
        window.show_error(UserError(tr("The clipboard holds no picture: copy one first.")))
    else:
        png, at = _png(image), datetime.now().astimezone()
        _inspect(window, tr("the clipboard"), Queue((), None),
                 lambda *_: intake.inspect_clipboard(png, at))  # fmt: skip


def _take(window: "MainWindow", queue: Queue) -> None:
    """The first file that waits: its pages or frames are looked at, then one of them inspected."""
    case = window.desk.case
    if not queue.files or case is None:
        return
    path = queue.files[0]

    def surveyed(survey: Survey | None) -> None:
        if window.desk.case is not case:
            return
        if survey is None:
            _inspect_frame(window, queue, 0)
            return
        dialog = FrameDialog(path.name, survey, len(queue.rest.files), window)
        dialog.accepted.connect(lambda: _inspect_frame(window, queue, dialog.index))
        dialog.finished.connect(partial(_left_out, window, queue.rest))
        dialog.open()

    window.runner.submit(
        tr("Looking at {path}").format(path=path.name),
        lambda progress, cancel: originals.survey(path, progress=progress, cancel=cancel),
        succeeded=surveyed,
        failed=partial(_refused, window, queue.rest),
    )


def _inspect_frame(window: "MainWindow", queue: Queue, index: int) -> None:
    path = queue.files[0]

    def work(progress: Progress, cancel: CancelToken) -> Inspection:
        return intake.inspect(path, index, progress=progress, cancel=cancel)

    _inspect(window, path.name, queue.rest, work)


def _inspect(window: "MainWindow", name: str, rest: Queue, work: Work[Inspection]) -> None:
    case = window.desk.case

    def inspected(inspection: Inspection) -> None:
        if window.desk.case is not case:
            return
        if rest.particulars is not None and inspection.face_index is not None:
            _add(window, inspection, rest.particulars, inspection.face_index)
            _take(window, rest)
        else:
            _ask_about(window, inspection, rest)

    window.runner.submit(
        tr("Inspecting {name}").format(name=name),
        work,
        succeeded=inspected,
        failed=partial(_refused, window, rest),
    )


def _refused(window: "MainWindow", rest: Queue, error: Exception) -> None:
    _take(window, _told(window, rest, sentence(error, window)))


def _told(window: "MainWindow", queue: Queue, said: str) -> Queue:
    """The queue with one more sentence, which the banner shows below those before."""
    queue = attrs.evolve(queue, told=(*queue.told, said))
    more = len(queue.told) - MOST_TOLD
    last = [tr("… and more: {count}.").format(count=more)] if more > 0 else []
    window.banner.say("\n".join([*queue.told[:MOST_TOLD], *last]))
    return queue


def _ask_about(window: "MainWindow", inspection: Inspection, rest: Queue) -> None:
    case = window.desk.case
    if case is None:
        return
    same = intake.same_bytes(case.overview.exhibits, inspection.image)
    dialog = IntakeDialog(inspection, rest.role, same, len(rest.files), window)

    def add() -> None:
        particulars, face = dialog.particulars, dialog.picker.face_index
        if particulars is None or face is None:
            return
        _add(window, inspection, particulars, face)
        following = particulars if dialog.all_box.isChecked() else rest.particulars
        _take(window, attrs.evolve(rest, particulars=following))

    dialog.accepted.connect(add)
    dialog.finished.connect(partial(_left_out, window, rest))
    dialog.open()


def _left_out(window: "MainWindow", rest: Queue, result: int) -> None:
    """After a file that was skipped the next one is taken; a stop leaves out all of them."""
    if result == SKIPPED:
        _take(window, rest)
    elif result == QDialog.DialogCode.Rejected and rest.files:
        _told(
            window,
            rest,
            tr("Adding was stopped; files that were not added: {count}.").format(
                count=len(rest.files) + 1
            ),
        )


def _add(window: "MainWindow", inspection: Inspection, particulars: Particulars, face: int) -> None:
    case, name = window.desk.case, window.examiner.name

    def work(file: CaseFile, *_: object) -> Changes:
        said = attrs.asdict(particulars, recurse=False)
        return intake.add_exhibit(file, inspection, examiner=name, face_index=face, **said)

    if case is not None:
        case.change(tr("Adding {image}").format(image=inspection.image.name), work)


def _png(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stub says bytes
    return bytes(buffer.data().data())


def _place() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
