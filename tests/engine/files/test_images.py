"""Every supported format becomes the same upright 8-bit sRGB picture."""

import hashlib
import io
import struct

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from xfv_desktop.engine.files.images import FORMATS, ORIENTATION_TAG, read_photograph

from ..pictures import ENCODINGS, encoded, picture

PICTURE = picture(48, 32)


@pytest.mark.parametrize("name", ENCODINGS)
def test_format_is_read(name):
    encoding = ENCODINGS[name]
    data = encoded(PICTURE, name)
    photograph = read_photograph(data, f"a.{name}")
    assert photograph.image.format == encoding.format
    assert photograph.pixels.shape == (32, 48, 3)
    assert photograph.pixels.dtype == np.uint8
    difference = np.abs(photograph.pixels.astype(int) - np.asarray(PICTURE))
    assert difference.mean() <= encoding.mean_error
    assert photograph.image.remarks == ()


def test_every_format_that_is_promised_is_tested():
    assert {encoding.format for encoding in ENCODINGS.values()} == set(FORMATS)


@pytest.mark.parametrize("name", ENCODINGS)
def test_file_is_described_as_it_came(name):
    data = encoded(PICTURE, name)
    image = read_photograph(data, f"Käse 1.{name}").image
    assert image.name == f"Käse 1.{name}"
    assert image.sha256 == hashlib.sha256(data).hexdigest()
    assert image.byte_count == len(data)
    assert (image.width, image.height, image.orientation) == (48, 32, 1)


@pytest.mark.parametrize("name", ENCODINGS)
def test_pixels_cannot_be_changed(name):
    pixels = read_photograph(encoded(PICTURE, name), f"a.{name}").pixels
    with pytest.raises(ValueError, match="read-only"):
        pixels[0, 0, 0] = 0


@settings(max_examples=25)
@given(st.integers(1, 40), st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_lossless_files_of_any_size_give_their_pixels_back(width, height, seed):
    pixels = np.random.default_rng(seed).integers(0, 256, (height, width, 3), dtype=np.uint8)
    for name in ("png", "bmp", "tif"):
        data = encoded(Image.fromarray(pixels), name)
        np.testing.assert_array_equal(read_photograph(data, f"a.{name}").pixels, pixels)


@pytest.mark.parametrize("name", ["jpg", "png", "tif", "webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_picture_is_turned_upright_exactly_once(name, orientation):
    """The file holds the pixels as the EXIF orientation says; the result is always the same."""
    # What turns a stored picture upright, and its inverse, which makes the stored picture.
    inverse = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    stored = PICTURE if inverse is None else PICTURE.transpose(inverse)
    exif = Image.Exif()
    exif[ORIENTATION_TAG] = orientation
    photograph = read_photograph(encoded(stored, name, exif=exif.tobytes()), f"a.{name}")
    assert (photograph.image.width, photograph.image.height) == (48, 32)
    assert photograph.image.orientation == orientation
    difference = np.abs(photograph.pixels.astype(int) - np.asarray(PICTURE))
    assert difference.mean() <= ENCODINGS[name].mean_error


@pytest.mark.parametrize("orientation", [0, 9, 77, 65535])
def test_orientation_that_does_not_exist_is_none(orientation):
    exif = Image.Exif()
    exif[ORIENTATION_TAG] = orientation
    photograph = read_photograph(encoded(PICTURE, "png", exif=exif.tobytes()), "a.png")
    assert photograph.image.orientation == 1
    np.testing.assert_array_equal(photograph.pixels, np.asarray(PICTURE))


def orientation_written_as(kind, count, value):
    """An EXIF block whose orientation is a value of another kind than a short number."""
    entry = struct.pack(">HHI", ORIENTATION_TAG, kind, count) + value.ljust(4, b"\0")
    head = b"Exif\0\0MM\0*" + struct.pack(">IH", 8, 1)
    return head + entry + bytes(20)


@pytest.mark.parametrize(
    ("kind", "count", "value"),
    [
        (1, 1, b"\x06"),
        (2, 4, b"abc\0"),
        (2, 2, b"6\0"),
        (3, 2, b"\0\6\0\6"),
        (3, 0, b""),
        (4, 1, b"\xff\xff\xff\xff"),
        (5, 1, struct.pack(">I", 26)),
        (7, 4, b"\x06abc"),
        (11, 1, struct.pack(">f", float("nan"))),
    ],
    ids=["byte", "text", "digit", "pair", "none", "long", "0/0", "undefined", "not a number"],
)
def test_orientation_that_makes_no_sense_does_not_stop_the_reading(kind, count, value):
    data = encoded(PICTURE, "jpg", exif=orientation_written_as(kind, count, value))
    photograph = read_photograph(data, "a.jpg")
    assert photograph.image.orientation in range(1, 9)
    assert photograph.pixels.size == 48 * 32 * 3


@pytest.mark.parametrize(
    ("name", "said"), [("gif", "3 frames"), ("tif", "3 pages"), ("webp", "3 frames")]
)
def test_first_of_several_frames_is_used_and_that_is_said(name, said):
    others = [picture(48, 32, seed) for seed in (1, 2)]
    data = encoded(PICTURE, name, save_all=True, append_images=others)
    photograph = read_photograph(data, f"a.{name}")
    assert [remark for remark in photograph.image.remarks if said in remark]
    np.testing.assert_array_equal(
        photograph.pixels, read_photograph(encoded(PICTURE, name), f"a.{name}").pixels
    )


@pytest.mark.parametrize(
    ("file", "content", "said"),
    [
        ("a.png", "jpg", ".png but the content is JPEG"),
        ("a.JPG", "png", ".jpg but the content is PNG"),
        ("a.jpeg", "jpg", None),
        ("a.jfif", "jpg", None),
        ("a.tiff", "tif", None),
        ("a.jp2", "jp2", None),
        ("a.xfv", "png", None),
        ("no extension", "png", None),
        ("a.b.gif", "png", ".gif but the content is PNG"),
    ],
)
def test_name_that_contradicts_the_content_is_said(file, content, said):
    remarks = read_photograph(encoded(PICTURE, content), file).image.remarks
    if said is None:
        assert remarks == ()
    else:
        assert said in remarks[0]


def test_phone_picture_with_a_second_picture_behind_it_is_read_as_a_jpeg():
    """MPO: phones append a preview or depth picture to a JPEG; the first picture counts."""
    buffer = io.BytesIO()
    PICTURE.save(buffer, "MPO", save_all=True, append_images=[picture(48, 32, 1)], quality=97)
    photograph = read_photograph(buffer.getvalue(), "phone.jpg")
    difference = np.abs(photograph.pixels.astype(int) - np.asarray(PICTURE))
    assert difference.mean() < 3
    assert ["2 frames" in remark for remark in photograph.image.remarks] == [True]
