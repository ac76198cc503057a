"""From one structure of ``case.db`` to the next, each step in its own transaction.

A released migration never changes. Never use ``table.transform()``: it drops triggers silently.
"""

import hashlib
import json

from sqlite_utils import Database, Migrations

from xfv_desktop.persistence.structure import version_1 as version_1_sql
from xfv_desktop.persistence.structure import version_2 as version_2_sql
from xfv_desktop.persistence.structure import version_3 as version_3_sql

APPLICATION_ID = 0x58465643  # "XFVC"
SCHEMA_VERSION = 3
SCHEMA_SHA256 = {
    1: "d4746cc4ebf357d6db720a3aad0cba9156721dd909f43d359cd86343e4e8ad5a",
    2: "022a8584bcfc6898e5999a8212407fc6baf627776c99a6ac1a7baed951444b8f",
    3: "851dee2e27caf48f86e5b4033b484827a1e50ab6145d57eedd0d18c513bbdf6b",
}
"""What ``schema_sha256`` gives for an untouched case of each version."""

CASE_MIGRATIONS = Migrations("case")

UNSEALED = ("audit", CASE_MIGRATIONS.migrations_table)
"""Tables whose rows no audit event seals: the trail itself and the notes of sqlite-utils."""


def schema_sha256(database: Database) -> str:
    """The SHA-256 of all tables, indexes, views and triggers but the migrations' own.

    Those are made by sqlite-utils, whose next version may write them in another way.
    """
    rows = database.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_master"
        " WHERE sql IS NOT NULL AND tbl_name <> ? ORDER BY type, name",
        [CASE_MIGRATIONS.migrations_table],
    ).fetchall()
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def build(database: Database, version: int = SCHEMA_VERSION) -> None:
    """The empty tables of that version in a new database."""
    CASE_MIGRATIONS.apply(database, stop_before=f"version_{version + 1}")


@CASE_MIGRATIONS()
def version_1(database: Database) -> None:
    """The first structure."""
    _build(database, version_1_sql.STATEMENTS, 1)
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")


@CASE_MIGRATIONS()
def version_2(database: Database) -> None:
    """Fidelity records beside the examinations."""
    _build(database, version_2_sql.STATEMENTS, 2)


@CASE_MIGRATIONS()
def version_3(database: Database) -> None:
    """People, custody, checkpoints, cards of models."""
    _build(database, version_3_sql.STATEMENTS, 3)


def _build(database: Database, statements: tuple[str, ...], version: int) -> None:
    # One by one: executescript would commit the migration's transaction.
    for statement in statements:
        database.execute(statement)
    database.execute(f"PRAGMA user_version = {version}")
