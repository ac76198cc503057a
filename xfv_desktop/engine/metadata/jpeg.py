"""How a JPEG file was coded (ITU-T T.81): tables and sampling tell one program from another."""

from collections.abc import Iterator
from typing import Any

from PIL import Image, JpegImagePlugin

from xfv_desktop.engine.files.images import jpeg_quality

SUBSAMPLING = {0: "4:4:4", 1: "4:2:2", 2: "4:2:0"}


def coding(picture: Image.Image, _: bytes) -> Iterator[tuple[str, str]]:
    """Process, precision, sampling, quality of the nearest standard table."""
    if not isinstance(picture, JpegImagePlugin.JpegImageFile):
        return
    progressive = bool(picture.info.get("progressive"))
    yield "process", "progressive" if progressive else "sequential"
    yield "bits per sample", str(picture.bits)
    yield "components", " ".join(f"{c}: {h}×{v}, table {q}" for c, h, v, q in _layers(picture))
    known = SUBSAMPLING.get(JpegImagePlugin.get_sampling(picture), "another kind")
    yield "chroma subsampling", known
    quality = jpeg_quality(picture.quantization)
    if quality is not None:
        yield "quality of the nearest standard table", f"{quality} of 100"
    for name in ("jfif_version", "jfif_density", "adobe", "adobe_transform"):
        if name in picture.info:
            yield name.replace("_", " "), str(picture.info[name])


def tables(picture: Image.Image, _: bytes) -> Iterator[tuple[str, str]]:
    """Each table as eight rows of eight, lowest frequencies first."""
    found: dict[int, Any] = getattr(picture, "quantization", {})
    for number, table in found.items():
        rows = [table[start : start + 8] for start in range(0, 64, 8)]
        yield f"table {number}", "\n".join(" ".join(f"{v:3d}" for v in row) for row in rows)


def _layers(picture: JpegImagePlugin.JpegImageFile) -> list[tuple[int, int, int, int]]:
    return list(picture.layer)
