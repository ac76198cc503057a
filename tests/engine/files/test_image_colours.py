"""Depth, transparency and colour profiles: what is done to the values, and what is said."""

import struct

import cv2
import numpy as np
import pytest
from PIL import Image, ImageCms

from xfv_desktop.domain.errors import UnreadableImage
from xfv_desktop.engine.files.images import read_photograph

from ..pictures import encoded, picture

PICTURE = picture(24, 16)
RGB = np.asarray(PICTURE)
GREY = np.asarray(PICTURE.convert("L"))


def by_opencv(extension, values):
    """A file of samples that Pillow cannot write."""
    written, data = cv2.imencode(f".{extension}", values)
    assert written
    return data.tobytes()


def profile_of_another_kind():
    """A sound profile, but one that no CMYK picture can have."""
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()


@pytest.mark.parametrize("extension", ["png", "tif"])
def test_sixteen_bit_colour_is_scaled_to_eight(extension):
    """65535 becomes 255; a value v·257 becomes v, neither cut off nor wrapped."""
    data = by_opencv(extension, RGB[..., ::-1].astype(np.uint16) * 257)
    np.testing.assert_array_equal(read_photograph(data, f"a.{extension}").pixels, RGB)


@pytest.mark.parametrize("extension", ["png", "tif", "jp2"])
def test_sixteen_bit_grey_is_scaled_to_eight(extension):
    data = encoded(Image.fromarray(GREY.astype(np.uint16) * 257), extension)
    expected = np.repeat(GREY[..., None], 3, axis=2)
    np.testing.assert_array_equal(read_photograph(data, f"a.{extension}").pixels, expected)


@pytest.mark.parametrize(("value", "expected"), [(0, 0), (128, 0), (129, 1), (65535, 255)])
def test_sixteen_bit_grey_is_rounded_to_the_nearest(value, expected):
    data = by_opencv("png", np.full((4, 4), value, np.uint16))
    assert (read_photograph(data, "a.png").pixels == expected).all()


def test_floating_point_picture_is_stretched_to_its_range():
    data = encoded(Image.fromarray(np.linspace(-2, 3, 256, dtype=np.float32)[None]), "tif")
    pixels = read_photograph(data, "a.tif").pixels
    np.testing.assert_array_equal(pixels[0, :, 0], np.arange(256))


def test_floating_point_picture_of_one_value_is_readable():
    data = encoded(Image.fromarray(np.full((4, 4), 0.5, np.float32)), "tif")
    assert read_photograph(data, "a.tif").pixels.shape == (4, 4, 3)


@pytest.mark.parametrize("bad", [np.nan, np.inf, -np.inf])
def test_floating_point_picture_with_a_value_that_is_no_number_is_not_shown_as_black(bad):
    """It is refused, or its other pixels are kept."""
    values = np.linspace(0, 1, 256, dtype=np.float32).reshape(16, 16).copy()
    values[3, 3] = bad
    try:
        pixels = read_photograph(encoded(Image.fromarray(values), "tif"), "a.tif").pixels
    except UnreadableImage:
        return
    assert pixels.std() > 50


@pytest.mark.parametrize("mode", ["1", "L", "P", "LA", "RGBA"])
def test_grey_palette_and_opaque_pictures_become_three_channels(mode):
    source = PICTURE.convert(mode)
    photograph = read_photograph(encoded(source, "png"), "a.png")
    np.testing.assert_array_equal(photograph.pixels, np.asarray(source.convert("RGB")))
    assert photograph.image.remarks == ()


def test_transparent_areas_are_white_and_what_lies_under_them_is_hidden():
    rgba = np.dstack([RGB, np.full(RGB.shape[:2], 255, np.uint8)])
    rgba[:, :12] = (255, 0, 255, 0)
    photograph = read_photograph(encoded(Image.fromarray(rgba), "png"), "a.png")
    assert (photograph.pixels[:, :12] == 255).all()
    np.testing.assert_array_equal(photograph.pixels[:, 12:], RGB[:, 12:])
    assert ["transparent" in remark for remark in photograph.image.remarks] == [True]


def test_half_transparent_areas_are_mixed_with_white():
    rgba = np.zeros((4, 4, 4), np.uint8)
    rgba[..., 3] = 128
    pixels = read_photograph(encoded(Image.fromarray(rgba), "png"), "a.png").pixels
    assert np.abs(pixels.astype(int) - 127).max() <= 1


