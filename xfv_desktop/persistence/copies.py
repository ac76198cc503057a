"""A case folder copied while it is in use."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xfv_desktop.disk import growing_folder
from xfv_desktop.domain.errors import CaseExists
from xfv_desktop.domain.jobs import CancelToken, Progress
from xfv_desktop.persistence.border import database_errors, disk_errors
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.connection import DATABASE_FILE, copy_database

_OWN = ("case.lock", "incoming")
"""What belongs to whoever writes the case at the moment."""


@contextmanager
def growing_copy(
    case: CaseFile, target: Path, progress: Progress, cancel: CancelToken
) -> Iterator[CaseFile]:
    """The copy, open for reading; it takes its name at the end of the block, or is gone.

    The database is copied first, so every file that it names is there by then: files are stored
    before their rows, and never removed.

    Raises:
        CaseExists: something of that name is there already.
        OutputUnwritable: the operating system refuses.
    """
    if os.path.lexists(target):
        raise CaseExists(f"{target} exists already; choose another name.")
    with database_errors(target), disk_errors(target), growing_folder(target) as draft:
        progress(0.0, "Copying the database")
        copy_database(case.database, draft / DATABASE_FILE, case.vault)
        _copy_files(case.folder, draft, progress, cancel)
        with CaseFile.open(draft, writable=False, vault=case.vault) as opened:
            yield opened
        for name in ("-wal", "-shm"):
            (draft / f"{DATABASE_FILE}{name}").unlink(missing_ok=True)


def _copy_files(source: Path, draft: Path, progress: Progress, cancel: CancelToken) -> None:
    names = [path.relative_to(source) for path in sorted(source.rglob("*"))]
    names = [n for n in names if n.parts[0] not in _OWN and not n.name.startswith(DATABASE_FILE)]
    for index, name in enumerate(names):
        cancel.raise_if_cancelled()
        progress(index / len(names), f"Copying {name.name[:24]}")
        if (source / name).is_dir():
            (draft / name).mkdir()
        else:
            _copy_file(source / name, draft / name)


def _copy_file(source: Path, target: Path) -> None:
    with source.open("rb") as original, target.open("xb") as copy:
        shutil.copyfileobj(original, copy)
        copy.flush()
        os.fsync(copy.fileno())
    shutil.copystat(source, target)
