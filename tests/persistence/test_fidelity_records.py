"""Fidelity records in a case, and cases of version 1, which had none."""

import sqlite3

import pytest
from sqlite_utils import Database

from xfv_desktop.domain.errors import CaseAltered
from xfv_desktop.persistence import audit_log, files, migrations, records, upgrade
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.fidelity_records import add_fidelity, all_fidelity, fidelity

from ..tampering import with_raw_sql

VERSION_1 = {"case", "exhibits", "examinations", "regions", "reports", "audit"}
"""The tables of the first structure."""


@pytest.fixture
def filed(make_examination):
    """What the case of version 1 holds."""
    return make_examination()


@pytest.fixture
def version_1(folder, filed):
    """The folder of a case of version 1 with an examination, which nobody has open."""
    with CaseFile.open(folder, writable=True) as case:
        files.put(case, b"original")
        files.put(case, b"passport")
        with case.transaction():
            records.add_exhibit(case, filed.questioned)
            records.add_exhibit(case, filed.known)
            records.add_examination(case, filed)
    with CaseFile.open(folder, writable=False) as case:
        later = set(upgrade.sealed_tables(case)) - VERSION_1
    with_raw_sql(
        folder,
        *(f"DROP TABLE {table}" for table in later),
        "DELETE FROM _sqlite_migrations WHERE name <> 'version_1'",
        "PRAGMA user_version = 1",
    )
    return folder


def structure(folder):
    database = Database(folder / "case.db")
    found = migrations.schema_sha256(database)
    database.close()
    return found


@pytest.mark.parametrize(
    "parts", [{"passes": True}, {"passes": False}, {"mask": None}, {"region": None}], ids=str
)
def test_a_record_comes_back_as_it_was(case, examined, make_fidelity, parts):
    record = make_fidelity(**parts)
    assert records.examination(case, 1).fidelity is None
    with case.transaction():
        add_fidelity(case, 1, record, at=examined.examined_at, by="A. Prüfer")
    assert records.examination(case, 1).fidelity == fidelity(case, 1) == record
    assert all_fidelity(case) == {1: record}


def test_there_is_one_for_an_examination(case, examined, make_fidelity):
    with case.transaction():
        add_fidelity(case, 1, make_fidelity(), at=examined.examined_at, by="x")
    with pytest.raises(sqlite3.IntegrityError, match="never replaced"), case.transaction():
        add_fidelity(case, 1, make_fidelity(), at=examined.examined_at, by="x")


def test_it_needs_its_examination(case, examined, make_fidelity):
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"), case.transaction():
        add_fidelity(case, 2, make_fidelity(), at=examined.examined_at, by="x")


def test_a_text_that_is_no_record_is_noticed(case, examined):
    with case.transaction():
        row = {"examination": 1, "record": "{}", "assessed_by": "x"}
        case.insert("fidelity", {**row, "assessed_at": "2026-03-01T12:00:00.000000Z"})
    with pytest.raises(CaseAltered, match="fidelity record of examination 1 is unreadable"):
        records.examination(case, 1)


def test_a_case_of_version_1_can_be_read_as_it_is(version_1, filed):
    """It may lie on a medium where nothing can be written."""
    before = structure(version_1)
    assert before == migrations.SCHEMA_SHA256[1]
    with CaseFile.open(version_1, writable=False) as case:
        assert records.examination(case, 1) == filed
        assert all_fidelity(case) == {}
    assert structure(version_1) == before


def test_a_writer_brings_a_case_of_version_1_up_to_date(version_1, filed, make_fidelity):
    with CaseFile.open(version_1, writable=True) as case:
        assert records.examination(case, 1) == filed
        assert audit_log.fault(case) is None
        with case.transaction():
            add_fidelity(case, 1, make_fidelity(), at=filed.examined_at, by="x")
    assert structure(version_1) == migrations.SCHEMA_SHA256[migrations.SCHEMA_VERSION]
    with CaseFile.open(version_1, writable=False) as case:
        assert fidelity(case, 1) == make_fidelity()


def test_a_case_of_version_1_with_another_structure_is_refused(version_1):
    with_raw_sql(version_1, "CREATE TABLE more (x)")
    for writable in (True, False):
        with pytest.raises(CaseAltered):
            CaseFile.open(version_1, writable=writable)
