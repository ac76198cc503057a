"""A case is opened, and closed, in the worker's thread."""

from collections.abc import Callable

import attrs

from xfv_desktop.domain.jobs import Cancelled, CancelToken, Progress
from xfv_desktop.services.cases import checking, people
from xfv_desktop.services.cases.casework import CaseFile
from xfv_desktop.services.cases.people import Person
from xfv_desktop.ui.elements.jobs import Job, JobRunner
from xfv_desktop.ui.elements.language import tr


@attrs.frozen
class Opened:
    """A case that the worker opened; ``fault`` is what the audit trail shows.

    ``why_reading``: why it can only be read, empty where it can be written by ``person``.
    """

    file: CaseFile
    fault: str | None
    why_reading: str
    people: tuple[Person, ...]
    person: str


def opened_case(
    file: CaseFile, *, why_reading: str = "", person: str = "", fault: str | None = None
) -> Opened:
    """The open case with its people, in the worker's thread."""
    return Opened(file, fault, why_reading, people.people(file), person)


def open_in_worker(
    runner: JobRunner,
    title: str,
    make: Callable[[], tuple[CaseFile, str]],
    opened: Callable[[Opened], None],
    failed: Callable[[Exception], None] | None = None,
) -> Job:
    """Open or create a case in the worker's thread and check its audit trail.

    ``make`` gives the case and why it can only be read, if that is so.
    """

    def work(_: Progress, cancel: CancelToken) -> Opened:
        file, why_reading = make()
        if cancel.cancelled:
            file.close()
            raise Cancelled
        return opened_case(file, why_reading=why_reading, fault=checking.trail_fault(file))

    return runner.submit(title, work, succeeded=opened, failed=failed)


def close_in_worker(runner: JobRunner, opened: Opened) -> None:
    """Close a case that nobody wants any more."""
    runner.submit(tr("Closing the case"), lambda *_: opened.file.close(), durable=True)
