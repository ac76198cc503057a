"""A connection to ``case.db``: SQLite, or SQLCipher where the case is encrypted."""

import os
import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote_from_bytes

from sqlite_utils import Database

from xfv_desktop.domain.errors import EncryptionMissing
from xfv_desktop.persistence.vault import Vault

try:
    from sqlcipher3 import dbapi2 as _SQLCIPHER  # noqa: N812 - a constant of this module
except ImportError:
    _SQLCIPHER = None

DATABASE_FILE = "case.db"


_DRIVERS: list[Any] = [sqlite3, *([_SQLCIPHER] if _SQLCIPHER else [])]

ERRORS: tuple[type[sqlite3.Error], ...] = tuple(driver.Error for driver in _DRIVERS)
"""What either library raises; SQLCipher's errors are its own, with the same codes."""

UNFIT = tuple(kind for driver in _DRIVERS for kind in (driver.IntegrityError, driver.DataError))
"""What either library raises where a row cannot stand in its table."""


def connect(file: Path, options: str, vault: Vault | None, *, query_only: bool = False) -> Database:
    """A connection that has read the store's header, with every safety switch of SQLite set.

    ``options`` is the query part of an SQLite URI. Never open ``case.db`` in any other way while a
    connection is open: closing a second handle drops SQLite's own locks on POSIX systems.
    Raises EncryptionMissing where SQLCipher is needed and not installed.
    """
    path = file.absolute().as_posix()  # in a URI every path begins at the root
    # Not Path.as_uri(): SQLite takes the server of a Windows share only in the path.
    encoded = quote_from_bytes(path.encode("utf-8", "surrogateescape"))
    uri = f"file://{'' if path.startswith('/') else '/'}{encoded}?{options}"
    if vault is None:
        connection = sqlite3.connect(uri, uri=True)
    elif _SQLCIPHER is None:
        raise EncryptionMissing(
            "Encrypted cases need SQLCipher: install it with “pip install xfv-desktop[encryption]”."
        )
    else:
        connection = _SQLCIPHER.connect(uri, uri=True)
    try:
        if vault is not None:
            connection.execute("PRAGMA cipher_log_level = NONE")  # errors are raised anyway
            connection.execute(f"PRAGMA key = \"x'{vault.database_key.hex()}'\"")
        database = Database(connection, execute_plugins=False)  # sets recursive_triggers
        for switch in ("foreign_keys = ON", "trusted_schema = OFF", "synchronous = FULL"):
            database.execute(f"PRAGMA {switch}")
        if query_only:
            database.execute("PRAGMA query_only = ON")
        database.execute("PRAGMA application_id").fetchone()
    except BaseException:
        connection.close()
        raise
    return database


def copy_database(database: Database, file: Path, vault: Vault | None) -> None:
    """A copy of an open store as a new file, complete and on the disk; it may be in use."""
    copy = connect(file, "mode=rwc", vault)
    try:
        database.conn.backup(copy.conn)
    finally:
        copy.close()
    with file.open("rb+") as written:
        os.fsync(written.fileno())
