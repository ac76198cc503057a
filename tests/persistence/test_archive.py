"""The ZIP of a bundle: equal bytes for equal files, and nothing else is read."""

import io
import stat
import subprocess
import sys
import zipfile
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xfv_desktop.domain.errors import BundleAltered
from xfv_desktop.persistence import archive
from xfv_desktop.persistence.archive import read_archive, write_archive

FILES = {"a.txt": b"first", "data/b": b"", "data/c/d.bin": bytes(range(256))}
NAME = st.from_regex(r"[a-z][a-z.]{0,5}(/[a-z]{1,4}){0,2}", fullmatch=True)


def zipped(files):
    stream = io.BytesIO()
    write_archive(stream, sorted(files.items()))
    return stream.getvalue()


def read(data):
    files = read_archive(io.BytesIO(data), len(data))
    return {name: b"".join(pieces) for name, pieces in files}


@given(st.dictionaries(NAME, st.binary(max_size=40), max_size=8))
def test_what_was_written_is_read_by_us_and_by_everybody(files):
    data = zipped(files)
    assert read(data) == files
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.testzip() is None
        assert {name: opened.read(name) for name in opened.namelist()} == files
        assert {info.date_time for info in opened.infolist()} <= {(1980, 1, 1, 0, 0, 0)}


def test_the_bytes_are_the_same_in_another_process_and_time_zone():
    code = (
        "import io, sys; from xfv_desktop.persistence.archive import write_archive\n"
        "stream = io.BytesIO(); write_archive(stream, [('a.txt', b'first')])\n"
        "sys.stdout.buffer.write(stream.getvalue())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env={"TZ": "Asia/Kolkata"}
    )
    assert done.stdout == zipped({"a.txt": b"first"})


def test_every_flipped_byte_is_found():
    data = zipped(FILES)
    for place in range(len(data)):
        for flip in (1, 0x80):
            changed = bytearray(data)
            changed[place] ^= flip
            with pytest.raises(BundleAltered, match="not as it was made"):
                read(bytes(changed))


@pytest.mark.parametrize("length", [0, 3, 29, 31, 40, 90, -1])
def test_a_file_that_was_cut_is_found(length):
    data = zipped(FILES)
    with pytest.raises(BundleAltered):
        read(data[:length])


@pytest.mark.parametrize(
    "changed", [lambda d: d + b"x", lambda d: b"x" + d, lambda d: d + d, lambda d: b""]
)
def test_what_stands_around_the_archive_is_found(changed):
    with pytest.raises(BundleAltered):
        read(changed(zipped(FILES)))


