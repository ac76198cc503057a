"""EXIF (CIPA DC-008), by Pillow's reader."""

from collections.abc import Iterator, Mapping
from typing import Any

from PIL import ExifTags, Image

from xfv_desktop.engine.metadata.values import described, text_of

POINTERS = {tag.value for tag in ExifTags.IFD}
THUMBNAIL_OFFSET, THUMBNAIL_BYTES = 0x0201, 0x0202


def image(picture: Image.Image, _: bytes) -> Iterator[tuple[str, str]]:
    """The first directory: camera, software, times, orientation."""
    yield from _named(picture.getexif(), ExifTags.TAGS)


def photograph(picture: Image.Image, _: bytes) -> Iterator[tuple[str, str]]:
    """The EXIF directory: exposure, lens, original times."""
    yield from _named(picture.getexif().get_ifd(ExifTags.IFD.Exif), ExifTags.TAGS)
    yield from _named(picture.getexif().get_ifd(ExifTags.IFD.Interop), ExifTags.TAGS)


def position(picture: Image.Image, _: bytes) -> Iterator[tuple[str, str]]:
    """The GPS directory."""
    yield from _named(picture.getexif().get_ifd(ExifTags.IFD.GPSInfo), ExifTags.GPSTAGS)


def thumbnail(picture: Image.Image, _: bytes) -> Iterator[tuple[str, str]]:
    """The small picture that a camera puts in; one that differs tells of an edit."""
    directory = picture.getexif().get_ifd(ExifTags.IFD.IFD1)
    yield from _named(directory, ExifTags.TAGS)
    raw = picture.info.get("exif")
    offset, size = directory.get(THUMBNAIL_OFFSET), directory.get(THUMBNAIL_BYTES)
    if isinstance(raw, bytes) and isinstance(offset, int) and isinstance(size, int):
        start = offset + (6 if raw.startswith(b"Exif\0\0") else 0)
        yield "picture", described(raw[start : start + size])


def _named(directory: Mapping[int, Any], names: Mapping[int, str]) -> Iterator[tuple[str, str]]:
    for tag, value in directory.items():
        if tag not in POINTERS:
            yield names.get(tag, f"tag {tag:#06x}"), text_of(value)
