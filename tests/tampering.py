"""What somebody does who has the folder of a case, a database browser and this program's source."""

import json
import sqlite3
from contextlib import contextmanager

from xfv_desktop.domain.audit import ORIGIN, ROWS, canonical, seal_of
from xfv_desktop.services.cases import casework, checking


@contextmanager
def without_triggers(folder):
    """A connection to the store; the triggers are back afterwards, as they were."""
    database = sqlite3.connect(folder / "case.db", isolation_level=None)
    database.row_factory = sqlite3.Row
    database.execute("PRAGMA synchronous = OFF")
    database.execute("PRAGMA ignore_check_constraints = ON")
    database.execute("BEGIN")
    triggers = database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    triggers = triggers.fetchall()
    for name, _ in triggers:
        database.execute(f"DROP TRIGGER {name}")
    yield database
    for _, sql in triggers:
        database.execute(sql)
    database.execute("COMMIT")
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    database.close()


def forged(folder, *statements):
    """Rows changed behind the program's back, the triggers put back afterwards."""
    with without_triggers(folder) as database:
        for statement in statements:
            database.execute(statement)


def with_raw_sql(folder, *statements):
    """Changes the store as a stranger would, with nothing but Python's sqlite3."""
    database = sqlite3.connect(folder / "case.db")
    for statement in statements:
        database.execute(statement)
    database.commit()
    database.close()


def fault_of(folder, *, with_files=True, **outside):
    """What the whole check says, and then what was kept outside; None if all is sound."""
    with casework.open_case(folder, writable=False) as case:
        return checking.case_fault(case, with_files=with_files) or checking.outside_fault(
            case, **outside
        )


def rewritten(database, change):
    """The whole trail sealed again after ``change`` had its way with each event's details."""
    previous = ORIGIN
    for row in database.execute("SELECT * FROM audit ORDER BY sequence").fetchall():
        body = {name: row[name] for name in ("sequence", "at", "actor", "action")}
        details = json.loads(row["details"])
        change(row["action"], details)
        body |= {"details": canonical(details), "previous": previous}
        previous = seal_of(**body)
        database.execute(
            "UPDATE audit SET details = ?, previous = ?, seal = ? WHERE sequence = ?",
            (body["details"], body["previous"], previous, row["sequence"]),
        )


def resealed_row(sha256, table, key):
    """A ``change`` for ``rewritten``: every event that seals that row seals the forged one."""

    def change(_, details):
        if key in details.get(ROWS, {}).get(table, {}):
            details[ROWS][table][key] = sha256

    return change
