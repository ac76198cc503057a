"""Files written whole or not at all."""

import errno
import importlib
import os
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from xfv_desktop.disk import growing_file, new_file, replace_file, write_new
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


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such modes")
@pytest.mark.parametrize("write", [write_new, replace_file])
def test_a_private_file_is_its_owners(tmp_path, write):
    write(tmp_path / "key", b"key", private=True)
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_a_new_file_takes_no_place(tmp_path):
    (tmp_path / "taken").write_bytes(b"old")
    with pytest.raises(OutputUnwritable, match="exists already"):
        write_new(tmp_path / "taken", b"new")
    with pytest.raises(OutputUnwritable, match=r"nowhere.*check the disk"):
        write_new(tmp_path / "nowhere" / "file", b"new")
    assert (tmp_path / "taken").read_bytes() == b"old"


def test_a_new_file_goes_with_the_block_that_fails(tmp_path):
    with pytest.raises(ZeroDivisionError), new_file(tmp_path / "copy", b"report"):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_what_a_kill_has_left_gives_way_and_a_failed_block_leaves_nothing(tmp_path):
    target, litter = tmp_path / "case.zip", tmp_path / ".case.zip.part"
    litter.write_bytes(b"half")
    with growing_file(target) as draft:
        assert not draft.exists()
        draft.write_bytes(b"whole")
        assert not target.exists()
    assert target.read_bytes() == b"whole"
    with suppress(ZeroDivisionError), growing_file(target) as draft:
        draft.write_bytes(b"half")
        raise ZeroDivisionError
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [
        ("case.zip", b"whole")
    ]


def test_a_full_disk_of_the_tests_leaves_no_half_module(tmp_path, monkeypatch):
    """Another test would fail on it, in whichever process loads the module next."""
    full = pytest.importorskip("tests.full_disk").full_disk
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("first_loaded_then", "loaded_at_leisure"):
        (tmp_path / f"{name}.py").write_text(f"VALUES = {list(range(1000))}\n")
    with full(1000):
        assert len(importlib.import_module("first_loaded_then").VALUES) == 1000
    assert not (tmp_path / "__pycache__").exists()
    importlib.import_module("loaded_at_leisure")
    assert [path.stem.split(".")[0] for path in (tmp_path / "__pycache__").iterdir()] == [
        "loaded_at_leisure"
    ]
