"""The parts of a file by its own structure: JPEG segments, PNG and RIFF chunks, ISO boxes.

Pillow does not tell them. Lengths are never trusted: a part ends where the file ends.
"""

from collections.abc import Iterator
from mmap import mmap

import attrs

Bytes = bytes | mmap

JPEG_NAMES = {
    0xC0: "SOF0 baseline", 0xC1: "SOF1 extended", 0xC2: "SOF2 progressive", 0xC4: "DHT",
    0xD8: "SOI", 0xD9: "EOI", 0xDA: "SOS", 0xDB: "DQT", 0xDD: "DRI", 0xFE: "COM",
}  # fmt: skip
BOXES_OF_BOXES = (
    b"moov", b"trak", b"mdia", b"minf", b"stbl", b"udta", b"iprp", b"ipco", b"jp2h", b"edts",
)  # fmt: skip
DEEPEST = 8


@attrs.frozen
class Part:
    """``offset`` and ``size`` in bytes, the part's own head included; ``depth`` of nesting."""

    name: str
    offset: int
    size: int
    depth: int = 0


def parts(data: Bytes) -> Iterator[Part]:
    """The parts of a file of a known structure, in their order; none of another one."""
    head = bytes(data[:8])
    if head.startswith(b"\xff\xd8"):
        yield from _jpeg(data)
    elif head == b"\x89PNG\r\n\x1a\n":
        yield from _png(data)
    elif head.startswith(b"RIFF"):
        yield from _riff(data)
    elif head[4:] in (b"ftyp", b"jP  "):
        yield from boxes(data, 0, len(data), 0)


def _jpeg(data: Bytes) -> Iterator[Part]:
    place = 0
    while place + 2 <= len(data):
        if data[place] != 0xFF:
            return
        marker = data[place + 1]
        if marker == 0xFF:  # any number of them may stand before a marker
            place += 1
            continue
        size = 2
        if marker not in (0xD8, 0xD9) and not 0xD0 <= marker <= 0xD7:
            size += int.from_bytes(data[place + 2 : place + 4])
        if marker == 0xDA:  # its coded data have no length: they end at the next marker
            size = _end_of_scan(data, place + size) - place
        size = max(2, min(size, len(data) - place))
        yield Part(_jpeg_name(data, place, marker), place, size)
        if marker == 0xD9:
            return
        place += size


def _end_of_scan(data: Bytes, place: int) -> int:
    while (place := data.find(b"\xff", place)) >= 0 and place + 1 < len(data):
        following = data[place + 1]
        if following and not 0xD0 <= following <= 0xD7:
            return place + 1 if following == 0xFF else place
        place += 2
    return len(data)


def _jpeg_name(data: Bytes, place: int, marker: int) -> str:
    if not 0xE0 <= marker <= 0xEF:
        return JPEG_NAMES.get(marker, f"marker {marker:02X}")
    label = data[place + 4 : place + 36].split(b"\0")[0]
    shown = label.decode("latin-1") if label.isascii() else ""
    return f"APP{marker - 0xE0} {shown}".strip()


def _png(data: Bytes) -> Iterator[Part]:
    place = 8
    while place + 12 <= len(data):
        size = min(int.from_bytes(data[place : place + 4]) + 12, len(data) - place)
        name = data[place + 4 : place + 8].decode("latin-1")
        yield Part(name, place, size)
        if name == "IEND":
            return
        place += size


def _riff(data: Bytes) -> Iterator[Part]:
    place = 12
    end = min(8 + int.from_bytes(data[4:8], "little"), len(data))
    while place + 8 <= end:
        size = int.from_bytes(data[place + 4 : place + 8], "little")
        size = min(8 + size + size % 2, len(data) - place)
        yield Part(data[place : place + 4].decode("latin-1"), place, size)
        place += size


def boxes(data: Bytes, place: int, end: int, depth: int) -> Iterator[Part]:
    """ISO/IEC 14496-12 boxes between two places, those inside of boxes too."""
    while place + 8 <= end:
        size, head = int.from_bytes(data[place : place + 4]), 8
        kind = data[place + 4 : place + 8]
        if size == 1:
            size, head = int.from_bytes(data[place + 8 : place + 16]), 16
        if size == 0 or place + size > end:
            size = end - place
        if size < head:
            return
        yield Part(kind.decode("latin-1"), place, size, depth)
        if kind in BOXES_OF_BOXES and depth < DEEPEST:
            yield from boxes(data, place + head, place + size, depth + 1)
        place += size
