"""Bytes of a file → an upright 8-bit RGB picture in sRGB, or one clear sentence why not."""

import hashlib
import io
import re
import warnings
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

import attrs
import numpy as np
import pillow_heif
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageOps

from xfv_desktop.domain.errors import UnreadableImage
from xfv_desktop.domain.evidence import Frame, ImageFile
from xfv_desktop.engine.files.deflate_check import check_deflate

pillow_heif.register_heif_opener(thumbnails=False, depth_images=False, aux_images=False)

FORMATS = ("JPEG", "PNG", "TIFF", "BMP", "WEBP", "GIF", "JPEG2000", "AVIF", "HEIF")
MAX_PIXELS = 150_000_000
MAX_BYTES = 1_000_000_000
ORIENTATION_TAG = 0x0112
LUMINANCE = (
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55,
    14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
    18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92,
    49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
)  # fmt: skip
"""Quantisation of luminance at quality 50, row by row (ITU-T T.81, table K.1)."""

SUPPORTED = "JPEG, PNG, TIFF, BMP, WebP, GIF, JPEG 2000, AVIF and HEIC"


@attrs.frozen(kw_only=True)
class Photograph:
    """A decoded file. ``pixels``: (H, W, 3) uint8 RGB (sRGB), upright, read-only.

    ``jpeg_quality`` is that of a JPEG file, see ``jpeg_quality``.
    """

    image: ImageFile
    pixels: NDArray[np.uint8] = attrs.field(eq=False, repr=False)
    jpeg_quality: int | None = None


def pixels_sha256(pixels: NDArray[np.uint8]) -> str:
    """The SHA-256 of a picture's size (“WIDTHxHEIGHT”, a line feed) and its RGB bytes by rows."""
    digest = hashlib.sha256(f"{pixels.shape[1]}x{pixels.shape[0]}\n".encode())
    digest.update(np.ascontiguousarray(pixels).data)
    return digest.hexdigest()


def read_photograph(data: bytes, name: str, frame: int = 0) -> Photograph:
    """The photograph in ``data``; the bytes are hashed before anything else is done with them.

    ``frame`` counts the pages or frames of a file that holds several, from 0. Raises
    UnreadableImage for everything that is not a whole, sound photograph of a supported format; no
    pixel of a damaged file is ever returned.
    """
    digest = hashlib.sha256(data).hexdigest()
    if len(data) > MAX_BYTES:
        raise UnreadableImage(f"“{name}” is larger than 1 GB: supply a still photograph.")
    remarks: list[str] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's remarks; what matters is checked here
        try:
            picture = _opened(data, name)
            picture_format = str(picture.format)
            _check_size(picture, name)
            picture.verify()  # checksums; the picture has to be opened again afterwards
            picture = _opened(data, name)
            quality = jpeg_quality(getattr(picture, "quantization", {}))
            frames = _turned_to(picture, frame, name)
            orientation = _orientation(picture)  # Pillow turns TIFF and drops the tag while loading
            check_deflate(picture, data)
            picture.load()
            _check_end(data, picture_format)
        except (UnreadableImage, MemoryError):
            raise
        except Exception as error:
            raise UnreadableImage(
                f"“{name}” is damaged or incomplete ({_reason(error)}): obtain the file again."
            ) from error
        chosen = None
        if frames > 1:
            chosen = Frame("page" if picture_format == "TIFF" else "frame", frame, frames)
            which = f"{chosen.kind} {frame + 1}" if frame else "the first one"
            remarks.append(f"The file holds {frames} {chosen.kind}s; {which} is used.")
        if (extension := _contradicting_extension(name, picture_format)) is not None:
            remarks.append(
                f"The file name ends in {extension} but the content is {picture_format}; "
                "the content was used."
            )
        ImageOps.exif_transpose(picture, in_place=True)  # a copy of 48 million pixels costs 190 MB
        rgb = _srgb(picture, name, remarks)
    pixels = np.asarray(rgb, dtype=np.uint8)
    pixels.setflags(write=False)
    image = ImageFile(
        name=name,
        sha256=digest,
        byte_count=len(data),
        format=picture_format,
        width=pixels.shape[1],
        height=pixels.shape[0],
        orientation=orientation,
        remarks=tuple(remarks),
        frame=chosen,
    )
    return Photograph(image=image, pixels=pixels, jpeg_quality=quality)


