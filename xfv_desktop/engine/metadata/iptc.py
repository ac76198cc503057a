"""IPTC-IIM records, as press and agency programs write them."""

from collections.abc import Iterator

from PIL import Image, ImageFile, IptcImagePlugin

from xfv_desktop.engine.metadata.values import hexadecimal, text_of

NAMES = {
    (1, 90): "coded character set", (2, 0): "record version", (2, 5): "object name",
    (2, 10): "urgency", (2, 15): "category", (2, 20): "supplemental category",
    (2, 25): "keywords", (2, 40): "special instructions", (2, 55): "date created",
    (2, 60): "time created", (2, 62): "digital creation date", (2, 63): "digital creation time",
    (2, 65): "originating program", (2, 70): "program version", (2, 80): "by-line",
    (2, 85): "by-line title", (2, 90): "city", (2, 92): "sub-location", (2, 95): "province",
    (2, 100): "country code", (2, 101): "country", (2, 103): "transmission reference",
    (2, 105): "headline", (2, 110): "credit", (2, 115): "source", (2, 116): "copyright notice",
    (2, 118): "contact", (2, 120): "caption", (2, 122): "caption writer",
}  # fmt: skip
"""Record and data set (IIM 4.2, chapters 5 and 6)."""


def facts(picture: Image.Image, _: bytes) -> Iterator[tuple[str, str]]:
    """Data sets by number."""
    if not isinstance(picture, ImageFile.ImageFile):
        return
    found = IptcImagePlugin.getiptcinfo(picture) or {}
    for (record, number), value in found.items():
        name = NAMES.get((record, number), f"data set {record}:{number:02d}")
        for part in value if isinstance(value, list) else [value]:
            yield name, _text(part) if isinstance(part, bytes) else text_of(part)


def _text(value: bytes) -> str:
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return hexadecimal(value)
