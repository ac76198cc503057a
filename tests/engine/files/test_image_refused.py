"""Files that are damaged, hostile or no pictures are refused in one sentence, whole."""

import hashlib
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from xfv_desktop.domain.errors import UnreadableImage
from xfv_desktop.engine.files import images
from xfv_desktop.engine.files.images import MAX_PIXELS, ORIENTATION_TAG, SUPPORTED, read_photograph

from ..pictures import ENCODINGS, encoded, picture

PICTURE = picture(48, 32)
FILES = {name: encoded(PICTURE, name) for name in ENCODINGS}
EXIF = Image.Exif()
EXIF[ORIENTATION_TAG] = 6
MADE_NOW = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
PROFILE = MADE_NOW[:24] + bytes(12) + MADE_NOW[36:]  # without the time: always the same examples
DESCRIBED = {
    f"{name} with EXIF and profile": encoded(PICTURE, name, exif=EXIF, icc_profile=PROFILE)
    for name in ("jpg", "png", "tif", "webp", "avif")
}


def refusal(data, name="a.jpg"):
    """The sentence of the refusal; the file is named in it."""
    with pytest.raises(UnreadableImage) as caught:
        read_photograph(data, name)
    text = str(caught.value)
    assert name in text
    assert text.endswith(".")
    assert "\n" not in text
    return text


def test_empty_file_is_refused():
    assert "empty (0 bytes)" in refusal(b"")


@pytest.mark.parametrize(
    "data",
    [
        b"Dear Sir or Madam,\n" * 40,
        b"\x00" * 4096,
        b"%PDF-1.7\n" + b"0" * 500,
        b"\xff\xd8\xff",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
    ],
    ids=["text", "zeros", "PDF", "three bytes of a JPEG", "SVG", "EPS"],
)
def test_what_is_no_picture_is_refused_with_what_would_be_read(data):
    assert SUPPORTED in refusal(data)


@pytest.mark.parametrize("name", ["ppm", "ico", "tga", "pcx"])
def test_formats_that_are_not_on_the_list_are_refused(name, tmp_path):
    PICTURE.save(tmp_path / f"a.{name}")
    assert SUPPORTED in refusal((tmp_path / f"a.{name}").read_bytes(), f"a.{name}")


@pytest.mark.parametrize("cut", [1, 2, 3, 10, 50, 100, 400])
@pytest.mark.parametrize("progressive", [False, True])
def test_jpeg_without_its_end_is_refused(cut, progressive):
    data = encoded(PICTURE, "jpg", progressive=progressive)
    assert "damaged or incomplete" in refusal(data[:-cut])


CUT = {
    **FILES,
    "progressive jpg": encoded(PICTURE, "jpg", progressive=True),
    "lossy webp": encoded(PICTURE, "webp", lossless=False),
    "plain tif": encoded(PICTURE, "tif", compression=None),
    "jpeg tif": encoded(PICTURE, "tif", compression="jpeg"),
    "tiled jp2": encoded(PICTURE, "jp2", tile_size=(16, 16)),
    "bare jp2": encoded(PICTURE, "jp2", no_jp2=True),
}


@pytest.mark.parametrize("name", CUT)
def test_file_cut_off_anywhere_is_refused_or_complete(name):
    """Only a cut behind the last pixel (in an end mark) leaves a picture, and then a whole one."""
    data = CUT[name]
    whole = read_photograph(data, "a").pixels
    for length in range(0, len(data), 1 if "jp2" in name else max(1, len(data) // 150)):
        try:
            pixels = read_photograph(data[:length], "a").pixels
        except UnreadableImage:
            continue
        np.testing.assert_array_equal(pixels, whole, err_msg=f"cut off after {length} bytes")


def test_png_with_a_wrong_checksum_is_refused():
    data = bytearray(encoded(PICTURE, "png"))
    place = data.index(b"IDAT") + 4
    (length,) = struct.unpack(">I", data[place - 8 : place - 4])
    data[place + length] ^= 1
    assert "damaged" in refusal(bytes(data), "a.png")


def test_png_with_an_altered_pixel_and_its_old_checksum_is_refused():
    """Stored without compression, such a file would decode without a complaint."""
    data = bytearray(encoded(PICTURE, "png", compress_level=0))
    data[data.index(b"IDAT") + 2000] ^= 0xFF
    told = refusal(bytes(data), "a.png")
    assert "damaged" in told
    assert "checksum in IDAT)" in told


def bomb(width, height):
    """A PNG that declares a size and holds next to nothing."""

    def chunk(kind, body):
        crc = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", crc)

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\x00" * 1000))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("width", "height"), [(20000, 20000), (1, 2**31 - 1), (MAX_PIXELS + 1, 1), (12500, 12001)]
)
def test_picture_of_a_huge_size_is_refused_before_it_is_unfolded(width, height, monkeypatch):
    monkeypatch.setattr(Image.Image, "load", lambda _: pytest.fail("a pixel was decoded"))
    assert "150 million pixels" in refusal(bomb(width, height), "a.png")


def test_largest_size_that_is_allowed_is_not_refused_for_its_size():
    """It is refused for what is missing in it."""
    assert "million pixels" not in refusal(bomb(MAX_PIXELS // 10, 10), "a.png")


def test_file_with_too_many_bytes_is_refused_before_it_is_opened(monkeypatch):
    monkeypatch.setattr(images, "MAX_BYTES", 100)
    monkeypatch.setattr(Image, "open", lambda *_, **__: pytest.fail("the file was opened"))
    assert "1 GB" in refusal(b"\x00" * 101)


def test_error_of_the_decoder_is_kept_as_the_cause():
    with pytest.raises(UnreadableImage) as caught:
        read_photograph(FILES["png"][:-30], "a.png")
    assert caught.value.__cause__ is not None


@settings(max_examples=300)
@given(st.sampled_from(sorted(FILES | DESCRIBED)), st.data())
def test_damaged_file_is_refused_or_read_whole(name, draw):
    """Flipped bytes and cuts raise UnreadableImage or leave a picture of the size it states."""
    data = bytearray((FILES | DESCRIBED)[name])
    for _ in range(draw.draw(st.integers(0, 4), label="flips")):
        data[draw.draw(st.integers(0, len(data) - 1))] = draw.draw(st.integers(0, 255))
    if draw.draw(st.booleans(), label="cut"):
        del data[draw.draw(st.integers(0, len(data))) :]
    check(bytes(data), f"a.{name}")


@settings(max_examples=50)
@given(st.sampled_from([b"", *(data[:40] for data in FILES.values())]), st.binary(max_size=400))
def test_any_bytes_are_refused_or_read_whole(head, rest):
    check(head + rest, "a.jpg")


def check(data, name):
    try:
        photograph = read_photograph(data, name)
    except UnreadableImage:
        return
    assert photograph.image.sha256 == hashlib.sha256(data).hexdigest()
    assert photograph.pixels.shape == (photograph.image.height, photograph.image.width, 3)
    assert photograph.pixels.dtype == np.uint8
    assert not photograph.pixels.flags.writeable
