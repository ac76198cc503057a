"""An open case folder: its connection to the store, and the rule that one writes and many read."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, NamedTuple, Self

import attrs
from sqlite_utils import Database

from xfv_desktop.domain.audit import JsonValue, row_sha256
from xfv_desktop.domain.errors import CaseTooNew, NotACase, UserError
from xfv_desktop.persistence import migrations, upgrade
from xfv_desktop.persistence.border import altered, database_errors, disk_errors, sqlite_code
from xfv_desktop.persistence.connection import DATABASE_FILE, ERRORS, connect
from xfv_desktop.persistence.lock import LOCK_FILE, take_writer_lock
from xfv_desktop.persistence.vault import Vault, open_vault


class Key(NamedTuple):
    """Which row of which table: the columns of its primary key with their values."""

    table: str
    columns: tuple[tuple[str, Any], ...]

    @property
    def text(self) -> str:
        """The values of the key, as audit events name the row."""
        return "/".join(str(value) for _, value in self.columns)


@attrs.frozen(eq=False)
class CaseFile:
    """An open case. It belongs to the thread that opened it; another thread opens its own.

    All changes go through ``insert`` and ``update`` inside ``with case.transaction():``; once that
    block has ended, they survive a kill and a power cut.
    """

    folder: Path
    writable: bool
    database: Database
    _lock: BinaryIO | None
    vault: Vault | None = None
    """The keys of an encrypted case."""
    _changed: dict[Key, None] = attrs.field(init=False, factory=dict, repr=False)
    """Rows that the transaction changed and no audit event has sealed yet."""

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        writable: bool,
        passphrase: str | None = None,
        vault: Vault | None = None,
    ) -> "CaseFile":
        """The case in that folder; a reader may stand beside the one writer.

        An encrypted one is opened by its ``passphrase``, or by the ``vault`` of one that is open.

        Raises:
            PassphraseNeeded, WrongPassphrase, EncryptionMissing: it is encrypted.
            NotACase: there is no case of this program.
            CaseTooNew: a newer version of the program wrote it.
            CaseAltered: its schema is not the one that the program made, or it is damaged.
            CaseLocked: it is to be written and somebody else writes.
            OutputUnwritable: the operating system refuses.
        """
        folder = folder.absolute()
        with ExitStack() as undo, database_errors(folder), disk_errors(folder):
            if not (folder / DATABASE_FILE).is_file():
                raise _not_a_case(folder)
            vault = vault or open_vault(folder, passphrase)
            database = _readable(folder, vault, writable=writable)
            undo.callback(database.close)
            if _pragma(database, "application_id") != migrations.APPLICATION_ID:
                raise _not_a_case(folder)
            version = _pragma(database, "user_version")
            if version > migrations.SCHEMA_VERSION:
                raise CaseTooNew(
                    f"The case {folder} was written by a newer version of XFV Desktop "
                    f"(format {version}, this program knows {migrations.SCHEMA_VERSION}); "
                    "update the program."
                )
            lock = undo.enter_context(take_writer_lock(folder)) if writable else None
            case = cls(folder, writable, database, lock, vault)
            if writable and version < migrations.SCHEMA_VERSION:
                upgrade.bring_up_to_date(case, version)
                version = migrations.SCHEMA_VERSION
            # A reader takes an older case as it is: it may lie where nothing can be written.
            if migrations.SCHEMA_SHA256.get(version) != migrations.schema_sha256(database):
                raise altered(folder, "its database has another structure")
            if writable and (damage := _pragma(database, "quick_check(1)")) != "ok":
                raise altered(folder, f"its database is damaged ({damage})")
            if writable:  # the file remembers it, but any database browser can change it
                _pragma(database, "journal_mode = WAL")
                upgrade.discard_older(case)
            undo.pop_all()
        return case

    def rows(self, sql: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """All rows of a SELECT, as dicts."""
        return list(self.each(sql, parameters))

    def each(
        self, sql: str, parameters: Mapping[str, Any] | None = None
    ) -> Iterator[dict[str, Any]]:
        """The rows of a SELECT, read one after the other as they are asked for."""
        with database_errors(self.folder):
            yield from self.database.query(sql, dict(parameters or {}))

    def rows_of(self, table: str, order: str) -> list[dict[str, Any]]:
        """All rows of a table in that order; none where the case is of a version without it."""
        return self.rows(f'SELECT * FROM "{table}" ORDER BY {order}') if self.has(table) else []

    def has(self, table: str) -> bool:
        """Whether there is such a table: an older case that is open for reading lacks some."""
        sql = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = :table"
        return bool(self.rows(sql, {"table": table}))

    @property
    def version(self) -> int:
        """The version of its structure."""
        return int(_pragma(self.database, "user_version"))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All changes inside it happen together, or none of them if it ends with an error."""
        if not self.database.conn.in_transaction:
            self._changed.clear()
        before = dict(self._changed)
        try:
            with database_errors(self.folder), self.database.atomic():
                yield
        except BaseException:  # an outer one may go on: its rows are unsealed as they were
            self._changed.clear()
            self._changed.update(before)
            raise

    def insert(self, table: str, row: Mapping[str, Any]) -> None:
        """Adds one row. ``table`` and the columns are names from the program, never user input."""
        columns, values = ", ".join(row), ", ".join(f":{column}" for column in row)
        self._execute(f'INSERT INTO "{table}" ({columns}) VALUES ({values})', row)
        if table not in migrations.UNSEALED:
            key = tuple((column, row[column]) for column in self.key_columns(table))
            self._changed[Key(table, key)] = None

    def update(self, table: str, key: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
        """Other values in the row of that primary key; whether there is such a row.

        Raises:
            RuntimeError: outside a transaction, or in a case that was opened for reading.
        """
        changes = ", ".join(f"{column} = :{column}" for column in values)
        sql = f'UPDATE "{table}" SET {changes} WHERE {_condition(key)}'
        found = self._execute(sql, {**key, **values}) == 1
        if found:
            self._changed[Key(table, tuple(key.items()))] = None
        return found

    def changed_rows(self) -> dict[str, JsonValue]:
        """By table and key, the SHA-256 of each row changed since the last call or the beginning.

        The audit trail asks for them: every event seals what its change left.
        """
        hashes: dict[str, dict[str, JsonValue]] = {}
        for key in self._changed:
            sql = f'SELECT * FROM "{key.table}" WHERE {_condition(dict(key.columns))}'
            (row,) = self.rows(sql, dict(key.columns))
            hashes.setdefault(key.table, {})[key.text] = row_sha256(row)
        self._changed.clear()
        return dict(hashes)

    def key_columns(self, table: str) -> tuple[str, ...]:
        """The columns of a table's primary key, in their order."""
        sql = "SELECT name FROM pragma_table_info(:table) WHERE pk > 0 ORDER BY pk"
        return tuple(row["name"] for row in self.rows(sql, {"table": table}))

    def _execute(self, sql: str, parameters: Mapping[str, Any]) -> int:
        if not (self.writable and self.database.conn.in_transaction):
            raise RuntimeError("a case is changed inside a transaction of its writer only")
        with database_errors(self.folder):
            return self.database.execute(sql, dict(parameters)).rowcount

    def close(self) -> None:
        """Frees the store and the writer's lock; an unfinished transaction is undone."""
        with ExitStack() as ends:
            if self._lock is not None:
                ends.enter_context(self._lock)
            ends.callback(self.database.close)
            if self.writable:
                # Leaves case.db complete in itself. If it fails, the log beside it has everything.
                with suppress(*ERRORS):
                    self.database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _condition(key: Mapping[str, Any]) -> str:
    return " AND ".join(f"{column} = :{column}" for column in key)


def _readable(folder: Path, vault: Vault | None, *, writable: bool) -> Database:
    file = folder / DATABASE_FILE
    try:
        # A reader opens for writing too, though it may not write: only then does SQLite remove the
        # files beside the store when the last connection goes.
        return connect(file, "mode=rw", vault, query_only=not writable)
    except ERRORS as error:
        if sqlite_code(error) == sqlite3.SQLITE_NOTADB:
            raise (
                altered(folder, "its database is damaged") if vault else _not_a_case(folder)
            ) from error
        if writable or not _rests(folder):
            raise
        # A folder that cannot be written (an archive, a DVD) has no room for SQLite's index.
        return connect(file, "mode=ro&immutable=1", vault, query_only=True)


def _rests(folder: Path) -> bool:
    """Whether case.db holds everything, so that it may be read on its own."""
    log = folder / f"{DATABASE_FILE}-wal"
    return not log.exists() or log.stat().st_size == 0


def _pragma(database: Database, name: str) -> Any:  # noqa: ANN401 - int or str, as SQLite says
    return database.execute(f"PRAGMA {name}").fetchone()[0]


def _not_a_case(folder: Path) -> UserError:
    if (folder / LOCK_FILE).exists():  # it was worked in
        return altered(folder, "its database is missing or damaged")
    return NotACase(
        f"{folder} is not a case of XFV Desktop; choose a case folder (its name ends in .xfv)."
    )