def jpeg_quality(tables: Mapping[int, Sequence[int]]) -> int | None:
    """The quality, 1 to 100, whose luminance table is nearest to the file's; ``None`` without one.

    The scale is that of the Independent JPEG Group: ITU-T T.81, table K.1, times 50 / q below 50
    and (100 − q) / 50 from there on. Exact for files of libjpeg; cameras and other programs use
    tables of their own, for which it is an estimate. Tables are in rows, as Pillow gives them.
    """
    if 0 not in tables:
        return None
    qualities = np.arange(1, 101)
    scales = np.where(qualities < 50, 5000 // qualities, 200 - 2 * qualities)
    scaled = np.clip((scales[:, None] * np.array(LUMINANCE) + 50) // 100, 1, 255)
    return int(qualities[np.abs(scaled - np.array(tables[0])).sum(axis=1).argmin()])


def opened_pictures(data: bytes, name: str, most: int) -> tuple[str, int, list[NDArray[np.uint8]]]:
    """“page” or “frame”, how many the file holds, and the first of them as they are displayed.

    Each: (H, W, 3) uint8 RGB, upright; none is decoded where there is only one. Raises
    UnreadableImage.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        picture = _opened(data, name)
        try:
            count = int(getattr(picture, "n_frames", 1))
        except Exception:  # whatever is wrong, reading the picture says it
            count = 1
    shown = range(min(count, most)) if count > 1 else ()
    few = [read_photograph(data, name, index).pixels for index in shown]
    return "page" if picture.format == "TIFF" else "frame", count, few


def png_of(pixels: NDArray[np.uint8]) -> bytes:
    """The bytes of a lossless PNG of an RGB picture."""
    stream = io.BytesIO()
    Image.fromarray(pixels).save(stream, "PNG", compress_level=4)
    return stream.getvalue()


def _opened(data: bytes, name: str) -> Image.Image:
    if not data:
        raise UnreadableImage(f"“{name}” is empty (0 bytes): obtain the file again.")
    try:
        return Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise _too_large(name) from error
    except Exception as error:
        raise UnreadableImage(
            f"“{name}” is not a photograph this program can read: supply one of {SUPPORTED}."
        ) from error


def _turned_to(picture: Image.Image, frame: int, name: str) -> int:
    """How many pictures the file holds; it is turned to the one that is asked for."""
    frames = int(getattr(picture, "n_frames", 1))
    if not 0 <= frame < frames:
        raise UnreadableImage(
            f"“{name}” has no page or frame {frame + 1}: choose 1 to {frames}."
            if frames > 1
            else f"“{name}” holds one picture only: leave out the number {frame + 1}."
        )
    if frame:
        picture.seek(frame)
        _check_size(picture, name)
    return frames


def _check_size(picture: Image.Image, name: str) -> None:
    """The declared size is checked before a pixel is decoded."""
    width, height = picture.size
    if width * height > MAX_PIXELS:
        raise _too_large(name)


def _orientation(picture: Image.Image) -> int:
    """The EXIF orientation, 1 where it is absent or makes no sense."""
    value = picture.getexif().get(ORIENTATION_TAG, 1)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _check_end(data: bytes, picture_format: str) -> None:
    """OpenJPEG fills tiles that are missing with black and says nothing: ask for the end mark."""
    if picture_format == "JPEG2000" and not _codestream(data).endswith(b"\xff\xd9"):
        raise ValueError("the JPEG 2000 data have no end")


def _codestream(data: bytes) -> bytes:
    """The contents of the first jp2c box, or the whole of a file that is a bare codestream."""
    if data.startswith(b"\xff\x4f"):
        return data
    place = 0
    while place + 8 <= len(data):
        length, kind = int.from_bytes(data[place : place + 4]), data[place + 4 : place + 8]
        head = 8
        if length == 1:
            length, head = int.from_bytes(data[place + 8 : place + 16]), 16
        end = len(data) if length == 0 else place + length
        if kind == b"jp2c":
            return data[place + head : end] if end <= len(data) else b""
        if end <= place:
            break
        place = end
    return b""


def _too_large(name: str) -> UnreadableImage:
    return UnreadableImage(
        f"“{name}” unfolds to more than {MAX_PIXELS // 10**6} million pixels: "
        "supply a photograph of ordinary size."
    )


def _reason(error: Exception) -> str:
    words = (str(error).strip().rstrip(".") or type(error).__name__).splitlines()[0]
    return re.sub(r"""\bb(["'])(.*?)\1""", r"\2", words)  # Pillow names parts as Python bytes


def _contradicting_extension(name: str, picture_format: str) -> str | None:
    extension = PurePath(name).suffix.lower()
    named_format = Image.registered_extensions().get(extension)
    if named_format is None or named_format == picture_format:
        return None
    return None if {named_format, picture_format} == {"JPEG", "MPO"} else extension


def _srgb(picture: Image.Image, name: str, remarks: list[str]) -> Image.Image:
    picture = _eight_bit(picture, name)
    picture = _without_transparency(picture, remarks)
    if picture.mode not in ("RGB", "L", "CMYK"):
        picture = picture.convert("RGB")
    profile = picture.info.get("icc_profile")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            converted = ImageCms.profileToProfile(
                picture,
                source,
                ImageCms.createProfile("sRGB"),
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                outputMode="RGB",
            )
            if converted is not None:
                return converted
        except (ImageCms.PyCMSError, OSError, ValueError):
            remarks.append(
                "The embedded colour profile could not be applied; colours are an estimate."
            )
    elif picture.mode == "CMYK":
        remarks.append("CMYK picture without a colour profile: its colours are only an estimate.")
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _eight_bit(picture: Image.Image, name: str) -> Image.Image:
    """16-bit grey and floating-point pictures scaled to 8 bits; 16-bit RGB is so already."""
    if picture.mode.startswith("I;16"):
        values: NDArray[Any] = np.asarray(picture).astype(np.float64) / 257
    elif picture.mode == "I":
        values = np.asarray(picture).astype(np.float64) / 257
    elif picture.mode == "F":
        values = np.asarray(picture).astype(np.float64)
        if not np.isfinite(values).all():
            raise UnreadableImage(
                f"“{name}” holds values that are no numbers: export the picture with 8 or 16 bits."
            )
        span = values.max() - values.min()
        values = (values - values.min()) * (255 / span if span > 0 else 0)
    else:
        return picture
    return Image.fromarray(np.clip(np.rint(values), 0, 255).astype(np.uint8))


def _without_transparency(picture: Image.Image, remarks: list[str]) -> Image.Image:
    if not picture.has_transparency_data:
        return picture
    rgba = picture.convert("RGBA")
    if rgba.getchannel("A").getextrema() != (255, 255):
        remarks.append("The picture has transparent areas; they are shown on white.")
        white = Image.new("RGBA", rgba.size, "white")
        white.alpha_composite(rgba)
        rgba = white
    opaque = rgba.convert("RGB")
    if "icc_profile" in picture.info:
        opaque.info["icc_profile"] = picture.info["icc_profile"]
    return opaque
