"""Many files as one: a ZIP whose bytes are decided by the names and the contents alone.

Written by hand because ``zipfile`` writes other bytes with another version of Python, and read by
hand because nothing is accepted but what is written here: entries in the order of their names,
stored as they are, dated 1980, with nothing before, between or behind them. So there is no link, no
path out of the folder, no compression that could burst, and no byte that could change unseen. Every
ZIP program opens the file (PKWARE APPNOTE 6.3.10, with ZIP64 where it grows large).
"""

import re
import struct
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

import attrs

from xfv_desktop.persistence.border import altered_bundle

MOST_ENTRIES = 1_000_000
MOST_BYTES = 1 << 38
"""What a bundle may hold at most: entries, bytes in all."""

Content = bytes | Callable[[], Iterator[bytes]]
"""What is in a file: its bytes, or a way to read them in pieces, more than once."""

_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
_LONGEST_NAME = 240
_DATE = 1 << 5 | 1  # 1 January 1980, where the ZIP calendar begins
_FILE = 0o100644 << 16
_16, _32 = 0xFFFF, 0xFFFFFFFF
_PIECE = 1 << 20

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
_END_64 = struct.Struct("<4sQ2H2I4Q")
_LOCATOR_64 = struct.Struct("<4sIQI")


@attrs.frozen
class Entry:
    """A file in the archive: its name, size, CRC-32 and where its header begins."""

    name: str
    size: int
    crc: int
    offset: int

    @property
    def header(self) -> bytes:
        """What stands before its contents."""
        size, extra = self._sizes()
        fixed = _LOCAL.pack(
            b"PK\3\4", 45 if extra else 20, 0, 0, 0, _DATE, self.crc, size, size, len(self.name),
            len(extra),
        )  # fmt: skip
        return fixed + self.name.encode("ascii") + extra

    @property
    def record(self) -> bytes:
        """What stands about it in the directory at the end."""
        size, extra = self._sizes(self.offset)
        fixed = _CENTRAL.pack(
            b"PK\1\2", 3 << 8 | 20, 45 if extra else 20, 0, 0, 0, _DATE, self.crc, size, size,
            len(self.name), len(extra), 0, 0, 0, _FILE, min(self.offset, _32),
        )  # fmt: skip
        return fixed + self.name.encode("ascii") + extra

    def _sizes(self, offset: int = 0) -> tuple[int, bytes]:
        """The size as the fixed part tells it, and what only the extra field of ZIP64 can tell."""
        large = [self.size, self.size] if self.size >= _32 else []
        far = [offset] if offset >= _32 else []
        numbers = large + far
        extra = struct.pack(f"<2H{len(numbers)}Q", 1, 8 * len(numbers), *numbers)
        return min(self.size, _32), extra if numbers else b""


def write_archive(stream: BinaryIO, contents: Iterable[tuple[str, Content]]) -> None:
    """Writes the files; their names must come in ascending order.

    Raises:
        ValueError: a name that ``read_archive`` would refuse.
    """
    entries: list[Entry] = []
    position = 0
    for name, content in contents:
        if fault := _name_fault(name, entries[-1].name if entries else ""):
            raise ValueError(fault)
        size, crc = 0, 0
        for piece in pieces_of(content):
            size, crc = size + len(piece), zlib.crc32(piece, crc)
        entry = Entry(name, size, crc, position)
        stream.write(entry.header)
        stream.writelines(pieces_of(content))
        entries.append(entry)
        position += len(entry.header) + size
    records = [entry.record for entry in entries]
    stream.writelines(records)
    stream.write(_end(len(entries), position, sum(map(len, records))))


