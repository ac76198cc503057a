"""The structure of ``case.db``: every version of it, in SQL, each step in its own transaction.

A released migration never changes. Never use ``table.transform()``: it drops triggers silently.
CHECKs use no JSON functions: SQLite before 3.41 refuses them while trusted_schema is off.
"""

import hashlib
import json

from sqlite_utils import Database, Migrations

APPLICATION_ID = 0x58465643  # "XFVC"
SCHEMA_VERSION = 2
SCHEMA_SHA256 = {
    1: "d4746cc4ebf357d6db720a3aad0cba9156721dd909f43d359cd86343e4e8ad5a",
    2: "022a8584bcfc6898e5999a8212407fc6baf627776c99a6ac1a7baed951444b8f",
}
"""What ``schema_sha256`` gives for an untouched case of each version."""

CASE_MIGRATIONS = Migrations("case")

_HASH = "CHECK (length({0}) = 64 AND {0} NOT GLOB '*[^0-9a-f]*')"
_TIME = "CHECK (length({0}) = 27 AND {0} GLOB '[0-9]*T*Z')"


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


def _refuse(name: str, occasion: str, condition: str, message: str) -> str:
    when = f" WHEN {condition}" if condition else ""
    return (
        f"CREATE TRIGGER {name} BEFORE {occasion}{when} BEGIN SELECT RAISE(ABORT, '{message}'); END"
    )


_VERSION_1 = (
    f"""CREATE TABLE "case" (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        title TEXT NOT NULL,
        reference TEXT NOT NULL,
        examiner TEXT NOT NULL,
        created_at TEXT NOT NULL {_TIME.format("created_at")},
        demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1))
    ) STRICT""",
    f"""CREATE TABLE exhibits (
        number TEXT NOT NULL PRIMARY KEY,
        role TEXT NOT NULL,
        label TEXT NOT NULL,
        image_name TEXT NOT NULL,
        image_sha256 TEXT NOT NULL {_HASH.format("image_sha256")},
        image_byte_count INTEGER NOT NULL CHECK (image_byte_count >= 0),
        image_format TEXT NOT NULL,
        image_width INTEGER NOT NULL CHECK (image_width > 0),
        image_height INTEGER NOT NULL CHECK (image_height > 0),
        image_orientation INTEGER NOT NULL CHECK (image_orientation BETWEEN 1 AND 8),
        image_remarks TEXT NOT NULL,
        faces TEXT NOT NULL,
        face_index INTEGER NOT NULL CHECK (face_index >= 0),
        source TEXT NOT NULL,
        remarks TEXT NOT NULL,
        added_at TEXT NOT NULL {_TIME.format("added_at")},
        added_by TEXT NOT NULL,
        CHECK ((role = 'questioned' AND number GLOB 'Q[1-9]*')
            OR (role = 'known' AND number GLOB 'K[1-9]*'))
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE examinations (
        number INTEGER PRIMARY KEY,
        questioned TEXT NOT NULL REFERENCES exhibits (number) CHECK (questioned GLOB 'Q*'),
        questioned_face INTEGER NOT NULL CHECK (questioned_face >= 0),
        known TEXT NOT NULL REFERENCES exhibits (number) CHECK (known GLOB 'K*'),
        known_face INTEGER NOT NULL CHECK (known_face >= 0),
        model_name TEXT NOT NULL,
        model_sha256 TEXT NOT NULL {_HASH.format("model_sha256")},
        explainer TEXT NOT NULL,
        score REAL NOT NULL,
        threshold REAL NOT NULL,
        maps_sha256 TEXT NOT NULL {_HASH.format("maps_sha256")},
        record TEXT NOT NULL,
        examined_at TEXT NOT NULL {_TIME.format("examined_at")},
        examined_by TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE regions (
        examination INTEGER NOT NULL REFERENCES examinations (number),
        side TEXT NOT NULL CHECK (side IN ('probe', 'reference')),
        annotations TEXT NOT NULL,
        PRIMARY KEY (examination, side)
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE reports (
        id TEXT NOT NULL PRIMARY KEY,
        examination INTEGER NOT NULL REFERENCES examinations (number),
        file TEXT NOT NULL UNIQUE,
        sha256 TEXT NOT NULL {_HASH.format("sha256")},
        signer TEXT NOT NULL,
        issued_at TEXT NOT NULL {_TIME.format("issued_at")}
    ) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE audit (
        sequence INTEGER PRIMARY KEY,
        at TEXT NOT NULL {_TIME.format("at")},
        actor TEXT NOT NULL CHECK (actor <> ''),
        action TEXT NOT NULL CHECK (action <> ''),
        details TEXT NOT NULL,
        previous TEXT NOT NULL,
        seal TEXT NOT NULL {_HASH.format("seal")}
    ) STRICT""",
    # The INSERT triggers also stop INSERT OR REPLACE, which fires no DELETE trigger on a connection
    # that leaves recursive_triggers off. For the same reason audit.seal is not UNIQUE.
    _refuse(
        "audit_continues",
        "INSERT ON audit",
        "NEW.sequence IS NOT (SELECT coalesce(max(sequence), 0) + 1 FROM audit)"
        " OR NEW.previous IS NOT coalesce("
        "(SELECT seal FROM audit ORDER BY sequence DESC LIMIT 1), printf('%064d', 0))",
        "an audit event must continue the chain",
    ),
    _refuse("audit_stays", "UPDATE ON audit", "", "the audit log is append-only"),
    _refuse("audit_remains", "DELETE ON audit", "", "the audit log is append-only"),
    _refuse(
        "case_is_one",
        'INSERT ON "case"',
        'EXISTS (SELECT 1 FROM "case")',
        "a case has one cover",
    ),
    _refuse(
        "case_origin_stays",
        'UPDATE OF id, created_at, demonstration ON "case"',
        "",
        "the origin of a case never changes",
    ),
    _refuse("case_remains", 'DELETE ON "case"', "", "a case keeps its cover"),
    _refuse(
        "exhibits_are_new",
        "INSERT ON exhibits",
        "EXISTS (SELECT 1 FROM exhibits WHERE number = NEW.number)",
        "an exhibit is never replaced",
    ),
    _refuse(
        "exhibits_stay",
        "UPDATE OF number, role, label, image_name, image_sha256, image_byte_count, image_format,"
        " image_width, image_height, image_orientation, image_remarks, faces, source, remarks,"
        " added_at, added_by ON exhibits",
        "",
        "only the meant face of an exhibit may change",
    ),
    _refuse("exhibits_remain", "DELETE ON exhibits", "", "an exhibit is never removed"),
    _refuse(
        "examinations_are_new",
        "INSERT ON examinations",
        "NEW.number IS NOT (SELECT coalesce(max(number), 0) + 1 FROM examinations)",
        "an examination takes the next number",
    ),
    _refuse("examinations_stay", "UPDATE ON examinations", "", "an examination never changes"),
    _refuse("examinations_remain", "DELETE ON examinations", "", "an examination is never removed"),
    _refuse(
        "regions_keep_their_place",
        "UPDATE OF examination, side ON regions",
        "",
        "regions stay with their photograph",
    ),
    _refuse("regions_remain", "DELETE ON regions", "", "regions are emptied, never removed"),
    _refuse(
        "reports_are_new",
        "INSERT ON reports",
        "EXISTS (SELECT 1 FROM reports WHERE id = NEW.id OR file = NEW.file)",
        "an issued report is never replaced",
    ),
    _refuse("reports_stay", "UPDATE ON reports", "", "an issued report never changes"),
    _refuse("reports_remain", "DELETE ON reports", "", "an issued report is never removed"),
)


