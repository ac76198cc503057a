"""The index that finds cases by words: SQLite FTS5 in the user's data folder.

It only repeats what the cases' folders say and is never asked whether a case is sound. A damaged
or outdated file is thrown away and filled again.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import attrs
from sqlite_utils import Database

from xfv_desktop.domain.errors import OutputUnwritable
from xfv_desktop.persistence.connection import DATABASE_FILE, ERRORS

_FORMAT = 1
_REFUSED: tuple[type[Exception], ...] = (OSError, *ERRORS)
_COLUMNS = ("title", "exhibits", "people", "days")
_TABLE = (
    f"CREATE VIRTUAL TABLE cases USING fts5(folder UNINDEXED, stamp UNINDEXED, "
    f"{', '.join(_COLUMNS)}, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4')"
)
_HIT = "\x02"
_FIND = (
    "SELECT folder, title, people, snippet(cases, 3, char(2), '', ' … ', 12) AS exhibits_hit,"
    " snippet(cases, 4, char(2), '', ' … ', 12) AS people_hit,"
    " snippet(cases, 5, char(2), '', ' … ', 12) AS days_hit FROM cases"
    " WHERE cases MATCH :query ORDER BY bm25(cases, 0, 0, 8, 4, 2, 1), folder LIMIT :most"
)


@attrs.frozen
class IndexedCase:
    """What the index holds of one case, one text for each kind of words."""

    title: str
    exhibits: str
    people: str
    days: str


@attrs.frozen
class FoundCase:
    """One case that has all words; ``found``: where, apart from title and folder."""

    folder: Path
    title: str
    people: str
    found: str


class CaseIndex:
    """The open index. It belongs to the thread that opened it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def stamps(self) -> Mapping[Path, str]:
        """By folder, the stamp that its case had when it was indexed."""
        rows = self._database.query("SELECT folder, stamp FROM cases")
        return {Path(row["folder"]): row["stamp"] for row in rows}

    def put(self, folder: Path, stamp: str, case: IndexedCase) -> None:
        """What is known of a case, in place of what was known before."""
        with self._database.conn:
            self._remove(folder)
            self._database.execute(
                "INSERT INTO cases (folder, stamp, title, exhibits, people, days)"
                " VALUES (:folder, :stamp, :title, :exhibits, :people, :days)",
                {"folder": str(folder), "stamp": stamp, **attrs.asdict(case)},
            )

    def remove(self, folder: Path) -> None:
        """A case is no longer known."""
        with self._database.conn:
            self._remove(folder)

    def find(self, words: tuple[str, ...], most: int) -> tuple[FoundCase, ...]:
        """The cases with all words, the best first; a word may be the beginning of one."""
        quoted = (word.replace('"', '""') for word in words)
        query = " AND ".join(f'"{word}"*' for word in quoted)
        rows = self._database.query(_FIND, {"query": query, "most": most})
        return tuple(map(_found, rows))

    def _remove(self, folder: Path) -> None:
        self._database.execute("DELETE FROM cases WHERE folder = :folder", {"folder": str(folder)})


@contextmanager
def opened_index(file: Path) -> Iterator[CaseIndex]:
    """The index in that file, made where there is none; raises OutputUnwritable."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            database = _open(file)
        except ERRORS:
            file.unlink()
            database = _open(file)
    except _REFUSED as error:
        raise OutputUnwritable(
            f"The index of cases {file} cannot be written ({error}): check the folder."
        ) from error
    try:
        yield CaseIndex(database)
    finally:
        database.close()


def case_stamp(folder: Path) -> str:
    """Changes with every change of the case; empty where there is none to read."""
    stamps = []
    for name in (DATABASE_FILE, f"{DATABASE_FILE}-wal"):
        with suppress(OSError):
            facts = (folder / name).stat()
            stamps.append(f"{name} {facts.st_size} {facts.st_mtime_ns}")
    return ", ".join(stamps)


def _found(row: dict[str, Any]) -> FoundCase:
    excerpts = [row[name] for name in ("exhibits_hit", "people_hit", "days_hit")]
    hits = [text.replace(_HIT, "") for text in excerpts if _HIT in text]
    return FoundCase(Path(row["folder"]), row["title"], row["people"], "; ".join(hits))


def _open(file: Path) -> Database:
    file.touch(mode=0o600)  # names of people: nobody else's business
    database = Database(file, execute_plugins=False)
    try:
        (version,) = database.execute("PRAGMA user_version").fetchone()
        database.execute("PRAGMA secure_delete = ON")  # what is hidden later is not left in gaps
        if version != _FORMAT:
            with database.conn:
                database.execute("DROP TABLE IF EXISTS cases")
                database.execute(_TABLE)
                database.execute(f"PRAGMA user_version = {_FORMAT}")
        database.execute("SELECT count(*) FROM cases").fetchone()
    except BaseException:
        database.close()
        raise
    return database
