"""Creating and opening: what is a case, what is not, and what was altered."""

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from xfv_desktop.domain.errors import (
    CaseAltered,
    CaseExists,
    CaseTooNew,
    NotACase,
    OutputUnwritable,
)
from xfv_desktop.persistence import audit_log, migrations, people_records, records, upgrade
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.connection import connect
from xfv_desktop.persistence.creation import CASE_CREATED, create_case

from ..tampering import with_raw_sql


def test_a_new_case_holds_its_cover_and_the_first_event(folder, cover):
    with CaseFile.open(folder, writable=False) as case:
        assert records.cover(case) == cover
        (first,) = audit_log.events(case)
        assert (first.sequence, first.action, first.actor) == (1, CASE_CREATED, "A. Prüfer")
        assert first.at == "2026-03-01T12:00:00.123456Z"
        assert audit_log.fault(case) is None
    assert {p.name for p in folder.iterdir() if p.is_dir()} == {"files", "reports"}


def test_a_new_case_is_open_for_writing(tmp_path, cover):
    with create_case(tmp_path / "a.xfv", cover, actor="x") as case, case.transaction():
        audit_log.append(case, actor="x", action="looked", details={})


@pytest.mark.parametrize("kind", ["file", "folder", "dangling link"])
def test_a_new_case_replaces_nothing(tmp_path, cover, kind):
    path = tmp_path / "a.xfv"
    {
        "file": lambda: path.write_bytes(b""),
        "folder": lambda: path.mkdir(),
        "dangling link": lambda: path.symlink_to(tmp_path / "nowhere"),
    }[kind]()
    with pytest.raises(CaseExists, match=r"a\.xfv exists already"):
        create_case(path, cover, actor="x")


def test_a_failed_creation_leaves_nothing(tmp_path, cover):
    with pytest.raises(sqlite3.IntegrityError):
        create_case(tmp_path / "a.xfv", cover, actor="")
    assert list(tmp_path.iterdir()) == []


def test_creation_under_a_missing_folder_says_so(tmp_path, cover):
    with pytest.raises(OutputUnwritable, match=r"There is no folder .*missing for the case"):
        create_case(tmp_path / "missing" / "a.xfv", cover, actor="x")


@pytest.mark.parametrize("writable", [True, False])
def test_what_is_not_a_case_is_refused_and_left_alone(tmp_path, writable):
    empty, garbage, foreign, zero = (tmp_path / name for name in "abcd")
    for path in (empty, garbage, foreign, zero):
        path.mkdir()
    (garbage / "case.db").write_bytes(b"no database at all" * 100)
    (zero / "case.db").write_bytes(b"")
    with_raw_sql(foreign, "CREATE TABLE t (x)")
    for path in (empty, garbage, foreign, zero, tmp_path / "missing", garbage / "case.db"):
        with pytest.raises(NotACase, match="is not a case of XFV Desktop; choose") as caught:
            CaseFile.open(path, writable=writable)
        assert str(path) in str(caught.value)
    assert not list(tmp_path.rglob("case.lock"))