def foreign(*entries, compression=zipfile.ZIP_STORED):
    """An archive by another program."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", compression) as made:
        for info, data in entries:
            made.writestr(info, data)
    return stream.getvalue()


def link():
    info = zipfile.ZipInfo("a.txt", date_time=(1980, 1, 1, 0, 0, 0))
    info.create_system, info.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (foreign((link(), "/etc/passwd")), "“a.txt”.*link"),
        (foreign(("../a.txt", "x")), r"“\.\./a\.txt” is not a name"),
        (foreign(("/etc/passwd", "x")), "“/etc/passwd” is not a name"),
        (foreign(("a/../../b", "x")), "not a name"),
        (foreign(("C:/a.txt", "x")), "not a name"),
        (foreign(("a\\b.txt", "x")), "not a name"),
        (foreign((".hidden", "x")), "not a name"),
        (foreign(("käse.txt", "x")), "name of a file"),
        (foreign(("a/", "")), "“a/” is not a name"),
        (foreign(("a" * 300, "x")), "not a name"),
        (foreign(("b.txt", "x"), ("a.txt", "x")), "“b.txt”|header"),
        (b"%PDF-1.7 a report in place of the bundle", "does not begin as a ZIP file does"),
        (foreign(("a.txt", "x" * 9999), compression=zipfile.ZIP_DEFLATED), "is compressed"),
    ],
    ids=lambda given: given if isinstance(given, str) else "archive",  # its bytes hold the time
)
def test_the_archives_of_others_are_refused(data, fault):
    with pytest.raises(BundleAltered, match=fault):
        read(data)


def in_this_order(*names):
    """An archive as we write it, but for the order that the writer insists on."""
    entries, body = [], b""
    for name in names:
        entry = archive.Entry(name, 1, zlib.crc32(b"x"), len(body))
        entries.append(entry)
        body += entry.header + b"x"
    records = b"".join(entry.record for entry in entries)
    return body + records + archive._end(len(entries), len(body), len(records))


def test_names_come_once_and_in_order():
    assert list(read(in_this_order("a", "b"))) == ["a", "b"]
    with pytest.raises(BundleAltered, match="“a” stands out of order, behind “b”"):
        read(in_this_order("b", "a"))
    with pytest.raises(BundleAltered, match="“a” occurs twice"):
        read(in_this_order("a", "a"))
    for names in ("ba", "aa"):
        with pytest.raises(ValueError, match="“a”"):
            write_archive(io.BytesIO(), [(name, b"") for name in names])


def test_a_bomb_has_no_room(monkeypatch):
    """Sizes are those of the file itself, so what is claimed beyond it is never waited for."""
    small = zipped({"a.txt": b"x"})
    for size in (1 << 20, 1 << 31, 0xFFFFFFFF):
        entry = archive.Entry("a.txt", size, 0, 0)
        with pytest.raises(BundleAltered, match="larger than the bundle, or cut off"):
            read(entry.header + small[len(entry.header) :])
    data = zipped(FILES)
    for name, most in (("MOST_ENTRIES", 1), ("MOST_BYTES", 100)):
        with monkeypatch.context() as patch:
            patch.setattr(archive, name, most)
            with pytest.raises(BundleAltered, match=r"larger|more than"):
                read(data)


def test_more_files_than_a_plain_zip_can_hold():
    files = {f"{number:06}": b"" for number in range(66_000)}
    data = zipped(files)
    assert len(read(data)) == 66_000
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert opened.namelist() == sorted(files)


@pytest.mark.skipif(sys.platform == "win32", reason="a file with a hole would fill the disk")
def test_what_only_zip64_can_tell_is_told_as_others_read_it(tmp_path):
    """A file behind eight gibibytes and one that claims five: their bytes are a hole."""
    far = archive.Entry("far.txt", 3, zlib.crc32(b"far"), 1 << 33)
    large = archive.Entry("large.bin", 5 << 30, 0, 0)
    records = far.record + large.record
    body = far.header + b"far"
    with (tmp_path / "hole.zip").open("wb") as stream:
        stream.write(large.header)
        stream.seek(far.offset)
        stream.write(body + records + archive._end(2, far.offset + len(body), len(records)))
    with zipfile.ZipFile(tmp_path / "hole.zip") as opened:
        first, second = opened.infolist()
        assert (first.header_offset, second.file_size) == (far.offset, large.size)
        assert opened.read("far.txt") == b"far"
        with opened.open("large.bin") as contents:
            assert contents.read(9) == bytes(9)


def test_a_large_file_is_written_and_read_in_pieces(monkeypatch):
    """Here large is three bytes: the way of ZIP64, without its gigabytes."""
    contents = bytes(range(200))

    def pieces():
        return iter((contents[:90], contents[90:]))

    plain = zipped({"a": pieces})
    monkeypatch.setattr(archive, "_32", 100)
    data = zipped({"a": pieces, "b": b"small"})
    assert read(data) == {"a": contents, "b": b"small"}
    with pytest.raises(BundleAltered, match="header of “a”"):
        read(plain)
    for where in range(30, 60):
        changed = bytearray(data)
        changed[where] ^= 1
        with pytest.raises(BundleAltered):
            read(bytes(changed))
