"""All rows of a case, table by table, and back again: what a bundle carries of the database.

A database that comes from somebody else is never opened. Its rows arrive as text and are put into
tables that this program has made itself.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from xfv_desktop.domain.audit import row_text
from xfv_desktop.persistence.border import altered_bundle
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.connection import UNFIT
from xfv_desktop.persistence.migrations import CASE_MIGRATIONS

Row = dict[str, Any]


def tables(case: CaseFile) -> tuple[str, ...]:
    """All tables in alphabetical order; not those of SQLite and sqlite-utils themselves."""
    names = case.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return tuple(
        row["name"]
        for row in names
        if row["name"] != CASE_MIGRATIONS.migrations_table and not row["name"].startswith("sqlite_")
    )


def each(case: CaseFile, table: str) -> Iterator[Row]:
    """The rows of a table in the order of their primary key."""
    return case.each(f'SELECT * FROM "{table}" ORDER BY {", ".join(case.key_columns(table))}')


def references(case: CaseFile, table: str) -> tuple[tuple[str, str, str], ...]:
    """Which column of a table names which column of which other one."""
    rows = case.rows(
        'SELECT "from", "table", coalesce("to", "from") AS "to"'
        " FROM pragma_foreign_key_list(:table) ORDER BY id, seq",
        {"table": table},
    )
    return tuple((row["from"], row["table"], row["to"]) for row in rows)


def put_back(case: CaseFile, texts: Mapping[str, Iterable[str]]) -> None:
    """Fills the tables of a new case with rows as ``domain.audit.row_text`` writes them.

    Triggers guard the order in which a case grows. A case that is put back does not grow, so they
    are taken off and put on again, in the transaction of the caller.

    Raises:
        BundleAltered: a text is not that of a row of this table, or the rows do not fit together.
    """
    execute = case.database.execute
    triggers = case.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
    known = tables(case)
    execute("PRAGMA defer_foreign_keys = ON")
    for trigger in triggers:
        execute(f"DROP TRIGGER {trigger['name']}")
    for table, lines in texts.items():
        if table not in known:
            raise altered_bundle(f"a case has no table “{table}”")
        _fill(case, table, lines)
    for trigger in triggers:
        execute(trigger["sql"])
    for fault in execute("PRAGMA foreign_key_check").fetchall():
        raise altered_bundle(f"a row of “{fault[0]}” names what is not in “{fault[2]}”")


def _fill(case: CaseFile, table: str, lines: Iterable[str]) -> None:
    info = case.rows("SELECT name, type FROM pragma_table_info(:table)", {"table": table})
    types = {row["name"]: row["type"] for row in info}
    names = ", ".join(f'"{name}"' for name in types)
    values = ", ".join("?" * len(types))
    try:
        case.database.conn.executemany(
            f'INSERT INTO "{table}" ({names}) VALUES ({values})',
            (_values(table, types, line) for line in lines),
        )
    except (*UNFIT, OverflowError, UnicodeError) as error:
        raise altered_bundle(
            f"a row of “{table}” is not one that a case can hold ({error})"
        ) from error


def _values(table: str, types: Mapping[str, str], line: str) -> list[Any]:
    try:
        row = json.loads(line)
        values = {name: _value(row[name], kind) for name, kind in types.items()}
        if row_text(values) == line:
            return list(values.values())
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise altered_bundle(f"a row of “{table}” is not written as the program writes it")


def _value(given: object, kind: str) -> Any:  # noqa: ANN401 - what SQLite stores
    """The value of a cell; JSON knows neither bytes nor that 1 is a real number."""
    if given is None or (isinstance(given, str) and kind == "TEXT"):
        return given
    if isinstance(given, str) and kind == "BLOB":
        return bytes.fromhex(given)
    if isinstance(given, int | float) and not isinstance(given, bool):
        return float(given) if kind == "REAL" else given
    raise TypeError(f"{given!r} in a column of {kind}")
