"""One writes, many read: locks, threads, transactions."""

import sqlite3
import subprocess
import sys
import threading

import pytest

from xfv_desktop.domain.errors import CaseLocked
from xfv_desktop.persistence import audit_log, records
from xfv_desktop.persistence.case_file import CaseFile


def test_a_second_writer_in_this_process_is_refused(case):
    with pytest.raises(CaseLocked, match=r"open for writing by .+ \(process \d+\); close it there"):
        CaseFile.open(case.folder, writable=True)


HOLDER = """
import sys
from pathlib import Path
from xfv_desktop.persistence.case_file import CaseFile
case = CaseFile.open(Path(sys.argv[1]), writable=True)
print("open", flush=True)
sys.stdin.read()
"""


def test_a_writer_in_another_process_is_named_and_its_death_frees_the_case(folder):
    command = [sys.executable, "-c", HOLDER, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"open\n"
        with pytest.raises(CaseLocked, match=rf"\(process {holder.pid}\)"):
            CaseFile.open(folder, writable=True)
        with CaseFile.open(folder, writable=False) as reader:
            assert records.cover(reader).reference == "K 12/26"
        holder.kill()
        holder.wait()
    CaseFile.open(folder, writable=True).close()


def test_a_reader_in_another_thread_sees_what_was_committed(case, cover):
    seen = []
    changed, read = (threading.Barrier(2, timeout=240) for _ in range(2))

    def look():
        with CaseFile.open(case.folder, writable=False) as reader:
            for _ in range(3):
                changed.wait()
                seen.append(records.cover(reader).title)
                read.wait()

    thread = threading.Thread(target=look)
    thread.start()
    changed.wait()
    read.wait()
    with case.transaction():
        case.update("case", {"id": 1}, {"title": "other"})
        changed.wait()
        read.wait()
    changed.wait()
    read.wait()
    thread.join()
    assert seen == [cover.title, cover.title, "other"]


def test_another_thread_is_refused_loudly(case):
    caught = []

    def misuse():
        for use in (lambda: records.exhibits(case), lambda: case.transaction().__enter__()):
            try:
                use()
            except Exception as error:
                caught.append(error)

    thread = threading.Thread(target=misuse)
    thread.start()
    thread.join()
    assert [type(error) for error in caught] == [sqlite3.ProgrammingError] * 2


def test_a_change_outside_a_transaction_is_refused(case, cover):
    with pytest.raises(RuntimeError, match="inside a transaction"):
        case.update("case", {"id": 1}, {"title": cover.title})
    with pytest.raises(RuntimeError, match="inside a transaction"):
        audit_log.append(case, actor="x", action="y", details={})


def test_a_reader_changes_nothing(folder, cover):
    with CaseFile.open(folder, writable=False) as case:
        with case.transaction(), pytest.raises(RuntimeError, match="of its writer only"):
            case.update("case", {"id": 1}, {"title": cover.title})
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            case.database.execute("DELETE FROM regions")


def test_a_transaction_that_fails_leaves_no_trace(case, cover):
    def half():
        with case.transaction():
            case.update("case", {"id": 1}, {"title": "half"})
            audit_log.append(case, actor="x", action="cover changed", details={})
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half()
    assert records.cover(case) == cover
    assert len(audit_log.events(case)) == 1


def test_errors_of_the_work_inside_a_transaction_are_not_blamed_on_the_case(case, tmp_path):
    with pytest.raises(FileNotFoundError), case.transaction():
        (tmp_path / "photograph.jpg").read_bytes()


def test_closing_leaves_everything_in_case_db_even_beside_a_reader(folder, cover):
    with CaseFile.open(folder, writable=False) as reader:
        records.cover(reader)
        with CaseFile.open(folder, writable=True) as case, case.transaction():
            case.update("case", {"id": 1}, {"title": "later"})
        assert (folder / "case.db-wal").stat().st_size == 0
        assert records.cover(reader).title == "later"
