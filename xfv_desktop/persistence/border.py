"""The border of the store: errors of SQLite and of the operating system in words for the user."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xfv_desktop.domain.errors import (
    BundleAltered,
    CaseAltered,
    CaseLocked,
    NotInCase,
    OutputUnwritable,
)
from xfv_desktop.persistence.connection import DATABASE_FILE, ERRORS

_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_REFUSED = {
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
}


def sqlite_code(error: sqlite3.Error) -> int | None:
    """The primary result code of SQLite; None if the error came from Python's own module."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


@contextmanager
def database_errors(folder: Path) -> Iterator[None]:
    """Inside it, trouble with the database of that case is a ``UserError``.

    Broken constraints, wrong threads and wrong SQL pass unchanged: they are bugs.

    Raises:
        CaseAltered: the database file is damaged.
        CaseLocked: another program holds the database file.
        OutputUnwritable: the operating system refuses to read or write.
    """
    try:
        yield
    except ERRORS as error:
        code = sqlite_code(error)
        if code in _DAMAGED:
            raise altered(folder, f"its database is damaged ({error})") from error
        if code in _BUSY:
            raise CaseLocked(
                f"The case {folder} is being written by another program; "
                "close that program and try again."
            ) from error
        if code in _REFUSED:
            raise _refused(folder, str(error)) from error
        raise


@contextmanager
def disk_errors(folder: Path) -> Iterator[None]:
    """Inside it, trouble with the files of that case is a ``UserError``.

    Raises:
        OutputUnwritable: the operating system refuses to read or write.
    """
    try:
        yield
    except OSError as error:
        raise _refused(folder, error.strerror or str(error)) from error


def altered(folder: Path, fault: str) -> CaseAltered:
    """The error that says what is no longer as the program left it."""
    return CaseAltered(
        f"The case {folder} was altered outside the program: {fault}; "
        "restore the case folder from a backup.",
        folder,
    )


def missing(folder: Path, what: str) -> NotInCase:
    """The error that says what the case does not hold."""
    return NotInCase(f"The case {folder} holds no {what}; choose one from its list.")


def altered_bundle(fault: str) -> BundleAltered:
    """The same error of a bundle; a full stop at the end of the fault is left out."""
    return BundleAltered(
        f"The bundle is not as it was made: {fault.rstrip('.')}. Ask for a new copy of it."
    )


def _refused(folder: Path, reason: str) -> OutputUnwritable:
    database = folder / DATABASE_FILE
    unreadable = folder.is_dir() and not _may(folder, os.R_OK | os.X_OK)
    if unreadable or (os.path.lexists(database) and not _may(database, os.R_OK)):
        return OutputUnwritable(
            f"The case {folder} may not be read by you ({reason}): ask its owner for the right to "
            "read the folder and all that is in it."
        )
    if os.path.lexists(database) and not (_may(folder, os.W_OK) and _may(database, os.W_OK)):
        return OutputUnwritable(
            f"The case {folder} may not be written by you ({reason}): it can be looked at; to work "
            "in it, ask its owner for the right to write, or copy its folder elsewhere."
        )
    return OutputUnwritable(
        f"The case {folder} cannot be read or written ({reason}); "
        "check the disk, its free space and your permissions, then try again."
    )


def _may(path: Path, mode: int) -> bool:
    return os.access(path, mode, effective_ids=os.access in os.supports_effective_ids)