def read_archive(stream: BinaryIO, byte_count: int) -> Iterator[tuple[str, Iterator[bytes]]]:
    """Names and contents, in pieces, of a file of that length, one after the other.

    Only when the last one has been taken is it sure that the file is as it was written.

    Raises:
        BundleAltered: the file is not exactly what ``write_archive`` wrote; the fault is named.
    """
    if byte_count > MOST_BYTES:
        raise altered_bundle(f"it is larger than {MOST_BYTES:,} bytes")
    entries: list[Entry] = []
    position = 0
    while (start := stream.read(_LOCAL.size))[:4] == b"PK\3\4":
        entry = _next(stream, start, position, byte_count, entries)
        pieces = _contents(stream, entry)
        yield entry.name, pieces
        for _ in pieces:  # whatever was not asked for
            pass
        entries.append(entry)
        position += len(entry.header) + entry.size
    if not position and not start.startswith(b"PK"):
        raise altered_bundle("it does not begin as a ZIP file does, so it is another file")
    directory = start + stream.read()
    length = 0
    for entry in entries:
        record = entry.record
        if directory[length : length + len(record)] != record:
            raise altered_bundle(
                f"its directory tells something else of “{entry.name}” (another kind of file, "
                "such as a link, a comment, another place or name)"
            )
        length += len(record)
    if directory[length:] != _end(len(entries), position, length):
        raise altered_bundle("its end was cut off, or something stands behind it")


def pieces_of(content: Content) -> Iterator[bytes]:
    """The content, a piece at a time."""
    return iter((content,)) if isinstance(content, bytes) else content()


def _next(
    stream: BinaryIO, start: bytes, position: int, byte_count: int, before: list[Entry]
) -> Entry:
    if len(start) < _LOCAL.size:
        raise altered_bundle("it is cut off")
    _, _, flags, method, _, _, crc, _, size, name_length, extra_length = _LOCAL.unpack(start)
    if len(before) >= MOST_ENTRIES:
        raise altered_bundle(f"it holds more than {MOST_ENTRIES:,} files")
    try:
        name = stream.read(min(name_length, _LONGEST_NAME + 1)).decode("ascii")
    except UnicodeDecodeError as error:
        raise altered_bundle(
            "the name of a file in it is not one that the program gives"
        ) from error
    if fault := _name_fault(name, before[-1].name if before else ""):
        raise altered_bundle(fault)
    if method or flags:
        raise altered_bundle(f"“{name}” is compressed or encrypted, which this program never does")
    extra = stream.read(extra_length) if size == _32 else b""
    if len(extra) == 20:
        (size,) = struct.unpack("<Q", extra[4:12])
    if size > byte_count - position:
        raise altered_bundle(f"“{name}” is larger than the bundle, or cut off")
    entry = Entry(name, size, crc, position)
    if start + name.encode("ascii") + extra != entry.header:
        raise altered_bundle(f"the header of “{name}” is not as the program writes it")
    return entry


def _contents(stream: BinaryIO, entry: Entry) -> Iterator[bytes]:
    left, crc = entry.size, 0
    while left and (piece := stream.read(min(left, _PIECE))):
        left, crc = left - len(piece), zlib.crc32(piece, crc)
        yield piece
    if left or crc != entry.crc:
        raise altered_bundle(f"the contents of “{entry.name}” are damaged")


def _end(count: int, offset: int, length: int) -> bytes:
    end = _END.pack(
        b"PK\5\6", 0, 0, min(count, _16), min(count, _16), min(length, _32), min(offset, _32), 0
    )
    if count < _16 and length < _32 and offset < _32:
        return end
    record = _END_64.pack(b"PK\6\6", 44, 3 << 8 | 45, 45, 0, 0, count, count, length, offset)
    return record + _LOCATOR_64.pack(b"PK\6\7", 0, offset + length, 1) + end


def _name_fault(name: str, before: str) -> str | None:
    if len(name) > _LONGEST_NAME or not _NAME.fullmatch(name):
        return f"“{name[:_LONGEST_NAME]}” is not a name that the program gives"
    if name == before:
        return f"“{name}” occurs twice"
    if name < before:
        return f"“{name}” stands out of order, behind “{before}”"
    return None
