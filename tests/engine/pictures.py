"""Pictures made in memory, in every format the program reads."""

import io

import attrs
import numpy as np
import pillow_heif
from PIL import Image

pillow_heif.register_heif_opener()


@attrs.frozen
class Encoding:
    """Pillow's name of a format, how to save in it, and the mean error in grey levels."""

    format: str
    options: dict = attrs.field(factory=dict)
    mean_error: float = 0


ENCODINGS = {
    "jpg": Encoding("JPEG", {"quality": 97, "subsampling": 0}, 2),
    "png": Encoding("PNG"),
    "tif": Encoding("TIFF", {"compression": "tiff_deflate"}),
    "bmp": Encoding("BMP"),
    "webp": Encoding("WEBP", {"lossless": True}),
    "gif": Encoding("GIF", {}, 8),
    "jp2": Encoding("JPEG2000", {"irreversible": False}),
    "avif": Encoding("AVIF", {"quality": 95, "subsampling": "4:4:4"}, 3),
    "heic": Encoding("HEIF", {"quality": 95, "chroma": 444}, 3),
}


def picture(width, height, seed=0):
    """Smooth colours that differ along both axes, so that every way to turn it is told apart."""
    y, x = np.mgrid[0:height, 0:width]
    waves = [
        x / max(width - 1, 1),
        y / max(height - 1, 1),
        0.5 + 0.5 * np.sin((x + 2 * y) / 7 + seed),
    ]
    return Image.fromarray(np.rint(np.stack(waves, axis=-1) * 255).astype(np.uint8))


def encoded(image, name, **options):
    """The bytes of a file."""
    buffer = io.BytesIO()
    encoding = ENCODINGS[name]
    image.save(buffer, encoding.format, **(encoding.options | options))
    return buffer.getvalue()
