"""A case of an earlier version becomes one of this version; the old file stays until that is sure.

It is copied beside itself first. All migrations, the check of their result and the audit event
that seals every row happen in one transaction; the copy goes once the new file was found sound.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from xfv_desktop.disk import sync_folder
from xfv_desktop.domain.audit import ROWS, JsonValue, row_sha256
from xfv_desktop.domain.people import Duty, Person
from xfv_desktop.persistence import audit_log, migrations
from xfv_desktop.persistence.border import altered
from xfv_desktop.persistence.connection import copy_database
from xfv_desktop.persistence.lock import account
from xfv_desktop.persistence.people_records import add_person

if TYPE_CHECKING:
    from xfv_desktop.persistence.case_file import CaseFile

BROUGHT_UP_TO_DATE = "case brought to a newer format"


def bring_up_to_date(case: "CaseFile", version: int) -> None:
    """The structure of this version of the program, all rows as they were and sealed.

    Whoever wrote in the case before is one of its people afterwards.

    Raises:
        CaseAltered: the structure is not that of its version, or the result is not sound; the case
            is as it was then.
    """
    database = case.database
    if migrations.SCHEMA_SHA256.get(version) != migrations.schema_sha256(database):
        raise altered(case.folder, "its database has another structure")
    _keep(case, version)
    with case.transaction():
        fault = audit_log.fault(case)
        columns = {table: _columns(case, table) for table in sealed_tables(case)}
        before = {table: list(each_row(case, table, only)) for table, only in columns.items()}
        migrations.CASE_MIGRATIONS.apply(database)
        for table, rows in before.items():
            if list(each_row(case, table, columns[table])) != rows:
                raise altered(case.folder, f"its table “{table}” cannot be brought up to date")
        if database.execute("PRAGMA foreign_key_check").fetchall():
            raise altered(case.folder, "its tables do not fit together")
        now = datetime.now(UTC)
        for row in case.rows("SELECT actor FROM audit GROUP BY actor ORDER BY min(sequence)"):
            add_person(case, Person(row["actor"], Duty.EXAMINER, "", now, program()))
        details: dict[str, JsonValue] = {
            "from": version,
            "to": migrations.SCHEMA_VERSION,
            ROWS: row_hashes(case),
        }
        if fault is not None:
            details["fault found"] = fault
        case.changed_rows()  # all rows are sealed, these included
        audit_log.append(case, actor=program(), action=BROUGHT_UP_TO_DATE, details=details, at=now)


def discard_older(case: "CaseFile") -> None:
    """Removes the old file, if there is one, of a case whose database has proved sound."""
    old = list(case.folder.glob("case.version-*.db*"))
    if old and audit_log.fault(case) is None:
        for path in old:
            path.unlink()


def row_hashes(case: "CaseFile") -> dict[str, JsonValue]:
    """The SHA-256 of every row that events seal, by table and key."""
    hashes = {table: dict(each_row(case, table)) for table in sealed_tables(case)}
    return {table: dict(rows) for table, rows in hashes.items() if rows}


def sealed_tables(case: "CaseFile") -> list[str]:
    """The tables whose rows are sealed by audit events, in alphabetical order."""
    names = case.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [row["name"] for row in names if row["name"] not in migrations.UNSEALED]


def each_row(case: "CaseFile", table: str, only: str = "*") -> Iterator[tuple[str, str]]:
    """Key and SHA-256 of each row of a table, or of some columns of it."""
    columns = case.key_columns(table)
    for row in case.each(f'SELECT {only} FROM "{table}" ORDER BY {", ".join(columns)}'):
        yield "/".join(str(row[column]) for column in columns), row_sha256(row)


def program() -> str:
    """Who acts where no person does: this program, in the name of the system's user."""
    return f"XFV Desktop, for {account()}"


def _columns(case: "CaseFile", table: str) -> str:
    rows = case.rows("SELECT name FROM pragma_table_info(:table)", {"table": table})
    return ", ".join(row["name"] for row in rows)


def _keep(case: "CaseFile", version: int) -> None:
    place = case.folder / f"case.version-{version}.db"
    draft = place.with_suffix(".db-incoming")
    draft.unlink(missing_ok=True)
    copy_database(case.database, draft, case.vault)
    draft.replace(place)
    sync_folder(case.folder)
