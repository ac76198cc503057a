"""Which software turns a file into pixels: what a decoded picture depends on."""

import cv2
import PIL
import pillow_heif
from PIL import features

CODECS = {
    "JPEG": "jpg",
    "MPO": "jpg",
    "PNG": "zlib",
    "TIFF": "libtiff",
    "WEBP": "webp",
    "JPEG2000": "jpg_2000",
    "AVIF": "avif",
}
"""Pillow's names of the libraries that decode a format; it decodes BMP and GIF itself."""


def decoder_versions(picture_format: str, *, video: bool) -> dict[str, str]:
    """Names and versions for a file of that format, or for a video in that container."""
    if video:
        return {"OpenCV with FFmpeg": cv2.__version__}
    versions = {"Pillow": PIL.__version__, "littleCMS": str(features.version("littlecms2"))}
    if picture_format == "HEIF":
        return versions | {"pillow-heif": pillow_heif.__version__,
                           "libheif": pillow_heif.libheif_version()}  # fmt: skip
    if (codec := CODECS.get(picture_format)) is not None:
        versions[f"decoder of {picture_format}"] = str(features.version(codec))
        if codec == "jpg" and (turbo := features.version("libjpeg_turbo")):
            versions["libjpeg-turbo"] = turbo
    return versions
