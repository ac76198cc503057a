"""A disk that is full or may not be written: one sentence for the user, and nothing lost."""

import errno
import os
import sqlite3

import pytest

from xfv_desktop.domain.errors import CaseAltered, CaseLocked, OutputUnwritable
from xfv_desktop.persistence import audit_log, files, records
from xfv_desktop.persistence.case_file import CaseFile
from xfv_desktop.persistence.creation import create_case

from ..full_disk import full_disk


def test_an_original_that_finds_no_room_leaves_nothing(case):
    with full_disk(10_000), pytest.raises(OutputUnwritable, match="check the disk"):
        files.put(case, b"x" * 100_000)
    assert not (case.folder / "incoming").exists()
    assert list((case.folder / "files").rglob("*")) == []
    files.put(case, b"x" * 100_000)


def test_a_sync_that_fails_is_not_taken_for_success(case, monkeypatch):
    def refuse(_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", refuse)
        with pytest.raises(OutputUnwritable, match=r"\(No space left on device\)"):
            files.put(case, b"x")
    assert [p for p in (case.folder / "files").rglob("*") if p.is_file()] == []


def test_a_full_database_undoes_the_transaction_and_goes_on_afterwards(case, cover):
    def change():
        with case.transaction():
            case.update("case", {"id": 1}, {"title": "x" * 3_000_000})
            audit_log.append(case, actor="x", action="cover changed", details={})

    with full_disk(1_000_000), pytest.raises(OutputUnwritable, match="check the disk"):
        change()
    assert records.cover(case) == cover
    change()
    assert audit_log.fault(case) is None


def test_a_case_finds_no_room_to_begin(tmp_path, cover):
    with full_disk(8_000), pytest.raises(OutputUnwritable, match=r"a\.xfv"):
        create_case(tmp_path / "a.xfv", cover, actor="x")
    assert list(tmp_path.iterdir()) == []


def test_closing_with_a_full_disk_raises_nothing_and_loses_nothing(folder, cover):
    case = CaseFile.open(folder, writable=True)
    with case.transaction():
        case.update("case", {"id": 1}, {"title": "x" * 200_000})
    with full_disk(1_000):
        case.close()
    with CaseFile.open(folder, writable=False) as case:
        assert records.cover(case).title == "x" * 200_000


def test_a_folder_without_write_permission(plain_owner, cover):
    locked = plain_owner / "locked"
    locked.mkdir(mode=0o500)
    with pytest.raises(OutputUnwritable, match=r"Permission denied"):
        create_case(locked / "a.xfv", cover, actor="x")


def test_an_archived_case_is_read_where_nothing_can_be_written(plain_owner, cover):
    """A case on a read-only medium: no room for SQLite's side files, and reading needs none."""
    folder = plain_owner / "a.xfv"
    create_case(folder, cover, actor="x").close()
    for path in sorted(folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    folder.chmod(0o555)
    assert not (folder / "case.db-shm").exists()
    with CaseFile.open(folder, writable=False) as case:
        assert records.cover(case) == cover
    with pytest.raises(OutputUnwritable, match=r"may not be written by you.*can be looked at"):
        CaseFile.open(folder, writable=True)


def test_a_case_that_may_not_be_read(plain_owner, cover):
    folder = plain_owner / "a.xfv"
    create_case(folder, cover, actor="x").close()
    (folder / "case.db").chmod(0)
    with pytest.raises(OutputUnwritable, match=r"may not be read by you.*ask its owner"):
        CaseFile.open(folder, writable=False)
    folder.chmod(0)
    with pytest.raises(OutputUnwritable, match=r"may not be read by you \(Permission denied\)"):
        CaseFile.open(folder, writable=False)


def test_a_store_that_another_program_holds(case, cover):
    """A database browser with an open transaction: a sentence, not a traceback."""
    case.database.execute("PRAGMA busy_timeout = 10").fetchall()
    browser = sqlite3.connect(case.folder / "case.db", isolation_level=None)
    browser.execute("BEGIN IMMEDIATE")
    try:
        with pytest.raises(CaseLocked, match="written by another program"), case.transaction():
            case.update("case", {"id": 1}, {"title": cover.title})
    finally:
        browser.close()


def test_damage_that_shows_later_is_named_too(folder, make_exhibit):
    with CaseFile.open(folder, writable=True) as case, case.transaction():
        records.add_exhibit(case, make_exhibit())
        audit_log.append(case, actor="x", action="exhibit added", details={})
    case = CaseFile.open(folder, writable=False)
    records.cover(case)
    path = folder / "case.db"
    data = bytearray(path.read_bytes())
    page = int.from_bytes(data[16:18], "big")
    for start in range(2 * page, len(data), page):
        data[start : start + page] = b"\xff" * page
    path.write_bytes(data)
    with case, pytest.raises(CaseAltered, match="damaged"):
        records.exhibits(case)
