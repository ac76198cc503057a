"""Files written whole or not at all."""

import errno
from pathlib import Path

import pytest

from xfv_desktop.disk import replace_file
from xfv_desktop.domain.errors import OutputUnwritable


def full_disk(path, data):
    with path.open("wb") as stream:
        stream.write(data[:1])
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("before", [None, b"the last result"])
def test_on_a_full_disk_a_file_stays_what_it_was(tmp_path, monkeypatch, before):
    target = tmp_path / "maps.npz"
    if before is not None:
        target.write_bytes(before)
    monkeypatch.setattr(Path, "write_bytes", full_disk)
    with pytest.raises(OutputUnwritable, match="No space left"):
        replace_file(target, b"new")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == ([before] if before else [])


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real").write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to("real")
    replace_file(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_what_is_no_file_is_written_to_as_it_is(tmp_path):
    replace_file(Path("/dev/null"), b"gone")
    assert Path("/dev/null").is_char_device()
    with pytest.raises(OutputUnwritable, match="directory"):
        replace_file(tmp_path, b"gone")
