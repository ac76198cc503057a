"""Which case is open and who works in it, and what of that stands in the audit trail."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from xfv_desktop.domain.casework import Examiner
from xfv_desktop.services.cases import casework, occurrences, people
from xfv_desktop.services.cases.casework import CaseFile, Changes
from xfv_desktop.services.cases.people import Duty
from xfv_desktop.services.program.settings import Value
from xfv_desktop.ui.dialogs.who_dialog import WhoDialog
from xfv_desktop.ui.elements.language import tr
from xfv_desktop.ui.state.opened import Opened, close_in_worker, open_in_worker, opened_case
from xfv_desktop.ui.window import unfinished

if TYPE_CHECKING:
    from xfv_desktop.ui.window.main_window import MainWindow


def examiner_of(window: "MainWindow") -> Examiner:
    """Who works; before a case is open, whom the settings name."""
    keys = ("name", "organisation", "role")
    own = Examiner(*(str(window.settings.get(f"examiner.{key}")) for key in keys))
    case = window.desk.case
    if case is None or case.person in ("", own.name):
        return own
    return Examiner(case.person)


def ask(window: "MainWindow", opened: Opened, before: str | None = None) -> None:
    """Ask who works in a case that was opened for writing, unless it was said in this session.

    ``before``: who worked in it until now, “” for nobody, and does again if no answer is given;
    ``None`` if it was not open, and is not opened then either.
    """
    if window.who in (person.name for person in opened.people):
        work_as(window, opened, window.who)
        return
    dialog = WhoDialog(opened.file.folder.stem, opened.people, window.settings, window)

    def answered() -> None:
        if dialog.only_look:
            look_only(window, opened)
            return
        if not window.settings.get("examiner.name"):
            window.settings.set("examiner.name", dialog.name)
            window.settings.set("examiner.organisation", dialog.organisation_edit.text().strip())
        added = (dialog.organisation_edit.text(), dialog.duty) if dialog.new_person else None
        work_as(window, opened, dialog.name, added)

    def called_off() -> None:
        if before is None:
            close_in_worker(window.runner, opened)
        elif before:
            work_as(window, opened, before)
        else:
            look_only(window, opened)

    dialog.accepted.connect(answered)
    dialog.rejected.connect(called_off)
    dialog.open()


def work_as(
    window: "MainWindow", opened: Opened, name: str, added: tuple[str, Duty] | None = None
) -> None:
    """Note who begins to work, as one of the people, and show the case."""
    settings = occurrences.settings_that_matter(window.settings)

    def begin(*_: object) -> Opened:
        if added is not None:
            people.add_person(opened.file, name, organisation=added[0], duty=added[1])
        occurrences.work_begun(opened.file, settings, person=name)
        return opened_case(opened.file, person=name, fault=opened.fault)

    def begun(working: Opened) -> None:
        window.who = name
        window.take_case(working)

    def failed(error: Exception) -> None:
        window.show_error(error)
        close_in_worker(window.runner, opened)

    window.runner.submit(tr("Opening the case"), begin, succeeded=begun, failed=failed)


def look_only(window: "MainWindow", opened: Opened) -> None:
    """Close the case for writing and show it for reading."""

    def reopened() -> tuple[CaseFile, str]:
        reading = casework.open_beside(opened.file)
        opened.file.close()
        return reading, tr("nobody was named who works in it")

    open_in_worker(window.runner, tr("Opening the case"), reopened, window.take_case)


def put_in_place(
    window: "MainWindow",
    title: str,
    make: Callable[[], tuple[CaseFile, str]],
    failed: Callable[[Exception], None] | None = None,
    *,
    who: str | None = None,
    taken: Callable[[Opened], None] | None = None,
) -> None:
    """Open or create a case in place of the one that is open, once nothing of that would be lost.

    ``make`` as ``open_in_worker`` takes it. ``who`` works in it: “” if they are to be asked again,
    ``None`` if nothing new was said of that. ``taken`` gets the case in place of the window.
    """

    def go_on() -> None:
        if who is not None:
            window.who = who
        window.close_case()
        open_in_worker(window.runner, title, make, taken or window.take_case, failed)

    unfinished.ask(window, go_on)


def note_setting(window: "MainWindow", key: str, before: Value, after: Value) -> None:
    """A setting that results depend on was changed: that stands in the trail of the open case."""
    case = window.desk.case
    if case is None or not case.writable:
        return
    person = case.person

    def note(file: CaseFile, *_: object) -> Changes:
        return occurrences.setting_changed(file, key, before, after, person=person)

    case.change(tr("Noting a setting"), note, durable=True)


def change_person(window: "MainWindow") -> None:
    """Ask again who works in the open case; called off, it stays with whom it is."""
    case = window.desk.case
    if case is None:
        return
    folder, vault = case.folder, case.vault

    def make() -> tuple[CaseFile, str]:
        return casework.open_or_read(folder, vault=vault)

    before = case.person if case.writable else ""
    taken = partial(window.take_case, before=before)
    put_in_place(window, tr("Opening the case"), make, who="", taken=taken)
