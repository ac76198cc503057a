"""The birth of a case folder: complete under its name, or not there at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from xfv_desktop.disk import growing_folder
from xfv_desktop.domain.casework import Case
from xfv_desktop.domain.errors import CaseExists, OutputUnwritable
from xfv_desktop.domain.people import Duty, Person
from xfv_desktop.persistence import audit_log, files, migrations, records
from xfv_desktop.persistence.border import database_errors, disk_errors
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.connection import DATABASE_FILE, connect
from xfv_desktop.persistence.people_records import add_person
from xfv_desktop.persistence.vault import new_vault

CASE_CREATED = "case created"
"""The action of the first event of every audit trail."""


def create_case(
    folder: Path, cover: Case, *, actor: str, passphrase: str | None = None
) -> CaseFile:
    """A new case, open for writing, whose audit trail begins with ``CASE_CREATED``.

    ``actor`` is the first of its people, an examiner. With a ``passphrase`` it is encrypted.

    Raises:
        UserError: the passphrase is too short.
        CaseExists: something of that name is there already, an empty folder included.
        OutputUnwritable: the operating system refuses, or the folder above does not exist.
    """
    with growing(folder, passphrase=passphrase) as case:
        records.add_cover(case, cover)
        add_person(case, Person(actor, Duty.EXAMINER, "", cover.created_at, actor))
        audit_log.append(
            case,
            actor=actor,
            action=CASE_CREATED,
            details={
                "title": cover.title,
                "reference": cover.reference,
                "examiner": cover.examiner,
                "demonstration": cover.demonstration,
            },
            at=cover.created_at,
        )
    return CaseFile.open(folder, writable=True, vault=case.vault)


@contextmanager
def growing(
    folder: Path, version: int = migrations.SCHEMA_VERSION, *, passphrase: str | None = None
) -> Iterator[CaseFile]:
    """A case with empty tables, to be filled in the block: whole at its end, or not there at all.

    ``version`` is that of its structure. The block is one transaction. With a ``passphrase`` the
    case is encrypted.

    Raises:
        CaseExists: something of that name is there already, an empty folder included.
        OutputUnwritable: the operating system refuses, or the folder above does not exist.
    """
    folder = folder.absolute()
    if os.path.lexists(folder):
        raise CaseExists(f"{folder} exists already; open it, or choose another name.")
    if not os.path.lexists(folder.parent):
        raise OutputUnwritable(
            f"There is no folder {folder.parent} for the case: make it, or choose another one."
        )
    with database_errors(folder), disk_errors(folder), growing_folder(folder) as draft:
        for part in (files.FILES_FOLDER, files.REPORTS_FOLDER):
            (draft / part).mkdir()
        vault = None if passphrase is None else new_vault(draft, passphrase)
        with CaseFile(
            draft, True, connect(draft / DATABASE_FILE, "mode=rwc", vault), None, vault
        ) as case:
            case.database.execute("PRAGMA journal_mode = WAL").fetchall()
            # The migrations are part of it: the file is a whole case or an empty one.
            with case.transaction():
                migrations.build(case.database, version)
                yield case