@pytest.mark.parametrize("damage", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_case_without_its_database_is_damaged(folder, damage):
    """It was worked in, so nobody is told to choose another folder."""
    CaseFile.open(folder, writable=True).close()
    damage(folder / "case.db")
    with pytest.raises(CaseAltered, match=r"missing or damaged; restore .* from a backup"):
        CaseFile.open(folder, writable=False)


@pytest.mark.parametrize("writable", [True, False])
def test_a_case_of_a_newer_program_is_refused(folder, writable):
    with_raw_sql(folder, f"PRAGMA user_version = {migrations.SCHEMA_VERSION + 1}")
    with pytest.raises(CaseTooNew, match="update the program"):
        CaseFile.open(folder, writable=writable)


@pytest.mark.parametrize("writable", [True, False])
@pytest.mark.parametrize(
    "change",
    [
        "DROP TRIGGER audit_stays",
        "CREATE TABLE more (x)",
        "CREATE TRIGGER quiet AFTER INSERT ON audit BEGIN SELECT 1; END",
        "CREATE VIEW seen AS SELECT 1",
        "CREATE INDEX fast ON audit (at)",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = 1",
        "PRAGMA user_version = 2",
        "PRAGMA user_version = -1",
    ],
)
def test_another_structure_is_refused(folder, change, writable):
    with_raw_sql(folder, change)
    with pytest.raises(CaseAltered, match="another structure; restore the case folder"):
        CaseFile.open(folder, writable=writable)


def test_transform_of_sqlite_utils_would_be_noticed(folder):
    database = connect(folder / "case.db", "mode=rw", None)
    database.table("audit").transform()
    database.close()
    with pytest.raises(CaseAltered):
        CaseFile.open(folder, writable=False)


def test_a_damaged_page_is_refused(folder):
    path = folder / "case.db"
    data = bytearray(path.read_bytes())
    page = int.from_bytes(data[16:18], "big")
    for start in range(2 * page, len(data), page):  # page 1 keeps header and schema
        data[start : start + 100] = b"\xff" * 100
    path.write_bytes(data)
    with pytest.raises(CaseAltered, match="damaged"):
        CaseFile.open(folder, writable=True)


def test_a_value_that_the_store_would_have_refused_is_noticed(folder, make_exhibit):
    with CaseFile.open(folder, writable=True) as case, case.transaction():
        records.add_exhibit(case, make_exhibit())
    with_raw_sql(
        folder, "PRAGMA ignore_check_constraints = ON", "UPDATE exhibits SET face_index = -1"
    )
    with pytest.raises(CaseAltered, match=r"damaged .*CHECK constraint failed in exhibits"):
        CaseFile.open(folder, writable=True)


def test_a_refused_opening_holds_no_lock(folder):
    with_raw_sql(folder, "CREATE TABLE more (x)")
    with pytest.raises(CaseAltered):
        CaseFile.open(folder, writable=True)
    with_raw_sql(folder, "DROP TABLE more")
    CaseFile.open(folder, writable=True).close()


def test_the_schemas_of_all_versions_never_change():
    """Cases of these versions exist: their structure is what these hashes say, for ever."""
    released = {
        1: "d4746cc4ebf357d6db720a3aad0cba9156721dd909f43d359cd86343e4e8ad5a",
        2: "022a8584bcfc6898e5999a8212407fc6baf627776c99a6ac1a7baed951444b8f",
    }
    assert released.items() <= migrations.SCHEMA_SHA256.items()
    assert list(migrations.SCHEMA_SHA256) == [1, 2, migrations.SCHEMA_VERSION]


def test_every_table_is_strict(case):
    rows = case.rows("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
    loose = {row["name"] for row in rows if not row["strict"]}
    assert loose == {"sqlite_schema", "_sqlite_migrations"}
    assert {"case", "exhibits", "examinations", "regions", "reports", "audit"} <= {
        row["name"] for row in rows
    }


def test_the_switches_are_set_whatever_a_database_browser_left(folder):
    with_raw_sql(folder, "PRAGMA journal_mode = DELETE")
    with CaseFile.open(folder, writable=True) as case:
        assert_switches(case)


def test_the_switches_of_a_new_case_are_set(tmp_path, cover):
    with create_case(tmp_path / "a.xfv", cover, actor="x") as case:
        assert_switches(case)


def assert_switches(case):
    def pragma(name):
        return case.database.execute(f"PRAGMA {name}").fetchone()[0]

    assert pragma("journal_mode") == "wal"
    assert pragma("synchronous") == 2
    assert pragma("foreign_keys") == 1
    assert pragma("recursive_triggers") == 1
    assert pragma("trusted_schema") == 0


@pytest.fixture
def later_program(monkeypatch):
    """A later program: one more migration, which the test may make fail."""
    version = migrations.SCHEMA_VERSION + 1
    later = Migrations("case")
    for step in (migrations.version_1, migrations.version_2, migrations.version_3):
        later(name=step.__name__)(step)
    failing = []

    @later()
    def one_more(database):
        database.execute('ALTER TABLE "case" ADD COLUMN note TEXT')
        database.execute(f"PRAGMA user_version = {version}")
        if failing:
            raise failing[0]

    trial = Database(memory=True, execute_plugins=False)
    later.apply(trial)
    expected = migrations.schema_sha256(trial)
    trial.close()
    monkeypatch.setattr(migrations, "CASE_MIGRATIONS", later)
    monkeypatch.setattr(migrations, "SCHEMA_VERSION", version)
    monkeypatch.setitem(migrations.SCHEMA_SHA256, version, expected)
    return failing


def test_a_writer_brings_an_older_case_up_to_date(folder, later_program):
    with CaseFile.open(folder, writable=True) as case:
        assert case.rows('SELECT note FROM "case"') == [{"note": None}]
        assert audit_log.fault(case) is None
        event = audit_log.head(case)
        assert event.action == upgrade.BROUGHT_UP_TO_DATE
        assert event.details["to"] == event.details["from"] + 1
        assert event.details["rows"] == upgrade.row_hashes(case)
        assert [person.name for person in people_records.people(case)] == ["A. Prüfer"]
    CaseFile.open(folder, writable=False).close()
    assert not list(folder.glob("*version*"))  # the old file went once the new one was sound


def test_a_migration_that_fails_changes_nothing(folder, later_program, monkeypatch):
    before = (folder / "case.db").read_bytes()
    later_program.append(ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        CaseFile.open(folder, writable=True)
    assert (folder / "case.db").read_bytes() == before
    (kept,) = folder.glob("case.version-*.db")
    later_program.clear()
    CaseFile.open(folder, writable=True).close()
    assert not kept.exists()


def test_a_migration_that_loses_a_row_is_undone(folder, later_program, monkeypatch):
    """The rows of before are compared with those of after, all columns they had."""
    apply = migrations.CASE_MIGRATIONS.apply

    def lossy(database):
        apply(database)
        database.execute("DROP TRIGGER case_remains")
        database.execute("UPDATE \"case\" SET title = 'other'")

    with monkeypatch.context() as broken:
        broken.setattr(migrations.CASE_MIGRATIONS, "apply", lossy)
        with pytest.raises(CaseAltered, match="“case” cannot be brought up to date"):
            CaseFile.open(folder, writable=True)
    with CaseFile.open(folder, writable=True) as case:
        assert records.cover(case).title == "Käse & Söhne"