def test_transparent_colour_of_a_palette_counts_as_transparent():
    image = Image.new("P", (4, 4), 1)
    image.putpalette([255, 0, 255, 10, 20, 30])
    image.putpixel((0, 0), 0)
    photograph = read_photograph(encoded(image, "png", transparency=0), "a.png")
    assert photograph.pixels[0, 0].tolist() == [255, 255, 255]
    assert photograph.pixels[1, 1].tolist() == [10, 20, 30]
    assert len(photograph.image.remarks) == 1


def cmyk_jpeg(**options):
    return encoded(PICTURE.convert("CMYK"), "jpg", **options)


def test_cmyk_without_a_profile_is_an_estimate_and_that_is_said():
    photograph = read_photograph(cmyk_jpeg(), "a.jpg")
    assert ["estimate" in remark for remark in photograph.image.remarks] == [True]
    assert np.abs(photograph.pixels.astype(int) - RGB).mean() < 6


def test_profile_that_does_not_fit_the_picture_is_said():
    photograph = read_photograph(cmyk_jpeg(icc_profile=profile_of_another_kind()), "a.jpg")
    assert ["could not be applied" in r for r in photograph.image.remarks] == [True]


@pytest.mark.parametrize("junk", [b"junk", b"\x00" * 128, bytes(range(256)) * 3])
def test_profile_that_is_none_is_said(junk):
    photograph = read_photograph(encoded(PICTURE, "png", icc_profile=junk), "a.png")
    assert ["could not be applied" in r for r in photograph.image.remarks] == [True]
    np.testing.assert_array_equal(photograph.pixels, RGB)


def matrix_profile(red, green, blue):
    """A minimal ICC profile (version 2): linear curves and the given primaries (XYZ, D50)."""

    def number(value):
        return struct.pack(">i", round(value * 65536))

    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", 4) + b"toy\0" + bytes(79),
        b"wtpt": b"XYZ " + bytes(4) + number(0.9642) + number(1) + number(0.8249),
        **{
            name: b"XYZ " + bytes(4) + b"".join(number(value) for value in xyz)
            for name, xyz in ((b"rXYZ", red), (b"gXYZ", green), (b"bXYZ", blue))
        },
        **{name: b"curv" + bytes(8) for name in (b"rTRC", b"gTRC", b"bTRC")},
    }
    table, body = struct.pack(">I", len(tags)), b""
    for name, value in tags.items():
        value += bytes(-len(value) % 4)
        table += name + struct.pack(">II", 132 + 12 * len(tags) + len(body), len(value))
        body += value
    head = bytearray(128)
    head[0:4] = struct.pack(">I", 128 + len(table) + len(body))
    head[8:12], head[12:24] = b"\x02\x10\0\0", b"mntrRGB XYZ "
    head[36:40], head[68:80] = b"acsp", number(0.9642) + number(1) + number(0.8249)
    return bytes(head) + table + body


SRGB_PRIMARIES = ((0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141))


@pytest.mark.parametrize(
    ("name", "alpha"),
    [("jpg", False), *((name, alpha) for name in ("png", "tif", "webp") for alpha in (0, 1))],
)
def test_profile_is_applied(name, alpha):
    """Linear light with the primaries of sRGB: a value of 55 (0.216) is 128 (0.502) in sRGB."""
    colour = (55, 0, 255)
    image = Image.new("RGBA" if alpha else "RGB", (16, 16), (*colour, 255) if alpha else colour)
    data = encoded(image, name, icc_profile=matrix_profile(*SRGB_PRIMARIES))
    photograph = read_photograph(data, f"a.{name}")
    assert np.abs(photograph.pixels[8, 8].astype(int) - (128, 0, 255)).max() <= 2
    assert photograph.image.remarks == ()


def test_primaries_of_the_profile_are_used():
    """Red and green exchanged in the profile are exchanged in the picture."""
    red, green, blue = SRGB_PRIMARIES
    data = encoded(
        Image.new("RGB", (8, 8), (255, 0, 0)), "png", icc_profile=matrix_profile(green, red, blue)
    )
    assert np.abs(read_photograph(data, "a.png").pixels[4, 4].astype(int) - (0, 255, 0)).max() <= 2


def test_profile_of_srgb_changes_nothing():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = encoded(PICTURE, "png", icc_profile=profile)
    photograph = read_photograph(data, "a.png")
    assert np.abs(photograph.pixels.astype(int) - np.asarray(PICTURE)).max() <= 1
    assert photograph.image.remarks == ()
