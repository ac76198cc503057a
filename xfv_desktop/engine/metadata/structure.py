"""What a file is built of: its format, the texts in it, its parts with their places and sizes."""

from collections.abc import Generator, Iterator

from PIL import Image

from xfv_desktop.engine.metadata import parts_of
from xfv_desktop.engine.metadata.values import described, text_of

SHOWN_ELSEWHERE = {
    "exif", "icc_profile", "xmp", "XML:com.adobe.xmp", "photoshop", "jfif_version", "jfif_density",
    "adobe", "adobe_transform", "progression", "progressive", "comment",
}  # fmt: skip
TIFF_NAMES = {
    258: "bits per sample", 259: "compression", 262: "photometric interpretation",
    277: "samples per pixel", 284: "planar configuration", 317: "predictor", 322: "tile width",
    278: "rows per strip",
}  # fmt: skip
MOST_PARTS = 2000
FURTHER = "further ones, not shown"


def picture_facts(picture: Image.Image, _: bytes) -> Iterator[tuple[str, str]]:
    """Format, pixels, number of pictures, and what else the format's head says."""
    yield "format", str(picture.format)
    yield "size", f"{picture.width} × {picture.height} px, as stored"
    yield "pixel type", picture.mode
    yield "pictures", str(getattr(picture, "n_frames", 1))
    for name, value in picture.info.items():
        if isinstance(name, str) and name not in SHOWN_ELSEWHERE and not isinstance(value, str):
            yield name, text_of(value)
    tags = getattr(picture, "tag_v2", {})
    for tag, name in TIFF_NAMES.items():
        if tag in tags:
            yield name, text_of(tags[tag])


def texts(picture: Image.Image, _: bytes) -> Iterator[tuple[str, str]]:
    """Comments and named texts."""
    comment = picture.info.get("comment")
    if comment is not None:
        yield "comment", text_of(comment)
    for name, value in picture.info.items():
        if isinstance(name, str) and isinstance(value, str) and name not in SHOWN_ELSEWHERE:
            yield name, value


def parts(_: Image.Image, data: bytes) -> Iterator[tuple[str, str]]:
    """Segments, chunks or boxes in their order, and whatever follows the end of the picture."""
    end = yield from part_rows(data)
    if 0 < end < len(data):
        yield "after the end of the picture", described(data[end:])


def part_rows(data: parts_of.Bytes) -> Generator[tuple[str, str], None, int]:
    """Each part's name, indented as deep as it lies in others, with its place and size.

    Returns where the last part ends, 0 where there is none.
    """
    end, further = 0, 0
    for number, part in enumerate(parts_of.parts(data)):
        end = max(end, part.offset + part.size)
        if number < MOST_PARTS:
            yield f"{'  ' * part.depth}{part.name}", f"at {part.offset:,}, {part.size:,} bytes"
        else:
            further += 1
    if further:
        yield FURTHER, f"{further:,}"
    return end
