"""A backup is a whole case, or it is not there."""

import errno
import os
from pathlib import Path

import pytest

from xfv_desktop.domain.errors import CaseAltered, OutputUnwritable
from xfv_desktop.domain.evidence import Role
from xfv_desktop.domain.jobs import Cancelled, CancelToken
from xfv_desktop.persistence import copies
from xfv_desktop.services.cases import backup, casework, checking
from xfv_desktop.services.evidence import intake

from ..bundle_world import EXAMINER


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    return folder


def files_of(folder):
    own = ("case.db", "case.lock")
    return {
        path.relative_to(folder): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.startswith(own)
    }


def test_a_backup_is_the_case_as_it_was(reported, place, portraits):
    """Made while the case is open for writing; it can be worked in, and stays as it was."""
    with casework.open_case(reported.folder, writable=False) as reader:
        done = backup.back_up(reader, place)
    head = casework.overview(reported).audit_head
    assert (done.sequence, done.seal) == (head.sequence, head.seal)
    assert done.folder.parent == place
    assert done.folder.stem.startswith(reported.folder.stem)

    found = intake.inspect(portraits[0])
    intake.add_exhibit(reported, found, role=Role.KNOWN, examiner=EXAMINER)

    with casework.open_case(done.folder, writable=True) as copy:
        assert casework.overview(copy).audit_head == head
        assert checking.case_fault(copy) is None
        assert files_of(done.folder) == files_of(reported.folder)
        intake.add_exhibit(copy, found, role=Role.QUESTIONED, examiner=EXAMINER)
    assert [path.name for path in place.iterdir()] == [done.folder.name]


def test_a_place_may_be_named_from_where_one_stands(reported, place, monkeypatch):
    """As on the command line: ``--out backups``."""
    monkeypatch.chdir(place.parent)
    done = backup.back_up(reported, Path(place.name))
    assert [path.name for path in place.iterdir()] == [done.folder.name]


def test_a_case_that_is_not_sound_is_not_called_a_backup(reported, place):
    original = next(path for path in (reported.folder / "files").rglob("*") if path.is_file())
    original.chmod(0o600)
    original.write_bytes(b"other")
    with pytest.raises(CaseAltered, match="was not backed up"):
        backup.back_up(reported, place)
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("what", ["fsync", "copyfileobj", "rename"])
def test_a_full_disk_leaves_no_half_backup(reported, place, monkeypatch, what):
    def refuse(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    homes = {"fsync": copies.os, "copyfileobj": copies.shutil, "rename": copies.Path}
    with monkeypatch.context() as patch:
        patch.setattr(homes[what], what, refuse)
        with pytest.raises(OutputUnwritable, match="No space left"):
            backup.back_up(reported, place)
    assert list(place.iterdir()) == []
    assert checking.case_fault(reported) is None


def test_stopping_leaves_nothing(reported, place):
    for fraction in (0.0, 0.3, 0.7):
        cancel = CancelToken()

        def stop(done, _, limit=fraction, token=cancel):
            if done >= limit:
                token.cancel()

        with pytest.raises(Cancelled):
            backup.back_up(reported, place, progress=stop, cancel=cancel)
        assert list(place.iterdir()) == []


def test_where_no_backup_can_be(reported, place):
    with pytest.raises(OutputUnwritable, match="There is no folder"):
        backup.back_up(reported, place / "nowhere")
    for inside in (reported.folder, reported.folder / "files"):
        with pytest.raises(OutputUnwritable, match="choose a folder elsewhere"):
            backup.back_up(reported, inside)
