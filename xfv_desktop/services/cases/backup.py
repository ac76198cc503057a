"""A copy of a case, verified after writing."""

from datetime import UTC, datetime
from pathlib import Path

import attrs

from xfv_desktop.domain.errors import CaseAltered, OutputUnwritable
from xfv_desktop.domain.jobs import CancelToken, Progress, no_progress, part_of
from xfv_desktop.persistence import audit_log, copies
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.services.cases.checking import case_fault


@attrs.frozen
class Backup:
    """The folder of the copy, and where the audit trail stood when it was made."""

    folder: Path
    sequence: int
    seal: str


def back_up(
    case: CaseFile,
    place: Path,
    *,
    progress: Progress = no_progress,
    cancel: CancelToken | None = None,
) -> Backup:
    """A whole case folder in the folder ``place``, named after the case and the time (UTC).

    The database is copied at one moment, even while somebody writes; then every file. The copy
    takes its name once it has passed the whole check of a case.
    Raises OutputUnwritable, CaseAltered if the case itself is not sound, or Cancelled; nothing is
    left then.
    """
    cancel = cancel or CancelToken()
    if not place.is_dir():
        raise OutputUnwritable(f"There is no folder {place}: make it, or choose another one.")
    if place.resolve().is_relative_to(case.folder.resolve()):
        raise OutputUnwritable("A backup in the case itself is none: choose a folder elsewhere.")
    target = place / f"{case.folder.stem} {datetime.now(UTC):%Y-%m-%d %H-%M-%S}.xfv"
    with copies.growing_copy(case, target, part_of(progress, 0.0, 0.5), cancel) as copy:
        checked = part_of(progress, 0.5, 1.0)
        if (fault := case_fault(copy, progress=checked, cancel=cancel)) is not None:
            raise CaseAltered(
                f"{fault} The case was not backed up: restore an earlier backup.", case.folder
            )
        head = audit_log.head(copy)
        cancel.raise_if_cancelled()
    progress(1.0, "Done")
    return Backup(target, head.sequence, head.seal)