@CASE_MIGRATIONS()
def version_1(database: Database) -> None:
    """The first structure."""
    _build(database, _VERSION_1, 1)
    database.execute(f"PRAGMA application_id = {APPLICATION_ID}")


_VERSION_2 = (
    f"""CREATE TABLE fidelity (
        examination INTEGER PRIMARY KEY REFERENCES examinations (number),
        record TEXT NOT NULL,
        assessed_at TEXT NOT NULL {_TIME.format("assessed_at")},
        assessed_by TEXT NOT NULL
    ) STRICT""",
    _refuse(
        "fidelity_is_new",
        "INSERT ON fidelity",
        "EXISTS (SELECT 1 FROM fidelity WHERE examination = NEW.examination)",
        "a fidelity record is never replaced",
    ),
    _refuse("fidelity_stays", "UPDATE ON fidelity", "", "a fidelity record never changes"),
    _refuse("fidelity_remains", "DELETE ON fidelity", "", "a fidelity record is never removed"),
)


@CASE_MIGRATIONS()
def version_2(database: Database) -> None:
    """Fidelity records beside the examinations."""
    _build(database, _VERSION_2, 2)


def _build(database: Database, statements: tuple[str, ...], version: int) -> None:
    # One by one: executescript would commit the migration's transaction.
    for statement in statements:
        database.execute(statement)
    database.execute(f"PRAGMA user_version = {version}")
