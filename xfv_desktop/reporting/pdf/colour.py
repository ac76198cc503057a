"""The colour space of every report: an ICC profile of sRGB, the same bytes on every machine."""

import functools
import struct

_VERSION_2_1 = 0x02100000
_MADE_ON = (2026, 1, 1, 0, 0, 0)
_CURVE_STEPS = 1024

# CIE XYZ of the primaries and of white, adapted to D50 (IEC 61966-2-1, ICC.1:2001-04).
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}


@functools.cache
def srgb_profile() -> bytes:
    """An ICC profile of version 2.1 for sRGB (IEC 61966-2-1), as PDF/A of every part accepts it.

    Pillow can make one only of version 4.4, which PDF 1.7 does not know, and writes the time of
    its making into it.
    """
    curve = struct.pack(f">4sII{_CURVE_STEPS}H", b"curv", 0, _CURVE_STEPS, *_linear())
    name = b"sRGB IEC61966-2.1\0"
    described = struct.pack(">4sII", b"desc", 0, len(name)) + name + bytes(8 + 3 + 67)
    tags = {
        b"desc": described,
        b"cprt": struct.pack(">4sI", b"text", 0) + b"No copyright, use freely\0",
        b"wtpt": _point(_WHITE),
        **{tag: _point(primary) for tag, primary in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    table, body = b"", b""
    start = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    for tag, content in tags.items():
        if content not in places:
            places[content] = start + len(body)
            body += content + bytes(-len(content) % 4)
        table += struct.pack(">4sII", tag, places[content], len(content))
    size = start + len(body)
    header = struct.pack(
        ">I4sI4s4s4s6H4s4sI4sIQI",
        size, b"\0\0\0\0", _VERSION_2_1, b"mntr", b"RGB ", b"XYZ ", *_MADE_ON,
        b"acsp", b"\0\0\0\0", 0, b"\0\0\0\0", 0, 0, 0,
    )  # fmt: skip
    header += b"".join(_fixed(value) for value in _WHITE)
    return header.ljust(128, b"\0") + struct.pack(">I", len(tags)) + table + body


def _linear() -> list[int]:
    """Linear light in 16 bits at even steps of the encoded value (IEC 61966-2-1, 5.2)."""
    encoded = [step / (_CURVE_STEPS - 1) for step in range(_CURVE_STEPS)]
    return [
        round(65535 * (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4))
        for value in encoded
    ]


def _point(xyz: tuple[float, float, float]) -> bytes:
    return struct.pack(">4sI", b"XYZ ", 0) + b"".join(_fixed(value) for value in xyz)


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))
