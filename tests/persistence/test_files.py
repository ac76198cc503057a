"""Originals and reports: stored once, as their bytes, and never trusted unread."""

import hashlib
import stat

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xfv_desktop.domain.casework import Report
from xfv_desktop.domain.errors import CaseAltered, OutputUnwritable
from xfv_desktop.persistence import files, records
from xfv_desktop.persistence.case_file import CaseFile


def place(case, sha256):
    return case.folder / "files" / sha256[:2] / sha256


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=500))
def test_any_bytes_come_back(case, data):
    sha256 = files.put(case, data)
    assert sha256 == hashlib.sha256(data).hexdigest()
    assert files.get(case, sha256) == data


def test_the_same_bytes_are_stored_once_and_stay_untouched(case):
    first = files.put(case, b"photograph")
    before = place(case, first).stat()
    assert files.put(case, b"photograph") == first
    after = place(case, first).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert list(case.folder.rglob(first)) == [place(case, first)]


def test_a_stored_file_is_read_only(case):
    mode = place(case, files.put(case, b"photograph")).stat().st_mode
    assert not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)
    assert mode & stat.S_IRUSR


def test_the_next_reader_finds_it(folder):
    with CaseFile.open(folder, writable=True) as case:
        sha256 = files.put(case, b"photograph")
    with CaseFile.open(folder, writable=False) as case:
        assert files.get(case, sha256) == b"photograph"


@pytest.mark.parametrize("position", [0, 5, 9])
def test_a_flipped_bit_is_found(case, position):
    sha256 = files.put(case, b"photograph")
    path = place(case, sha256)
    data = bytearray(path.read_bytes())
    data[position] ^= 1
    path.chmod(0o600)
    path.write_bytes(data)
    with pytest.raises(CaseAltered, match=rf"files/../{sha256} .* was altered; restore it"):
        files.get(case, sha256)
    with pytest.raises(CaseAltered, match="was altered"):
        files.put(case, b"photograph")


@pytest.mark.parametrize("harm", ["unlink", "folder"])
def test_a_missing_file_is_named(case, harm):
    sha256 = files.put(case, b"photograph")
    place(case, sha256).unlink()
    if harm == "folder":
        place(case, sha256).mkdir()
    with pytest.raises(CaseAltered, match=rf"{sha256} .* cannot be read"):
        files.get(case, sha256)


def test_what_a_kill_has_left_is_swept_by_the_next_file(case):
    left = case.folder / "incoming"
    left.write_bytes(b"half a photogr")
    left.chmod(0o444)
    sha256 = files.put(case, b"photograph")
    assert files.get(case, sha256) == b"photograph"
    assert not left.exists()


def test_a_reader_stores_nothing_and_removes_nothing(folder):
    with CaseFile.open(folder, writable=True) as case:
        path = files.put_report(case, "1.pdf", b"%PDF")
    with CaseFile.open(folder, writable=False) as case:
        for store in (
            lambda: files.put(case, b"photograph"),
            lambda: files.put_report(case, "1.pdf", b"other"),
        ):
            with pytest.raises(RuntimeError, match="by the writer of a case only"):
                store()
    assert path.read_bytes() == b"%PDF"


def test_an_issued_report_is_never_overwritten(case, examined):
    path = files.put_report(case, "2026-0001.pdf", b"%PDF")
    assert path == case.folder / "reports" / "2026-0001.pdf"
    assert path.read_bytes() == b"%PDF"
    assert not path.stat().st_mode & stat.S_IWUSR
    sha256 = hashlib.sha256(b"%PDF").hexdigest()
    with case.transaction():
        records.add_report(
            case, Report("2026-0001", 1, path.name, sha256, "x", examined.examined_at)
        )
    with pytest.raises(OutputUnwritable, match=r"2026-0001\.pdf was issued already"):
        files.put_report(case, "2026-0001.pdf", b"other")
    assert path.read_bytes() == b"%PDF"


def test_a_report_that_a_kill_left_unlisted_does_not_stand_in_the_way(case):
    files.put_report(case, "2026-0001.pdf", b"signed, then killed")
    path = files.put_report(case, "2026-0001.pdf", b"signed again")
    assert path.read_bytes() == b"signed again"
    assert not path.stat().st_mode & stat.S_IWUSR


def test_an_issued_report_is_checked_when_it_is_read(case, cover):
    data = b"%PDF"
    path = files.put_report(case, "1.pdf", data)
    report = Report("1", 1, "1.pdf", hashlib.sha256(data).hexdigest(), "x", cover.created_at)
    assert files.get_report(case, report) == data
    with pytest.raises(CaseAltered, match=r"reports/1\.pdf"):
        files.get_report(case, attrs.evolve(report, sha256="0" * 64))
    path.unlink()
    with pytest.raises(CaseAltered, match=r"reports/1\.pdf .* cannot be read"):
        files.get_report(case, report)


@pytest.mark.parametrize("name", ["", ".", "..", "../case.db", "a/b.pdf", "a\\b.pdf"])
def test_a_report_stays_in_its_folder(case, name):
    with pytest.raises(ValueError, match="plain file name"):
        files.put_report(case, name, b"%PDF")
