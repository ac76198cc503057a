"""The checksum of deflated TIFF data, which the TIFF library leaves unread.

It stops at the last pixel, before the Adler-32 at the end of each strip or tile (RFC 1950).
"""

import zlib

from PIL import Image

STRIP_OFFSETS, STRIP_BYTES, TILE_OFFSETS, TILE_BYTES, COMPRESSION = 273, 279, 324, 325, 259
DEFLATE = (8, 32946)
_PIECE = 1 << 20


def check_deflate(picture: Image.Image, data: bytes) -> None:
    """Raises ValueError or zlib.error unless every deflated strip or tile of the page is sound.

    ``picture`` was opened from ``data`` and turned to its page, but not loaded.
    """
    tags = getattr(picture, "tag_v2", None)
    if tags is None or tags.get(COMPRESSION) not in DEFLATE:
        return
    for offsets, sizes in ((STRIP_OFFSETS, STRIP_BYTES), (TILE_OFFSETS, TILE_BYTES)):
        for offset, size in zip(
            _numbers(tags.get(offsets)), _numbers(tags.get(sizes)), strict=True
        ):
            inflating = zlib.decompressobj()
            rest = data[offset : offset + size]
            while rest and not inflating.eof:
                inflating.decompress(rest, _PIECE)
                rest = inflating.unconsumed_tail
            if not inflating.eof:
                raise ValueError("deflated data end too early")


def _numbers(value: object) -> tuple[int, ...]:
    if value is None:
        return ()
    return tuple(value) if isinstance(value, tuple) else (int(str(value)),)
